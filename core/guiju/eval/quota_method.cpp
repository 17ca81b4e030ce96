// Largest remainder (Hamilton), and all that is left over to the first or the last.

#include <algorithm>
#include <numeric>

#include "guiju/eval/apportion_methods.hpp"

namespace guiju::eval {
namespace {

using checked::SplitMethod;

void give_to_largest_remainders(Apportionment& result, const std::vector<Int128>& remainders,
                                Int128 left, std::span<const Receiver> receivers) {
  std::vector<std::size_t> order(receivers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    if (receivers[a].rank != receivers[b].rank) return receivers[a].rank < receivers[b].rank;
    return a < b;
  });
  const auto winners = static_cast<std::size_t>(left);
  for (std::size_t i = 0; i < winners; ++i) ++result.shares[order[i]];
  if (winners == 0 || winners >= order.size()) return;
  const std::size_t last = order[winners - 1];
  const std::size_t next = order[winners];
  result.is_tied =
      remainders[last] == remainders[next] && receivers[last].rank == receivers[next].rank;
}

/// One receiver after another is filled up; a weight of zero gets nothing.
void give_in_order(Apportionment& result, Int128 left, const Claims& claims, bool is_first) {
  std::vector<std::size_t> order = order_of(claims.receivers);
  if (!is_first) std::reverse(order.begin(), order.end());
  std::erase_if(order, [&](std::size_t i) { return claims.weights[i] == 0; });
  for (std::size_t at = 0; at < order.size() && left > 0; ++at) {
    const Receiver& receiver = claims.receivers[order[at]];
    Int128& share = result.shares[order[at]];
    const Int128 given = receiver.cap ? std::min(left, *receiver.cap - share) : left;
    share += given;
    left -= given;
    if (left > 0) continue;
    const auto is_equal = [&](std::size_t other) {
      return claims.receivers[order[other]].rank == receiver.rank;
    };
    const bool is_filled = receiver.cap && share == *receiver.cap;
    result.is_tied =
        (at + 1 < order.size() && is_equal(at + 1)) || (!is_filled && at > 0 && is_equal(at - 1));
  }
}

}  // namespace

std::vector<std::size_t> order_of(std::span<const Receiver> receivers) {
  std::vector<std::size_t> order(receivers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return receivers[a].rank != receivers[b].rank ? receivers[a].rank < receivers[b].rank : a < b;
  });
  return order;
}

std::optional<Apportionment> by_quota(Int128 units, const Claims& claims, SplitMethod method) {
  Int128 sum = 0;
  for (const Int128 weight : claims.weights)
    if (__builtin_add_overflow(sum, weight, &sum)) return std::nullopt;
  Apportionment result;
  std::vector<Int128> remainders;
  Int128 left = units;
  for (const Int128 weight : claims.weights) {
    Int128 product = 0;
    if (__builtin_mul_overflow(units, weight, &product)) return std::nullopt;
    result.shares.push_back(product / sum);
    remainders.push_back(product % sum);
    left -= result.shares.back();
  }
  if (method == SplitMethod::LargestRemainder)
    give_to_largest_remainders(result, remainders, left, claims.receivers);
  else
    give_in_order(result, left, claims, method == SplitMethod::First);
  return result;
}

}  // namespace guiju::eval
