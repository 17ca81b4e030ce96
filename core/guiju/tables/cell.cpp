#include "guiju/tables/cell.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "guiju/base/decimal_text.hpp"
#include "guiju/base/rounding.hpp"
#include "guiju/base/utf8.hpp"
#include "guiju/tables/key.hpp"

namespace guiju::tables {
namespace {

using checked::TypeKind;
using eval::FaultCode;
using eval::Form;

constexpr std::string_view yes_word = "是";
constexpr std::string_view no_word = "否";

int first_scale(const checked::Type& type) { return type.is_money() ? 2 : 0; }

/// The bound of a date or month; `otherwise` where there is none.
std::int32_t bound(const checked::CheckedPack& pack, checked::ExprId id, std::int32_t otherwise) {
  if (!id) return otherwise;
  const checked::Value& value = pack.at(id).value;
  if (const auto* date = std::get_if<Date>(&value)) return date->days;
  if (const auto* month = std::get_if<Month>(&value)) return month->months;
  return otherwise;
}

/// 2016-03-01 in ASCII; nullopt also where another spelling may do.
std::optional<Date> read_plain_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int number = 0;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return make_date(number / 10'000, number / 100 % 100, number % 100);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::optional<bool> read_truth(std::string_view text) {
  if (text == yes_word) return true;
  if (text == no_word) return false;
  const std::string word = lower_ascii(fold_cell(text));
  if (word == "yes" || word == "true") return true;
  if (word == "no" || word == "false") return false;
  return std::nullopt;
}

}  // namespace

CellReader::CellReader(const checked::CheckedPack& pack, checked::ColumnId column, bool is_key,
                       eval::Pools& pools)
    : pack_(pack),
      id_(column),
      type_(pack.at(column).type),
      is_key_(is_key),
      pools_(pools),
      builder_(eval::form_of(type_), first_scale(type_)),
      low_(bound(pack, pack.at(column).low, std::numeric_limits<std::int32_t>::min())),
      high_(bound(pack, pack.at(column).high, std::numeric_limits<std::int32_t>::max())) {
  if (type_.is_number()) numbers_ = NumberReader(pack, pack.at(column));
}

void CellReader::restart() {
  builder_ = eval::ColumnBuilder(eval::form_of(type_), first_scale(type_));
  last_code_.reset();
}

CellState CellReader::append(std::string_view cell) {
  // Most cells of a county's tables are these two.
  if (type_.kind == TypeKind::Bool && !is_key_) {
    if (cell == yes_word) return append_truth(true);
    if (cell == no_word) return append_truth(false);
  }
  cell = trim_cell(cell);
  if (cell.empty()) return append_missing();
  if (is_key_) return append_key(cell);
  switch (type_.kind) {
    case TypeKind::Bool: return append_truth_text(cell);
    case TypeKind::Number: return append_number_cell(numbers_.read(cell));
    case TypeKind::Date:
    case TypeKind::Month: return append_date_text(cell);
    case TypeKind::Enum: return append_enum_text(cell);
    case TypeKind::Text: return append_code(pools_.texts.intern(cell));
    case TypeKind::MonthSpan:
    case TypeKind::DaySpan: return append_span_text(cell);
    case TypeKind::List: return append_list_text(cell);
    case TypeKind::RoundingMode: {
      const auto mode = find_rounding_mode(fold_cell(cell));
      if (mode) return append_code(static_cast<std::int32_t>(*mode));
      break;
    }
    case TypeKind::RatioList:
    case TypeKind::Error: break;
  }
  return fail(FaultCode::UnreadableCell);
}

CellState CellReader::append_missing() {
  if (!has_missing_) {
    missing_ = pools_.whys.missing(id_);
    has_missing_ = true;
  }
  builder_.append_open(missing_);
  return is_key_ ? CellState::KeyEmpty : CellState::Missing;
}

CellState CellReader::append_key(std::string_view cell) {
  std::string folded;
  std::string_view key = cell;
  if (!is_ascii(cell)) {
    folded = key_text(cell);
    key = folded;
  }
  switch (type_.kind) {
    case TypeKind::Number: return append_number_cell(numbers_.read(key));
    case TypeKind::Bool: return append_truth_text(key);
    case TypeKind::Date:
    case TypeKind::Month: return append_date_text(key);
    case TypeKind::Enum: return append_enum_text(key);
    default: break;
  }
  if (spoilt_key_reason(key)) return append_rounded_key();
  return append_code(pools_.texts.intern(key));
}

CellState CellReader::append_rounded_key() {
  builder_.append_open(pools_.whys.fault({FaultCode::SpoiltNumber, id_, {}}));
  return CellState::KeySpoilt;
}

CellState CellReader::append_truth_text(std::string_view cell) {
  const auto value = read_truth(cell);
  return value ? append_truth(*value) : fail(FaultCode::UnreadableCell);
}

CellState CellReader::append_number_cell(const NumberCell& cell) {
  switch (cell.kind) {
    case NumberCell::Kind::Fixed:
      builder_.append_fixed(cell.coefficient, cell.scale);
      return CellState::Read;
    case NumberCell::Kind::Wide: builder_.append_number(cell.value); return CellState::Read;
    case NumberCell::Kind::Fault: break;
  }
  return fail(cell.fault);
}

CellState CellReader::append_date_text(std::string_view cell) {
  if (last_code_ && cell == last_text_) return append_code(*last_code_);
  CellState state;
  std::int32_t code;
  if (type_.kind == TypeKind::Month) {
    const auto month = parse_month(fold_cell(cell));
    if (!month) return fail(FaultCode::UnreadableCell);
    state = append_month(*month);
    code = month->months;
  } else {
    auto date = read_plain_date(cell);
    if (!date) date = parse_date(fold_cell(cell));
    if (!date) return fail(FaultCode::UnreadableCell);
    state = append_date(*date);
    code = date->days;
  }
  if (state == CellState::Read) remember(cell, code);
  return state;
}

CellState CellReader::append_enum_text(std::string_view cell) {
  if (last_code_ && cell == last_text_) return append_code(*last_code_);
  const std::vector<std::string>& words = pack_.at(type_.enumeration).words;
  auto find = [&](std::string_view text) {
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == text) return static_cast<std::int32_t>(i);
    return -1;
  };
  std::int32_t code = find(cell);
  if (code < 0) code = find(fold_cell(cell));
  if (code < 0) return fail(FaultCode::UnreadableCell);
  remember(cell, code);
  return append_code(code);
}

