// + - × / 每满, dates and durations: dimensions multiply and divide, scales add up.
#include <algorithm>
#include <utility>

#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::ExprKind;

namespace {

bool is_span(const Type& type) {
  return type.kind == TypeKind::MonthSpan || type.kind == TypeKind::DaySpan;
}

bool is_day_or_month(const Type& type) {
  return type.kind == TypeKind::Date || type.kind == TypeKind::Month;
}

bool is_whole(const Type& type) { return type.is_number() && type.scale == 0; }

NumberForm form_of(const Dimension& dimension, const std::optional<int>& scale) {
  if (dimension == money_dimension()) return NumberForm::Money;
  return scale == 0 ? NumberForm::Integer : NumberForm::Decimal;
}

Type quotient_type(const Type& left, const Type& right) {
  Dimension dimension = divide(left.dimension, right.dimension);
  const bool is_money = dimension == money_dimension();
  // A quotient of like by like reads best as a percentage.
  const bool is_share = dimension.is_none() && left.dimension == right.dimension &&
                        left.form != NumberForm::Decimal && right.form != NumberForm::Rate;
  const NumberForm form = is_money   ? NumberForm::Money
                          : is_share ? NumberForm::Rate
                                     : NumberForm::Decimal;
  return number_type(form, std::move(dimension), std::nullopt);
}

}  // namespace

Type product_type(const Type& left, const Type& right) {
  const auto scale =
      left.scale && right.scale ? std::optional(*left.scale + *right.scale) : std::nullopt;
  Dimension dimension = multiply(left.dimension, right.dimension);
  const NumberForm form = form_of(dimension, scale);
  return number_type(form, std::move(dimension), scale);
}

ExprId ExpressionChecker::report_operator(const syntax::Expr& expr, ExprId left, ExprId right) {
  const Type& l = type(left);
  const Type& r = type(right);
  const bool are_spans = is_span(l) && is_span(r) && l.kind != r.kind;
  const bool is_bare_number =
      (is_day_or_month(l) && r.is_number()) || (l.is_number() && is_day_or_month(r));
  const bool are_numbers = l.is_number() && r.is_number();
  Problem problem(are_spans        ? diagnostics::months_and_days
                  : is_bare_number ? diagnostics::span_needs_unit
                  : are_numbers    ? diagnostics::dimension_mismatch
                                   : diagnostics::operator_types,
                  expr.operator_span);
  problem.with("operator", operator_text(expr))
      .with("left", text_of(l))
      .with("right", text_of(r))
      .with("date", text_of(is_day_or_month(l) ? l : r));
  for (const ExprId side : {left, right}) {
    const BilingualText text = text_of(type(side));
    problem.label(context_.pack.at(side).span, text);
    suggest_unit(context_, problem, side, side == left ? r : l);
  }
  context_.report(std::move(problem));
  return error(expr.span);
}

ExprId ExpressionChecker::check_arithmetic(const syntax::Expr& expr) {
  const ExprId left = check(expr.args[0]);
  const ExprId right = check(expr.args[1]);
  if (is_error(left) || is_error(right)) return error(expr.span);
  if (const auto dates = date_arithmetic(expr, left, right)) return *dates;
  if (!type(left).is_number() || !type(right).is_number())
    return report_operator(expr, left, right);
  const bool is_sum = expr.kind == ExprKind::Add || expr.kind == ExprKind::Subtract;
  return is_sum ? sum(expr, left, right) : product(expr, left, right);
}

ExprId ExpressionChecker::sum(const syntax::Expr& expr, ExprId left, ExprId right) {
  std::optional<Type> common = common_type(type(left), type(right));
  if (!common) return report_operator(expr, left, right);
  const Op op = expr.kind == ExprKind::Add ? Op::Add : Op::Subtract;
  return make(op, std::move(*common), expr.span, {left, right});
}

ExprId ExpressionChecker::product(const syntax::Expr& expr, ExprId left, ExprId right) {
  const bool is_product = expr.kind == ExprKind::Multiply;
  Type result =
      is_product ? product_type(type(left), type(right)) : quotient_type(type(left), type(right));
  const std::optional<ProductRounding>& rounding = context_.products[context_.pack_of(expr.span)];
  const bool is_rounded = is_product && result.is_money() && rounding.has_value();
  const ExprId id = make(is_product ? Op::Multiply : Op::Divide, result, expr.span, {left, right});
  if (!is_rounded) return id;
  result.scale = decimal_places(rounding->step);
  const ExprId rounded = make(Op::Round, std::move(result), expr.span, {id});
  context_.pack.exprs[rounded.index()].step = rounding->step;
  context_.pack.exprs[rounded.index()].mode = rounding->mode;
  return rounded;
}

