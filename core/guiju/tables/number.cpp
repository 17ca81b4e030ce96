#include "guiju/tables/number.hpp"

#include <array>
#include <limits>

#include "guiju/base/decimal_text.hpp"
#include "guiju/base/utf8.hpp"

namespace guiju::tables {
namespace {

using checked::NumberForm;
using eval::FaultCode;

constexpr int fixed_digits_max = 18;  // that many nines fit 64 bits

constexpr std::array<std::int64_t, fixed_digits_max + 1> powers_of_ten = [] {
  std::array<std::int64_t, fixed_digits_max + 1> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

std::int64_t power_of_ten(int exponent) {
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Plain {
  std::int64_t coefficient;
  int scale;
};

/// [+-]digits[.digits] of at most 18 digits: nearly every cell.
std::optional<Plain> read_plain(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool is_negative = at != end && *at == '-';
  if (is_negative || (at != end && *at == '+')) ++at;
  // A point takes one place more.
  if (at == end || end - at > fixed_digits_max + 1) return std::nullopt;
  const char* const begin = at;
  std::uint64_t number = 0;
  while (at != end && is_digit(*at)) number = number * 10 + static_cast<unsigned char>(*at++ - '0');
  int scale = 0;
  std::ptrdiff_t digits = at - begin;
  if (at != end) {
    if (*at != '.' || at == begin || at + 1 == end) return std::nullopt;
    const char* const decimals = ++at;
    while (at != end && is_digit(*at))
      number = number * 10 + static_cast<unsigned char>(*at++ - '0');
    if (at != end) return std::nullopt;
    scale = static_cast<int>(at - decimals);
    digits += scale;
  }
  if (digits > fixed_digits_max) return std::nullopt;
  const auto coefficient = static_cast<std::int64_t>(number);
  return Plain{is_negative ? -coefficient : coefficient, scale};
}

/// Takes `suffix` and the spaces before it off the end.
bool take_suffix(std::string_view& text, std::string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  text = utf8::trim(text);
  return true;
}

/// A number, but with more digits than any number here may have.
bool is_too_long(std::string_view text) {
  constexpr std::size_t digits_max = 38;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text.size() > digits_max && is_digit(text.front()) &&
         text.find_first_not_of(".,0123456789") == std::string_view::npos;
}

NumberCell fixed(std::int64_t coefficient, int scale) {
  return {NumberCell::Kind::Fixed, coefficient, scale, {}, {}};
}
NumberCell wide(const Rational& value) { return {NumberCell::Kind::Wide, 0, 0, value, {}}; }
NumberCell fault(FaultCode code) { return {NumberCell::Kind::Fault, 0, 0, {}, code}; }

std::optional<Rational> constant_number(const checked::CheckedPack& pack, checked::ExprId id) {
  if (!id) return std::nullopt;
  const auto* value = std::get_if<Rational>(&pack.at(id).value);
  if (value == nullptr) return std::nullopt;
  return *value;
}

/// coefficient x 10^-scale against a bound, without a division where 128 bits hold the products.
std::strong_ordering compare(const NumberCell& cell, const Rational& bound) {
  constexpr Int128 small = std::numeric_limits<std::int64_t>::max();
  if (cell.kind == NumberCell::Kind::Wide) return cell.value <=> bound;
  if (cell.scale <= fixed_digits_max && bound.denominator() <= small &&
      bound.numerator() <= small && bound.numerator() >= -small) {
    const Int128 left = cell.coefficient * bound.denominator();
    const Int128 right = bound.numerator() * power_of_ten(cell.scale);
    return left <=> right;
  }
  return *Rational::from_decimal(cell.coefficient, cell.scale) <=> bound;
}

}  // namespace

std::string fold_cell(std::string_view text) {
  constexpr char32_t first = 0xFF01;
  constexpr char32_t last = 0xFF5E;
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    if (character && character->value >= first && character->value <= last)
      folded += static_cast<char>(character->value - first + '!');
    else
      folded += text.substr(at, character ? character->size_bytes : 1);
    at += character ? character->size_bytes : 1;
  }
  return folded;
}

std::string_view trim_cell(std::string_view cell) {
  if (cell.empty()) return cell;
  const auto first = static_cast<unsigned char>(cell.front());
  const auto last = static_cast<unsigned char>(cell.back());
  // The first bytes of U+00A0 and U+3000, and their last ones.
  const bool may_begin = first <= ' ' || first == 0xC2 || first == 0xE3;
  const bool may_end = last <= ' ' || last == 0xA0 || last == 0x80;
  return may_begin || may_end ? utf8::trim(cell) : cell;
}

bool has_exponent(std::string_view cell) {
  const std::size_t letter = cell.find_first_of("eE");
  if (letter == std::string_view::npos || letter == 0) return false;
  std::string_view exponent = cell.substr(letter + 1);
  if (exponent.starts_with('+') || exponent.starts_with('-')) exponent.remove_prefix(1);
  const bool is_whole =
      !exponent.empty() && exponent.find_first_not_of("0123456789") == std::string_view::npos;
  return is_whole && parse_decimal(cell.substr(0, letter)).has_value();
}

NumberReader::NumberReader(const checked::CheckedPack& pack, const checked::Column& column)
    : form_(column.type.form),
      places_max_(column.type.scale),
      unit_(make_unit(column.cell_unit)),
      low_(constant_number(pack, column.low)),
      high_(constant_number(pack, column.high)) {
  if (form_ == NumberForm::Integer) places_max_ = 0;
  if (form_ == NumberForm::Money) {
    places_max_ = 2;
    pads_places_ = true;
  }
  if (form_ == NumberForm::Rate) places_max_.reset();
}

NumberReader::Unit NumberReader::make_unit(const Rational& worth) {
  Unit unit{worth, std::nullopt};
  for (int shift = 0; shift <= fixed_digits_max; ++shift) {
    const Int128 power = power_of_ten(shift);
    if (worth.denominator() == 1 && worth.numerator() == power) unit.shift = shift;
    if (worth.numerator() == 1 && worth.denominator() == power) unit.shift = -shift;
  }
  return unit;
}

NumberCell NumberReader::read(std::string_view cell) const {
  if (const auto plain = read_plain(cell)) return settle(plain->coefficient, plain->scale, unit_);
  return read_slow(cell);
}

NumberCell NumberReader::read_fixed(std::int64_t coefficient, int scale) const {
  return settle(coefficient, scale, unit_);
}

NumberCell NumberReader::read_value(const Rational& value) const { return settle(value, unit_); }

NumberCell NumberReader::read_slow(std::string_view cell) const {
  const std::string folded = fold_cell(cell);
  std::string_view text = folded;
  int shift = 0;
  Unit unit = unit_;
  if (form_ == NumberForm::Rate) {
    if (take_suffix(text, "%"))
      shift = 2;
    else if (take_suffix(text, "‰"))
      shift = 3;
  } else if (form_ == NumberForm::Money && take_suffix(text, "元")) {
    if (take_suffix(text, "万"))
      unit = make_unit(10'000);
    else if (take_suffix(text, "亿"))
      unit = make_unit(100'000'000);
    else
      unit = make_unit(1);
  }
  if (const auto plain = read_plain(text))
    return settle(plain->coefficient, plain->scale + shift, unit);
  if (has_exponent(text)) return fault(FaultCode::SpoiltNumber);
  const auto decimal = parse_decimal(text, true);
  if (!decimal) return fault(is_too_long(text) ? FaultCode::Overflow : FaultCode::UnreadableCell);
  const Int128 limit = power_of_ten(fixed_digits_max);
  if (decimal->coefficient < limit && decimal->coefficient > -limit &&
      decimal->scale + shift <= fixed_digits_max)
    return settle(static_cast<std::int64_t>(decimal->coefficient), decimal->scale + shift, unit);
  const auto value = Rational::from_decimal(decimal->coefficient, decimal->scale);
  const auto scaled = value ? divide(*value, power_of_ten(shift)) : std::nullopt;
  return scaled ? settle(*scaled, unit) : fault(FaultCode::Overflow);
}

NumberCell NumberReader::settle(std::int64_t coefficient, int scale, const Unit& unit) const {
  if (!unit.shift) {
    const auto value = Rational::from_decimal(coefficient, scale);
    return value ? settle(*value, unit) : fault(FaultCode::Overflow);
  }
  int places = scale - *unit.shift;
  if (places < 0 || (pads_places_ && places < *places_max_)) {
    const int raise = (pads_places_ ? *places_max_ : 0) - places;
    std::int64_t raised;
    if (raise > fixed_digits_max ||
        __builtin_mul_overflow(coefficient, power_of_ten(raise), &raised)) {
      const auto value = Rational::from_decimal(coefficient, scale);
      return value ? settle(*value, unit) : fault(FaultCode::Overflow);
    }
    coefficient = raised;
    places += raise;
  }
  while (places_max_ && places > *places_max_) {
    if (coefficient % 10 != 0) return fault(FaultCode::TooManyPlaces);
    coefficient /= 10;
    --places;
  }
  if (places > fixed_digits_max) {
    const auto value = Rational::from_decimal(coefficient, places);
    return value ? in_range(wide(*value)) : fault(FaultCode::Overflow);
  }
  return in_range(fixed(coefficient, places));
}

NumberCell NumberReader::settle(const Rational& value, const Unit& unit) const {
  const auto worth = multiply(value, unit.worth);
  if (!worth) return fault(FaultCode::Overflow);
  if (places_max_) {
    const auto places = decimal_places(*worth);
    if (!places || *places > *places_max_) return fault(FaultCode::TooManyPlaces);
  }
  return in_range(wide(*worth));
}

NumberCell NumberReader::in_range(NumberCell cell) const {
  if (low_ && compare(cell, *low_) < 0) return fault(FaultCode::OutOfRange);
  if (high_ && compare(cell, *high_) > 0) return fault(FaultCode::OutOfRange);
  return cell;
}

}  // namespace guiju::tables
