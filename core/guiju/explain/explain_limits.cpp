// What the clauses of a head line do to what its construct came to.

#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using State = eval::Outcome::State;

void Explainer::add_limits(Steps& steps, ExprId subtotal, ExprId limited, const LimitWords& words,
                           const Asking& asking) const {
  std::vector<ExprId> clauses;
  for (ExprId at = limited; at && at != subtotal; at = pack_.at(at).args[0])
    clauses.insert(clauses.begin(), at);
  for (const ExprId clause : clauses) {
    const Expr& expr = pack_.at(clause);
    const eval::Outcome before = value_at(expr.args[0], asking);
    const eval::Outcome after = value_at(clause, asking);
    const auto* sum = std::get_if<Rational>(&before.value);
    if (before.state != State::Known || sum == nullptr) return;
    const bool is_rounding = expr.op == Op::Round;
    Step step = part_step(is_rounding ? clause : expr.args[1], asking);
    if (is_rounding) {
      // The clause is what its expression has beyond the one before.
      const Span inner = pack_.at(expr.args[0]).span;
      step.name = text_of({inner.file, inner.end, expr.span.end});
      step.note = {"取整之前是 {sum}", "before rounding it is {sum}"};
    } else {
      step.note = expr.builtin == Builtin::Greatest ? words.floor : words.cap;
      if (pack_.at(expr.args[1]).op == Op::Constant) {
        step.kind = StepKind::Clause;
        step.value.clear();
      }
    }
    step.is_decisive = after.state == State::Known && after.value != before.value;
    step.arguments = {{"sum", show_number(pack_.at(expr.args[0]).type, *sum)}};
    steps.push_back(std::move(step));
  }
}

}  // namespace guiju::explain
