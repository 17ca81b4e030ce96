// Whole parts, what is left beside them, and powers.

#include "guiju/eval/kernels/by_row.hpp"

namespace guiju::eval::kernels {
namespace {

/// A divisor that is known to be zero is a fault whatever is divided, also what is missing.
void refuse_zero(Machine& machine, const Instruction& instruction, const Frame& divisor) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  for (std::size_t row = 0; row < count; ++row)
    if (divisor.is_known(row) && divisor.number(row).is_zero())
      out.open_row(row, machine.fault(instruction, FaultCode::DivisionByZero), count);
}

std::optional<Rational> whole_quotient(const Rational& left, const Rational& right) {
  const auto quotient = divide(left, right);
  return quotient ? Rational::make(floor(*quotient), 1) : std::nullopt;
}

/// By squaring: as many products as the exponent has bits.
std::optional<Rational> power(Rational base, const Rational& exponent) {
  if (exponent.sign() < 0) {
    const auto reciprocal = divide(Rational{1}, base);
    return reciprocal ? power(*reciprocal, negate(exponent)) : std::nullopt;
  }
  Rational result{1};
  for (Int128 left = exponent.numerator(); left > 0;) {
    if (left % 2 == 1) {
      const auto product = multiply(result, base);
      if (!product) return std::nullopt;
      result = *product;
    }
    left /= 2;
    if (left == 0) break;
    const auto square = multiply(base, base);
    // Whatever is left to multiply is at least the square, which does not fit.
    if (!square) return std::nullopt;
    base = *square;
  }
  return result;
}

}  // namespace

void Ceiling(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  number_by_row(machine, instruction, [&](std::size_t row) {
    return Rational::make(-floor(negate(args[0]->number(row))), 1);
  });
}

void Quotient(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  refuse_zero(machine, instruction, *args[1]);
  number_by_row(machine, instruction, [&](std::size_t row) {
    return whole_quotient(args[0]->number(row), args[1]->number(row));
  });
}

void Remainder(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  refuse_zero(machine, instruction, *args[1]);
  number_by_row(machine, instruction, [&](std::size_t row) -> std::optional<Rational> {
    const Rational divisor = args[1]->number(row);
    const auto whole = whole_quotient(args[0]->number(row), divisor);
    const auto taken = whole ? multiply(*whole, divisor) : std::nullopt;
    return taken ? subtract(args[0]->number(row), *taken) : std::nullopt;
  });
}

void Power(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const auto args = merge_args(machine, instruction);
  Frame& out = machine.result(instruction);
  for (std::size_t row = 0; row < count; ++row) {
    if (!out.is_known(row) || args[1]->number(row).sign() >= 0) continue;
    if (args[0]->number(row).is_zero())
      out.open_row(row, machine.fault(instruction, FaultCode::DivisionByZero), count);
  }
  number_by_row(machine, instruction,
                [&](std::size_t row) { return power(args[0]->number(row), args[1]->number(row)); });
}

void Distance(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  number_by_row(machine, instruction, [&](std::size_t row) {
    const auto below = subtract(args[1]->number(row), args[0]->number(row));
    return below && below->sign() < 0 ? std::optional{Rational{0}} : below;
  });
}

}  // namespace guiju::eval::kernels
