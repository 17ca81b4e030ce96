#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "guiju/eval/apportion.hpp"

namespace guiju::eval {
namespace {

using Shares = std::vector<std::int64_t>;

using checked::ShortRule;
using checked::SplitMethod;

Shares shares_of(const std::optional<Apportionment>& split) {
  EXPECT_TRUE(split.has_value());
  Shares result;
  for (Int128 share : split->shares) result.push_back(static_cast<std::int64_t>(share));
  return result;
}

std::vector<Receiver> ranked(const std::vector<Rational>& weights,
                             const std::vector<std::size_t>& ranks) {
  std::vector<Receiver> receivers;
  for (std::size_t i = 0; i < weights.size(); ++i)
    receivers.push_back({weights[i], 0, std::nullopt, ranks[i]});
  return receivers;
}

std::optional<Apportionment> by_rank(std::int64_t units, const std::vector<Rational>& weights,
                                     const std::vector<std::size_t>& ranks) {
  return apportion(units, ranked(weights, ranks), SplitMethod::LargestRemainder,
                   ShortRule::Equally);
}

Shares shares(std::int64_t units, const std::vector<Rational>& weights,
              SplitMethod method = SplitMethod::LargestRemainder) {
  return shares_of(apportion(units, weights, method));
}

/// Published: largest remainder in fen, weights 3:2:4:1.
TEST(Apportion, AgreesWithThePublishedTable) {
  const std::vector<Rational> weights{3, 2, 4, 1};
  EXPECT_EQ(shares(1, weights), (Shares{0, 0, 1, 0}));
  EXPECT_EQ(shares(5, weights), (Shares{2, 1, 2, 0}));
  EXPECT_EQ(shares(7, weights), (Shares{2, 1, 3, 1}));
  EXPECT_EQ(shares(9, weights), (Shares{3, 2, 3, 1}));
  EXPECT_EQ(shares(1001, weights), (Shares{300, 200, 401, 100}));
}

/// Published for weights 3:2:4:1: how the methods differ.
TEST(Apportion, EachMethodAgreesWithThePublishedTable) {
  const std::vector<Rational> weights{3, 2, 4, 1};
  EXPECT_EQ(shares(1, weights, SplitMethod::Webster), (Shares{0, 0, 1, 0}));
  EXPECT_EQ(shares(7, weights, SplitMethod::Webster), (Shares{2, 1, 3, 1}));
  EXPECT_EQ(shares(1001, weights, SplitMethod::Webster), (Shares{300, 200, 401, 100}));
  EXPECT_EQ(shares(1, weights, SplitMethod::Jefferson), (Shares{0, 0, 1, 0}));
  EXPECT_EQ(shares(7, weights, SplitMethod::Jefferson), (Shares{3, 1, 3, 0}));
  EXPECT_EQ(shares(9, weights, SplitMethod::Jefferson), (Shares{3, 2, 4, 0}));
  EXPECT_EQ(shares(1, weights, SplitMethod::Adams), (Shares{0, 0, 1, 0}));
  EXPECT_EQ(shares(5, weights, SplitMethod::Adams), (Shares{1, 1, 2, 1}));
  EXPECT_EQ(shares(7, weights, SplitMethod::Adams), (Shares{2, 2, 2, 1}));
  EXPECT_EQ(shares(1001, weights, SplitMethod::Adams), (Shares{301, 200, 400, 100}));
  EXPECT_EQ(shares(7, weights, SplitMethod::First), (Shares{4, 1, 2, 0}));
  EXPECT_EQ(shares(1001, weights, SplitMethod::Last), (Shares{300, 200, 400, 101}));
}

TEST(Apportion, WhatIsLeftGoesToTheLastThatMayHaveIt) {
  EXPECT_EQ(shares(2, {1, 1, 1, 1}, SplitMethod::Last), (Shares{0, 0, 0, 2}));
  EXPECT_EQ(shares(5, {1, 1, 0}, SplitMethod::Last), (Shares{2, 3, 0}));
  EXPECT_EQ(shares(5, {0, 1, 1}, SplitMethod::First), (Shares{0, 3, 2}));
}

// ── between floors and caps ───────────────────────────────────────────────────────────────────

std::vector<Receiver> bounded(const std::vector<std::int64_t>& weights, std::int64_t floor,
                              std::int64_t cap) {
  std::vector<Receiver> receivers;
  for (std::size_t i = 0; i < weights.size(); ++i) receivers.push_back({weights[i], floor, cap, i});
  return receivers;
}

Shares within(std::int64_t units, const std::vector<Receiver>& receivers,
              ShortRule rule = ShortRule::Equally,
              SplitMethod method = SplitMethod::LargestRemainder) {
  return shares_of(apportion(units, receivers, method, rule));
}

TEST(Bounds, HaveOneScaleForAll) {
  // By weight 10, 30, 60: the last is cut to 50, then the first is lifted from 12 1/2.
  EXPECT_EQ(within(100, bounded({1, 3, 6}, 13, 50)), (Shares{13, 37, 50}));
  EXPECT_EQ(within(-100, bounded({1, 3, 6}, 13, 50)), (Shares{-13, -37, -50}));
}

TEST(Bounds, AShareThatLooksTooSmallMayNotBeOnceAnotherIsCut) {
  EXPECT_EQ(within(100, bounded({1, 9}, 20, 60)), (Shares{40, 60}));
}

TEST(Bounds, WhatIsAboveAllCapsIsLeftOver) {
  const auto split =
      apportion(200, bounded({1, 3, 0}, 10, 50), SplitMethod::LargestRemainder, ShortRule::Equally);
  EXPECT_EQ(shares_of(split), (Shares{50, 50, 10}));
  EXPECT_TRUE(split->left_over == 90);
}

TEST(Bounds, ExactlyTheFloorsAndExactlyTheCaps) {
  EXPECT_EQ(within(30, bounded({1, 3, 6}, 10, 50)), (Shares{10, 10, 10}));
  EXPECT_EQ(within(150, bounded({1, 3, 6}, 10, 50)), (Shares{50, 50, 50}));
}

TEST(Bounds, AFundBelowTheFloorsGoesByTheStatedRule) {
  std::vector<Receiver> receivers = bounded({1, 1, 1}, 0, 100);
  receivers[0].floor = 10;
  receivers[1].floor = 40;
  receivers[2].floor = 50;
  EXPECT_EQ(within(50, receivers, ShortRule::Equally), (Shares{10, 20, 20}));
  EXPECT_EQ(within(50, receivers, ShortRule::ProRata), (Shares{5, 20, 25}));
  EXPECT_EQ(within(30, receivers, ShortRule::InTurn), (Shares{10, 20, 0}));
  EXPECT_EQ(within(0, receivers, ShortRule::InTurn), (Shares{0, 0, 0}));
}

TEST(Bounds, HoldForDivisorMethodsToo) {
  for (const SplitMethod method :
       {SplitMethod::Webster, SplitMethod::Jefferson, SplitMethod::Adams})
    EXPECT_EQ(within(100, bounded({1, 3, 6}, 13, 50), ShortRule::Equally, method),
              (Shares{13, 37, 50}));
}

/// Rounds as the paper of Lanzhou describes them, in fractions: the reference for the one scale.
std::vector<Rational> exact_by_rounds(std::int64_t total, const std::vector<Receiver>& receivers) {
  std::vector<std::optional<Rational>> fixed(receivers.size());
  for (;;) {
    Rational left{total};
    Rational weights;
    for (std::size_t i = 0; i < receivers.size(); ++i) {
      if (fixed[i])
        left = *subtract(left, *fixed[i]);
      else
        weights = *add(weights, receivers[i].weight);
    }
    std::vector<Rational> exact;
    Rational lacking;
    Rational exceeding;
    for (std::size_t i = 0; i < receivers.size(); ++i) {
      const Rational share =
          fixed[i] ? *fixed[i] : *divide(*multiply(left, receivers[i].weight), weights);
      const Rational low = *Rational::make(receivers[i].floor, 1);
      const Rational high = *Rational::make(*receivers[i].cap, 1);
      if (share < low) lacking = *add(lacking, *subtract(low, share));
      if (share > high) exceeding = *add(exceeding, *subtract(share, high));
      exact.push_back(share);
    }
    if (lacking.is_zero() && exceeding.is_zero()) return exact;
    for (std::size_t i = 0; i < receivers.size(); ++i) {
      const Rational low = *Rational::make(receivers[i].floor, 1);
      const Rational high = *Rational::make(*receivers[i].cap, 1);
      if (lacking >= exceeding && exact[i] < low) fixed[i] = low;
      if (exceeding >= lacking && exact[i] > high) fixed[i] = high;
    }
  }
}

TEST(Bounds, AgreeWithTheRoundsForRandomFunds) {
  std::mt19937_64 random{20171231};
  for (int round = 0; round < 3000; ++round) {
    const std::size_t count = 1 + random() % 7;
    std::vector<Receiver> receivers;
    std::int64_t floors = 0;
    std::int64_t caps = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const auto floor = static_cast<std::int64_t>(random() % 20);
      const auto cap = floor + static_cast<std::int64_t>(random() % 40);
      receivers.push_back({static_cast<std::int64_t>(1 + random() % 30), floor, cap, i});
      floors += floor;
      caps += cap;
    }
    const std::int64_t total = floors + static_cast<std::int64_t>(random()) % (caps - floors + 1);
    if (total < floors) continue;
    const std::vector<Rational> exact = exact_by_rounds(total, receivers);
    const Shares found = within(total, receivers);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      sum += found[i];
      const Rational away = *subtract(Rational{found[i]}, exact[i]);
      ASSERT_TRUE(away < Rational{1} && away > Rational{-1}) << total;
      ASSERT_TRUE(found[i] >= receivers[i].floor && found[i] <= *receivers[i].cap);
    }
    ASSERT_EQ(sum, total);
  }
}

