// 校验: lines 错误 and 警告, each a truth of every row that is no conclusion.
#include <utility>

#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/checks.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

void declare_check(Context& context, const Block& block, const StatementRef& line) {
  const std::string message = line->text.value_or("");
  if (line->has_error) return;
  if (message.empty()) {
    context.report(Problem(diagnostics::check_without_message, line->text_span));
    return;
  }
  Column column;
  column.entity = block.entity;
  column.name = check_name(message);
  column.type = simple_type(TypeKind::Bool);
  column.role = ColumnRole::Check;
  column.span = line->text_span;
  const ColumnId id = context.add_column(std::move(column));
  begin_definition(context, block, line, {id});
  const bool is_error = line->head == Word::Head_Fail;
  context.pack.checks.push_back(
      {is_error ? DataCheck::Level::Error : DataCheck::Level::Warning, id, message});
}

}  // namespace

void declare_checks(Context& context) {
  for_each_top(context, Word::Margin_Check, [&](StatementRef check) {
    if (check->names.empty()) return;
    Block block;
    block.entity = find_entity_or_report(context, check->names[0]);
    if (block.entity.is_none()) return;
    block.citation = read_citation(context, *check, {});
    for (const syntax::StatementId child : check->body)
      declare_check(context, block, check.at(child));
    if (check->body.empty())
      context.report(Problem(diagnostics::nothing_in_it, check->names[0].span)
                         .with("name", check->names[0].text)
                         .with("lines", phrases::lines_of_check));
  });
}

void define_check(Defining& defining) {
  Context& context = defining.context;
  const ExprId guard = check_guard(defining, defining.line());
  const GuardedScope guarded_scope(defining, guard);
  const ExprId test = defining.checker().check_truth(defining.line().value);
  defining.column().definition = Formula{test};
  if (guard.is_none()) return;
  Expr guarded;
  guarded.op = Op::And;
  guarded.type = simple_type(TypeKind::Bool);
  guarded.span = defining.line().span;
  guarded.args = {guard, test};
  defining.column().definition = Formula{context.add(std::move(guarded))};
}

}  // namespace guiju::checked
