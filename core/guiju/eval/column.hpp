// Columns of values: typed arrays, a bitmap of what is known, and for the rest the reason.
//
// A column of numbers takes the narrowest form that holds all its values exactly and widens as a
// whole when one does not fit. The form is storage only: no rule can see it.
#pragma once

#include <cstdint>
#include <vector>

#include "guiju/base/rational.hpp"
#include "guiju/eval/buffer.hpp"
#include "guiju/eval/pools.hpp"

namespace guiju::eval {

enum class Form : std::uint8_t {
  Bits,   // truth
  Fixed,  // integer x 10^-scale
  Ratio,  // integer / integer, the divisor above zero, not reduced
  Wide,   // Rational
  Code,   // 32 bits: days of a date, months, spans, enum word, text, list, rounding mode
};

inline constexpr std::size_t words_for(std::size_t bits) { return (bits + 63) / 64; }
inline bool get_bit(const std::uint64_t* words, std::size_t i) {
  return ((words[i >> 6] >> (i & 63)) & 1U) != 0;
}
inline void set_bit(std::uint64_t* words, std::size_t i, bool value) {
  const std::uint64_t mask = std::uint64_t{1} << (i & 63);
  words[i >> 6] = value ? words[i >> 6] | mask : words[i >> 6] & ~mask;
}

/// The form that values of a type take at first.
Form form_of(const checked::Type& type);

/// A whole column of one table.
///
/// INVARIANT: values at rows that are not known hold anything, but Ratio divisors are above zero.
/// INVARIANT: `known` and `why` are empty while `all_known`.
struct Column {
  Form form = Form::Fixed;
  int scale = 0;  // Fixed
  std::size_t size = 0;
  Buffer<std::uint64_t> bits;     // Bits
  Buffer<std::int64_t> numbers;   // Fixed: coefficients; Ratio: numerators
  Buffer<std::int64_t> divisors;  // Ratio
  std::vector<Rational> wide;     // Wide
  Buffer<std::int32_t> codes;     // Code
  bool all_known = true;
  Buffer<std::uint64_t> known;
  Buffer<Why> why;

  [[nodiscard]] bool is_known(std::size_t row) const {
    return all_known || get_bit(known.data(), row);
  }
  /// Known, or none on purpose.
  [[nodiscard]] bool is_decided(std::size_t row) const {
    return is_known(row) || why[row] == none_why;
  }
  [[nodiscard]] bool truth(std::size_t row) const { return get_bit(bits.data(), row); }
  /// The number at a known row, whatever the form.
  [[nodiscard]] Rational number(std::size_t row) const;
};

/// Appends cells one after another; the column takes form and scale as they come.
class ColumnBuilder {
 public:
  explicit ColumnBuilder(Form form, int scale = 0);
  void reserve(std::size_t rows);
  void append_truth(bool value);
  /// coefficient x 10^-scale: a column of numbers.
  void append_fixed(std::int64_t coefficient, int scale);
  void append_number(const Rational& value);
  void append_code(std::int32_t code);
  void append_open(Why why);
  [[nodiscard]] std::size_t size() const { return column_.size; }
  Column take();

 private:
  void begin_known_bits();
  void finish_row(bool is_known, Why why);
  Column column_;
};

/// Every number as a Rational: for rows that the fast forms do not hold.
void widen(Column& column);
/// A Fixed column with more decimals; false (and nothing changed) where a value would not fit.
bool set_scale(Column& column, int scale);

}  // namespace guiju::eval
