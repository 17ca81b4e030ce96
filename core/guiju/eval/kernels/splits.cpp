// A total among named receivers by a fixed ratio. With weights of sum W, total = q x W + m gives each
// receiver q x w + s[m]: the shares of m < W are looked up, made once by the general method.

#include <limits>

#include "guiju/eval/apportion.hpp"
#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval::kernels {
namespace {

/// Remainders looked up at most.
constexpr Int128 table_size_max = 4096;

class RatioTable {
 public:
  explicit RatioTable(std::span<const Rational> ratio) {
    const auto whole = whole_weights(ratio);
    if (!whole) return;
    Int128 sum = 0;
    for (Int128 weight : *whole) {
      if (weight < 0 || weight > table_size_max) return;
      sum += weight;
      weights_.push_back(static_cast<std::int64_t>(weight));
    }
    if (sum <= 0 || sum > table_size_max) return;
    sum_ = static_cast<std::int64_t>(sum);
    for (std::int64_t rest = 0; rest < sum_; ++rest) {
      const auto split = apportion(rest, ratio);
      for (Int128 share : split->shares) rests_.push_back(static_cast<std::int64_t>(share));
    }
  }
  [[nodiscard]] bool is_usable() const { return sum_ > 0; }
  [[nodiscard]] std::int64_t sum() const { return sum_; }
  [[nodiscard]] std::int64_t weight(std::size_t i) const { return weights_[i]; }
  [[nodiscard]] std::int64_t rest(std::int64_t m, std::size_t i) const {
    return rests_[static_cast<std::size_t>(m) * weights_.size() + i];
  }

 private:
  std::int64_t sum_ = 0;
  std::vector<std::int64_t> weights_;
  std::vector<std::int64_t> rests_;
};

/// The total as whole steps where a batch of money splits to the fen.
bool split_fixed_fast(Machine& machine, const Instruction& instruction, const Frame& total,
                      const RatioTable& table) {
  if (total.form != Form::Fixed || !table.is_usable()) return false;
  int places = 0;
  while (places <= scale_max && instruction.step.denominator() != power_of_ten(places)) ++places;
  if (places > scale_max || instruction.step.numerator() != 1 || total.scale > places) return false;
  const std::size_t count = machine.count();
  const Frame* steps = as_fixed(total, places, machine.scratch(0), count);
  if (steps == nullptr) return false;
  const std::size_t receivers = instruction.index;
  std::vector<std::int64_t*> shares;
  for (std::size_t i = 0; i < receivers; ++i)
    shares.push_back(machine.result(instruction, i).write_fixed(count, places));
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t value = steps->numbers[row];
    if (value == std::numeric_limits<std::int64_t>::min()) return false;
    const std::int64_t size = value < 0 ? -value : value;
    const std::int64_t quotient = size / table.sum();
    const std::int64_t rest = size - quotient * table.sum();
    for (std::size_t i = 0; i < receivers; ++i) {
      const std::int64_t share = quotient * table.weight(i) + table.rest(rest, i);
      shares[i][row] = value < 0 ? -share : share;
    }
  }
  return true;
}

}  // namespace

void SplitFixed(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  Context& context = machine.context();
  const Frame& total = machine.arg(instruction, 0);
  const checked::Value* value =
      instruction.parameter
          ? context.parameter(instruction.parameter, context.run.options.as_of)
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
  if (!all_zero && !negative && ratio.size() == receivers &&
      split_fixed_fast(machine, instruction, total, RatioTable{ratio}))
    return;
  for (std::size_t i = 0; i < receivers; ++i) machine.result(instruction, i).write_wide(count);
  for (std::size_t row = 0; row < count; ++row) {
    std::optional<Apportionment> shares;
    FaultCode code = negative ? FaultCode::NegativeWeight
                     : all_zero ? FaultCode::AllWeightsZero
                                : FaultCode::Overflow;
    if (total.is_known(row) && !all_zero && !negative && ratio.size() == receivers) {
      const auto steps = divide(total.number(row), instruction.step);
      if (steps && steps->is_integer()) shares = apportion(steps->numerator(), ratio);
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
