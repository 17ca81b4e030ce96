// Divided, chosen, rounded: the ways that quotients go through a batch.

#include <random>

#include "guiju/base/rounding.hpp"
#include "small_run.hpp"

namespace guiju {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 合格 : 是否
  输入 本金, 除数 : 整数
每个 户   依据 文 "一"
  定义 同除数 : 整数 = 当 合格 则 本金 / 360，否则 0   四舍五入 到 个
  定义 先零   : 整数 = 当 合格 则 0，否则 本金 / 360   舍去 到 个
  定义 各除数 : 整数 = 当 合格 则 本金 / 除数，否则 本金 / 7   四舍五入 到 个
  定义 夹一个 : 整数 = 当 合格 则 本金 / 除数，否则 5   四舍五入 到 个
)";

std::string rounded(std::int64_t number, std::int64_t divisor, RoundingMode mode) {
  const Rational value = *divide(Rational{number}, Rational{divisor});
  return to_string(*round_to(value, Rational{1}, mode));
}

TEST(Quotients, AreRoundedAsTheBaseFloorDoesWhereverTheyCameFrom) {
  std::mt19937_64 random{9};
  std::vector<std::string> rows;
  std::string same, zero_first, each, between;
  for (int i = 0; i < 300; ++i) {
    // Up to what needs 128 bits, and often right on a half.
    const int bits = static_cast<int>(random() % 62);
    std::int64_t number = static_cast<std::int64_t>(random() >> (64 - bits - 1) >> 1);
    if (i % 5 == 0) number = number / 180 * 180;
    if (i % 3 == 0) number = -number;
    std::int64_t divisor = 1 + static_cast<std::int64_t>(random() % 1000);
    if (i % 7 == 0) divisor = -divisor;
    const bool holds = random() % 2 == 0;
    rows.push_back(std::to_string(i) + (holds ? " 是 " : " 否 ") + std::to_string(number) + " " +
                   std::to_string(divisor));
    const std::string space = i == 0 ? "" : " ";
    constexpr auto half = RoundingMode::HalfAwayFromZero;
    same += space + (holds ? rounded(number, 360, half) : "0");
    zero_first += space + (holds ? "0" : rounded(number, 360, RoundingMode::TowardZero));
    each += space + (holds ? rounded(number, divisor, half) : rounded(number, 7, half));
    between += space + (holds ? rounded(number, divisor, half) : "5");
  }
  SmallRun run{rules};
  run.table("户", "户号 合格 本金 除数", rows).evaluate();
  EXPECT_EQ(run.column("户", "同除数"), same);
  EXPECT_EQ(run.column("户", "先零"), zero_first);
  EXPECT_EQ(run.column("户", "各除数"), each);
  EXPECT_EQ(run.column("户", "夹一个"), between);
}

}  // namespace
}  // namespace guiju
