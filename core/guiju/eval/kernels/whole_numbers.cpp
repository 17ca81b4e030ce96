// Whole parts, what is left beside them, and powers.

// In 64 bits where a batch fits them, else in exact rationals.

#include "guiju/eval/kernels/aligned.hpp"
#include "guiju/eval/kernels/by_row.hpp"

namespace guiju::eval::kernels {
namespace {

/// A divisor that is known to be zero is a fault whatever is divided, also what is missing.
void refuse_zero(Machine& machine, const Instruction& instruction, const Frame& divisor) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  const auto is_zero = [&](std::size_t row) {
    return divisor.form == Form::Wide ? divisor.wide[row].is_zero() : divisor.numbers[row] == 0;
  };
  if (divisor.is_uniform && !is_zero(0)) return;
  for (std::size_t row = 0; row < count; ++row)
    if (is_zero(row) && divisor.is_known(row))
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

/// The greatest of the exponents that are known, or nothing where one is below zero or no whole number
/// or powers so high never fit.
std::optional<int> greatest_exponent(const Frame& out, const Frame& exponents, std::size_t count) {
  if (exponents.form != Form::Fixed || exponents.scale != 0) return std::nullopt;
  std::int64_t greatest = 0;
  for (std::size_t row = 0; row < count; ++row) {
    if (!out.is_known(row)) continue;
    if (exponents.numbers[row] < 0) return std::nullopt;
    greatest = std::max(greatest, exponents.numbers[row]);
  }
  if (greatest > 63) return std::nullopt;
  return static_cast<int>(greatest);
}

/// Powers as coefficients of the scale of the highest. False where one does not fit.
bool power_fixed(const Frame& base, const Frame& exponents, std::size_t count, Frame& out) {
  if (base.form != Form::Fixed) return false;
  const auto greatest = greatest_exponent(out, exponents, count);
  if (!greatest || base.scale * *greatest > scale_max) return false;
  std::int64_t* values = out.write_fixed(count, base.scale * *greatest);
  bool overflow = false;
  for (std::size_t row = 0; row < count; ++row) {
    values[row] = 0;
    if (!out.is_known(row)) continue;
    const auto exponent = static_cast<int>(exponents.numbers[row]);
    std::int64_t value = power_of_ten(base.scale * (*greatest - exponent));
    for (int i = 0; i < exponent; ++i)
      overflow |= __builtin_mul_overflow(value, base.numbers[row], &value);
    values[row] = value;
  }
  return !overflow;
}

}  // namespace

void Floor(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  Frame& out = machine.result(instruction);
  if (is_narrow(*args[0])) {
    std::int64_t* values = out.write_fixed(machine.count(), 0);
    if (split_whole(
            *args[0], machine.count(),
            [&](std::size_t row, std::int64_t whole, std::int64_t) { values[row] = whole; }))
      return;
  }
  number_by_row(machine, instruction,
                [&](std::size_t row) { return Rational::make(floor(args[0]->number(row)), 1); });
}

void Ceiling(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  Frame& out = machine.result(instruction);
  if (is_narrow(*args[0])) {
    std::int64_t* values = out.write_fixed(machine.count(), 0);
    const auto round_up = [&](std::size_t row, std::int64_t whole, std::int64_t rest) {
      values[row] = whole + static_cast<std::int64_t>(rest != 0);
    };
    if (split_whole(*args[0], machine.count(), round_up)) return;
  }
  number_by_row(machine, instruction, [&](std::size_t row) {
    return Rational::make(-floor(negate(args[0]->number(row))), 1);
  });
}

void Quotient(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  refuse_zero(machine, instruction, *args[1]);
  Frame& out = machine.result(instruction);
  if (const Aligned sides = align(machine, *args[0], *args[1]); sides.left != nullptr) {
    std::int64_t* values = out.write_fixed(machine.count(), 0);
    if (divide_down(
            *sides.left, *sides.right, machine.count(),
            [&](std::size_t row, std::int64_t whole, std::int64_t) { values[row] = whole; }))
      return;
  }
  number_by_row(machine, instruction, [&](std::size_t row) {
    return whole_quotient(args[0]->number(row), args[1]->number(row));
  });
}

void Remainder(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  refuse_zero(machine, instruction, *args[1]);
  Frame& out = machine.result(instruction);
  if (const Aligned sides = align(machine, *args[0], *args[1]); sides.left != nullptr) {
    std::int64_t* values = out.write_fixed(machine.count(), sides.scale);
    if (divide_down(*sides.left, *sides.right, machine.count(),
                    [&](std::size_t row, std::int64_t, std::int64_t rest) { values[row] = rest; }))
      return;
  }
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
  if (power_fixed(*args[0], *args[1], count, out)) return;
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
  Frame& out = machine.result(instruction);
  if (const Aligned sides = align(machine, *args[0], *args[1]); sides.left != nullptr) {
    std::int64_t* values = out.write_fixed(machine.count(), sides.scale);
    bool overflow = false;
    for (std::size_t row = 0; row < machine.count(); ++row) {
      overflow |=
          __builtin_sub_overflow(sides.right->numbers[row], sides.left->numbers[row], &values[row]);
      values[row] = std::max<std::int64_t>(values[row], 0);
    }
    if (!overflow) return;
  }
  number_by_row(machine, instruction, [&](std::size_t row) {
    const auto below = subtract(args[1]->number(row), args[0]->number(row));
    return below && below->sign() < 0 ? std::optional{Rational{0}} : below;
  });
}

}  // namespace guiju::eval::kernels
