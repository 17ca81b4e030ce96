#include "guiju/eval/joins.hpp"

#include <algorithm>
#include <deque>

#include "guiju/base/date.hpp"
#include "guiju/base/decimal_text.hpp"
#include "guiju/eval/diagnostics.hpp"
#include "guiju/syntax/words.hpp"

namespace guiju::eval {
namespace {

using checked::CheckedPack;
using checked::Entity;

std::int32_t cell_code(Pools& pools, const Column& column, std::size_t row) {
  if (column.form == Form::Code) return column.codes[row];
  if (column.form == Form::Bits) return column.truth(row) ? 1 : 0;
  return pools.texts.intern(to_string(column.number(row)));
}

std::vector<const Column*> columns_of(const Run& run, const std::vector<ColumnId>& ids) {
  std::vector<const Column*> columns;
  for (ColumnId id : ids) columns.push_back(&run.columns[id.index()]);
  return columns;
}

/// One number for each row's key: equal keys, equal numbers. -1 where a key cell is not known.
class KeyCodes {
 public:
  KeyCodes(Pools& pools, std::span<const Column* const> key) {
    if (key.empty()) return;
    size_ = key.front()->size;
    if (key.size() == 1 && key.front()->form == Form::Code && key.front()->all_known) {
      codes_ = key.front()->codes.data();  // as they are
      return;
    }
    own_.resize(size_);
    for (std::size_t row = 0; row < size_; ++row) own_[row] = code_of(pools, key, row);
    codes_ = own_.data();
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  std::int32_t operator[](std::size_t row) const { return codes_[row]; }

  /// Every key greater than the one above, as codes are that were given to keys in this order.
  [[nodiscard]] bool is_ascending() const {
    bool is_so = size_ == 0 || codes_[0] >= 0;
    for (std::size_t row = 1; row < size_; ++row) is_so &= codes_[row - 1] < codes_[row];
    return is_so;
  }

 private:
  std::int32_t code_of(Pools& pools, std::span<const Column* const> key, std::size_t row) {
    for (const Column* column : key)
      if (!column->is_known(row)) return -1;
    if (key.size() == 1) return cell_code(pools, *key.front(), row);
    parts_.clear();
    for (const Column* column : key) parts_.push_back(cell_code(pools, *column, row));
    return pools.lists.intern(parts_);
  }

  const std::int32_t* codes_ = nullptr;
  std::size_t size_ = 0;
  Buffer<std::int32_t> own_;
  std::vector<std::int32_t> parts_;
};

/// Row by key number; -1 where there is none.
class RowIndex {
 public:
  RowIndex() = default;
  explicit RowIndex(const KeyCodes& codes) {
    std::int32_t greatest = -1;
    for (std::size_t row = 0; row < codes.size(); ++row) greatest = std::max(greatest, codes[row]);
    rows_.resize(static_cast<std::size_t>(greatest + 1));
    std::fill_n(rows_.data(), rows_.size(), -1);
  }
  /// The row that has the key already, or -1 after taking it for `row`.
  std::int32_t claim(std::int32_t code, std::size_t row) {
    std::int32_t& place = rows_[static_cast<std::size_t>(code)];
    if (place >= 0) return place;
    place = static_cast<std::int32_t>(row);
    return -1;
  }
  [[nodiscard]] std::int32_t find(std::int32_t code) const {
    return code >= 0 && static_cast<std::size_t>(code) < rows_.size()
               ? rows_[static_cast<std::size_t>(code)]
               : -1;
  }

 private:
  Buffer<std::int32_t> rows_;
};

class Joiner {
 public:
  Joiner(const CheckedPack& pack, Run& run, DiagnosticSink& sink)
      : pack_(pack), run_(run), sink_(sink) {}

  void join() {
    for (std::size_t e = 0; e < pack_.entities.size(); ++e)
      index_.push_back(index_rows(EntityId{e}));
    run_.parent_rows.resize(pack_.entities.size());
    for (std::size_t e = 0; e < pack_.entities.size(); ++e)
      for (const Entity::Parent& parent : pack_.entities[e].parents)
        run_.parent_rows[e].push_back(link(EntityId{e}, parent));
    const program::Program none;
    Context context{pack_, none, run_, nullptr, {}};
    for (std::size_t e = 0; e < pack_.entities.size(); ++e) require_agreement(context, EntityId{e});
  }

 private:
  RowIndex index_rows(EntityId id) {
    const Table& table = run_.tables[id.index()];
    const KeyCodes codes{*run_.pools, columns_of(run_, pack_.at(id).key)};
    // Nobody looks a row up, and no key can stand twice.
    if (!is_parent(id) && codes.is_ascending()) return {};
    RowIndex index{codes};
    for (std::size_t row = 0; table.is_given && row < codes.size(); ++row) {
      if (codes[row] < 0) continue;
      const std::int32_t first = index.claim(codes[row], row);
      if (first < 0) continue;
      Diagnostic diagnostic = in_table(duplicate_key, table, row);
      diagnostic.arguments = {
          {"table", pack_.at(id).name},
          {"key", key_text(pack_, run_, id, row)},
          {"first", std::to_string(table.line(static_cast<std::size_t>(first)))},
          {"row", std::to_string(table.line(row))}};
      sink_.report(std::move(diagnostic));
    }
    return index;
  }

