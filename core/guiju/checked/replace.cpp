#include "guiju/checked/replace.hpp"

#include <algorithm>
#include <utility>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// The pack after 替换; none where it is no import, which is reported.
std::optional<std::size_t> read_replaced_pack(Context& context, const syntax::Name& name) {
  const std::size_t own = context.pack_of(name.span);
  std::vector<std::string> known;
  for (const std::size_t pack : context.packs[own].sees) {
    const PackHeader& header = context.packs[pack].header;
    if (header.is_called(name.text)) return pack;
    known.push_back(header.name);
    if (!header.alias.empty()) known.push_back(header.alias);
  }
  Problem problem(diagnostics::replaces_unknown_pack, name.span);
  problem.with("name", name.text);
  context.suggest(problem, name.text, name.span, known);
  context.report(std::move(problem));
  return std::nullopt;
}

/// Constructs that conclude one value and nothing beside it.
bool is_plain(Word head) {
  return head == Word::Head_Define || head == Word::Head_Table || head == Word::Head_Bracket;
}

class LineCollector {
 public:
  explicit LineCollector(Context& context) : context_(context) {}

  std::vector<BlockLine> take() {
    for_each_top(context_, Word::Margin_Each, [&](StatementRef each) {
      if (each->names.empty()) return;
      BlockLine line;
      line.block.entity = find_entity_or_report(context_, each->names[0]);
      if (line.block.entity.is_none()) return;
      line.block.citation = read_citation(context_, *each, {});
      for (const syntax::StatementId child : each->body) {
        line.line = each.at(child);
        if (syntax::find_clause(*line.line, Word::Clause_Replaces) != nullptr)
          replace(line);
        else
          add(line);
      }
    });
    return std::move(lines_);
  }

 private:
  struct Known {
    std::size_t line;
    Replaceable what;
  };

  static std::string key(EntityId entity, const std::string& name) {
    return std::to_string(entity.index()) + "\n" + name;
  }

  void add(const BlockLine& line) {
    const std::size_t place = lines_.size();
    lines_.push_back(line);
    if (line.line->names.empty()) return;
    const syntax::Name& name = line.line->names[0];
    const std::size_t pack = context_.pack_of(name.span);
    const Known known{place, {pack, pack, name.span}};
    known_.emplace(key(line.block.entity, name.text), known);
    const std::string alias = alias_of(*line.line, 0);
    if (!alias.empty()) known_.emplace(key(line.block.entity, alias), known);
  }

  void replace(const BlockLine& line) {
    if (line.line->names.empty()) return;
    const auto found = known_.find(key(line.block.entity, line.line->names[0].text));
    const bool is_known = found != known_.end();
    if (!may_replace(context_, *line.line,
                     is_known ? std::optional(found->second.what) : std::nullopt))
      return;
    BlockLine& replaced = lines_[found->second.line];
    const Word before = replaced.line->head;
    const Word after = line.line->head;
    if (before != after && !(is_plain(before) && is_plain(after))) {
      context_.report(Problem(diagnostics::replaces_other_construct, line.line->head_span)
                          .with("name", line.line->names[0].text)
                          .with("wanted", word_text(before))
                          .with("found", word_text(after))
                          .label(replaced.line->head_span, phrases::declared_as));
      return;
    }
    const StatementRef original =
        replaced.block.original.tree == nullptr ? replaced.line : replaced.block.original;
    replaced = line;
    replaced.block.original = original;
    const Span span = line.line->names[0].span;
    for (auto& [name, known] : known_)
      if (known.line == found->second.line) {
        known.what.held_by = context_.pack_of(span);
        known.what.span = span;
      }
  }

  Context& context_;
  std::vector<BlockLine> lines_;
  std::unordered_map<std::string, Known> known_;
};

}  // namespace

bool may_replace(Context& context, const syntax::Statement& line,
                 const std::optional<Replaceable>& found) {
  const syntax::Clause* clause = syntax::find_clause(line, Word::Clause_Replaces);
  if (clause == nullptr || clause->names.empty()) return false;
  const auto pack = read_replaced_pack(context, clause->names[0]);
  if (!pack) return false;
  const syntax::Name& name = line.names[0];
  if (found && found->held_by == *pack) return true;
  const bool is_taken = found && found->declared_by == *pack;
  if (is_taken) {
    context.report(Problem(diagnostics::replaced_already, name.span)
                       .with("name", name.text)
                       .with("by", context.packs[found->held_by].header.name)
                       .label(found->span, phrases::replaced_here));
    return false;
  }
  Problem problem(diagnostics::replaces_nothing, name.span);
  problem.with("name", name.text).with("pack", clause->names[0].text);
  if (found) problem.label(found->span, phrases::first_declared);
  context.report(std::move(problem));
  return false;
}

std::vector<BlockLine> collect_block_lines(Context& context) {
  return LineCollector(context).take();
}

void note_replaced_column(Context& context, const Block& block, const StatementRef& line,
                          ColumnId id) {
  const Column& column = context.pack.at(id);
  const syntax::Name& original = block.original->names[0];
  context.pack.replacements.push_back({{},
                                       id,
                                       context.packs[context.pack_of(original.span)].header.name,
                                       context.packs[context.pack_of(column.span)].header.name,
                                       original.span,
                                       column.span});
  if (!block.original->type || !line->type) return;
  const Type wanted =
      read_type(context, *block.original->type,
                syntax::find_clause(*block.original, Word::Clause_InUnit), *block.original.tree)
          .type;
  if (is_same_type(wanted, column.type)) return;
  context.report(Problem(diagnostics::replaces_other_type, line->type->name.span)
                     .with("name", column.name)
                     .with("wanted", type_text(context.pack, wanted))
                     .with("found", type_text(context.pack, column.type))
                     .label(original.span, phrases::declared_as));
  context.pack.columns[id.index()].type = {};
}

bool is_same_type(const Type& left, const Type& right) {
  if (left.kind == TypeKind::Error || right.kind == TypeKind::Error) return true;
  return left.kind == right.kind && left.form == right.form && left.dimension == right.dimension &&
         left.enumeration == right.enumeration;
}

}  // namespace guiju::checked
