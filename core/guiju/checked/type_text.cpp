#include "guiju/checked/type_text.hpp"

#include "guiju/base/decimal_text.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/syntax/words.hpp"

namespace guiju::checked {
namespace {

BilingualText spelling(syntax::Word word) { return syntax::entry(word).spelling; }

void append_power(std::string& text, const CheckedPack& pack, UnitId unit, int exponent) {
  text += pack.units[unit.index()].name;
  if (exponent != 1) text += "^" + std::to_string(exponent);
}

BilingualText number_text(const CheckedPack& pack, const Type& type) {
  if (type.dimension == money_dimension()) return phrases::money;
  if (!type.dimension.is_none()) {
    const std::string unit = dimension_text(pack, type.dimension);
    return filled(phrases::number_in, {{"unit", unit}});
  }
  switch (type.form) {
    case NumberForm::Integer: return phrases::an_integer;
    case NumberForm::Rate: return phrases::a_rate;
    case NumberForm::Decimal: return phrases::a_decimal;
    case NumberForm::Money: break;
  }
  return phrases::a_number;
}

std::string joined(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) text += (text.empty() ? "" : "；") + item;
  return text;
}

std::string ratio_text(const RatioParts& ratio) {
  std::string text;
  for (const Rational& part : ratio.parts)
    text += (text.empty() ? "" : ":") + format_shortest(part);
  return text;
}

std::string number_value_text(const CheckedPack& pack, const Type& type, const Rational& value) {
  if (type.form == NumberForm::Rate && type.dimension.is_none()) {
    const auto percent = multiply(value, 100);
    if (percent) return format_shortest(*percent) + "%";
  }
  return format_shortest(value) + dimension_text(pack, type.dimension);
}

}  // namespace

BilingualText filled(Bilingual phrase, const std::vector<Argument>& arguments) {
  return {fill(phrase.zh, arguments, Language::Zh), fill(phrase.en, arguments, Language::En)};
}

std::string dimension_text(const CheckedPack& pack, const Dimension& dimension) {
  std::string text;
  for (const auto& [unit, exponent] : dimension.powers) {
    if (exponent < 0) continue;
    if (!text.empty()) text += "×";
    append_power(text, pack, unit, exponent);
  }
  if (text.empty() && !dimension.is_none()) text = "1";
  for (const auto& [unit, exponent] : dimension.powers) {
    if (exponent > 0) continue;
    text += "/";
    append_power(text, pack, unit, -exponent);
  }
  return text;
}

BilingualText type_text(const CheckedPack& pack, const Type& type) {
  switch (type.kind) {
    case TypeKind::Bool: return phrases::a_truth;
    case TypeKind::Number: return number_text(pack, type);
    case TypeKind::Date: return phrases::a_date;
    case TypeKind::Month: return phrases::a_month;
    case TypeKind::MonthSpan: return phrases::a_duration_of_months;
    case TypeKind::DaySpan: return phrases::a_duration_of_days;
    case TypeKind::Text: return phrases::a_text;
    case TypeKind::Enum:
      return filled(phrases::enum_named, {{"enum", pack.at(type.enumeration).name}});
    case TypeKind::List: return phrases::a_list;
    case TypeKind::RatioList: return phrases::a_ratio_list;
    case TypeKind::RoundingMode: return phrases::a_rounding_mode;
    case TypeKind::Error: break;
  }
  return phrases::unknown;
}

BilingualText value_text(const CheckedPack& pack, const Type& type, const Value& value) {
  const auto same = [](const std::string& text) { return BilingualText{text, text}; };
  if (const auto* truth = std::get_if<bool>(&value))
    return *truth ? spelling(syntax::Word::Reserved_Yes) : spelling(syntax::Word::Reserved_No);
  if (const auto* number = std::get_if<Rational>(&value))
    return same(number_value_text(pack, type, *number));
  if (const auto* date = std::get_if<Date>(&value)) return same(to_string(*date));
  if (const auto* month = std::get_if<Month>(&value)) return same(to_string(*month));
  if (const auto* span = std::get_if<MonthSpan>(&value))
    return filled(phrases::months, {{"count", std::to_string(span->months)}});
  if (const auto* span = std::get_if<DaySpan>(&value))
    return filled(phrases::days, {{"count", std::to_string(span->days)}});
  if (const auto* text = std::get_if<std::string>(&value)) return same("\"" + *text + "\"");
  if (const auto* word = std::get_if<EnumWord>(&value))
    return same(pack.at(word->enumeration).words[word->index]);
  if (const auto* list = std::get_if<TextList>(&value)) return same(joined(list->items));
  if (const auto* ratio = std::get_if<RatioParts>(&value)) return same(ratio_text(*ratio));
  if (const auto* mode = std::get_if<RoundingMode>(&value)) {
    for (const RoundingModeName& entry : rounding_mode_names)
      if (entry.mode == *mode) return {std::string(entry.zh), std::string(entry.en)};
  }
  return spelling(syntax::Word::Reserved_None);
}

}  // namespace guiju::checked
