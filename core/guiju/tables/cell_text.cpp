#include "guiju/base/decimal_text.hpp"
#include "guiju/base/rounding.hpp"
#include "guiju/tables/cell.hpp"

namespace guiju::tables {
namespace {

using checked::TypeKind;
using eval::Form;

constexpr int places_quick_max = 18;

/// 10^places, for places up to 18.
Int128 power_of_ten(int places) {
  Int128 power = 1;
  for (int i = 0; i < places; ++i) power *= 10;
  return power;
}

std::optional<std::int64_t> narrow(Int128 value) {
  const auto result = static_cast<std::int64_t>(value);
  return result == value ? std::optional(result) : std::nullopt;
}

/// The value x 10^places as a whole number, rounded where the cell is; nullopt where it is none or
/// takes the long way.
std::optional<std::int64_t> scaled(const eval::Column& values, std::size_t row, int places,
                                   const checked::CellFormat& format) {
  if (places > places_quick_max) return std::nullopt;
  if (values.form == Form::Ratio && format.is_rounded)
    return narrow(round_quotient(values.numbers[row] * power_of_ten(places), values.divisors[row],
                                 format.mode));
  if (values.form != Form::Fixed || values.scale > places_quick_max) return std::nullopt;
  const Int128 coefficient = values.numbers[row];
  if (values.scale <= places) return narrow(coefficient * power_of_ten(places - values.scale));
  const Int128 divisor = power_of_ten(values.scale - places);
  if (format.is_rounded) return narrow(round_quotient(coefficient, divisor, format.mode));
  return coefficient % divisor == 0 ? narrow(coefficient / divisor) : std::nullopt;
}

/// `value` with the places of its column; more of them rather than a wrong cell.
std::string number_text(const Rational& value, const checked::CellFormat& format, int places) {
  if (format.is_rounded) return format_rounded(value, places, format.mode);
  if (const auto exact = format_exact(value, places)) return *exact;
  return format_shortest(value);
}

/// The value in the unit of its cell, rounded to a step that is no place of a decimal.
std::optional<Rational> in_cell(const checked::Column& column, const checked::CellFormat& format,
                                const Rational& value) {
  std::optional<Rational> shown = value;
  if (!format.step.is_zero()) shown = round_to(value, format.step, format.mode);
  return shown ? divide(*shown, column.cell_unit) : std::nullopt;
}

void append_number(std::string& out, const checked::Column& column,
                   const checked::CellFormat& format, const eval::Column& values, std::size_t row) {
  const bool is_rate = column.type.form == checked::NumberForm::Rate;
  const bool is_plain = format.step.is_zero() && column.cell_unit == Rational{1};
  const bool is_exact_money = column.type.is_money() && is_plain && !format.is_rounded;
  const int places = is_exact_money ? 2 : format.places;
  // A percentage to n places has the digits of the rate to n + 2.
  const auto digits =
      is_plain ? scaled(values, row, is_rate ? places + 2 : places, format) : std::nullopt;
  if (digits) {
    append_fixed(out, *digits, places);
  } else {
    const Rational value = in_cell(column, format, values.number(row)).value_or(values.number(row));
    const auto percent = is_rate ? multiply(value, Rational(100)) : value;
    // Too great to be a percentage: rather the ratio itself than nothing.
    if (!percent) {
      out += to_string(value);
      return;
    }
    out += number_text(*percent, format, places);
  }
  if (is_rate) out += '%';
}

/// The mode of showing may be a parameter, which is asked at the as-of date.
checked::CellFormat format_of(const checked::CheckedPack& pack, const checked::Column& column,
                              const eval::RunOptions* options) {
  checked::CellFormat format = column.format;
  if (!format.mode_parameter || options == nullptr) return format;
  const auto set = options->set.find(format.mode_parameter);
  const auto* version = find_version(pack.at(format.mode_parameter), options->as_of);
  if (set != options->set.end())
    format.mode = std::get<RoundingMode>(set->second);
  else if (version != nullptr)
    format.mode = std::get<RoundingMode>(version->value);
  return format;
}

}  // namespace

void append_cell(std::string& out, const checked::CheckedPack& pack, checked::ColumnId column,
                 const eval::Column& values, std::size_t row, const eval::Pools& pools,
                 const eval::RunOptions* options) {
  const checked::Column& declared = pack.at(column);
  const auto code = [&] { return values.codes[row]; };
  switch (declared.type.kind) {
    case TypeKind::Bool: out += values.truth(row) ? "是" : "否"; return;
    case TypeKind::Number:
      append_number(out, declared, format_of(pack, declared, options), values, row);
      return;
    case TypeKind::Date: out += to_string(Date{code()}); return;
    case TypeKind::Month: out += to_string(Month{code()}); return;
    case TypeKind::MonthSpan: out += std::to_string(code()) + "个月"; return;
    case TypeKind::DaySpan: out += std::to_string(code()) + "天"; return;
    case TypeKind::Text: out += pools.texts.at(code()); return;
    case TypeKind::Enum:
      out += pack.at(declared.type.enumeration).words[static_cast<std::size_t>(code())];
      return;
    case TypeKind::List: {
      bool is_first = true;
      for (const std::int32_t item : pools.lists.at(code())) {
        if (!is_first) out += "；";
        out += pools.texts.at(item);
        is_first = false;
      }
      return;
    }
    case TypeKind::RoundingMode:
      out += rounding_mode_names[static_cast<std::size_t>(code())].zh;
      return;
    case TypeKind::RatioList:
    case TypeKind::Error: return;
  }
}

}  // namespace guiju::tables
