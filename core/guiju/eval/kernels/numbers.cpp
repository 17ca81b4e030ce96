// Arithmetic. The fast loops work on 64-bit coefficients and note whether anything overflowed; a
// batch that did is done again in exact rationals, where only a row that really does not fit is a fault.

#include <algorithm>

#include "guiju/eval/kernels/by_row.hpp"
#include "guiju/eval/magnitude.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval::kernels {
namespace {

void merge(Machine& machine, const Instruction& instruction) {
  const std::size_t n = instruction.args.size();
  const Frame* args[3] = {};
  for (std::size_t a = 0; a < n && a < 3; ++a) args[a] = &machine.arg(instruction, a);
  merge_known(machine.result(instruction), {args, n}, machine.count(), machine.whys());
}

struct Aligned {
  const Frame* left = nullptr;
  const Frame* right = nullptr;
  int scale = 0;
};

/// Both sides as Fixed of one scale; `left` is null where that is not possible.
Aligned align(Machine& machine, const Frame& left, const Frame& right) {
  if (left.form != Form::Fixed || right.form != Form::Fixed) return {};
  const int scale = std::max(left.scale, right.scale);
  Aligned result;
  result.scale = scale;
  result.left = as_fixed(left, scale, machine.scratch(0), machine.count());
  result.right = as_fixed(right, scale, machine.scratch(1), machine.count());
  if (result.left == nullptr || result.right == nullptr) return {};
  return result;
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
  number_by_row(machine, instruction,
                [&](std::size_t row) { return exact(left.number(row), right.number(row)); });
}

/// The least or greatest of two frames, into the result.
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
  if (args.size() == 2) {
    if (Aligned sides = align(machine, *args[0], *args[1]); sides.left != nullptr) {
      std::int64_t* values = out.write_fixed(count, sides.scale);
      const std::int64_t* left = sides.left->numbers;
      const std::int64_t* right = sides.right->numbers;
      for (std::size_t i = 0; i < count; ++i)
        values[i] = greatest ? std::max(left[i], right[i]) : std::min(left[i], right[i]);
      return;
    }
  }
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
  number_by_row(machine, instruction, [&](std::size_t row) {
    const Rational value = arg.number(row);
    return std::optional{value.sign() < 0 ? negate(value) : value};
  });
}

void Floor(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  merge(machine, instruction);
  number_by_row(machine, instruction,
                [&](std::size_t row) { return Rational::make(floor(arg.number(row)), 1); });
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
    if (step.is_known(row) && step.number(row).sign() <= 0)
      out.open_row(row, machine.fault(instruction, FaultCode::BadStep), count);
  number_by_row(machine, instruction, [&](std::size_t row) -> std::optional<Rational> {
    const auto steps = divide(amount.number(row), step.number(row));
    if (!steps) return std::nullopt;
    if (steps->sign() <= 0) return Rational{0};
    const auto whole = Rational::make(floor(*steps), 1);
    return whole ? multiply(*whole, gain.number(row)) : std::nullopt;
  });
}

}  // namespace guiju::eval::kernels
