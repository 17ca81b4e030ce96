// Calls of functions that read one row. Signatures: builtins.cpp.
#include <algorithm>
#include <utility>

#include "guiju/checked/builtins.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::ExprKind;
using syntax::Word;

namespace {

BilingualText wanted_text(Takes takes) {
  switch (takes) {
    case Takes::Number: return phrases::a_number;
    case Takes::Integer: return phrases::an_integer;
    case Takes::Date: return phrases::a_date;
    case Takes::DateOrMonth: return phrases::a_date_or_month;
    case Takes::Text: return phrases::a_text;
    case Takes::List: return phrases::a_list;
    case Takes::TextOrList: return phrases::a_text_or_list;
    default: return phrases::a_value;
  }
}

Type result_type(Gives gives, const Type& first) {
  switch (gives) {
    case Gives::SameAsFirst: return first;
    case Gives::WholeOfFirst: {
      const NumberForm form = first.is_money() ? NumberForm::Money : NumberForm::Integer;
      return number_type(form, first.dimension, 0);
    }
    case Gives::Integer: return number_type(NumberForm::Integer, {}, 0);
    case Gives::Date: return simple_type(TypeKind::Date);
    case Gives::Month: return simple_type(TypeKind::Month);
    case Gives::List: return first;
    case Gives::Bool: return simple_type(TypeKind::Bool);
  }
  return {};
}

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
  return least == most ? std::to_string(least) : std::to_string(least) + "–" + std::to_string(most);
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
  switch (*function) {
    case Word::Function_Sum:
    case Word::Function_Count:
    case Word::Function_Mean:
    case Word::Function_Any:
    case Word::Function_All:
    case Word::Function_ListRows:
    case Word::Function_Lookup: return check_rows(expr, *function);
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
  const BuiltinSignature* signature = find_builtin(function);
  const std::size_t count = signature->second == Takes::Nothing ? 1 : 2;
  if (!has_arguments(expr, count, count)) return error(expr.span);
  std::vector<ExprId> args;
  for (const syntax::ExprId arg : expr.args) args.push_back(check(arg));
  if (std::any_of(args.begin(), args.end(), [&](ExprId arg) { return is_error(arg); }))
    return error(expr.span);
  for (std::size_t i = 0; i < count; ++i) {
    const Takes wanted = i == 0 ? signature->first : signature->second;
    const bool is_word_in_list =
        function == Word::Function_HasItem && i == 1 && type(args[1]).kind == TypeKind::Enum;
    if (takes(wanted, type(args[i])) || is_word_in_list) continue;
    report_mismatch(context_.pack.at(args[i]).span, wanted_text(wanted), type(args[i]));
    return error(expr.span);
  }
  Type result = result_type(signature->result, type(args[0]));
  result.may_be_none = false;
  const ExprId id = make(Op::Call, std::move(result), expr.span, std::move(args));
  context_.pack.exprs[id.index()].builtin = signature->builtin;
  return id;
}

/// 最小 and 最大: of several values, or over rows.
ExprId ExpressionChecker::check_extreme(const syntax::Expr& expr, Word function) {
  if (expr.args.size() < 2) return check_rows(expr, function);
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
