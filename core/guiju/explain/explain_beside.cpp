// Steps for rows beside the own one: those that match it, and those that stand elsewhere in its line.

#include "guiju/eval/match.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/stage_search.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using program::Slot;
using State = eval::Outcome::State;

Step Explainer::beside_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  step.kind = StepKind::Rows;
  const auto stored = program_.stored_exprs.find(id);
  const auto* stage = find_stage<program::MatchStage>(program_, [&](const auto& each) {
    return stored != program_.stored_exprs.end() && each.result == stored->second;
  });
  if (stage == nullptr) return step;
  // What the rows are compared with comes first: where it is not known no row is looked at.
  if (expr.beside->guard) {
    step.steps.push_back(stored_step(expr.beside->guard, stage->guard, asking, {}));
    if (step.steps.back().holds == std::optional{false}) return step;
  }
  for (std::size_t i = 0; i < stage->matches.size(); ++i) {
    const ExprId own = expr.beside->matches[i].own;
    if (pack_.at(own).op == Op::Constant || pack_.at(own).op == Op::Place) continue;
    step.steps.push_back(stored_step(own, stage->matches[i].own, asking,
                                     {"拿来比较的是本行的", "compared with this row's"}));
  }
  if (!run_.tables[expr.entity.index()].is_given) {
    step.note = {"没有给出表 {table}", "table {table} was not given"};
    step.arguments = {{"table", pack_.at(expr.entity).name}};
    return step;
  }
  count_matching(step, *stage, asking);
  return step;
}

void Explainer::count_matching(Step& step, const program::MatchStage& stage, const Asking& asking) {
  std::size_t counted = 0;
  std::size_t open = 0;
  for (std::size_t row = 0; row < context_.rows(stage.child); ++row) {
    const auto slot = eval::why_not_counted(context_, stage, asking.row, row);
    if (!slot) continue;
    if (slot->is_none()) {
      ++counted;
      continue;
    }
    if (open++ < rows_named_max) step.steps.push_back(open_row_step(stage.child, row, *slot));
  }
  step.note = open == 0 ? Bilingual{"计入 {counted} 行", "{counted} rows count"}
                        : Bilingual{"计入 {counted} 行，{open} 行还不知道",
                                    "{counted} rows count, {open} not known"};
  step.arguments = {{"counted", std::to_string(counted)}, {"open", std::to_string(open)}};
}

Step Explainer::elsewhere_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  step.kind = StepKind::Rows;
  if (expr.type.kind == TypeKind::Bool) {
    step.value.clear();
    step.holds = truth_at(id, asking);
  }
  if (!add_place(step, expr.order, asking)) return step;
  // By a rank it may not be known which row stands there.
  const auto stored = program_.stored_exprs.find(id);
  const bool is_known = stored != program_.stored_exprs.end() &&
                        slot_outcome(stored->second, asking.row).state == State::Known;
  if (pack_.at(expr.order).rank && !is_known) return step;
  const auto line = rows_in_line(expr.order, asking.row);
  if (!line) return step;
  const auto own = std::find(line->begin(), line->end(), asking.row);
  if (expr.op == Op::Next && own + 1 == line->end()) {
    step.note = {"这是最后一行，取末值", "the last row, so the closing value"};
    add_operands(step.steps, expr.args[1], asking);
    return step;
  }
  const std::size_t row = expr.op == Op::Next       ? *(own + 1)
                          : expr.op == Op::FirstRow ? line->front()
                                                    : line->back();
  step.note = expr.op == Op::Next       ? Bilingual{"下一行是 {row}", "the next row is {row}"}
              : expr.op == Op::FirstRow ? Bilingual{"第一行是 {row}", "the first row is {row}"}
                                        : Bilingual{"最后一行是 {row}", "the last row is {row}"};
  step.arguments = {{"row", row_name(asking.entity, row)}};
  return step;
}

}  // namespace guiju::explain
