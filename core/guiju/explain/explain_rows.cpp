// Steps for what reads other rows: aggregates, orders, ranks, splits.

#include <algorithm>

#include "guiju/base/decimal_text.hpp"
#include "guiju/eval/joins.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using program::Slot;
using State = eval::Outcome::State;

namespace {

constexpr Bilingual total_words{"要分的总数", "the total to split"};

/// The stage of one kind for which `is_wanted` holds; nullptr where there is none.
template <class Stage, class Wanted>
const Stage* find_stage(const program::Program& program, Wanted is_wanted) {
  for (const program::Stage& each : program.stages)
    if (const auto* stage = std::get_if<Stage>(&each); stage != nullptr && is_wanted(*stage))
      return stage;
  return nullptr;
}

bool is_true(const Outcome& outcome) {
  const bool* truth = std::get_if<bool>(&outcome.value);
  return outcome.state == State::Known && truth != nullptr && *truth;
}

const Rational* number_of(const Outcome& outcome) {
  return outcome.state == State::Known ? std::get_if<Rational>(&outcome.value) : nullptr;
}

}  // namespace

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
  for (ExprId arg : expr.args) add_leaves(steps, arg, asking);
}

Step Explainer::stored_step(ExprId id, Slot slot, const Asking& asking, Bilingual note) {
  const Op op = pack_.at(id).op;
  if (op == Op::Column || op == Op::Ancestor) {
    Step step = read_step(id, asking);
    if (step.note.zh.empty()) step.note = note;
    return step;
  }
  Step step = part_step(id, asking);
  step.note = note;
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
    step.note = {"不参加，所以是 0", "takes no part, so it is 0"};
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
  const ColumnId column = program_.slots[slot.index()].column;
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
    if (open++ < rows_named_max)
      step.steps.push_back(open_row_step(expr.entity, row, unknown));
  }
  step.note = open == 0 ? Bilingual{"{rows} 行中计入 {counted} 行", "{counted} of {rows} rows count"}
                        : Bilingual{"{rows} 行中计入 {counted} 行，{open} 行还不知道",
                                    "{counted} of {rows} rows count, {open} are not known"};
  step.arguments = {{"rows", std::to_string(rows)},
                    {"counted", std::to_string(counted)},
                    {"open", std::to_string(open)}};
  return step;
}

// ── over an order ─────────────────────────────────────────────────────────────────────────────

std::optional<std::vector<std::size_t>> Explainer::rows_before(OrderId order, std::size_t row) {
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
    std::vector<std::size_t> before;
    for (auto each = begin; each != own; ++each) before.push_back(static_cast<std::size_t>(*each));
    return before;
  }
  return std::nullopt;
}

Step Explainer::running_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  step.kind = StepKind::Rows;
  const auto before = rows_before(expr.order, asking.row);
  const auto carried = program_.carried_exprs.find(id);
  if (!before || carried == program_.carried_exprs.end()) return step;
  const Outcome value = slot_outcome(carried->second, asking.row);
  if (value.state == State::Known) {
    step.note = {"之前有 {rows} 行，带过来 {carried}", "{rows} rows before, carried over {carried}"};
    step.arguments = {{"rows", std::to_string(before->size())},
                      {"carried", show_value(pack_, expr.type, value.value)}};
  } else {
    step.note = {"之前有 {rows} 行，带过来的还不知道", "{rows} rows before, what they carry over is not known"};
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
  add_leaves(step.steps, expr.args[0], asking);
  if (wanted == nullptr || *wanted > Rational{static_cast<std::int64_t>(place)}) {
    if (wanted != nullptr)
      step.note = {"这一行排在第 {place}，还不够那么多行", "this row stands in place {place}: too few rows so far"};
    return step;
  }
  std::vector<std::size_t> rows = *before;
  rows.push_back(asking.row);
  const auto count = std::min({rows.size(), static_cast<std::size_t>(floor(*wanted)), rows_named_max});
  for (std::size_t i = rows.size() - count; i < rows.size(); ++i) {
    Step row = open_row_step(asking.entity, rows[i], stage->condition);
    row.kind = StepKind::Clause;
    row.source_text = text_of(expr.args[1]);
    row.value.clear();
    if (row.outcome.state == State::Known) row.holds = is_true(row.outcome);
    row.is_decisive = row.holds == step.holds;
    step.steps.push_back(std::move(row));
  }
  return step;
}

