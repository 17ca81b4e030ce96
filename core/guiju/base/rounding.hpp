// Rounding happens only where a rule names it: a mode and a step.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "guiju/base/rational.hpp"

namespace guiju {

enum class RoundingMode : std::uint8_t {
  HalfAwayFromZero,  // 四舍五入
  HalfEven,          // 四舍六入五成双
  HalfTowardZero,    // 五舍六入
  TowardZero,        // 舍去
  AwayFromZero,      // 进一
  Floor,             // 向下
  Ceiling,           // 向上
};

struct RoundingModeName {
  RoundingMode mode;
  std::string_view zh;
  std::string_view en;
};

inline constexpr std::array<RoundingModeName, 7> rounding_mode_names{{
    {RoundingMode::HalfAwayFromZero, "四舍五入", "half_away"},
    {RoundingMode::HalfEven, "四舍六入五成双", "half_even"},
    {RoundingMode::HalfTowardZero, "五舍六入", "half_down"},
    {RoundingMode::TowardZero, "舍去", "truncate"},
    {RoundingMode::AwayFromZero, "进一", "away"},
    {RoundingMode::Floor, "向下", "round_down"},
    {RoundingMode::Ceiling, "向上", "round_up"},
}};

std::optional<RoundingMode> find_rounding_mode(std::string_view name);

/// Whether a quotient that was cut toward zero moves one away from zero. `rest` of `divisor`
/// was cut off, both without sign and 0 < rest < divisor; `is_odd` tells of the cut quotient.
bool moves_away_from_zero(Int128 rest, Int128 divisor, bool is_negative, bool is_odd,
                          RoundingMode mode);
/// Nearest integer to numerator / denominator by `mode`; the denominator must be positive.
Int128 round_quotient(Int128 numerator, Int128 denominator, RoundingMode mode);
/// `value` rounded to a whole multiple of `step` (step > 0); nullopt where it does not fit.
std::optional<Rational> round_to(const Rational& value, const Rational& step, RoundingMode mode);

}  // namespace guiju
