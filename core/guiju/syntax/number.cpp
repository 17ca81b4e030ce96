// Numbers as people write them: 5万元, 98%, 3成, 3角5分, 3个月, 4000元/户, 2016年3月1日, 3:2:4:1.
#include <algorithm>
#include <array>

#include "guiju/base/decimal_text.hpp"
#include "guiju/base/utf8.hpp"
#include "guiju/syntax/lex.hpp"
#include "guiju/syntax/number_words.hpp"

namespace guiju::syntax {
namespace {

using Problem = LexedNumber::Problem;

bool is_digit(char32_t value) { return value >= U'0' && value <= U'9'; }

/// Walks over code points with their folded meaning.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] char32_t peek() const { return peek_from(offset_).value; }
  /// The code point after the next one.
  [[nodiscard]] char32_t peek_second() const {
    return peek_from(offset_ + peek_from(offset_).size_bytes).value;
  }
  void take(std::string& into) {
    const utf8::CodePoint next = peek_from(offset_);
    utf8::append(into, next.value);
    offset_ += next.size_bytes;
  }
  template <class Predicate>
  std::string take_while(Predicate predicate) {
    std::string taken;
    while (predicate(peek())) take(taken);
    return taken;
  }

 private:
  /// The end of the text reads as a line break, which is in no number.
  [[nodiscard]] utf8::CodePoint peek_from(std::size_t offset) const {
    if (offset >= text_.size()) return {U'\n', 0};
    const auto decoded = utf8::decode(text_, offset);
    return {fold(decoded->value), decoded->size_bytes};
  }

