// Steps for what reads other rows: aggregates, and what runs over an order.

#include <algorithm>

#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"
#include "guiju/explain/stage_search.hpp"
#include "guiju/program/walk.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using program::Slot;
using State = eval::Outcome::State;

std::optional<std::size_t> Explainer::ancestor_row(const Asking& asking, EntityId ancestor) {
  const std::int32_t at = context_.ancestor_rows(asking.entity, ancestor)[asking.row];
  return at < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(at)};
}

void Explainer::add_leaves(Steps& steps, ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  if (expr.op == Op::Column || expr.op == Op::Ancestor) {
    steps.push_back(read_step(id, asking));
    return;
  }
  if (expr.op == Op::Parameter) {
    steps.push_back(parameter_step(id, asking));
    return;
  }
  if (expr.op == Op::Aggregate) {
    steps.push_back(aggregate_step(id, asking));
    return;
  }
  if (expr.op == Op::Extern) {
    steps.push_back(extern_step(id, asking));
    return;
  }
  // What stands inside these belongs to other rows.
  if (expr.op == Op::Running || expr.op == Op::Previous || program::is_border(expr.op)) return;
  for (ExprId arg : expr.args) add_leaves(steps, arg, asking);
}

Step Explainer::stored_step(ExprId id, Slot slot, const Asking& asking, Bilingual role) {
  const Op op = pack_.at(id).op;
  if (op == Op::Column || op == Op::Ancestor) {
    Step step = read_step(id, asking);
    step.role = role;
    return step;
  }
  Step step = part_step(id, asking);
  step.role = role;
  step.missing.clear();
  set_outcome(step, slot_outcome(slot, asking.row), pack_.at(id).type);
  if (pack_.at(id).type.kind == TypeKind::Bool && step.outcome.state == State::Known)
    step.holds = std::get<bool>(step.outcome.value);
  add_leaves(step.steps, id, asking);
  return step;
}

Step Explainer::participates_step(ExprId id, Slot slot, const Asking& asking) {
  Step step = stored_step(id, slot, asking, {"是否参加", "whether it takes part"});
  step.is_decisive = step.holds != std::optional{true};
  if (step.holds == std::optional{false})
    step.role = {"不参加，所以是 0", "takes no part, so it is 0"};
  return step;
}

// ── aggregates ────────────────────────────────────────────────────────────────────────────────

Step Explainer::open_row_step(EntityId entity, std::size_t row, Slot slot) const {
  Step step;
  step.kind = StepKind::Value;
  step.name = row_name(entity, row);
  set_outcome(step, slot_outcome(slot, row), program_.slots[slot.index()].type);
  const eval::Table& table = run_.tables[entity.index()];
  if (!table.source.empty()) step.place = table.source + ":" + std::to_string(table.line(row));
  // A column that is made of the cell has its fault from there.
  const bool is_fault = step.outcome.state == State::Fault;
  const ColumnId column =
      is_fault ? step.outcome.fault.column : program_.slots[slot.index()].column;
  for (const eval::UnreadableCell& each : table.unreadable) {
    if (each.row != row || each.column != column) continue;
    step.cell = each.text;
    step.note = {"写的是“{cell}”", "it says “{cell}”"};
    step.arguments = {{"cell", each.text}};
  }
  return step;
}

Step Explainer::aggregate_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  if (expr.beside) return beside_step(id, asking);
  Step step = part_step(id, asking);
  step.kind = StepKind::Rows;
  const auto stored = program_.stored_exprs.find(id);
  const auto* stage = find_stage<program::AggregateStage>(program_, [&](const auto& each) {
    return stored != program_.stored_exprs.end() && each.result == stored->second;
  });
  if (stage == nullptr) return step;
  if (!run_.tables[expr.entity.index()].is_given) {
    step.note = {"没有给出表 {table}", "table {table} was not given"};
    step.arguments = {{"table", pack_.at(expr.entity).name}};
    return step;
  }
  const std::vector<std::int32_t>& up = context_.ancestor_rows(stage->child, stage->parent);
  std::size_t rows = 0;
  std::size_t counted = 0;
  std::size_t open = 0;
  for (std::size_t row = 0; row < up.size(); ++row) {
    if (up[row] < 0 || static_cast<std::size_t>(up[row]) != asking.row) continue;
    ++rows;
    Slot unknown;
    if (stage->filter) {
      const Outcome filter = slot_outcome(stage->filter, row);
      if (filter.state == State::Known && !is_true(filter)) continue;
      if (filter.state != State::Known) unknown = stage->filter;
    }
    if (!unknown && stage->value && slot_outcome(stage->value, row).state != State::Known)
      unknown = stage->value;
    if (!unknown) {
      ++counted;
      continue;
    }
    if (open++ < rows_named_max) step.steps.push_back(open_row_step(expr.entity, row, unknown));
  }
  step.note = open == 0
                  ? Bilingual{"{rows} 行中计入 {counted} 行", "{counted} of {rows} rows count"}
                  : Bilingual{"{rows} 行中计入 {counted} 行，{open} 行还不知道",
                              "{counted} of {rows} rows count, {open} not known"};
  step.arguments = {{"rows", std::to_string(rows)},
                    {"counted", std::to_string(counted)},
                    {"open", std::to_string(open)}};
  return step;
}

// ── over an order ─────────────────────────────────────────────────────────────────────────────

