// Makes the steps of an explanation. One object an explanation; each file of this floor holds the
// members for one kind of step.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "guiju/eval/stages.hpp"
#include "guiju/explain/explanation.hpp"

namespace guiju::explain {

class Explainer {
 public:
  Explainer(const checked::CheckedPack& pack, const program::Program& program,
            const SourceSet& sources, const eval::Run& run, checked::EntityId reader)
      : pack_(pack),
        program_(program),
        sources_(sources),
        run_(run),
        reader_(reader),
        context_{pack, program, run, nullptr, {}} {}

  /// A column at a row with all that it follows from.
  Step column_step(checked::ColumnId column, std::size_t row, std::size_t depth);
  [[nodiscard]] std::vector<std::string> key_of(checked::EntityId entity, std::size_t row) const;

 private:
  /// The definition that is being explained, on one row.
  struct Asking {
    checked::ColumnId column;
    checked::EntityId entity;
    std::size_t row = 0;
    std::size_t depth = 0;
    const eval::Recording& values;
  };
  using Steps = std::vector<Step>;
  /// How a floor and a cap are spoken of; {sum} is what they limit.
  struct LimitWords {
    Bilingual floor;
    Bilingual cap;
  };

  // ── explainer.cpp: columns, parameters, outcomes, places ────────────────────────────────────
  void describe_input(Step& step, checked::ColumnId column, std::size_t row);
  void expand(Step& step, checked::ColumnId column, std::size_t row, std::size_t depth);
  Step parameter_step(checked::ExprId id, const Asking& asking);
  Step parameter_step(checked::ParameterId id, std::optional<Date> date);
  eval::Outcome column_outcome(checked::ColumnId column, std::size_t row) const;
  [[nodiscard]] eval::Outcome slot_outcome(program::Slot slot, std::size_t row) const;
  eval::Outcome value_at(checked::ExprId id, const Asking& asking) const;
  std::optional<bool> truth_at(checked::ExprId id, const Asking& asking) const;
  /// State, value and missing names of a step from an outcome.
  void set_outcome(Step& step, const eval::Outcome& outcome, const checked::Type& type) const;
  void note_fault(Step& step, checked::ColumnId own) const;
  /// Source text on one line, spaces single.
  [[nodiscard]] std::string text_of(Span span) const;
  [[nodiscard]] std::string text_of(checked::ExprId id) const { return text_of(pack_.at(id).span); }
  [[nodiscard]] std::string place_of(Span span) const;
  [[nodiscard]] std::string row_name(checked::EntityId entity, std::size_t row) const;
  void note_change(Step& step, const checked::Replacement& replacement) const;
  /// Whether the parameter is a cell of the parameter table.
  [[nodiscard]] bool has_cell(checked::ParameterTableId table, checked::ParameterId id) const;
  Step clause_step(std::string name, Span span, const checked::Citation& citation) const;
  /// A part with a value, named by its text.
  Step part_step(checked::ExprId id, const Asking& asking) const;

  // ── constructs: one file each, explain_<construct>.cpp; formulas with the expressions ─────────────────────────────────────
  void define(Step& step, const Asking& asking);  // explainer.cpp: asks the one below
  void define(Step& step, const std::monostate& none, const Asking& asking);
  void define(Step& step, const checked::Formula& formula, const Asking& asking);

  void define(Step& step, const checked::Bracket& bracket, const Asking& asking);
  Step band_step(const checked::Bracket& bracket, std::size_t band, const Asking& asking);

  void define(Step& step, const checked::Exceptions& rule, const Asking& asking);
  void define(Step& step, const checked::ExceptionApplies& applies, const Asking& asking);
  Step exception_step(const checked::Exceptions& rule, std::size_t place, const Asking& asking);

  void define(Step& step, const checked::DatedFormula& dated, const Asking& asking);

  void define(Step& step, const checked::DecisionTable& table, const Asking& asking);
  Step table_row_step(const checked::DecisionTable& table, std::size_t row, const Asking& asking);
  Step cell_step(checked::ExprId head, checked::ExprId test, const Asking& asking);
  Step range_step(checked::ExprId head, checked::ExprId test, const Asking& asking);
  void add_rows(Steps& steps, const checked::DecisionTable& table, const Asking& asking,
                bool is_concluded);
  void add_collected(Steps& steps, const checked::DecisionTable& table, const Asking& asking);
  void add_default(Steps& steps, const checked::DecisionTable& table, const Asking& asking);
  /// What the clauses of the head line do to `subtotal`, in their order.
  void add_limits(Steps& steps, checked::ExprId subtotal, checked::ExprId limited,
                  const LimitWords& words, const Asking& asking) const;

  void define(Step& step, const checked::Eligibility& eligibility, const Asking& asking);
  void define(Step& step, const checked::FailedCriteria& failed, const Asking& asking);
  Step criterion_step(const checked::Eligibility::Criterion& criterion, const Asking& asking);

  void define(Step& step, const checked::LabelList& list, const Asking& asking);

  void define(Step& step, const checked::Scorecard& card, const Asking& asking);
  void define(Step& step, const checked::ScoreItemPoints& points, const Asking& asking);
  void define(Step& step, const checked::LostPoints& lost, const Asking& asking);
  Step item_step(const checked::Scorecard::Item& item, const Asking& asking);

  void define(Step& step, const checked::Rank& rank, const Asking& asking);
  void define(Step& step, const checked::RankOutcome& outcome, const Asking& asking);
  void add_neighbours(Step& step, const program::RankStage& stage, const Asking& asking);

