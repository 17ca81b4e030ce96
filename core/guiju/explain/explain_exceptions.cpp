// 一般 and 例外: which apply, and which are lifted by which.

#include <algorithm>

#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

using namespace checked;
using State = eval::Outcome::State;

Step Explainer::exception_step(const Exceptions& rule, std::size_t place, const Asking& asking) {
  const Exceptions::Exception& each = rule.exceptions[place];
  Step step = clause_step(each.name, each.span, each.citation);
  step.holds = truth_at(each.applies, asking);
  const std::optional<bool> condition = truth_at(each.condition, asking);
  if (step.holds == std::optional{true}) {
    step.note = {"适用", "applies"};
  } else if (!step.holds) {
    set_outcome(step, value_at(each.applies, asking), pack_.at(each.applies).type);
  } else if (condition == std::optional{false}) {
    step.note = {"条件不成立", "its condition does not hold"};
  } else {
    for (const Exceptions::Exception& other : rule.exceptions) {
      const bool overrides =
          std::find(other.overrides.begin(), other.overrides.end(), place) != other.overrides.end();
      if (!overrides || truth_at(other.applies, asking) != std::optional{true}) continue;
      step.note = {"被例外“{by}”排除", "lifted by the exception “{by}”"};
      step.arguments = {{"by", other.name}};
    }
  }
  for (const Replacement& change : pack_.replacements)
    if (change.column == each.column && change.replacement == pack_.at(each.column).span)
      note_change(step, change);
  step.steps.push_back(condition_step(each.condition, asking, {"条件", "its condition"}));
  return step;
}

void Explainer::define(Step& step, const Exceptions& rule, const Asking& asking) {
  bool is_settled = false;
  bool is_open = false;
  for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
    const Exceptions::Exception& each = rule.exceptions[i];
    Step line = exception_step(rule, i, asking);
    is_open = is_open || (each.value && !line.holds);
    line.is_decisive = line.holds != std::optional{false};
    if (each.value && line.holds == std::optional{true}) {
      is_settled = true;
      add_value(line.steps, each.value, asking, false);
    }
    step.steps.push_back(std::move(line));
  }
  Step general = clause_step(text_of(rule.general_span), rule.general_span, rule.general_citation);
  general.holds = !is_settled;
  general.is_decisive = !is_settled && !is_open;
  general.note = is_settled ? Bilingual{"有例外适用，一般规定不管", "an exception applies instead"}
                 : is_open ? Bilingual{"要看例外是否适用", "it hangs on the exceptions"}
                           : Bilingual{"一般规定", "the general rule"};
  if (!is_settled) add_value(general.steps, rule.general, asking, general.is_decisive);
  step.steps.push_back(std::move(general));
  add_before_limits(step.steps, rule.value, asking);
}

void Explainer::define(Step& step, const ExceptionApplies& applies, const Asking& asking) {
  const auto* rule = std::get_if<Exceptions>(&pack_.at(applies.column).definition);
  if (rule == nullptr) return;
  step.steps.push_back(exception_step(*rule, applies.exception, asking));
  step.steps.back().is_decisive = true;
}

}  // namespace guiju::explain
