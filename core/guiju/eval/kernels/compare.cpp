// Comparisons: exact on every form, without ever dividing.

#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval::kernels {
namespace {

/// The lowest bit of each of eight bytes, the first one lowest.
std::uint64_t pack_eight(const unsigned char* bytes) {
  std::uint64_t eight = 0;
  __builtin_memcpy(&eight, bytes, sizeof eight);
  return eight * 0x0102040810204080 >> 56;
}

template <class Holds>
void fill_bits(std::uint64_t* words, std::size_t count, Holds holds) {
  std::size_t row = 0;
  for (; row + 64 <= count; row += 64) {
    unsigned char held[64];
    for (std::size_t i = 0; i < 64; ++i) held[i] = holds(row + i);
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 64; i += 8) word |= pack_eight(held + i) << i;
    words[row >> 6] = word;
  }
  if (row == count) return;
  std::uint64_t word = 0;
  for (std::size_t i = 0; row + i < count; ++i) word |= std::uint64_t{holds(row + i)} << i;
  words[row >> 6] = word;
}

struct IsEqual {
  template <class T>
  bool operator()(const T& left, const T& right) const {
    return left == right;
  }
};
struct IsNotEqual {
  template <class T>
  bool operator()(const T& left, const T& right) const {
    return !(left == right);
  }
};
struct IsLess {
  template <class T>
  bool operator()(const T& left, const T& right) const {
    return left < right;
  }
};
struct IsLessEqual {
  template <class T>
  bool operator()(const T& left, const T& right) const {
    return !(right < left);
  }
};

/// Ratio and Fixed sides as numerator and divisor.
struct Sides {
  const std::int64_t* numbers;
  const std::int64_t* divisors;  // null: `divisor` for all
  std::int64_t divisor;
  [[nodiscard]] std::int64_t divisor_at(std::size_t row) const {
    return divisors == nullptr ? divisor : divisors[row];
  }
};
Sides sides_of(const Frame& frame) {
  if (frame.form == Form::Ratio) return {frame.numbers, frame.divisors, 1};
  return {frame.numbers, nullptr, power_of_ten(frame.scale)};
}

template <class Test>
void compare_numbers(const Frame& left, const Frame& right, Frame& out, Machine& machine,
                     Test test) {
  const std::size_t count = machine.count();
  if (left.form == Form::Wide || right.form == Form::Wide) {
    fill_bits(out.write_bits(count), count, [&](std::size_t row) {
      return out.is_known(row) && test(left.number(row), right.number(row));
    });
    return;
  }
  if (left.form == Form::Fixed && right.form == Form::Fixed) {
    const int scale = std::max(left.scale, right.scale);
    const Frame* a = as_fixed(left, scale, machine.scratch(0), count);
    const Frame* b = as_fixed(right, scale, machine.scratch(1), count);
    if (a != nullptr && b != nullptr) {
      const std::int64_t* x = a->numbers;
      const std::int64_t* y = b->numbers;
      fill_bits(out.write_bits(count), count,
                [=](std::size_t row) { return test(x[row], y[row]); });
      return;
    }
  }
  // Cross products of 64-bit numbers fit 128 bits.
  const Sides a = sides_of(left);
  const Sides b = sides_of(right);
  fill_bits(out.write_bits(count), count, [=](std::size_t row) {
    return test(Int128{a.numbers[row]} * b.divisor_at(row),
                Int128{b.numbers[row]} * a.divisor_at(row));
  });
}

template <class Test>
void compare(Machine& machine, const Instruction& instruction, Test test) {
  const std::size_t count = machine.count();
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  Frame& out = machine.result(instruction);
  const Frame* args[] = {&left, &right};
  merge_known(out, args, count, machine.whys());
  if (left.form == Form::Bits) {
    fill_bits(out.write_bits(count), count,
              [&](std::size_t row) { return test(left.truth(row), right.truth(row)); });
    return;
  }
  if (left.form != Form::Code) {
    compare_numbers(left, right, out, machine, test);
    return;
  }
  if (instruction.operand == checked::TypeKind::Text) {
    const TextPool& texts = machine.context().run.pools->texts;
    // UTF-8 keeps the order of code points.
    fill_bits(out.write_bits(count), count, [&](std::size_t row) {
      return out.is_known(row) && test(texts.at(left.codes[row]), texts.at(right.codes[row]));
    });
    return;
  }
  const std::int32_t* x = left.codes;
  const std::int32_t* y = right.codes;
  fill_bits(out.write_bits(count), count, [=](std::size_t row) { return test(x[row], y[row]); });
}

}  // namespace

void Equal(Machine& machine, const Instruction& instruction) {
  compare(machine, instruction, IsEqual{});
}
void NotEqual(Machine& machine, const Instruction& instruction) {
  compare(machine, instruction, IsNotEqual{});
}
void Less(Machine& machine, const Instruction& instruction) {
  compare(machine, instruction, IsLess{});
}
void LessEqual(Machine& machine, const Instruction& instruction) {
  compare(machine, instruction, IsLessEqual{});
}

}  // namespace guiju::eval::kernels
