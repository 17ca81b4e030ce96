#include "guiju/eval/column.hpp"

#include <algorithm>
#include <limits>

#include "guiju/eval/powers.hpp"

namespace guiju::eval {

Form form_of(const checked::Type& type) {
  switch (type.kind) {
    case checked::TypeKind::Bool: return Form::Bits;
    case checked::TypeKind::Number: return Form::Fixed;
    default: return Form::Code;
  }
}

Rational Column::number(std::size_t row) const {
  switch (form) {
    case Form::Fixed: return *Rational::from_decimal(numbers[row], scale);
    case Form::Ratio: return *Rational::make(numbers[row], divisors[row]);
    case Form::Wide: return wide[row];
    default: return Rational{codes[row]};
  }
}

void widen(Column& column) {
  if (column.form == Form::Wide) return;
  std::vector<Rational> wide(column.size);
  for (std::size_t row = 0; row < column.size; ++row)
    if (column.is_known(row)) wide[row] = column.number(row);
  column.wide = std::move(wide);
  column.numbers = {};
  column.divisors = {};
  column.form = Form::Wide;
}

bool set_scale(Column& column, int scale) {
  if (scale > scale_max) return false;
  const std::int64_t factor = power_of_ten(scale - column.scale);
  bool overflow = false;
  for (std::size_t row = 0; row < column.size && !overflow; ++row) {
    std::int64_t ignored = 0;
    overflow =
        column.is_known(row) && __builtin_mul_overflow(column.numbers[row], factor, &ignored);
  }
  if (overflow) return false;
  for (std::size_t row = 0; row < column.size; ++row)
    column.numbers[row] = static_cast<std::int64_t>(
        static_cast<std::uint64_t>(column.numbers[row]) * static_cast<std::uint64_t>(factor));
  column.scale = scale;
  return true;
}

ColumnBuilder::ColumnBuilder(Form form, int scale) {
  column_.form = form;
  column_.scale = scale;
}

void ColumnBuilder::reserve(std::size_t rows) {
  switch (column_.form) {
    case Form::Bits: column_.bits.reserve(words_for(rows)); break;
    case Form::Fixed: column_.numbers.reserve(rows); break;
    case Form::Code: column_.codes.reserve(rows); break;
    default: break;
  }
}

void ColumnBuilder::begin_known_bits() {
  if (!column_.all_known) return;
  column_.all_known = false;
  // Everything so far is known.
  column_.known.resize(words_for(column_.size));
  for (std::size_t i = 0; i < column_.known.size(); ++i) column_.known[i] = ~std::uint64_t{0};
  column_.why.resize(column_.size);
}

void ColumnBuilder::finish_row(bool is_known, Why why) {
  const std::size_t row = column_.size++;
  if (!is_known && column_.all_known) {
    --column_.size;
    begin_known_bits();
    ++column_.size;
  }
  if (column_.all_known) return;
  if ((row & 63) == 0) column_.known.push_back(0);
  set_bit(column_.known.data(), row, is_known);
  column_.why.push_back(why);
}

void ColumnBuilder::append_truth(bool value) {
  if ((column_.size & 63) == 0) column_.bits.push_back(0);
  set_bit(column_.bits.data(), column_.size, value);
  finish_row(true, 0);
}

void ColumnBuilder::append_code(std::int32_t code) {
  column_.codes.push_back(code);
  finish_row(true, 0);
}

void ColumnBuilder::append_fixed(std::int64_t coefficient, int scale) {
  if (column_.form == Form::Fixed) {
    if (scale > column_.scale && !set_scale(column_, scale)) widen(column_);
  }
  if (column_.form == Form::Fixed) {
    std::int64_t scaled = 0;
    if (!__builtin_mul_overflow(coefficient, power_of_ten(column_.scale - scale), &scaled)) {
      column_.numbers.push_back(scaled);
      finish_row(true, 0);
      return;
    }
    widen(column_);
  }
  column_.wide.push_back(*Rational::from_decimal(coefficient, scale));
  finish_row(true, 0);
}

void ColumnBuilder::append_number(const Rational& value) {
  const auto places = decimal_places(value);
  if (places && *places <= scale_max) {
    Int128 coefficient = value.numerator();
    bool fits = true;
    // numerator / (2^a 5^b) is numerator x 10^places / denominator, a whole number.
    const Int128 factor = Int128{power_of_ten(*places)} / value.denominator();
    fits = !__builtin_mul_overflow(coefficient, factor, &coefficient) &&
           coefficient <= std::numeric_limits<std::int64_t>::max() &&
           coefficient >= std::numeric_limits<std::int64_t>::min() + 1;
    if (fits) {
      append_fixed(static_cast<std::int64_t>(coefficient), *places);
      return;
    }
  }
  widen(column_);
  column_.wide.push_back(value);
  finish_row(true, 0);
}

void ColumnBuilder::append_open(Why why) {
  switch (column_.form) {
    case Form::Bits:
      if ((column_.size & 63) == 0) column_.bits.push_back(0);
      set_bit(column_.bits.data(), column_.size, false);
      break;
    case Form::Code: column_.codes.push_back(0); break;
    case Form::Wide: column_.wide.emplace_back(); break;
    default: column_.numbers.push_back(0); break;
  }
  finish_row(false, why);
}

Column ColumnBuilder::take() { return std::move(column_); }

}  // namespace guiju::eval