/// The result where a date, a month or a duration takes part and the operator means something.
std::optional<ExprId> ExpressionChecker::date_arithmetic(const syntax::Expr& expr, ExprId left,
                                                         ExprId right) {
  const Type l = type(left);
  const Type r = type(right);
  const bool is_sum = expr.kind == ExprKind::Add || expr.kind == ExprKind::Subtract;
  const Op shift = expr.kind == ExprKind::Add ? Op::AddSpan : Op::SubtractSpan;
  const bool fits_month = l.kind == TypeKind::Date || r.kind == TypeKind::MonthSpan;
  if (is_sum && is_day_or_month(l) && is_span(r) && fits_month)
    return make(shift, l, expr.span, {left, right});
  if (expr.kind == ExprKind::Add && is_span(l) && is_day_or_month(r) &&
      (r.kind == TypeKind::Date || l.kind == TypeKind::MonthSpan))
    return make(shift, r, expr.span, {right, left});
  if (expr.kind == ExprKind::Subtract && is_day_or_month(l) && l.kind == r.kind) {
    const bool is_date = l.kind == TypeKind::Date;
    return make(Op::Difference, simple_type(is_date ? TypeKind::DaySpan : TypeKind::MonthSpan),
                expr.span, {left, right});
  }
  if (expr.kind == ExprKind::Divide && is_span(l) && l.kind == r.kind)
    return make(Op::SpanRatio, number_type(NumberForm::Decimal, {}, std::nullopt), expr.span,
                {left, right});
  if (expr.kind == ExprKind::Multiply && is_span(l) && is_whole(r))
    return make(Op::ScaleSpan, l, expr.span, {left, right});
  if (expr.kind == ExprKind::Multiply && is_whole(l) && is_span(r))
    return make(Op::ScaleSpan, r, expr.span, {right, left});
  return std::nullopt;
}

ExprId ExpressionChecker::check_negation(const syntax::Expr& expr) {
  const ExprId operand = check(expr.args[0]);
  if (is_error(operand)) return error(expr.span);
  Type result = type(operand);
  if (!result.is_number()) {
    report_mismatch(context_.pack.at(operand).span, phrases::a_number, result);
    return error(expr.span);
  }
  return make(Op::Negate, std::move(result), expr.span, {operand});
}

/// 借款月数 个月: a whole number becomes a duration.
ExprId ExpressionChecker::check_span(const syntax::Expr& expr) {
  ExprId count = check(expr.args[0]);
  if (is_error(count)) return error(expr.span);
  if (!is_whole(type(count))) {
    report_mismatch(context_.pack.at(count).span, phrases::an_integer, type(count));
    return error(expr.span);
  }
  if (expr.kind == ExprKind::InYears) {
    const ExprId twelve =
        make_constant(number_type(NumberForm::Integer, {}, 0), Rational(12), expr.operator_span);
    count = make(Op::Multiply, number_type(NumberForm::Integer, {}, 0), expr.span, {count, twelve});
  }
  const bool is_days = expr.kind == ExprKind::InDays;
  return make(Op::MakeSpan, simple_type(is_days ? TypeKind::DaySpan : TypeKind::MonthSpan),
              expr.span, {count});
}

ExprId ExpressionChecker::check_per_full(const syntax::Expr& expr) {
  const ExprId amount = check(expr.args[0]);
  const ExprId step = check(expr.args[1]);
  const ExprId gain = check(expr.args[2]);
  if (is_error(amount) || is_error(step) || is_error(gain)) return error(expr.span);
  if (!type(amount).is_number()) {
    report_mismatch(context_.pack.at(amount).span, phrases::a_number, type(amount));
    return error(expr.span);
  }
  if (!type(gain).is_number()) {
    report_mismatch(context_.pack.at(gain).span, phrases::a_number, type(gain));
    return error(expr.span);
  }
  if (!type(step).is_number() || type(step).dimension != type(amount).dimension)
    return report_operator(expr, amount, step);
  Type result = type(gain);
  return make(Op::PerFull, std::move(result), expr.span, {amount, step, gain});
}

}  // namespace guiju::checked
