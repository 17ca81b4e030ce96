#include "guiju/engine/try_tables.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "guiju/checked/type_text.hpp"

namespace guiju {
namespace {

using namespace checked;

/// Rows of one table at most.
constexpr std::size_t rows_max = 400;
constexpr std::size_t no_row = ~std::size_t{0};

class TableMaker {
 public:
  TableMaker(const CheckedPack& pack, TryValues& values, const TableSize& size, std::uint64_t seed)
      : pack_(pack), values_(values), size_(size), chance_(seed) {
    tables_.resize(pack.entities.size());
    above_.resize(pack.entities.size());
  }

  std::vector<TestTable> make() {
    for (const EntityId entity : parents_first(pack_))
      if (!is_derived(entity)) make_table(entity);
    std::erase_if(tables_, [&](const TestTable& table) { return !table.entity; });
    return std::move(tables_);
  }

 private:
  /// The row of each entity that a row belongs to, itself included; no_row for none.
  using Family = std::vector<std::size_t>;

  struct Draft {
    std::vector<TestCell> cells;
    Family family;
  };

  void make_table(EntityId id) {
    const Entity& entity = pack_.at(id);
    TestTable& table = tables_[id.index()];
    table.entity = id;
    for (const ColumnRole role : {ColumnRole::Key, ColumnRole::Input})
      for (const ColumnId column : entity.columns)
        if (pack_.at(column).role == role) table.columns.push_back(column);
    std::set<std::string> keys;
    const auto parent =
        std::find_if(entity.parents.begin(), entity.parents.end(),
                     [&](const Entity::Parent& above) { return !is_derived(above.entity); });
    if (parent == entity.parents.end()) {
      const std::size_t count = 1 + chance_.below(size_.top_rows);
      for (std::size_t n = 0; n < count; ++n) add_row(id, {}, n, keys);
      return;
    }
    // Where the parent's key is part of the own one, children are numbered under each parent.
    const bool is_numbered_below =
        std::any_of(parent->key.begin(), parent->key.end(), [&](ColumnId key) {
          return std::find(entity.key.begin(), entity.key.end(), key) != entity.key.end();
        });
    std::size_t n = 0;
    for (std::size_t above = 0; above < tables_[parent->entity.index()].rows.size(); ++above) {
      if (is_numbered_below) n = 0;
      const std::size_t count = chance_.below(size_.rows_below + 1);
      for (std::size_t i = 0; i < count; ++i) add_row(id, {above}, n++, keys);
    }
  }

  /// Its rows come from those of its source: no table of it is given, and no row names its parent there.
  [[nodiscard]] bool is_derived(EntityId id) const { return bool(pack_.at(id).source); }

  /// `first`: the row of the first parent that has a file, if there is one.
  void add_row(EntityId id, std::optional<std::size_t> first, std::size_t n,
               std::set<std::string>& keys) {
    TestTable& table = tables_[id.index()];
    if (table.rows.size() >= rows_max) return;
    Draft draft{std::vector<TestCell>(table.columns.size()), Family(pack_.entities.size(), no_row)};
    for (TestCell& cell : draft.cells) cell.kind = TestCell::Kind::Missing;
    for (const Entity::Parent& parent : pack_.at(id).parents) {
      if (is_derived(parent.entity)) continue;
      if (!join(table, parent, first, draft)) return;
      first.reset();
    }
    if (!fill(id, n, draft)) return;
    std::string key;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      if (is_own_key(id, table.columns[i]))
        key += value_text(pack_, pack_.at(table.columns[i]).type, draft.cells[i].value).zh + "\n";
    if (!keys.insert(key).second) return;
    draft.family[id.index()] = table.rows.size();
    table.rows.push_back(std::move(draft.cells));
    above_[id.index()].push_back(std::move(draft.family));
  }

  /// Puts the row below a row of the parent: `wanted`, or any that agrees with what is there.
  bool join(const TestTable& table, const Entity::Parent& parent, std::optional<std::size_t> wanted,
            Draft& draft) {
    constexpr std::size_t tries = 16;
    const TestTable& rows = tables_[parent.entity.index()];
    for (std::size_t i = 0; i < tries && !rows.rows.empty(); ++i) {
      const std::size_t row = wanted ? *wanted : chance_.below(rows.rows.size());
      Draft joined = draft;
      if (link(table, parent, row, joined)) {
        draft = std::move(joined);
        return true;
      }
      if (wanted) return false;
    }
    return false;
  }

