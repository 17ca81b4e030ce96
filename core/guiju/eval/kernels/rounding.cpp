// Rounding to a step: the only place where a value becomes another.

#include <limits>

#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/magnitude.hpp"
#include "guiju/eval/powers.hpp"
#include "guiju/eval/reciprocal.hpp"

namespace guiju::eval::kernels {
namespace {

/// p for a step of 10^-p, 0 <= p <= 18; -1 for any other step.
int places_of(const Rational& step) {
  if (step.numerator() != 1) return -1;
  for (int places = 0; places <= scale_max; ++places)
    if (step.denominator() == power_of_ten(places)) return places;
  return -1;
}

/// numerator / divisor to a whole number; the divisor is above zero. In 64 bits where it fits.
template <RoundingMode mode>
std::int64_t round_small(std::int64_t numerator, std::int64_t divisor) {
  std::int64_t quotient = numerator / divisor;
  const std::int64_t rest = numerator - quotient * divisor;
  if constexpr (mode == RoundingMode::TowardZero) return quotient;
  const std::int64_t size = rest < 0 ? -rest : rest;
  const bool away = size >= divisor - size;  // twice the rest reaches the divisor
  quotient += away ? (numerator < 0 ? -1 : 1) : 0;
  return quotient;
}

/// The same for many numbers, of at most 62 bits, and one divisor.
template <RoundingMode mode>
std::int64_t round_by(std::int64_t numerator, std::int64_t divisor, const Reciprocal& reciprocal) {
  const std::int64_t sign = numerator >> 63;
  const auto size = static_cast<std::uint64_t>((numerator ^ sign) - sign);
  const auto [quotient, rest] = reciprocal.divide(size);
  const bool away =
      mode != RoundingMode::TowardZero && rest >= static_cast<std::uint64_t>(divisor) - rest;
  return (static_cast<std::int64_t>(quotient + away) ^ sign) - sign;
}

bool is_one_number(const std::int64_t* values, std::size_t count) {
  std::int64_t difference = 0;
  for (std::size_t i = 0; i < count; ++i) difference |= values[i] ^ values[0];
  return difference == 0;
}

template <RoundingMode mode>
bool round_fixed(const Frame& arg, std::int64_t* out, std::size_t count, std::int64_t divisor) {
  if (magnitude_bits(arg, count) <= 62) {
    const Reciprocal reciprocal{static_cast<std::uint64_t>(divisor)};
    for (std::size_t i = 0; i < count; ++i)
      out[i] = round_by<mode>(arg.numbers[i], divisor, reciprocal);
    return true;
  }
  for (std::size_t i = 0; i < count; ++i) out[i] = round_small<mode>(arg.numbers[i], divisor);
  return true;
}

template <RoundingMode mode>
bool round_ratio(const Frame& arg, std::int64_t* out, std::size_t count, std::int64_t factor) {
  if (products_fit(magnitude_bits(arg, count), magnitude_bits(factor))) {
    if (is_one_number(arg.divisors, count)) {
      const Reciprocal reciprocal{static_cast<std::uint64_t>(arg.divisors[0])};
      for (std::size_t i = 0; i < count; ++i)
        out[i] =
            round_by<mode>(wrapping_product(arg.numbers[i], factor), arg.divisors[0], reciprocal);
      return true;
    }
    for (std::size_t i = 0; i < count; ++i)
      out[i] = round_small<mode>(wrapping_product(arg.numbers[i], factor), arg.divisors[i]);
    return true;
  }
  bool overflow = false;
  for (std::size_t i = 0; i < count; ++i) {
    std::int64_t scaled = 0;
    if (!__builtin_mul_overflow(arg.numbers[i], factor, &scaled)) {
      out[i] = round_small<mode>(scaled, arg.divisors[i]);
      continue;
    }
    const Int128 wide = round_quotient(Int128{arg.numbers[i]} * factor, arg.divisors[i], mode);
    out[i] = static_cast<std::int64_t>(wide);
    overflow |= wide != out[i];
  }
  return !overflow;
}

/// The common cases: to a power of ten, half away from zero or toward zero, in 64 bits.
template <RoundingMode mode>
bool round_fast(Frame& out, const Frame& arg, int places, std::size_t count) {
  if (arg.form == Form::Fixed && arg.scale <= places) {
    // Already that coarse: the value stays as it is.
    std::int64_t* values = out.write_fixed(count, arg.scale);
    for (std::size_t i = 0; i < count; ++i) values[i] = arg.numbers[i];
    return true;
  }
  if (arg.form == Form::Fixed) {
    std::int64_t* values = out.write_fixed(count, places);
    return round_fixed<mode>(arg, values, count, power_of_ten(arg.scale - places));
  }
  if (arg.form == Form::Ratio) {
    std::int64_t* values = out.write_fixed(count, places);
    return round_ratio<mode>(arg, values, count, power_of_ten(places));
  }
  return false;
}

}  // namespace

void Round(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& arg = machine.arg(instruction, 0);
  const Frame* modes = instruction.args.size() > 1 ? &machine.arg(instruction, 1) : nullptr;
  const Frame* args[] = {&arg, modes};
  Frame& out = machine.result(instruction);
  merge_known(out, {args, instruction.args.size()}, count, machine.whys());
  const bool one_mode = modes == nullptr || (modes->is_uniform && modes->all_known);
  const RoundingMode mode =
      modes == nullptr ? instruction.mode
                       : (one_mode ? static_cast<RoundingMode>(modes->codes[0]) : instruction.mode);
  const int places = places_of(instruction.step);
  if (one_mode && places >= 0) {
    if (mode == RoundingMode::HalfAwayFromZero &&
        round_fast<RoundingMode::HalfAwayFromZero>(out, arg, places, count))
      return;
    if (mode == RoundingMode::TowardZero &&
        round_fast<RoundingMode::TowardZero>(out, arg, places, count))
      return;
  }
  Rational* wide = out.write_wide(count);
  for (std::size_t row = 0; row < count; ++row) {
    wide[row] = Rational{};
    if (!out.is_known(row)) continue;
    const RoundingMode used = one_mode ? mode : static_cast<RoundingMode>(modes->codes[row]);
    if (auto value = round_to(arg.number(row), instruction.step, used))
      wide[row] = *value;
    else
      out.open_row(row, machine.fault(instruction, FaultCode::Overflow), count);
  }
  narrow(out, count);
}

}  // namespace guiju::eval::kernels
