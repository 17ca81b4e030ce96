// Calls of functions that read one row. Signatures: builtins.cpp.
#include <algorithm>
#include <utility>

#include "guiju/checked/builtins.hpp"
#include "guiju/checked/diagnostics/functions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::ExprKind;
using syntax::Word;

namespace {

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const syntax::WordEntry& entry : syntax::all_words()) {
    if (entry.group != syntax::WordGroup::Function) continue;
    names.emplace_back(entry.spelling.zh);
    names.emplace_back(entry.spelling.en);
  }
  return names;
}

std::string count_text(std::size_t least, std::size_t most) {
  if (most == unlimited) return "≥ " + std::to_string(least);
  return least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
}

/// Integer exponents that are written out, whose result has a unit and a scale; none: known with the
/// row.
std::optional<int> written_exponent(const CheckedPack& pack, ExprId id) {
  constexpr int exponent_max = 127;  // of two, beyond which nothing fits
  const Expr* expr = &pack.at(id);
  const bool is_negative = expr->op == Op::Negate;
  if (is_negative) expr = &pack.at(expr->args[0]);
  const auto* number = expr->op == Op::Constant ? std::get_if<Rational>(&expr->value) : nullptr;
  if (number == nullptr || *number > Rational(exponent_max)) return std::nullopt;
  const int exponent = static_cast<int>(number->numerator());
  return is_negative ? -exponent : exponent;
}

}  // namespace

bool ExpressionChecker::has_arguments(const syntax::Expr& expr, std::size_t least,
                                      std::size_t most) {
  if (expr.args.size() >= least && expr.args.size() <= most) return true;
  context_.report(Problem(diagnostics::argument_count, expr.span)
                      .with("function", expr.name.text)
                      .with("wanted", count_text(least, most))
                      .with("found", std::to_string(expr.args.size())));
  return false;
}

/// 当 and 否则 inside the brackets of a function that takes no rows.
void ExpressionChecker::refuse_call_clauses(const syntax::Expr& expr) {
  for (const syntax::ExprId clause : {expr.filter, expr.otherwise})
    if (!clause.is_none())
      context_.report(
          Problem(diagnostics::clause_not_here, tree_.at(clause).span)
              .with("clause", word_text(clause == expr.filter ? Word::Reserved_When
                                                              : Word::Operator_Otherwise)));
}

ExprId ExpressionChecker::check_call(const syntax::Expr& expr, const Type* hint) {
  const auto function = syntax::find_word(syntax::WordGroup::Function, expr.name.text);
  const auto table = context_.parameter_tables.find(expr.name.text);
  if (table != context_.parameter_tables.end()) return check_cell(expr, table->second);
  const auto external = context_.externs.find(expr.name.text);
  if (!function && external != context_.externs.end()) {
    refuse_call_clauses(expr);
    return check_extern(expr, external->second);
  }
  if (!function) {
    if (context_.is_first_unknown("function", expr.name.text)) {
      Problem problem(diagnostics::unknown_function, expr.name.span);
      problem.with("name", expr.name.text);
      std::vector<std::string> known = function_names();
      for (const auto& [name, id] : context_.externs) known.push_back(name);
      std::sort(known.begin(), known.end());
      context_.suggest(problem, expr.name.text, expr.name.span, known);
      context_.report(std::move(problem));
    }
    return error(expr.span);
  }
  if (is_over_rows(expr)) return check_rows(expr, *function);
  switch (*function) {
    case Word::Function_Least:
    case Word::Function_Greatest: return check_extreme(expr, *function);
    case Word::Function_Previous: return check_previous(expr, hint);
    case Word::Function_InARow: return check_in_a_row(expr);
    case Word::Function_Next:
    case Word::Function_FirstRow:
    case Word::Function_LastRow: return check_line(expr, *function, hint);
    default: break;
  }
  refuse_call_clauses(expr);
  if (*function == Word::Function_IsFilled) return check_is_filled(expr);
  return check_builtin(expr, *function);
}

ExprId ExpressionChecker::check_builtin(const syntax::Expr& expr, Word function) {
  const BuiltinSignature& signature = *find_builtin(function);
  if (!has_arguments(expr, signature.least(), signature.most())) return error(expr.span);
  std::vector<ExprId> args;
  for (std::size_t i = 0; i < std::max(expr.args.size(), signature.takes.size()); ++i) {
    const Takes wanted = signature.at(i);
    if (wanted == Takes::Nothing) break;
    const bool is_written = i < expr.args.size();
    if (!is_written && wanted != Takes::MonthEnd) break;
    args.push_back(check_argument(expr, i, wanted, args));
  }
  if (std::any_of(args.begin(), args.end(), [&](ExprId arg) { return is_error(arg); }))
    return error(expr.span);
  const bool is_list = type(args[0]).kind == TypeKind::List;
  if (function == Word::Function_Join && is_list && !has_arguments(expr, 2, 2))
    return error(expr.span);
  auto result = call_type(expr, signature.result, args);
  if (!result) return error(expr.span);
  result->may_be_none = false;
  const ExprId id = make(Op::Call, std::move(*result), expr.span, std::move(args));
  context_.pack.exprs[id.index()].builtin = signature.builtin;
  return id;
}

