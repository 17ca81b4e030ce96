// One construct alone over a table of random rows: nanoseconds a row of the largest table.
//
//   guiju_construct_bench <pack.gj>...
//
// The line `# rows: 村 1000, 户 1000000` of a pack says how many rows each table gets, parents first.
// Prints one JSON object a pack, each figure the best of three runs: with every cell filled in; with one
// cell in a hundred missing; with a tenth of the rows; with all rows below one parent, which is null
// where there is no parent or its rows are told apart by few words.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <sstream>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"

namespace guiju::bench {
namespace {

using checked::ColumnId;
using checked::ColumnRole;
using checked::EntityId;
using checked::TypeKind;

/// splitmix64.
class Random {
 public:
  std::uint64_t below(std::uint64_t limit) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
    return (mixed ^ (mixed >> 31)) % limit;
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
  }

 private:
  std::uint64_t state_ = 2016;
};

[[noreturn]] void refuse(const std::string& what) {
  std::cerr << what << '\n';
  std::exit(1);
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) refuse("cannot read " + path.string());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The function of the host that extern.gj calls.
void twice(eval::ExternCall& call) {
  for (std::size_t row = 0; row < call.answers.size(); ++row) {
    const auto& number = std::get<Rational>(call.arguments[0][row]);
    if (const auto sum = add(number, number)) call.answers[row].value = *sum;
  }
}

/// How the tables of a pack differ from what its file says.
struct Shape {
  int missing_percent = 0;
  bool has_a_tenth = false;    // of the rows of the largest table
  bool has_one_scope = false;  // every other table has one row
};

/// The tables of a pack, filled at random.
class Tables {
 public:
  Tables(const checked::CheckedPack& pack, const std::string& rules, const Shape& shape)
      : pack_(pack), missing_percent_(shape.missing_percent) {
    const std::string mark = "# rows: ";
    const std::size_t at = rules.find(mark);
    if (at == std::string::npos) refuse("no line `# rows: ...`");
    std::istringstream line{rules.substr(at + mark.size(), rules.find('\n', at) - at)};
    std::string part;
    while (std::getline(line, part, ',')) {
      std::istringstream words{part};
      std::string name;
      std::size_t rows = 0;
      words >> name >> rows;
      const EntityId id = checked::find_entity(pack, name);
      if (!id || rows == 0) refuse("`# rows: " + part + "` names no table");
      rows_[id] = rows;
      largest_ = std::max(largest_, rows);
    }
    for (auto& [id, rows] : rows_) {
      const bool is_largest = rows == largest_;
      if (is_largest && shape.has_a_tenth) rows /= 10;
      if (!is_largest && shape.has_one_scope) rows = 1;
    }
    if (shape.has_a_tenth) largest_ /= 10;
  }

  [[nodiscard]] std::size_t largest() const { return largest_; }
  [[nodiscard]] bool can_have_one_scope() const {
    return rows_.size() > 1 && std::all_of(rows_.begin(), rows_.end(), [&](const auto& table) {
             return pack_.at(table.first).key.size() == 1;
           });
  }

  std::vector<eval::Table> make(eval::Pools& pools) {
    std::vector<eval::Table> tables;
    for (std::size_t e = 0; e < pack_.entities.size(); ++e)
      if (rows_.contains(EntityId{e})) tables.push_back(make_table(EntityId{e}, pools));
    return tables;
  }

 private:
  eval::Table make_table(EntityId id, eval::Pools& pools) {
    const checked::Entity& entity = pack_.at(id);
    const std::size_t rows = rows_.at(id);
    eval::Table table;
    table.entity = id;
    table.is_given = true;
    table.row_count = rows;
    std::map<ColumnId, eval::Column> columns;
    const bool is_log = entity.key.size() > 1;
    for (const checked::Entity::Parent& parent : entity.parents)
      if (rows_.contains(parent.entity))  // a derived one has no keys in the table
        columns.emplace(parent.key.at(0), parent_keys(parent.entity, rows, is_log, pools));
    const std::size_t siblings =
        is_log ? std::max<std::size_t>(1, rows / rows_.at(entity.parents.at(0).entity)) : 1;
    for (const ColumnId key : entity.key)
      if (!columns.contains(key)) columns.emplace(key, own_keys(key, rows, siblings, pools));
    for (const ColumnId column : entity.columns)
      if (pack_.at(column).role == ColumnRole::Input)
        columns.emplace(column, cells(column, rows, pools));
    for (auto& [column, values] : columns) table.columns.push_back({column, std::move(values)});
    return table;
  }

  eval::Column parent_keys(EntityId parent, std::size_t rows, bool in_turn, eval::Pools& pools) {
    const std::size_t parents = rows_.at(parent);
    eval::ColumnBuilder builder{eval::Form::Code};
    builder.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row)
      builder.append_code(
          key_text(parent, in_turn ? row * parents / rows : random_.below(parents), pools));
    return builder.take();
  }

