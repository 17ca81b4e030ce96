#include "guiju/base/decimal_text.hpp"

#include <algorithm>
#include <array>

#include "guiju/base/wide.hpp"

namespace guiju {
namespace {

constexpr std::size_t digits_max = 38;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Groups of three behind a first one of one to three that does not begin with 0: "0,123" is
/// how other countries write a fraction.
bool are_separators_right(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3 || whole[0] == '0') return false;
  for (std::size_t i = first; i < whole.size(); ++i) {
    const bool is_separator_due = (i - first) % 4 == 0;
    if ((whole[i] == ',') != is_separator_due) return false;
  }
  return (whole.size() - first) % 4 == 0;
}

/// Writes a ratio digit by digit; what is left of the numerator stays below the denominator.
class LongDivision {
 public:
  explicit LongDivision(const Rational& value)
      : divisor_(magnitude(value.denominator())),
        rest_(magnitude(value.numerator()) % divisor_),
        whole_(static_cast<Int128>(magnitude(value.numerator()) / divisor_)) {}

  [[nodiscard]] Int128 whole() const { return whole_; }
  [[nodiscard]] UInt128 rest() const { return rest_; }
  [[nodiscard]] UInt128 divisor() const { return divisor_; }

  /// The next decimal: rest x 10 / divisor, formed as ((2 x 2 + 1) x 2) since rest x 10 may
  /// exceed 128 bits.
  char next_digit() {
    const UInt128 once = rest_;
    int digit = 0;
    auto add = [&](UInt128 addend) {
      rest_ += addend;
      if (rest_ < divisor_) return 0;
      rest_ -= divisor_;
      return 1;
    };
    digit = digit * 2 + add(rest_);
    digit = digit * 2 + add(rest_);
    digit += add(once);
    digit = digit * 2 + add(rest_);
    return static_cast<char>('0' + digit);
  }

 private:
  UInt128 divisor_;
  UInt128 rest_;
  Int128 whole_;
};

/// "12.34" of value = 12.345...: `places` decimals cut off, without a sign.
std::string cut_digits(LongDivision& division, int places) {
  std::string digits = to_string(division.whole());
  if (places <= 0) return digits;
  digits += '.';
  for (int i = 0; i < places; ++i) digits += division.next_digit();
  return digits;
}

/// Adds one to the last place.
void increment(std::string& digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] == '.') continue;
    if (digits[i] != '9') {
      ++digits[i];
      return;
    }
    digits[i] = '0';
  }
  digits.insert(digits.begin(), '1');
}

bool is_all_zero(std::string_view digits) {
  return digits.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text, bool separators) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const bool has_point = point != std::string_view::npos;
  const std::string_view decimals = has_point ? text.substr(point + 1) : std::string_view{};
  if (whole.empty() || (has_point && decimals.empty())) return std::nullopt;
  if (separators && !are_separators_right(whole)) return std::nullopt;

  Decimal result;
  std::size_t digit_count = 0;
  auto take = [&](char c) {
    if (!is_digit(c) || ++digit_count > digits_max) return false;
    result.coefficient = result.coefficient * 10 + (c - '0');
    return true;
  };
  for (const char c : whole)
    if (!(separators && c == ',') && !take(c)) return std::nullopt;
  if (!std::all_of(decimals.begin(), decimals.end(), take)) return std::nullopt;
  result.scale = static_cast<int>(decimals.size());
  if (is_negative) result.coefficient = -result.coefficient;
  return result;
}

std::optional<std::string> format_exact(const Rational& value, int places) {
  const auto needed = decimal_places(value);
  if (!needed || *needed > places) return std::nullopt;
  LongDivision division(value);
  std::string digits = cut_digits(division, places);
  if (value.sign() < 0) digits.insert(digits.begin(), '-');
  return digits;
}

std::string format_rounded(const Rational& value, int places, RoundingMode mode) {
  LongDivision division(value);
  std::string digits = cut_digits(division, places);
  const bool is_negative = value.sign() < 0;
  if (division.rest() != 0) {
    const bool is_odd = (digits.back() - '0') % 2 != 0;
    const auto rest = static_cast<Int128>(division.rest());
    const auto divisor = static_cast<Int128>(division.divisor());
    if (moves_away_from_zero(rest, divisor, is_negative, is_odd, mode)) increment(digits);
  }
  if (is_negative && !is_all_zero(digits)) digits.insert(digits.begin(), '-');
  return digits;
}

std::string format_shortest(const Rational& value) {
  const auto places = decimal_places(value);
  if (!places) return to_string(value);
  return *format_exact(value, *places);
}

void append_fixed(std::string& out, std::int64_t coefficient, int scale) {
  const auto places = static_cast<std::size_t>(scale);
  std::array<char, 20> buffer;
  std::size_t begin = buffer.size();
  auto rest = static_cast<std::uint64_t>(coefficient);
  if (coefficient < 0) {
    rest = 0 - rest;
    out += '-';
  }
  do {
    buffer[--begin] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  const std::string_view digits(buffer.data() + begin, buffer.size() - begin);
  const std::size_t whole_size = digits.size() > places ? digits.size() - places : 0;
  if (whole_size == 0)
    out += '0';
  else
    out += digits.substr(0, whole_size);
  if (places == 0) return;
  out += '.';
  if (whole_size == 0) out.append(places - digits.size(), '0');
  out += digits.substr(whole_size);
}

}  // namespace guiju
