#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

using namespace checked;
using State = eval::Outcome::State;

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
