// Arithmetic. The fast loops work on 64-bit coefficients and note whether anything overflowed; a
// batch that did is done again in exact rationals, where only a row that really does not fit is a fault.

#include <algorithm>

#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval::kernels {
namespace {

void merge(Machine& machine, const Instruction& instruction) {
  const std::size_t n = instruction.args.size();
  const Frame* args[3] = {};
  for (std::size_t a = 0; a < n && a < 3; ++a) args[a] = &machine.arg(instruction, a);
  merge_known(machine.result(instruction), {args, n}, machine.count(), machine.whys());
}

/// Row by row in rationals; `op(row)` gives nothing where the result does not fit.
template <class Op>
void exactly(Machine& machine, const Instruction& instruction, Op op) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  Rational* wide = out.write_wide(count);
  for (std::size_t row = 0; row < count; ++row) {
    wide[row] = Rational{};
    if (!out.is_known(row)) continue;
    if (std::optional<Rational> value = op(row))
      wide[row] = *value;
    else
      out.open_row(row, machine.fault(instruction, FaultCode::Overflow), count);
  }
  narrow(out, count);
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

using FixedOp = bool (*)(std::int64_t, std::int64_t, std::int64_t*);
using ExactOp = std::optional<Rational> (*)(const Rational&, const Rational&);

template <class Overflowing>
bool fixed_loop(const std::int64_t* left, const std::int64_t* right, std::int64_t* out,
                std::size_t count, Overflowing op) {
  bool overflow = false;
  for (std::size_t i = 0; i < count; ++i) overflow |= op(left[i], right[i], &out[i]);
  return !overflow;
}

template <class Overflowing>
void sum_like(Machine& machine, const Instruction& instruction, Overflowing op, ExactOp exact) {
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  if (Aligned sides = align(machine, left, right); sides.left != nullptr) {
    std::int64_t* values = out.write_fixed(machine.count(), sides.scale);
    if (fixed_loop(sides.left->numbers, sides.right->numbers, values, machine.count(), op)) return;
  }
  exactly(machine, instruction,
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
  exactly(machine, instruction, [&](std::size_t row) {
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
  std::int64_t* numerators = out.write_ratio(count);
  std::int64_t* divisors = out.own_divisors.data();
  bool overflow = false;
  for (std::size_t i = 0; i < count; ++i) {
    std::int64_t numerator = 0;
    std::int64_t divisor = 0;
    overflow |= __builtin_mul_overflow(left.numbers[i], up_left, &numerator);
    overflow |= __builtin_mul_overflow(right.numbers[i], up_right, &divisor);
    const bool negative = divisor < 0;
    overflow |= negative && (divisor == INT64_MIN || numerator == INT64_MIN);
    numerators[i] = negative ? static_cast<std::int64_t>(-static_cast<std::uint64_t>(numerator))
                             : numerator;
    divisor = negative ? static_cast<std::int64_t>(-static_cast<std::uint64_t>(divisor)) : divisor;
    divisors[i] = divisor == 0 ? 1 : divisor;
  }
  return !overflow;
}

bool is_zero(const Frame& frame, std::size_t row) {
  return frame.form == Form::Wide ? frame.wide[row].is_zero() : frame.numbers[row] == 0;
}

}  // namespace

void Add(Machine& machine, const Instruction& instruction) {
  sum_like(machine, instruction,
           [](std::int64_t a, std::int64_t b, std::int64_t* c) {
             return __builtin_add_overflow(a, b, c);
           },
           add);
}

void Subtract(Machine& machine, const Instruction& instruction) {
  sum_like(machine, instruction,
           [](std::int64_t a, std::int64_t b, std::int64_t* c) {
             return __builtin_sub_overflow(a, b, c);
           },
           subtract);
}

void Multiply(Machine& machine, const Instruction& instruction) {
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  if (left.form == Form::Fixed && right.form == Form::Fixed &&
      left.scale + right.scale <= scale_max) {
    std::int64_t* values = out.write_fixed(machine.count(), left.scale + right.scale);
    if (fixed_loop(left.numbers, right.numbers, values, machine.count(),
                   [](std::int64_t a, std::int64_t b, std::int64_t* c) {
                     return __builtin_mul_overflow(a, b, c);
                   }))
      return;
  }
  exactly(machine, instruction,
          [&](std::size_t row) { return multiply(left.number(row), right.number(row)); });
}

void Divide(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  // A divisor known to be zero is a fault whatever the dividend, also a missing one.
  for (std::size_t row = 0; row < count; ++row)
    if (is_zero(right, row) && right.is_known(row))
      out.open_row(row, machine.fault(instruction, FaultCode::DivisionByZero), count);
  if (divide_fixed(machine, left, right, out)) return;
  exactly(machine, instruction,
          [&](std::size_t row) { return divide(left.number(row), right.number(row)); });
}

void Negate(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  merge(machine, instruction);
  Frame& out = machine.result(instruction);
  if (arg.form == Form::Fixed) {
    std::int64_t* values = out.write_fixed(machine.count(), arg.scale);
    if (fixed_loop(arg.numbers, arg.numbers, values, machine.count(),
                   [](std::int64_t a, std::int64_t, std::int64_t* c) {
                     return __builtin_sub_overflow(std::int64_t{0}, a, c);
                   }))
      return;
  }
  exactly(machine, instruction,
          [&](std::size_t row) { return std::optional{negate(arg.number(row))}; });
}

void Absolute(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  merge(machine, instruction);
  exactly(machine, instruction, [&](std::size_t row) {
    const Rational value = arg.number(row);
    return std::optional{value.sign() < 0 ? negate(value) : value};
  });
}

void Floor(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  merge(machine, instruction);
  exactly(machine, instruction,
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
  exactly(machine, instruction, [&](std::size_t row) -> std::optional<Rational> {
    const auto steps = divide(amount.number(row), step.number(row));
    if (!steps) return std::nullopt;
    if (steps->sign() <= 0) return Rational{0};
    const auto whole = Rational::make(floor(*steps), 1);
    return whole ? multiply(*whole, gain.number(row)) : std::nullopt;
  });
}

}  // namespace guiju::eval::kernels
