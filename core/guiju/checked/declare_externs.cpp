// 外部: names, types and versions of functions of the host.
#include <utility>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// A type with its allowed range.
struct Passed {
  Type type;
  std::optional<Value> low;
  std::optional<Value> high;
};

/// 期限 alone is of months; one whose range is of days is of days.
void settle_duration(const StatementRef& line, const syntax::TypeRef& reference, Type& type) {
  if (type.kind != TypeKind::MonthSpan || reference.low.is_none()) return;
  const syntax::Expr& low = line.tree->at(reference.low);
  if (low.kind == syntax::ExprKind::Literal && low.literal.kind == syntax::LiteralKind::Days)
    type = simple_type(TypeKind::DaySpan);
}

/// A type whose values the host has something for.
Passed read_passed(Context& context, const StatementRef& line, const syntax::TypeRef& reference) {
  Passed passed{read_type(context, reference, nullptr, *line.tree).type, {}, {}};
  Type& type = passed.type;
  if (type.kind == TypeKind::RatioList || type.kind == TypeKind::RoundingMode) {
    context.report(Problem(diagnostics::extern_type, reference.name.span)
                       .with("type", type_text(context.pack, type)));
    type = {};
  }
  settle_duration(line, reference, type);
  const ConstantPlace place{context.pack, context.sources, context.sink};
  passed.low = read_constant(place, *line.tree, reference.low, type);
  passed.high = read_constant(place, *line.tree, reference.high, type);
  return passed;
}

void read_arguments(Context& context, const StatementRef& line, Extern& function) {
  for (const syntax::Parameter& parameter : line->parameters) {
    Extern::Argument argument{parameter.name.text, {}, {}, {}};
    if (parameter.type) {
      Passed passed = read_passed(context, line, *parameter.type);
      argument.type = std::move(passed.type);
      argument.low = std::move(passed.low);
      argument.high = std::move(passed.high);
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
  Passed passed = read_passed(context, line, *line->type);
  function.type = std::move(passed.type);
  function.low = std::move(passed.low);
  function.high = std::move(passed.high);
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
