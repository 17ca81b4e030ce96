#include <algorithm>
#include <utility>

#include "guiju/checked/allowed_range.hpp"
#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/law.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/replace.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// The lines with which one pack declares or replaces a parameter.
struct ParameterPart {
  std::size_t pack = 0;
  std::vector<StatementRef> lines;
  std::vector<bool> is_refused = {};  // by line: its type is not that of the first
};

/// All lines of one parameter: the declaration, then what replaces it.
struct ParameterLines {
  ParameterId id;
  std::vector<ParameterPart> parts;
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

struct WrittenType {
  Type type;
  std::optional<Value> low;
  std::optional<Value> high;
};

WrittenType read_written_type(Context& context, const StatementRef& line) {
  WrittenType written;
  written.type =
      read_type(context, *line->type, syntax::find_clause(*line, Word::Clause_InUnit), *line.tree)
          .type;
  settle_duration(line, written.type);
  written.low = read_constant(constants(context), *line.tree, line->type->low, written.type);
  written.high = read_constant(constants(context), *line.tree, line->type->high, written.type);
  return written;
}

/// The type and range of the first line of a part; the others must agree with it.
void declare_type(Context& context, ParameterId id, ParameterPart& part) {
  Parameter& parameter = context.pack.parameters[id.index()];
  const bool is_replacement = !parameter.versions.empty();
  bool is_typed = false;
  part.is_refused.assign(part.lines.size(), false);
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    const StatementRef& line = part.lines[i];
    if (!line->type) continue;
    WrittenType written = read_written_type(context, line);
    refuse_none(context, *line->type);
    written.type.may_be_none = false;
    const bool is_same = is_same_type(written.type, parameter.type);
    if (!is_typed) {
      is_typed = true;
      if (is_replacement && !is_same) {
        // Nothing else need be said of it: what it was to replace stays.
        part.is_refused.assign(part.lines.size(), true);
        context.report(Problem(diagnostics::replaces_other_type, line->type->name.span)
                           .with("name", parameter.name)
                           .with("wanted", type_text(context.pack, parameter.type))
                           .with("found", type_text(context.pack, written.type))
                           .label(parameter.span, phrases::declared_as));
        return;
      }
      parameter.type = std::move(written.type);
      parameter.low = std::move(written.low);
      parameter.high = std::move(written.high);
      continue;
    }
    part.is_refused[i] =
        !is_same || !(written.low == parameter.low && written.high == parameter.high);
    if (part.is_refused[i] && written.type.kind != TypeKind::Error &&
        parameter.type.kind != TypeKind::Error)
      context.report(Problem(diagnostics::versions_differ, line->type->name.span)
                         .with("name", parameter.name)
                         .label(part.lines[0]->names[0].span, phrases::first_declared));
  }
  if (!is_typed && !part.lines[0]->has_error)
    context.report(Problem(diagnostics::clause_missing, part.lines[0]->names[0].span)
                       .with("head", parameter.name)
                       .with("part", phrases::part_type));
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
  require_in_range(context.pack, range_of(parameter), *value, version.written, version.span,
                   context.sink);
  parameter.versions.push_back(std::move(version));
}

void sort_versions(Context& context, Parameter& parameter) {
  std::stable_sort(parameter.versions.begin(), parameter.versions.end(),
                   [](const auto& left, const auto& right) { return left.from < right.from; });
  for (std::size_t i = 1; i < parameter.versions.size(); ++i) {
    const auto& version = parameter.versions[i];
    const auto& before = parameter.versions[i - 1];
    if (version.from != before.from) continue;
    context.report(Problem(diagnostics::versions_clash, version.span)
                       .with("name", parameter.name)
                       .with("date", date_text(version.from))
                       .label(before.span, phrases::other_value));
  }
}

