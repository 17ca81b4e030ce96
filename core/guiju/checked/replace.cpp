#include "guiju/checked/replace.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/constructs.hpp"
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

bool is_helper(const syntax::Statement& line) {
  return line.head == Word::Head_Let || line.is_helper;
}

/// Constructs that conclude one value and nothing beside it.
bool is_plain(Word head) {
  return head == Word::Head_Define || head == Word::Head_Let || head == Word::Head_Table ||
         head == Word::Head_Bracket;
}

bool is_dated(const syntax::Statement& line) {
  return may_have_dates(line.head) && syntax::find_clause(line, Word::Clause_From) != nullptr;
}

/// The word that says what a line declares: of helpers that of helpers.
BilingualText kind_text(const syntax::Statement& line) {
  return word_text(is_helper(line) && is_plain(line.head) ? Word::Head_Let : line.head);
}

/// `甲`, `乙`
std::string quoted(const std::vector<syntax::Name>& names) {
  std::string text;
  for (const syntax::Name& name : names) text += (text.empty() ? "`" : ", `") + name.text + "`";
  return text;
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
        const bool is_definition = find_construct(line.line->head) != nullptr;
        if (!is_definition || syntax::declared_names(*line.line).empty())
          entries_.push_back({{line}, {}, {}, {}});
        else if (syntax::find_clause(*line.line, Word::Clause_Replaces) != nullptr)
          replace(line);
        else
          add(line);
      }
    });
    std::vector<BlockLine> lines;
    for (Entry& entry : entries_) {
      settle(entry);
      std::move(entry.lines.begin(), entry.lines.end(), std::back_inserter(lines));
    }
    return lines;
  }

 private:
  /// All lines of the same names: one, or one for each date.
  struct Entry {
    std::vector<BlockLine> lines;
    std::vector<BlockLine> replaced_by;  // of one pack
    Replaceable what;
    std::size_t replaced_pack = 0;
  };

  static std::string key(EntityId entity, const std::string& name) {
    return std::to_string(entity.index()) + "\n" + name;
  }

  Entry* find(const BlockLine& line, const std::string& name) {
    const auto found = known_.find(key(line.block.entity, name));
    return found == known_.end() ? nullptr : &entries_[found->second];
  }

  void add(const BlockLine& line) {
    const std::vector<syntax::Name>& names = syntax::declared_names(*line.line);
    const std::size_t pack = context_.pack_of(names[0].span);
    Entry* known = find(line, names[0].text);
    const bool is_version = known != nullptr && is_dated(*line.line) &&
                            known->what.declared_by == pack && is_dated(*known->lines[0].line);
    if (is_version) {
      known->lines.push_back(line);
      return;
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      known_.emplace(key(line.block.entity, names[i].text), entries_.size());
      const std::string alias = alias_of(*line.line, i);
      if (!alias.empty()) known_.emplace(key(line.block.entity, alias), entries_.size());
    }
    entries_.push_back({{line}, {}, {pack, pack, names[0].span}, {}});
  }

  void replace(BlockLine line) {
    const syntax::Name& name = syntax::declared_names(*line.line)[0];
    const std::size_t pack = context_.pack_of(name.span);
    Entry* entry = find(line, name.text);
    const bool is_further =
        entry != nullptr && !entry->replaced_by.empty() && entry->what.held_by == pack &&
        (is_dated(*line.line) || is_dated(*entry->replaced_by[0].line)) &&
        context_.packs[entry->replaced_pack].header.is_called(
            syntax::find_clause(*line.line, Word::Clause_Replaces)->names[0].text);
    if (!is_further && !may_replace(context_, *line.line,
                                    entry == nullptr ? std::nullopt : std::optional(entry->what)))
      return;
    if (!is_alike(*entry, line)) return;
    if (!is_further) {
      settle(*entry);
      entry->replaced_pack = entry->what.held_by;
    }
    line.block.original = entry->lines[0].block.original.tree == nullptr
                              ? entry->lines[0].line
                              : entry->lines[0].block.original;
    entry->replaced_by.push_back(std::move(line));
    entry->what.held_by = pack;
    entry->what.span = name.span;
  }

  /// Whether a line declares the same names by a construct that can stand for the other.
  bool is_alike(const Entry& entry, const BlockLine& line) {
    const StatementRef& before = entry.lines[0].line;
    const StatementRef& after = line.line;
    const bool is_same =
        is_helper(*before) == is_helper(*after) &&
        (before->head == after->head || (is_plain(before->head) && is_plain(after->head)));
    if (!is_same) {
      context_.report(Problem(diagnostics::replaces_other_construct, after->head_span)
                          .with("name", syntax::declared_names(*after)[0].text)
                          .with("wanted", kind_text(*before))
                          .with("found", kind_text(*after))
                          .label(before->head_span, phrases::declared_as));
      return false;
    }
    const std::vector<syntax::Name>& names = syntax::declared_names(*after);
    const std::vector<syntax::Name>& wanted = syntax::declared_names(*before);
    const bool has_all = names.size() == wanted.size() &&
                         std::all_of(names.begin(), names.end(), [&](const syntax::Name& name) {
                           return find(line, name.text) == &entry;
                         });
    if (!has_all)
      context_.report(Problem(diagnostics::replaces_a_part, names[0].span)
                          .with("names", quoted(wanted))
                          .label(wanted[0].span, phrases::declared_as));
    return has_all;
  }

  /// What replaces holds from its first date on; before it what is replaced goes on.
  void settle(Entry& entry) {
    if (entry.replaced_by.empty()) return;
    std::vector<BlockLine> after = std::exchange(entry.replaced_by, {});
    const auto date_less = [&](const BlockLine& left, const BlockLine& right) {
      return glance_at_from(context_, left.line) < glance_at_from(context_, right.line);
    };
    const std::optional<Date> first =
        glance_at_from(context_, std::min_element(after.begin(), after.end(), date_less)->line);
    std::erase_if(entry.lines, [&](const BlockLine& line) {
      return glance_at_from(context_, line.line) >= first;
    });
    std::move(after.begin(), after.end(), std::back_inserter(entry.lines));
    const bool is_any_dated =
        std::any_of(entry.lines.begin(), entry.lines.end(),
                    [](const BlockLine& line) { return is_dated(*line.line); });
    for (BlockLine& line : entry.lines) line.block.is_version = is_any_dated;
  }

  Context& context_;
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> known_;
};

