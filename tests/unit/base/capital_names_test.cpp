#include <gtest/gtest.h>

#include "guiju/base/capital_names.hpp"

namespace guiju {
namespace {

TEST(AmountInCapitals, FollowsTheRulesForBills) {
  const std::pair<std::int64_t, const char*> cases[] = {
      {0, "零元整"},
      {1, "壹分"},
      {10, "壹角整"},
      {12, "壹角贰分"},
      {100, "壹元整"},
      {1'05, "壹元零伍分"},
      {1'50, "壹元伍角整"},
      {10'00, "壹拾元整"},
      {100'00, "壹佰元整"},
      {1'409'50, "壹仟肆佰零玖元伍角整"},
      {6'007'14, "陆仟零柒元壹角肆分"},
      {1'680'32, "壹仟陆佰捌拾元叁角贰分"},
      {107'000'53, "壹拾万柒仟元伍角叁分"},
      {16'409'02, "壹万陆仟肆佰零玖元零贰分"},
      {325'04, "叁佰贰拾伍元零肆分"},
      {100'500'00, "壹拾万零伍佰元整"},
      {10'001'00, "壹万零壹元整"},
      {100'005'000'00, "壹亿零伍仟元整"},
      {2'050'000'000'00, "贰拾亿伍仟万元整"},
      {1'000'000'000'000'00, "壹万亿元整"},
      {1'000'000'010'000'00, "壹万亿零壹万元整"},
      {-3'50, "负叁元伍角整"},
  };
  for (const auto& [fen, text] : cases) EXPECT_EQ(amount_in_capitals(fen), text) << fen;
}

}  // namespace
}  // namespace guiju
