// Types, dimensions and values of the language.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "guiju/base/date.hpp"
#include "guiju/base/ids.hpp"
#include "guiju/base/rational.hpp"
#include "guiju/base/rounding.hpp"

namespace guiju::checked {

using EnumId = Id<struct EnumTag>;
using UnitId = Id<struct UnitTag>;

enum class TypeKind : std::uint8_t {
  Bool,
  Number,  // integer, decimal, rate, money, quantity: told apart by `form` and `dimension`
  Date,
  Month,
  MonthSpan,  // a duration of whole months (3个月, 2年)
  DaySpan,    // a duration of days
  Text,
  Enum,
  List,       // of texts or of words of `enumeration`
  RatioList,  // 3:2:4:1
  RoundingMode,
  Error,  // already reported; swallows what follows from it
};

/// How the declared type writes a number. An expression that is no column has the widest form.
enum class NumberForm : std::uint8_t { Integer, Decimal, Rate, Money };

/// Exponents of base units, sorted by unit, none zero: 元/户 is {元: 1, 户: -1}. Unit 0 is 元.
struct Dimension {
  struct Power {
    UnitId unit;
    int exponent;
    bool operator==(const Power&) const = default;
  };
  std::vector<Power> powers;

  [[nodiscard]] bool is_none() const { return powers.empty(); }
  bool operator==(const Dimension&) const = default;
};
Dimension multiply(const Dimension& left, const Dimension& right);
Dimension divide(const Dimension& left, const Dimension& right);
/// The dimension of money: 元 alone.
Dimension money_dimension();

struct Type {
  TypeKind kind = TypeKind::Error;
  NumberForm form = NumberForm::Decimal;  // Number
  Dimension dimension;                    // Number
  EnumId enumeration;                     // Enum, or List of its words
  /// Number: decimals that any value needs at most; absent: unbounded (a quotient, a rate).
  std::optional<int> scale;
  bool may_be_none = false;  // 金额 或 不适用

  [[nodiscard]] bool is_number() const { return kind == TypeKind::Number; }
  [[nodiscard]] bool is_money() const { return is_number() && form == NumberForm::Money; }
};

struct EnumWord {
  EnumId enumeration;
  std::uint32_t index = 0;  // as declared; of an ordered enum 0 is the best
  bool operator==(const EnumWord&) const = default;
};
struct MonthSpan {
  std::int64_t months = 0;
  bool operator==(const MonthSpan&) const = default;
};
struct DaySpan {
  std::int64_t days = 0;
  bool operator==(const DaySpan&) const = default;
};
struct RatioParts {
  std::vector<Rational> parts;
  bool operator==(const RatioParts&) const = default;
};
struct TextList {
  std::vector<std::string> items;
  bool operator==(const TextList&) const = default;
};
struct NotApplicable {
  bool operator==(const NotApplicable&) const = default;
};

/// A known value. Money is in yuan.
using Value = std::variant<bool, Rational, Date, Month, MonthSpan, DaySpan, std::string, EnumWord,
                           TextList, RatioParts, RoundingMode, NotApplicable>;

}  // namespace guiju::checked
