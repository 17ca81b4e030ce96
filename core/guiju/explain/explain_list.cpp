#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

using namespace checked;

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

}  // namespace guiju::explain
