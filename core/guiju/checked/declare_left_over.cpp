// What a split among rows leaves over: a by-product on the row whose total is split, read there as
// 村.份额.剩余, and on the rows that share as 份额.剩余.
#include "guiju/checked/declarations.hpp"

namespace guiju::checked {

using syntax::ExprKind;
using syntax::Word;

namespace {

/// The scope of a split, if its line names one that is known. What is wrong is reported later.
EntityId find_scope(const Context& context, const StatementRef& line, EntityId own) {
  const syntax::Clause* within = syntax::find_clause(*line, Word::Clause_Within);
  if (within == nullptr)
    return line->value.is_none() ? EntityId{}
                                 : table_in_total(context, *line.tree, line->value, own);
  if (within->args.size() != 1) return {};
  const syntax::Expr& scope = line.tree->at(within->args[0]);
  if (scope.kind != ExprKind::Name) return {};
  const EntityId found = context.find_entity(scope.name.text);
  return !found.is_none() && context.is_ancestor(found, own) ? found : EntityId{};
}

void declare_one(Context& context, std::size_t index) {
  // Adding definitions moves them: nothing of `pending` is kept.
  const PendingDefinition& pending = context.definitions[index];
  const ColumnId share = pending.columns[0];
  const EntityId own = pending.entity;
  const EntityId scope = find_scope(context, pending.statement, own);
  if (scope.is_none()) return;
  const BilingualText word = word_text(Word::Product_LeftOver);
  Column column = context.pack.at(share);
  column.entity = scope;
  column.name = left_over_name(context, share, word.zh);
  column.alias.clear();
  column.role = ColumnRole::ByProduct;
  const std::string name = context.pack.at(share).name;
  const Span span = column.span;
  PendingDefinition made;
  made.entity = scope;
  made.citation = column.citation;
  made.reads = {{share, ReadKind::OtherRows, span}};
  made.progress = PendingDefinition::Progress::Done;
  const ColumnId id = context.add_column(std::move(column));
  context.add_column_name(scope, left_over_name(context, share, word.en), id, span);
  context.add_column_name(own, name + "." + word.zh, id, span);
  context.add_column_name(own, name + "." + word.en, id, span);
  made.columns = {id};
  context.definition_of[id.index()] = context.definitions.size();
  context.definitions.push_back(std::move(made));
}

}  // namespace

EntityId table_in_total(const Context& context, const syntax::Tree& tree, syntax::ExprId total,
                        EntityId own) {
  std::vector<syntax::ExprId> left{total};
  while (!left.empty()) {
    const syntax::Expr& expr = tree.at(left.back());
    left.pop_back();
    left.insert(left.end(), expr.args.begin(), expr.args.end());
    if (expr.kind != ExprKind::Name) continue;
    const EntityId entity = context.find_entity(expr.name.text);
    if (!entity.is_none() && context.is_ancestor(entity, own) &&
        context.find_column(own, expr.name.text).is_none())
      return entity;
  }
  return {};
}

std::string left_over_name(const Context& context, ColumnId share, std::string_view word) {
  const Column& column = context.pack.at(share);
  return context.pack.at(column.entity).name + "." + column.name + "." + std::string(word);
}

void declare_left_over(Context& context) {
  const std::size_t count = context.definitions.size();
  for (std::size_t i = 0; i < count; ++i) {
    const PendingDefinition& pending = context.definitions[i];
    if (pending.statement.tree == nullptr || pending.columns.size() != 1) continue;
    if (pending.statement->head == Word::Head_Split) declare_one(context, i);
  }
}

}  // namespace guiju::checked
