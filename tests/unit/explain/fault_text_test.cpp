#include <set>

#include <gtest/gtest.h>

#include "guiju/explain/fault_text.hpp"

namespace guiju::explain {
namespace {

TEST(FaultText, EveryCodeHasWordsInBothLanguagesAndANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const FaultText& fault : fault_texts) {
    EXPECT_FALSE(fault.text.zh.empty()) << fault.name;
    EXPECT_FALSE(fault.text.en.empty()) << fault.name;
    EXPECT_TRUE(names.insert(fault.name).second) << fault.name;
  }
}

TEST(FaultText, ACodeFindsItsWords) {
  EXPECT_EQ(fault_text(eval::FaultCode::DivisionByZero).text.zh, "除数是零");
  EXPECT_EQ(fault_text(eval::FaultCode::DivisionByZero).name, "division-by-zero");
}

}  // namespace
}  // namespace guiju::explain
