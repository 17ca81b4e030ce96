#include "guiju/explain/explainer.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;

namespace {

constexpr auto yes = std::optional{true};
constexpr auto no = std::optional{false};

}  // namespace

/// A step with what is asked of it: `holds` where that is known, else the inputs that it hangs on.
Step Explainer::step_of_process(const Process::Step& each, ExprId asked, const Asking& asking) {
  Step line = clause_step(each.name, each.span, each.citation);
  line.holds = truth_at(asked, asking);
  if (!line.holds) set_outcome(line, value_at(asked, asking), pack_.at(asked).type);
  if (each.guard) line.steps.push_back(condition_step(each.guard, asking, applies_only_then));
  return line;
}

void Explainer::define(Step& step, const Process& process, const Asking& asking) {
  bool is_broken = false;
  for (const Process::Step& each : process.steps) {
    Step line = step_of_process(each, each.is_next, asking);
    const bool is_logged = truth_at(each.is_logged, asking) == yes;
    const bool applies = !each.guard || truth_at(each.guard, asking) != no;
    if (!applies)
      line.note = {"不用办", "does not apply"};
    else if (line.holds == yes)
      line.note = is_broken
                      ? Bilingual{"没有办", "not done"}
                      : Bilingual{"没有办，停在这一步前面", "not done: it stands before this step"};
    else if (is_logged)
      line.note =
          is_broken ? Bilingual{"办了，可前面有步骤没有办", "done, though a step before it is not"}
                    : Bilingual{"办了", "done"};
    line.is_decisive = !is_broken && line.holds != no;
    is_broken = is_broken || line.is_decisive;
    step.steps.push_back(std::move(line));
  }
  // All steps are done: each of them counts.
  for (Step& line : step.steps) line.is_decisive = line.is_decisive || !is_broken;
  for (std::size_t i = 0; i < pack_.columns.size(); ++i) {
    const auto* product = std::get_if<ProcessProduct>(&pack_.columns[i].definition);
    const bool is_told =
        product != nullptr && product->process == asking.column &&
        (product->part == ProcessPart::NextBody || product->part == ProcessPart::MissingPapers ||
         product->part == ProcessPart::OutOfOrder);
    if (is_told) step.steps.push_back(column_step(ColumnId{i}, asking.row, asking.depth + 1));
  }
}

Step Explainer::paper_step(const Process::Paper& paper, const Asking& asking) {
  Step line = condition_step(paper.test, asking);
  line.name = paper.label;
  line.holds = truth_at(paper.test, asking);
  if (line.holds) line.role = *line.holds ? Bilingual{"在", "there"} : Bilingual{"缺", "missing"};
  return line;
}

/// Of the next step: who does it, and its papers.
void Explainer::explain_next(Step& step, const Process& process, ProcessPart part,
                             const Asking& asking) {
  for (const Process::Step& each : process.steps) {
    Step line = step_of_process(each, each.is_next, asking);
    if (line.holds == no) continue;
    line.is_decisive = true;
    if (line.holds == yes) {
      line.note = {"下一步，由 {body} 办", "the next step, to be done by {body}"};
      line.arguments = {{"body", each.body}};
    }
    const bool wants_papers = part != ProcessPart::NextBody && line.holds == yes;
    for (const Process::Paper& paper : each.papers) {
      if (!wants_papers) break;
      line.steps.push_back(paper_step(paper, asking));
      line.steps.back().is_decisive = line.steps.back().holds != yes;
    }
    step.steps.push_back(std::move(line));
    return;
  }
  step.note = {"各步都办完了", "every step is done"};
}

/// A logged step, and what is wrong with it.
Step Explainer::disorder_step(const Process::Step& each, const Asking& asking) {
  Step line = step_of_process(each, each.is_out_of_order, asking);
  if (line.holds)
    line.note = *line.holds ? Bilingual{"越序", "out of order"} : Bilingual{"没有越序", "in order"};
  if (line.holds == no) return line;
  if (each.is_skipping && truth_at(each.is_skipping, asking) != no) {
    Step reason = clause_step(each.name, {}, {});
    reason.holds = truth_at(each.is_skipping, asking);
    reason.note = {"前一步没有办", "the step before it is not done"};
    line.steps.push_back(std::move(reason));
  }
  const auto compare = [&](ExprId id, Bilingual is_wrong, Bilingual is_open) {
    if (!id || truth_at(id, asking) == no) return;
    Step reason = comparison_step(id, asking, false);
    reason.name = text_of(pack_.at(id).args[0]);
    reason.role = reason.holds ? is_wrong : is_open;
    line.steps.push_back(std::move(reason));
  };
  // Of a step that was skipped to there is no date to compare with.
  if (!each.is_skipping || truth_at(each.is_skipping, asking) != yes)
    compare(each.is_early, {"早于前一步", "before that of the step before it"},
            {"要同前一步比", "to be compared with that of the step before it"});
  compare(each.is_foreign, {"不是责任单位", "not the responsible body"},
          {"要同责任单位比", "to be compared with the responsible body"});
  return line;
}

void Explainer::define(Step& step, const ProcessProduct& product, const Asking& asking) {
  const auto* process = std::get_if<Process>(&pack_.at(product.process).definition);
  if (process == nullptr) return;
  if (product.part != ProcessPart::OutOfOrder && product.part != ProcessPart::HasOutOfOrder)
    return explain_next(step, *process, product.part, asking);
  for (const Process::Step& each : process->steps) {
    if (truth_at(each.is_logged, asking) == no) continue;
    Step line = disorder_step(each, asking);
    line.is_decisive = line.holds != no;
    step.steps.push_back(std::move(line));
  }
}

}  // namespace guiju::explain
