#include "guiju/checked/type_text.hpp"

#include "guiju/base/decimal_text.hpp"

namespace guiju::checked {
namespace {

void append_power(std::string& text, const CheckedPack& pack, UnitId unit, int exponent) {
  text += pack.units[unit.index()].name;
  if (exponent != 1) text += "^" + std::to_string(exponent);
}

BilingualText number_text(const CheckedPack& pack, const Type& type) {
  if (type.dimension == money_dimension()) return {"金额", "money"};
  if (!type.dimension.is_none()) {
    const std::string unit = dimension_text(pack, type.dimension);
    return {"以 " + unit + " 计的数", "a number in " + unit};
  }
  switch (type.form) {
    case NumberForm::Integer: return {"整数", "an integer"};
    case NumberForm::Rate: return {"比率", "a rate"};
    case NumberForm::Decimal: return {"小数", "a decimal"};
    case NumberForm::Money: break;
  }
  return {"数", "a number"};
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
    case TypeKind::Bool: return {"判断（是否）", "a truth"};
    case TypeKind::Number: return number_text(pack, type);
    case TypeKind::Date: return {"日期", "a date"};
    case TypeKind::Month: return {"月份", "a month"};
    case TypeKind::MonthSpan: return {"以月计的期限", "a duration of months"};
    case TypeKind::DaySpan: return {"以天计的期限", "a duration of days"};
    case TypeKind::Text: return {"文本", "a text"};
    case TypeKind::Enum: {
      const std::string& name = pack.at(type.enumeration).name;
      return {"枚举 `" + name + "`", "a word of enum `" + name + "`"};
    }
    case TypeKind::List: return {"列表", "a list"};
    case TypeKind::RatioList: return {"比例", "a ratio list"};
    case TypeKind::RoundingMode: return {"舍入", "a rounding mode"};
    case TypeKind::Error: break;
  }
  return {"未知", "unknown"};
}

BilingualText value_text(const CheckedPack& pack, const Type& type, const Value& value) {
  const auto same = [](std::string text) { return BilingualText{text, text}; };
  if (const auto* truth = std::get_if<bool>(&value))
    return *truth ? BilingualText{"是", "yes"} : BilingualText{"否", "no"};
  if (const auto* number = std::get_if<Rational>(&value))
    return same(number_value_text(pack, type, *number));
  if (const auto* date = std::get_if<Date>(&value)) return same(to_string(*date));
  if (const auto* month = std::get_if<Month>(&value)) return same(to_string(*month));
  if (const auto* span = std::get_if<MonthSpan>(&value))
    return same(std::to_string(span->months) + "个月");
  if (const auto* span = std::get_if<DaySpan>(&value))
    return same(std::to_string(span->days) + "天");
  if (const auto* text = std::get_if<std::string>(&value)) return same("\"" + *text + "\"");
  if (const auto* word = std::get_if<EnumWord>(&value))
    return same(pack.at(word->enumeration).words[word->index]);
  if (const auto* list = std::get_if<TextList>(&value)) return same(joined(list->items));
  if (const auto* ratio = std::get_if<RatioParts>(&value)) return same(ratio_text(*ratio));
  if (const auto* mode = std::get_if<RoundingMode>(&value)) {
    for (const RoundingModeName& entry : rounding_mode_names)
      if (entry.mode == *mode) return {std::string(entry.zh), std::string(entry.en)};
  }
  return {"不适用", "none"};
}

}  // namespace guiju::checked
