#include "guiju/base/rounding.hpp"
#include "one_kernel.hpp"

namespace guiju::eval {
namespace {

using program::Opcode;

Rational decimal(std::int64_t coefficient, int scale) {
  return *Rational::from_decimal(coefficient, scale);
}

/// Whole batches of one form: decimals, quotients, wide numbers, each with ties among them.
std::vector<Rational> batch(std::mt19937_64& random, int kind, std::size_t rows) {
  std::vector<Rational> values;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto number = static_cast<std::int64_t>(random() % 20'001) - 10'000;
    if (kind == 0)
      values.push_back(decimal(number * (row % 3 == 0 ? 5 : 1), 3));
    else if (kind == 1)
      values.push_back(*Rational::make(number, 1 + static_cast<std::int64_t>(random() % 60)));
    else
      values.push_back(*add(*Rational::make(Int128{1} << 80, 1), decimal(number, 3)));
  }
  return values;
}

TEST(Round, AgreesWithTheBaseFloorForEveryModeStepAndForm) {
  std::mt19937_64 random{5};
  const Rational steps[] = {decimal(1, 2), decimal(1, 0), decimal(10, 0), decimal(5, 2),
                            decimal(1, 1), decimal(1, 5), Rational{10000}};
  constexpr std::size_t rows = 200;
  for (int kind = 0; kind < 3; ++kind) {
    const std::vector<Rational> values = batch(random, kind, rows);
    for (const RoundingModeName& mode : rounding_mode_names) {
      for (const Rational& step : steps) {
        OneKernel kernel{rows};
        std::vector<Cell> cells;
        std::vector<Cell> wanted;
        for (std::size_t row = 0; row < rows; ++row) {
          const bool is_open = row % 17 == 4;
          cells.push_back(is_open ? Cell{std::nullopt, kernel.missing(1)} : Cell{values[row], 0});
          wanted.push_back(is_open ? cells.back()
                                   : Cell{*round_to(values[row], step, mode.mode), 0});
        }
        kernel.add_numbers(cells);
        program::Instruction round;
        round.opcode = Opcode::Round;
        round.type = type_of(checked::TypeKind::Number);
        round.mode = mode.mode;
        round.step = step;
        SCOPED_TRACE(std::string(mode.en) + " to " + to_string(step));
        expect_cells(kernel.result(std::move(round)), wanted);
      }
    }
  }
}

TEST(Round, TakesTheModeOfEachRow) {
  OneKernel kernel{3};
  kernel.add_numbers({{decimal(25, 1), 0}, {decimal(25, 1), 0}, {decimal(25, 1), 0}});
  ColumnBuilder modes{Form::Code};
  modes.append_code(static_cast<std::int32_t>(RoundingMode::HalfAwayFromZero));
  modes.append_code(static_cast<std::int32_t>(RoundingMode::HalfEven));
  modes.append_open(kernel.missing(4));
  kernel.add(modes.take(), checked::TypeKind::RoundingMode);
  program::Instruction round;
  round.opcode = Opcode::Round;
  round.type = type_of(checked::TypeKind::Number);
  round.step = Rational{1};
  expect_cells(kernel.result(std::move(round)),
               {{Rational{3}, 0}, {Rational{2}, 0}, {std::nullopt, kernel.missing(4)}});
}

}  // namespace
}  // namespace guiju::eval