  eval::Column own_keys(ColumnId key, std::size_t rows, std::size_t siblings, eval::Pools& pools) {
    const checked::Column& column = pack_.at(key);
    eval::ColumnBuilder builder{eval::form_of(column.type)};
    builder.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      if (siblings > 1)
        builder.append_code(static_cast<std::int32_t>(first_code(column.type) +
                                                      static_cast<std::int64_t>(row % siblings)));
      else
        builder.append_code(key_text(column.entity, row, pools));
    }
    return builder.take();
  }
  static std::int64_t first_code(const checked::Type& type) {
    return type.kind == TypeKind::Month ? 2016 * 12 : 0;
  }

  std::int32_t key_text(EntityId entity, std::size_t row, eval::Pools& pools) const {
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%zu-%08zu", entity.index(), row);
    return pools.texts.intern({text, static_cast<std::size_t>(size)});
  }

  eval::Column cells(ColumnId id, std::size_t rows, eval::Pools& pools) {
    const checked::Column& column = pack_.at(id);
    eval::ColumnBuilder builder{eval::form_of(column.type), column.type.is_money() ? 2 : 0};
    builder.reserve(rows);
    const eval::Why missing = pools.whys.missing(id);
    for (std::size_t row = 0; row < rows; ++row) {
      if (static_cast<int>(random_.below(100)) < missing_percent_)
        builder.append_open(missing);
      else
        append(builder, column, pools);
    }
    return builder.take();
  }

  void append(eval::ColumnBuilder& builder, const checked::Column& column, eval::Pools& pools) {
    switch (column.type.kind) {
      case TypeKind::Bool: return builder.append_truth(random_.below(2) == 0);
      case TypeKind::Number: return append_number(builder, column);
      case TypeKind::Date: {
        const Date first = *make_date(2012, 1, 1);
        return builder.append_code(first.days + static_cast<std::int32_t>(random_.below(1800)));
      }
      case TypeKind::Month:
        return builder.append_code(2012 * 12 + static_cast<std::int32_t>(random_.below(60)));
      case TypeKind::Enum: {
        const auto words = pack_.at(column.type.enumeration).words.size();
        return builder.append_code(static_cast<std::int32_t>(random_.below(words)));
      }
      case TypeKind::Text: {
        // The shape of a resident's number; its check digit is right once in eleven.
        char text[32];
        const int size = std::snprintf(
            text, sizeof text, "4311241980%02d%02d%03d%c", static_cast<int>(random_.between(1, 12)),
            static_cast<int>(random_.between(1, 28)), static_cast<int>(random_.below(1000)),
            "0123456789X"[random_.below(11)]);
        return builder.append_code(pools.texts.intern({text, static_cast<std::size_t>(size)}));
      }
      default: refuse("no random cells of the type of " + column.name);
    }
  }

  void append_number(eval::ColumnBuilder& builder, const checked::Column& column) {
    const auto bound = [&](checked::ExprId id, std::int64_t otherwise) {
      if (!id) return otherwise;
      const auto& value = std::get<Rational>(pack_.at(id).value);
      return static_cast<std::int64_t>(value.numerator() / value.denominator());
    };
    switch (column.type.form) {
      case checked::NumberForm::Money:
        return builder.append_fixed(random_.between(0, 5'000'000), 2);
      case checked::NumberForm::Rate: return builder.append_fixed(random_.between(0, 10'000), 4);
      case checked::NumberForm::Decimal: return builder.append_fixed(random_.between(0, 10'000), 2);
      case checked::NumberForm::Integer:
        return builder.append_fixed(random_.between(bound(column.low, 0), bound(column.high, 100)),
                                    0);
    }
  }

  const checked::CheckedPack& pack_;
  int missing_percent_;
  std::map<EntityId, std::size_t> rows_;
  std::size_t largest_ = 0;
  Random random_;
};

/// Of this process: what others do on the machine shows less than on a clock.
double processor_ns() {
  timespec now{};
  if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now) != 0) refuse("no clock of the processor");
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

/// Nanoseconds a row, the best of three.
double measure(const CompiledPack& pack, const std::string& rules, const Shape& shape) {
  double best = std::numeric_limits<double>::max();
  std::size_t rows = 0;
  for (int i = 0; i < 3; ++i) {
    Tables tables{pack.checked, rules, shape};
    rows = tables.largest();
    const auto pools = std::make_shared<eval::Pools>();
    std::vector<eval::Table> made = tables.make(*pools);
    eval::RunOptions options;
    options.as_of = make_date(2016, 12, 31);
    options.externs["翻倍"] = twice;
    DiagnosticSink sink;
    const double start = processor_ns();
    const eval::Run run =
        eval::evaluate(pack.checked, pack.program, std::move(made), pools, options, sink);
    best = std::min(best, processor_ns() - start);
    if (sink.has_errors()) refuse(render_text(sink.take(), pack.sources, {Language::En, false}));
  }
  return best / static_cast<double>(rows);
}

}  // namespace
}  // namespace guiju::bench

int main(int count, char** arguments) {
  using namespace guiju;
  using namespace guiju::bench;
  if (count < 2) refuse("guiju_construct_bench <pack.gj>...");
  for (int i = 1; i < count; ++i) {
    const std::filesystem::path path{arguments[i]};
    const std::string rules = read_file(path);
    const CompileResult result = compile({{path.filename().string(), rules}});
    if (!result.pack)
      refuse(render_text(result.diagnostics, result.sources, {Language::En, false}));
    const CompiledPack& pack = *result.pack;
    const double known = measure(pack, rules, {});
    const double with_holes = measure(pack, rules, {.missing_percent = 1});
    const double tenth = measure(pack, rules, {.has_a_tenth = true});
    std::printf("{\"name\": \"%s\", \"ns\": %.1f, \"ns_with_holes\": %.1f, \"ns_tenth\": %.1f, ",
                path.stem().string().c_str(), known, with_holes, tenth);
    if (Tables{pack.checked, rules, {}}.can_have_one_scope())
      std::printf("\"ns_one_scope\": %.1f}\n", measure(pack, rules, {.has_one_scope = true}));
    else
      std::printf("\"ns_one_scope\": null}\n");
    std::fflush(stdout);
  }
  return 0;
}
