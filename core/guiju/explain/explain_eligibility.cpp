#include <algorithm>

#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using State = eval::Outcome::State;

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

}  // namespace guiju::explain
