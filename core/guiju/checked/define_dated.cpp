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

/// The date at which the rule is asked. Its parameters are asked at the same, so that one that came
/// with a later version does not have to have a value before.
void settle_date(Defining& defining, DatedFormula& dated) {
  dated.is_at_as_of = defining.scope.at.is_none();
  if (dated.is_at_as_of)
    defining.scope.at =
        defining.context.add(Op::AsOf, simple_type(TypeKind::Date), defining.column().span, {});
  dated.date = defining.scope.at;
}

void sort_versions(Defining& defining, std::vector<DatedFormula::Version>& versions) {
  std::stable_sort(versions.begin(), versions.end(),
                   [](const auto& left, const auto& right) { return right.from < left.from; });
  for (std::size_t i = 1; i < versions.size(); ++i)
    if (versions[i].from == versions[i - 1].from)
      defining.context.report(Problem(diagnostics::dates_clash, versions[i].span)
                                  .with("name", defining.column().name)
                                  .with("date", date_text(versions[i].from))
                                  .label(versions[i - 1].span, phrases::other_value));
}

ExprId is_in_force(Context& context, ExprId date, const DatedFormula::Version& version) {
  const ExprId from =
      context.add_constant(simple_type(TypeKind::Date), *version.from, version.span);
  return context.add(Op::GreaterEqual, simple_type(TypeKind::Bool), version.span, {date, from});
}

/// From the newest on: the first whose date is not after the date asked; one without a date is last.
void choose(Defining& defining, DatedFormula& dated) {
  Context& context = defining.context;
  sort_versions(defining, dated.versions);
  std::optional<Type> common;
  std::vector<ExprId> cases;
  for (const DatedFormula::Version& version : dated.versions) {
    if (version.from) cases.push_back(is_in_force(context, dated.date, version));
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
  if (dated.versions.back().from) {
    cases.push_back(context.add(Op::Fail, type, defining.line().span, {}));
    context.pack.exprs[cases.back().index()].failure = Failure::NotInForce;
  }
  dated.cases = context.add(Op::Cases, type, defining.line().span, std::move(cases));
}

/// What stands behind the dot in the name of the column that holds a version: nobody can write it.
std::string name_of_version(const Context& context, const StatementRef& line) {
  // The date alone: the word before it may be of either vocabulary.
  const syntax::ExprId from = clause_value(*line, Word::Clause_From);
  if (!from.is_none()) return std::string(context.text(line.tree->at(from).span));
  const PackHeader& header = context.packs[context.pack_of(line->span)].header;
  return header.name + " " + header.version;
}

}  // namespace

void define_dated(Defining& defining) {
  Context& context = defining.context;
  DatedFormula dated;
  settle_date(defining, dated);
  const Type declared = defining.column().type;
  const Type* hint = declared.kind == TypeKind::Error ? nullptr : &declared;
  for (const syntax::StatementId id : defining.line().body) {
    const StatementRef ref = defining.pending.statement.at(id);
    const syntax::Statement& line = *ref;
    if (line.head != Word::Clause_From) {
      if (line.head != Word::Head_Exception)
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
  // Beneath exceptions the limits of the head line cover the whole rule.
  dated.value = defining.pending.is_general ? dated.cases : finish_value(defining, dated.cases);
  if (defining.pending.is_general) defining.column().type = context.type_of(dated.value);
  defining.column().definition = std::move(dated);
}

void define_versions(Defining& defining) {
  Context& context = defining.context;
  DatedFormula dated;
  settle_date(defining, dated);
  for (const PendingVersion& version : defining.pending.versions) {
    const auto from = read_from(context, version.line);
    const bool is_dated = syntax::find_clause(*version.line, Word::Clause_From) != nullptr;
    if (is_dated && !from) continue;
    const ExprId value = read_own_column(context, version.column);
    dated.versions.push_back(
        {from, value, context.pack.at(version.column).citation, version.line->span});
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

ExprId read_own_column(Context& context, ColumnId column) {
  const Span span = context.pack.at(column).span;
  const ExprId value = context.add(Op::Column, column_type(context, column), span, {});
  context.pack.exprs[value.index()].column = column;
  context.note_read(column, ReadKind::SameRow, span);
  return value;
}

namespace {

/// The type behind the i-th name of a head line.
std::optional<syntax::TypeRef> written_type(const StatementRef& line, std::size_t name) {
  if (line->names.size() < 2) return line->type;
  return name < line->types.size() ? std::optional(line->types[name]) : std::nullopt;
}

/// The column that readers know, which takes its value from the version in force.
ColumnId declare_main(Context& context, const Block& block, const StatementRef& line,
                      std::size_t name, const DeclaredType& type) {
  ColumnId main = context.find_column(block.entity, line->names[name].text);
  const std::size_t known =
      main.is_none() ? Context::no_definition : context.definition_of[main.index()];
  const bool is_further =
      known != Context::no_definition && !context.definitions[known].versions.empty();
  if (is_further) return main;
  main = add_defined(context, block, line, line->names[name], name, type);
  if (!written_type(line, name)) context.is_type_known[main.index()] = false;
  begin_definition(context, block, line, {main});
  return main;
}

}  // namespace

void declare_version(Context& context, const Block& block, const StatementRef& line) {
  const std::string version = name_of_version(context, line);
  std::vector<ColumnId> mains;
  std::vector<ColumnId> columns;
  for (std::size_t i = 0; i < line->names.size(); ++i) {
    DeclaredType type = declared_type(context, line, written_type(line, i));
    settle_scale(context, line, type.type);
    mains.push_back(declare_main(context, block, line, i, type));
    Column column;
    column.entity = block.entity;
    column.name = context.pack.at(mains[i]).name + "." + version;
    column.type = std::move(type.type);
    column.role = ColumnRole::ByProduct;
    column.span = line->names[i].span;
    columns.push_back(context.add_column(std::move(column)));
    if (!written_type(line, i)) context.is_type_known[columns[i].index()] = false;
  }
  begin_definition(context, block, line, columns);
  for (std::size_t i = 0; i < mains.size(); ++i)
    context.definitions[context.definition_of[mains[i].index()]].versions.push_back(
        {line, columns[i]});
  if (line->head == Word::Head_Define) declare_exceptions(context, line, columns[0]);
}

}  // namespace guiju::checked