  [[nodiscard]] bool is_parent(EntityId id) const {
    return std::any_of(pack_.entities.begin(), pack_.entities.end(), [&](const Entity& entity) {
      return std::any_of(entity.parents.begin(), entity.parents.end(),
                         [&](const Entity::Parent& parent) { return parent.entity == id; });
    });
  }

  std::vector<std::int32_t> link(EntityId child, const Entity::Parent& parent) {
    const Table& table = run_.tables[child.index()];
    const Table& parent_table = run_.tables[parent.entity.index()];
    std::vector<std::int32_t> rows(table.row_count, -1);
    // Rows of derived tables are there only later; their source is linked to them then.
    if (pack_.at(parent.entity).source || pack_.at(child).source) {
      std::fill(rows.begin(), rows.end(), parent_table.row_count == 1 ? 0 : -1);
      return rows;
    }
    const bool is_lone = parent_table.row_count == 1;
    if (!parent_table.is_given) {
      std::fill(rows.begin(), rows.end(), 0);
      return rows;
    }
    const KeyCodes codes{*run_.pools, columns_of(run_, parent.key)};
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (codes[row] < 0) {
        if (is_lone) rows[row] = 0;
        continue;
      }
      rows[row] = index_[parent.entity.index()].find(codes[row]);
      if (rows[row] < 0 && table.is_given) report_orphan(child, parent, row);
    }
    return rows;
  }

  void report_orphan(EntityId child, const Entity::Parent& parent, std::size_t row) {
    const Table& table = run_.tables[child.index()];
    std::string names;
    std::string key;
    for (ColumnId id : parent.key) {
      if (!names.empty()) {
        names += "，";
        key += "，";
      }
      names += pack_.at(id).name;
      key += cell_text(id, row);
    }
    Diagnostic diagnostic = in_table(parent_absent, table, row);
    diagnostic.column = names;
    diagnostic.arguments = {{"table", pack_.at(child).name},
                            {"row", std::to_string(table.line(row))},
                            {"column", names},
                            {"key", key},
                            {"parent", pack_.at(parent.entity).name}};
    sink_.report(std::move(diagnostic));
  }

  /// Two ways to one row above: a direct parent is the way, else both must come to the same row.
  void require_agreement(Context& context, EntityId id) {
    const auto& parents = pack_.at(id).parents;
    if (!run_.tables[id.index()].is_given) return;
    std::vector<bool> is_said(run_.tables[id.index()].row_count, false);
    for (std::size_t first = 0; first < parents.size(); ++first)
      for (std::size_t second = first + 1; second < parents.size(); ++second)
        for (const EntityId above : tables_above(parents[first].entity))
          if (!is_parent_of(above, id) && has_above(parents[second].entity, above))
            compare_ways(context, id, {first, second}, above, is_said);
  }

  void compare_ways(Context& context, EntityId id, std::pair<std::size_t, std::size_t> ways,
                    EntityId above, std::vector<bool>& is_said) {
    const auto& parents = pack_.at(id).parents;
    const auto climb = [&](std::size_t way, std::size_t row) {
      const std::int32_t at = run_.parent_rows[id.index()][way][row];
      if (at < 0) return at;
      return context.ancestor_rows(parents[way].entity, above)[static_cast<std::size_t>(at)];
    };
    const Table& table = run_.tables[id.index()];
    for (std::size_t row = 0; row < table.row_count; ++row) {
      const std::int32_t one = climb(ways.first, row);
      const std::int32_t other = climb(ways.second, row);
      if (one < 0 || other < 0 || one == other || is_said[row]) continue;
      is_said[row] = true;
      Diagnostic diagnostic = in_table(ways_disagree, table, row);
      diagnostic.arguments = {
          {"table", pack_.at(id).name},
          {"row", std::to_string(table.line(row))},
          {"above", pack_.at(above).name},
          {"first", pack_.at(parents[ways.first].entity).name},
          {"second", pack_.at(parents[ways.second].entity).name},
          {"one", key_text(pack_, run_, above, static_cast<std::size_t>(one))},
          {"other", key_text(pack_, run_, above, static_cast<std::size_t>(other))}};
      sink_.report(std::move(diagnostic));
    }
  }

