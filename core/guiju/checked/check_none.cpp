// A value that may be none (不适用) is tested before it is used: whatever computes or compares with one
// is reported. What only passes a value on may pass none on.
#include <algorithm>

#include "guiju/checked/checks.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"

namespace guiju::checked {
namespace {

/// Whether the i-th argument is passed on as it is, so that the result may be none as well.
bool passes_on(const Expr& expr, std::size_t place) {
  switch (expr.op) {
    case Op::Choice:
    case Op::Cases: return place % 2 == 1 || place + 1 == expr.args.size();
    case Op::IsNone:
    case Op::Previous:
    case Op::Round: return true;
    case Op::Call: return expr.type.may_be_none;  // a limit of a head line
    default: return false;
  }
}

}  // namespace

void check_none(Context& context) {
  // After an error types say less than they should.
  if (context.sink.has_errors()) return;
  std::vector<Span> used;
  const auto note = [&](ExprId id) {
    if (!id || !context.type_of(id).may_be_none) return;
    const Span span = context.pack.at(id).span;
    if (std::find(used.begin(), used.end(), span) == used.end()) used.push_back(span);
  };
  for (const Expr& expr : context.pack.exprs) {
    for (std::size_t i = 0; i < expr.args.size(); ++i)
      if (!passes_on(expr, i)) note(expr.args[i]);
    note(expr.filter);
  }
  for (const Order& order : context.pack.orders)
    for (const Order::Key& key : order.keys) note(key.value);
  for (const Split& split : context.pack.splits) {
    note(split.total);
    note(split.weight);
    for (const ExprId tie : split.ties) note(tie);
  }
  for (const Column& column : context.pack.columns)
    if (const auto* rank = std::get_if<Rank>(&column.definition))
      for (const Rank::Key& key : rank->keys) note(key.value);
  for (const Span& span : used) context.report(Problem(diagnostics::may_be_none, span));
}

}  // namespace guiju::checked