  bool link(const TestTable& table, const Entity::Parent& parent, std::size_t row, Draft& draft) {
    const TestTable& rows = tables_[parent.entity.index()];
    const std::vector<ColumnId>& key = pack_.at(parent.entity).key;
    for (std::size_t i = 0; i < key.size(); ++i) {
      const TestCell& cell = rows.rows[row][place_of(rows, key[i])];
      TestCell& own = draft.cells[place_of(table, parent.key[i])];
      const bool is_taken = own.kind == TestCell::Kind::Known;
      if (is_taken && own.value != cell.value) return false;
      own = cell;
    }
    // Two ways to one ancestor lead to the same row.
    const Family& family = above_[parent.entity.index()][row];
    for (std::size_t i = 0; i < family.size(); ++i) {
      if (family[i] == no_row) continue;
      if (draft.family[i] != no_row && draft.family[i] != family[i]) return false;
      draft.family[i] = family[i];
    }
    return true;
  }

  bool fill(EntityId id, std::size_t n, Draft& draft) {
    const TestTable& table = tables_[id.index()];
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      TestCell& cell = draft.cells[i];
      if (cell.kind == TestCell::Kind::Known) continue;
      const ColumnId column = table.columns[i];
      const bool is_key = pack_.at(column).role == ColumnRole::Key;
      if (!is_key && chance_.in_hundred(size_.missing_percent)) continue;
      const std::optional<Value> value =
          is_key ? values_.of_key(column, n) : input(draft, table, i);
      if (!value && is_key) return false;
      if (!value) continue;
      cell.kind = TestCell::Kind::Known;
      cell.value = *value;
    }
    return true;
  }

  /// Now and then in proportion to a number of the same kind that stands before it in the row.
  std::optional<Value> input(const Draft& draft, const TestTable& table, std::size_t place) {
    constexpr std::size_t beside_percent = 30;
    const ColumnId column = table.columns[place];
    const Type& type = pack_.at(column).type;
    if (type.is_number() && chance_.in_hundred(beside_percent)) {
      for (std::size_t i = place; i-- > 0;) {
        const Type& other = pack_.at(table.columns[i]).type;
        const auto* number = std::get_if<Rational>(&draft.cells[i].value);
        const bool is_alike = draft.cells[i].kind == TestCell::Kind::Known && number != nullptr &&
                              other.form == type.form && other.dimension == type.dimension;
        if (!is_alike) continue;
        if (auto value = values_.beside(column, *number, chance_)) return value;
        break;
      }
    }
    return values_.of_input(column, chance_);
  }

  [[nodiscard]] bool is_own_key(EntityId id, ColumnId column) const {
    const std::vector<ColumnId>& key = pack_.at(id).key;
    return std::find(key.begin(), key.end(), column) != key.end();
  }
  static std::size_t place_of(const TestTable& table, ColumnId column) {
    return static_cast<std::size_t>(std::find(table.columns.begin(), table.columns.end(), column) -
                                    table.columns.begin());
  }

  const CheckedPack& pack_;
  TryValues& values_;
  const TableSize& size_;
  Chance chance_;
  std::vector<TestTable> tables_;           // by EntityId
  std::vector<std::vector<Family>> above_;  // by EntityId and row
};

}  // namespace

std::vector<TestTable> make_tables(const CheckedPack& pack, TryValues& values,
                                   const TableSize& size, std::uint64_t seed) {
  return TableMaker(pack, values, size, seed).make();
}

std::vector<EntityId> parents_first(const CheckedPack& pack) {
  std::vector<EntityId> sorted;
  std::vector<bool> is_placed(pack.entities.size(), false);
  while (sorted.size() < pack.entities.size()) {
    for (std::size_t i = 0; i < pack.entities.size(); ++i) {
      const auto& parents = pack.entities[i].parents;
      const bool is_ready =
          !is_placed[i] && std::all_of(parents.begin(), parents.end(), [&](const auto& parent) {
            return is_placed[parent.entity.index()];
          });
      if (!is_ready) continue;
      is_placed[i] = true;
      sorted.emplace_back(i);
    }
  }
  return sorted;
}

}  // namespace guiju