// ── ranks ─────────────────────────────────────────────────────────────────────────────────────

void Explainer::add_neighbours(Step& step, const program::RankStage& stage, const Asking& asking) {
  const Rational* own = number_of(step.outcome);
  const std::vector<std::int32_t>* scopes =
      stage.scope ? &context_.ancestor_rows(stage.entity, stage.scope) : nullptr;
  std::optional<std::pair<Rational, std::size_t>> ahead;
  std::optional<std::pair<Rational, std::size_t>> behind;
  for (std::size_t row = 0; row < context_.rows(stage.entity); ++row) {
    if (row == asking.row) continue;
    if (scopes != nullptr && (*scopes)[row] != (*scopes)[asking.row]) continue;
    const Outcome outcome = slot_outcome(stage.result, row);
    const Rational* place = number_of(outcome);
    if (place == nullptr || place->sign() <= 0) continue;
    if (*place < *own && (!ahead || *place > ahead->first)) ahead = {*place, row};
    if (*place > *own && (!behind || *place < behind->first)) behind = {*place, row};
  }
  auto add_row = [&](std::size_t row, Bilingual note) {
    Step neighbour;
    neighbour.kind = StepKind::Value;
    neighbour.name = row_name(stage.entity, row);
    set_outcome(neighbour, slot_outcome(stage.result, row), pack_.at(asking.column).type);
    std::string keys;
    for (const auto& key : stage.keys) {
      const Outcome value = slot_outcome(key.value, row);
      const Type& type = program_.slots[key.value.index()].type;
      keys += (keys.empty() ? "" : "，") +
              (value.state == State::Known ? show_value(pack_, type, value.value) : "?");
    }
    neighbour.note = note;
    neighbour.arguments = {{"keys", keys}};
    step.steps.push_back(std::move(neighbour));
  };
  if (ahead) add_row(ahead->second, {"排在前面的一行：{keys}", "the row ahead: {keys}"});
  if (behind) add_row(behind->second, {"排在后面的一行：{keys}", "the row behind: {keys}"});
}

void Explainer::define(Step& step, const Rank& rank, const Asking& asking) {
  const auto* stage = find_stage<program::RankStage>(
      program_, [&](const auto& each) { return each.column == asking.column; });
  if (stage == nullptr) return;
  if (stage->participates) {
    step.steps.push_back(participates_step(rank.participates, stage->participates, asking));
    if (step.steps.back().holds == std::optional{false}) return;
  }
  for (std::size_t i = 0; i < rank.keys.size(); ++i) {
    Step key = stored_step(rank.keys[i].value, stage->keys[i].value, asking,
                           rank.keys[i].descending ? Bilingual{"从高到低", "the greatest first"}
                                                   : Bilingual{"从低到高", "the least first"});
    key.is_decisive = true;
    step.steps.push_back(std::move(key));
  }
  if (step.outcome.state == State::Known) add_neighbours(step, *stage, asking);
}

// ── splits ────────────────────────────────────────────────────────────────────────────────────

void Explainer::add_share(Step& step, const Outcome& total, const Rational& weight,
                          const Rational& weights, const Rational& unit, const Type& type) const {
  const Rational* whole = number_of(total);
  const Rational* share = number_of(step.outcome);
  if (whole == nullptr || share == nullptr || weights.is_zero()) return;
  const auto part = divide(weight, weights);
  const auto quota = part ? multiply(*whole, *part) : std::nullopt;
  const auto cut = quota ? round_to(*quota, unit, RoundingMode::TowardZero) : std::nullopt;
  if (!cut) return;
  const bool has_more = *cut != *share;
  Step method;
  method.kind = StepKind::Value;
  method.name = step.name;
  method.value = step.value;
  method.unit = step.unit;
  method.outcome = step.outcome;
  method.is_decisive = true;
  method.note =
      has_more ? Bilingual{"最大余数法：准确的一份是 {quota}，舍去后余数大，再得 {unit}",
                           "largest remainder: the exact share is {quota}; its remainder is large, so it "
                           "gets {unit} more"}
               : Bilingual{"最大余数法：准确的一份是 {quota}，舍到 {unit}",
                           "largest remainder: the exact share is {quota}, cut to {unit}"};
  const std::string suffix = unit_of(pack_, type);
  method.arguments = {{"quota", show_number(type, *quota) + suffix},
                      {"unit", format_shortest(unit) + suffix}};
  step.steps.push_back(std::move(method));
}

