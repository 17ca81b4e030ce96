// Arithmetic. The fast loops work on 64-bit coefficients and note whether anything overflowed; a
// batch that did is done again in exact rationals, where only a row that really does not fit is a fault.

#include <algorithm>

#include "guiju/eval/kernels/aligned.hpp"
#include "guiju/eval/kernels/by_row.hpp"

namespace guiju::eval::kernels {
namespace {

void merge(Machine& machine, const Instruction& instruction) {
  const std::size_t n = instruction.args.size();
  const Frame* args[3] = {};
  for (std::size_t a = 0; a < n && a < 3; ++a) args[a] = &machine.arg(instruction, a);
  merge_known(machine.result(instruction), {args, n}, machine.count(), machine.whys());
}

using ExactOp = std::optional<Rational> (*)(const Rational&, const Rational&);

// Each gives the wrapped result and, in the sign of `overflow`, whether it wrapped.
struct Plus {
  static std::uint64_t apply(std::uint64_t a, std::uint64_t b, std::uint64_t& overflow) {
    const std::uint64_t result = a + b;
    overflow |= (a ^ result) & (b ^ result);
    return result;
  }
};
struct Minus {
  static std::uint64_t apply(std::uint64_t a, std::uint64_t b, std::uint64_t& overflow) {
    const std::uint64_t result = a - b;
    overflow |= (a ^ b) & (a ^ result);
    return result;
  }
};

template <class Op>
bool fixed_loop(const std::int64_t* left, const std::int64_t* right, std::int64_t* out,
                std::size_t count) {
  std::uint64_t overflow = 0;
  for (std::size_t i = 0; i < count; ++i)
    out[i] = static_cast<std::int64_t>(Op::apply(static_cast<std::uint64_t>(left[i]),
                                                 static_cast<std::uint64_t>(right[i]), overflow));
  return static_cast<std::int64_t>(overflow) >= 0;
}

/// False where a product does not fit.
bool multiply_loop(const Frame& left, const Frame& right, std::int64_t* out, std::size_t count) {
  if (products_fit(magnitude_bits(left, count), magnitude_bits(right, count))) {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = wrapping_product(left.numbers[i], right.numbers[i]);
    return true;
  }
  bool overflow = false;
  for (std::size_t i = 0; i < count; ++i)
    overflow |= __builtin_mul_overflow(left.numbers[i], right.numbers[i], &out[i]);
  return !overflow;
}

/// Over the product of both divisors, not reduced. False where something does not fit.
template <class Op>
bool sum_of_quotients(const Frame& left, const Frame& right, Frame& out, std::size_t count) {
  const Quotients a{left};
  const Quotients b{right};
  const int a_bits = a.divisor_bits(count);
  const int b_bits = b.divisor_bits(count);
  // A bit less than products need, for the sum of two.
  if (!products_fit(magnitude_bits(left, count) + 1, b_bits) ||
      !products_fit(magnitude_bits(right, count) + 1, a_bits) || !products_fit(a_bits, b_bits))
    return false;
  std::int64_t* numerators = out.write_ratio(count);
  std::uint64_t ignored = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const auto ours = static_cast<std::uint64_t>(a.numerator(row) * b.divisor(row));
    const auto theirs = static_cast<std::uint64_t>(b.numerator(row) * a.divisor(row));
    numerators[row] = static_cast<std::int64_t>(Op::apply(ours, theirs, ignored));
    out.own_divisors[row] = a.divisor(row) * b.divisor(row);
  }
  return true;
}

bool product_of_quotients(const Frame& left, const Frame& right, Frame& out, std::size_t count) {
  const Quotients a{left};
  const Quotients b{right};
  if (!products_fit(magnitude_bits(left, count), magnitude_bits(right, count)) ||
      !products_fit(a.divisor_bits(count), b.divisor_bits(count)))
    return false;
  std::int64_t* numerators = out.write_ratio(count);
  for (std::size_t row = 0; row < count; ++row) {
    numerators[row] = a.numerator(row) * b.numerator(row);
    out.own_divisors[row] = a.divisor(row) * b.divisor(row);
  }
  return true;
}

template <class Op>
void sum_like(Machine& machine, const Instruction& instruction, ExactOp exact) {
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  if (Aligned sides = align(machine, left, right); sides.left != nullptr) {
    std::int64_t* values = out.write_fixed(machine.count(), sides.scale);
    if (fixed_loop<Op>(sides.left->numbers, sides.right->numbers, values, machine.count())) return;
  }
  if (is_narrow(left) && is_narrow(right) &&
      sum_of_quotients<Op>(left, right, out, machine.count()))
    return;
  number_by_row(machine, instruction,
                [&](std::size_t row) { return exact(left.number(row), right.number(row)); });
}

/// False where not all are Fixed of one scale.
bool extreme_fixed(Machine& machine, std::span<const Frame* const> args, Frame& out,
                   bool greatest) {
  const std::size_t count = machine.count();
  int scale = 0;
  for (const Frame* arg : args) {
    if (arg->form != Form::Fixed) return false;
    scale = std::max(scale, arg->scale);
  }
  std::int64_t* values = nullptr;
  for (const Frame* arg : args) {
    const Frame* side = as_fixed(*arg, scale, machine.scratch(0), count);
    if (side == nullptr) return false;
    if (values == nullptr) {
      values = out.write_fixed(count, scale);
      std::copy_n(side->numbers, count, values);
    } else if (greatest) {
      for (std::size_t i = 0; i < count; ++i) values[i] = std::max(values[i], side->numbers[i]);
    } else {
      for (std::size_t i = 0; i < count; ++i) values[i] = std::min(values[i], side->numbers[i]);
    }
  }
  return true;
}

/// Compared by cross products, which fit 128 bits.
void extreme_of_quotients(const Frame& left, const Frame& right, Frame& out, bool greatest,
                          std::size_t count) {
  const Quotients a{left};
  const Quotients b{right};
  std::int64_t* numerators = out.write_ratio(count);
  for (std::size_t row = 0; row < count; ++row) {
    const bool is_less =
        Int128{a.numerator(row)} * b.divisor(row) < Int128{b.numerator(row)} * a.divisor(row);
    const Quotients& chosen = is_less == greatest ? b : a;
    numerators[row] = chosen.numerator(row);
    out.own_divisors[row] = chosen.divisor(row);
  }
}

/// The least or greatest of the arguments, into the result.
void extreme(Machine& machine, const Instruction& instruction, bool greatest) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  std::vector<const Frame*> args;
  for (std::size_t a = 0; a < instruction.args.size(); ++a)
    args.push_back(&machine.arg(instruction, a));
  merge_known(out, args, count, machine.whys());
  if (args[0]->form == Form::Code) {
    std::int32_t* codes = out.write_codes(count);
    std::copy_n(args[0]->codes, count, codes);
    for (std::size_t a = 1; a < args.size(); ++a)
      for (std::size_t i = 0; i < count; ++i)
        codes[i] = greatest ? std::max(codes[i], args[a]->codes[i])
                            : std::min(codes[i], args[a]->codes[i]);
    return;
  }
  if (extreme_fixed(machine, args, out, greatest)) return;
  if (args.size() == 2 && is_narrow(*args[0]) && is_narrow(*args[1]))
    return extreme_of_quotients(*args[0], *args[1], out, greatest, count);
  number_by_row(machine, instruction, [&](std::size_t row) {
    Rational best = args[0]->number(row);
    for (std::size_t a = 1; a < args.size(); ++a) {
      const Rational other = args[a]->number(row);
      if (greatest ? other > best : other < best) best = other;
    }
    return std::optional{best};
  });
}

