#include "guiju/eval/frame.hpp"

#include <algorithm>
#include <limits>

#include "guiju/base/decimal_text.hpp"
#include "guiju/eval/magnitude.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval {
namespace {

template <class T>
T* room(Buffer<T>& buffer, std::size_t count) {
  if (buffer.size() < count) buffer.resize(count);
  return buffer.data();
}

bool fits_64(Int128 value) {
  return value <= std::numeric_limits<std::int64_t>::max() &&
         value > std::numeric_limits<std::int64_t>::min();
}

}  // namespace

Rational Frame::number(std::size_t row) const {
  switch (form) {
    case Form::Fixed: return *Rational::from_decimal(numbers[row], scale);
    case Form::Ratio: return *Rational::make(numbers[row], divisors[row]);
    case Form::Wide: return wide[row];
    default: return Rational{codes[row]};
  }
}

std::uint64_t* Frame::write_bits(std::size_t count) {
  form = Form::Bits;
  is_uniform = false;
  std::uint64_t* words = room(own_bits, words_for(count));
  bits = words;
  return words;
}

std::int64_t* Frame::write_fixed(std::size_t count, int new_scale) {
  form = Form::Fixed;
  scale = new_scale;
  is_uniform = false;
  std::int64_t* values = room(own_numbers, count);
  numbers = values;
  return values;
}

std::int64_t* Frame::write_ratio(std::size_t count) {
  form = Form::Ratio;
  is_uniform = false;
  std::int64_t* values = room(own_numbers, count);
  numbers = values;
  divisors = room(own_divisors, count);
  return values;
}

Rational* Frame::write_wide(std::size_t count) {
  form = Form::Wide;
  is_uniform = false;
  if (own_wide.size() < count) own_wide.resize(count);
  wide = own_wide.data();
  return own_wide.data();
}

std::int32_t* Frame::write_codes(std::size_t count) {
  form = Form::Code;
  is_uniform = false;
  std::int32_t* values = room(own_codes, count);
  codes = values;
  return values;
}

std::uint64_t* Frame::write_known(std::size_t count) {
  all_known = false;
  std::uint64_t* words = room(own_known, words_for(count));
  known = words;
  why = room(own_why, count);
  return words;
}

void Frame::open_row(std::size_t row, Why reason, std::size_t count) {
  if (all_known) {
    std::uint64_t* words = write_known(count);
    std::fill_n(words, words_for(count), ~std::uint64_t{0});
  }
  set_bit(own_known.data(), row, false);
  own_why[row] = reason;
}

void merge_known(Frame& out, std::span<const Frame* const> args, std::size_t count, WhyPool& whys) {
  out.set_all_known();
  for (const Frame* arg : args) {
    if (arg->all_known) continue;
    if (out.all_known) {
      std::uint64_t* words = out.write_known(count);
      std::copy_n(arg->known, words_for(count), words);
      for_each_unset(words, count, [&](std::size_t row) { out.own_why[row] = arg->why[row]; });
      continue;
    }
    for_each_unset(arg->known, count, [&](std::size_t row) {
      const bool was_known = get_bit(out.own_known.data(), row);
      out.own_why[row] = was_known ? arg->why[row] : whys.combine(out.own_why[row], arg->why[row]);
      set_bit(out.own_known.data(), row, false);
    });
  }
}

const Frame* as_fixed(const Frame& frame, int scale, Frame& scratch, std::size_t count) {
  if (frame.form != Form::Fixed) return nullptr;
  if (frame.scale == scale) return &frame;
  if (scale > scale_max) return nullptr;
  const std::int64_t factor = power_of_ten(scale - frame.scale);
  if (!products_fit(magnitude_bits(frame, count), magnitude_bits(factor))) return nullptr;
  std::int64_t* values = scratch.write_fixed(count, scale);
  if (frame.is_uniform)
    std::fill_n(values, count, frame.numbers[0] * factor);
  else
    for (std::size_t i = 0; i < count; ++i) values[i] = wrapping_product(frame.numbers[i], factor);
  scratch.is_uniform = frame.is_uniform;
  return &scratch;
}

void narrow(Frame& frame, std::size_t count) {
  int scale = 0;
  bool is_decimal = true;
  bool fits = true;
  for (std::size_t row = 0; row < count && fits; ++row) {
    if (!frame.is_known(row)) continue;
    const Rational& value = frame.wide[row];
    fits = fits_64(value.numerator()) && fits_64(value.denominator());
    if (!fits || !is_decimal || value.is_integer()) continue;
    const auto places = decimal_places(value);
    is_decimal = places && *places <= scale_max;
    if (is_decimal) scale = std::max(scale, *places);
  }
  if (!fits) return;
  if (is_decimal) {
    std::int64_t* values = frame.write_fixed(count, scale);
    for (std::size_t row = 0; row < count && fits; ++row) {
      values[row] = 0;
      if (!frame.is_known(row)) continue;
      const Rational& value = frame.wide[row];
      const Int128 coefficient = value.numerator() * (power_of_ten(scale) / value.denominator());
      fits = fits_64(coefficient);
      values[row] = static_cast<std::int64_t>(coefficient);
    }
    if (fits) return;
  }
  std::int64_t* numerators = frame.write_ratio(count);
  for (std::size_t row = 0; row < count; ++row) {
    const bool is_known = frame.is_known(row);
    numerators[row] = is_known ? static_cast<std::int64_t>(frame.wide[row].numerator()) : 0;
    frame.own_divisors[row] =
        is_known ? static_cast<std::int64_t>(frame.wide[row].denominator()) : 1;
  }
}

bool same_value(const Frame& left, std::size_t left_row, const Frame& right,
                std::size_t right_row) {
  switch (left.form) {
    case Form::Bits: return left.truth(left_row) == right.truth(right_row);
    case Form::Code: return left.codes[left_row] == right.codes[right_row];
    default: return left.number(left_row) == right.number(right_row);
  }
}

}  // namespace guiju::eval
