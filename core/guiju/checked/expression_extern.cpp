// Calls of functions of the host.
#include <utility>

#include "guiju/checked/allowed_range.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

ExprId ExpressionChecker::check_extern(const syntax::Expr& expr, ExternId external) {
  const std::size_t count = context_.pack.at(external).arguments.size();
  if (!has_arguments(expr, count, count)) return error(expr.span);
  // A stage of its own calls it over the whole table, so that nothing it is told may wait for it, not
  // even on earlier rows.
  const Scope outer = scope_;
  scope_.reads = ReadKind::OtherRows;
  std::vector<ExprId> args;
  bool is_sound = true;
  for (std::size_t i = 0; i < count; ++i) {
    const Extern::Argument wanted = context_.pack.at(external).arguments[i];
    const ExprId arg = check(expr.args[i], &wanted.type);
    const bool fits = !is_error(arg) && require_type(context_, arg, wanted.type);
    // As exact as it was declared: 整数 takes no fraction, 金额 nothing finer than a fen.
    if (fits) require_storable(context_, arg, wanted.type, wanted.name);
    if (fits && context_.pack.at(arg).op == Op::Constant) {
      const Expr& given = context_.pack.at(arg);
      require_in_range(context_.pack, {wanted.name, wanted.type, wanted.low, wanted.high},
                       given.value, context_.text(given.span), given.span, context_.sink);
    }
    is_sound = is_sound && fits;
    args.push_back(arg);
  }
  scope_ = outer;
  if (!is_sound) return error(expr.span);
  const ExprId id = make(Op::Extern, context_.pack.at(external).type, expr.span, std::move(args));
  context_.pack.exprs[id.index()].external = external;
  return id;
}

}  // namespace guiju::checked
