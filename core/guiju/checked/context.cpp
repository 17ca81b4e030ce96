#include "guiju/checked/context.hpp"

#include <algorithm>

#include "guiju/base/suggest.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/syntax/lines.hpp"
#include "guiju/syntax/meant_words.hpp"

namespace guiju::checked {
namespace {

/// Whether the line that declares the name could say that it replaces another.
bool may_say_replaces(std::span<const syntax::Tree> trees, Span name) {
  for (const syntax::Tree& tree : trees) {
    if (tree.file != name.file) continue;
    for (const syntax::Statement& line : tree.statements) {
      const auto& names = syntax::declared_names(line);
      const bool declares = std::any_of(names.begin(), names.end(),
                                        [&](const auto& each) { return each.span == name; });
      const syntax::LineKind* kind = declares ? syntax::find_line_kind(line.head) : nullptr;
      if (kind != nullptr) return kind->clauses.contains(syntax::Word::Clause_Replaces);
    }
  }
  return false;
}

/// A page of unknown names helps nobody, and each search costs as much as there are names.
constexpr std::size_t suggestions_max = 100;

template <class Map>
auto find_in(const Map& map, std::string_view name) {
  const auto found = map.find(std::string(name));
  return found == map.end() ? typename Map::mapped_type{} : found->second;
}

}  // namespace

Problem::Problem(const DiagnosticInfo& info, Span place) {
  diagnostic_.info = &info;
  diagnostic_.primary = Label{place, {}, {}};
}

Problem& Problem::with(std::string_view name, std::string_view text) {
  diagnostic_.arguments.emplace_back(name, text);
  return *this;
}

Problem& Problem::with(std::string_view name, const BilingualText& text) {
  diagnostic_.arguments.emplace_back(name, text.zh, text.en);
  return *this;
}

Problem& Problem::label(Span span, const BilingualText& text) {
  diagnostic_.secondary.push_back(Label{span, text.zh, text.en});
  return *this;
}

Problem& Problem::help(const BilingualText& text) {
  diagnostic_.extra_help.emplace_back("", text.zh, text.en);
  return *this;
}

Problem& Problem::replace_by(Span span, std::string_view replacement, bool is_safe) {
  diagnostic_.fix = Fix{span, std::string(replacement), is_safe};
  return *this;
}

Context::Context(std::span<const syntax::Tree> trees_, std::span<const PackPart> packs_,
                 const SourceSet& sources_, DiagnosticSink& sink_)
    : trees(trees_),
      packs(packs_),
      sources(sources_),
      sink(sink_),
      citations(packs_.size()),
      show_modes(packs_.size(), RoundingMode::HalfAwayFromZero),
      products(packs_.size()),
      pack_of_file_(sources_.files.size(), own_pack()) {
  for (std::size_t i = 0; i < packs.size(); ++i)
    for (const syntax::Tree& tree : packs[i].in(trees)) pack_of_file_[tree.file.index()] = i;
}

void Context::report_clash(std::string_view name, Span span, Span first) {
  Problem problem(diagnostics::name_clash, span);
  problem.with("name", name);
  if (first.file) problem.label(first, phrases::first_declared);
  const std::size_t of_first = pack_of(first);
  if (of_first != pack_of(span) && knows(pack_of(span), of_first))
    problem.help(may_say_replaces(trees, span)
                     ? filled(phrases::help_replace, {{"pack", packs[of_first].header.name}})
                     : BilingualText(phrases::help_replaceable));
  report(std::move(problem));
}

bool Context::knows(std::size_t one, std::size_t other) const {
  const std::vector<std::size_t>& sees = packs[one].sees;
  return one == other || std::find(sees.begin(), sees.end(), other) != sees.end();
}

void Context::report(Problem problem) {
  // An imported pack was checked alone: what is wrong with it now comes from this one.
  const Diagnostic& reported = problem.diagnostic();
  const std::size_t place = reported.primary ? pack_of(reported.primary->span) : own_pack();
  if (place != own_pack())
    problem.help(filled(phrases::help_imported, {{"pack", packs[place].header.name},
                                                 {"own", packs[own_pack()].header.name}}));
  Diagnostic diagnostic = problem.take();
  if (current_definition != no_definition) {
    const Citation& citation = definitions[current_definition].citation;
    if (!citation.is_none())
      diagnostic.citation = citation.clause.empty() ? citation.source_text
                                                    : citation.source_text + " " + citation.clause;
  }
  sink.report(std::move(diagnostic));
}

void Context::note_read(ColumnId column, ReadKind kind, Span span) {
  auto& reads =
      current_definition == no_definition ? reads_outside : definitions[current_definition].reads;
  reads.push_back({column, kind, span});
}

EntityId Context::find_entity(std::string_view name) const { return find_in(entities, name); }

ColumnId Context::find_column(EntityId entity, std::string_view name) const {
  return find_in(names[entity.index()].columns, name);
}

ParameterId Context::find_parameter(std::string_view name) const {
  return find_in(parameters, name);
}

bool Context::is_ancestor(EntityId ancestor, EntityId of) const {
  const auto& ancestors = names[of.index()].ancestors;
  return std::find(ancestors.begin(), ancestors.end(), ancestor) != ancestors.end();
}

ColumnId Context::add_column(Column column) {
  const ColumnId id{pack.columns.size()};
  const EntityId entity = column.entity;
  pack.entities[entity.index()].columns.push_back(id);
  pack.columns.push_back(std::move(column));
  definition_of.push_back(no_definition);
  is_type_known.push_back(true);
  const Column& added = pack.at(id);
  add_column_name(entity, added.name, id, added.span);
  if (!added.alias.empty() && added.alias != added.name)
    add_column_name(entity, added.alias, id, added.span);
  return id;
}

void Context::add_column_name(EntityId entity, const std::string& name, ColumnId column,
                              Span span) {
  const auto [entry, is_new] = names[entity.index()].columns.emplace(name, column);
  if (is_new || entry->second == column) return;
  report_clash(name, span, pack.at(entry->second).span);
}

ExprId Context::add(Op op, Type type, Span span, std::vector<ExprId> args) {
  Expr expr;
  expr.op = op;
  expr.type = std::move(type);
  expr.span = span;
  expr.args = std::move(args);
  return add(std::move(expr));
}

ExprId Context::add_constant(Type type, Value value, Span span) {
  const ExprId id = add(Op::Constant, std::move(type), span, {});
  pack.exprs[id.index()].value = std::move(value);
  return id;
}

ExprId Context::join(Op op, Span span, std::vector<ExprId> truths) {
  if (truths.size() == 1) return truths[0];
  return add(op, simple_type(TypeKind::Bool), span, std::move(truths));
}

bool Context::is_first_unknown(std::string_view place, std::string_view name) {
  return unknown_names_.insert(std::string(place) + "\n" + std::string(name)).second;
}

void Context::suggest(Problem& problem, std::string_view name, Span span,
                      std::span<const std::string> known) {
  if (suggestion_count_++ >= suggestions_max) return;
  using enum syntax::WordGroup;
  if (const auto* meant = syntax::find_meant(name, {Reserved, Type, Function})) {
    const bool is_known =
        meant->group == Reserved ||
        std::any_of(known.begin(), known.end(), [&](const std::string& candidate) {
          return candidate == meant->spelling.zh || candidate == meant->spelling.en;
        });
    if (is_known) {
      const std::string spelling(syntax::spelling_beside(*meant, name));
      problem.help(filled(phrases::help_nearest, {{"name", spelling}}));
      problem.replace_by(span, spelling, false);
      return;
    }
  }
  if (const auto nearest = find_nearest(name, known)) {
    problem.help(filled(phrases::help_nearest, {{"name", *nearest}}));
    problem.replace_by(span, *nearest, false);
    return;
  }
  const std::vector<std::string> parts = split_into_known(name, known);
  if (parts.empty()) return;
  std::string split;
  for (const std::string& part : parts) split += (split.empty() ? "" : " ") + part;
  problem.help(filled(phrases::help_spaces, {{"names", split}}));
  problem.replace_by(span, split, false);
}

BilingualText word_text(syntax::Word word) {
  const Bilingual spelling = syntax::entry(word).spelling;
  return {std::string(spelling.zh), std::string(spelling.en)};
}

}  // namespace guiju::checked
