#include "guiju/eval/ratio_table.hpp"

#include "guiju/eval/apportion.hpp"

namespace guiju::eval {
namespace {

/// Rests looked up at most.
constexpr Int128 rests_max = 4096;

}  // namespace

RatioTable::RatioTable(std::span<const Rational> ratio, checked::SplitMethod method)
    : has_own_start_(method == checked::SplitMethod::Adams) {
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
  shares_.resize(rows() * weights_.size());
  for (std::size_t units = 0; units < rows(); ++units) {
    const auto split = apportion(static_cast<Int128>(units), ratio, method);
    for (std::size_t i = 0; i < weights_.size(); ++i)
      shares_[i * rows() + units] = static_cast<std::int64_t>(split->shares[i]);
  }
}

}  // namespace guiju::eval
