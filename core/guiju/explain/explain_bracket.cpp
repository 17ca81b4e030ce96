// 分段: band by band, or slice by slice.

#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using State = eval::Outcome::State;

Step Explainer::band_step(const Bracket& bracket, std::size_t band, const Asking& asking) {
  const Bracket::Band& each = bracket.bands[band];
  Step step = clause_step(text_of(each.span), each.span, each.citation);
  if (bracket.is_progressive) {
    set_outcome(step, value_at(each.value, asking), pack_.at(each.value).type);
    const eval::Outcome slice = value_at(each.slice, asking);
    const Rational* size = std::get_if<Rational>(&slice.value);
    if (slice.state == State::Known && size != nullptr) {
      step.holds = size->sign() > 0;
      if (*step.holds) {
        step.note = {"落在这一段的是 {slice}", "{slice} lies in this band"};
        step.arguments = {{"slice", show_value(pack_, pack_.at(each.slice).type, slice.value)}};
      } else {
        step.value.clear();
        step.note = {"没有到这一段", "nothing lies in this band"};
      }
    }
    const ExprId rate = pack_.at(each.value).args.back();
    if (step.holds != std::optional{false}) add_operands(step.steps, rate, asking);
  } else if (each.holds && band + 1 < bracket.bands.size()) {
    step.holds = truth_at(each.holds, asking);
    if (!step.holds)
      set_outcome(step, value_at(each.holds, asking), pack_.at(each.holds).type);
    else
      step.note = *step.holds ? Bilingual{"落在这一段", "it lies in this band"}
                              : Bilingual{"不在这一段", "it does not lie in this band"};
  } else {
    step.holds = true;
    step.note = {"前面各段都不是，所以是这一段", "none of the bands before, so this one"};
  }
  if (each.upto) add_operands(step.steps, each.upto, asking);
  return step;
}

void Explainer::define(Step& step, const Bracket& bracket, const Asking& asking) {
  step.source_text = text_of(bracket.base);
  const bool is_column = pack_.at(bracket.base).op != Op::AsOf;
  step.steps.push_back(is_column ? named_step(bracket.base, asking, {"按它分段", "the base"})
                                 : part_step(bracket.base, asking));
  step.steps.back().is_decisive = step.steps.back().outcome.state != State::Known;
  for (std::size_t band = 0; band < bracket.bands.size(); ++band) {
    Step line = band_step(bracket, band, asking);
    const bool is_last = !bracket.is_progressive && line.holds != std::optional{false};
    line.is_decisive = line.holds == std::optional{true};
    if (!bracket.is_progressive && line.is_decisive)
      add_value(line.steps, bracket.bands[band].value, asking, false);
    step.steps.push_back(std::move(line));
    if (is_last) break;
  }
  add_before_limits(step.steps, bracket.value, asking);
}

}  // namespace guiju::explain
