#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/unit_names.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

void declare_header(Context& context) {
  std::optional<Span> first;
  for_each_top(context, Word::Margin_Pack, [&](StatementRef line) {
    if (first) {
      context.report(
          Problem(diagnostics::pack_header, line->head_span).label(*first, phrases::first_line));
      return;
    }
    first = line->head_span;
    if (!line->names.empty()) context.pack.name = line->names[0].text;
    context.pack.alias = alias_of(*line, 0);
    if (const auto* version = syntax::find_clause(*line, Word::Clause_Version))
      context.pack.version = version->text;
  });
}

void declare_rounding(Context& context) {
  for_each_top(context, Word::Margin_Rounding, [&](StatementRef line) {
    if (line->names.empty()) return;
    syntax::Clause clause{};
    clause.mode = line->names[0];
    if (const auto mode = read_mode(context, clause).mode) context.pack.show_mode = *mode;
  });
}

void declare_units(Context& context) {
  context.pack.units.push_back({std::string(unit_names::yuan), {}});
  context.units.emplace(unit_names::yuan, UnitId{0});
  for_each_top(context, Word::Margin_Unit, [&](StatementRef line) {
    for (const syntax::Name& name : line->names) {
      const UnitId id{context.pack.units.size()};
      const auto [entry, is_new] = context.units.emplace(name.text, id);
      if (is_new) {
        context.pack.units.push_back({name.text, name.span});
        continue;
      }
      Problem problem(diagnostics::name_clash, name.span);
      problem.with("name", name.text);
      const Span first = context.pack.units[entry->second.index()].span;
      if (first.file) problem.label(first, phrases::first_declared);
      context.report(std::move(problem));
    }
  });
}

void declare_citations(Context& context) {
  for_each_top(context, Word::Margin_Source, [&](StatementRef line) {
    if (line->names.empty()) return;
    const syntax::Name& name = line->names[0];
    const NamedPlace place{line->text.value_or(""), name.span};
    const auto [entry, is_new] = context.citations.emplace(name.text, place);
    if (!is_new)
      context.report(Problem(diagnostics::name_clash, name.span)
                         .with("name", name.text)
                         .label(entry->second.span, phrases::first_declared));
  });
}

void refuse_later_declarations(Context& context) {
  for_each_top(context, Word::Margin_Import,
               [&](StatementRef line) { refuse(context, line->head_span, phrases::later_import); });
  for_each_top(context, Word::Margin_Extern,
               [&](StatementRef line) { refuse(context, line->head_span, phrases::later_extern); });
}

}  // namespace

std::string alias_of(const syntax::Statement& statement, std::size_t index) {
  const syntax::Clause* alias = syntax::find_clause(statement, Word::Clause_Alias);
  return alias != nullptr && index < alias->names.size() ? alias->names[index].text : "";
}

void declare_pack(Context& context) {
  declare_header(context);
  declare_rounding(context);
  declare_units(context);
  declare_citations(context);
  refuse_later_declarations(context);
}

void declare_enumerations(Context& context) {
  for_each_top(context, Word::Margin_Enum, [&](StatementRef line) {
    if (line->names.empty()) return;
    const EnumId id{context.pack.enumerations.size()};
    Enumeration enumeration;
    enumeration.name = line->names[0].text;
    enumeration.alias = alias_of(*line, 0);
    enumeration.is_ordered = line->is_ordered;
    enumeration.span = line->names[0].span;
    for (const std::string& name : {enumeration.name, enumeration.alias}) {
      if (name.empty()) continue;
      const auto [entry, is_new] = context.enumerations.emplace(name, id);
      if (!is_new && entry->second != id)
        context.report(Problem(diagnostics::name_clash, enumeration.span)
                           .with("name", name)
                           .label(context.pack.at(entry->second).span, phrases::first_declared));
    }
    for (std::size_t i = 1; i < line->names.size(); ++i) {
      const syntax::Name& word = line->names[i];
      const EnumWord value{id, static_cast<std::uint32_t>(enumeration.words.size())};
      auto& known = context.words[word.text];
      if (!known.empty() && known.back().enumeration == id) {
        context.report(
            Problem(diagnostics::name_clash, word.span)
                .with("name", word.text)
                .label(line->names[known.back().index + 1].span, phrases::first_declared));
      }
      // A word that stands twice keeps its place, so that the others keep theirs.
      known.push_back(value);
      enumeration.words.push_back(word.text);
    }
    context.pack.enumerations.push_back(std::move(enumeration));
  });
}

}  // namespace guiju::checked