/// Dividing: coefficients as numerator and divisor, without any division.
bool divide_fixed(Machine& machine, const Frame& left, const Frame& right, Frame& out) {
  if (left.form != Form::Fixed || right.form != Form::Fixed) return false;
  const std::size_t count = machine.count();
  const std::int64_t up_left = power_of_ten(std::max(0, right.scale - left.scale));
  const std::int64_t up_right = power_of_ten(std::max(0, left.scale - right.scale));
  if (!products_fit(magnitude_bits(left, count), magnitude_bits(up_left)) ||
      !products_fit(magnitude_bits(right, count), magnitude_bits(up_right)))
    return false;
  std::int64_t* numerators = out.write_ratio(count);
  std::int64_t* divisors = out.own_divisors.data();
  for (std::size_t i = 0; i < count; ++i) {
    // The sign moves to the numerator. A divisor of zero was made a fault: here it is anything.
    const std::int64_t sign = right.numbers[i] >> 63;
    numerators[i] = (wrapping_product(left.numbers[i], up_left) ^ sign) - sign;
    const std::int64_t divisor = (wrapping_product(right.numbers[i], up_right) ^ sign) - sign;
    divisors[i] = divisor + (divisor == 0);
  }
  return true;
}

bool is_zero(const Frame& frame, std::size_t row) {
  return frame.form == Form::Wide ? frame.wide[row].is_zero() : frame.numbers[row] == 0;
}

bool is_above_zero(const Frame& frame, std::size_t row) {
  return frame.form == Form::Wide ? frame.wide[row].sign() > 0 : frame.numbers[row] > 0;
}

