#include <array>
#include <random>

#include <gtest/gtest.h>

#include "guiju/eval/apportion.hpp"
#include "guiju/eval/ratio_table.hpp"
#include "guiju/eval/reciprocal.hpp"

namespace guiju::eval {
namespace {

constexpr std::uint64_t largest = (std::uint64_t{1} << 63) - 1;

void expect_divides(std::uint64_t dividend, std::uint64_t divisor) {
  const Reciprocal::Division found = Reciprocal{divisor}.divide(dividend);
  EXPECT_EQ(found.quotient, dividend / divisor) << dividend << " / " << divisor;
  EXPECT_EQ(found.rest, dividend % divisor) << dividend << " / " << divisor;
}

TEST(Reciprocal, DividesAsTheMachineDoesAroundEveryMultiple) {
  std::mt19937_64 random{7};
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t divisor = std::max<std::uint64_t>(1, largest >> (random() % 63));
    const std::uint64_t near = std::max<std::uint64_t>(1, random() % divisor + divisor / 2);
    const std::uint64_t multiple = largest / near * near;
    for (std::uint64_t dividend :
         {multiple, multiple - 1, random() >> 1, std::uint64_t{0}, largest})
      expect_divides(dividend, near);
  }
  for (std::uint64_t divisor : {std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{10}, largest})
    for (std::uint64_t dividend : {std::uint64_t{0}, std::uint64_t{1}, largest - 1, largest})
      expect_divides(dividend, divisor);
}

TEST(RatioTable, GivesTheSharesOfTheGeneralMethod) {
  using enum checked::SplitMethod;
  constexpr std::array methods{LargestRemainder, Webster, Jefferson, Adams, First, Last};
  std::mt19937_64 random{8};
  for (int i = 0; i < 900; ++i) {
    const checked::SplitMethod method = methods[static_cast<std::size_t>(i) % methods.size()];
    std::vector<Rational> ratio;
    for (std::size_t part = 0; part < 1 + random() % 6; ++part)
      ratio.push_back(*Rational::make(static_cast<std::int64_t>(random() % 50), 1 + random() % 3));
    const RatioTable table{ratio, method};
    if (!table.is_usable()) continue;
    for (const std::uint64_t units :
         {random() >> (2 + random() % 60), random() % 40, random() % 400}) {
      const auto wanted = apportion(static_cast<Int128>(units), ratio, method);
      ASSERT_TRUE(wanted);
      const auto [times, row] = table.place_of(units);
      for (std::size_t part = 0; part < ratio.size(); ++part)
        EXPECT_EQ(times * table.weight(part) + table.shares(part)[row],
                  static_cast<std::int64_t>(wanted->shares[part]));
    }
  }
}

TEST(RatioTable, IsOfNoUseWhereNothingCanBeLookedUp) {
  const auto is_usable = [](const std::vector<Rational>& ratio) {
    return RatioTable{ratio, checked::SplitMethod::LargestRemainder}.is_usable();
  };
  EXPECT_FALSE(is_usable({0, 0}));
  EXPECT_FALSE(is_usable({1, -1, 3}));
  EXPECT_FALSE(is_usable({1, 100'000}));
  EXPECT_TRUE(is_usable({1}));
}

}  // namespace
}  // namespace guiju::eval
