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

/// Adds the shares of a total to each receiver's, or takes them away. False where the total is no whole
/// number of steps in 64 bits.
bool split_column(Machine& machine, const Instruction& instruction, const Frame& total, int places,
                  const RatioTable& table, bool is_first) {
  if (total.form != Form::Fixed || total.scale > places) return false;
  const std::size_t count = machine.count();
  const Frame* steps = as_fixed(total, places, machine.scratch(0), count);
  // A bit is left for the difference of two shares.
  if (steps == nullptr || magnitude_bits(*steps, count) > 61) return false;
  Frame& lookup = machine.scratch(1);
  std::int64_t* times = lookup.write_fixed(count, places);
  std::int32_t* rows = lookup.write_codes(count);
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t value = steps->numbers[row];
    const auto place = table.place_of(static_cast<std::uint64_t>(value < 0 ? -value : value));
    times[row] = place.times;
    rows[row] = place.row;
  }
  for (std::size_t i = 0; i < instruction.index; ++i) {
    Frame& out = machine.result(instruction, i);
    if (is_first) std::fill_n(out.write_fixed(count, places), count, 0);
    std::int64_t* shares = out.own_numbers.data();
    const std::int64_t weight = table.weight(i);
    const std::int64_t* share_of_row = table.shares(i);
    for (std::size_t row = 0; row < count; ++row) {
      // A negative total gives the mirrored shares.
      const std::int64_t sign = is_first == (steps->numbers[row] >= 0) ? 1 : -1;
      shares[row] += sign * (times[row] * weight + share_of_row[rows[row]]);
    }
  }
  return true;
}

/// The usual case: totals that are whole steps, known or not, in 64 bits, and a ratio of small numbers.
/// Of a running split the shares up to the row before are taken away.
bool split_by_table(Machine& machine, const Instruction& instruction, const RatioTable& table) {
  const std::optional<int> places = places_of(instruction.step);
  if (!table.is_usable() || !places) return false;
  const std::size_t totals = std::min<std::size_t>(instruction.args.size(), 2);
  for (std::size_t i = 0; i < totals; ++i)
    if (!split_column(machine, instruction, machine.arg(instruction, i), *places, table, i == 0))
      return false;
  if (instruction.args.size() < 3) return true;
  const Frame& has_refund = machine.arg(instruction, 2);
  for (std::size_t row = 0; row < machine.count(); ++row) {
    if (!has_refund.truth(row) || !machine.result(instruction).is_known(row)) continue;
    const Why why = machine.fault(instruction, FaultCode::Refund);
    for (std::size_t i = 0; i < instruction.index; ++i)
      machine.result(instruction, i).open_row(row, why, machine.count());
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
  const RatioTable& table =
      context.ratio_tables.try_emplace(&instruction, ratio, instruction.method).first->second;
  if (ratio.size() == receivers && split_by_table(machine, instruction, table)) return;
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
