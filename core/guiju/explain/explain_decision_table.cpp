#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

using namespace checked;
using State = eval::Outcome::State;

Step Explainer::cell_step(ExprId head, ExprId test, const Asking& asking) {
  switch (pack_.at(test).op) {
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual: return comparison_step(test, asking, false);
    default: break;
  }
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
  Step step = clause_step(text_of(line.result), line.span, {});
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

void Explainer::define(Step& step, const DecisionTable& table, const Asking& asking) {
  for (ExprId input : table.inputs) add_operands(step.steps, input, asking);
  bool all_out = true;
  bool is_settled = false;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Step line = table_row_step(table, row, asking);
    const bool is_hit = line.holds == std::optional{true};
    const bool is_open = !line.holds.has_value();
    line.is_decisive = !is_settled && (is_hit || (is_open && step.outcome.state != State::Known));
    // The first row that is not out settles a first-hit table.
    if (table.policy == HitPolicy::First && (is_hit || is_open)) is_settled = true;
    if (is_hit && line.is_decisive && pack_.at(table.rows[row].result).op != Op::Constant)
      add_value(line.steps, table.rows[row].result, asking, false);
    all_out = all_out && !is_hit && !is_open;
    step.steps.push_back(std::move(line));
  }
  if (!table.otherwise || !all_out) return;
  Step rest = part_step(table.otherwise, asking);
  rest.kind = StepKind::Clause;
  rest.value.clear();
  rest.holds = true;
  rest.is_decisive = true;
  rest.note = {"各行都不符，取这一行", "all rows are out, so this one"};
  if (pack_.at(table.otherwise).op != Op::Constant)
    add_value(rest.steps, table.otherwise, asking, false);
  step.steps.push_back(std::move(rest));
}

}  // namespace guiju::explain
