// Comparisons, 在 ... 至 ..., 在 (...).
#include <utility>

#include "guiju/checked/comparison.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::ExprKind;

namespace {

/// Kinds whose values can be told apart, and those that also stand in a line.
bool has_equality(TypeKind kind) {
  return kind != TypeKind::List && kind != TypeKind::RatioList && kind != TypeKind::RoundingMode;
}
bool has_order(TypeKind kind) { return has_equality(kind) && kind != TypeKind::Bool; }

const DiagnosticInfo& mismatch_of(const Type& left, const Type& right) {
  const auto is_span = [](const Type& type) {
    return type.kind == TypeKind::MonthSpan || type.kind == TypeKind::DaySpan;
  };
  if (left.is_number() && right.is_number()) return diagnostics::dimension_mismatch;
  if (is_span(left) && is_span(right)) return diagnostics::months_and_days;
  return diagnostics::operator_types;
}

}  // namespace

ExprId compare(Context& context, Op op, ExprId left, ExprId right, Span span, Span sign_span,
               std::string_view sign) {
  const Type l = context.type_of(left);
  const Type r = context.type_of(right);
  Expr expr;
  expr.op = op;
  expr.type = simple_type(TypeKind::Bool);
  expr.span = span;
  expr.args = {left, right};
  if (l.kind == TypeKind::Error || r.kind == TypeKind::Error) return context.add(std::move(expr));
  const bool is_known = is_ordering(op) ? has_order(l.kind) : has_equality(l.kind);
  if (common_type(l, r) && is_known) {
    const bool is_unordered =
        l.kind == TypeKind::Enum && is_ordering(op) && !context.pack.at(l.enumeration).is_ordered;
    if (is_unordered)
      context.report(Problem(diagnostics::unordered_enum, sign_span)
                         .with("enum", context.pack.at(l.enumeration).name)
                         .with("operator", sign));
    return context.add(std::move(expr));
  }
  const BilingualText left_text = type_text(context.pack, l);
  const BilingualText right_text = type_text(context.pack, r);
  Problem problem(mismatch_of(l, r), sign_span);
  problem.with("operator", sign).with("left", left_text).with("right", right_text);
  problem.label(context.pack.at(left).span, left_text);
  problem.label(context.pack.at(right).span, right_text);
  suggest_unit(context, problem, left, r);
  suggest_unit(context, problem, right, l);
  context.report(std::move(problem));
  return context.add(std::move(expr));
}

/// A bare word or a text: which enum it is of, the other side tells.
bool ExpressionChecker::needs_hint(syntax::ExprId id) const {
  const syntax::Expr& expr = tree_.at(id);
  if (expr.kind == ExprKind::Literal) return expr.literal.kind == syntax::LiteralKind::Text;
  return expr.kind == ExprKind::Name &&
         (context_.words.contains(expr.name.text) ||
          (context_.find_column(scope_.entity, expr.name.text).is_none() &&
           context_.find_parameter(expr.name.text).is_none()));
}

/// x = 不适用, x <> 不适用
ExprId ExpressionChecker::check_is_none(const syntax::Expr& expr, syntax::ExprId value) {
  const ExprId tested = check(value);
  if (is_error(tested)) return error(expr.span);
  const bool is_ordering_sign = is_ordering(*comparison_of(expr.kind));
  if (is_ordering_sign || !type(tested).may_be_none) {
    context_.report(Problem(diagnostics::never_none, context_.pack.at(tested).span));
    return error(expr.span);
  }
  const ExprId is_none = make(Op::IsNone, simple_type(TypeKind::Bool), expr.span, {tested});
  if (expr.kind == ExprKind::Equal) return is_none;
  return make(Op::Not, simple_type(TypeKind::Bool), expr.span, {is_none});
}

ExprId ExpressionChecker::check_comparison(const syntax::Expr& expr) {
  for (std::size_t side = 0; side < 2; ++side)
    if (tree_.at(expr.args[side]).kind == ExprKind::None)
      return check_is_none(expr, expr.args[1 - side]);
  const bool is_right_first = needs_hint(expr.args[0]) && !needs_hint(expr.args[1]);
  ExprId left;
  ExprId right;
  if (is_right_first) {
    right = check(expr.args[1]);
    const Type hint = type(right);
    left = check(expr.args[0], &hint);
  } else {
    left = check(expr.args[0]);
    const Type hint = type(left);
    right = check(expr.args[1], &hint);
  }
  return compare(context_, *comparison_of(expr.kind), left, right, expr.span, expr.operator_span,
                 operator_text(expr));
}

ExprId ExpressionChecker::check_between(const syntax::Expr& expr) {
  const ExprId value = check(expr.args[0]);
  const Type hint = type(value);
  const ExprId low = check(expr.args[1], &hint);
  const ExprId high = check(expr.args[2], &hint);
  const std::string_view sign = operator_text(expr);
  const ExprId above =
      compare(context_, Op::GreaterEqual, value, low, expr.span, expr.operator_span, sign);
  const ExprId below =
      compare(context_, Op::LessEqual, value, high, expr.span, expr.operator_span, sign);
  return make(Op::And, simple_type(TypeKind::Bool), expr.span, {above, below});
}

ExprId ExpressionChecker::check_one_of(const syntax::Expr& expr) {
  const ExprId value = check(expr.args[0]);
  const Type hint = type(value);
  std::vector<ExprId> tests;
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    const ExprId item = check(expr.args[i], &hint);
    tests.push_back(compare(context_, Op::Equal, value, item, context_.pack.at(item).span,
                            expr.operator_span, operator_text(expr)));
  }
  if (tests.size() == 1) return tests[0];
  return make(Op::Or, simple_type(TypeKind::Bool), expr.span, std::move(tests));
}

}  // namespace guiju::checked
