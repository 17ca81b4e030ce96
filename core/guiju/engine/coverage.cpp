#include "guiju/engine/coverage.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "guiju/program/walk.hpp"

namespace guiju {
namespace {

using checked::ColumnId;
using checked::ExprId;
using checked::Op;

bool is_known(const eval::Recording& recording, ExprId id) {
  const auto outcome = recording.at(id);
  return outcome && outcome->state == eval::Outcome::State::Known;
}

bool is_truth(const eval::Recording& recording, ExprId id, bool wanted) {
  const auto outcome = recording.at(id);
  if (!outcome || outcome->state != eval::Outcome::State::Known) return false;
  const auto* value = std::get_if<bool>(&outcome->value);
  return value != nullptr && *value == wanted;
}

bool is_above_zero(const eval::Recording& recording, ExprId id) {
  const auto outcome = recording.at(id);
  if (!outcome || outcome->state != eval::Outcome::State::Known) return false;
  const auto* value = std::get_if<Rational>(&outcome->value);
  return value != nullptr && value->sign() > 0;
}

/// Finds the columns that conclusions are made of, and those behind them.
class ColumnsBehind {
 public:
  explicit ColumnsBehind(const checked::CheckedPack& pack)
      : pack_(pack), seen_(pack.columns.size()) {}

  void visit(ColumnId id) {
    if (seen_[id.index()]) return;
    seen_[id.index()] = true;
    const checked::Column& column = pack_.at(id);
    const checked::Definition& definition = column.definition;
    if (const auto* failed = std::get_if<checked::FailedCriteria>(&definition))
      visit(failed->eligibility);
    if (const auto* points = std::get_if<checked::ScoreItemPoints>(&definition))
      visit(points->scorecard);
    if (const auto* applies = std::get_if<checked::ExceptionApplies>(&definition))
      visit(applies->column);
    if (const auto* lost = std::get_if<checked::LostPoints>(&definition)) visit(lost->scorecard);
    if (const auto* product = std::get_if<checked::ProcessProduct>(&definition))
      visit(product->process);
    program::for_each_stored_operand(pack_, definition, [this](ExprId operand) { visit(operand); });
    program::for_each_root(pack_, definition, [this](ExprId root) { visit(root); });
    visit(column.order);
  }
  /// By ColumnId.
  [[nodiscard]] std::vector<bool> take() { return std::move(seen_); }