void Explainer::explain_weighted(Step& step, const Split& split, const Asking& asking) {
  const auto* stage = find_stage<program::SplitStage>(
      program_, [&](const auto& each) { return each.column == asking.column; });
  const auto scope_row = ancestor_row(asking, split.scope);
  if (stage == nullptr || !scope_row) return;
  if (stage->participates) {
    step.steps.push_back(participates_step(split.participates, stage->participates, asking));
    if (step.steps.back().holds == std::optional{false}) return;
  }
  const Asking of_scope{asking.column, split.scope, *scope_row, asking.depth, asking.values};
  step.steps.push_back(stored_step(split.total, stage->total, of_scope, total_words));
  step.steps.push_back(
      stored_step(split.weight, stage->weight, asking, {"这一行的权重", "the weight of this row"}));
  const std::vector<std::int32_t>& up = context_.ancestor_rows(asking.entity, split.scope);
  std::optional<Rational> weights = Rational{0};
  std::size_t rows = 0;
  std::size_t open = 0;
  for (std::size_t row = 0; row < up.size(); ++row) {
    if (up[row] < 0 || static_cast<std::size_t>(up[row]) != *scope_row) continue;
    Slot unknown;
    if (stage->participates) {
      const Outcome part = slot_outcome(stage->participates, row);
      if (part.state == State::Known && !is_true(part)) continue;
      if (part.state != State::Known) unknown = stage->participates;
    }
    const Outcome weight = slot_outcome(stage->weight, row);
    if (!unknown && weight.state != State::Known) unknown = stage->weight;
    ++rows;
    if (!unknown)
      weights = weights ? add(*weights, *number_of(weight)) : weights;
    else if (open++ < rows_named_max)
      step.steps.push_back(open_row_step(asking.entity, row, unknown));
  }
  if (open > 0 || !weights) return;
  Step sum;
  sum.kind = StepKind::Rows;
  sum.name = text_of(split.weight);
  set_outcome(sum, Outcome{State::Known, *weights, {}, {}}, pack_.at(split.weight).type);
  sum.note = {"{rows} 行的权重合计", "the weights of {rows} rows together"};
  sum.arguments = {{"rows", std::to_string(rows)}};
  step.steps.push_back(std::move(sum));
  const Outcome own = slot_outcome(stage->weight, asking.row);
  if (const Rational* weight = number_of(own))
    add_share(step, slot_outcome(stage->total, *scope_row), *weight, *weights, split.step,
              pack_.at(asking.column).type);
}

void Explainer::define(Step& step, const SplitShare& share, const Asking& asking) {
  const Split& split = pack_.at(share.split);
  if (split.scope) {
    explain_weighted(step, split, asking);
    return;
  }
  Step total = named_step(split.total, asking, total_words);
  const Outcome whole = total.outcome;
  step.steps.push_back(std::move(total));
  const Value* ratio = nullptr;
  if (pack_.at(split.ratio).op == Op::Parameter) {
    step.steps.push_back(parameter_step(split.ratio, asking));
    ratio = context_.parameter(pack_.at(split.ratio).parameter, run_.options.as_of);
  } else {
    step.steps.push_back(part_step(split.ratio, asking));
    ratio = &pack_.at(split.ratio).value;
  }
  const auto* parts = ratio != nullptr ? std::get_if<RatioParts>(ratio) : nullptr;
  if (parts == nullptr || share.receiver >= parts->parts.size()) return;
  Step& shown = step.steps.back();
  shown.note = {"共 {parts} 份，{name} 占 {part}", "{name} has {part} of {parts} parts"};
  std::optional<Rational> sum = Rational{0};
  for (const Rational& part : parts->parts) sum = sum ? add(*sum, part) : sum;
  if (!sum) return;
  shown.arguments = {{"parts", format_shortest(*sum)},
                     {"name", pack_.at(asking.column).name},
                     {"part", format_shortest(parts->parts[share.receiver])}};
  add_share(step, whole, parts->parts[share.receiver], *sum, split.step,
            pack_.at(asking.column).type);
}

}  // namespace guiju::explain
