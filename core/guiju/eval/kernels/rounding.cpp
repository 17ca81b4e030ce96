// Rounding to a step: the only place where a value becomes another.

#include <algorithm>
#include <optional>

#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/magnitude.hpp"
#include "guiju/eval/powers.hpp"
#include "guiju/eval/reciprocal.hpp"

namespace guiju::eval::kernels {
namespace {

/// A step as a whole number of units of 10^-places.
struct Step {
  std::int64_t units = 1;
  int places = 0;
};

/// Nothing where the step is no such number of 64 bits.
std::optional<Step> units_of(const Rational& step) {
  const auto places = decimal_places(step);
  if (!places || *places > scale_max) return std::nullopt;
  // numerator / (2^a 5^b) is numerator x 10^places / denominator, a whole number.
  Int128 units = 0;
  if (__builtin_mul_overflow(step.numerator(), power_of_ten(*places) / step.denominator(), &units))
    return std::nullopt;
  if (units != static_cast<std::int64_t>(units)) return std::nullopt;
  return Step{static_cast<std::int64_t>(units), *places};
}

/// moves_away_from_zero of the base floor, in 64 bits; also of a rest of zero.
template <RoundingMode mode>
bool moves_away(std::uint64_t rest, std::uint64_t divisor, bool is_negative, bool is_odd) {
  const std::uint64_t complement = divisor - rest;
  switch (mode) {
    case RoundingMode::HalfAwayFromZero: return rest >= complement;
    case RoundingMode::HalfEven: return rest > complement || (rest == complement && is_odd);
    case RoundingMode::HalfTowardZero: return rest > complement;
    case RoundingMode::TowardZero: return false;
    case RoundingMode::AwayFromZero: return rest != 0;
    case RoundingMode::Floor: return rest != 0 && is_negative;
    case RoundingMode::Ceiling: return rest != 0 && !is_negative;
  }
  __builtin_unreachable();
}

/// numerator / divisor to a whole number; the divisor is above zero. In 64 bits where it fits.
template <RoundingMode mode>
std::int64_t round_small(std::int64_t numerator, std::int64_t divisor) {
  const std::int64_t quotient = numerator / divisor;
  const std::int64_t rest = numerator - quotient * divisor;
  const bool away =
      moves_away<mode>(static_cast<std::uint64_t>(rest < 0 ? -rest : rest),
                       static_cast<std::uint64_t>(divisor), numerator < 0, (quotient & 1) != 0);
  return quotient + (away ? (numerator < 0 ? -1 : 1) : 0);
}

/// The same for many numbers, of at most 62 bits, and one divisor.
template <RoundingMode mode>
std::int64_t round_by(std::int64_t numerator, std::uint64_t divisor, const Reciprocal& reciprocal) {
  const std::int64_t sign = numerator >> 63;
  const auto size = static_cast<std::uint64_t>((numerator ^ sign) - sign);
  const auto [quotient, rest] = reciprocal.divide(size);
  const bool away = moves_away<mode>(rest, divisor, sign != 0, (quotient & 1) != 0);
  return (static_cast<std::int64_t>(quotient + away) ^ sign) - sign;
}

bool is_one_number(const std::int64_t* values, std::size_t count) {
  std::int64_t difference = 0;
  for (std::size_t i = 0; i < count; ++i) difference |= values[i] ^ values[0];
  return difference == 0;
}

/// Coefficients over one divisor.
template <RoundingMode mode>
bool round_fixed(const Frame& arg, std::int64_t* out, std::size_t count, std::int64_t factor,
                 std::int64_t divisor) {
  const int bits = magnitude_bits(arg, count);
  if (products_fit(bits, magnitude_bits(factor))) {
    const Reciprocal reciprocal{static_cast<std::uint64_t>(divisor)};
    for (std::size_t i = 0; i < count; ++i)
      out[i] = round_by<mode>(wrapping_product(arg.numbers[i], factor),
                              static_cast<std::uint64_t>(divisor), reciprocal);
    return true;
  }
  if (factor != 1) return false;
  for (std::size_t i = 0; i < count; ++i) out[i] = round_small<mode>(arg.numbers[i], divisor);
  return true;
}

/// Numerators times `factor` over divisors times `units`.
template <RoundingMode mode>
bool round_ratio(const Frame& arg, std::int64_t* out, std::size_t count, std::int64_t factor,
                 std::int64_t units) {
  if (products_fit(magnitude_bits(arg, count), magnitude_bits(factor)) &&
      products_fit(magnitude_bits(arg.divisors, count), magnitude_bits(units))) {
    if (is_one_number(arg.divisors, count)) {
      const auto divisor = static_cast<std::uint64_t>(arg.divisors[0] * units);
      const Reciprocal reciprocal{divisor};
      for (std::size_t i = 0; i < count; ++i)
        out[i] = round_by<mode>(wrapping_product(arg.numbers[i], factor), divisor, reciprocal);
      return true;
    }
    for (std::size_t i = 0; i < count; ++i)
      out[i] = round_small<mode>(wrapping_product(arg.numbers[i], factor), arg.divisors[i] * units);
    return true;
  }
  bool overflow = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Int128 wide =
        round_quotient(Int128{arg.numbers[i]} * factor, Int128{arg.divisors[i]} * units, mode);
    out[i] = static_cast<std::int64_t>(wide);
    overflow |= wide != out[i];
  }
  return !overflow;
}

/// In 64 bits, to a step that is a decimal number. False where something does not fit.
template <RoundingMode mode>
bool round_fast(Frame& out, const Frame& arg, const Step& step, std::size_t count) {
  if (arg.form == Form::Fixed && arg.scale <= step.places && step.units == 1) {
    // Already that coarse: the value stays as it is.
    std::copy_n(arg.numbers, count, out.write_fixed(count, arg.scale));
    return true;
  }
  if (arg.form != Form::Fixed && arg.form != Form::Ratio) return false;
  std::int64_t* values = out.write_fixed(count, step.places);
  if (arg.form == Form::Ratio) {
    if (!round_ratio<mode>(arg, values, count, power_of_ten(step.places), step.units)) return false;
  } else {
    std::int64_t divisor = 0;
    if (__builtin_mul_overflow(step.units, power_of_ten(std::max(0, arg.scale - step.places)),
                               &divisor) ||
        !round_fixed<mode>(arg, values, count, power_of_ten(std::max(0, step.places - arg.scale)),
                           divisor))
      return false;
  }
  if (step.units == 1) return true;
  if (!products_fit(magnitude_bits(values, count), magnitude_bits(step.units))) return false;
  for (std::size_t i = 0; i < count; ++i) values[i] = wrapping_product(values[i], step.units);
  return true;
}

bool round_fast(Frame& out, const Frame& arg, const Step& step, std::size_t count,
                RoundingMode mode) {
  switch (mode) {
    case RoundingMode::HalfAwayFromZero:
      return round_fast<RoundingMode::HalfAwayFromZero>(out, arg, step, count);
    case RoundingMode::HalfEven: return round_fast<RoundingMode::HalfEven>(out, arg, step, count);
    case RoundingMode::HalfTowardZero:
      return round_fast<RoundingMode::HalfTowardZero>(out, arg, step, count);
    case RoundingMode::TowardZero:
      return round_fast<RoundingMode::TowardZero>(out, arg, step, count);
    case RoundingMode::AwayFromZero:
      return round_fast<RoundingMode::AwayFromZero>(out, arg, step, count);
    case RoundingMode::Floor: return round_fast<RoundingMode::Floor>(out, arg, step, count);
    case RoundingMode::Ceiling: return round_fast<RoundingMode::Ceiling>(out, arg, step, count);
  }
  __builtin_unreachable();
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
  const auto step = units_of(instruction.step);
  if (one_mode && step && round_fast(out, arg, *step, count, mode)) return;
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
