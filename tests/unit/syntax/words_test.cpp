#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "guiju/base/rounding.hpp"
#include "guiju/syntax/words.hpp"

namespace guiju::syntax {
namespace {

TEST(Words, AreFoundInBothLanguages) {
  EXPECT_EQ(find_word(WordGroup::Head, "定义"), Word::Head_Define);
  EXPECT_EQ(find_word(WordGroup::Head, "define"), Word::Head_Define);
  EXPECT_EQ(find_word(WordGroup::Clause, "定义"), std::nullopt);
  EXPECT_EQ(find_word(WordGroup::Type, "月份"), Word::Type_Month);
  EXPECT_EQ(find_word(WordGroup::Function, "月份"), Word::Function_MonthOf);
}

TEST(Words, OfOneGroupAreSpelledApartInBothLanguages) {
  std::set<std::pair<WordGroup, std::string>> spellings;
  for (const WordEntry& word : all_words()) {
    EXPECT_TRUE(spellings.emplace(word.group, word.spelling.zh).second) << word.spelling.zh;
    EXPECT_TRUE(spellings.emplace(word.group, word.spelling.en).second) << word.spelling.en;
  }
}

TEST(Words, ReservedOnesAreTen) {
  int count = 0;
  for (const WordEntry& word : all_words()) count += word.group == WordGroup::Reserved ? 1 : 0;
  EXPECT_EQ(count, 10);
}

TEST(Words, OfRoundingAreThoseOfTheBaseFloor) {
  for (const RoundingModeName& mode : rounding_mode_names) {
    const auto word = find_word(WordGroup::Mode, mode.zh);
    ASSERT_TRUE(word.has_value()) << mode.zh;
    EXPECT_EQ(entry(*word).spelling.en, mode.en);
  }
}

}  // namespace
}  // namespace guiju::syntax
