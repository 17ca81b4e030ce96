#include <numeric>
#include <random>

#include <gtest/gtest.h>

#include "guiju/eval/apportion.hpp"

namespace guiju::eval {
namespace {

using Shares = std::vector<std::int64_t>;

Shares shares(std::int64_t units, std::vector<Rational> weights,
              std::vector<std::size_t> ranks = {}) {
  const auto split = apportion(units, weights, ranks);
  EXPECT_TRUE(split.has_value());
  Shares result;
  for (Int128 share : split->shares) result.push_back(static_cast<std::int64_t>(share));
  return result;
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
  EXPECT_EQ(shares(10, {1, 1, 1}, {2, 1, 0}), (Shares{3, 3, 4}));
}

TEST(Apportion, ATieThatNoRankBreaksIsSaid) {
  const std::vector<Rational> weights{1, 1, 1};
  const std::vector<std::size_t> ranks{0, 0, 1};
  EXPECT_TRUE(apportion(10, weights, ranks)->is_tied);
  EXPECT_FALSE(apportion(11, weights, ranks)->is_tied);
  EXPECT_FALSE(apportion(12, weights, ranks)->is_tied);
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
