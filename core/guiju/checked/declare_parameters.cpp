#include <algorithm>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/law.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/parameter_range.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// All lines that declare one parameter.
struct ParameterLines {
  ParameterId id;
  std::vector<StatementRef> lines;
  std::vector<bool> is_refused;  // by line: its type is not that of the first
};

ConstantPlace constants(Context& context) { return {context.pack, context.sources, context.sink}; }

/// 期限 alone does not say whether it is of months or of days: the first value does.
void settle_duration(const StatementRef& line, Type& type) {
  syntax::ExprId value = line->value;
  for (const syntax::StatementId child : line->body)
    if (value.is_none()) value = line.tree->at(child).value;
  if (type.kind != TypeKind::MonthSpan || value.is_none()) return;
  const syntax::Expr& expr = line.tree->at(value);
  if (expr.kind == syntax::ExprKind::Literal && expr.literal.kind == syntax::LiteralKind::Days)
    type = simple_type(TypeKind::DaySpan);
}

void declare_type(Context& context, ParameterLines& lines) {
  Parameter& parameter = context.pack.parameters[lines.id.index()];
  bool is_typed = false;
  lines.is_refused.assign(lines.lines.size(), false);
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const StatementRef& line = lines.lines[i];
    if (!line->type) continue;
    Type type =
        read_type(context, *line->type, syntax::find_clause(*line, Word::Clause_InUnit), *line.tree)
            .type;
    settle_duration(line, type);
    const auto low = read_constant(constants(context), *line.tree, line->type->low, type);
    const auto high = read_constant(constants(context), *line.tree, line->type->high, type);
    if (!is_typed) {
      is_typed = true;
      parameter.type = type;
      parameter.low = low;
      parameter.high = high;
      continue;
    }
    const bool is_same = type.kind == parameter.type.kind && type.form == parameter.type.form &&
                         type.dimension == parameter.type.dimension &&
                         type.enumeration == parameter.type.enumeration && low == parameter.low &&
                         high == parameter.high;
    lines.is_refused[i] = !is_same;
    if (!is_same && type.kind != TypeKind::Error && parameter.type.kind != TypeKind::Error)
      context.report(Problem(diagnostics::versions_differ, line->type->name.span)
                         .with("name", parameter.name)
                         .label(parameter.span, phrases::first_declared));
  }
  if (!is_typed && !lines.lines[0]->has_error)
    context.report(Problem(diagnostics::clause_missing, parameter.span)
                       .with("head", parameter.name)
                       .with("part", phrases::part_type));
}

std::optional<Date> read_from(Context& context, const StatementRef& line) {
  const syntax::Clause* from = syntax::find_clause(*line, Word::Clause_From);
  if (from == nullptr || from->args.empty()) return std::nullopt;
  const auto date =
      read_constant(constants(context), *line.tree, from->args[0], simple_type(TypeKind::Date));
  return date ? std::optional(std::get<Date>(*date)) : std::nullopt;
}

void add_version(Context& context, Parameter& parameter, const StatementRef& line,
                 const Citation& inherited, const syntax::Name& name) {
  if (line->value.is_none()) {
    if (!line->has_error)
      context.report(Problem(diagnostics::clause_missing, line->head_span)
                         .with("head", name.text)
                         .with("part", phrases::part_value));
    return;
  }
  Parameter::Version version;
  version.from = read_from(context, line);
  version.citation = read_citation(context, *line, inherited);
  version.span = line.tree->at(line->value).span;
  version.written = context.text(version.span);
  require_citation(context, version.citation, {name.text, version.span});
  const auto value = read_constant(constants(context), *line.tree, line->value, parameter.type);
  if (!value) return;
  version.value = *value;
  require_in_range(context.pack, parameter, *value, version.written, version.span, context.sink);
  parameter.versions.push_back(std::move(version));
}