  void define(Step& step, const checked::SplitShare& share, const Asking& asking);
  void define(Step& step, const checked::SplitLeftOver& left_over, const Asking& asking);
  void explain_by_ratio(Step& step, const checked::Split& split, std::size_t receiver,
                        const Asking& asking);
  void explain_among_rows(Step& step, const checked::Split& split, const Asking& asking);
  /// What takes part in a split among rows, as far as all of it is known; what is not is named.
  struct Sharing;
  std::optional<Sharing> sharing_rows(Step& step, const checked::Split& split,
                                      const program::SplitStage& stage, const Asking& asking);
  void add_method(Step& step, const checked::Split& split, const Rational& total,
                  const Sharing& sharing, const checked::Type& type) const;

  void define(Step& step, const checked::State& state, const Asking& asking);

  void define(Step& step, const checked::Process& process, const Asking& asking);
  void define(Step& step, const checked::ProcessProduct& product, const Asking& asking);
  void explain_next(Step& step, const checked::Process& process, checked::ProcessPart part,
                    const Asking& asking);
  Step step_of_process(const checked::Process::Step& each, checked::ExprId asked,
                       const Asking& asking);
  Step paper_step(const checked::Process::Paper& paper, const Asking& asking);
  Step disorder_step(const checked::Process::Step& each, const Asking& asking);

  // ── explain_expression.cpp ──────────────────────────────────────────────────────────────────
  /// What an expression is made of: one step for each part that has a name, a value or a truth.
  void add_operands(Steps& steps, checked::ExprId id, const Asking& asking, bool decisive = false);
  /// The same, but a formula of numbers first gets a step with its value.
  void add_value(Steps& steps, checked::ExprId id, const Asking& asking, bool decisive);
  /// What a step that already shows the value of `id` still has to say.
  void add_parts(Steps& steps, checked::ExprId id, const Asking& asking);
  void add_truths(Steps& steps, checked::ExprId id, const Asking& asking, bool decisive);
  /// What a construct came to before the limits and the rounding of its head line, where it has some.
  void add_before_limits(Steps& steps, checked::ExprId value, const Asking& asking) const;
  /// The cell of a parameter table that was asked.
  void add_cell(Steps& steps, const checked::Expr& cases, const Asking& asking);
  void add_branches(Steps& steps, const checked::Expr& choice, const Asking& asking);
  void add_branch_value(Step& branch, Bilingual plain, Bilingual with_text, checked::ExprId value,
                        const Asking& asking);
  Step value_step(checked::ExprId id, const Asking& asking);
  Step comparison_step(checked::ExprId id, const Asking& asking, bool with_operands);
  Step truth_step(checked::ExprId id, const Asking& asking);
  std::optional<Step> outside_step(checked::ExprId id, const Asking& asking);
  /// A condition with what it is made of: one step, whatever it is.
  Step condition_step(checked::ExprId id, const Asking& asking, Bilingual role = {});
  /// A number with what it is made of: the column itself, where it is one.
  Step named_step(checked::ExprId id, const Asking& asking, Bilingual role);
  Step read_step(checked::ExprId id, const Asking& asking);

  // ── explain_rows.cpp: aggregates, and what runs over an order ───────────────────────────────
  Step aggregate_step(checked::ExprId id, const Asking& asking);
  Step beside_step(checked::ExprId id, const Asking& asking);     // explain_beside.cpp
  Step elsewhere_step(checked::ExprId id, const Asking& asking);  // explain_beside.cpp
  Step running_step(checked::ExprId id, const Asking& asking);
  /// In line by a rank: the place is shown; false where the row has none that is known.
  bool add_place(Step& step, checked::OrderId order, const Asking& asking);
  Step previous_step(checked::ExprId id, const Asking& asking);
  Step window_step(checked::ExprId id, const Asking& asking);
  Step extern_step(checked::ExprId id, const Asking& asking);
  Step open_row_step(checked::EntityId entity, std::size_t row, program::Slot slot) const;
  /// An expression that no recording holds: its stored value, and the columns that it reads.
  Step stored_step(checked::ExprId id, program::Slot slot, const Asking& asking, Bilingual role);
  Step participates_step(checked::ExprId id, program::Slot slot, const Asking& asking);
  void add_leaves(Steps& steps, checked::ExprId id, const Asking& asking);
  std::optional<std::size_t> ancestor_row(const Asking& asking, checked::EntityId ancestor);
  void count_matching(Step& step, const program::MatchStage& stage, const Asking& asking);
  /// The rows of its line; nothing where the line is not known.
  std::optional<std::vector<std::size_t>> rows_in_line(checked::OrderId order, std::size_t row);
  /// Rows before this one in its line, nearest last; nothing where the line is not known.
  std::optional<std::vector<std::size_t>> rows_before(checked::OrderId order, std::size_t row);

  const checked::CheckedPack& pack_;
  const program::Program& program_;
  const SourceSet& sources_;
  const eval::Run& run_;
  checked::EntityId reader_;  // whose inputs are named bare
  eval::Context context_;
  std::map<checked::OrderId, eval::Lines> lines_;
  std::set<std::pair<checked::ColumnId, std::size_t>> expanded_;
};

/// Rows named one by one at most.
inline constexpr std::size_t rows_named_max = 5;

/// The role of a guard: of a criterion, of an item.
inline constexpr Bilingual applies_only_then{"只在这时适用", "applies only then"};

}  // namespace guiju::explain
