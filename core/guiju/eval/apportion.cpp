#include "guiju/eval/apportion.hpp"

#include <algorithm>
#include <numeric>

namespace guiju::eval {
namespace {

Int128 gcd(Int128 left, Int128 right) {
  while (right != 0) {
    const Int128 rest = left % right;
    left = right;
    right = rest;
  }
  return left;
}

}  // namespace

std::optional<std::vector<Int128>> whole_weights(std::span<const Rational> weights) {
  Int128 common = 1;
  for (const Rational& weight : weights) {
    const Int128 factor = weight.denominator() / gcd(common, weight.denominator());
    if (__builtin_mul_overflow(common, factor, &common)) return std::nullopt;
  }
  std::vector<Int128> whole;
  Int128 divisor = 0;
  for (const Rational& weight : weights) {
    Int128 value = 0;
    if (__builtin_mul_overflow(weight.numerator(), common / weight.denominator(), &value))
      return std::nullopt;
    whole.push_back(value);
    divisor = gcd(divisor, value);
  }
  for (Int128& value : whole)
    if (divisor > 1) value /= divisor;
  return whole;
}

std::optional<Apportionment> apportion(Int128 units, std::span<const Rational> weights,
                                       std::span<const std::size_t> ranks) {
  const auto whole = whole_weights(weights);
  if (!whole) return std::nullopt;
  Int128 sum = 0;
  for (Int128 weight : *whole)
    if (__builtin_add_overflow(sum, weight, &sum)) return std::nullopt;
  const bool negative = units < 0;
  const Int128 total = negative ? -units : units;
  Apportionment result;
  std::vector<Int128> remainders;
  Int128 left = total;
  for (Int128 weight : *whole) {
    Int128 product = 0;
    if (__builtin_mul_overflow(total, weight, &product)) return std::nullopt;
    result.shares.push_back(product / sum);
    remainders.push_back(product % sum);
    left -= result.shares.back();
  }
  std::vector<std::size_t> order(result.shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto rank = [&](std::size_t i) { return ranks.empty() ? i : ranks[i]; };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a < b;
  });
  const auto winners = static_cast<std::size_t>(left);
  for (std::size_t i = 0; i < winners; ++i) ++result.shares[order[i]];
  if (winners > 0 && winners < order.size()) {
    const std::size_t last = order[winners - 1];
    const std::size_t next = order[winners];
    result.is_tied = remainders[last] == remainders[next] && rank(last) == rank(next);
  }
  if (negative)
    for (Int128& share : result.shares) share = -share;
  return result;
}

}  // namespace guiju::eval
