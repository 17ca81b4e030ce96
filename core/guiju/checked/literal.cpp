#include "guiju/checked/literal.hpp"

#include <algorithm>
#include <utility>

#include "guiju/checked/context.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/unit_names.hpp"
#include "guiju/syntax/meant_words.hpp"

namespace guiju::checked {
namespace {

Rational in_yuan(std::int64_t fen) { return *Rational::from_decimal(fen, 2); }

/// One unit without a fraction bar: 户, 元, 万元, 个.
std::optional<UnitValue> read_simple_unit(const CheckedPack& pack, std::string_view name) {
  if (name == unit_names::each) return UnitValue{};
  for (const unit_names::MoneyUnit& unit : unit_names::money)
    if (unit.name == name) return UnitValue{in_yuan(unit.fen), money_dimension()};
  for (std::size_t i = 1; i < pack.units.size(); ++i)
    if (pack.units[i].name == name || (!name.empty() && pack.units[i].alias == name))
      return UnitValue{pack.units[i].factor, pack.units[i].dimension};
  return std::nullopt;
}

std::optional<UnitValue> read_multiple_unit(const CheckedPack& pack, std::string_view name) {
  if (auto simple = read_simple_unit(pack, name)) return simple;
  for (const unit_names::Multiple& multiple : unit_names::multiples) {
    if (!name.starts_with(multiple.prefix)) continue;
    auto unit = read_simple_unit(pack, name.substr(multiple.prefix.size()));
    if (!unit) continue;
    unit->factor = *multiply(unit->factor, multiple.factor);
    return unit;
  }
  return std::nullopt;
}

TypedValue number_value(const syntax::Literal& literal) {
  const bool is_plain = literal.form == syntax::RateForm::Plain;
  const auto scale = decimal_places(literal.value);
  const NumberForm form = !is_plain                    ? NumberForm::Rate
                          : literal.value.is_integer() ? NumberForm::Integer
                                                       : NumberForm::Decimal;
  return {number_type(form, {}, scale), literal.value};
}

std::optional<TypedValue> quantity_value(const CheckedPack& pack, const syntax::Literal& literal,
                                         Span span, DiagnosticSink& sink) {
  const UnitReading reading = read_unit(pack, literal.unit);
  if (!reading.unit) {
    Problem problem(diagnostics::unknown_unit, span);
    problem.with("name", reading.unknown);
    if (const auto* meant = syntax::find_meant(reading.unknown, {syntax::WordGroup::Operator}))
      problem.help(filled(phrases::help_nearest, {{"name", std::string(meant->spelling.zh)}}));
    if (const auto range = syntax::find_meant_range("1" + reading.unknown))
      problem.help(filled(phrases::help_bound_before, {{"sign", range->substr(0, 2)}}));
    sink.report(problem.take());
    return std::nullopt;
  }
  const auto value = multiply(literal.value, reading.unit->factor);
  if (!value) return std::nullopt;
  const Dimension& dimension = reading.unit->dimension;
  const NumberForm form = dimension == money_dimension() ? NumberForm::Money
                          : value->is_integer()          ? NumberForm::Integer
                                                         : NumberForm::Decimal;
  return TypedValue{number_type(form, dimension, decimal_places(*value)), *value};
}

std::int64_t whole(const Rational& value) { return static_cast<std::int64_t>(floor(value)); }

}  // namespace

Type simple_type(TypeKind kind) {
  Type type;
  type.kind = kind;
  return type;
}

Type number_type(NumberForm form, Dimension dimension, std::optional<int> scale) {
  Type type;
  type.kind = TypeKind::Number;
  type.form = form;
  type.dimension = std::move(dimension);
  type.scale = scale;
  return type;
}

Type enum_type(EnumId enumeration) {
  Type type;
  type.kind = TypeKind::Enum;
  type.enumeration = enumeration;
  return type;
}

UnitReading read_unit(const CheckedPack& pack, std::string_view text) {
  UnitValue result;
  bool is_first = true;
  while (true) {
    const std::size_t bar = text.find('/');
    const std::string_view name = text.substr(0, bar);
    const auto unit = read_multiple_unit(pack, name);
    if (!unit) return {std::nullopt, std::string(name)};
    const auto factor =
        is_first ? multiply(result.factor, unit->factor) : divide(result.factor, unit->factor);
    if (!factor) return {std::nullopt, std::string(name)};
    result.factor = *factor;
    result.dimension = is_first ? multiply(result.dimension, unit->dimension)
                                : divide(result.dimension, unit->dimension);
    is_first = false;
    if (bar == std::string_view::npos) return {result, {}};
    text.remove_prefix(bar + 1);
  }
}

std::optional<TypedValue> literal_value(const CheckedPack& pack, const syntax::Literal& literal,
                                        Span span, DiagnosticSink& sink) {
  using syntax::LiteralKind;
  switch (literal.kind) {
    case LiteralKind::Number: return number_value(literal);
    case LiteralKind::Money:
      return TypedValue{
          number_type(NumberForm::Money, money_dimension(), decimal_places(literal.value)),
          literal.value};
    case LiteralKind::Quantity: return quantity_value(pack, literal, span, sink);
    case LiteralKind::Months:
      return TypedValue{simple_type(TypeKind::MonthSpan), MonthSpan{whole(literal.value)}};
    case LiteralKind::Days:
      return TypedValue{simple_type(TypeKind::DaySpan), DaySpan{whole(literal.value)}};
    case LiteralKind::Date: return TypedValue{simple_type(TypeKind::Date), literal.date};
    case LiteralKind::Month: return TypedValue{simple_type(TypeKind::Month), literal.month};
    case LiteralKind::Text: return TypedValue{simple_type(TypeKind::Text), literal.text};
    case LiteralKind::Ratio:
      return TypedValue{simple_type(TypeKind::RatioList), RatioParts{literal.parts}};
  }
  return std::nullopt;
}

bool is_less(const Value& value, const Value& other) {
  if (value.index() != other.index()) return false;
  if (const auto* number = std::get_if<Rational>(&value))
    return *number < std::get<Rational>(other);
  if (const auto* date = std::get_if<Date>(&value)) return *date < std::get<Date>(other);
  if (const auto* month = std::get_if<Month>(&value)) return *month < std::get<Month>(other);
  if (const auto* span = std::get_if<MonthSpan>(&value))
    return span->months < std::get<MonthSpan>(other).months;
  if (const auto* span = std::get_if<DaySpan>(&value))
    return span->days < std::get<DaySpan>(other).days;
  if (const auto* text = std::get_if<std::string>(&value))
    return *text < std::get<std::string>(other);
  // Of an ordered enum the first word is the best.
  if (const auto* word = std::get_if<EnumWord>(&value))
    return word->index > std::get<EnumWord>(other).index;
  return false;
}

bool is_within(const Value& value, const std::optional<Value>& low,
               const std::optional<Value>& high) {
  const bool is_turned =
      std::holds_alternative<EnumWord>(value) && low && high && is_less(*high, *low);
  const std::optional<Value>& least = is_turned ? high : low;
  const std::optional<Value>& greatest = is_turned ? low : high;
  return !(least && is_less(value, *least)) && !(greatest && is_less(*greatest, value));
}

}  // namespace guiju::checked