  /// Every table above, nearest first; no derived ones, which agree by themselves.
  [[nodiscard]] std::vector<EntityId> tables_above(EntityId id) const {
    std::vector<EntityId> above{id};
    for (std::size_t i = 0; i < above.size(); ++i)
      for (const Entity::Parent& parent : pack_.at(above[i]).parents)
        if (!pack_.at(parent.entity).source &&
            std::find(above.begin(), above.end(), parent.entity) == above.end())
          above.push_back(parent.entity);
    above.erase(above.begin());
    return above;
  }
  [[nodiscard]] bool has_above(EntityId id, EntityId above) const {
    const std::vector<EntityId> all = tables_above(id);
    return std::find(all.begin(), all.end(), above) != all.end();
  }
  [[nodiscard]] bool is_parent_of(EntityId above, EntityId id) const {
    const auto& parents = pack_.at(id).parents;
    return std::any_of(parents.begin(), parents.end(),
                       [&](const Entity::Parent& parent) { return parent.entity == above; });
  }

  std::string cell_text(ColumnId id, std::size_t row) const {
    const Outcome value = outcome(pack_, run_, id, row);
    if (const auto* text = std::get_if<std::string>(&value.value)) return *text;
    if (const auto* date = std::get_if<Date>(&value.value)) return to_string(*date);
    if (const auto* month = std::get_if<Month>(&value.value)) return to_string(*month);
    if (const auto* number = std::get_if<Rational>(&value.value)) return format_shortest(*number);
    return {};
  }

  static Diagnostic in_table(const DiagnosticInfo& info, const Table& table, std::size_t row) {
    Diagnostic diagnostic;
    diagnostic.info = &info;
    diagnostic.table = table.source;
    diagnostic.row = table.line(row);
    return diagnostic;
  }

  const CheckedPack& pack_;
  Run& run_;
  DiagnosticSink& sink_;
  std::vector<RowIndex> index_;
};

}  // namespace

std::string key_text(const CheckedPack& pack, const Run& run, EntityId entity, std::size_t row) {
  std::string text;
  for (ColumnId id : pack.at(entity).key) {
    if (!text.empty()) text += "，";
    const Outcome value = outcome(pack, run, id, row);
    if (value.state != Outcome::State::Known) continue;
    if (const auto* part = std::get_if<std::string>(&value.value)) text += *part;
    if (const auto* date = std::get_if<Date>(&value.value)) text += to_string(*date);
    if (const auto* month = std::get_if<Month>(&value.value)) text += to_string(*month);
    if (const auto* number = std::get_if<Rational>(&value.value)) text += format_shortest(*number);
    if (const auto* truth = std::get_if<bool>(&value.value))
      text += syntax::entry(*truth ? syntax::Word::Reserved_Yes : syntax::Word::Reserved_No)
                  .spelling.zh;
    if (const auto* word = std::get_if<checked::EnumWord>(&value.value))
      text += pack.at(word->enumeration).words[word->index];
  }
  return text;
}

void join_tables(const CheckedPack& pack, Run& run, DiagnosticSink& sink) {
  Joiner{pack, run, sink}.join();
}

std::vector<std::size_t> Context::way_up(EntityId entity, EntityId ancestor) const {
  struct Path {
    EntityId at;
    std::vector<std::size_t> parents;
  };
  std::deque<Path> paths{{entity, {}}};
  while (paths.front().at != ancestor) {
    const Path path = std::move(paths.front());
    paths.pop_front();
    if (pack.at(path.at).source && !path.parents.empty()) continue;
    const auto& parents = pack.at(path.at).parents;
    for (std::size_t p = 0; p < parents.size(); ++p) {
      paths.push_back({parents[p].entity, path.parents});
      paths.back().parents.push_back(p);
    }
  }
  return paths.front().parents;
}

const Ancestry& Context::ancestry(EntityId entity, EntityId ancestor) {
  const auto key = std::pair{entity, ancestor};
  if (auto found = ancestors.find(key); found != ancestors.end()) return found->second;
  Ancestry found;
  found.rows.resize(this->rows(entity));
  for (std::size_t row = 0; row < found.rows.size(); ++row)
    found.rows[row] = static_cast<std::int32_t>(row);
  EntityId at = entity;
  for (std::size_t p : way_up(entity, ancestor)) {
    const EntityId above = pack.at(at).parents[p].entity;
    if (auto whys = run.ungrouped.find({at, above}); whys != run.ungrouped.end()) {
      found.ungrouped.resize(found.rows.size());
      for (std::size_t row = 0; row < found.rows.size(); ++row)
        if (found.rows[row] >= 0)
          found.ungrouped[row] = whys->second[static_cast<std::size_t>(found.rows[row])];
    }
    const std::vector<std::int32_t>& up = run.parent_rows[at.index()][p];
    for (std::int32_t& row : found.rows)
      if (row >= 0) row = up[static_cast<std::size_t>(row)];
    at = above;
  }
  return ancestors.emplace(key, std::move(found)).first->second;
}

const checked::Value* Context::parameter(checked::ParameterId id, std::optional<Date> date) const {
  if (auto found = run.options.set.find(id); found != run.options.set.end()) return &found->second;
  const auto* version = checked::find_version(pack.at(id), date);
  return version == nullptr ? nullptr : &version->value;
}

}  // namespace guiju::eval
