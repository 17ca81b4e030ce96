#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

void declare_header(Context& context) {
  std::vector<std::optional<Span>> first(context.packs.size());
  for_each_top(context, Word::Margin_Pack, [&](StatementRef line) {
    auto& before = first[context.pack_of(line->span)];
    if (before)
      context.report(
          Problem(diagnostics::pack_header, line->head_span).label(*before, phrases::first_line));
    else
      before = line->head_span;
  });
  for (std::size_t i = 0; i < context.own_pack(); ++i) {
    const PackHeader& header = context.packs[i].header;
    context.pack.imported.push_back({header.name, header.alias, header.version});
  }
  const PackHeader& own = context.packs[context.own_pack()].header;
  context.pack.name = own.name;
  context.pack.alias = own.alias;
  context.pack.version = own.version;
}

/// 舍入 四舍五入 乘积 到 分
void read_products(Context& context, const StatementRef& line) {
  const syntax::Clause* products = syntax::find_clause(*line, Word::Clause_Products);
  const syntax::Clause* to = syntax::find_clause(*line, Word::Clause_To);
  if (products == nullptr && to != nullptr)
    context.report(Problem(diagnostics::clause_not_here, to->word_span)
                       .with("clause", word_text(Word::Clause_To)));
  if (products == nullptr || line->has_error) return;
  if (to == nullptr) {
    context.report(Problem(diagnostics::clause_missing, products->word_span)
                       .with("head", word_text(Word::Clause_Products))
                       .with("part", phrases::part_step));
    return;
  }
  const auto step = read_step(context, *line.tree, *to);
  const Type money = number_type(NumberForm::Money, money_dimension(), 2);
  if (!step || !fits_step(context, *step, money)) return;
  const WrittenMode mode = read_mode(context, *to);
  const std::size_t pack = context.pack_of(line->span);
  context.products[pack] =
      ProductRounding{step->value, mode.mode.value_or(context.show_modes[pack])};
}

void declare_rounding(Context& context) {
  for_each_top(context, Word::Margin_Rounding, [&](StatementRef line) {
    if (line->names.empty()) return;
    syntax::Clause clause{};
    clause.mode = line->names[0];
    if (const auto mode = read_mode(context, clause).mode)
      context.show_modes[context.pack_of(line->span)] = *mode;
    read_products(context, line);
  });
  context.pack.show_mode = context.show_modes[context.own_pack()];
}

void declare_citations(Context& context) {
  for_each_top(context, Word::Margin_Source, [&](StatementRef line) {
    if (line->names.empty()) return;
    const syntax::Name& name = line->names[0];
    const NamedPlace place{line->text.value_or(""), name.span};
    auto& citations = context.citations[context.pack_of(name.span)];
    const auto [entry, is_new] = citations.emplace(name.text, place);
    if (!is_new)
      context.report(Problem(diagnostics::name_clash, name.span)
                         .with("name", name.text)
                         .label(entry->second.span, phrases::first_declared));
  });
}

}  // namespace

std::string alias_of(const syntax::Statement& statement, std::size_t index) {
  const syntax::Clause* alias = syntax::find_clause(statement, Word::Clause_Alias);
  return alias != nullptr && index < alias->names.size() ? alias->names[index].text : "";
}

void declare_pack(Context& context) {
  declare_header(context);
  declare_rounding(context);
  declare_citations(context);
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
        context.report_clash(name, enumeration.span, context.pack.at(entry->second).span);
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
