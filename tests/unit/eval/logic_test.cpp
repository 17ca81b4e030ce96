#include "one_kernel.hpp"

namespace guiju::eval {
namespace {

using checked::TypeKind;
using program::Opcode;

/// Every combination of yes, no, two missing inputs and a fault, again and again over many rows.
std::vector<std::vector<Cell>> combinations(OneKernel& kernel, std::size_t columns,
                                            std::size_t rows) {
  const std::vector<Cell> cells{{Rational{1}, 0},
                                {Rational{0}, 0},
                                {std::nullopt, kernel.missing(1)},
                                {std::nullopt, kernel.missing(2)},
                                {std::nullopt, kernel.fault(3)}};
  std::vector<std::vector<Cell>> result(columns);
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t place = row;
    for (auto& column : result) {
      column.push_back(cells[place % cells.size()]);
      place /= cells.size();
    }
  }
  return result;
}

/// Kleene: one decisive operand settles it; else the reasons of all that are not known.
Cell connected(OneKernel& kernel, const std::vector<Cell>& cells, bool decisive) {
  const Rational settles{decisive ? 1 : 0};
  Cell result{Rational{decisive ? 0 : 1}, 0};
  bool is_open = false;
  Why why = 0;
  for (const Cell& cell : cells) {
    if (cell.number == settles) return {settles, 0};
    if (cell.number) continue;
    why = is_open ? kernel.whys().combine(why, cell.why) : cell.why;
    is_open = true;
  }
  return is_open ? Cell{std::nullopt, why} : result;
}

void expect_connected(Opcode opcode, bool decisive) {
  constexpr std::size_t rows = 4096 + 200;
  OneKernel kernel{rows};
  const auto columns = combinations(kernel, 3, rows);
  for (const auto& column : columns) kernel.add_truths(column);
  std::vector<Cell> wanted;
  for (std::size_t row = 0; row < rows; ++row)
    wanted.push_back(
        connected(kernel, {columns[0][row], columns[1][row], columns[2][row]}, decisive));
  expect_cells(kernel.result(opcode, TypeKind::Bool), wanted);
}

TEST(And, IsKleeneAndAFaultGoesBeforeWhatIsMissing) { expect_connected(Opcode::And, false); }
TEST(Or, IsKleeneAndAFaultGoesBeforeWhatIsMissing) { expect_connected(Opcode::Or, true); }

TEST(And, OfKnownRowsLooksAtEveryWord) {
  constexpr std::size_t rows = 300;
  OneKernel kernel{rows};
  std::vector<Cell> left;
  std::vector<Cell> right;
  std::vector<Cell> wanted;
  for (std::size_t row = 0; row < rows; ++row) {
    left.push_back({Rational{row % 2 == 0}, 0});
    right.push_back({Rational{row % 3 == 0}, 0});
    wanted.push_back({Rational{row % 6 == 0}, 0});
  }
  kernel.add_truths(left);
  kernel.add_truths(right);
  expect_cells(kernel.result(Opcode::And, TypeKind::Bool), wanted);
}

TEST(Not, KeepsTheReason) {
  OneKernel kernel{3};
  const Cell fault{std::nullopt, kernel.fault(3)};
  kernel.add_truths({{Rational{1}, 0}, {Rational{0}, 0}, fault});
  expect_cells(kernel.result(Opcode::Not, TypeKind::Bool),
               {{Rational{0}, 0}, {Rational{1}, 0}, fault});
}

}  // namespace
}  // namespace guiju::eval
