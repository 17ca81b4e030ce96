#include "guiju/explain/show_value.hpp"

#include "guiju/base/decimal_text.hpp"
#include "guiju/checked/type_text.hpp"

namespace guiju::explain {
namespace {

using checked::CheckedPack;
using checked::Type;
using checked::Value;

/// Decimals of what stands after ≈.
constexpr int money_places = 2;
constexpr int percent_places = 2;
constexpr int number_places = 4;
constexpr int places_max = 18;

bool is_rate(const Type& type) {
  return type.form == checked::NumberForm::Rate && type.dimension.is_none();
}

/// With more places than asked where fewer would make it zero.
std::string about(const Rational& value, int places) {
  const std::string zero = format_rounded(Rational{0}, places, RoundingMode::HalfAwayFromZero);
  std::string text = format_rounded(value, places, RoundingMode::HalfAwayFromZero);
  if (text != zero) return text;
  for (int more = places + 1; more <= places_max; ++more) {
    text = format_rounded(value, more, RoundingMode::HalfAwayFromZero);
    if (text.find_first_of("123456789") != std::string::npos) return text;
  }
  return text;
}

struct BareText {
  const CheckedPack& pack;
  const Type& type;

  std::string operator()(bool value) const { return value ? "是" : "否"; }
  std::string operator()(const Rational& value) const { return show_number(type, value); }
  std::string operator()(Date value) const { return to_string(value); }
  std::string operator()(Month value) const { return to_string(value); }
  std::string operator()(checked::MonthSpan value) const {
    return std::to_string(value.months) + "个月";
  }
  std::string operator()(checked::DaySpan value) const { return std::to_string(value.days) + "天"; }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(checked::EnumWord value) const {
    return pack.at(value.enumeration).words[value.index];
  }
  std::string operator()(const checked::TextList& value) const {
    std::string text;
    for (const std::string& item : value.items) text += (text.empty() ? "" : "；") + item;
    return text;
  }
  std::string operator()(const checked::RatioParts& value) const {
    std::string text;
    for (const Rational& part : value.parts)
      text += (text.empty() ? "" : ":") + format_shortest(part);
    return text;
  }
  std::string operator()(RoundingMode value) const {
    return std::string(rounding_mode_names[static_cast<std::size_t>(value)].zh);
  }
  std::string operator()(checked::NotApplicable) const { return "不适用"; }
};

std::string with_sign(std::int64_t difference, std::string_view unit) {
  return (difference > 0 ? "+" : "") + std::to_string(difference) + std::string(unit);
}

}  // namespace

std::string show_number(const Type& type, const Rational& value) {
  if (is_rate(type)) {
    const auto percent = multiply(value, Rational{100});
    if (!percent) return to_string(value);
    if (decimal_places(*percent)) return format_shortest(*percent) + "%";
    return to_string(value) + " ≈ " + about(*percent, percent_places) + "%";
  }
  if (type.is_money()) {
    if (const auto exact = format_exact(value, money_places)) return *exact;
  }
  if (decimal_places(value)) return format_shortest(value);
  return to_string(value) + " ≈ " + about(value, type.is_money() ? money_places : number_places);
}

std::string unit_of(const CheckedPack& pack, const Type& type) {
  return type.is_number() ? dimension_text(pack, type.dimension) : std::string{};
}

std::string show_bare(const CheckedPack& pack, const Type& type, const Value& value) {
  return std::visit(BareText{pack, type}, value);
}

std::string show_value(const CheckedPack& pack, const Type& type, const Value& value) {
  const bool is_none = std::holds_alternative<checked::NotApplicable>(value);
  return show_bare(pack, type, value) + (is_none ? std::string{} : unit_of(pack, type));
}

std::string show_distance(const CheckedPack& pack, const Type& type, const Value& left,
                          const Value& right) {
  if (left.index() != right.index()) return {};
  if (const auto* number = std::get_if<Rational>(&left)) {
    const auto difference = subtract(*number, std::get<Rational>(right));
    if (!difference) return {};
    return (difference->sign() > 0 ? "+" : "") + show_number(type, *difference) +
           unit_of(pack, type);
  }
  if (const auto* date = std::get_if<Date>(&left))
    return with_sign(std::int64_t{date->days} - std::get<Date>(right).days, "天");
  if (const auto* month = std::get_if<Month>(&left))
    return with_sign(std::int64_t{month->months} - std::get<Month>(right).months, "个月");
  if (const auto* span = std::get_if<checked::MonthSpan>(&left))
    return with_sign(span->months - std::get<checked::MonthSpan>(right).months, "个月");
  if (const auto* span = std::get_if<checked::DaySpan>(&left))
    return with_sign(span->days - std::get<checked::DaySpan>(right).days, "天");
  return {};
}

}  // namespace guiju::explain
