// Steps for the constructs that look at one row.

#include <algorithm>

#include "guiju/base/decimal_text.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using State = eval::Outcome::State;

namespace {

constexpr Bilingual applies_only_then{"只在这时适用", "applies only then"};

}  // namespace

void Explainer::define(Step& step, const Asking& asking) {
  std::visit([&](const auto& definition) { define(step, definition, asking); },
             pack_.at(asking.column).definition);
}

void Explainer::define(Step&, const std::monostate&, const Asking&) {}

void Explainer::define(Step& step, const Formula& formula, const Asking& asking) {
  step.source_text = text_of(formula.value);
  add_value(step.steps, formula.value, asking, true);
}

// ── decision tables ───────────────────────────────────────────────────────────────────────────

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

// ── eligibility, labels ───────────────────────────────────────────────────────────────────────

Step Explainer::criterion_step(const Eligibility::Criterion& criterion, const Asking& asking) {
  Step step = clause_step(criterion.label, criterion.span, criterion.citation);
  const std::optional<bool> test = truth_at(criterion.test, asking);
  const std::optional<bool> guard =
      criterion.guard ? truth_at(criterion.guard, asking) : std::optional{true};
  if (guard == std::optional{false} || test == std::optional{true})
    step.holds = true;
  else if (guard && test)
    step.holds = false;
  if (guard == std::optional{false})
    step.note = {"不适用，算满足", "does not apply, so it is met"};
  else if (step.holds)
    step.note = *step.holds ? Bilingual{"满足", "met"} : Bilingual{"不满足", "not met"};
  if (!step.holds) {
    // A guard and a test that are both open leave it open together.
    Outcome open = value_at(criterion.test, asking);
    if (test || (!guard && open.state == State::Undecided)) {
      const Outcome of_guard = value_at(criterion.guard, asking);
      if (test || of_guard.state == State::Fault)
        open = Outcome{of_guard.state, {}, {}, of_guard.fault};
      open.missing.insert(open.missing.end(), of_guard.missing.begin(), of_guard.missing.end());
      std::sort(open.missing.begin(), open.missing.end());
      open.missing.erase(std::unique(open.missing.begin(), open.missing.end()), open.missing.end());
    }
    set_outcome(step, open, pack_.at(criterion.test).type);
  }
  if (criterion.guard)
    step.steps.push_back(condition_step(criterion.guard, asking, applies_only_then));
  if (guard != std::optional{false}) add_operands(step.steps, criterion.test, asking, true);
  return step;
}

void Explainer::define(Step& step, const Eligibility& eligibility, const Asking& asking) {
  const bool is_open = step.outcome.state != State::Known;
  for (const Eligibility::Criterion& each : eligibility.criteria) {
    Step line = criterion_step(each, asking);
    line.is_decisive = is_open ? !line.holds : line.holds == step.holds;
    step.steps.push_back(std::move(line));
  }
}

void Explainer::define(Step& step, const FailedCriteria& failed, const Asking& asking) {
  const auto* eligibility = std::get_if<Eligibility>(&pack_.at(failed.eligibility).definition);
  if (eligibility == nullptr) return;
  for (const Eligibility::Criterion& each : eligibility->criteria) {
    Step line = criterion_step(each, asking);
    line.is_decisive = line.holds != std::optional{true};
    step.steps.push_back(std::move(line));
  }
}

void Explainer::define(Step& step, const LabelList& list, const Asking& asking) {
  for (const LabelList::Line& each : list.lines) {
    Step line = clause_step(each.label, each.span, each.citation);
    line.holds = truth_at(each.condition, asking);
    if (line.holds)
      line.note = *line.holds ? Bilingual{"列入", "listed"} : Bilingual{"不列入", "not listed"};
    else
      set_outcome(line, value_at(each.condition, asking), pack_.at(each.condition).type);
    line.is_decisive = line.holds != std::optional{false};
    add_operands(line.steps, each.condition, asking);
    step.steps.push_back(std::move(line));
  }
}

// ── scorecards ────────────────────────────────────────────────────────────────────────────────

Step Explainer::item_step(const Scorecard::Item& item, const Asking& asking) {
  Step step = clause_step(item.name, item.span, item.citation);
  step.holds = item.guard ? truth_at(item.guard, asking) : std::optional{true};
  if (item.guard) step.steps.push_back(condition_step(item.guard, asking, applies_only_then));
  const Type& type = pack_.at(item.points).type;
  if (!step.holds) {
    set_outcome(step, value_at(item.guard, asking), pack_.at(item.guard).type);
    return step;
  }
  if (!*step.holds) {
    set_outcome(step, Outcome{State::Known, Rational{0}, {}, {}}, type);
    return step;
  }
  set_outcome(step, value_at(item.points, asking), type);
  add_parts(step.steps, item.points, asking);
  return step;
}