void declare_versions(Context& context, ParameterId id, const ParameterPart& part) {
  Parameter& parameter = context.pack.parameters[id.index()];
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    const StatementRef& line = part.lines[i];
    const syntax::Name& name = line->names[0];
    if (part.is_refused[i] || !line->rows.empty()) continue;
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

/// What replaces holds from its first date on; before it the replaced values go on.
void replace_versions(Context& context, ParameterId id, ParameterPart& part) {
  Parameter& parameter = context.pack.parameters[id.index()];
  const Span original = parameter.span;
  declare_type(context, id, part);
  std::vector<Parameter::Version> before = std::exchange(parameter.versions, {});
  declare_versions(context, id, part);
  if (!parameter.versions.empty()) {
    const std::optional<Date> first = parameter.versions[0].from;
    std::erase_if(before, [&](const auto& version) { return version.from >= first; });
  }
  parameter.versions.insert(parameter.versions.begin(), before.begin(), before.end());
  parameter.span = part.lines[0]->names[0].span;
  Replacement replacement = replacement_of(context, original, parameter.span);
  replacement.parameter = id;
  context.pack.replacements.push_back(std::move(replacement));
}

void add_parameter_name(Context& context, const std::string& name, ParameterId id, Span span) {
  if (name.empty()) return;
  const auto [entry, is_new] = context.parameters.emplace(name, id);
  if (is_new || entry->second == id) return;
  context.report_clash(name, span, context.pack.at(entry->second).span);
}

void add_parameter(Context& context, std::vector<ParameterLines>& all, const StatementRef& line) {
  const syntax::Name& name = line->names[0];
  const ParameterId id{context.pack.parameters.size()};
  Parameter parameter;
  parameter.name = name.text;
  parameter.alias = alias_of(*line, 0);
  parameter.span = name.span;
  context.pack.parameters.push_back(std::move(parameter));
  all.push_back({id, {{context.pack_of(name.span), {line}}}});
  add_parameter_name(context, name.text, id, name.span);
  add_parameter_name(context, context.pack.at(id).alias, id, name.span);
}

/// A further line of a parameter that is known, or one that replaces it; false where it is neither.
bool add_to_known(Context& context, std::vector<ParameterLines>& all, const StatementRef& line) {
  const std::string& name = line->names[0].text;
  const std::size_t pack = context.pack_of(line->span);
  const auto known = context.parameters.find(name);
  const bool replaces = syntax::find_clause(*line, Word::Clause_Replaces) != nullptr;
  ParameterLines* lines = known == context.parameters.end() ? nullptr : &all[known->second.index()];
  if (!replaces) {
    const bool is_version =
        lines != nullptr && context.pack.at(lines->id).name == name && lines->parts[0].pack == pack;
    if (is_version) lines->parts[0].lines.push_back(line);
    return is_version;
  }
  if (lines != nullptr && lines->parts.size() > 1 && lines->parts.back().pack == pack) {
    lines->parts.back().lines.push_back(line);
    return true;
  }
  std::optional<Replaceable> found;
  if (lines != nullptr)
    found = {lines->parts[0].pack, lines->parts.back().pack,
             lines->parts.back().lines[0]->names[0].span};
  if (may_replace(context, *line, found)) lines->parts.push_back({pack, {line}});
  return true;
}

std::optional<Date> date_after_from(const ConstantPlace& place, const StatementRef& line) {
  const syntax::Clause* from = syntax::find_clause(*line, Word::Clause_From);
  if (from == nullptr || from->args.empty()) return std::nullopt;
  const auto date = read_constant(place, *line.tree, from->args[0], simple_type(TypeKind::Date));
  return date ? std::optional(std::get<Date>(*date)) : std::nullopt;
}

}  // namespace

std::optional<Date> read_from(Context& context, const StatementRef& line) {
  return date_after_from(constants(context), line);
}

std::optional<Date> glance_at_from(const Context& context, const StatementRef& line) {
  DiagnosticSink ignored;
  return date_after_from({context.pack, context.sources, ignored}, line);
}

BilingualText date_text(const std::optional<Date>& from) {
  return from ? BilingualText{to_string(*from), to_string(*from)}
              : BilingualText(phrases::the_beginning);
}

void declare_parameters(Context& context) {
  std::vector<ParameterLines> all;
  for_each_top(context, Word::Margin_Param, [&](StatementRef line) {
    if (line->names.empty()) return;
    if (is_parameter_table(*line)) return;
    if (!line->rows.empty())
      context.report(Problem(diagnostics::clause_missing, line->names[0].span)
                         .with("head", line->names[0].text)
                         .with("part", phrases::part_arguments));
    if (!add_to_known(context, all, line)) add_parameter(context, all, line);
  });
  context.parameter_is_read.resize(all.size(), false);
  for (ParameterLines& lines : all) declare_type(context, lines.id, lines.parts[0]);
  for (const ParameterLines& lines : all) declare_versions(context, lines.id, lines.parts[0]);
  for (ParameterLines& lines : all)
    for (std::size_t i = 1; i < lines.parts.size(); ++i)
      replace_versions(context, lines.id, lines.parts[i]);
}

}  // namespace guiju::checked
