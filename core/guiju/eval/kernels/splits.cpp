// A total among named receivers by a fixed ratio.

#include <algorithm>
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

/// Shares of a total that is a whole number of steps; of a total up to now less one before.
std::optional<std::vector<Int128>> shares_at(Machine& machine, const Instruction& instruction,
                                             std::span<const Rational> ratio, std::size_t row) {
  const auto split = [&](std::size_t arg) -> std::optional<std::vector<Int128>> {
    const auto steps = divide(machine.arg(instruction, arg).number(row), instruction.step);
    if (!steps || !steps->is_integer()) return std::nullopt;
    auto found = apportion(steps->numerator(), ratio, instruction.method);
    return found ? std::optional{std::move(found->shares)} : std::nullopt;
  };
  auto shares = split(0);
  if (!shares || instruction.args.size() == 1) return shares;
  const auto before = split(1);
  if (!before) return std::nullopt;
  for (std::size_t i = 0; i < shares->size(); ++i) (*shares)[i] -= (*before)[i];
  return shares;
}

/// What keeps a row from being split although all is known.
std::optional<FaultCode> fault_at(Machine& machine, const Instruction& instruction,
                                  std::size_t row) {
  const bool has_refund = instruction.args.size() > 2 && machine.arg(instruction, 2).truth(row);
  return has_refund ? std::optional{FaultCode::Refund} : std::nullopt;
}

std::optional<FaultCode> fault_of(std::span<const Rational> ratio) {
  bool all_zero = true;
  for (const Rational& part : ratio) {
    if (part.sign() < 0) return FaultCode::NegativeWeight;
    all_zero = all_zero && part.is_zero();
  }
  return all_zero ? std::optional{FaultCode::AllWeightsZero} : std::nullopt;
}

}  // namespace

void SplitFixed(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  Context& context = machine.context();
  const checked::Value* value =
      instruction.parameter ? context.parameter(instruction.parameter, context.run.options.as_of)
                            : &instruction.value;
  const std::vector<Rational>& ratio = std::get<checked::RatioParts>(*value).parts;
  const std::size_t receivers = instruction.index;
  std::vector<const Frame*> args;
  for (std::size_t i = 0; i < instruction.args.size(); ++i)
    args.push_back(&machine.arg(instruction, i));
  for (std::size_t i = 0; i < receivers; ++i)
    merge_known(machine.result(instruction, i), args, count, machine.whys());
  const RatioTable& table = context.ratio_tables.try_emplace(&instruction, ratio).first->second;
  const bool is_plain = instruction.method == checked::SplitMethod::LargestRemainder &&
                        args.size() == 1 && ratio.size() == receivers;
  if (is_plain && table.is_usable() && split_fixed_fast(machine, instruction, *args[0], table))
    return;
  for (std::size_t i = 0; i < receivers; ++i) machine.result(instruction, i).write_wide(count);
  const std::optional<FaultCode> bad_ratio = fault_of(ratio);
  for (std::size_t row = 0; row < count; ++row) {
    const bool is_known =
        std::all_of(args.begin(), args.end(), [&](const Frame* arg) { return arg->is_known(row); });
    std::optional<FaultCode> fault = bad_ratio;
    std::optional<std::vector<Int128>> shares;
    if (!fault && is_known) fault = fault_at(machine, instruction, row);
    if (!fault && is_known && ratio.size() == receivers)
      shares = shares_at(machine, instruction, ratio, row);
    if (!fault && is_known && !shares) fault = FaultCode::Overflow;
    for (std::size_t i = 0; i < receivers; ++i) {
      Frame& out = machine.result(instruction, i);
      out.own_wide[row] = Rational{};
      std::optional<Rational> share;
      if (shares) {
        const auto whole = Rational::make((*shares)[i], 1);
        if (whole) share = multiply(*whole, instruction.step);
      }
      if (share)
        out.own_wide[row] = *share;
      else if (fault || shares)
        out.open_row(row, machine.fault(instruction, fault.value_or(FaultCode::Overflow)), count);
    }
  }
  for (std::size_t i = 0; i < receivers; ++i) narrow(machine.result(instruction, i), count);
}

}  // namespace guiju::eval::kernels
