// 资格: criteria that must or must not hold.
#include <utility>

#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

ExprId negated(Context& context, ExprId test) {
  Expr expr;
  expr.op = Op::Not;
  expr.type = simple_type(TypeKind::Bool);
  expr.span = context.pack.at(test).span;
  expr.args = {test};
  return context.add(std::move(expr));
}

/// 任一: at least one of the tests under it.
ExprId check_any(Defining& defining, const syntax::Statement& line) {
  Expr any;
  any.op = Op::Or;
  any.type = simple_type(TypeKind::Bool);
  any.span = line.span;
  for (const syntax::StatementId id : line.body) {
    const syntax::Statement& test = defining.at(id);
    if (test.value.is_none()) continue;
    ExprId value = defining.checker().check_truth(test.value);
    if (test.head == Word::Head_MustNot) value = negated(defining.context, value);
    any.args.push_back(value);
  }
  if (!line.value.is_none()) any.args.push_back(defining.checker().check_truth(line.value));
  if (any.args.size() == 1) return any.args[0];
  return defining.context.add(std::move(any));
}

std::string label_of(Defining& defining, const syntax::Statement& line) {
  const syntax::Clause* label = syntax::find_clause(line, Word::Clause_Else);
  if (label != nullptr && !label->text.empty()) return label->text;
  // Without a label of its own a criterion goes by what it says.
  const Span span = line.value.is_none() ? line.span : defining.tree().at(line.value).span;
  return std::string(defining.context.text(span));
}

}  // namespace

void define_eligibility(Defining& defining) {
  Context& context = defining.context;
  Eligibility eligibility;
  for (const syntax::StatementId id : defining.line().body) {
    const syntax::Statement& line = defining.at(id);
    if (line.has_error) continue;
    Eligibility::Criterion criterion;
    criterion.label = label_of(defining, line);
    criterion.citation = read_citation(context, line, defining.pending.citation);
    criterion.span = line.span;
    criterion.guard = check_guard(defining, line);
    const GuardedScope guarded(defining, criterion.guard);
    if (line.head == Word::Head_AnyOf)
      criterion.test = check_any(defining, line);
    else
      criterion.test = defining.checker().check_truth(line.value);
    if (line.head == Word::Head_MustNot) criterion.test = negated(context, criterion.test);
    eligibility.criteria.push_back(std::move(criterion));
  }
  if (defining.line().body.empty()) report_nothing_in_it(defining, phrases::lines_of_eligibility);
  defining.column().definition = std::move(eligibility);
}

void declare_products_of_eligibility(Context& context, const StatementRef&, ColumnId source) {
  add_by_product(context, source, word_text(Word::Product_Failed), simple_type(TypeKind::List),
                 FailedCriteria{source}, context.pack.at(source).span);
}

}  // namespace guiju::checked
