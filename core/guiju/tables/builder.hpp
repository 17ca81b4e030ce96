// Gathers the cells of one table, wherever they come from, and reports what refuses it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/diag/sink.hpp"
#include "guiju/eval/table.hpp"
#include "guiju/tables/cell.hpp"
#include "guiju/tables/shape.hpp"

namespace guiju::tables {

/// Rows of one table at most: rows are numbered in 32 bits.
inline constexpr std::size_t rows_max = 1'000'000'000;

class TableBuilder {
 public:
  /// `source`: the name of the file, or none for a table that comes from Python.
  TableBuilder(const checked::CheckedPack& pack, const TableShape& shape, std::string source,
               eval::Pools& pools, DiagnosticSink& sink);

  /// Chooses the columns by the heading; returns for each heading the reader that it feeds, or -1.
  /// Reports columns that are not there and those that are there twice. Keys of parents that
  /// `needs_parent` says are left out are not asked for, nor is the row's own key where
  /// `numbers_rows`: then rows without a key are numbered.
  std::vector<int> bind(const std::vector<std::string_view>& headings);
  void set_left_out(std::vector<bool> left_out) { left_out_ = std::move(left_out); }
  void set_numbers_rows(bool numbers_rows) { numbers_rows_ = numbers_rows; }

  [[nodiscard]] CellReader& reader(std::size_t index) { return readers_[index]; }
  [[nodiscard]] std::size_t reader_count() const { return readers_.size(); }
  void reserve(std::size_t rows);
  /// Takes note of a cell that was not simply read or missing. `line`: in the file, 0 for none.
  void note(std::size_t reader, std::size_t row, std::size_t line, CellState state,
            std::string_view cell);

  void report(Diagnostic diagnostic, std::size_t line, std::string_view column = {});
  /// The table of `rows` rows; lines as read_csv noted them.
  eval::Table take(std::size_t rows, std::vector<std::size_t> lines);

 private:
  /// The column of a heading that names its unit too, as in 任务额（万元）. A unit that is not the
  /// column's is reported.
  const std::size_t* find_with_unit(std::string_view heading);
  void report_missing_column(const ExpectedColumn& expected,
                             const std::vector<std::string_view>& headings);
  const checked::CheckedPack& pack_;
  const TableShape& shape_;
  std::string source_;
  eval::Pools& pools_;
  DiagnosticSink& sink_;
  std::vector<bool> left_out_;  // by EntityId
  bool numbers_rows_ = false;
  std::vector<checked::ColumnId> numbered_;
  std::vector<CellReader> readers_;
  std::vector<eval::UnreadableCell> unreadable_;
};

}  // namespace guiju::tables
