#include <algorithm>

#include "guiju/base/decimal_text.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using State = eval::Outcome::State;

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

}  // namespace guiju::explain
