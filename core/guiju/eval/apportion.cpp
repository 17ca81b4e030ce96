#include "guiju/eval/apportion.hpp"

#include <algorithm>

#include "guiju/eval/apportion_methods.hpp"

namespace guiju::eval {
namespace {

using checked::ShortRule;
using checked::SplitMethod;

Int128 gcd(Int128 left, Int128 right) {
  while (right != 0) {
    const Int128 rest = left % right;
    left = right;
    right = rest;
  }
  return left;
}

/// left x right and other x factor, none below zero, in 256 bits.
std::strong_ordering compare_products(Int128 left, Int128 right, Int128 other, Int128 factor) {
  return multiply_wide(static_cast<UInt128>(left), static_cast<UInt128>(right)) <=>
         multiply_wide(static_cast<UInt128>(other), static_cast<UInt128>(factor));
}

/// The scale at which every share is exact, found by raising it from zero: a receiver leaves its
/// floor at floor / weight and reaches its cap at cap / weight.
///
/// INVARIANT: the shares at the scale reached so far add up to no more than the units.
class Scale {
 public:
  Scale(Int128 units, const Claims& claims) : claims_(claims), left_(units) {}

  /// Whether each receiver stands at a bound, and what is left for the others. False where a number
  /// does not fit.
  bool find() {
    const std::size_t count = claims_.weights.size();
    is_active.assign(count, false);
    bounds.assign(count, 0);
    std::vector<Turn> turns;
    for (std::size_t i = 0; i < count; ++i) {
      const Receiver& receiver = claims_.receivers[i];
      bounds[i] = receiver.floor;
      if (__builtin_sub_overflow(left_, receiver.floor, &left_)) return false;
      if (claims_.weights[i] == 0) continue;
      if (!add_turn(turns, receiver.floor, i, false)) return false;
      if (receiver.cap && !add_turn(turns, *receiver.cap, i, true)) return false;
    }
    is_short_ = left_ < 0;
    if (is_short_) return true;
    std::sort(turns.begin(), turns.end(), [](const Turn& one, const Turn& other) {
      if (one.scale != other.scale) return one.scale < other.scale;
      // A receiver whose bounds are equal leaves its floor before it reaches its cap.
      return one.is_cap < other.is_cap;
    });
    for (const Turn& turn : turns) {
      if (is_reached(turn)) break;
      if (!take(turn)) return false;
    }
    return true;
  }

  std::vector<bool> is_active;                               // between its bounds
  std::vector<Int128> bounds;                                // the share of those that are not
  [[nodiscard]] bool is_short() const { return is_short_; }  // not even the floors
  [[nodiscard]] Int128 left() const { return left_; }
  [[nodiscard]] Int128 active_weight() const { return active_weight_; }

 private:
  struct Turn {
    Rational scale;
    std::size_t receiver = 0;
    bool is_cap = false;
  };

  bool add_turn(std::vector<Turn>& turns, Int128 bound, std::size_t receiver, bool is_cap) const {
    const auto scale = Rational::make(bound, claims_.weights[receiver]);
    if (scale) turns.push_back({*scale, receiver, is_cap});
    return scale.has_value();
  }

  /// Whether the active receivers alone use up what is left before the scale gets there.
  [[nodiscard]] bool is_reached(const Turn& turn) const {
    return compare_products(turn.scale.numerator(), active_weight_, left_,
                            turn.scale.denominator()) >= 0 &&
           active_weight_ > 0;
  }

  bool take(const Turn& turn) {
    const std::size_t i = turn.receiver;
    is_active[i] = !turn.is_cap;
    const Int128 weight = claims_.weights[i];
    if (!turn.is_cap) {
      left_ += bounds[i];
      return !__builtin_add_overflow(active_weight_, weight, &active_weight_);
    }
    bounds[i] = *claims_.receivers[i].cap;
    left_ -= bounds[i];
    active_weight_ -= weight;
    return true;
  }