void sort_versions(Context& context, Parameter& parameter) {
  std::stable_sort(parameter.versions.begin(), parameter.versions.end(),
                   [](const auto& left, const auto& right) { return left.from < right.from; });
  for (std::size_t i = 1; i < parameter.versions.size(); ++i) {
    const auto& version = parameter.versions[i];
    const auto& before = parameter.versions[i - 1];
    if (version.from != before.from) continue;
    const BilingualText date =
        version.from ? BilingualText{to_string(*version.from), to_string(*version.from)}
                     : phrases::the_beginning;
    context.report(Problem(diagnostics::versions_clash, version.span)
                       .with("name", parameter.name)
                       .with("date", date)
                       .label(before.span, phrases::other_value));
  }
}

void declare_versions(Context& context, const ParameterLines& lines) {
  Parameter& parameter = context.pack.parameters[lines.id.index()];
  for (std::size_t i = 0; i < lines.lines.size(); ++i) {
    const StatementRef& line = lines.lines[i];
    const syntax::Name& name = line->names[0];
    if (lines.is_refused[i] || !line->rows.empty() || !line->parameters.empty()) continue;
    if (line->body.empty()) {
      add_version(context, parameter, line, {}, name);
      continue;
    }
    const Citation citation = read_citation(context, *line, {});
    for (const syntax::StatementId child : line->body) {
      const StatementRef version = line.at(child);
      if (version->head == Word::Clause_From)
        add_version(context, parameter, version, citation, name);
      else
        context.report(Problem(diagnostics::not_a_constant, version->span));
    }
  }
  sort_versions(context, parameter);
}

void add_parameter_name(Context& context, const std::string& name, ParameterId id, Span span) {
  if (name.empty()) return;
  const auto [entry, is_new] = context.parameters.emplace(name, id);
  if (is_new || entry->second == id) return;
  context.report(Problem(diagnostics::name_clash, span)
                     .with("name", name)
                     .label(context.pack.at(entry->second).span, phrases::first_declared));
}

}  // namespace

bool require_in_range(const CheckedPack& pack, const Parameter& parameter, const Value& value,
                      std::string_view written, Span span, DiagnosticSink& sink) {
  // Words stand as declared, the best first, so that a range of them may be written from either end.
  const bool is_turned = std::holds_alternative<EnumWord>(value) && parameter.low &&
                         parameter.high && is_less(*parameter.high, *parameter.low);
  const auto& low = is_turned ? parameter.high : parameter.low;
  const auto& high = is_turned ? parameter.low : parameter.high;
  const bool is_below = low && is_less(value, *low);
  const bool is_above = high && is_less(*high, value);
  if (!is_below && !is_above) return true;
  const auto bound = [&](const std::optional<Value>& limit) {
    return limit ? value_text(pack, parameter.type, *limit) : BilingualText{};
  };
  sink.report(Problem(diagnostics::out_of_range, span)
                  .with("name", parameter.name)
                  .with("value", written)
                  .with("low", bound(parameter.low))
                  .with("high", bound(parameter.high))
                  .take());
  return false;
}

void declare_parameters(Context& context) {
  std::vector<ParameterLines> all;
  for_each_top(context, Word::Margin_Param, [&](StatementRef line) {
    if (line->names.empty()) return;
    if (!line->parameters.empty() || !line->rows.empty())
      refuse(context, line->names[0].span, phrases::later_parameter_table);
    const syntax::Name& name = line->names[0];
    const auto known = context.parameters.find(name.text);
    if (known != context.parameters.end() && context.pack.at(known->second).name == name.text) {
      all[known->second.index()].lines.push_back(line);
      return;
    }
    const ParameterId id{context.pack.parameters.size()};
    Parameter parameter;
    parameter.name = name.text;
    parameter.alias = alias_of(*line, 0);
    parameter.span = name.span;
    context.pack.parameters.push_back(std::move(parameter));
    all.push_back({id, {line}, {}});
    add_parameter_name(context, name.text, id, name.span);
    add_parameter_name(context, context.pack.at(id).alias, id, name.span);
  });
  context.parameter_is_read.resize(all.size(), false);
  for (ParameterLines& lines : all) declare_type(context, lines);
  for (const ParameterLines& lines : all) declare_versions(context, lines);
}

}  // namespace guiju::checked
