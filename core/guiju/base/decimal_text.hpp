// Decimal numbers as text, both ways, without a locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "guiju/base/rational.hpp"
#include "guiju/base/rounding.hpp"

namespace guiju {

/// A number as it was written: coefficient x 10^-scale. "1.50" is 150 with scale 2.
struct Decimal {
  Int128 coefficient = 0;
  int scale = 0;
};

/// Plain digits with an optional sign and point: "12", "-3.50", "+1". With `separators`
/// also "1,234.50" where the commas stand right. No exponent, no bare ".5" or "5.".
/// nullopt where it is not a number, or has more than 38 digits.
std::optional<Decimal> parse_decimal(std::string_view text, bool separators = false);

/// `value` with exactly `places` decimals; nullopt where that would lose something.
std::optional<std::string> format_exact(const Rational& value, int places);
/// `value` rounded by `mode` to `places` decimals. A zero that comes of rounding has no sign.
std::string format_rounded(const Rational& value, int places, RoundingMode mode);
/// As few places as write `value` exactly, else "n/d".
std::string format_shortest(const Rational& value);

/// Appends coefficient x 10^-scale with exactly `scale` decimals: 1234, 2 gives "12.34".
void append_fixed(std::string& out, std::int64_t coefficient, int scale);

}  // namespace guiju
