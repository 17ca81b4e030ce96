// A total among named receivers by a fixed ratio.

#include <optional>

#include "guiju/eval/apportion.hpp"
#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/magnitude.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval::kernels {
namespace {

/// Decimals of a step that is one unit of them; none for any other step.
std::optional<int> places_of(const Rational& step) {
  if (step.numerator() != 1) return std::nullopt;
  for (int places = 0; places <= scale_max; ++places)
    if (step.denominator() == power_of_ten(places)) return places;
  return std::nullopt;
}

/// The usual case: totals that are whole steps, known or not, in 64 bits.
bool split_fixed_fast(Machine& machine, const Instruction& instruction, const Frame& total,
                      const RatioTable& table) {
  const std::optional<int> places = places_of(instruction.step);
  if (total.form != Form::Fixed || !places || total.scale > *places) return false;
  const std::size_t count = machine.count();
  const Frame* steps = as_fixed(total, *places, machine.scratch(0), count);
  if (steps == nullptr || magnitude_bits(*steps, count) > 62) return false;
  Frame& division = machine.scratch(1);
  std::int64_t* quotients = division.write_fixed(count, *places);
  std::int32_t* rests = division.write_codes(count);
  std::int64_t signs = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t value = steps->numbers[row];
    signs |= value;
    const auto [quotient, rest] =
        table.by_sum().divide(static_cast<std::uint64_t>(value < 0 ? -value : value));
    quotients[row] = static_cast<std::int64_t>(quotient);
    rests[row] = static_cast<std::int32_t>(rest);
  }
  for (std::size_t i = 0; i < instruction.index; ++i) {
    std::int64_t* shares = machine.result(instruction, i).write_fixed(count, *places);
    const std::int64_t weight = table.weight(i);
    const std::int64_t* share_of_rest = table.rests(i);
    for (std::size_t row = 0; row < count; ++row)
      shares[row] = quotients[row] * weight + share_of_rest[rests[row]];
    // A negative total gives the mirrored shares.
    for (std::size_t row = 0; signs < 0 && row < count; ++row)
      if (steps->numbers[row] < 0) shares[row] = -shares[row];
  }
  return true;
}

}  // namespace

void SplitFixed(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  Context& context = machine.context();
  const Frame& total = machine.arg(instruction, 0);
  const checked::Value* value =
      instruction.parameter ? context.parameter(instruction.parameter, context.run.options.as_of)
                            : &instruction.value;
  const std::vector<Rational>& ratio = std::get<checked::RatioParts>(*value).parts;
  const std::size_t receivers = instruction.index;
  const Frame* args[] = {&total};
  for (std::size_t i = 0; i < receivers; ++i)
    merge_known(machine.result(instruction, i), args, count, machine.whys());
  bool all_zero = true;
  bool negative = false;
  for (const Rational& part : ratio) {
    all_zero = all_zero && part.is_zero();
    negative = negative || part.sign() < 0;
  }
  const RatioTable& table = context.ratio_tables.try_emplace(&instruction, ratio).first->second;
  if (instruction.method == checked::SplitMethod::LargestRemainder && table.is_usable() &&
      ratio.size() == receivers && split_fixed_fast(machine, instruction, total, table))
    return;
  for (std::size_t i = 0; i < receivers; ++i) machine.result(instruction, i).write_wide(count);
  for (std::size_t row = 0; row < count; ++row) {
    std::optional<Apportionment> shares;
    FaultCode code = negative   ? FaultCode::NegativeWeight
                     : all_zero ? FaultCode::AllWeightsZero
                                : FaultCode::Overflow;
    if (total.is_known(row) && !all_zero && !negative && ratio.size() == receivers) {
      const auto steps = divide(total.number(row), instruction.step);
      if (steps && steps->is_integer())
        shares = apportion(steps->numerator(), ratio, instruction.method);
    }
    for (std::size_t i = 0; i < receivers; ++i) {
      Frame& out = machine.result(instruction, i);
      out.own_wide[row] = Rational{};
      const bool is_fault = negative || all_zero || (total.is_known(row) && !shares);
      std::optional<Rational> share;
      if (shares) {
        const auto whole = Rational::make(shares->shares[i], 1);
        if (whole) share = multiply(*whole, instruction.step);
      }
      if (share)
        out.own_wide[row] = *share;
      else if (is_fault)
        out.open_row(row, machine.fault(instruction, code), count);
    }
  }
  for (std::size_t i = 0; i < receivers; ++i) narrow(machine.result(instruction, i), count);
}

}  // namespace guiju::eval::kernels