  std::string_view text_;
  std::size_t offset_ = 0;
};

bool take_prefix(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

std::string_view take_digits(std::string_view& text) {
  const std::size_t count = static_cast<std::size_t>(
      std::ranges::find_if_not(text, [](char c) { return c >= '0' && c <= '9'; }) - text.begin());
  const std::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : cursor_(text) {}

  LexedNumber read() {
    digits_ = take_decimal();
    const char32_t next = cursor_.peek();
    if (next == U'%' || next == U'‰') {
      read_percent();
    } else if (next == U':' && is_digit(cursor_.peek_second())) {
      read_ratio();
    } else if (next == U'-' && digits_.size() == 4 && is_digit(cursor_.peek_second()) &&
               !digits_.contains_point()) {
      read_dashed_date();
    } else if (utf8::is_name_continue(next)) {
      read_suffix();
    } else if (const auto value = number(digits_.text)) {
      literal_.value = *value;
    }
    return finish();
  }

 private:
  struct Digits {
    std::string text;
    [[nodiscard]] std::size_t size() const { return text.size(); }
    [[nodiscard]] bool contains_point() const { return text.find('.') != std::string::npos; }
  };

  /// Digits, and a point with digits where those follow.
  Digits take_decimal() {
    Digits taken{cursor_.take_while(is_digit)};
    if (cursor_.peek() == U'.' && is_digit(cursor_.peek_second())) {
      cursor_.take(taken.text);
      taken.text += cursor_.take_while(is_digit);
    }
    return taken;
  }

  void fail(Problem problem) {
    if (problem_ == Problem::None) problem_ = problem;
  }

  std::optional<Rational> number(std::string_view text) {
    const auto decimal = parse_decimal(text);
    const auto value =
        decimal ? Rational::from_decimal(decimal->coefficient, decimal->scale) : std::nullopt;
    if (!value) {
      fail(Problem::TooLong);
      return std::nullopt;
    }
    literal_.places = std::max(literal_.places, decimal->scale);
    return value;
  }

  std::optional<Rational> scaled(std::string_view text, const Rational& factor) {
    const auto value = number(text);
    const auto product = value ? multiply(*value, factor) : std::nullopt;
    if (value && !product) fail(Problem::TooLong);
    return product;
  }

  void read_percent() {
    const bool is_percent = cursor_.peek() == U'%';
    std::string sign;
    cursor_.take(sign);
    literal_.form = is_percent ? RateForm::Percent : RateForm::Permille;
    const Rational unit = *Rational::make(1, is_percent ? 100 : 1000);
    literal_.value = scaled(digits_.text, unit).value_or(Rational{});
    if (utf8::is_name_continue(cursor_.peek())) fail(Problem::Spelling);
  }

  void read_ratio() {
    literal_.kind = LiteralKind::Ratio;
    literal_.parts.push_back(number(digits_.text).value_or(Rational{}));
    while (cursor_.peek() == U':' && is_digit(cursor_.peek_second())) {
      std::string colon;
      cursor_.take(colon);
      literal_.parts.push_back(number(take_decimal().text).value_or(Rational{}));
    }
    if (utf8::is_name_continue(cursor_.peek())) fail(Problem::Spelling);
  }

  void read_dashed_date() {
    std::string written = digits_.text;
    int dashes = 0;
    while (dashes < 2 && cursor_.peek() == U'-' && is_digit(cursor_.peek_second())) {
      cursor_.take(written);
      written += cursor_.take_while(is_digit);
      ++dashes;
    }
    set_date(written, dashes == 2);
    if (utf8::is_name_continue(cursor_.peek())) fail(Problem::Spelling);
  }

  void set_date(std::string_view written, bool has_day) {
    literal_.kind = has_day ? LiteralKind::Date : LiteralKind::Month;
    const auto date = has_day ? parse_date(written) : std::nullopt;
    const auto month = has_day ? std::nullopt : parse_month(written);
    if (!date && !month) return fail(Problem::NoSuchDate);
    literal_.date = date.value_or(Date{});
    literal_.month = month.value_or(Month{});
  }

  void read_suffix() {
    const std::string suffix = cursor_.take_while(utf8::is_name_continue);
    std::string_view rest = suffix;
    if (digits_.size() == 4 && take_prefix(rest, number_words::years) &&
        !take_digits(rest).empty()) {
      return set_date(digits_.text + suffix, rest != number_words::month_of_date);
    }
    rest = suffix;
    Rational factor = 1;
    if (take_prefix(rest, number_words::million_million))
      factor = 1'000'000'000'000;
    else if (take_prefix(rest, number_words::hundred_million))
      factor = 100'000'000;
    else if (take_prefix(rest, number_words::ten_thousand))
      factor = 10'000;
    if (rest.empty()) {
      literal_.value = scaled(digits_.text, factor).value_or(Rational{});
    } else {
      read_unit(rest, factor);
    }
  }

  void read_unit(std::string_view unit, const Rational& factor) {
    struct Plain {
      std::string_view unit;
      LiteralKind kind;
      RateForm form;
      Rational factor;
    };
    static const std::array<Plain, 4> plain{{
        {number_words::tenths, LiteralKind::Number, RateForm::Tenths, *Rational::make(1, 10)},
        {number_words::months, LiteralKind::Months, RateForm::Plain, 1},
        {number_words::years, LiteralKind::Months, RateForm::Plain, 12},
        {number_words::days, LiteralKind::Days, RateForm::Plain, 1},
    }};
    const auto found = std::ranges::find(plain, unit, &Plain::unit);
    if (found != plain.end()) {
      literal_.kind = found->kind;
      literal_.form = found->form;
      if (factor != Rational{1}) return fail(Problem::Spelling);
      literal_.value = scaled(digits_.text, found->factor).value_or(Rational{});
      return;
    }
    if (read_money(unit, factor)) {
      read_per(std::string(number_words::yuan));
    } else if (has_digit(unit)) {
      fail(Problem::Spelling);
    } else {
      literal_.value = scaled(digits_.text, factor).value_or(Rational{});
      literal_.kind = LiteralKind::Quantity;
      literal_.unit = unit;
      read_per(std::string(unit));
    }
  }

  /// 元, 角, 分, or several with numbers between them: 3元5角2分. Value in yuan.
  bool read_money(std::string_view unit, const Rational& factor) {
    struct Coin {
      std::string_view name;
      std::int64_t per_yuan;
    };
    static constexpr std::array<Coin, 3> coins{
        {{number_words::yuan, 1}, {number_words::jiao, 10}, {number_words::fen, 100}}};
    std::size_t next_coin = 0;
    std::string_view digits = digits_.text;
    Rational sum;
    do {
      while (next_coin < coins.size() && !unit.starts_with(coins[next_coin].name)) ++next_coin;
      if (next_coin == coins.size()) return false;
      take_prefix(unit, coins[next_coin].name);
      const auto per = divide(factor, Rational{coins[next_coin].per_yuan});
      const auto part = per ? scaled(digits, *per) : std::nullopt;
      const auto total = part ? add(sum, *part) : std::nullopt;
      if (!total) fail(Problem::TooLong);
      sum = total.value_or(sum);
      ++next_coin;
      digits = take_digits(unit);
    } while (!digits.empty());
    if (!unit.empty()) return false;
    literal_.kind = LiteralKind::Money;
    literal_.value = sum;
    return true;
  }

  /// 元/户: a slash and a name that touch the unit.
  void read_per(std::string unit) {
    bool is_rate = false;
    while (cursor_.peek() == U'/' && utf8::is_name_start(cursor_.peek_second())) {
      cursor_.take(unit);
      unit += cursor_.take_while(utf8::is_name_continue);
      is_rate = true;
    }
    if (!is_rate) return;
    literal_.kind = LiteralKind::Quantity;
    literal_.unit = unit;
  }

  LexedNumber finish() {
    LexedNumber number;
    number.length = cursor_.offset();
    number.problem = problem_;
    if (problem_ == Problem::None) number.literal = std::move(literal_);
    return number;
  }

  Cursor cursor_;
  Digits digits_;
  Literal literal_;
  Problem problem_ = Problem::None;
};

}  // namespace

LexedNumber lex_number(std::string_view text) { return NumberReader(text).read(); }

}  // namespace guiju::syntax