 private:
  void visit(ExprId id) {
    if (!id) return;
    const checked::Expr& expr = pack_.at(id);
    if (expr.column) visit(expr.column);
    for (const ExprId arg : expr.args) visit(arg);
    visit(expr.filter);
    visit(expr.otherwise);
    if (expr.beside) {
      visit(expr.beside->guard);
      for (const checked::Beside::Match& match : expr.beside->matches) {
        visit(match.theirs);
        visit(match.own);
      }
    }
    visit(expr.order);
  }
  void visit(checked::OrderId id) {
    if (!id) return;
    for (const checked::Order::Key& key : pack_.at(id).keys) visit(key.value);
  }
  const checked::CheckedPack& pack_;
  std::vector<bool> seen_;
};

}  // namespace

Coverage::Coverage(const CompiledPack& pack)
    : pack_(pack), of_column_(pack.checked.columns.size()) {
  for (std::size_t i = 0; i < pack.checked.columns.size(); ++i) add_definition(ColumnId(i));
}

void Coverage::add(ColumnId column, Span span, std::string_view kind, Condition condition) {
  // The clauses of an imported pack are for its own tests to reach.
  if (span.file && span.file.index() >= pack_.own_file_count) return;
  of_column_[column.index()].push_back(clauses_.size());
  clauses_.push_back({span, std::string(kind), false});
  conditions_.push_back(std::move(condition));
}

void Coverage::add_definition(ColumnId column) {
  const checked::Column& declared = pack_.checked.at(column);
  const checked::Definition& definition = declared.definition;
  const std::size_t before = clauses_.size();
  auto guarded = [](ExprId guard) { return guard ? Condition{{guard}} : Condition{}; };
  if (const auto* table = std::get_if<checked::DecisionTable>(&definition)) {
    add_table(column, *table);
  } else if (const auto* eligibility = std::get_if<checked::Eligibility>(&definition)) {
    for (const auto& criterion : eligibility->criteria)
      add(column, criterion.span, "criterion", guarded(criterion.guard));
  } else if (const auto* score = std::get_if<checked::Scorecard>(&definition)) {
    for (const auto& item : score->items) add(column, item.span, "item", guarded(item.guard));
    for (const auto& veto : score->vetoes)
      add(column, veto.span, "veto", Condition{{veto.condition}});
  } else if (const auto* list = std::get_if<checked::LabelList>(&definition)) {
    for (const auto& line : list->lines)
      add(column, line.span, "label", Condition{{line.condition}});
  } else if (const auto* bracket = std::get_if<checked::Bracket>(&definition)) {
    add_bracket(column, *bracket);
  } else if (const auto* rule = std::get_if<checked::Exceptions>(&definition)) {
    add_exceptions(column, *rule);
  } else if (const auto* dated = std::get_if<checked::DatedFormula>(&definition)) {
    add_dated(column, *dated);
  } else if (const auto* process = std::get_if<checked::Process>(&definition)) {
    std::vector<ExprId> done;
    for (const auto& step : process->steps) {
      add(column, step.span, "step", Condition{{step.is_next}, done});
      done.push_back(step.is_next);
    }
  } else if (const auto* state = std::get_if<checked::State>(&definition)) {
    const auto& exprs = pack_.checked;
    add(column, exprs.at(state->start).span, "start", Condition{{state->start}});
    add(column, exprs.at(state->stop).span, "stop", Condition{{state->stop}});
  }
  if (declared.role == checked::ColumnRole::Check)
    add(column, declared.span, "check", Condition{{value_of(definition)}});
  // The choices of a process are made from its steps, which are counted.
  const bool is_process = std::holds_alternative<checked::Process>(definition) ||
                          std::holds_alternative<checked::ProcessProduct>(definition);
  // The choices in items are the scorecard's.
  const bool is_of_scorecard = std::holds_alternative<checked::ScoreItemPoints>(definition) ||
                               std::holds_alternative<checked::LostPoints>(definition);
  if (!is_process && !is_of_scorecard)
    program::for_each_root(pack_.checked, definition,
                           [&](ExprId root) { add_choices(column, root); });
  // By-products have no words of their own; everything else that has no clause is one itself.
  const bool is_own = declared.role == checked::ColumnRole::Conclusion ||
                      declared.role == checked::ColumnRole::Helper;
  if (is_own && clauses_.size() == before)
    add(column, declared.span, "definition", Condition{{}, {}, {}, checked::value_of(definition)});
}

void Coverage::add_table(ColumnId column, const checked::DecisionTable& table) {
  // Rows are those of the first result, whichever of the results a test asks for.
  if (table.first) {
    of_column_[column.index()] = of_column_[table.first.index()];
    return;
  }
  std::vector<std::vector<ExprId>> before;
  for (const checked::DecisionTable::Row& row : table.rows) {
    std::vector<ExprId> tests;
    std::copy_if(row.tests.begin(), row.tests.end(), std::back_inserter(tests),
                 [](ExprId id) { return static_cast<bool>(id); });
    const bool is_first = table.policy == checked::HitPolicy::First;
    add(column, row.span, "row",
        Condition{tests, {}, is_first ? before : std::vector<std::vector<ExprId>>{}});
    before.push_back(std::move(tests));
  }
  if (table.otherwise)
    add(column, pack_.checked.at(table.otherwise).span, "row", Condition{{}, {}, before});
}

/// A band of a progressive bracket is reached by what lies in it, one of a whole bracket by being the
/// first that holds.
void Coverage::add_bracket(ColumnId column, const checked::Bracket& bracket) {
  std::vector<ExprId> below;
  for (const checked::Bracket::Band& band : bracket.bands) {
    if (bracket.is_progressive) {
      add(column, band.span, "band", Condition{{}, {}, {}, {}, band.slice});
      continue;
    }
    const bool is_last = &band == &bracket.bands.back();
    add(column, band.span, "band",
        is_last ? Condition{{}, below, {}, band.value} : Condition{{band.holds}, below});
    below.push_back(band.holds);
  }
}

void Coverage::add_exceptions(ColumnId column, const checked::Exceptions& rule) {
  std::vector<ExprId> others;
  for (const checked::Exceptions::Exception& each : rule.exceptions)
    if (each.value) others.push_back(each.applies);
  add(column, rule.general_span, "general", Condition{{}, others, {}, rule.general});
  for (const checked::Exceptions::Exception& each : rule.exceptions)
    add(column, each.span, "exception", Condition{{each.applies}});
}

void Coverage::add_dated(ColumnId column, const checked::DatedFormula& dated) {
  std::vector<ExprId> newer;
  const checked::Expr& cases = pack_.checked.at(dated.cases);
  for (std::size_t i = 0; i < dated.versions.size(); ++i) {
    const checked::DatedFormula::Version& version = dated.versions[i];
    std::vector<ExprId> holds;
    if (version.from) holds.push_back(cases.args[2 * i]);
    add(column, version.span, "version", Condition{holds, newer, {}, version.value});
    newer.insert(newer.end(), holds.begin(), holds.end());
  }
}

std::vector<ClauseCoverage> Coverage::take() {
  std::map<std::pair<std::size_t, std::uint32_t>, std::size_t> versions;  // by file and place
  std::vector<ClauseCoverage> taken;
  for (ClauseCoverage& clause : clauses_) {
    if (clause.kind == "version") {
      const std::pair place(clause.span.file.index(), clause.span.begin);
      const auto [known, is_new] = versions.emplace(place, taken.size());
      if (!is_new) {
        taken[known->second].is_reached |= clause.is_reached;
        continue;
      }
    }
    taken.push_back(std::move(clause));
  }
  return taken;
}

/// The branches of the choices below `root`. What stands on rows of another table, or of another
/// place in line, is no part of this row.
void Coverage::add_choices(ColumnId column, ExprId root) {
  const checked::Expr& expr = pack_.checked.at(root);
  const bool is_elsewhere = expr.op == Op::Aggregate || expr.op == Op::Running ||
                            expr.op == Op::Previous || expr.op == Op::InARow;
  if (is_elsewhere) return;
  if (expr.op == Op::Choice) {
    std::vector<ExprId> earlier;
    for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
      add(column, pack_.checked.at(expr.args[i + 1]).span, "choice",
          Condition{{expr.args[i]}, earlier});
      earlier.push_back(expr.args[i]);
    }
    add(column, pack_.checked.at(expr.args.back()).span, "choice", Condition{{}, earlier});
  }
  for (const ExprId arg : expr.args) add_choices(column, arg);
}

