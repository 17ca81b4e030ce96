// 参数 by arguments: which lines hold, where an add-on replaces those of an imported pack.
#include <algorithm>
#include <utility>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/parameter_tables.hpp"
#include "guiju/checked/replace.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// The lines with which one pack declares or replaces a table.
struct TablePart {
  std::size_t pack = 0;
  std::vector<StatementRef> lines;
};

/// All lines of one table: the declaration, then what replaces it.
struct TableLines {
  std::vector<TablePart> parts;
};

class TableCollector {
 public:
  explicit TableCollector(Context& context) : context_(context) {}

  /// The lines that hold, table by table.
  std::vector<ParameterTableLine> take() {
    for_each_top(context_, Word::Margin_Param, [&](StatementRef line) {
      if (line->names.empty() || !is_parameter_table(*line)) return;
      const auto known = context_.parameter_tables.find(line->names[0].text);
      TableLines* lines =
          known == context_.parameter_tables.end() ? nullptr : &all_[known->second.index()];
      if (syntax::find_clause(*line, Word::Clause_Replaces) != nullptr)
        replace(line, lines);
      else if (lines != nullptr)
        add_version(line, *lines, known->second);
      else
        add(line);
    });
    std::vector<ParameterTableLine> holding;
    for (std::size_t i = 0; i < all_.size(); ++i)
      for (const StatementRef& line : settle(ParameterTableId{i}))
        holding.push_back({ParameterTableId{i}, line});
    return holding;
  }

 private:
  void add(const StatementRef& line) {
    const syntax::Name& name = line->names[0];
    const ParameterTableId id{context_.pack.parameter_tables.size()};
    ParameterTable table;
    table.name = name.text;
    table.alias = alias_of(*line, 0);
    table.span = name.span;
    context_.parameter_tables.emplace(table.name, id);
    if (!table.alias.empty()) context_.parameter_tables.emplace(table.alias, id);
    context_.pack.parameter_tables.push_back(std::move(table));
    context_.table_is_read.push_back(false);
    all_.push_back({{{context_.pack_of(name.span), {line}}}});
  }

  void add_version(const StatementRef& line, TableLines& lines, ParameterTableId id) {
    const syntax::Name& name = line->names[0];
    if (lines.parts[0].pack == context_.pack_of(name.span))
      lines.parts[0].lines.push_back(line);
    else
      context_.report_clash(name.text, name.span, context_.pack.at(id).span);
  }

  void replace(const StatementRef& line, TableLines* lines) {
    const std::size_t pack = context_.pack_of(line->names[0].span);
    if (lines != nullptr && lines->parts.size() > 1 && lines->parts.back().pack == pack) {
      lines->parts.back().lines.push_back(line);
      return;
    }
    std::optional<Replaceable> found;
    if (lines != nullptr)
      found = {lines->parts[0].pack, lines->parts.back().pack,
               lines->parts.back().lines[0]->names[0].span};
    if (!may_replace(context_, *line, found)) return;
    lines->parts.push_back({pack, {line}});
  }

  /// What replaces holds from its first date on; before it what is replaced goes on.
  std::vector<StatementRef> settle(ParameterTableId id) {
    const TableLines& table = all_[id.index()];
    const StatementRef original = table.parts[0].lines[0];
    std::vector<StatementRef> holding = table.parts[0].lines;
    for (std::size_t i = 1; i < table.parts.size(); ++i) {
      const std::vector<StatementRef>& lines = table.parts[i].lines;
      const auto is_earlier = [&](const StatementRef& left, const StatementRef& right) {
        return glance_at_from(context_, left) < glance_at_from(context_, right);
      };
      const auto first =
          glance_at_from(context_, *std::min_element(lines.begin(), lines.end(), is_earlier));
      std::erase_if(holding, [&](const StatementRef& line) {
        return glance_at_from(context_, line) >= first;
      });
      for (const StatementRef& line : lines)
        if (is_alike(original, line)) holding.push_back(line);
      note(id, original, lines[0]);
    }
    return holding;
  }

  Type argument_type(const StatementRef& line, const syntax::Parameter& argument) {
    const syntax::TypeRef reference =
        argument.type ? *argument.type : syntax::TypeRef{argument.name, {}, {}, false};
    return read_type(context_, reference, nullptr, *line.tree).type;
  }

  /// Whether rules that ask the table as it was may ask what replaces it.
  bool is_alike(const StatementRef& original, const StatementRef& line) {
    const Span place = original->names[0].span;
    std::string wanted;
    std::string found;
    bool is_same = original->parameters.size() == line->parameters.size();
    for (const syntax::Parameter& argument : original->parameters)
      wanted += (wanted.empty() ? "" : ", ") + argument.name.text;
    for (const syntax::Parameter& argument : line->parameters)
      found += (found.empty() ? "" : ", ") + argument.name.text;
    for (std::size_t i = 0; is_same && i < line->parameters.size(); ++i)
      is_same = is_same_type(argument_type(original, original->parameters[i]),
                             argument_type(line, line->parameters[i]));
    if (!is_same)
      context_.report(Problem(diagnostics::replaces_other_arguments, line->names[0].span)
                          .with("name", line->names[0].text)
                          .with("wanted", wanted)
                          .with("found", found)
                          .label(place, phrases::declared_as));
    if (!is_same || !original->type || !line->type) return is_same;
    const auto type_of = [&](const StatementRef& written) {
      const syntax::Clause* unit = syntax::find_clause(*written, Word::Clause_InUnit);
      return read_type(context_, *written->type, unit, *written.tree).type;
    };
    return require_same_type(context_, line->names[0], line->type->name.span, type_of(original),
                             type_of(line), place);
  }

  void note(ParameterTableId id, const StatementRef& original, const StatementRef& line) {
    Replacement replacement =
        replacement_of(context_, original->names[0].span, line->names[0].span);
    replacement.table = id;
    context_.pack.replacements.push_back(std::move(replacement));
  }

  Context& context_;
  std::vector<TableLines> all_;  // by table
};

}  // namespace

std::vector<ParameterTableLine> collect_parameter_tables(Context& context) {
  return TableCollector(context).take();
}

}  // namespace guiju::checked
