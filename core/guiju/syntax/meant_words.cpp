#include "guiju/syntax/meant_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "guiju/base/date.hpp"

namespace guiju::syntax {
namespace {

struct MeantWord {
  std::string_view written;
  Word meant;
};

/// None of these is a word of the language in the place that its entry speaks of.
constexpr auto meant_words = std::to_array<MeantWord>({
    {"并且", Word::Operator_And},
    {"而且", Word::Operator_And},
    {"同时", Word::Operator_And},
    {"或者", Word::Operator_Or},
    {"不是", Word::Reserved_Not},
    {"如果", Word::Reserved_When},
    {"若", Word::Reserved_When},
    {"if", Word::Reserved_When},
    {"那么", Word::Operator_Then},
    {"其他", Word::Clause_Else},
    {"其它", Word::Clause_Else},
    {"其余", Word::Clause_Else},
    {"不然", Word::Clause_Else},
    {"else", Word::Clause_Else},
    {"今天", Word::Reserved_AsOf},
    {"今日", Word::Reserved_AsOf},
    {"当前日期", Word::Reserved_AsOf},
    {"today", Word::Reserved_AsOf},
    {"now", Word::Reserved_AsOf},
    {"空", Word::Reserved_Missing},
    {"空白", Word::Reserved_Missing},
    {"null", Word::Reserved_Missing},
    {"empty", Word::Reserved_Missing},
    {"介于", Word::Operator_In},
    {"between", Word::Operator_In},
    {"从大到小", Word::Operator_Descending},
    {"由高到低", Word::Operator_Descending},
    {"由大到小", Word::Operator_Descending},
    {"降序", Word::Operator_Descending},
    {"desc", Word::Operator_Descending},
    {"从小到大", Word::Operator_Ascending},
    {"由低到高", Word::Operator_Ascending},
    {"由小到大", Word::Operator_Ascending},
    {"升序", Word::Operator_Ascending},
    {"asc", Word::Operator_Ascending},
    {"月", Word::Operator_Months},
    {"日", Word::Operator_Days},
    {"month", Word::Operator_Months},
    {"year", Word::Operator_Years},
    {"day", Word::Operator_Days},
    {"不超过", Word::Clause_AtMost},
    {"最多", Word::Clause_AtMost},
    {"封顶", Word::Clause_AtMost},
    {"不低于", Word::Clause_AtLeast},
    {"不少于", Word::Clause_AtLeast},
    {"最少", Word::Clause_AtLeast},
    {"保底", Word::Clause_AtLeast},
    {"根据", Word::Clause_Cite},
    {"来源", Word::Clause_Cite},
    {"平均", Word::Function_Mean},
    {"平均值", Word::Function_Mean},
    {"average", Word::Function_Mean},
    {"avg", Word::Function_Mean},
    {"求和", Word::Function_Sum},
    {"总和", Word::Function_Sum},
    {"总计", Word::Function_Sum},
    {"total", Word::Function_Sum},
    {"个数", Word::Function_Count},
    {"数量", Word::Function_Count},
    {"计算个数", Word::Function_Count},
    {"min", Word::Function_Least},
    {"max", Word::Function_Greatest},
    {"包含", Word::Function_HasItem},
    {"contains", Word::Function_HasItem},
    {"年龄", Word::Function_Age},
    {"钱", Word::Type_Money},
    {"货币", Word::Type_Money},
    {"人民币", Word::Type_Money},
    {"数", Word::Type_Decimal},
    {"数字", Word::Type_Decimal},
    {"数值", Word::Type_Decimal},
    {"number", Word::Type_Decimal},
    {"float", Word::Type_Decimal},
    {"int", Word::Type_Integer},
    {"百分比", Word::Type_Rate},
    {"百分数", Word::Type_Rate},
    {"percent", Word::Type_Rate},
    {"percentage", Word::Type_Rate},
    {"字符串", Word::Type_Text},
    {"文字", Word::Type_Text},
    {"string", Word::Type_Text},
    {"布尔", Word::Type_Bool},
    {"真假", Word::Type_Bool},
    {"boolean", Word::Type_Bool},
    {"时间", Word::Type_Date},
    {"公式", Word::Head_Define},
    {"计算", Word::Head_Define},
    {"变量", Word::Head_Let},
    {"表格", Word::Head_Table},
    {"打分", Word::Head_Score},
    {"排序", Word::Head_Rank},
    {"条件", Word::Head_Must},
    {"禁止", Word::Head_MustNot},
    {"字段", Word::Head_Input},
    {"列", Word::Head_Input},
    {"常量", Word::Margin_Param},
    {"常数", Word::Margin_Param},
    {"导入", Word::Margin_Import},
    {"表", Word::Margin_Entity},
    {"对每个", Word::Margin_Each},
    {"用例", Word::Margin_Test},
});

struct MeantSign {
  std::string_view written;
  std::string_view sign;
};

constexpr auto meant_signs = std::to_array<MeantSign>({
    {"大于", ">"},    {"高于", ">"},    {"多于", ">"},    {"超过", ">"},      {"小于", "<"},
    {"低于", "<"},    {"少于", "<"},    {"不足", "<"},    {"大于等于", ">="}, {"大于或等于", ">="},
    {"不小于", ">="}, {"不低于", ">="}, {"不少于", ">="}, {"小于等于", "<="}, {"小于或等于", "<="},
    {"不大于", "<="}, {"不高于", "<="}, {"不多于", "<="}, {"不超过", "<="},   {"等于", "="},
    {"不等于", "<>"}, {"乘", "*"},      {"乘以", "*"},    {"除以", "/"},      {"加", "+"},
    {"加上", "+"},    {"减", "-"},      {"减去", "-"},    {"x", "*"},         {"X", "*"},
});

/// Behind a number: where the comparison is, its sign stands before. 以上 and 以下 take the bound in.
constexpr auto bounds_behind = std::to_array<MeantSign>({
    {"及以上", ">="},
    {"及以下", "<="},
    {"以上", ">="},
    {"以下", "<="},
    {"以内", "<="},
});
constexpr auto range_signs = std::to_array<std::string_view>({"至", "到", "~", "～", "—"});
constexpr auto numerals = std::to_array<std::string_view>(
    {"一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万"});

bool begins_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

bool is_among(WordGroup group, std::initializer_list<WordGroup> groups) {
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

/// Reads up to `digits_max` digits off the front of `rest`; -1 where there is none.
int take_number(std::string_view& rest, std::size_t digits_max) {
  int number = -1;
  for (; digits_max > 0 && !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
       --digits_max) {
    number = std::max(number, 0) * 10 + (rest.front() - '0');
    rest.remove_prefix(1);
  }
  return number;
}

bool take_sign(std::string_view& rest) {
  if (!rest.starts_with('/') && !rest.starts_with('.')) return false;
  rest.remove_prefix(1);
  return true;
}

}  // namespace

const WordEntry* find_meant(std::string_view written, std::initializer_list<WordGroup> groups) {
  for (const MeantWord& word : meant_words)
    if (word.written == written && is_among(entry(word.meant).group, groups))
      return &entry(word.meant);
  return nullptr;
}

const WordEntry* find_glued(std::string_view written, std::initializer_list<WordGroup> groups) {
  const WordEntry* longest = nullptr;
  std::size_t size = 0;
  for (const WordEntry& word : all_words()) {
    // Latin words are part of longer ones by chance: ortho, index.
    const std::string_view spelling = word.spelling.zh;
    const bool is_longer = spelling.size() > size && spelling.size() < written.size();
    if (!is_longer || !is_among(word.group, groups) || !written.starts_with(spelling)) continue;
    longest = &word;
    size = spelling.size();
  }
  return longest;
}

std::string_view spelling_beside(const WordEntry& word, std::string_view written) {
  const bool is_latin = std::all_of(written.begin(), written.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return is_latin ? word.spelling.en : word.spelling.zh;
}

std::optional<std::string> find_meant_date(std::string_view written) {
  const int year = take_number(written, 4);
  if (year < 1000 || !take_sign(written)) return std::nullopt;
  const int month = take_number(written, 2);
  if (!take_sign(written)) return std::nullopt;
  const int day = take_number(written, 2);
  const auto date = written.empty() ? make_date(year, month, day) : std::nullopt;
  if (!date) return std::nullopt;
  return to_string(*date);
}

std::optional<std::string_view> find_meant_sign(std::string_view written) {
  for (const MeantSign& sign : meant_signs)
    if (sign.written == written) return sign.sign;
  return std::nullopt;
}

std::optional<std::string> find_meant_range(std::string_view written) {
  if (!begins_with_digit(written)) return std::nullopt;
  for (const MeantSign& bound : bounds_behind) {
    if (!written.ends_with(bound.written)) continue;
    written.remove_suffix(bound.written.size());
    return std::string(bound.sign) + " " + std::string(written);
  }
  for (const std::string_view sign : range_signs) {
    const std::size_t at = written.find(sign);
    if (at == std::string_view::npos || !begins_with_digit(written.substr(at + sign.size())))
      continue;
    return std::string(written.substr(0, at)) + " " +
           std::string(entry(Word::Operator_Upto).spelling.zh) + " " +
           std::string(written.substr(at + sign.size()));
  }
  return std::nullopt;
}

bool is_number_in_words(std::string_view written) {
  return std::any_of(numerals.begin(), numerals.end(),
                     [&](std::string_view numeral) { return written.starts_with(numeral); });
}

}  // namespace guiju::syntax