/// The type of the i-th thing that a line declares, if it is written.
const syntax::TypeRef* written_type(const syntax::Statement& line, std::size_t index) {
  if (line.head == Word::Head_Split) {
    const syntax::Clause* into = syntax::find_clause(line, Word::Clause_Into);
    return into->type ? &*into->type : nullptr;
  }
  if (index < line.types.size()) return &line.types[index];
  return line.type ? &*line.type : nullptr;
}

/// The column with the type that the line itself declares.
ColumnId typed_column(const Context& context, ColumnId column, const StatementRef& line) {
  const std::size_t definition = context.definition_of[column.index()];
  if (definition == Context::no_definition) return column;
  for (const PendingVersion& version : context.definitions[definition].versions)
    if (version.line.tree == line.tree && version.line.id == line.id) return version.column;
  return column;
}

/// The type that a line declares; that of a process is an enum of its own, made from the one named.
Type declared_type_of(const Context& context, ColumnId column, const StatementRef& line,
                      const syntax::TypeRef& written) {
  if (line->head != Word::Head_Process) return context.pack.at(column).type;
  const auto enumeration = context.enumerations.find(written.name.text);
  return enumeration == context.enumerations.end() ? Type{} : enum_type(enumeration->second);
}

void note_replaced_column(Context& context, ColumnId column, const StatementRef& original,
                          std::size_t index, const StatementRef& line, const syntax::Name& name) {
  const Span place = syntax::declared_names(*original)[index].span;
  Replacement replacement = replacement_of(context, place, name.span);
  replacement.column = column;
  std::vector<Replacement>& known = context.pack.replacements;
  const bool is_known = std::any_of(known.begin(), known.end(), [&](const Replacement& other) {
    return other.column == column && other.by == replacement.by;
  });
  if (!is_known) known.push_back(std::move(replacement));
  const syntax::TypeRef* before = written_type(*original, index);
  const syntax::TypeRef* after = written_type(*line, index);
  if (before == nullptr || after == nullptr) return;
  const Type wanted = read_type(context, *before,
                                syntax::find_clause(*original, Word::Clause_InUnit), *original.tree)
                          .type;
  const ColumnId typed = typed_column(context, column, line);
  const Type found = declared_type_of(context, typed, line, *after);
  if (!require_same_type(context, name, after->name.span, wanted, found, place))
    context.pack.columns[typed.index()].type = {};
}

}  // namespace

