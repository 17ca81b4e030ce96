// One cell of text read as a column's type, and values written as cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/diagnostic.hpp"
#include "guiju/eval/column.hpp"
#include "guiju/eval/run.hpp"
#include "guiju/tables/number.hpp"

namespace guiju::tables {

/// How a cell came out. The last three refuse the table; a fault stays with its row.
enum class CellState : std::uint8_t {
  Read,
  Missing,
  Fault,
  KeyEmpty,
  KeySpoilt,
  KeyUnreadable,
};

/// Reads the cells of one column into a builder. Spaces around a cell and full-width digits and
/// signs read like ASCII; an empty cell is missing; what cannot be read is a fault of that cell.
///
/// INVARIANT: each append adds exactly one row, whatever its state.
class CellReader {
 public:
  CellReader(const checked::CheckedPack& pack, checked::ColumnId column, bool is_key,
             eval::Pools& pools);

  CellState append(std::string_view cell);
  CellState append_missing();
  // Values that did not come as text.
  CellState append_fixed(std::int64_t coefficient, int scale);
  CellState append_number(const Rational& value);
  CellState append_truth(bool value);
  CellState append_date(Date value);
  CellState append_month(Month value);
  CellState append_list(const std::vector<std::string>& items);
  /// A value of no type that the column could hold.
  CellState append_unreadable() { return fail(eval::FaultCode::UnreadableCell); }

  /// A key that came as a number of more digits than a spreadsheet keeps.
  CellState append_rounded_key();

  void reserve(std::size_t rows) { builder_.reserve(rows); }
  [[nodiscard]] checked::ColumnId column() const { return id_; }
  [[nodiscard]] bool is_key() const { return is_key_; }
  eval::Column take() { return builder_.take(); }
  /// Begins another column of the same kind; texts may have been forgotten meanwhile.
  void restart();

 private:
  CellState append_key(std::string_view cell);
  CellState append_truth_text(std::string_view cell);
  CellState append_number_cell(const NumberCell& cell);
  CellState append_date_text(std::string_view cell);
  CellState append_enum_text(std::string_view cell);
  CellState append_span_text(std::string_view cell);
  CellState append_list_text(std::string_view cell);
  CellState append_code(std::int32_t code);
  void remember(std::string_view cell, std::int32_t code);
  CellState fail(eval::FaultCode code);

  const checked::CheckedPack& pack_;
  checked::ColumnId id_;
  const checked::Type& type_;
  bool is_key_;
  eval::Pools& pools_;
  eval::ColumnBuilder builder_;
  NumberReader numbers_;
  eval::Why missing_ = 0;
  bool has_missing_ = false;
  std::int32_t low_;  // allowed range of a date or month
  std::int32_t high_;
  // Neighbouring rows often hold the same date, word or text.
  std::string last_text_;
  std::optional<std::int32_t> last_code_;
};

/// The column's kind of value, in words: 日期 / a date.
Bilingual type_words(const checked::Type& type);

/// Appends the cell of a known value as the results show it: money 12.30, rate 25.9%, truth 是 否.
/// `options` are those of the run: a parameter among them may say how a cell is rounded.
void append_cell(std::string& out, const checked::CheckedPack& pack, checked::ColumnId column,
                 const eval::Column& values, std::size_t row, const eval::Pools& pools,
                 const eval::RunOptions* options = nullptr);

}  // namespace guiju::tables
