#include "guiju/tables/builder.hpp"

#include <algorithm>

#include "guiju/base/decimal_text.hpp"
#include "guiju/base/suggest.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/checked/type_text.hpp"
#include "guiju/checked/unit_names.hpp"
#include "guiju/tables/diagnostics.hpp"
#include "guiju/tables/key.hpp"

namespace guiju::tables {
namespace {

/// Cells are quoted in messages and kept for explanations, but not whole books.
constexpr std::size_t quoted_size_max = 200;

std::string quoted(std::string_view cell) {
  if (cell.size() <= quoted_size_max) return std::string(cell);
  std::size_t end = quoted_size_max;
  while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0) == 0x80) --end;
  return std::string(cell.substr(0, end)) + "…";
}

/// 任务额（万元）: what stands before the last bracket and in it; none where it does not end in one.
struct HeadingParts {
  std::string name;
  std::string unit;
};
std::optional<HeadingParts> split_heading(std::string_view heading) {
  const std::string folded = fold_cell(trim_cell(heading));
  const std::size_t open = folded.rfind('(');
  if (open == std::string::npos || open == 0 || !folded.ends_with(')')) return std::nullopt;
  const std::string_view text = folded;
  return HeadingParts{std::string(trim_cell(text.substr(0, open))),
                      std::string(trim_cell(text.substr(open + 1, text.size() - open - 2)))};
}

/// The unit that a column is kept in, as it is declared: 万元, 公顷, 元/户; 个 of plain numbers.
std::string unit_of(const checked::CheckedPack& pack, const checked::Column& column) {
  const checked::Dimension& dimension = column.type.dimension;
  if (dimension.is_none()) return std::string(checked::unit_names::each);
  std::string one = checked::dimension_text(pack, dimension);
  if (column.cell_unit == Rational(1)) return one;
  for (const checked::Unit& unit : pack.units)
    if (unit.dimension == dimension && unit.factor == column.cell_unit) return unit.name;
  for (const checked::unit_names::Multiple& multiple : checked::unit_names::multiples)
    if (column.cell_unit == Rational(multiple.factor)) return std::string(multiple.prefix) + one;
  return format_shortest(column.cell_unit) + one;
}

}  // namespace

TableBuilder::TableBuilder(const checked::CheckedPack& pack, const TableShape& shape,
                           std::string source, eval::Pools& pools, DiagnosticSink& sink)
    : pack_(pack), shape_(shape), source_(std::move(source)), pools_(pools), sink_(sink) {}

void TableBuilder::report(Diagnostic diagnostic, std::size_t line, std::string_view column) {
  diagnostic.table = source_.empty() ? pack_.at(shape_.entity).name : source_;
  diagnostic.row = line;
  diagnostic.column = column;
  sink_.report(std::move(diagnostic));
}

std::vector<int> TableBuilder::bind(const std::vector<std::string_view>& headings) {
  std::vector<int> readers_of(headings.size(), -1);
  std::vector<int> heading_of(shape_.columns.size(), -1);
  readers_.reserve(shape_.columns.size());
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const std::size_t* index = shape_.find(headings[i]);
    if (index == nullptr) index = find_with_unit(headings[i]);
    if (index == nullptr) continue;
    const ExpectedColumn& expected = shape_.columns[*index];
    if (heading_of[*index] >= 0) {
      const std::string& name = pack_.at(expected.id).name;
      Diagnostic twice;
      twice.info = &heading_twice;
      twice.arguments = {{"column", name}};
      report(std::move(twice), 1, name);
      continue;
    }
    heading_of[*index] = static_cast<int>(i);
    readers_of[i] = static_cast<int>(readers_.size());
    readers_.emplace_back(pack_, expected.id, expected.is_key, pools_);
  }
  for (std::size_t i = 0; i < shape_.columns.size(); ++i) {
    const ExpectedColumn& expected = shape_.columns[i];
    if (heading_of[i] >= 0 || expected.is_optional) continue;
    const bool is_of_left_out =
        !expected.parents.empty() && !expected.is_own_key && !left_out_.empty() &&
        std::all_of(expected.parents.begin(), expected.parents.end(),
                    [&](checked::EntityId parent) { return left_out_[parent.index()]; });
    if (is_of_left_out) continue;
    const bool is_text = pack_.at(expected.id).type.kind == checked::TypeKind::Text;
    if (numbers_rows_ && expected.is_own_key && expected.parents.empty() && is_text)
      numbered_.push_back(expected.id);
    else
      report_missing_column(expected, headings);
  }
  return readers_of;
}