bool may_replace(Context& context, const syntax::Statement& line,
                 const std::optional<Replaceable>& found) {
  const syntax::Clause* clause = syntax::find_clause(line, Word::Clause_Replaces);
  if (clause == nullptr || clause->names.empty()) return false;
  const auto pack = read_replaced_pack(context, clause->names[0]);
  if (!pack) return false;
  const syntax::Name& name = syntax::declared_names(line)[0];
  if (found && found->held_by == *pack) return true;
  const bool is_taken = found && found->declared_by == *pack;
  if (is_taken) {
    const std::size_t own = context.pack_of(name.span);
    const bool is_known = own != found->held_by && context.knows(own, found->held_by);
    if (own == found->held_by) {
      context.report_clash(name.text, name.span, found->span);
      return false;
    }
    context.report(
        Problem(is_known ? diagnostics::replaced_already : diagnostics::replaced_twice, name.span)
            .with("name", name.text)
            .with("by", context.packs[found->held_by].header.name)
            .with("other", context.packs[own].header.name)
            .label(found->span, phrases::replaced_here));
    return false;
  }
  Problem problem(diagnostics::replaces_nothing, name.span);
  problem.with("name", name.text).with("pack", clause->names[0].text);
  problem.help(phrases::help_replaceable);
  if (found) problem.label(found->span, phrases::first_declared);
  context.report(std::move(problem));
  return false;
}

std::vector<BlockLine> collect_block_lines(Context& context) {
  return LineCollector(context).take();
}

void note_replaced_columns(Context& context, const Block& block, const StatementRef& line) {
  for (const syntax::Name& name : syntax::declared_names(*line)) {
    const ColumnId column = context.find_column(block.entity, name.text);
    if (column.is_none()) continue;
    const std::size_t count = syntax::declared_names(*block.original).size();
    for (std::size_t i = 0; i < count; ++i)
      if (is_named(block.original, i, name.text))
        note_replaced_column(context, column, block.original, i, line, name);
  }
}

Replacement replacement_of(const Context& context, Span original, Span by) {
  Replacement replacement;
  replacement.pack = context.packs[context.pack_of(original)].header.name;
  replacement.by = context.packs[context.pack_of(by)].header.name;
  replacement.original = original;
  replacement.replacement = by;
  return replacement;
}

bool is_named(const StatementRef& line, std::size_t index, std::string_view name) {
  return syntax::declared_names(*line)[index].text == name || alias_of(*line, index) == name;
}

bool is_same_type(const Type& left, const Type& right) {
  if (left.kind == TypeKind::Error || right.kind == TypeKind::Error) return true;
  return left.kind == right.kind && left.form == right.form && left.dimension == right.dimension &&
         left.enumeration == right.enumeration;
}

bool require_same_type(Context& context, const syntax::Name& name, Span place, const Type& wanted,
                       const Type& found, Span original) {
  if (is_same_type(wanted, found)) return true;
  context.report(Problem(diagnostics::replaces_other_type, place)
                     .with("name", name.text)
                     .with("wanted", type_text(context.pack, wanted))
                     .with("found", type_text(context.pack, found))
                     .label(original, phrases::declared_as));
  return false;
}

}  // namespace guiju::checked
