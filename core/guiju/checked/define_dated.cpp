// Rules that change on a date: 定义 with lines 自, and constructs that are declared once for each date.
#include <algorithm>
#include <utility>

#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

ExprId add(Context& context, Op op, Type type, Span span, std::vector<ExprId> args) {
  Expr expr;
  expr.op = op;
  expr.type = std::move(type);
  expr.span = span;
  expr.args = std::move(args);
  return context.add(std::move(expr));
}

/// The date at which the rule is asked. Its parameters are asked at the same, so that one that came
/// with a later version does not have to have a value before.
void settle_date(Defining& defining, DatedFormula& dated) {
  dated.is_at_as_of = defining.scope.at.is_none();
  if (dated.is_at_as_of)
    defining.scope.at =
        add(defining.context, Op::AsOf, simple_type(TypeKind::Date), defining.column().span, {});
  dated.date = defining.scope.at;
}

void sort_versions(Defining& defining, std::vector<DatedFormula::Version>& versions) {
  std::stable_sort(versions.begin(), versions.end(),
                   [](const auto& left, const auto& right) { return right.from < left.from; });
  for (std::size_t i = 1; i < versions.size(); ++i)
    if (versions[i].from == versions[i - 1].from)
      defining.context.report(Problem(diagnostics::dates_clash, versions[i].span)
                                  .with("name", defining.column().name)
                                  .with("date", to_string(versions[i].from))
                                  .label(versions[i - 1].span, phrases::other_value));
}

/// From the newest on: the first whose date is not after the date asked.
void choose(Defining& defining, DatedFormula& dated) {
  Context& context = defining.context;
  sort_versions(defining, dated.versions);
  std::optional<Type> common;
  std::vector<ExprId> cases;
  for (const DatedFormula::Version& version : dated.versions) {
    const ExprId from = add(context, Op::Constant, simple_type(TypeKind::Date), version.span, {});
    context.pack.exprs[from.index()].value = version.from;
    cases.push_back(add(context, Op::GreaterEqual, simple_type(TypeKind::Bool), version.span,
                        {dated.date, from}));
    cases.push_back(version.value);
    const Type& found = context.type_of(version.value);
    const auto both = common ? common_type(*common, found) : std::optional(found);
    if (!both)
      context.report(Problem(diagnostics::branches_differ, version.span)
                         .with("first", type_text(context.pack, *common))
                         .with("second", type_text(context.pack, found)));
    common = both.value_or(Type{});
  }
  const Type type = common.value_or(Type{});
  cases.push_back(add(context, Op::Fail, type, defining.line().span, {}));
  context.pack.exprs[cases.back().index()].failure = Failure::NotInForce;
  dated.cases = add(context, Op::Cases, type, defining.line().span, std::move(cases));
}

}  // namespace

void define_dated(Defining& defining) {
  Context& context = defining.context;
  DatedFormula dated;
  settle_date(defining, dated);
  const bool has_exceptions = !defining.pending.exceptions.empty();
  if (has_exceptions)
    context.report(
        Problem(diagnostics::dates_beside_others, defining.pending.exceptions[0].line->head_span));
  const Type declared = defining.column().type;
  const Type* hint = declared.kind == TypeKind::Error ? nullptr : &declared;
  for (const syntax::StatementId id : defining.line().body) {
    const StatementRef ref = defining.pending.statement.at(id);
    const syntax::Statement& line = *ref;
    if (line.head != Word::Clause_From) {
      if (!has_exceptions)
        context.report(Problem(diagnostics::dates_beside_others, line.head_span));
      continue;
    }
    const auto from = read_from(context, ref);
    if (line.has_error || !from) continue;
    if (line.value.is_none() && !has_cases(defining, line)) {
      context.report(Problem(diagnostics::clause_missing, line.span)
                         .with("head", context.text(line.span))
                         .with("part", phrases::part_dated_formula));
      continue;
    }
    ExprId value = has_cases(defining, line) ? check_cases(defining, line, hint)
                                             : defining.checker().check(line.value, hint);
    value = apply_limits(defining, line, value);
    dated.versions.push_back(
        {*from, value, read_citation(context, line, defining.pending.citation), line.span});
  }
  if (dated.versions.empty()) {
    if (!defining.line().type) defining.column().type = {};
    return;
  }
  choose(defining, dated);
  dated.value = finish_value(defining, dated.cases);
  defining.column().definition = std::move(dated);
}

void define_versions(Defining& defining) {
  Context& context = defining.context;
  DatedFormula dated;
  settle_date(defining, dated);
  for (const PendingVersion& version : defining.pending.versions) {
    const auto from = read_from(context, version.line);
    if (!from) continue;
    const Span span = context.pack.at(version.column).span;
    const ExprId value = add(context, Op::Column, column_type(context, version.column), span, {});
    context.pack.exprs[value.index()].column = version.column;
    context.note_read(version.column, ReadKind::SameRow, span);
    dated.versions.push_back(
        {*from, value, context.pack.at(version.column).citation, version.line->span});
  }
  if (dated.versions.empty()) return;
  choose(defining, dated);
  // The limits of each head line are in its version.
  dated.value = dated.cases;
  if (defining.line().type)
    require_type(context, dated.value, defining.column().type);
  else
    defining.column().type = context.type_of(dated.value);
  defining.column().definition = std::move(dated);
}

void declare_version(Context& context, const Block& block, const StatementRef& line) {
  const syntax::Name& name = line->names[0];
  ColumnId main = context.find_column(block.entity, name.text);
  const std::size_t known =
      main.is_none() ? Context::no_definition : context.definition_of[main.index()];
  const bool is_further =
      known != Context::no_definition && !context.definitions[known].versions.empty();
  DeclaredType type = declared_type(context, line, line->type);
  settle_scale(context, line, type.type);
  if (!is_further) {
    main = add_defined(context, block, line, name, 0, type);
    if (!line->type) context.is_type_known[main.index()] = false;
    begin_definition(context, block, line, {main});
  }
  Column column;
  column.entity = block.entity;
  const syntax::Clause* from = syntax::find_clause(*line, Word::Clause_From);
  column.name = context.pack.at(main).name + "." + std::string(context.text(from->span));
  column.type = std::move(type.type);
  column.role = ColumnRole::ByProduct;
  column.span = name.span;
  const ColumnId id = context.add_column(std::move(column));
  if (!line->type) context.is_type_known[id.index()] = false;
  begin_definition(context, block, line, {id});
  context.definitions[context.definition_of[main.index()]].versions.push_back({line, id});
}

}  // namespace guiju::checked
