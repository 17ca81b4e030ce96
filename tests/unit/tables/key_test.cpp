#include <gtest/gtest.h>

#include "guiju/tables/key.hpp"

namespace guiju::tables {
namespace {

TEST(KeyTest, AKeyIsTrimmedAndFolded) {
  EXPECT_EQ(key_text("  B-10\t"), "B-10");
  EXPECT_EQ(key_text("　４３１１２４０１Ａ　"), "43112401A");
  EXPECT_EQ(key_text("道县"), "道县");
}

TEST(KeyTest, AnExponentShowsThatASpreadsheetSpoiltIt) {
  for (const auto* key : {"4.31E+13", "4E+17", "4.31124e+13"})
    EXPECT_TRUE(spoilt_key_reason(key)) << key;
  for (const auto* key : {"3E10", "E+13", "A4.31E+13", "4.31E+", "43112401", "B10"})
    EXPECT_FALSE(spoilt_key_reason(key)) << key;
}

TEST(KeyTest, AnIdentityNumberEndingInZerosIsSpoiltWhenItsCheckDigitIsWrong) {
  EXPECT_TRUE(spoilt_key_reason("431124199001011000"));
  EXPECT_FALSE(spoilt_key_reason("431124199001031000"));  // there is such a person
  // No date of birth in it: some other code.
  EXPECT_FALSE(spoilt_key_reason("431124001001000000"));
}

TEST(KeyTest, TheReasonIsSaidInBothLanguages) {
  const auto reason = spoilt_key_reason("4.31E+13");
  ASSERT_TRUE(reason);
  EXPECT_EQ(reason->zh, "电子表格把长号码当成数，写成了科学记数法");
  EXPECT_EQ(reason->en,
            "a spreadsheet took the long number for a quantity and wrote it with an exponent");
}

}  // namespace
}  // namespace guiju::tables
