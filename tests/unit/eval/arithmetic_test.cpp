#include <functional>

#include "one_kernel.hpp"

namespace guiju::eval {
namespace {

using checked::TypeKind;
using program::Opcode;

Rational power_of_two(int exponent) { return *Rational::make(Int128{1} << exponent, 1); }

/// Numbers of every form: small, of several decimals, near the borders of 64 bits, fractions, wide.
std::vector<Rational> sample_numbers(std::mt19937_64& random, std::size_t rows, int kind) {
  std::vector<Rational> numbers;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto small = static_cast<std::int64_t>(random() % 2'000'001) - 1'000'000;
    switch (kind) {
      case 0: numbers.emplace_back(small); break;
      case 1:
        numbers.push_back(*Rational::from_decimal(small, static_cast<int>(random() % 7)));
        break;
      case 2:
        numbers.push_back(*Rational::make(small, 1 + static_cast<std::int64_t>(random() % 97)));
        break;
      case 3: numbers.emplace_back(INT64_MAX - static_cast<std::int64_t>(random() % 3)); break;
      case 4: numbers.emplace_back(-INT64_MAX + static_cast<std::int64_t>(random() % 3)); break;
      default:
        numbers.push_back(
            *add(power_of_two(64 + static_cast<int>(random() % 60)), Rational{small}));
    }
  }
  return numbers;
}
constexpr int kind_count = 6;

using Exact = std::function<std::optional<Rational>(const Rational&, const Rational&)>;

/// Every pair of kinds, some rows missing or at fault, against the numbers of the base floor.
void expect_exact(Opcode opcode, const Exact& exact, FaultCode by_zero = FaultCode::Overflow) {
  std::mt19937_64 random{7};
  constexpr std::size_t rows = 150;
  for (int left_kind = 0; left_kind < kind_count; ++left_kind) {
    for (int right_kind = 0; right_kind < kind_count; ++right_kind) {
      OneKernel kernel{rows};
      const auto left = sample_numbers(random, rows, left_kind);
      const auto right = sample_numbers(random, rows, right_kind);
      std::vector<Cell> left_cells;
      std::vector<Cell> right_cells;
      std::vector<Cell> wanted;
      for (std::size_t row = 0; row < rows; ++row) {
        left_cells.push_back(row % 11 == 3 ? Cell{std::nullopt, kernel.missing(1)}
                                           : Cell{left[row], 0});
        right_cells.push_back(row % 13 == 5 ? Cell{std::nullopt, kernel.fault(2)}
                                            : Cell{right[row], 0});
        const bool is_zero = right_cells.back().number == Rational{0};
        if (by_zero != FaultCode::Overflow && is_zero) {
          wanted.push_back({std::nullopt, kernel.raised(by_zero)});
        } else if (!left_cells.back().number || !right_cells.back().number) {
          wanted.push_back({std::nullopt, right_cells.back().number ? left_cells.back().why
                                                                    : right_cells.back().why});
        } else if (const auto value = exact(left[row], right[row])) {
          wanted.push_back({*value, 0});
        } else {
          wanted.push_back({std::nullopt, kernel.raised(FaultCode::Overflow)});
        }
      }
      kernel.add_numbers(left_cells);
      kernel.add_numbers(right_cells);
      SCOPED_TRACE("kinds " + std::to_string(left_kind) + " and " + std::to_string(right_kind));
      expect_cells(kernel.result(opcode), wanted);
    }
  }
}

TEST(Arithmetic, AddIsExactOrAFault) { expect_exact(Opcode::Add, add); }
TEST(Arithmetic, SubtractIsExactOrAFault) { expect_exact(Opcode::Subtract, subtract); }
TEST(Arithmetic, MultiplyIsExactOrAFault) { expect_exact(Opcode::Multiply, multiply); }
TEST(Arithmetic, DivideIsExactOrAFault) {
  expect_exact(Opcode::Divide, divide, FaultCode::DivisionByZero);
}
std::optional<Rational> whole_quotient(const Rational& left, const Rational& right) {
  const auto quotient = divide(left, right);
  return quotient ? Rational::make(floor(*quotient), 1) : std::nullopt;
}
TEST(Arithmetic, WholeQuotientIsExactOrAFault) {
  expect_exact(Opcode::Quotient, whole_quotient, FaultCode::DivisionByZero);
}
TEST(Arithmetic, RemainderIsExactOrAFault) {
  expect_exact(
      Opcode::Remainder,
      [](const Rational& left, const Rational& right) -> std::optional<Rational> {
        const auto whole = whole_quotient(left, right);
        const auto taken = whole ? multiply(*whole, right) : std::nullopt;
        return taken ? subtract(left, *taken) : std::nullopt;
      },
      FaultCode::DivisionByZero);
}
TEST(Arithmetic, DistanceIsExactOrAFault) {
  expect_exact(Opcode::Distance, [](const Rational& left, const Rational& right) {
    const auto below = subtract(right, left);
    return below && below->sign() < 0 ? std::optional{Rational{0}} : below;
  });
}

TEST(Arithmetic, WholePartsHoldAtTheBordersOf64Bits) {
  for (const std::int64_t number :
       {INT64_MAX, -INT64_MAX, std::int64_t{1} << 62, -(std::int64_t{1} << 62),
        (std::int64_t{1} << 62) - 1, std::int64_t{-1}, std::int64_t{0}}) {
    for (const std::int64_t divisor : {std::int64_t{1}, std::int64_t{-1}, std::int64_t{3},
                                       std::int64_t{-7}, INT64_MAX, -INT64_MAX}) {
      OneKernel kernel{1};
      kernel.add_numbers({{Rational{number}, 0}});
      kernel.add_numbers({{Rational{divisor}, 0}});
      const Rational whole = *whole_quotient(Rational{number}, Rational{divisor});
      expect_cells(kernel.result(Opcode::Quotient), {{whole, 0}});
      const Rational rest = *subtract(Rational{number}, *multiply(whole, Rational{divisor}));
      expect_cells(kernel.result(Opcode::Remainder), {{rest, 0}});
    }
  }
}

TEST(Arithmetic, PowersAreExactUpToTheBorderAndBehindIt) {
  for (const int scale : {0, 1, 2}) {
    for (const std::int64_t base : {-12, -1, 0, 1, 2, 15}) {
      OneKernel kernel{70};
      std::vector<Cell> bases;
      std::vector<Cell> exponents;
      std::vector<Cell> wanted;
      const Rational number = *Rational::from_decimal(base, scale);
      std::optional<Rational> power = Rational{1};
      for (std::int64_t exponent = 0; exponent < 70; ++exponent) {
        bases.push_back({number, 0});
        exponents.push_back({Rational{exponent}, 0});
        wanted.push_back(power ? Cell{*power, 0}
                               : Cell{std::nullopt, kernel.raised(FaultCode::Overflow)});
        if (power) power = multiply(*power, number);
      }
      for (const std::size_t rows : {std::size_t{70}, std::size_t{9}}) {
        OneKernel part{rows};
        const auto first = [&](const std::vector<Cell>& cells) {
          return std::vector<Cell>{cells.begin(), cells.begin() + static_cast<long>(rows)};
        };
        part.add_numbers(first(bases));
        part.add_numbers(first(exponents));
        std::vector<Cell> some = first(wanted);
        for (Cell& cell : some)
          if (!cell.number) cell.why = part.raised(FaultCode::Overflow);
        expect_cells(part.result(Opcode::Power), some);
      }
    }
  }
}

TEST(Arithmetic, LeastAndGreatestCompareExactly) {
  expect_exact(Opcode::Least,
               [](const Rational& a, const Rational& b) { return std::optional{std::min(a, b)}; });
  expect_exact(Opcode::Greatest,
               [](const Rational& a, const Rational& b) { return std::optional{std::max(a, b)}; });
}

TEST(Arithmetic, ComparisonsAreExactOnEveryPairOfForms) {
  expect_exact(Opcode::Less,
               [](const Rational& a, const Rational& b) { return std::optional{Rational{a < b}}; });
  expect_exact(Opcode::LessEqual, [](const Rational& a, const Rational& b) {
    return std::optional{Rational{a <= b}};
  });
  expect_exact(Opcode::Equal, [](const Rational& a, const Rational& b) {
    return std::optional{Rational{a == b}};
  });
}

TEST(Arithmetic, ASumBeyond64BitsIsKeptExactly) {
  OneKernel kernel{2};
  kernel.add_numbers({{Rational{INT64_MAX}, 0}, {Rational{1}, 0}});
  kernel.add_numbers({{Rational{INT64_MAX}, 0}, {Rational{2}, 0}});
  const Column sum = kernel.result(Opcode::Add);
  EXPECT_EQ(sum.number(0), *Rational::make(Int128{INT64_MAX} * 2, 1));
  EXPECT_EQ(sum.number(1), Rational{3});
}

TEST(Arithmetic, AProductBeyond128BitsIsTheFaultOfItsRowAlone) {
  OneKernel kernel{2};
  kernel.add_numbers({{power_of_two(100), 0}, {Rational{3}, 0}});
  kernel.add_numbers({{power_of_two(100), 0}, {Rational{2}, 0}});
  expect_cells(kernel.result(Opcode::Multiply),
               {{std::nullopt, kernel.raised(FaultCode::Overflow)}, {Rational{6}, 0}});
}

TEST(Arithmetic, NegateAbsoluteAndFloorHoldForEveryForm) {
  std::mt19937_64 random{11};
  for (int kind = 0; kind < kind_count; ++kind) {
    const auto numbers = sample_numbers(random, 100, kind);
    std::vector<Cell> cells;
    std::vector<Cell> negated;
    std::vector<Cell> absolute;
    std::vector<Cell> floored;
    std::vector<Cell> raised;
    for (const Rational& number : numbers) {
      cells.push_back({number, 0});
      negated.push_back({negate(number), 0});
      absolute.push_back({number.sign() < 0 ? negate(number) : number, 0});
      floored.push_back({*Rational::make(floor(number), 1), 0});
      raised.push_back({*Rational::make(-floor(negate(number)), 1), 0});
    }
    OneKernel kernel{100};
    kernel.add_numbers(cells);
    expect_cells(kernel.result(Opcode::Negate), negated);
    expect_cells(kernel.result(Opcode::Absolute), absolute);
    expect_cells(kernel.result(Opcode::Floor), floored);
    expect_cells(kernel.result(Opcode::Ceiling), raised);
  }
}

TEST(Arithmetic, LeastAndGreatestOfThreeTakeAnyScale) {
  OneKernel kernel{2};
  kernel.add_numbers({{*Rational::from_decimal(15, 1), 0}, {Rational{INT64_MAX}, 0}});
  kernel.add_numbers({{*Rational::from_decimal(149, 2), 0}, {Rational{2}, 0}});
  kernel.add_numbers({{Rational{2}, 0}, {*Rational::from_decimal(1, 3), 0}});
  expect_cells(kernel.result(Opcode::Least),
               {{*Rational::from_decimal(149, 2), 0}, {*Rational::from_decimal(1, 3), 0}});
  expect_cells(kernel.result(Opcode::Greatest), {{Rational{2}, 0}, {Rational{INT64_MAX}, 0}});
}

TEST(PerFull, IsExactBeyond64Bits) {
  OneKernel kernel{1};
  kernel.add_numbers({{Rational{INT64_MAX}, 0}});
  kernel.add_numbers({{Rational{1}, 0}});
  kernel.add_numbers({{Rational{INT64_MAX}, 0}});
  expect_cells(kernel.result(Opcode::PerFull),
               {{*multiply(Rational{INT64_MAX}, Rational{INT64_MAX}), 0}});
}

TEST(PerFull, CountsWholeStepsAndNoneBelowZero) {
  OneKernel kernel{6};
  const Cell missing{std::nullopt, kernel.missing(1)};
  kernel.add_numbers({{Rational{7999}, 0},
                      {Rational{8000}, 0},
                      {Rational{-1}, 0},
                      missing,
                      {Rational{5}, 0},
                      {Rational{5}, 0}});
  kernel.add_numbers({{Rational{4000}, 0},
                      {Rational{4000}, 0},
                      {Rational{4000}, 0},
                      {Rational{4000}, 0},
                      {Rational{0}, 0},
                      {Rational{-2}, 0}});
  kernel.add_numbers(std::vector<Cell>(6, Cell{Rational{2}, 0}));
  const Cell bad_step{std::nullopt, kernel.raised(FaultCode::BadStep)};
  expect_cells(kernel.result(Opcode::PerFull),
               {{Rational{2}, 0}, {Rational{4}, 0}, {Rational{0}, 0}, missing, bad_step, bad_step});
}

}  // namespace
}  // namespace guiju::eval