bool Coverage::is_done(ColumnId column) const {
  const std::vector<std::size_t>& clauses = of_column_[column.index()];
  return std::all_of(clauses.begin(), clauses.end(),
                     [&](std::size_t clause) { return clauses_[clause].is_reached; });
}

void Coverage::follow(const checked::TestCase& test, const checked::CheckedPack& checked,
                      const program::Program& program, const eval::Run& run) {
  ColumnsBehind columns(checked);
  for (const checked::TestTable& expected : test.expected)
    for (const ColumnId id : expected.columns) columns.visit(id);
  const std::vector<bool> behind = columns.take();
  for (std::size_t i = 0; i < behind.size(); ++i) {
    const ColumnId column(i);
    const bool is_defined = !std::holds_alternative<std::monostate>(checked.at(column).definition);
    if (!behind[i] || !is_defined || !run.concluded[i] || is_done(column)) continue;
    const std::size_t rows = eval::row_count(run, checked.at(column).entity);
    for (std::size_t row = 0; row < rows; ++row)
      follow_row(column, eval::record(checked, program, run, column, row),
                 row < run.columns[i].size && run.columns[i].is_decided(row));
  }
}

void Coverage::follow_row(ColumnId column, const eval::Recording& recording, bool is_concluded) {
  auto is_out = [&](const std::vector<ExprId>& tests) {
    return std::any_of(tests.begin(), tests.end(),
                       [&](ExprId id) { return is_truth(recording, id, false); });
  };
  for (const std::size_t clause : of_column_[column.index()]) {
    if (clauses_[clause].is_reached) continue;
    const Condition& condition = conditions_[clause];
    const bool is_always = condition.holds.empty() && condition.fails.empty() &&
                           condition.out.empty() && !condition.above_zero;
    const bool is_value_known =
        condition.known ? is_known(recording, condition.known) : is_concluded;
    clauses_[clause].is_reached =
        (!is_always || is_value_known) &&
        (!condition.above_zero || is_above_zero(recording, condition.above_zero)) &&
        std::all_of(condition.holds.begin(), condition.holds.end(),
                    [&](ExprId id) { return is_truth(recording, id, true); }) &&
        std::all_of(condition.fails.begin(), condition.fails.end(),
                    [&](ExprId id) { return is_truth(recording, id, false); }) &&
        std::all_of(condition.out.begin(), condition.out.end(), is_out);
  }
}

}  // namespace guiju