TEST(Divisors, NeverTakeAUnitBackWhenThereAreMore) {
  std::mt19937_64 random{1982};
  for (int round = 0; round < 200; ++round) {
    std::vector<Rational> weights;
    for (std::size_t i = 0; i < 1 + random() % 6; ++i)
      weights.emplace_back(static_cast<std::int64_t>(1 + random() % 50));
    for (const SplitMethod method :
         {SplitMethod::Webster, SplitMethod::Jefferson, SplitMethod::Adams}) {
      Shares before(weights.size(), 0);
      for (std::int64_t total = 0; total < 60; ++total) {
        const Shares now = shares(total, weights, method);
        ASSERT_EQ(std::accumulate(now.begin(), now.end(), std::int64_t{0}), total);
        for (std::size_t i = 0; i < now.size(); ++i) ASSERT_GE(now[i], before[i]);
        before = now;
      }
    }
  }
}

/// Published: it keeps quota and is not monotone.
TEST(Apportion, HasTheAlabamaParadox) {
  EXPECT_EQ(shares(3, {3, 3, 1}), (Shares{1, 1, 1}));
  EXPECT_EQ(shares(4, {3, 3, 1}), (Shares{2, 2, 0}));
}

TEST(Apportion, DecidesByExactRemaindersWhereDoublesWouldNot) {
  EXPECT_EQ(shares(7000000000000000, {1, 2}), (Shares{2333333333333333, 4666666666666667}));
}

