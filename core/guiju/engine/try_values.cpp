#include "guiju/engine/try_values.hpp"

#include <algorithm>

#include "guiju/checked/literal.hpp"

namespace guiju {
namespace {

using namespace checked;

/// Constants of a pack that are looked at; those of the first rules stand for more.
constexpr std::size_t constants_max = 400;
/// A day of no meaning, where no date is known.
constexpr std::int32_t some_day = 16'800;
constexpr std::size_t years_around = 3;
constexpr std::int32_t days_in_year = 365;

/// Decimals that cells of a number column are tried with.
int places_of(const Type& type) {
  constexpr int places_of_rates = 4;
  constexpr int places_of_decimals = 2;
  if (type.scale) return std::min(*type.scale, places_of_rates);
  return type.form == NumberForm::Rate ? places_of_rates : places_of_decimals;
}

Month month_of(Date day) {
  const CivilDay parts = civil(day);
  return make_month(parts.year, parts.month).value_or(Month{});
}

}  // namespace

std::uint64_t Chance::next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
  return mixed ^ (mixed >> 31U);
}

TryValues::TryValues(const CheckedPack& pack, std::optional<Date> as_of) : pack_(pack) {
  day_.days = as_of ? as_of->days : some_day;
  for (const Parameter& parameter : pack.parameters)
    for (const Parameter::Version& version : parameter.versions)
      collect(parameter.type, version.value);
  for (const Expr& expr : pack.exprs)
    if (expr.op == Op::Constant) collect(expr.type, expr.value);
}

void TryValues::collect(const Type& type, const Value& value) {
  if (constants_.size() >= constants_max || type.kind == TypeKind::Bool ||
      type.kind == TypeKind::Enum)
    return;
  for (std::size_t i = 0; i < constants_.size(); ++i)
    if (constants_[i] == value && kinds_[i] == type.kind && dimensions_[i] == type.dimension)
      return;
  kinds_.push_back(type.kind);
  dimensions_.push_back(type.dimension);
  constants_.push_back(value);
}

std::optional<Value> TryValues::of_input(ColumnId column, Chance& chance) {
  constexpr std::size_t tries = 4;
  constexpr std::size_t edges_percent = 70;
  const std::vector<Value>& edges = edges_of(column);
  for (std::size_t i = 0; i < tries; ++i) {
    const bool is_edge = !edges.empty() && chance.in_hundred(edges_percent);
    Value value = is_edge ? edges[chance.below(edges.size())] : random(column, chance);
    if (!std::holds_alternative<NotApplicable>(value) && is_allowed(column, value)) return value;
  }
  return edges.empty() ? std::nullopt : std::optional(edges[chance.below(edges.size())]);
}

std::optional<Value> TryValues::beside(ColumnId column, const Rational& other, Chance& chance) {
  if (rates_.empty()) {
    rates_.emplace_back(1);
    for (std::size_t i = 0; i < constants_.size(); ++i) {
      const auto* number = std::get_if<Rational>(&constants_[i]);
      const bool is_rate = number != nullptr && kinds_[i] == TypeKind::Number &&
                           dimensions_[i].is_none() && number->sign() > 0;
      if (is_rate && *number != Rational(1)) rates_.push_back(*number);
    }
  }
  const Rational step = *Rational::from_decimal(1, places_of(pack_.at(column).type));
  Rational factor = rates_[chance.below(rates_.size())];
  if (chance.in_hundred(50)) factor = divide(Rational(1), factor).value_or(factor);
  const auto product = multiply(other, factor);
  const auto cut = product ? round_to(*product, step, RoundingMode::Floor) : std::nullopt;
  if (!cut) return std::nullopt;
  Value value = *cut;
  const std::size_t off = chance.below(4);
  if (off < 2)
    if (const auto moved = add(*cut, off == 0 ? step : negate(step))) value = *moved;
  return is_allowed(column, value) ? std::optional(value) : std::nullopt;
}

std::optional<Value> TryValues::of_key(ColumnId column, std::size_t n) const {
  const Type& type = pack_.at(column).type;
  const auto number = static_cast<std::int64_t>(n) + 1;
  switch (type.kind) {
    case TypeKind::Text: return std::to_string(number);
    case TypeKind::Number: return Rational(number);
    case TypeKind::Date: return Date{day_.days + static_cast<std::int32_t>(n)};
    case TypeKind::Month: return Month{month_of(day_).months + static_cast<std::int32_t>(n)};
    case TypeKind::Enum:
      if (n >= pack_.at(type.enumeration).words.size()) return std::nullopt;
      return EnumWord{type.enumeration, static_cast<std::uint32_t>(n)};
    case TypeKind::Bool: return n < 2 ? std::optional<Value>(n == 0) : std::nullopt;
    case TypeKind::MonthSpan: return MonthSpan{number};
    case TypeKind::DaySpan: return DaySpan{number};
    default: return std::nullopt;
  }
}

