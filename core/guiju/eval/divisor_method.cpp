// Webster, Jefferson, Adams: methods that never take a unit back when there are more of them.
//
// M. L. Balinski and H. P. Young, Fair Representation (1982): units in the order of weight /
// divisor are the shares of every total, the first so many of them those of this one.

#include <algorithm>
#include <queue>

#include "guiju/eval/apportion_methods.hpp"

namespace guiju::eval {
namespace {

using checked::SplitMethod;

class DivisorMethod {
 public:
  DivisorMethod(const Claims& claims, SplitMethod method) : claims_(claims), method_(method) {}

  std::optional<Apportionment> run(Int128 units, const Quotient& scale) {
    Int128 left = units;
    for (std::size_t i = 0; i < claims_.weights.size(); ++i) {
      const auto share = first_share(i, scale);
      if (!share) return std::nullopt;
      result_.shares.push_back(*share);
      left -= *share;
    }
    if (left > 0) give(left);
    if (left < 0) take_back(-left);
    result_.is_tied = is_tied();
    return std::move(result_);
  }

 private:
  /// The unit that the receiver would get next after `had`: what it is divided by, times two.
  [[nodiscard]] Int128 divisor(Int128 had) const {
    if (method_ == SplitMethod::Webster) return 2 * had + 1;
    return 2 * (method_ == SplitMethod::Jefferson ? had + 1 : had);
  }

  /// Units whose weight / divisor is above 1 / scale, between the bounds.
  [[nodiscard]] std::optional<Int128> first_share(std::size_t i, const Quotient& scale) const {
    const Receiver& receiver = claims_.receivers[i];
    if (claims_.weights[i] == 0) return receiver.floor;
    Int128 quota = 0;
    if (__builtin_mul_overflow(scale.numerator, claims_.weights[i], &quota) ||
        __builtin_mul_overflow(quota, 2, &quota))
      return std::nullopt;
    const Int128 half_steps = 2 * scale.denominator;
    // Jefferson: had + 1 < quota; Webster: had + 1/2 < quota; Adams: had < quota.
    if (method_ == SplitMethod::Webster) quota -= scale.denominator;
    if (method_ == SplitMethod::Jefferson) quota -= half_steps;
    const Int128 share = quota <= 0 ? 0 : (quota + half_steps - 1) / half_steps;
    return receiver.cap ? std::clamp(share, receiver.floor, *receiver.cap)
                        : std::max(share, receiver.floor);
  }

  /// A unit of a receiver: the one after `had`.
  struct Unit {
    std::size_t receiver;
    Int128 had;
  };
  /// Below zero where the first unit is given before the second, zero where nothing decides.
  [[nodiscard]] int compare(const Unit& one, const Unit& other) const {
    const Int128 left_divisor = divisor(one.had);
    const Int128 right_divisor = divisor(other.had);
    const UInt256 left = multiply_wide(static_cast<UInt128>(claims_.weights[one.receiver]),
                                       static_cast<UInt128>(right_divisor));
    const UInt256 right = multiply_wide(static_cast<UInt128>(claims_.weights[other.receiver]),
                                        static_cast<UInt128>(left_divisor));
    // By Adams everyone's first unit comes before all others; among these the greater weight's.
    if (left_divisor == 0 && right_divisor == 0) {
      const Int128 first = claims_.weights[one.receiver];
      const Int128 second = claims_.weights[other.receiver];
      if (first != second) return first > second ? -1 : 1;
    } else if (left != right) {
      return left > right ? -1 : 1;
    }
    const std::size_t rank = claims_.receivers[one.receiver].rank;
    const std::size_t other_rank = claims_.receivers[other.receiver].rank;
    return rank < other_rank ? -1 : rank > other_rank ? 1 : 0;
  }
  [[nodiscard]] bool is_before(const Unit& one, const Unit& other) const {
    const int order = compare(one, other);
    return order != 0 ? order < 0 : one.receiver < other.receiver;
  }

  [[nodiscard]] bool has_room(std::size_t i) const {
    const std::optional<Int128>& cap = claims_.receivers[i].cap;
    return claims_.weights[i] > 0 && (!cap || result_.shares[i] < *cap);
  }
  [[nodiscard]] bool has_spare(std::size_t i) const {
    return claims_.weights[i] > 0 && result_.shares[i] > claims_.receivers[i].floor;
  }
  [[nodiscard]] Unit next_of(std::size_t i) const { return {i, result_.shares[i]}; }
  [[nodiscard]] Unit last_of(std::size_t i) const { return {i, result_.shares[i] - 1}; }

  void give(Int128 units) {
    const auto later = [&](const Unit& one, const Unit& other) { return is_before(other, one); };
    std::priority_queue<Unit, std::vector<Unit>, decltype(later)> waiting(later);
    for (std::size_t i = 0; i < result_.shares.size(); ++i)
      if (has_room(i)) waiting.push(next_of(i));
    for (; units > 0; --units) {
      const std::size_t first = waiting.top().receiver;
      waiting.pop();
      ++result_.shares[first];
      if (has_room(first)) waiting.push(next_of(first));
    }
  }

  void take_back(Int128 units) {
    const auto earlier = [&](const Unit& one, const Unit& other) { return is_before(one, other); };
    std::priority_queue<Unit, std::vector<Unit>, decltype(earlier)> given(earlier);
    for (std::size_t i = 0; i < result_.shares.size(); ++i)
      if (has_spare(i)) given.push(last_of(i));
    for (; units > 0; --units) {
      const std::size_t last = given.top().receiver;
      given.pop();
      --result_.shares[last];
      if (has_spare(last)) given.push(last_of(last));
    }
  }

  /// Whether the last unit given and the first one not given are told apart by nothing.
  [[nodiscard]] bool is_tied() const {
    std::optional<Unit> last;
    std::optional<Unit> next;
    for (std::size_t i = 0; i < result_.shares.size(); ++i) {
      if (has_spare(i) && (!last || is_before(*last, last_of(i)))) last = last_of(i);
      if (has_room(i) && (!next || is_before(next_of(i), *next))) next = next_of(i);
    }
    return last && next && compare(*last, *next) == 0;
  }

  const Claims& claims_;
  SplitMethod method_;
  Apportionment result_;
};

}  // namespace

std::optional<Apportionment> by_divisor(Int128 units, const Claims& claims, const Quotient& scale,
                                        SplitMethod method) {
  return DivisorMethod{claims, method}.run(units, scale);
}

}  // namespace guiju::eval
