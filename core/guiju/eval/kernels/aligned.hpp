// Two numbers of each row as 64-bit coefficients of one scale, or as numerators over divisors: what the
// fast loops of arithmetic work on.
#pragma once

#include <algorithm>

#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/magnitude.hpp"
#include "guiju/eval/powers.hpp"
#include "guiju/eval/reciprocal.hpp"

namespace guiju::eval::kernels {

struct Aligned {
  const Frame* left = nullptr;
  const Frame* right = nullptr;
  int scale = 0;
};

/// Both sides as Fixed of one scale; `left` is null where that is not possible.
inline Aligned align(Machine& machine, const Frame& left, const Frame& right) {
  if (left.form != Form::Fixed || right.form != Form::Fixed) return {};
  const int scale = std::max(left.scale, right.scale);
  Aligned result;
  result.scale = scale;
  result.left = as_fixed(left, scale, machine.scratch(0), machine.count());
  result.right = as_fixed(right, scale, machine.scratch(1), machine.count());
  if (result.left == nullptr || result.right == nullptr) return {};
  return result;
}

/// A number as numerator / divisor, whichever of the two narrow forms it has.
class Quotients {
 public:
  explicit Quotients(const Frame& frame)
      : numerators_(frame.numbers),
        divisors_(frame.form == Form::Ratio ? frame.divisors : nullptr),
        divisor_(frame.form == Form::Fixed ? power_of_ten(frame.scale) : 1) {}

  [[nodiscard]] std::int64_t numerator(std::size_t row) const { return numerators_[row]; }
  [[nodiscard]] std::int64_t divisor(std::size_t row) const {
    return divisors_ == nullptr ? divisor_ : divisors_[row];
  }
  [[nodiscard]] int divisor_bits(std::size_t count) const {
    return divisors_ == nullptr ? magnitude_bits(divisor_) : magnitude_bits(divisors_, count);
  }

 private:
  const std::int64_t* numerators_;
  const std::int64_t* divisors_;
  std::int64_t divisor_;
};

inline bool is_narrow(const Frame& frame) {
  return frame.form == Form::Fixed || frame.form == Form::Ratio;
}

/// Calls each(row, quotient, rest) with number = quotient x divisor + rest, the quotient rounded down and
/// the rest on the divisor's side of zero. For numbers of at most 62 bits.
template <class Each>
void divide_down(const std::int64_t* numbers, std::int64_t divisor, std::size_t count, Each each) {
  const Reciprocal reciprocal{static_cast<std::uint64_t>(divisor)};
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t sign = numbers[row] >> 63;
    const auto [size, left] =
        reciprocal.divide(static_cast<std::uint64_t>((numbers[row] ^ sign) - sign));
    // Below zero the size is rounded up.
    const std::int64_t is_cut = -sign & static_cast<std::int64_t>(left != 0);
    const std::int64_t quotient = ((static_cast<std::int64_t>(size) + is_cut) ^ sign) - sign;
    each(row, quotient, numbers[row] - quotient * divisor);
  }
}

/// The same where each row has its divisor. One of zero was made a fault before: it counts as one.
template <class Each>
void divide_down(const std::int64_t* numbers, const std::int64_t* divisors, std::size_t count,
                 Each each) {
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t divisor = divisors[row] == 0 ? 1 : divisors[row];
    std::int64_t quotient = numbers[row] / divisor;
    std::int64_t rest = numbers[row] - quotient * divisor;
    if (rest != 0 && (rest < 0) != (divisor < 0)) {
      --quotient;
      rest += divisor;
    }
    each(row, quotient, rest);
  }
}

/// False where a number is too large for either.
template <class Each>
bool divide_down(const Frame& numbers, const Frame& divisors, std::size_t count, Each each) {
  if (magnitude_bits(numbers, count) > 62) return false;
  if (divisors.is_uniform && divisors.numbers[0] > 0)
    divide_down(numbers.numbers, divisors.numbers[0], count, each);
  else
    divide_down(numbers.numbers, divisors.numbers, count, each);
  return true;
}

/// Of a number in either narrow form its quotient, rounded down, and what is left of it.
template <class Each>
bool split_whole(const Frame& number, std::size_t count, Each each) {
  if (!is_narrow(number) || magnitude_bits(number, count) > 62) return false;
  if (number.form == Form::Fixed)
    divide_down(number.numbers, power_of_ten(number.scale), count, each);
  else
    divide_down(number.numbers, number.divisors, count, each);
  return true;
}

}  // namespace guiju::eval::kernels
