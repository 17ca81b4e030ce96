// 自: the formula in force at the date.

#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

using namespace checked;
using State = eval::Outcome::State;

void Explainer::define(Step& step, const DatedFormula& dated, const Asking& asking) {
  if (dated.is_at_as_of)
    step.steps.push_back(part_step(dated.date, asking));
  else
    add_operands(step.steps, dated.date, asking);
  if (step.steps.empty()) step.steps.push_back(part_step(dated.date, asking));
  step.steps.back().role = {"按这一天的规定", "the rule of that day"};
  const Expr& cases = pack_.at(dated.cases);
  for (std::size_t i = 0; i < dated.versions.size(); ++i) {
    const std::optional<bool> holds =
        dated.versions[i].from ? truth_at(cases.args[2 * i], asking) : std::optional(true);
    if (!holds) break;
    if (!*holds) continue;
    const DatedFormula::Version& version = dated.versions[i];
    Step line = clause_step(text_of(version.span), version.span, version.citation);
    line.holds = true;
    line.is_decisive = true;
    if (version.from) {
      line.note = {"自 {from} 起", "in force from {from}"};
      line.arguments = {{"from", to_string(*version.from)}};
    } else {
      line.note = {"替换以前的规定", "the rule before it was replaced"};
    }
    for (const Replacement& change : pack_.replacements)
      if (change.column == asking.column && change.replacement.file == version.span.file)
        note_change(line, change);
    add_value(line.steps, version.value, asking, false);
    step.steps.push_back(std::move(line));
    break;
  }
  add_before_limits(step.steps, dated.value, asking);
}

}  // namespace guiju::explain
