#include "guiju/checked/value_line.hpp"

namespace guiju::checked {

std::optional<Rational> position(const Value& value) {
  if (const auto* number = std::get_if<Rational>(&value)) return *number;
  if (const auto* date = std::get_if<Date>(&value)) return Rational(date->days);
  if (const auto* month = std::get_if<Month>(&value)) return Rational(month->months);
  if (const auto* span = std::get_if<MonthSpan>(&value)) return Rational(span->months);
  if (const auto* span = std::get_if<DaySpan>(&value)) return Rational(span->days);
  // Of an ordered enum the first word is the best.
  if (const auto* word = std::get_if<EnumWord>(&value)) return Rational(-std::int64_t{word->index});
  return std::nullopt;
}

Value at_position(const Value& like, const Rational& position) {
  const auto whole = [&] { return static_cast<std::int64_t>(floor(position)); };
  if (std::holds_alternative<Date>(like)) return Date{static_cast<std::int32_t>(whole())};
  if (std::holds_alternative<Month>(like)) return Month{static_cast<std::int32_t>(whole())};
  if (std::holds_alternative<MonthSpan>(like)) return MonthSpan{whole()};
  if (std::holds_alternative<DaySpan>(like)) return DaySpan{whole()};
  return position;
}

std::optional<Rational> grain_of(const Type& type) {
  if (!type.is_number()) return Rational(1);
  return type.scale ? Rational::from_decimal(1, *type.scale) : std::nullopt;
}

std::vector<Rational> representatives(const std::vector<Rational>& thresholds,
                                      const std::optional<Rational>& grain) {
  if (thresholds.empty()) return {Rational(0)};
  const Rational step = grain.value_or(Rational(1));
  std::vector<Rational> points;
  const auto push = [&](const std::optional<Rational>& point) {
    if (point) points.push_back(*point);
  };
  push(subtract(thresholds.front(), step));
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    push(thresholds[i]);
    const bool is_last = i + 1 == thresholds.size();
    const auto next = add(thresholds[i], step);
    if (is_last || (grain && next && *next < thresholds[i + 1])) push(next);
    if (is_last || grain) continue;
    const auto sum = add(thresholds[i], thresholds[i + 1]);
    if (sum) push(divide(*sum, 2));
  }
  return points;
}

}  // namespace guiju::checked
