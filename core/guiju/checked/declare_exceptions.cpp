// 例外 beneath a 定义, elsewhere in the pack, or in an add-on: where each belongs.
#include <algorithm>
#include <utility>

#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/replace.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

void declare_exception(Context& context, const StatementRef& line, ColumnId source,
                       Citation inherited) {
  if (line->names.empty()) return;
  const std::size_t definition = context.definition_of[source.index()];
  const std::size_t place = context.definitions[definition].exceptions.size();
  const std::string& name = line->names[0].text;
  const std::string alias = alias_of(*line, 0);
  const ColumnId column = add_by_product(context, source, {name, alias.empty() ? name : alias},
                                         simple_type(TypeKind::Bool),
                                         ExceptionApplies{source, place}, line->names[0].span);
  context.pack.columns[column.index()].citation = read_citation(context, *line, inherited);
  context.definitions[definition].exceptions.push_back({line, line, column, std::move(inherited)});
}

/// 替换: the exception of that name is from now on what the line says.
void replace_exception(Context& context, const StatementRef& line, ColumnId source,
                       Citation inherited) {
  auto& exceptions = context.definitions[context.definition_of[source.index()]].exceptions;
  const auto known =
      std::find_if(exceptions.begin(), exceptions.end(), [&](const PendingException& each) {
        return is_named(each.named, 0, line->names[0].text);
      });
  std::optional<Replaceable> found;
  if (known != exceptions.end()) {
    const Span now = known->line->names[0].span;
    found = {context.pack_of(known->named->span), context.pack_of(now), now};
  }
  if (!may_replace(context, *line, found)) return;
  Replacement replacement =
      replacement_of(context, known->named->names[0].span, line->names[0].span);
  replacement.column = known->column;
  context.pack.replacements.push_back(std::move(replacement));
  Column& column = context.pack.columns[known->column.index()];
  column.span = line->names[0].span;
  column.citation = read_citation(context, *line, inherited);
  known->line = line;
  known->inherited = std::move(inherited);
}

/// Another pack adds an exception to a rule that stays as it is.
void note_addition(Context& context, ColumnId source) {
  const PendingDefinition& rule = context.definitions[context.definition_of[source.index()]];
  const PendingException& added = rule.exceptions.back();
  const Span span = added.line->names[0].span;
  if (context.pack_of(span) == context.pack_of(rule.statement->span)) return;
  Replacement addition = replacement_of(context, rule.statement->names[0].span, span);
  addition.column = added.column;
  addition.is_addition = true;
  context.pack.replacements.push_back(std::move(addition));
}

/// The 定义 that an exception which stands elsewhere belongs to. Of one that changes on dates that
/// is the version which the exception's pack knows.
struct RuleFound {
  ColumnId column;
  bool is_replaced = false;  // by a pack that the exception's own does not know
};
RuleFound find_rule(const Context& context, EntityId entity, std::string_view name,
                    std::size_t pack) {
  const ColumnId source = context.find_column(entity, name);
  if (source.is_none()) return {};
  const std::size_t definition = context.definition_of[source.index()];
  if (definition == Context::no_definition) return {};
  const PendingDefinition& pending = context.definitions[definition];
  if (pending.statement.tree == nullptr) return {};
  const auto knows = [&](const StatementRef& line) {
    return context.knows(pack, context.pack_of(line->span));
  };
  const auto rule = [](const StatementRef& line, ColumnId column) {
    return RuleFound{line->head == Word::Head_Define ? column : ColumnId{}};
  };
  if (pending.versions.empty()) {
    if (!knows(pending.statement)) return {{}, true};
    return rule(pending.statement, source);
  }
  std::vector<const PendingVersion*> known;
  for (const PendingVersion& version : pending.versions)
    if (knows(version.line)) known.push_back(&version);
  if (known.empty()) return {{}, true};
  return known.size() == 1 ? rule(known[0]->line, known[0]->column) : RuleFound{};
}

void declare_exception_elsewhere(Context& context, const StatementRef& each,
                                 const StatementRef& line, EntityId entity) {
  const syntax::Clause* of = syntax::find_clause(*line, Word::Clause_Of);
  if (of == nullptr || of->names.empty()) {
    if (!line->has_error)
      context.report(Problem(diagnostics::clause_missing, line->names[0].span)
                         .with("head", line->names[0].text)
                         .with("part", phrases::part_of_rule));
    return;
  }
  const syntax::Name& name = of->names[0];
  const RuleFound rule = find_rule(context, entity, name.text, context.pack_of(line->span));
  // Exceptions go with the rule that is replaced, in whatever file they stand.
  if (rule.is_replaced) return;
  if (rule.column.is_none()) {
    context.report(Problem(diagnostics::exception_of_what, name.span)
                       .with("entity", context.pack.at(entity).name)
                       .with("name", name.text));
    return;
  }
  const Citation inherited = read_citation(context, *each, context.pack.at(rule.column).citation);
  if (syntax::find_clause(*line, Word::Clause_Replaces) != nullptr) {
    replace_exception(context, line, rule.column, inherited);
    return;
  }
  declare_exception(context, line, rule.column, inherited);
  note_addition(context, rule.column);
}

}  // namespace

void declare_exceptions(Context& context, const StatementRef& line, ColumnId source) {
  for (const syntax::StatementId id : line->body) {
    const StatementRef child = line.at(id);
    if (child->head != Word::Head_Exception) continue;
    refuse_clauses(context, *child, {Word::Clause_Of, Word::Clause_Replaces});
    declare_exception(context, child, source, context.pack.at(source).citation);
  }
}

void declare_exceptions_elsewhere(Context& context) {
  for_each_top(context, Word::Margin_Each, [&](StatementRef each) {
    if (each->names.empty()) return;
    const EntityId entity = context.find_entity(each->names[0].text);
    if (entity.is_none()) return;
    for (const syntax::StatementId id : each->body) {
      const StatementRef line = each.at(id);
      if (line->head != Word::Head_Exception || line->names.empty()) continue;
      declare_exception_elsewhere(context, each, line, entity);
    }
  });
}

void declare_dated_generals(Context& context) {
  const std::size_t count = context.definitions.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (context.definitions[i].exceptions.empty()) continue;
    const StatementRef rule = context.definitions[i].statement;
    const bool is_dated =
        std::any_of(rule->body.begin(), rule->body.end(),
                    [&](syntax::StatementId id) { return rule.at(id)->head == Word::Clause_From; });
    if (!is_dated) continue;
    const Column source = context.pack.at(context.definitions[i].columns[0]);
    const BilingualText name = word_text(Word::Head_General);
    PendingDefinition general;
    general.statement = rule;
    general.entity = source.entity;
    general.citation = source.citation;
    general.is_general = true;
    Column column;
    column.entity = source.entity;
    column.name = source.name + "." + name.zh;
    column.type = source.type;
    column.role = ColumnRole::ByProduct;
    column.span = source.span;
    column.citation = source.citation;
    const ColumnId id = context.add_column(std::move(column));
    context.add_column_name(source.entity, source.name + "." + name.en, id, source.span);
    context.is_type_known[id.index()] = false;
    context.definition_of[id.index()] = context.definitions.size();
    general.columns = {id};
    context.definitions.push_back(std::move(general));
    context.definitions[i].general = id;
  }
}

}  // namespace guiju::checked