void CellReader::remember(std::string_view cell, std::int32_t code) {
  last_text_ = cell;
  last_code_ = code;
}

CellState CellReader::append_span_text(std::string_view cell) {
  const std::string folded = fold_cell(cell);
  std::string_view text = folded;
  auto take = [&](std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text.remove_suffix(suffix.size());
    return true;
  };
  int factor = 0;
  if (type_.kind == TypeKind::DaySpan)
    factor = take("天") ? 1 : 0;
  else if (take("个月"))
    factor = 1;
  else if (take("年"))
    factor = 12;
  const auto number = factor > 0 ? parse_decimal(utf8::trim(text)) : std::nullopt;
  // Longer than the calendar, in whatever it is counted: what is written must read back.
  const Int128 limit = 1'000'000 / std::max(factor, 1);
  if (!number || number->scale != 0 || number->coefficient > limit || number->coefficient < -limit)
    return fail(FaultCode::UnreadableCell);
  return append_code(static_cast<std::int32_t>(number->coefficient) * factor);
}

/// Items stand apart by any of the marks that people set between them.
CellState CellReader::append_list_text(std::string_view cell) {
  constexpr std::array<std::string_view, 5> marks{"；", "、", "，", ";", ","};
  std::vector<std::string> items;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const std::string_view rest = cell.substr(at);
    const auto mark = std::find_if(marks.begin(), marks.end(),
                                   [&](std::string_view one) { return rest.starts_with(one); });
    if (mark == marks.end()) {
      ++at;
      continue;
    }
    items.emplace_back(cell.substr(begin, at - begin));
    at += mark->size();
    begin = at;
  }
  items.emplace_back(cell.substr(begin));
  return append_list(items);
}

CellState CellReader::append_list(const std::vector<std::string>& items) {
  if (type_.kind != TypeKind::List || is_key_) return fail(FaultCode::UnreadableCell);
  const bool has_words = !type_.enumeration.is_none();
  std::vector<std::int32_t> codes;
  for (const std::string& written : items) {
    const std::string_view item = utf8::trim(written);
    if (item.empty()) continue;
    if (has_words) {
      const std::vector<std::string>& words = pack_.at(type_.enumeration).words;
      if (std::find(words.begin(), words.end(), item) == words.end())
        return fail(FaultCode::UnreadableCell);
    }
    codes.push_back(pools_.texts.intern(item));
  }
  return append_code(pools_.lists.intern(codes));
}

CellState CellReader::append_fixed(std::int64_t coefficient, int scale) {
  if (type_.is_number()) return append_number_cell(numbers_.read_fixed(coefficient, scale));
  // In a column of another type a number is what it looks like: house number 12, day 20160301.
  std::string text;
  guiju::append_fixed(text, coefficient, scale);
  return append(text);
}

CellState CellReader::append_number(const Rational& value) {
  if (type_.is_number()) return append_number_cell(numbers_.read_value(value));
  return append(format_shortest(value));
}

CellState CellReader::append_truth(bool value) {
  if (type_.kind != TypeKind::Bool) return fail(FaultCode::UnreadableCell);
  builder_.append_truth(value);
  return CellState::Read;
}

CellState CellReader::append_date(Date value) {
  if (type_.kind == TypeKind::Month) {
    const CivilDay day = civil(value);
    return append_month(*make_month(day.year, day.month));
  }
  if (type_.kind == TypeKind::Text) return append(to_string(value));
  if (type_.kind != TypeKind::Date) return fail(FaultCode::UnreadableCell);
  if (value.days < low_ || value.days > high_) return fail(FaultCode::OutOfRange);
  return append_code(value.days);
}

CellState CellReader::append_month(Month value) {
  if (type_.kind != TypeKind::Month) return fail(FaultCode::UnreadableCell);
  if (value.months < low_ || value.months > high_) return fail(FaultCode::OutOfRange);
  return append_code(value.months);
}

CellState CellReader::append_code(std::int32_t code) {
  builder_.append_code(code);
  return CellState::Read;
}

CellState CellReader::fail(FaultCode code) {
  builder_.append_open(pools_.whys.fault({code, id_, {}}));
  return is_key_ ? CellState::KeyUnreadable : CellState::Fault;
}

Bilingual type_words(const checked::Type& type) {
  switch (type.kind) {
    case TypeKind::Bool: return {"是否", "a truth"};
    case TypeKind::Number: return {"数", "a number"};
    case TypeKind::Date: return {"日期", "a date"};
    case TypeKind::Month: return {"月份", "a month"};
    case TypeKind::Enum: return {"枚举的词", "a word of its enumeration"};
    default: return {"文本", "a text"};
  }
}

}  // namespace guiju::tables
