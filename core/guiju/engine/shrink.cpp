#include "guiju/engine/shrink.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "guiju/base/decimal_text.hpp"
#include "guiju/checked/type_text.hpp"
#include "guiju/engine/try_tables.hpp"

namespace guiju {
namespace {

using namespace checked;

constexpr std::size_t asked_max = 1500;

class Shrinker {
 public:
  Shrinker(const CheckedPack& pack, TestCase& test,
           const std::function<bool(const TestCase&)>& still)
      : pack_(pack), test_(test), still_(still) {}

  void shrink() {
    drop_rows();
    drop_tables();
    empty_columns();
    empty_cells();
    take_plainer_values();
    drop_rows();
    drop_empty_columns();
  }

 private:
  /// Takes `smaller` where it still shows what the test shows.
  bool take(TestCase smaller) {
    if (asked_ >= asked_max) return false;
    ++asked_;
    if (!still_(smaller)) return false;
    test_ = std::move(smaller);
    return true;
  }

  // ── rows ────────────────────────────────────────────────────────────────────────────────────

  void drop_rows() {
    for (std::size_t table = 0; table < test_.given.size(); ++table) {
      for (std::size_t count = test_.given[table].rows.size(); count > 0; count /= 2) {
        for (std::size_t begin = 0; begin < test_.given[table].rows.size();) {
          TestCase smaller = test_;
          auto& rows = smaller.given[table].rows;
          const std::size_t end = std::min(begin + count, rows.size());
          rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(begin),
                     rows.begin() + static_cast<std::ptrdiff_t>(end));
          drop_orphans(smaller);
          if (!take(std::move(smaller))) begin += count;
        }
      }
    }
  }

  /// Rows whose parent is gone go too.
  void drop_orphans(TestCase& test) const {
    for (const EntityId id : parents_first(pack_)) {
      for (const Entity::Parent& parent : pack_.at(id).parents) {
        std::set<std::string> keys;
        bool is_given = false;
        for (const TestTable& table : test.given) {
          if (table.entity != parent.entity) continue;
          is_given = true;
          for (const auto& row : table.rows)
            keys.insert(key_of(table, row, pack_.at(parent.entity).key));
        }
        if (!is_given) continue;
        for (TestTable& table : test.given)
          if (table.entity == id)
            std::erase_if(table.rows, [&](const std::vector<TestCell>& row) {
              return !keys.contains(key_of(table, row, parent.key));
            });
      }
    }
  }

  [[nodiscard]] std::string key_of(const TestTable& table, const std::vector<TestCell>& row,
                                   const std::vector<ColumnId>& key) const {
    std::string text;
    for (const ColumnId column : key) {
      const auto place = std::find(table.columns.begin(), table.columns.end(), column);
      if (place == table.columns.end()) continue;
      const TestCell& cell = row[static_cast<std::size_t>(place - table.columns.begin())];
      text += value_text(pack_, pack_.at(column).type, cell.value).zh + "\n";
    }
    return text;
  }

  void drop_tables() {
    for (std::size_t table = test_.given.size(); table-- > 0;) {
      TestCase smaller = test_;
      smaller.given.erase(smaller.given.begin() + static_cast<std::ptrdiff_t>(table));
      take(std::move(smaller));
    }
  }

  // ── cells ───────────────────────────────────────────────────────────────────────────────────

  [[nodiscard]] bool is_key(ColumnId column) const {
    return pack_.at(column).role == ColumnRole::Key;
  }

  void empty_columns() {
    for (std::size_t table = 0; table < test_.given.size(); ++table) {
      for (std::size_t column = 0; column < test_.given[table].columns.size(); ++column) {
        if (is_key(test_.given[table].columns[column])) continue;
        TestCase smaller = test_;
        for (auto& row : smaller.given[table].rows) row[column].kind = TestCell::Kind::Missing;
        take(std::move(smaller));
      }
    }
  }