std::optional<std::vector<std::size_t>> Explainer::rows_in_line(OrderId order, std::size_t row) {
  auto known = lines_.find(order);
  if (known == lines_.end()) {
    const auto* stage = find_stage<program::OrderStage>(
        program_, [&](const auto& each) { return each.order == order; });
    if (stage == nullptr) return std::nullopt;
    known = lines_.emplace(order, eval::put_in_line(context_, *stage)).first;
  }
  const eval::Lines& lines = known->second;
  for (const eval::Lines::Scope& scope : lines.scopes) {
    const auto begin = lines.rows.begin() + static_cast<std::ptrdiff_t>(scope.begin);
    const auto end = lines.rows.begin() + static_cast<std::ptrdiff_t>(scope.end);
    const auto own = std::find(begin, end, static_cast<std::int32_t>(row));
    if (own == end) continue;
    if (scope.is_open) return std::nullopt;
    return std::vector<std::size_t>(begin, end);
  }
  return std::nullopt;
}

std::optional<std::vector<std::size_t>> Explainer::rows_before(OrderId order, std::size_t row) {
  auto line = rows_in_line(order, row);
  if (line) line->erase(std::find(line->begin(), line->end(), row), line->end());
  return line;
}

bool Explainer::add_place(Step& step, OrderId order, const Asking& asking) {
  const ColumnId rank = pack_.at(order).rank;
  if (!rank) return true;
  const Outcome place = column_outcome(rank, asking.row);
  step.steps.push_back(column_step(rank, asking.row, asking.depth + 1));
  const Rational* number = number_of(place);
  if (number != nullptr && number->sign() > 0) return true;
  step.note = number != nullptr ? Bilingual{"没有名次，不在队里", "without a place, in no line"}
                                : Bilingual{"名次还不知道", "the place is not known"};
  return false;
}

Step Explainer::running_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  step.kind = StepKind::Rows;
  if (!add_place(step, expr.order, asking)) return step;
  const auto before = rows_before(expr.order, asking.row);
  const auto carried = program_.carried_exprs.find(id);
  if (!before || carried == program_.carried_exprs.end()) return step;
  const Outcome value = slot_outcome(carried->second, asking.row);
  if (value.state == State::Known) {
    step.note = {"之前有 {rows} 行，带过来 {carried}",
                 "{rows} rows before, carried over {carried}"};
    step.arguments = {{"rows", std::to_string(before->size())},
                      {"carried", show_value(pack_, expr.type, value.value)}};
  } else {
    step.note = {"之前有 {rows} 行，带过来的还不知道",
                 "{rows} rows before, what they carry over is not known"};
    step.arguments = {{"rows", std::to_string(before->size())}};
  }
  if (!expr.includes_own) return step;
  if (expr.filter) add_operands(step.steps, expr.filter, asking);
  if (expr.filter && truth_at(expr.filter, asking) == std::optional{false}) return step;
  for (ExprId arg : expr.args) add_operands(step.steps, arg, asking);
  return step;
}

Step Explainer::previous_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  step.kind = StepKind::Rows;
  if (!add_place(step, expr.order, asking)) return step;
  const auto before = rows_before(expr.order, asking.row);
  if (!before) return step;
  if (before->empty()) {
    step.note = {"这是第一行，取初值", "the first row, so the starting value"};
    add_operands(step.steps, expr.args[1], asking);
  } else {
    step.note = {"上一行是 {row}", "the row before is {row}"};
    step.arguments = {{"row", row_name(asking.entity, before->back())}};
  }
  return step;
}

Step Explainer::window_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  step.kind = StepKind::Rows;
  step.value.clear();
  step.holds = truth_at(id, asking);
  const auto stored = program_.stored_exprs.find(id);
  const auto* stage = find_stage<program::WindowStage>(program_, [&](const auto& each) {
    return stored != program_.stored_exprs.end() && each.result == stored->second;
  });
  const auto before = rows_before(expr.order, asking.row);
  if (stage == nullptr || !before) return step;
  const Outcome length = slot_outcome(stage->length, asking.row);
  const Rational* wanted = number_of(length);
  const std::size_t place = before->size() + 1;
  step.note = {"这一行排在第 {place}", "this row stands in place {place}"};
  step.arguments = {{"place", std::to_string(place)}};
  const Op op = pack_.at(expr.args[0]).op;
  if (op == Op::Parameter)
    step.steps.push_back(parameter_step(expr.args[0], asking));
  else if (op != Op::Constant)
    step.steps.push_back(
        stored_step(expr.args[0], stage->length, asking, {"要连着几行", "rows asked for"}));
  if (wanted == nullptr || wanted->sign() <= 0) return step;
  if (*wanted > Rational{static_cast<std::int64_t>(place)}) {
    step.note = {"这一行排在第 {place}，还不够那么多行",
                 "this row stands in place {place}: too few rows so far"};
    return step;
  }
  std::vector<std::size_t> rows = *before;
  rows.push_back(asking.row);
  const auto count =
      std::min({rows.size(), static_cast<std::size_t>(floor(*wanted)), rows_named_max});
  for (std::size_t i = rows.size() - count; i < rows.size(); ++i) {
    Step row = open_row_step(asking.entity, rows[i], stage->condition);
    row.kind = StepKind::Clause;
    row.value.clear();
    if (row.outcome.state == State::Known) row.holds = is_true(row.outcome);
    row.is_decisive = row.holds == step.holds;
    step.steps.push_back(std::move(row));
  }
  return step;
}

}  // namespace guiju::explain