  const Claims& claims_;
  Int128 left_;  // beside the bounds of those that are not active
  Int128 active_weight_ = 0;
  bool is_short_ = false;
};

std::optional<Claims> claims_of(std::span<const Receiver> receivers) {
  std::vector<Rational> weights;
  weights.reserve(receivers.size());
  for (const Receiver& receiver : receivers) weights.push_back(receiver.weight);
  auto whole = whole_weights(weights);
  if (!whole) return std::nullopt;
  return Claims{std::move(*whole), receivers};
}

std::optional<Apportionment> apportion_between(Int128 units, std::span<const Receiver> receivers,
                                               SplitMethod method) {
  const std::optional<Claims> claims = claims_of(receivers);
  if (!claims) return std::nullopt;
  const bool is_free = std::none_of(receivers.begin(), receivers.end(), [](const Receiver& each) {
    return each.floor > 0 || each.cap;
  });
  if (is_free && !is_divisor_method(method)) return by_quota(units, *claims, method);
  Scale scale{units, *claims};
  if (!scale.find()) return std::nullopt;
  Apportionment result;
  result.shares = scale.bounds;
  std::vector<std::size_t> active;
  for (std::size_t i = 0; i < receivers.size(); ++i)
    if (scale.is_active[i]) active.push_back(i);
  if (active.empty()) {
    result.left_over = scale.left();
    return result;
  }
  if (is_divisor_method(method)) {
    const Quotient quota{scale.left(), scale.active_weight()};
    return by_divisor(units, *claims, quota, method);
  }
  std::vector<Receiver> sharing;
  for (const std::size_t i : active) sharing.push_back(receivers[i]);
  const std::optional<Claims> free = claims_of(sharing);
  if (!free) return std::nullopt;
  const auto inner = by_quota(scale.left(), *free, method);
  if (!inner) return std::nullopt;
  for (std::size_t i = 0; i < active.size(); ++i) result.shares[active[i]] = inner->shares[i];
  result.is_tied = inner->is_tied;
  return result;
}

/// Floors in the order of the ranks, as far as the units go.
Apportionment fill_in_turn(Int128 units, std::span<const Receiver> receivers) {
  Apportionment result;
  result.shares.assign(receivers.size(), 0);
  const std::vector<std::size_t> order = order_of(receivers);
  for (std::size_t at = 0; at < order.size(); ++at) {
    const Receiver& receiver = receivers[order[at]];
    const Int128 share = std::min(units, receiver.floor);
    result.shares[order[at]] = share;
    units -= share;
    const bool is_cut_short = share < receiver.floor;
    if (!is_cut_short) continue;
    // The one that gets less than its floor must not stand beside one of the same rank.
    const auto is_equal = [&](std::size_t other) {
      return receivers[order[other]].rank == receiver.rank && receivers[order[other]].floor > 0;
    };
    result.is_tied = (at > 0 && is_equal(at - 1)) || (at + 1 < order.size() && is_equal(at + 1));
    break;
  }
  return result;
}

/// Units that do not fill the floors: each floor is now the most that a receiver gets.
std::optional<Apportionment> apportion_short(Int128 units, std::span<const Receiver> receivers,
                                             SplitMethod method, ShortRule rule) {
  if (rule == ShortRule::InTurn) return fill_in_turn(units, receivers);
  std::vector<Receiver> lowered;
  for (const Receiver& receiver : receivers) {
    Receiver each{Rational{receiver.floor > 0 ? 1 : 0}, 0, receiver.floor, receiver.rank};
    if (rule == ShortRule::ProRata) {
      const auto weight = Rational::make(receiver.floor, 1);
      if (!weight) return std::nullopt;
      each.weight = *weight;
    }
    lowered.push_back(each);
  }
  return apportion_between(units, lowered, method);
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

std::optional<Apportionment> apportion(Int128 units, std::span<const Receiver> receivers,
                                       SplitMethod method, ShortRule short_rule) {
  const bool is_negative = units < 0;
  if (is_negative) units = -units;
  Int128 floors = 0;
  for (const Receiver& receiver : receivers)
    if (__builtin_add_overflow(floors, receiver.floor, &floors)) return std::nullopt;
  auto result = units < floors ? apportion_short(units, receivers, method, short_rule)
                               : apportion_between(units, receivers, method);
  if (!result || !is_negative) return result;
  for (Int128& share : result->shares) share = -share;
  result->left_over = -result->left_over;
  return result;
}

std::optional<Standing> standing_of(std::size_t receiver, Int128 units,
                                    std::span<const Receiver> receivers) {
  const std::optional<Claims> claims = claims_of(receivers);
  if (!claims) return std::nullopt;
  Scale scale{units, *claims};
  if (!scale.find()) return std::nullopt;
  Standing standing;
  if (scale.is_short()) {
    standing.place = Standing::Place::Short;
    return standing;
  }
  if (!scale.is_active[receiver])
    standing.place = scale.bounds[receiver] == receivers[receiver].floor ? Standing::Place::Floor
                                                                         : Standing::Place::Cap;
  Int128 scaled = 0;
  const bool fits = !__builtin_mul_overflow(scale.left(), claims->weights[receiver], &scaled);
  if (fits && scale.active_weight() > 0)
    standing.scaled = Rational::make(scaled, scale.active_weight());
  return standing;
}

std::optional<Apportionment> apportion(Int128 units, std::span<const Rational> weights,
                                       SplitMethod method) {
  std::vector<Receiver> receivers;
  receivers.reserve(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i)
    receivers.push_back({weights[i], 0, std::nullopt, i});
  return apportion(units, receivers, method, ShortRule::Equally);
}

}  // namespace guiju::eval
