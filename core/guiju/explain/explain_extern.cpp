// A call of a function of the host: its name and version, what it was told, what it said.

#include "guiju/explain/explainer.hpp"
#include "guiju/explain/stage_search.hpp"

namespace guiju::explain {

using namespace checked;

Step Explainer::extern_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  const Extern& function = pack_.at(expr.external);
  Step step = part_step(id, asking);
  step.citation = function.citation;
  step.note = {"外部函数 {name} 版本 {version}", "extern {name} version {version}"};
  step.arguments = {{"name", function.name}, {"version", function.version}};
  const auto* stage =
      find_stage<program::ExternStage>(program_, [&](const auto& each) { return each.expr == id; });
  for (std::size_t i = 0; stage != nullptr && i < expr.args.size(); ++i) {
    if (pack_.at(expr.args[i]).op == Op::Constant) continue;
    step.steps.push_back(stored_step(expr.args[i], stage->args[i], asking, {}));
  }
  return step;
}

}  // namespace guiju::explain
