#include "guiju/checked/expression.hpp"

#include <algorithm>
#include <utility>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"

namespace guiju::checked {

using syntax::ExprKind;

ExprId ExpressionChecker::check(syntax::ExprId id, const Type* hint) {
  if (id.is_none()) return error({tree_.file, 0, 0});
  const syntax::Expr& expr = tree_.at(id);
  switch (expr.kind) {
    case ExprKind::Literal: return check_literal(expr, hint);
    case ExprKind::Name: return check_name(expr, hint);
    case ExprKind::Yes:
    case ExprKind::No: return check_truth_constant(expr);
    case ExprKind::AsOf: return make(Op::AsOf, simple_type(TypeKind::Date), expr.span, {});
    case ExprKind::None: return check_none(expr, hint);
    case ExprKind::Member: return check_member(expr);
    case ExprKind::Call: return check_call(expr, hint);
    case ExprKind::Not:
    case ExprKind::Or:
    case ExprKind::And: return check_logic(expr);
    case ExprKind::Negate: return check_negation(expr);
    case ExprKind::Equal:
    case ExprKind::NotEqual:
    case ExprKind::Less:
    case ExprKind::LessEqual:
    case ExprKind::Greater:
    case ExprKind::GreaterEqual: return check_comparison(expr);
    case ExprKind::Add:
    case ExprKind::Subtract:
    case ExprKind::Multiply:
    case ExprKind::Divide: return check_arithmetic(expr);
    case ExprKind::Between: return check_between(expr);
    case ExprKind::OneOf: return check_one_of(expr);
    case ExprKind::Choice: return check_choice(expr, hint);
    case ExprKind::PerFull: return check_per_full(expr);
    case ExprKind::InMonths:
    case ExprKind::InYears:
    case ExprKind::InDays: return check_span(expr);
    case ExprKind::Missing:
    case ExprKind::This:
    case ExprKind::Before:
    case ExprKind::SoFar:
    case ExprKind::AnyValue:
    case ExprKind::Otherwise:
    case ExprKind::CellCompare:
    case ExprKind::CellRange:
    case ExprKind::CellList:
    case ExprKind::CellNot:
    case ExprKind::CellBoth: break;
  }
  context_.report(
      Problem(diagnostics::type_mismatch, expr.span)
          .with("wanted", phrases::a_value)
          .with("found", filled(phrases::as_written, {{"text", context_.text(expr.span)}})));
  return error(expr.span);
}

ExprId ExpressionChecker::check_truth(syntax::ExprId id) {
  const ExprId checked = check(id);
  require_type(context_, checked, simple_type(TypeKind::Bool));
  return checked;
}

ExprId ExpressionChecker::check_literal(const syntax::Expr& expr, const Type* hint) {
  const bool is_quoted_word = expr.literal.kind == syntax::LiteralKind::Text && hint != nullptr &&
                              hint->kind == TypeKind::Enum;
  if (is_quoted_word) return check_word(expr, expr.literal.text, hint->enumeration);
  auto value = literal_value(context_.pack, expr.literal, expr.span, context_.sink);
  if (!value) return error(expr.span);
  return make_constant(std::move(value->type), std::move(value->value), expr.span);
}

ExprId ExpressionChecker::check_truth_constant(const syntax::Expr& expr) {
  return make_constant(simple_type(TypeKind::Bool), expr.kind == ExprKind::Yes, expr.span);
}

/// 不适用 is none of the type that its place wants.
ExprId ExpressionChecker::check_none(const syntax::Expr& expr, const Type* hint) {
  if (hint == nullptr || hint->kind == TypeKind::Error) {
    context_.report(Problem(diagnostics::none_of_what, expr.span));
    return error(expr.span);
  }
  Type type = *hint;
  type.may_be_none = true;
  if (type.is_number()) type.scale = 0;
  return make_constant(std::move(type), NotApplicable{}, expr.span);
}

ExprId ExpressionChecker::check_logic(const syntax::Expr& expr) {
  const auto outer = scope_.has_value;
  const Op op = expr.kind == ExprKind::Not ? Op::Not : expr.kind == ExprKind::Or ? Op::Or : Op::And;
  std::vector<ExprId> args;
  for (const syntax::ExprId arg : expr.args) {
    args.push_back(check_truth(arg));
    // What stands behind `x <> 不适用 且` is asked only where x has a value.
    if (op != Op::Not) note_values(context_.pack, args.back(), op == Op::And, scope_.has_value);
  }
  scope_.has_value = outer;
  return make(op, simple_type(TypeKind::Bool), expr.span, std::move(args));
}

ExprId ExpressionChecker::check_choice(const syntax::Expr& expr, const Type* hint) {
  std::vector<ExprId> args;
  std::optional<Type> common;
  std::vector<ColumnId> outer = scope_.has_value;
  for (std::size_t i = 0; i < expr.args.size(); ++i) {
    const bool is_condition = i % 2 == 0 && i + 1 < expr.args.size();
    if (is_condition) {
      args.push_back(check_truth(expr.args[i]));
      note_values(context_.pack, args.back(), true, scope_.has_value);
      continue;
    }
    const Type wanted = hint != nullptr ? *hint : common.value_or(Type{});
    const ExprId value = check(expr.args[i], wanted.kind == TypeKind::Error ? nullptr : &wanted);
    args.push_back(value);
    const Type& found = type(value);
    const std::optional<Type> both = common ? common_type(*common, found) : found;
    if (!both)
      context_.report(Problem(diagnostics::branches_differ, context_.pack.at(value).span)
                          .with("first", text_of(*common))
                          .with("second", text_of(found)));
    common = both.value_or(Type{});
    // Further cases are asked where this one does not hold.
    if (i + 1 == expr.args.size()) break;
    scope_.has_value = outer;
    for (std::size_t k = 0; k < i; k += 2)
      note_values(context_.pack, args[k], false, scope_.has_value);
  }
  scope_.has_value = std::move(outer);
  return make(Op::Choice, common.value_or(Type{}), expr.span, std::move(args));
}

void note_values(const CheckedPack& pack, ExprId condition, bool holds,
                 std::vector<ColumnId>& has_value) {
  const Expr& expr = pack.at(condition);
  if (expr.op == Op::Not) return note_values(pack, expr.args[0], !holds, has_value);
  const bool are_all = (expr.op == Op::And && holds) || (expr.op == Op::Or && !holds);
  if (are_all)
    for (const ExprId arg : expr.args) note_values(pack, arg, holds, has_value);
  if (expr.op != Op::IsNone || holds) return;
  const Expr& tested = pack.at(expr.args[0]);
  if (tested.column) has_value.push_back(tested.column);
}

ExprId ExpressionChecker::make(Op op, Type type, Span span, std::vector<ExprId> args) {
  return context_.add(op, std::move(type), span, std::move(args));
}

ExprId ExpressionChecker::make_constant(Type type, Value value, Span span) {
  return context_.add_constant(std::move(type), std::move(value), span);
}

ExprId ExpressionChecker::error(Span span) { return make(Op::Constant, Type{}, span, {}); }

void ExpressionChecker::report_mismatch(Span span, const BilingualText& wanted, const Type& found) {
  if (found.kind == TypeKind::Error) return;
  context_.report(Problem(diagnostics::type_mismatch, span)
                      .with("wanted", wanted)
                      .with("found", text_of(found)));
}

namespace {

std::optional<Type> common_kind(const Type& left, const Type& right) {
  if (left.kind == TypeKind::Error) return right;
  if (right.kind == TypeKind::Error) return left;
  if (left.kind != right.kind) return std::nullopt;
  if (left.kind == TypeKind::Enum)
    return left.enumeration == right.enumeration ? std::optional(left) : std::nullopt;
  if (!left.is_number()) return left;
  if (left.dimension != right.dimension) return std::nullopt;
  Type common = left;
  if (left.form != right.form) {
    const bool is_rate = left.form == NumberForm::Rate || right.form == NumberForm::Rate;
    common.form = is_rate ? NumberForm::Rate : NumberForm::Decimal;
  }
  common.scale =
      left.scale && right.scale ? std::optional(std::max(*left.scale, *right.scale)) : std::nullopt;
  return common;
}

}  // namespace

std::optional<Type> common_type(const Type& left, const Type& right) {
  std::optional<Type> common = common_kind(left, right);
  if (common) common->may_be_none = left.may_be_none || right.may_be_none;
  return common;
}

void suggest_unit(const Context& context, Problem& problem, ExprId value, const Type& wanted) {
  const Expr& expr = context.pack.at(value);
  const bool is_bare_number = expr.op == Op::Constant && expr.type.is_number() &&
                              expr.type.form != NumberForm::Rate && expr.type.dimension.is_none();
  if (!is_bare_number || !wanted.is_number() || wanted.dimension.is_none()) return;
  const std::string amount =
      std::string(context.text(expr.span)) + dimension_text(context.pack, wanted.dimension);
  problem.help(filled(phrases::help_write_unit, {{"amount", amount}}));
  problem.replace_by(expr.span, amount, false);
}

bool require_type(Context& context, ExprId value, const Type& wanted) {
  const Type& found = context.type_of(value);
  if (found.kind == TypeKind::Error || wanted.kind == TypeKind::Error) return true;
  if (found.may_be_none && !wanted.may_be_none) {
    context.report(Problem(diagnostics::may_be_none, context.pack.at(value).span));
    return false;
  }
  const bool is_same_kind = found.kind == wanted.kind && (wanted.kind != TypeKind::Enum ||
                                                          found.enumeration == wanted.enumeration);
  if (is_same_kind && (!wanted.is_number() || found.dimension == wanted.dimension)) return true;
  const bool is_unit = is_same_kind && wanted.is_number();
  Problem problem(is_unit ? diagnostics::unit_mismatch : diagnostics::type_mismatch,
                  context.pack.at(value).span);
  problem.with("wanted", type_text(context.pack, wanted))
      .with("found", type_text(context.pack, found));
  if (is_unit) suggest_unit(context, problem, value, wanted);
  context.report(std::move(problem));
  return false;
}

}  // namespace guiju::checked