TEST(Apportion, EqualRemaindersGoBySmallerRankAndThenAsListed) {
  EXPECT_EQ(shares(10, {1, 1, 1}), (Shares{4, 3, 3}));
  EXPECT_EQ(shares_of(by_rank(10, {1, 1, 1}, {2, 1, 0})), (Shares{3, 3, 4}));
}

TEST(Apportion, ATieThatNoRankBreaksIsSaid) {
  const std::vector<Rational> weights{1, 1, 1};
  const std::vector<std::size_t> ranks{0, 0, 1};
  EXPECT_TRUE(by_rank(10, weights, ranks)->is_tied);
  EXPECT_FALSE(by_rank(11, weights, ranks)->is_tied);
  EXPECT_FALSE(by_rank(12, weights, ranks)->is_tied);
}

TEST(Apportion, ANegativeTotalMirrorsThePositiveOne) {
  EXPECT_EQ(shares(-1000, {2, 1}), (Shares{-667, -333}));
  EXPECT_EQ(shares(-7, {3, 2, 4, 1}), (Shares{-2, -1, -3, -1}));
}

TEST(Apportion, WeightsMayBeFractionsAndOnlyTheirProportionCounts) {
  const std::vector<Rational> decimal{*Rational::make(75, 2), *Rational::make(125, 2)};
  EXPECT_EQ(shares(101, decimal), shares(101, {3, 5}));
}

TEST(Apportion, AWeightOfZeroGetsNothing) {
  EXPECT_EQ(shares(7, {0, 1, 0, 2}), (Shares{0, 2, 0, 5}));
}

TEST(Apportion, GivesNothingWhereAProductDoesNotFit) {
  const Int128 units = Int128{1} << 100;
  const std::vector<Rational> weights{Rational{INT64_MAX}, Rational{INT64_MAX - 1}};
  EXPECT_FALSE(apportion(units, weights).has_value());
}

TEST(Apportion, AddsUpAndKeepsQuotaForRandomWeights) {
  std::mt19937_64 random{20160301};
  for (int round = 0; round < 2000; ++round) {
    std::vector<Rational> weights;
    const std::size_t count = 1 + random() % 8;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      weights.emplace_back(static_cast<std::int64_t>(random() % 50));
      sum += static_cast<std::int64_t>(weights.back().numerator());
    }
    if (sum == 0) continue;
    const auto units = static_cast<std::int64_t>(random() % 200'000) - 100'000;
    const Shares split = shares(units, weights);
    ASSERT_EQ(std::accumulate(split.begin(), split.end(), std::int64_t{0}), units);
    for (std::size_t i = 0; i < count; ++i) {
      const auto weight = static_cast<std::int64_t>(weights[i].numerator());
      // |share - units x weight / sum| < 1
      ASSERT_LT(std::abs(split[i] * sum - units * weight), sum);
    }
  }
}

}  // namespace
}  // namespace guiju::eval
