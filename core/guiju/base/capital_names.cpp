#include "guiju/base/capital_names.hpp"

#include <array>
#include <string_view>

#include "guiju/base/wide.hpp"

namespace guiju {
namespace {

constexpr std::array<std::string_view, 10> digit_names{"零", "壹", "贰", "叁", "肆",
                                                       "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> place_names{"", "拾", "佰", "仟"};
constexpr unsigned ten_thousand = 10'000;
constexpr unsigned hundred_million = 100'000'000;

std::string_view digit_name(unsigned digit) { return digit_names[digit]; }

/// A whole number, told in groups of four digits. Zeros between two digits are one zero, but those
/// that end a group are silent where the next group is full.
class WholeNumber {
 public:
  std::string tell(UInt128 number) {
    add(number);
    return std::move(text_);
  }

 private:
  void add(UInt128 number) {
    if (number >= hundred_million) {
      add(number / hundred_million);
      text_ += "亿";
      add_lower(number % hundred_million, hundred_million);
    } else if (number >= ten_thousand) {
      add_group(static_cast<unsigned>(number / ten_thousand));
      text_ += "万";
      add_lower(number % ten_thousand, ten_thousand);
    } else {
      add_group(static_cast<unsigned>(number));
    }
  }

  /// What stands below a name of a group, which would be full from `limit` / 10 on.
  void add_lower(UInt128 number, unsigned limit) {
    if (number == 0) return;
    if (number < limit / 10) text_ += digit_name(0);
    add(number);
  }

  void add_group(unsigned group) {
    bool has_digit = false;
    bool has_gap = false;
    for (unsigned place = 4; place-- > 0;) {
      unsigned power = 1;
      for (unsigned i = 0; i < place; ++i) power *= 10;
      const unsigned digit = group / power % 10;
      if (digit == 0) {
        has_gap = has_digit;
        continue;
      }
      if (has_gap) text_ += digit_name(0);
      has_digit = true;
      has_gap = false;
      text_ += digit_name(digit);
      text_ += place_names[place];
    }
  }

  std::string text_;
};

}  // namespace

std::string amount_in_capitals(Int128 fen) {
  const UInt128 size = magnitude(fen);
  const UInt128 yuan = size / 100;
  const auto jiao = static_cast<unsigned>(size / 10 % 10);
  const auto rest = static_cast<unsigned>(size % 10);
  std::string text = fen < 0 ? "负" : "";
  if (size == 0) return "零元整";
  if (yuan > 0) text += WholeNumber().tell(yuan) + "元";
  if (jiao > 0) text += std::string(digit_name(jiao)) + "角";
  if (rest == 0) return text + "整";
  if (jiao == 0 && yuan > 0) text += digit_name(0);
  return text + std::string(digit_name(rest)) + "分";
}

}  // namespace guiju