/// All but numbers and days has no edges: any value is as good as another.
const std::vector<Value>& TryValues::edges_of(ColumnId column) {
  const auto [place, is_new] = edges_.try_emplace(column);
  std::vector<Value>& edges = place->second;
  if (!is_new) return edges;
  const Type& type = pack_.at(column).type;
  if (type.is_number()) add_number_edges(column, edges);
  if (type.kind == TypeKind::Date || type.kind == TypeKind::Month) add_day_edges(type, edges);
  for (std::size_t i = 0; i < constants_.size(); ++i) {
    const bool is_plain = type.kind == TypeKind::Text || type.kind == TypeKind::MonthSpan ||
                          type.kind == TypeKind::DaySpan;
    if (is_plain && kinds_[i] == type.kind) edges.push_back(constants_[i]);
  }
  std::vector<Value> kept;
  for (const Value& value : edges)
    if (is_allowed(column, value) && std::find(kept.begin(), kept.end(), value) == kept.end())
      kept.push_back(value);
  edges = std::move(kept);
  return edges;
}

void TryValues::add_number_edges(ColumnId column, std::vector<Value>& edges) const {
  const Column& declared = pack_.at(column);
  const int places = places_of(declared.type);
  const Rational step = *Rational::from_decimal(1, places);
  auto around = [&](const Rational& value) {
    const auto below = round_to(value, step, RoundingMode::Floor);
    if (!below) return;
    edges.emplace_back(*below);
    for (const Rational& by : {step, negate(step)})
      if (const auto beside = add(*below, by)) edges.emplace_back(*beside);
  };
  around(0);
  for (const ExprId end : {declared.low, declared.high})
    if (end) around(std::get<Rational>(pack_.at(end).value));
  for (const std::int64_t plain : {1, 2, 3, 10, 100, 10'000}) edges.emplace_back(Rational(plain));
  for (std::size_t i = 0; i < constants_.size(); ++i) {
    const auto* number = std::get_if<Rational>(&constants_[i]);
    if (number == nullptr || kinds_[i] != TypeKind::Number) continue;
    if (dimensions_[i] == declared.type.dimension) around(*number);
    // A rate is met by amounts in its proportion: 98 of 100.
    if (!dimensions_[i].is_none() || declared.type.form == NumberForm::Rate) continue;
    for (const std::int64_t whole : {100, 10'000})
      if (const auto part = multiply(*number, Rational(whole))) around(*part);
  }
}

void TryValues::add_day_edges(const Type& type, std::vector<Value>& edges) const {
  std::vector<Date> days{day_};
  std::vector<Month> months{month_of(day_)};
  for (const Value& constant : constants_) {
    if (const auto* day = std::get_if<Date>(&constant)) days.push_back(*day);
    if (const auto* month = std::get_if<Month>(&constant)) months.push_back(*month);
    // Terms are met from the day around which things are tried.
    if (const auto* span = std::get_if<DaySpan>(&constant))
      for (const std::int64_t by : {span->days, -span->days})
        days.push_back({day_.days + static_cast<std::int32_t>(by)});
    if (const auto* span = std::get_if<MonthSpan>(&constant))
      for (const std::int64_t by : {span->months, -span->months})
        months.push_back({month_of(day_).months + static_cast<std::int32_t>(by)});
  }
  for (const std::int32_t by : {-1, 0, 1}) {
    if (type.kind == TypeKind::Date)
      for (const Date day : days) edges.emplace_back(Date{day.days + by});
    else
      for (const Month month : months) edges.emplace_back(Month{month.months + by});
  }
}

Value TryValues::random(ColumnId column, Chance& chance) const {
  const Type& type = pack_.at(column).type;
  switch (type.kind) {
    case TypeKind::Bool: return chance.in_hundred(50);
    case TypeKind::Number: {
      constexpr int magnitudes = 6;
      std::size_t range = 10;
      for (std::size_t i = chance.below(magnitudes); i > 0; --i) range *= 10;
      const auto coefficient = static_cast<std::int64_t>(chance.below(range));
      const int places =
          static_cast<int>(chance.below(static_cast<std::size_t>(places_of(type)) + 1));
      return *Rational::from_decimal(coefficient, places);
    }
    case TypeKind::Date: {
      constexpr std::size_t days = 2 * years_around * days_in_year;
      return Date{day_.days - static_cast<std::int32_t>(days / 2) +
                  static_cast<std::int32_t>(chance.below(days))};
    }
    case TypeKind::Month: {
      constexpr std::size_t months = 2 * years_around * 12;
      return Month{month_of(day_).months - static_cast<std::int32_t>(months / 2) +
                   static_cast<std::int32_t>(chance.below(months))};
    }
    case TypeKind::MonthSpan: return MonthSpan{static_cast<std::int64_t>(chance.below(40))};
    case TypeKind::DaySpan: return DaySpan{static_cast<std::int64_t>(chance.below(400))};
    case TypeKind::Text: return std::string(1, static_cast<char>('A' + chance.below(4)));
    case TypeKind::Enum: {
      const std::size_t words = pack_.at(type.enumeration).words.size();
      return EnumWord{type.enumeration, static_cast<std::uint32_t>(chance.below(words))};
    }
    default: return NotApplicable{};
  }
}

bool TryValues::is_allowed(ColumnId column, const Value& value) const {
  const Column& declared = pack_.at(column);
  if (declared.low && is_less(value, pack_.at(declared.low).value)) return false;
  return !declared.high || !is_less(pack_.at(declared.high).value, value);
}

}  // namespace guiju
