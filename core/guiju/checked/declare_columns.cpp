#include <algorithm>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/constructs.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/replace.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

BilingualText text_of(Concludes concludes) {
  switch (concludes) {
    case Concludes::Truth: return phrases::a_truth;
    case Concludes::List: return phrases::a_list;
    case Concludes::Integer: return phrases::an_integer;
    default: return phrases::a_number;
  }
}

bool fits(Concludes concludes, const Type& type) {
  switch (concludes) {
    case Concludes::Truth: return type.kind == TypeKind::Bool;
    case Concludes::List: return type.kind == TypeKind::List;
    case Concludes::Number: return type.is_number();
    case Concludes::Integer: return type.is_number() && type.form == NumberForm::Integer;
    case Concludes::Anything: break;
  }
  return true;
}

void declare_line(Context& context, const Block& block, const StatementRef& line) {
  const Construct* construct = find_construct(line->head);
  if (construct != nullptr) construct->declare(context, block, line);
}

bool is_conclusion(const Context& context, ColumnId id) {
  return !id.is_none() && context.pack.at(id).role == ColumnRole::Conclusion;
}

/// What replaces a declaration goes by its names.
void take_names(const StatementRef& original, Column& column) {
  const std::vector<syntax::Name>& names = syntax::declared_names(*original);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!is_named(original, i, column.name)) continue;
    column.name = names[i].text;
    if (column.alias.empty()) column.alias = alias_of(*original, i);
    return;
  }
}

/// The pack that declared a conclusion first: one that is replaced is written where it was.
std::size_t declared_by(const Context& context, ColumnId id) {
  for (const Replacement& replacement : context.pack.replacements)
    if (replacement.column == id) return context.pack_of(replacement.original);
  return context.pack_of(context.pack.at(id).span);
}

void declare_listed(Context& context, EntityId entity, const StatementRef& output,
                    std::vector<ColumnId>& written) {
  for (const syntax::Name& name : output->names) {
    const ColumnId id = context.find_column(entity, name.text);
    if (is_conclusion(context, id)) {
      if (std::find(written.begin(), written.end(), id) == written.end()) written.push_back(id);
      continue;
    }
    const std::string& table = context.pack.at(entity).name;
    Problem problem(diagnostics::unknown_column, name.span);
    problem.with("entity", table).with("name", name.text);
    if (!id.is_none()) problem.help(phrases::help_output);
    std::vector<std::string> known;
    for (const ColumnId other : context.pack.at(entity).columns)
      if (is_conclusion(context, other)) known.push_back(context.pack.at(other).name);
    if (id.is_none()) context.suggest(problem, name.text, name.span, known);
    context.report(std::move(problem));
  }
}

}  // namespace

void settle_scale(Context& context, const StatementRef& line, Type& type) {
  if (!type.is_number() || type.scale) return;
  for (const syntax::Clause& clause : line->clauses) {
    if (clause.word != Word::Clause_To || clause.args.empty()) continue;
    const syntax::Expr& step = line.tree->at(clause.args[0]);
    if (step.kind == syntax::ExprKind::Literal) {
      const bool is_quantity = step.literal.kind == syntax::LiteralKind::Quantity;
      const auto unit = is_quantity ? read_unit(context.pack, step.literal.unit).unit
                                    : std::optional<UnitValue>{};
      const auto value =
          unit ? multiply(step.literal.value, unit->factor) : std::optional(step.literal.value);
      if (value) type.scale = decimal_places(*value);
    }
    if (step.kind == syntax::ExprKind::Name)
      if (const auto unit = read_unit(context.pack, step.name.text).unit)
        type.scale = decimal_places(unit->factor);
  }
}

DeclaredType declared_type(Context& context, const StatementRef& line,
                           const std::optional<syntax::TypeRef>& reference) {
  if (!reference) return {};
  const syntax::Clause* unit = syntax::find_clause(*line, Word::Clause_InUnit);
  DeclaredType declared = read_type(context, *reference, unit, *line.tree);
  const Type& type = declared.type;
  const Concludes wanted = find_construct(line->head)->concludes;
  if (type.kind == TypeKind::RatioList) {
    context.report(Problem(diagnostics::ratio_column, reference->name.span));
    return {};
  }
  if (type.may_be_none && wanted != Concludes::Anything) {
    refuse_none(context, *reference);
    return {};
  }
  if (type.kind == TypeKind::Error || fits(wanted, type)) return declared;
  context.report(Problem(diagnostics::type_mismatch, reference->name.span)
                     .with("wanted", text_of(wanted))
                     .with("found", type_text(context.pack, type)));
  return {};
}

