#include <gtest/gtest.h>

#include "guiju/base/suggest.hpp"

namespace guiju {
namespace {

using Names = std::vector<std::string>;

TEST(FindNearest, FindsASlipOfOneCharacter) {
  const Names known{"申请额", "申请日期", "放款额", "recovery"};
  EXPECT_EQ(find_nearest("申请金额", known), "申请额");
  EXPECT_EQ(find_nearest("申清额", known), "申请额");
  EXPECT_EQ(find_nearest("recovry", known), "recovery");
  EXPECT_EQ(find_nearest("请申额", known), "申请额");
  EXPECT_EQ(find_nearest("Recovery", known), "recovery");
}

TEST(FindNearest, CountsASwapAsOneSlip) {
  EXPECT_EQ(find_nearest("abdc", Names{"abcd"}), "abcd");
  EXPECT_EQ(find_nearest("adcb", Names{"abcd"}), std::nullopt);
}

TEST(FindNearest, FindsNothingWhereNothingIsNear) {
  EXPECT_EQ(find_nearest("余额", Names{"等次"}), std::nullopt);
  EXPECT_EQ(find_nearest("户", Names{"村"}), std::nullopt);
  EXPECT_EQ(find_nearest("年纯收入", Names{"家庭人口"}), std::nullopt);
  EXPECT_EQ(find_nearest("x", Names{}), std::nullopt);
  EXPECT_EQ(find_nearest("", Names{"户"}), std::nullopt);
  EXPECT_EQ(find_nearest("户", Names{""}), std::nullopt);
}

TEST(FindNearest, TakesTheFirstOfEquals) {
  EXPECT_EQ(find_nearest("甲乙丙", Names{"甲乙丁", "甲乙戊"}), "甲乙丁");
  EXPECT_EQ(find_nearest("甲乙丙", Names{"甲乙丁", "甲乙丙丁", "甲乙丙"}), "甲乙丙");
}

TEST(FindNearest, IgnoresWhatIsTooLongOrNotUtf8) {
  const std::string endless(100'000'000, 'x');
  EXPECT_EQ(find_nearest(endless, Names{endless}), std::nullopt);
  EXPECT_EQ(find_nearest("a\xFF", Names{"ab"}), std::nullopt);
}

TEST(SplitIntoKnown, FindsTheForgottenSpace) {
  EXPECT_EQ(split_into_known("当前步", Names{"当", "前步", "前"}), (Names{"当", "前步"}));
  EXPECT_EQ(split_into_known("申请额且可贷", Names{"且", "可贷", "申请额"}),
            (Names{"申请额", "且", "可贷"}));
}

TEST(SplitIntoKnown, TakesTheFewestWordsAndThenTheLongestFirst) {
  EXPECT_EQ(split_into_known("甲乙丙", Names{"甲", "乙", "丙", "乙丙"}), (Names{"甲", "乙丙"}));
  EXPECT_EQ(split_into_known("甲乙丙", Names{"甲", "乙丙", "甲乙", "丙"}), (Names{"甲乙", "丙"}));
}

TEST(SplitIntoKnown, IsEmptyWhereTheNameIsNotMadeOfWords) {
  EXPECT_TRUE(split_into_known("当前步", Names{"当", "前"}).empty());
  EXPECT_TRUE(split_into_known("当前步", Names{"当前步"}).empty());
  EXPECT_TRUE(split_into_known("", Names{"当"}).empty());
  EXPECT_TRUE(split_into_known("当", Names{""}).empty());
  EXPECT_TRUE(split_into_known(std::string(1'000'000, 'a'), Names{"a"}).empty());
}

}  // namespace
}  // namespace guiju
