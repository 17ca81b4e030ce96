// 定义 and 设.
#include <algorithm>
#include <utility>

#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {

using syntax::Word;

ExprId check_cases(Defining& defining, const syntax::Statement& parent, const Type* hint) {
  Context& context = defining.context;
  Expr choice;
  choice.op = Op::Choice;
  choice.span = parent.span;
  std::optional<Type> common;
  const std::vector<ColumnId> outer = defining.scope.has_value;
  std::vector<ExprId> failed;
  for (const syntax::StatementId id : parent.body) {
    const syntax::Statement& line = defining.at(id);
    if (line.has_error) return context.add({});
    // A case is asked where those before it do not hold.
    for (const ExprId before : failed)
      note_values(context.pack, before, false, defining.scope.has_value);
    if (line.head == Word::Reserved_When) {
      failed.push_back(check_guard(defining, line));
      choice.args.push_back(failed.back());
      note_values(context.pack, failed.back(), true, defining.scope.has_value);
    }
    ExprId value = defining.checker().check(line.value, hint);
    value = apply_limits(defining, line, value);
    defining.scope.has_value = outer;
    choice.args.push_back(value);
    const Type& found = context.type_of(value);
    const auto both = common ? common_type(*common, found) : std::optional(found);
    if (!both)
      context.report(Problem(diagnostics::branches_differ, context.pack.at(value).span)
                         .with("first", type_text(context.pack, *common))
                         .with("second", type_text(context.pack, found)));
    common = both.value_or(Type{});
    choice.span = join(choice.span, line.span);
  }
  choice.type = common.value_or(Type{});
  return context.add(std::move(choice));
}

bool has_cases(Defining& defining, const syntax::Statement& line) {
  return !line.body.empty() &&
         std::all_of(line.body.begin(), line.body.end(), [&](syntax::StatementId id) {
           const Word head = defining.at(id).head;
           return head == Word::Reserved_When || head == Word::Clause_Else;
         });
}

namespace {

bool has_lines(const Defining& defining, Word head) {
  const auto& body = defining.line().body;
  return std::any_of(body.begin(), body.end(),
                     [&](syntax::StatementId id) { return defining.at(id).head == head; });
}

ExprId check_value(Defining& defining) {
  const Type declared = defining.column().type;
  const Type* hint = declared.kind == TypeKind::Error ? nullptr : &declared;
  if (has_cases(defining, defining.line())) return check_cases(defining, defining.line(), hint);
  return defining.checker().check(defining.line().value, hint);
}

}  // namespace

void define_formula(Defining& defining) {
  Context& context = defining.context;
  if (defining.pending.general)
    return define_exceptions(defining, read_own_column(context, defining.pending.general));
  if (has_lines(defining, Word::Clause_From)) return define_dated(defining);
  const bool has_exceptions =
      !defining.pending.exceptions.empty() || has_lines(defining, Word::Head_General);
  if (has_exceptions && defining.line().value.is_none()) return define_exceptions(defining, {});
  if (defining.line().value.is_none() && defining.line().body.empty()) {
    context.report(Problem(diagnostics::clause_missing, defining.column().span)
                       .with("head", defining.column().name)
                       .with("part", phrases::part_formula));
    return;
  }
  const ExprId formula = check_value(defining);
  if (has_exceptions) return define_exceptions(defining, formula);
  const ExprId value = finish_value(defining, formula);
  defining.column().definition = Formula{value};
}

ExprId finish_value(Defining& defining, ExprId value) {
  Context& context = defining.context;
  value = apply_limits(defining, defining.line(), value);
  Column& column = defining.column();
  const bool is_in_days =
      column.type.kind == TypeKind::MonthSpan && context.type_of(value).kind == TypeKind::DaySpan;
  if (defining.line().type && !is_in_days)
    require_storable(context, value, column.type, column.name);
  else
    column.type = context.type_of(value);
  return value;
}

}  // namespace guiju::checked
