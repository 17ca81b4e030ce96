// 排名: the place among the rows that take part.
#include <utility>

#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// 并列 同名次
bool are_ties_shared(Defining& defining) {
  const syntax::Clause* ties = syntax::find_clause(defining.line(), Word::Clause_Ties);
  if (ties == nullptr || ties->names.empty()) return false;
  const syntax::Name& rule = ties->names[0];
  if (syntax::find_word(syntax::WordGroup::TieRule, rule.text)) return true;
  defining.context.report(Problem(diagnostics::unknown_word, rule.span)
                              .with("clause", word_text(Word::Clause_Ties))
                              .with("name", rule.text)
                              .with("known", word_text(Word::TieRule_Shared))
                              .help(phrases::help_ties));
  return false;
}

void require_rankable(Context& context, ExprId value) {
  const Type found = context.type_of(value);
  const bool is_unordered =
      found.kind == TypeKind::Enum && !context.pack.at(found.enumeration).is_ordered;
  const bool is_rankable = found.kind != TypeKind::List && found.kind != TypeKind::RatioList &&
                           found.kind != TypeKind::RoundingMode && found.kind != TypeKind::Bool;
  if (is_unordered)
    context.report(Problem(diagnostics::unordered_enum, context.pack.at(value).span)
                       .with("enum", context.pack.at(found.enumeration).name)
                       .with("operator", word_text(Word::Clause_By)));
  else if (!is_rankable)
    require_type(context, value, number_type(NumberForm::Integer, {}, 0));
}

}  // namespace

void define_rank(Defining& defining) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  Rank rank;
  if (const syntax::Clause* within = syntax::find_clause(line, Word::Clause_Within))
    rank.scope = read_scope(context, defining.tree(), *within, defining.pending.entity);
  // A place hangs on every row of the scope, so that what it reads is read there too.
  defining.scope.reads = ReadKind::OtherRows;
  rank.participates = check_guard(defining, line);
  const syntax::Clause* by = syntax::find_clause(line, Word::Clause_By);
  if (by == nullptr) {
    context.report(Problem(diagnostics::clause_missing, defining.column().span)
                       .with("head", defining.column().name)
                       .with("part", phrases::part_order_by));
  } else {
    for (std::size_t i = 0; i < by->args.size(); ++i) {
      const ExprId value = defining.checker().check(by->args[i]);
      require_rankable(context, value);
      rank.keys.push_back({value, i < by->descending.size() && by->descending[i]});
    }
  }
  rank.shared = are_ties_shared(defining);
  // A line by these places may have been asked for before.
  for (Order& order : context.pack.orders)
    if (order.rank == defining.pending.columns[0]) order.scope = rank.scope;
  defining.column().definition = std::move(rank);
}

}  // namespace guiju::checked
