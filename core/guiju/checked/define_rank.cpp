// 排名: the place among the rows that take part.
#include <algorithm>
#include <utility>

#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/shares.hpp"
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

/// The same on every row of a scope: no column below the scope is read.
bool is_of_scope(const Context& context, EntityId scope, ExprId id) {
  const Expr& expr = context.pack.at(id);
  if (expr.op == Op::Column || expr.op == Op::IsFilled || expr.op == Op::Aggregate ||
      !expr.order.is_none())
    return false;
  if (expr.op == Op::Ancestor) {
    const EntityId read = context.pack.at(expr.column).entity;
    return !scope.is_none() && (read == scope || context.is_ancestor(read, scope));
  }
  return std::all_of(expr.args.begin(), expr.args.end(),
                     [&](ExprId arg) { return is_of_scope(context, scope, arg); });
}

/// A number of places: whole, and one for each scope.
ExprId check_count(Defining& defining, const Rank& rank, syntax::ExprId count) {
  Context& context = defining.context;
  const Type whole = number_type(NumberForm::Integer, {}, 0);
  const ExprId value = defining.checker().check(count, &whole);
  if (!require_type(context, value, whole)) return value;
  const Type& found = context.type_of(value);
  if (found.kind != TypeKind::Error && found.scale != 0)
    context.report(Problem(diagnostics::type_mismatch, context.pack.at(value).span)
                       .with("wanted", phrases::an_integer)
                       .with("found", type_text(context.pack, found)));
  else if (!is_of_scope(context, rank.scope, value))
    context.report(Problem(diagnostics::quota_varies, context.pack.at(value).span));
  return value;
}

void read_quota(Defining& defining, Rank& rank) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  const syntax::Clause* quota = syntax::find_clause(line, Word::Clause_Quota);
  if (quota == nullptr || quota->args.empty()) {
    for (const syntax::StatementId id : line.body)
      context.report(Problem(diagnostics::clause_missing, defining.at(id).head_span)
                         .with("head", word_text(Word::Head_Reserve))
                         .with("part", phrases::part_quota));
    return;
  }
  rank.quota = check_count(defining, rank, quota->args[0]);
  if (rank.shared)
    context.report(Problem(diagnostics::line_of_shared_places, quota->word_span)
                       .with("name", defining.column().name));
  for (const syntax::StatementId id : line.body) {
    const syntax::Statement& reserve = defining.at(id);
    if (reserve.head != Word::Head_Reserve || reserve.has_error) continue;
    Rank::Reserve made;
    made.span = reserve.span;
    made.citation = read_citation(context, reserve, defining.pending.citation);
    made.count = check_count(defining, rank, reserve.value);
    made.condition = check_guard(defining, reserve);
    if (made.condition.is_none())
      context.report(Problem(diagnostics::clause_missing, reserve.head_span)
                         .with("head", word_text(Word::Head_Reserve))
                         .with("part", phrases::part_condition));
    rank.reserves.push_back(std::move(made));
  }
  // The columns were declared one after another, in the order of the kinds.
  const std::size_t first = defining.pending.columns[0].index() + 1;
  for (std::size_t kind = 0; kind < rank_outcome_kinds; ++kind)
    rank.outcomes.emplace_back(first + kind);
  // They hang on the conditions, the quota and the places alike: as the rank does.
  for (const ColumnId id : rank.outcomes)
    for (const Read& read : defining.pending.reads)
      context.definitions[context.definition_of[id.index()]].reads.push_back(read);
}

}  // namespace

void declare_products_of_rank(Context& context, const StatementRef& line, ColumnId rank) {
  if (syntax::find_clause(*line, Word::Clause_Quota) == nullptr) return;
  struct Product {
    Word word;
    RankOutcome::Kind kind;
    Type type;
  };
  const Type truth = simple_type(TypeKind::Bool);
  const Product products[rank_outcome_kinds] = {
      {Word::Product_Admitted, RankOutcome::Kind::Admitted, truth},
      {Word::Product_Waiting, RankOutcome::Kind::Waiting, truth},
      {Word::Product_WaitingPlace, RankOutcome::Kind::WaitingPlace,
       number_type(NumberForm::Integer, {}, 0)},
      {Word::Product_Reason, RankOutcome::Kind::Reason, simple_type(TypeKind::Text)}};
  for (const Product& product : products)
    add_by_product(context, rank, word_text(product.word), product.type,
                   RankOutcome{product.kind, rank}, context.pack.at(rank).span);
}

void define_rank(Defining& defining) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  Rank rank;
  if (const syntax::Clause* within = syntax::find_clause(line, Word::Clause_Within))
    rank.scope = read_scope(context, defining.tree(), *within, defining.pending.entity);
  // A place hangs on every row of the scope, so that what it reads is read there too.
  defining.scope.reads = ReadKind::OtherRows;
  rank.participates = check_guard(defining, line);
  // Rows that do not take part are not asked for their keys.
  const std::vector<ColumnId> outer = defining.scope.has_value;
  if (rank.participates)
    note_values(context.pack, rank.participates, true, defining.scope.has_value);
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
  defining.scope.has_value = outer;
  rank.shared = are_ties_shared(defining);
  read_quota(defining, rank);
  // A line by these places may have been asked for before.
  for (Order& order : context.pack.orders)
    if (order.rank == defining.pending.columns[0]) order.scope = rank.scope;
  defining.column().definition = std::move(rank);
}

}  // namespace guiju::checked
