#include "guiju/eval/ratio_table.hpp"

#include "guiju/eval/apportion.hpp"

namespace guiju::eval {
namespace {

/// Rests looked up at most.
constexpr Int128 rests_max = 4096;

}  // namespace

RatioTable::RatioTable(std::span<const Rational> ratio) {
  const auto whole = whole_weights(ratio);
  if (!whole) return;
  Int128 sum = 0;
  for (Int128 weight : *whole) {
    if (weight < 0 || weight > rests_max) return;
    sum += weight;
    weights_.push_back(static_cast<std::int64_t>(weight));
  }
  if (sum <= 0 || sum > rests_max) return;
  sum_ = static_cast<std::int64_t>(sum);
  by_sum_ = Reciprocal{static_cast<std::uint64_t>(sum_)};
  const auto size = static_cast<std::size_t>(sum_);
  rests_.resize(size * weights_.size());
  for (std::int64_t rest = 0; rest < sum_; ++rest) {
    const auto split = apportion(rest, ratio);
    for (std::size_t i = 0; i < weights_.size(); ++i)
      rests_[i * size + static_cast<std::size_t>(rest)] =
          static_cast<std::int64_t>(split->shares[i]);
  }
}

}  // namespace guiju::eval
