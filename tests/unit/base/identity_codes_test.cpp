#include <gtest/gtest.h>

#include "guiju/base/identity_codes.hpp"

namespace guiju {
namespace {

TEST(ResidentId, HasTheRightCheckCharacter) {
  EXPECT_TRUE(is_resident_id("11010519491231002X"));  // the example of GB 11643
  EXPECT_TRUE(is_resident_id("11010519491231002x"));
  EXPECT_FALSE(is_resident_id("440524188001010014"));  // born before 1900
  EXPECT_FALSE(is_resident_id("110105194912310021"));
  EXPECT_FALSE(is_resident_id("11010519491231002"));
  EXPECT_FALSE(is_resident_id("1101051949123100２X"));
  EXPECT_FALSE(is_resident_id(""));
}

TEST(ResidentId, HasADayOfBirthThatTheCalendarHas) {
  // The same number with 31 November, with the check character that would be right.
  EXPECT_FALSE(is_resident_id("110105194911310022"));
  for (char last = '0'; last <= '9'; ++last)
    EXPECT_FALSE(is_resident_id(std::string("11010519491131002") + last));
  EXPECT_FALSE(is_resident_id("11010519491131002X"));
}

TEST(CreditCode, HasTheRightCheckCharacter) {
  EXPECT_TRUE(is_credit_code("91350100M000100Y43"));  // the example of GB 32100
  EXPECT_FALSE(is_credit_code("91350100M000100Y44"));
  EXPECT_FALSE(is_credit_code("91350100M000100Y4"));
  EXPECT_FALSE(is_credit_code("91350100I000100Y43"));
  EXPECT_FALSE(is_credit_code("91350100m000100y43"));
}

}  // namespace
}  // namespace guiju
