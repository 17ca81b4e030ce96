// 外部: names, types and versions of functions of the host.
#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// Types whose values the host has something for.
Type passed_type(Context& context, const StatementRef& line, const syntax::TypeRef& reference) {
  const Type type = read_type(context, reference, nullptr, *line.tree).type;
  switch (type.kind) {
    case TypeKind::MonthSpan:
    case TypeKind::DaySpan:
    case TypeKind::List:
    case TypeKind::RatioList:
    case TypeKind::RoundingMode:
      refuse(context, reference.name.span, phrases::later_extern_types);
      return {};
    default: return type;
  }
}

void read_arguments(Context& context, const StatementRef& line, Extern& function) {
  for (const syntax::Parameter& parameter : line->parameters) {
    Extern::Argument argument{parameter.name.text, {}};
    if (parameter.type) {
      argument.type = passed_type(context, line, *parameter.type);
      if (!parameter.type->low.is_none())
        refuse(context, line.tree->at(parameter.type->low).span, phrases::later_argument_range);
    } else if (!line->has_error) {
      context.report(Problem(diagnostics::clause_missing, parameter.name.span)
                         .with("head", parameter.name.text)
                         .with("part", phrases::part_type));
    }
    function.arguments.push_back(std::move(argument));
  }
}

void read_result(Context& context, const StatementRef& line, Extern& function) {
  if (!line->type) {
    if (!line->has_error)
      context.report(Problem(diagnostics::clause_missing, function.span)
                         .with("head", function.name)
                         .with("part", phrases::part_type));
    return;
  }
  function.type = passed_type(context, line, *line->type);
  const ConstantPlace place{context.pack, context.sources, context.sink};
  function.low = read_constant(place, *line.tree, line->type->low, function.type);
  function.high = read_constant(place, *line.tree, line->type->high, function.type);
}

void add_name(Context& context, const std::string& name, ExternId id, Span span) {
  if (name.empty()) return;
  const auto [entry, is_new] = context.externs.emplace(name, id);
  if (!is_new && entry->second != id)
    context.report_clash(name, span, context.pack.at(entry->second).span);
  if (syntax::find_word(syntax::WordGroup::Function, name))
    context.report(Problem(diagnostics::extern_named_like_function, span).with("name", name));
}

}  // namespace

void declare_externs(Context& context) {
  for_each_top(context, Word::Margin_Extern, [&](StatementRef line) {
    if (line->names.empty()) return;
    Extern function;
    function.name = line->names[0].text;
    function.alias = alias_of(*line, 0);
    function.span = line->names[0].span;
    function.citation = read_citation(context, *line, {});
    if (const auto* version = syntax::find_clause(*line, Word::Clause_Version))
      function.version = version->text;
    if (const auto* module = syntax::find_clause(*line, Word::Clause_Module))
      function.module = module->text;
    if (function.version.empty() && !line->has_error)
      context.report(Problem(diagnostics::clause_missing, function.span)
                         .with("head", function.name)
                         .with("part", phrases::part_version));
    read_arguments(context, line, function);
    read_result(context, line, function);
    const ExternId id{context.pack.externs.size()};
    context.pack.externs.push_back(std::move(function));
    add_name(context, context.pack.at(id).name, id, context.pack.at(id).span);
    add_name(context, context.pack.at(id).alias, id, context.pack.at(id).span);
  });
}

}  // namespace guiju::checked
