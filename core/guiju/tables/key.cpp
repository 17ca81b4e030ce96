#include "guiju/tables/key.hpp"

#include <algorithm>
#include <array>

#include "guiju/base/date.hpp"
#include "guiju/tables/number.hpp"

namespace guiju::tables {
namespace {

constexpr std::size_t identity_size = 18;

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// GB 11643: the last place of an identity number, here only where it is a digit.
bool is_check_digit_right(std::string_view digits) {
  constexpr std::array<int, identity_size - 1> weights{7, 9, 10, 5,  8, 4, 2, 1, 6,
                                                       3, 7, 9,  10, 5, 8, 4, 2};
  constexpr std::string_view checks = "10X98765432";
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (digits[i] - '0');
  return checks[static_cast<std::size_t>(sum % 11)] == digits.back();
}

/// A double keeps 15 digits: an identity number read as one ends in 000.
bool is_spoilt_identity(std::string_view key) {
  constexpr std::size_t birth_begin = 6;
  constexpr std::size_t birth_size = 8;
  return key.size() == identity_size && key.ends_with("000") && is_digits(key) &&
         parse_date(key.substr(birth_begin, birth_size)) && !is_check_digit_right(key);
}

/// 4.31E+13: what a spreadsheet shows and saves of a long number. A plain "3E10" may be a house.
bool is_shown_with_exponent(std::string_view key) {
  const std::size_t sign = key.find('+');
  return sign != std::string_view::npos && sign > 0 &&
         (key[sign - 1] == 'E' || key[sign - 1] == 'e') && has_exponent(key);
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

std::string key_text(std::string_view cell) {
  const std::string_view trimmed = trim_cell(cell);
  return is_ascii(trimmed) ? std::string(trimmed) : fold_cell(trimmed);
}

std::optional<Bilingual> spoilt_key_reason(std::string_view key) {
  if (is_shown_with_exponent(key))
    return Bilingual{
        "电子表格把长号码当成数，写成了科学记数法",
        "a spreadsheet took the long number for a quantity and wrote it with an exponent"};
  if (is_spoilt_identity(key))
    return Bilingual{
        "像身份证号，末三位却成了 000，校验码也不对：电子表格只留得住 15 位数字",
        "it looks like an identity number, but ends in 000 and its check digit is wrong: "
        "a spreadsheet keeps only 15 digits"};
  return std::nullopt;
}

Bilingual rounded_key_reason() {
  return {"它是作为数存的，电子表格的数只留得住 15 位，后面的已经变成 0",
          "it was kept as a number, and a spreadsheet's numbers keep only 15 digits"};
}

}  // namespace guiju::tables