/// The type of a call; none after a report.
std::optional<Type> ExpressionChecker::call_type(const syntax::Expr& expr, Gives gives,
                                                 const std::vector<ExprId>& args) {
  const Type& first = type(args[0]);
  switch (gives) {
    case Gives::SameAsFirst: return first;
    case Gives::Common: return common_type(first, type(args[1]));
    case Gives::WholeOfFirst: {
      const NumberForm form = first.is_money() ? NumberForm::Money : NumberForm::Integer;
      return number_type(form, first.dimension, 0);
    }
    case Gives::PowerOfFirst: return power_type(expr, first, args[1]);
    case Gives::Integer: return number_type(NumberForm::Integer, {}, 0);
    case Gives::Date: return simple_type(TypeKind::Date);
    case Gives::Month: return simple_type(TypeKind::Month);
    case Gives::Text: return simple_type(TypeKind::Text);
    case Gives::Bool: return simple_type(TypeKind::Bool);
  }
  return std::nullopt;
}

std::optional<Type> ExpressionChecker::power_type(const syntax::Expr& expr, const Type& base,
                                                  ExprId exponent) {
  const auto written = written_exponent(context_.pack, exponent);
  if (!written && !base.dimension.is_none()) {
    context_.report(Problem(diagnostics::exponent_not_written, context_.pack.at(exponent).span)
                        .with("function", expr.name.text)
                        .with("found", text_of(base)));
    return std::nullopt;
  }
  Dimension dimension;
  for (const Dimension::Power& power : base.dimension.powers)
    if (*written != 0) dimension.powers.push_back({power.unit, power.exponent * *written});
  std::optional<int> scale;
  constexpr int scale_max = 38;
  if (written && *written >= 0 && base.scale && *base.scale * *written <= scale_max)
    scale = *base.scale * *written;
  const NumberForm form = dimension == money_dimension() ? NumberForm::Money
                          : scale == 0                   ? NumberForm::Integer
                                                         : NumberForm::Decimal;
  return number_type(form, std::move(dimension), scale);
}

/// 最小 and 最大: of several values, or over rows.
ExprId ExpressionChecker::check_extreme(const syntax::Expr& expr, Word function) {
  std::vector<ExprId> args;
  std::optional<Type> common;
  bool has_problem = false;
  for (const syntax::ExprId arg : expr.args) {
    const ExprId id = check(arg);
    args.push_back(id);
    has_problem = has_problem || is_error(id);
    if (has_problem) continue;
    const Type found = type(id);
    if (!found.is_number() && found.kind != TypeKind::Date && found.kind != TypeKind::Month) {
      report_mismatch(context_.pack.at(id).span, phrases::a_number_or_date, found);
      has_problem = true;
      continue;
    }
    const auto both = common ? common_type(*common, found) : std::optional(found);
    if (!both) {
      has_problem = true;
      context_.report(Problem(found.is_number() && common->is_number()
                                  ? diagnostics::dimension_mismatch
                                  : diagnostics::operator_types,
                              context_.pack.at(id).span)
                          .with("operator", expr.name.text)
                          .with("left", text_of(*common))
                          .with("right", text_of(found)));
      continue;
    }
    common = both;
  }
  if (has_problem) return error(expr.span);
  common->may_be_none = false;
  const ExprId id = make(Op::Call, std::move(*common), expr.span, std::move(args));
  context_.pack.exprs[id.index()].builtin =
      function == Word::Function_Least ? Builtin::Least : Builtin::Greatest;
  return id;
}

ExprId ExpressionChecker::check_is_filled(const syntax::Expr& expr) {
  if (!has_arguments(expr, 1, 1)) return error(expr.span);
  const ExprId arg = check(expr.args[0]);
  if (is_error(arg)) return error(expr.span);
  const Expr& read = context_.pack.at(arg);
  const bool is_input =
      read.op == Op::Column && context_.pack.at(read.column).role == ColumnRole::Input;
  if (!is_input) {
    context_.report(Problem(diagnostics::input_wanted, read.span));
    return error(expr.span);
  }
  const ColumnId column = read.column;
  const ExprId id = make(Op::IsFilled, simple_type(TypeKind::Bool), expr.span, {});
  context_.pack.exprs[id.index()].column = column;
  return id;
}

}  // namespace guiju::checked
