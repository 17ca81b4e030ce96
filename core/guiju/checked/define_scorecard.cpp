// 评分: items, bonuses, vetoes.
#include <utility>

#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

ExprId check_points(Defining& defining, const syntax::Statement& line, std::string_view name,
                    ExprId* cap) {
  Context& context = defining.context;
  const syntax::ExprId gives = clause_value(line, Word::Clause_Gives);
  const bool is_by_cases = gives.is_none() && has_cases(defining, line);
  if (gives.is_none() && !is_by_cases && !line.body.empty()) {
    refuse(context, line.head_span, phrases::later_bands);
    return {};
  }
  if (gives.is_none() && !is_by_cases) {
    context.report(Problem(diagnostics::clause_missing, line.head_span)
                       .with("head", name)
                       .with("part", phrases::part_points));
    return {};
  }
  const Type wanted = defining.column().type;
  ExprId points =
      is_by_cases ? check_cases(defining, line, &wanted) : defining.checker().check(gives, &wanted);
  points = apply_limits(defining, line, points, cap);
  require_storable(context, points, defining.column().type, name);
  return points;
}

/// 至少 and 至多 of the total.
ExprId check_bound(Defining& defining, Word word) {
  const syntax::ExprId written = clause_value(defining.line(), word);
  if (written.is_none()) return {};
  const ExprId bound = defining.checker().check(written, &defining.column().type);
  require_storable(defining.context, bound, defining.column().type, defining.column().name);
  return bound;
}

void add_veto(Defining& defining, const syntax::Statement& line, Scorecard& scorecard) {
  Scorecard::Veto veto;
  veto.condition = check_guard(defining, line);
  if (veto.condition.is_none())
    defining.context.report(Problem(diagnostics::clause_missing, line.head_span)
                                .with("head", word_text(Word::Head_Veto))
                                .with("part", phrases::part_condition));
  veto.points = check_points(defining, line, word_text(Word::Head_Veto).zh, nullptr);
  veto.citation = read_citation(defining.context, line, defining.pending.citation);
  veto.span = line.span;
  scorecard.vetoes.push_back(std::move(veto));
}

void add_item(Defining& defining, const syntax::Statement& line, Scorecard& scorecard) {
  Context& context = defining.context;
  Scorecard::Item item;
  if (!line.names.empty()) item.name = line.names[0].text;
  item.points = check_points(defining, line, item.name, &item.full);
  item.guard = check_guard(defining, line);
  item.is_bonus = line.head == Word::Head_Bonus;
  item.column =
      context.find_column(defining.pending.entity, defining.column().name + "." + item.name);
  item.citation = read_citation(context, line, defining.pending.citation);
  item.span = line.span;
  scorecard.items.push_back(std::move(item));
}

}  // namespace

void define_scorecard(Defining& defining) {
  Scorecard scorecard;
  for (const syntax::StatementId id : defining.line().body) {
    const syntax::Statement& line = defining.at(id);
    if (line.head == Word::Head_Veto) {
      if (!line.has_error) add_veto(defining, line, scorecard);
    } else {
      add_item(defining, line, scorecard);
    }
  }
  if (scorecard.items.empty() && !defining.line().has_error)
    report_nothing_in_it(defining, phrases::lines_of_score);
  scorecard.floor = check_bound(defining, Word::Clause_AtLeast);
  scorecard.cap = check_bound(defining, Word::Clause_AtMost);
  defining.column().definition = std::move(scorecard);
}

void declare_products_of_scorecard(Context& context, const StatementRef& line, ColumnId column) {
  std::size_t item = 0;
  for (const syntax::StatementId child : line->body) {
    const syntax::Statement& part = line.tree->at(child);
    if (part.head != Word::Head_Item && part.head != Word::Head_Bonus) continue;
    if (!part.names.empty()) {
      const std::string& name = part.names[0].text;
      Type type = context.pack.at(column).type;
      if (type.form != NumberForm::Integer) type.scale = std::nullopt;
      const ColumnId points = add_by_product(context, column, {name, name}, std::move(type),
                                             ScoreItemPoints{column, item}, part.names[0].span);
      context.pack.columns[points.index()].format = context.pack.at(column).format;
    }
    ++item;
  }
  add_by_product(context, column, word_text(Word::Product_Lost), simple_type(TypeKind::List),
                 LostPoints{column}, context.pack.at(column).span);
}

}  // namespace guiju::checked