  template <class Visit>
  void for_each_cell(Visit visit) {
    for (std::size_t table = 0; table < test_.given.size(); ++table)
      for (std::size_t row = 0; row < test_.given[table].rows.size(); ++row)
        for (std::size_t column = 0; column < test_.given[table].columns.size(); ++column)
          if (!is_key(test_.given[table].columns[column]) &&
              test_.given[table].rows[row][column].kind == TestCell::Kind::Known)
            visit(table, row, column);
  }

  void empty_cells() {
    for_each_cell([&](std::size_t table, std::size_t row, std::size_t column) {
      TestCase smaller = test_;
      smaller.given[table].rows[row][column].kind = TestCell::Kind::Missing;
      take(std::move(smaller));
    });
  }

  void take_plainer_values() {
    for_each_cell([&](std::size_t table, std::size_t row, std::size_t column) {
      for (bool is_taken = true; is_taken;) {
        is_taken = false;
        for (const Value& plainer : plainer_than(test_.given[table].rows[row][column].value)) {
          TestCase smaller = test_;
          smaller.given[table].rows[row][column].value = plainer;
          is_taken = take(std::move(smaller));
          if (is_taken) break;
        }
      }
    });
  }

  /// The plainest first; each plainer than the value itself, so that this ends.
  static std::vector<Value> plainer_than(const Value& value) {
    std::vector<Value> plainer;
    if (const auto* truth = std::get_if<bool>(&value)) {
      if (*truth) plainer.emplace_back(false);
    } else if (const auto* word = std::get_if<EnumWord>(&value)) {
      if (word->index > 0) plainer.emplace_back(EnumWord{word->enumeration, 0});
    } else if (const auto* number = std::get_if<Rational>(&value)) {
      for (const std::int64_t small : {0, 1, 2, 5, 10, 100}) plainer.emplace_back(Rational(small));
      add_parts(*number, plainer);
      std::erase_if(plainer, [&](const Value& other) {
        return effort(std::get<Rational>(other)) >= effort(*number);
      });
    }
    return plainer;
  }

  /// Less of the same digits: its whole part, what stands behind the point, a tenth, a half.
  static void add_parts(const Rational& number, std::vector<Value>& parts) {
    auto add_cut = [&](const Rational& value, const Rational& step) {
      if (const auto cut = round_to(value, step, RoundingMode::TowardZero))
        parts.emplace_back(*cut);
    };
    const auto finest = Rational::from_decimal(1, decimal_places(number).value_or(0));
    for (const Rational& step : {Rational(1), finest.value_or(Rational(1))}) {
      for (const std::int64_t divisor : {100, 10, 2})
        if (const auto part = divide(number, Rational(divisor))) add_cut(*part, step);
    }
    add_cut(number, 1);
    const auto whole = round_to(number, 1, RoundingMode::TowardZero);
    const auto behind = whole ? subtract(number, *whole) : std::nullopt;
    if (behind) parts.emplace_back(*behind);
  }

  /// How much there is to read: digits first, then what they say.
  static std::pair<std::size_t, Rational> effort(const Rational& number) {
    return {format_shortest(number).size(), number.sign() < 0 ? negate(number) : number};
  }

  void drop_empty_columns() {
    for (TestTable& table : test_.given) {
      for (std::size_t column = table.columns.size(); column-- > 0;) {
        const bool is_needed =
            is_key(table.columns[column]) ||
            std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
              return row[column].kind != TestCell::Kind::Missing;
            });
        if (is_needed) continue;
        table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
        for (auto& row : table.rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
      }
    }
  }

  const CheckedPack& pack_;
  TestCase& test_;
  const std::function<bool(const TestCase&)>& still_;
  std::size_t asked_ = 0;
};

}  // namespace

void shrink(const CheckedPack& pack, TestCase& test,
            const std::function<bool(const TestCase&)>& still) {
  Shrinker(pack, test, still).shrink();
}

}  // namespace guiju
