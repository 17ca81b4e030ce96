// Cells of numbers: integers, decimals, rates, money in the unit of the column or of the cell.
#pragma once

#include <optional>
#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/eval/pools.hpp"

namespace guiju::tables {

/// What a cell of a number says: coefficient x 10^-scale where that fits, else a Rational, else why not.
struct NumberCell {
  enum class Kind : std::uint8_t { Fixed, Wide, Fault } kind = Kind::Fault;
  std::int64_t coefficient = 0;
  int scale = 0;
  Rational value;
  eval::FaultCode fault = eval::FaultCode::UnreadableCell;
};

/// Reads the cells of one column: knows its unit, its places and its range.
class NumberReader {
 public:
  NumberReader() = default;
  NumberReader(const checked::CheckedPack& pack, const checked::Column& column);

  /// `cell` without spaces around it, not empty.
  [[nodiscard]] NumberCell read(std::string_view cell) const;
  /// A number in the unit of the column that did not come as text.
  [[nodiscard]] NumberCell read_fixed(std::int64_t coefficient, int scale) const;
  [[nodiscard]] NumberCell read_value(const Rational& value) const;

 private:
  struct Unit {
    Rational worth = 1;
    std::optional<int> shift = 0;  // worth = 10^shift
  };
  static Unit make_unit(const Rational& worth);
  [[nodiscard]] NumberCell read_slow(std::string_view cell) const;
  [[nodiscard]] NumberCell settle(std::int64_t coefficient, int scale, const Unit& unit) const;
  [[nodiscard]] NumberCell settle(const Rational& value, const Unit& unit) const;
  [[nodiscard]] NumberCell in_range(NumberCell cell) const;

  checked::NumberForm form_ = checked::NumberForm::Decimal;
  std::optional<int> places_max_;
  bool pads_places_ = false;  // money: always in fen
  Unit unit_;
  std::optional<Rational> low_;
  std::optional<Rational> high_;
};

/// The full-width letters, digits and signs of `text` as ASCII; nothing else changes.
std::string fold_cell(std::string_view text);
/// Without spaces on both sides; quick where there are none.
std::string_view trim_cell(std::string_view cell);
/// A number as a spreadsheet shows one that is too long for its cell: 4.31E+13.
bool has_exponent(std::string_view cell);

}  // namespace guiju::tables