const std::size_t* TableBuilder::find_with_unit(std::string_view heading) {
  const auto parts = split_heading(heading);
  const std::size_t* index = parts ? shape_.find(parts->name) : nullptr;
  if (index == nullptr) return nullptr;
  const checked::Column& column = pack_.at(shape_.columns[*index].id);
  const auto unit = checked::read_unit(pack_, parts->unit).unit;
  if (!column.type.is_number() || !unit) return nullptr;
  if (unit->dimension == column.type.dimension && unit->factor == column.cell_unit) return index;
  Diagnostic diagnostic;
  diagnostic.info = &heading_unit;
  diagnostic.arguments = {
      {"column", column.name}, {"found", parts->unit}, {"wanted", unit_of(pack_, column)}};
  report(std::move(diagnostic), source_.empty() ? 0 : 1, column.name);
  return index;
}

void TableBuilder::report_missing_column(const ExpectedColumn& expected,
                                         const std::vector<std::string_view>& headings) {
  const std::string& name = pack_.at(expected.id).name;
  Diagnostic diagnostic;
  diagnostic.info = &column_missing;
  diagnostic.arguments = {{"table", pack_.at(shape_.entity).name}, {"column", name}};
  std::vector<std::string> unused;
  for (const std::string_view heading : headings)
    if (shape_.find(heading) == nullptr) unused.emplace_back(trim_cell(heading));
  auto near = find_nearest(name, unused);
  for (const std::string& heading : unused)
    if (const auto parts = split_heading(heading); parts && parts->name == name) near = heading;
  if (near)
    diagnostic.extra_help.push_back(
        {"", "表头里的“" + *near + "”是不是它？", "is it “" + *near + "” in the heading?"});
  report(std::move(diagnostic), source_.empty() ? 0 : 1, name);
}

void TableBuilder::reserve(std::size_t rows) {
  for (CellReader& reader : readers_) reader.reserve(rows);
}

void TableBuilder::note(std::size_t reader, std::size_t row, std::size_t line, CellState state,
                        std::string_view cell) {
  const checked::ColumnId id = readers_[reader].column();
  const checked::Column& column = pack_.at(id);
  Diagnostic diagnostic;
  diagnostic.arguments = {{"column", column.name}};
  switch (state) {
    case CellState::Read:
    case CellState::Missing: return;
    case CellState::Fault: unreadable_.push_back({row, id, quoted(cell)}); return;
    case CellState::KeyEmpty: diagnostic.info = &key_empty; break;
    case CellState::KeySpoilt: {
      const Bilingual reason = spoilt_key_reason(key_text(cell)).value_or(rounded_key_reason());
      diagnostic.info = &key_spoilt;
      diagnostic.arguments.emplace_back("cell", quoted(cell));
      diagnostic.arguments.emplace_back("reason", reason.zh, reason.en);
      break;
    }
    case CellState::KeyUnreadable: {
      const Bilingual type = type_words(column.type);
      diagnostic.info = &key_unreadable;
      diagnostic.arguments.emplace_back("cell", quoted(cell));
      diagnostic.arguments.emplace_back("type", type.zh, type.en);
      break;
    }
  }
  report(std::move(diagnostic), line, column.name);
}

eval::Table TableBuilder::take(std::size_t rows, std::vector<std::size_t> lines) {
  eval::Table table;
  table.entity = shape_.entity;
  table.is_given = true;
  table.row_count = rows;
  table.source = source_;
  table.columns.reserve(readers_.size() + numbered_.size());
  for (CellReader& reader : readers_) {
    const checked::ColumnId id = reader.column();
    table.columns.push_back({id, reader.take()});
  }
  for (const checked::ColumnId id : numbered_) {
    eval::ColumnBuilder keys(eval::Form::Code);
    for (std::size_t row = 1; row <= rows; ++row)
      keys.append_code(pools_.texts.intern(std::to_string(row)));
    table.columns.push_back({id, keys.take()});
  }
  table.lines = std::move(lines);
  table.unreadable = std::move(unreadable_);
  return table;
}

}  // namespace guiju::tables