void Explainer::add_bounds(Steps& steps, const Scorecard& card, const Asking& asking) const {
  std::optional<Rational> sum = Rational{0};
  for (const Step& step : steps) {
    const Rational* points = std::get_if<Rational>(&step.outcome.value);
    if (step.outcome.state != State::Known || points == nullptr || !sum) return;
    sum = add(*sum, *points);
  }
  if (!sum) return;
  for (ExprId bound : {card.floor, card.cap}) {
    if (!bound) continue;
    Step step = part_step(bound, asking);
    const Rational* limit = std::get_if<Rational>(&step.outcome.value);
    if (step.outcome.state == State::Known && limit != nullptr)
      step.is_decisive = bound == card.floor ? *sum < *limit : *sum > *limit;
    if (pack_.at(bound).op == Op::Constant) {
      step.kind = StepKind::Clause;
      step.value.clear();
    }
    step.note = bound == card.floor ? Bilingual{"总分至少是它，各项相加是 {sum}",
                                                "the least total; the items add up to {sum}"}
                                    : Bilingual{"总分至多是它，各项相加是 {sum}",
                                                "the greatest total; the items add up to {sum}"};
    step.arguments = {{"sum", show_number(pack_.at(asking.column).type, *sum)}};
    steps.push_back(std::move(step));
  }
}

void Explainer::define(Step& step, const Scorecard& card, const Asking& asking) {
  bool is_settled = false;
  for (const Scorecard::Veto& veto : card.vetoes) {
    Step line = clause_step(text_of(veto.condition), veto.span, veto.citation);
    line.holds = truth_at(veto.condition, asking);
    if (!line.holds)
      set_outcome(line, value_at(veto.condition, asking), pack_.at(veto.condition).type);
    else if (!*line.holds)
      line.note = {"没有触发", "does not apply"};
    else {
      line.note = {"触发，总分是 {points}", "applies: the total is {points}"};
      line.arguments = {{"points", show_value(pack_, pack_.at(veto.points).type,
                                              value_at(veto.points, asking).value)}};
    }
    line.is_decisive = !is_settled && line.holds == std::optional{true};
    is_settled = is_settled || line.holds == std::optional{true};
    add_operands(line.steps, veto.condition, asking);
    step.steps.push_back(std::move(line));
  }
  const bool is_open = !is_settled && std::any_of(step.steps.begin(), step.steps.end(),
                                                  [](const Step& line) { return !line.holds; });
  if (is_open)
    for (Step& line : step.steps) line.is_decisive = !line.holds;
  Steps items;
  for (const Scorecard::Item& item : card.items) {
    items.push_back(item_step(item, asking));
    items.back().is_decisive =
        !is_settled && !is_open &&
        (step.outcome.state == State::Known || items.back().outcome.state != State::Known);
  }
  if (!is_settled && !is_open) add_bounds(items, card, asking);
  std::move(items.begin(), items.end(), std::back_inserter(step.steps));
}

void Explainer::define(Step& step, const ScoreItemPoints& points, const Asking& asking) {
  const auto* card = std::get_if<Scorecard>(&pack_.at(points.scorecard).definition);
  if (card == nullptr) return;
  step.steps.push_back(item_step(card->items[points.item], asking));
  step.steps.back().is_decisive = true;
}

void Explainer::define(Step& step, const LostPoints& lost, const Asking& asking) {
  const auto* card = std::get_if<Scorecard>(&pack_.at(lost.scorecard).definition);
  if (card == nullptr) return;
  for (const Scorecard::Item& item : card->items) {
    if (item.is_bonus || !item.full) continue;
    Step line = item_step(item, asking);
    const Outcome full = value_at(item.full, asking);
    const Rational* points = std::get_if<Rational>(&line.outcome.value);
    const Rational* most = std::get_if<Rational>(&full.value);
    if (line.outcome.state == State::Known && full.state == State::Known && points && most) {
      const Rational missing = subtract(*most, *points).value_or(Rational{0});
      line.note = {"满分 {full}，少了 {lost}", "of {full}, {lost} lost"};
      line.arguments = {{"full", format_shortest(*most)}, {"lost", format_shortest(missing)}};
      line.is_decisive = missing.sign() > 0;
    } else {
      line.is_decisive = true;
    }
    step.steps.push_back(std::move(line));
  }
}

// ── states ────────────────────────────────────────────────────────────────────────────────────

void Explainer::define(Step& step, const checked::State& state, const Asking& asking) {
  const auto kept = program_.carried_states.find(asking.column);
  Step before;
  before.kind = StepKind::Value;
  before.name = pack_.at(asking.column).name;
  if (kept != program_.carried_states.end())
    set_outcome(before, slot_outcome(kept->second, asking.row), pack_.at(asking.column).type);
  before.role = {"到上一行为止", "up to the row before"};
  Step start = condition_step(state.start, asking, {"起的条件", "the start condition"});
  Step stop = condition_step(state.stop, asking, {"止的条件", "the stop condition"});
  const bool started = start.holds == std::optional{true};
  const bool was_on = before.outcome.state == State::Known && before.value == "是";
  start.is_decisive = started || step.outcome.state != State::Known || !was_on;
  before.is_decisive = !started;
  stop.is_decisive = !started && was_on;
  step.steps.push_back(std::move(start));
  step.steps.push_back(std::move(before));
  step.steps.push_back(std::move(stop));
}

}  // namespace guiju::explain
