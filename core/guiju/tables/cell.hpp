// One cell of text read as a column's type (acceptance rules), and values written as cells.
#pragma once

#include <string>
#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/diagnostic.hpp"
#include "guiju/eval/column.hpp"

namespace guiju::tables {

/// Reads cells of one input column into a builder. Spaces around a cell and full-width digits and
/// signs read like ASCII; an empty cell is missing; what cannot be read is a fault of that cell.
class CellReader {
 public:
  CellReader(const checked::CheckedPack& pack, checked::ColumnId column, eval::Pools& pools);

  /// True where the cell was read or empty; false where it became a fault.
  bool append(std::string_view cell);
  void append_missing();
  /// A number that did not come as text (Python int, Decimal, float by its shortest text).
  bool append_number(const Rational& value);
  bool append_truth(bool value);
  bool append_date(Date value);
  bool append_month(Month value);
  void reserve(std::size_t rows) { builder_.reserve(rows); }
  eval::Column take() { return builder_.take(); }

 private:
  bool fail(eval::FaultCode code);
  const checked::CheckedPack& pack_;
  checked::ColumnId id_;
  eval::Pools& pools_;
  eval::ColumnBuilder builder_;
};

/// Why a key cell cannot be a key ("4.31E+13", an identity number ending in 000 ...); empty if it can.
std::string_view spoilt_key_reason(std::string_view cell, Language language);
/// A key cell as it is compared: trimmed, full-width letters and digits folded.
std::string key_text(std::string_view cell);

/// The cell of a known value as the results show it: money "12.30", rate "25.9%", truth 是/否 ...
void append_cell(std::string& out, const checked::CheckedPack& pack, checked::ColumnId column,
                 const eval::Column& values, std::size_t row, const eval::Pools& pools);

}  // namespace guiju::tables
