#include <algorithm>

#include "guiju/base/decimal_text.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using State = eval::Outcome::State;

namespace {

constexpr Bilingual least_total{"总分至少是它，各项相加是 {sum}",
                                "the least total; the items add up to {sum}"};
constexpr Bilingual greatest_total{"总分至多是它，各项相加是 {sum}",
                                   "the greatest total; the items add up to {sum}"};

}  // namespace

Step Explainer::item_step(const Scorecard::Item& item, const Asking& asking) {
  Step step = clause_step(item.name, item.span, item.citation);
  step.holds = item.guard ? truth_at(item.guard, asking) : std::optional{true};
  if (item.guard) step.steps.push_back(condition_step(item.guard, asking, applies_only_then));
  // Points are a number like the total, whatever gives them.
  const Type& type = item.column ? pack_.at(item.column).type : pack_.at(item.points).type;
  if (!step.holds) {
    set_outcome(step, value_at(item.guard, asking), pack_.at(item.guard).type);
    return step;
  }
  if (!*step.holds) {
    set_outcome(step, Outcome{State::Known, Rational{0}, {}, {}}, type);
    return step;
  }
  set_outcome(step, value_at(item.points, asking), type);
  const Expr& points = pack_.at(item.points);
  if (points.op == Op::Substitute) {
    Step missing = part_step(points.args[0], asking);
    if (missing.outcome.state == State::Undecided) {
      std::string names;
      for (const std::string& name : missing.missing) names += (names.empty() ? "" : " ") + name;
      step.note = {"缺 {names}，按这个数计", "{names} missing, so this stands in"};
      step.arguments = {{"names", names}};
    }
    add_parts(step.steps, points.args[0], asking);
    return step;
  }
  add_parts(step.steps, item.points, asking);
  return step;
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
  if (!is_settled && !is_open)
    add_limits(items, card.subtotal, card.limited, {least_total, greatest_total}, asking);
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
      line.note = most->is_zero() ? Bilingual{"扣了 {lost}", "{lost} taken away"}
                                  : Bilingual{"满分 {full}，少了 {lost}", "of {full}, {lost} lost"};
      line.arguments = {{"full", format_shortest(*most)}, {"lost", format_shortest(missing)}};
      line.is_decisive = missing.sign() > 0;
    } else {
      line.is_decisive = true;
    }
    step.steps.push_back(std::move(line));
  }
}

}  // namespace guiju::explain