/// Whole steps, none below zero, times the gain. False where something is no Fixed or does not fit.
bool per_full_fixed(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& gain = machine.arg(instruction, 2);
  if (gain.form != Form::Fixed) return false;
  const Aligned sides = align(machine, machine.arg(instruction, 0), machine.arg(instruction, 1));
  if (sides.left == nullptr) return false;
  std::int64_t* values = machine.result(instruction).write_fixed(count, gain.scale);
  if (!divide_down(*sides.left, *sides.right, count,
                   [&](std::size_t row, std::int64_t steps, std::int64_t) {
                     values[row] = std::max<std::int64_t>(steps, 0);
                   }))
    return false;
  if (!products_fit(magnitude_bits(values, count), magnitude_bits(gain, count))) return false;
  for (std::size_t row = 0; row < count; ++row)
    values[row] = wrapping_product(values[row], gain.numbers[row]);
  return true;
}

/// Whether a row may be zero; rows that are not known count too.
bool may_be_zero(const Frame& frame, std::size_t count) {
  if (frame.form == Form::Wide) return true;
  if (frame.is_uniform) count = std::min<std::size_t>(count, 1);
  bool any = false;
  for (std::size_t i = 0; i < count; ++i) any |= frame.numbers[i] == 0;
  return any;
}

}  // namespace

void Add(Machine& machine, const Instruction& instruction) {
  sum_like<Plus>(machine, instruction, add);
}

void Subtract(Machine& machine, const Instruction& instruction) {
  sum_like<Minus>(machine, instruction, subtract);
}

void Multiply(Machine& machine, const Instruction& instruction) {
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  if (left.form == Form::Fixed && right.form == Form::Fixed &&
      left.scale + right.scale <= scale_max) {
    std::int64_t* values = out.write_fixed(machine.count(), left.scale + right.scale);
    if (multiply_loop(left, right, values, machine.count())) return;
  } else if (is_narrow(left) && is_narrow(right) &&
             product_of_quotients(left, right, out, machine.count())) {
    return;
  }
  number_by_row(machine, instruction,
                [&](std::size_t row) { return multiply(left.number(row), right.number(row)); });
}

void Divide(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  // A divisor known to be zero is a fault whatever the dividend, also a missing one.
  const std::size_t suspects = may_be_zero(right, count) ? count : 0;
  for (std::size_t row = 0; row < suspects; ++row)
    if (is_zero(right, row) && right.is_known(row))
      out.open_row(row, machine.fault(instruction, FaultCode::DivisionByZero), count);
  if (divide_fixed(machine, left, right, out)) return;
  number_by_row(machine, instruction,
                [&](std::size_t row) { return divide(left.number(row), right.number(row)); });
}

void Negate(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  if (arg.form == Form::Fixed) {
    std::int64_t* values = out.write_fixed(machine.count(), arg.scale);
    if (magnitude_bits(arg, machine.count()) < 63) {
      for (std::size_t i = 0; i < machine.count(); ++i) values[i] = -arg.numbers[i];
      return;
    }
  }
  number_by_row(machine, instruction,
                [&](std::size_t row) { return std::optional{negate(arg.number(row))}; });
}

void Absolute(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  const std::size_t count = machine.count();
  if (is_narrow(arg) && magnitude_bits(arg, count) < 63) {
    std::int64_t* values =
        arg.form == Form::Fixed ? out.write_fixed(count, arg.scale) : out.write_ratio(count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::int64_t sign = arg.numbers[i] >> 63;
      values[i] = (arg.numbers[i] ^ sign) - sign;
    }
    if (arg.form == Form::Ratio) std::copy_n(arg.divisors, count, out.own_divisors.data());
    return;
  }
  number_by_row(machine, instruction, [&](std::size_t row) {
    const Rational value = arg.number(row);
    return std::optional{value.sign() < 0 ? negate(value) : value};
  });
}

void Least(Machine& machine, const Instruction& instruction) {
  extreme(machine, instruction, false);
}
void Greatest(Machine& machine, const Instruction& instruction) {
  extreme(machine, instruction, true);
}

void PerFull(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& amount = machine.arg(instruction, 0);
  const Frame& step = machine.arg(instruction, 1);
  const Frame& gain = machine.arg(instruction, 2);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  for (std::size_t row = 0; row < count; ++row)
    if (!is_above_zero(step, row) && step.is_known(row))
      out.open_row(row, machine.fault(instruction, FaultCode::BadStep), count);
  if (per_full_fixed(machine, instruction)) return;
  number_by_row(machine, instruction, [&](std::size_t row) -> std::optional<Rational> {
    const auto steps = divide(amount.number(row), step.number(row));
    if (!steps) return std::nullopt;
    if (steps->sign() <= 0) return Rational{0};
    const auto whole = Rational::make(floor(*steps), 1);
    return whole ? multiply(*whole, gain.number(row)) : std::nullopt;
  });
}

}  // namespace guiju::eval::kernels