ColumnId add_defined(Context& context, const Block& block, const StatementRef& line,
                     const syntax::Name& name, std::size_t index, DeclaredType declared) {
  Column column;
  column.entity = block.entity;
  column.name = name.text;
  column.alias = alias_of(*line, index);
  if (block.original.tree != nullptr) take_names(block.original, column);
  column.type = std::move(declared.type);
  column.cell_unit = declared.cell_unit;
  const bool is_helper = line->head == Word::Head_Let || line->is_helper;
  column.role = is_helper ? ColumnRole::Helper : ColumnRole::Conclusion;
  column.span = name.span;
  return context.add_column(std::move(column));
}

void begin_definition(Context& context, const Block& block, const StatementRef& line,
                      std::vector<ColumnId> columns) {
  PendingDefinition pending;
  pending.statement = line;
  pending.entity = block.entity;
  pending.citation = read_citation(context, *line, block.citation);
  for (const ColumnId id : columns) {
    context.definition_of[id.index()] = context.definitions.size();
    context.pack.columns[id.index()].citation = pending.citation;
    const Column& column = context.pack.at(id);
    if (column.role == ColumnRole::Conclusion)
      require_citation(context, pending.citation, {column.name, column.span});
  }
  pending.columns = std::move(columns);
  context.definitions.push_back(std::move(pending));
}

ColumnId add_by_product(Context& context, ColumnId source, const BilingualText& name, Type type,
                        Definition definition, Span span) {
  Column column;
  column.entity = context.pack.at(source).entity;
  column.name = context.pack.at(source).name + "." + name.zh;
  column.type = std::move(type);
  column.role = ColumnRole::ByProduct;
  column.span = span;
  column.citation = context.pack.at(source).citation;
  column.definition = std::move(definition);
  const EntityId entity = column.entity;
  const ColumnId id = context.add_column(std::move(column));
  if (name.en != name.zh)
    context.add_column_name(entity, context.pack.at(source).name + "." + name.en, id, span);
  PendingDefinition pending;
  pending.entity = entity;
  pending.columns = {id};
  pending.citation = context.pack.at(source).citation;
  pending.reads = {{source, ReadKind::SameRow, span}};
  pending.progress = PendingDefinition::Progress::Done;
  context.definition_of[id.index()] = context.definitions.size();
  context.definitions.push_back(std::move(pending));
  return id;
}

void declare_one(Context& context, const Block& block, const StatementRef& line) {
  if (line->names.empty()) return;
  const bool is_dated = syntax::find_clause(*line, Word::Clause_From) != nullptr;
  if (block.is_version || (is_dated && may_have_dates(line->head)))
    return declare_version(context, block, line);
  const syntax::Name& name = line->names[0];
  DeclaredType declared = declared_type(context, line, line->type);
  Type& type = declared.type;
  settle_scale(context, line, type);
  const bool is_formula = line->head == Word::Head_Let || line->head == Word::Head_Define;
  const bool may_be_untyped =
      line->head == Word::Head_Let || (line->is_helper && line->head == Word::Head_Bracket);
  const bool is_untyped_helper = may_be_untyped && !line->type;
  // 期限 alone does not say whether it is of months or of days: the formula does.
  const bool is_inferred =
      (is_untyped_helper || (is_formula && type.kind == TypeKind::MonthSpan)) && !line->has_error;
  const ColumnId id = add_defined(context, block, line, name, 0, std::move(declared));
  if (is_inferred) context.is_type_known[id.index()] = false;
  if (!line->type && !may_be_untyped && !line->has_error)
    context.report(Problem(diagnostics::clause_missing, name.span)
                       .with("head", name.text)
                       .with("part", phrases::part_type));
  begin_definition(context, block, line, {id});
  if (const auto declare = find_construct(line->head)->declare_by_products)
    declare(context, line, id);
}

void declare_columns(Context& context) {
  for (const auto& [block, line] : collect_block_lines(context)) {
    declare_line(context, block, line);
    if (block.original.tree != nullptr) note_replaced_columns(context, block, line);
  }
  declare_exceptions_elsewhere(context);
  declare_dated_generals(context);
}

/// Each pack says what it writes of its own: what it lists, or all.
void declare_written(Context& context) {
  for (std::size_t i = 0; i < context.pack.entities.size(); ++i) {
    std::vector<ColumnId> written;
    for (std::size_t pack = 0; pack < context.packs.size(); ++pack) {
      bool has_list = false;
      for (const StatementRef& output : context.names[i].outputs) {
        if (context.pack_of(output->span) != pack) continue;
        has_list = true;
        declare_listed(context, EntityId{i}, output, written);
      }
      if (has_list) continue;
      for (const ColumnId id : context.pack.entities[i].columns)
        if (is_conclusion(context, id) && declared_by(context, id) == pack) written.push_back(id);
    }
    context.pack.entities[i].written = std::move(written);
  }
}

}  // namespace guiju::checked
