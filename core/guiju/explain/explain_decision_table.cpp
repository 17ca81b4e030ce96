#include <algorithm>

#include "guiju/checked/comparison.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using State = eval::Outcome::State;

namespace {

constexpr Bilingual least_result{"至少是它，各行合起来是 {sum}",
                                 "at least this; the rows come to {sum}"};
constexpr Bilingual greatest_result{"至多是它，各行合起来是 {sum}",
                                    "at most this; the rows come to {sum}"};

}  // namespace

/// A cell that bounds its head on both sides.
Step Explainer::range_step(ExprId head, ExprId test, const Asking& asking) {
  const Expr& range = pack_.at(test);
  const Expr& low = pack_.at(range.args[0]);
  const Expr& high = pack_.at(range.args[1]);
  const bool is_closed = low.span == high.span;  // 至, and not two comparisons
  const std::string written = text_of(test);
  const bool is_english = written.find("upto") != std::string::npos;
  Step step = part_step(test, asking);
  step.kind = StepKind::Comparison;
  step.name = text_of(head) + (!is_closed ? " " : is_english ? " in " : " 在 ") + written;
  step.value.clear();
  step.holds = truth_at(test, asking);
  const Type& type = pack_.at(head).type;
  const eval::Outcome value = value_at(head, asking);
  const eval::Outcome from = value_at(low.args[1], asking);
  const eval::Outcome upto = value_at(high.args[1], asking);
  if (value.state == State::Known) step.left = show_value(pack_, type, value.value);
  if (from.state != State::Known || upto.state != State::Known) return step;
  step.right = show_value(pack_, type, from.value) + (is_closed ? " ~ " : " … ") +
               show_value(pack_, type, upto.value);
  if (value.state != State::Known) return step;
  if (truth_at(range.args[0], asking) == std::optional{false})
    step.distance = show_distance(pack_, type, value.value, from.value);
  else if (truth_at(range.args[1], asking) == std::optional{false})
    step.distance = show_distance(pack_, type, value.value, upto.value);
  return step;
}

Step Explainer::cell_step(ExprId head, ExprId test, const Asking& asking) {
  const Expr& expr = pack_.at(test);
  if (is_comparison(expr.op)) return comparison_step(test, asking, false);
  const bool is_range = expr.op == Op::And && expr.args.size() == 2 &&
                        is_ordering(pack_.at(expr.args[0]).op) &&
                        is_ordering(pack_.at(expr.args[1]).op);
  if (is_range) return range_step(head, test, asking);
  Step step = part_step(test, asking);
  step.kind = StepKind::Clause;
  step.name = text_of(head) + " = " + text_of(test);
  step.source_text = step.name;
  step.value.clear();
  step.holds = truth_at(test, asking);
  return step;
}

Step Explainer::table_row_step(const DecisionTable& table, std::size_t row, const Asking& asking) {
  const DecisionTable::Row& line = table.rows[row];
  Step step = clause_step(line.result ? text_of(line.result) : std::string(), line.span, {});
  step.arguments = {{"row", std::to_string(row + 1)}};
  Steps out;
  Steps hit;
  Steps open;
  for (std::size_t i = 0; i < line.tests.size(); ++i) {
    if (!line.tests[i]) continue;
    Step cell = cell_step(table.inputs[i], line.tests[i], asking);
    (!cell.holds ? open : *cell.holds ? hit : out).push_back(std::move(cell));
  }
  if (!out.empty()) {
    // One cell is enough to rule a row out.
    out.resize(1);
    step.holds = false;
    step.note = {"第 {row} 行不符", "row {row} is out"};
    step.steps = std::move(out);
  } else if (!open.empty()) {
    step.note = {"第 {row} 行还有可能", "row {row} is still possible"};
    for (const Step& cell : open)
      if (cell.outcome.state == State::Fault) step.outcome = cell.outcome;
    step.steps = std::move(open);
  } else {
    step.holds = true;
    step.note = {"第 {row} 行命中", "row {row} hits"};
    step.steps = std::move(hit);
  }
  return step;
}

/// Rows of which one decides, in the order in which they are asked.
void Explainer::add_rows(Steps& steps, const DecisionTable& table, const Asking& asking,
                         bool is_concluded) {
  std::vector<DecisionTable::Turn> turns = table.turns;
  if (turns.empty())
    for (std::size_t row = 0; row < table.rows.size(); ++row) turns.push_back({row, {}});
  const bool is_in_turn = table.policy == HitPolicy::First || table.policy == HitPolicy::Priority;
  std::vector<bool> is_shown(table.rows.size(), false);
  bool all_out = true;
  bool is_settled = false;
  for (const DecisionTable::Turn& turn : turns) {
    const bool has_turn = !turn.when || truth_at(turn.when, asking) != std::optional{false};
    if (!has_turn || is_shown[turn.row]) continue;
    is_shown[turn.row] = true;
    Step line = table_row_step(table, turn.row, asking);
    const bool is_hit = line.holds == std::optional{true};
    const bool is_open = !line.holds.has_value();
    // What is not asked is not spoken of, unless it would have hit.
    if (is_settled && is_in_turn && !is_hit) continue;
    if (is_settled && is_in_turn)
      line.note = {"第 {row} 行也合，但前面的行已经决定",
                   "row {row} fits too, but one before it has decided"};
    line.is_decisive = !is_settled && (is_hit || (is_open && !is_concluded));
    // The first row that is not out settles it.
    if (is_in_turn && (is_hit || is_open)) is_settled = true;
    if (is_hit && line.is_decisive)
      add_value(line.steps, table.rows[turn.row].result, asking, false);
    all_out = all_out && !is_hit && !is_open;
    steps.push_back(std::move(line));
  }
  if (table.otherwise && all_out) add_default(steps, table, asking);
}

void Explainer::add_collected(Steps& steps, const DecisionTable& table, const Asking& asking) {
  bool all_out = true;
  bool has_open = false;
  const std::size_t first = steps.size();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Step line = table_row_step(table, row, asking);
    const ExprId result = table.rows[row].result;
    line.is_decisive = line.holds == std::optional{true};
    has_open = has_open || !line.holds;
    all_out = all_out && line.holds == std::optional{false};
    if (line.is_decisive && result) add_value(line.steps, result, asking, false);
    steps.push_back(std::move(line));
  }
  if (has_open)
    for (std::size_t i = first; i < steps.size(); ++i) steps[i].is_decisive = !steps[i].holds;
  if (table.otherwise && all_out) add_default(steps, table, asking);
}

void Explainer::add_default(Steps& steps, const DecisionTable& table, const Asking& asking) {
  Step rest = part_step(table.otherwise, asking);
  rest.kind = StepKind::Clause;
  rest.value.clear();
  rest.holds = true;
  rest.is_decisive = true;
  rest.note = {"各行都不符，取这一行", "all rows are out, so this one"};
  add_value(rest.steps, table.otherwise, asking, false);
  steps.push_back(std::move(rest));
}

void Explainer::define(Step& step, const DecisionTable& table, const Asking& asking) {
  for (ExprId input : table.inputs) add_operands(step.steps, input, asking);
  const bool has_preference = !table.turns.empty() && table.turns.front().when;
  if (has_preference) add_operands(step.steps, pack_.at(table.turns.front().when).args[0], asking);
  if (table.policy == HitPolicy::Collect)
    add_collected(step.steps, table, asking);
  else
    add_rows(step.steps, table, asking, step.outcome.state == State::Known);
  add_limits(step.steps, table.subtotal, table.limited, {least_result, greatest_result}, asking);
}

}  // namespace guiju::explain
