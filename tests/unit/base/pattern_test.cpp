#include <gtest/gtest.h>

#include "guiju/base/pattern.hpp"

namespace guiju {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  Pattern::Scratch scratch;
  return std::get<Pattern>(compiled).matches(text, scratch);
}

PatternFault fault(std::string_view pattern) {
  return std::get<PatternFault>(Pattern::compile(pattern));
}

TEST(Pattern, MatchesTheWholeText) {
  EXPECT_TRUE(matches("村", "村"));
  EXPECT_FALSE(matches("村", "村委"));
  EXPECT_FALSE(matches("村", "本村"));
  EXPECT_TRUE(matches("", ""));
  EXPECT_FALSE(matches("", "村"));
}

TEST(Pattern, RepeatsAndChooses) {
  EXPECT_TRUE(matches("a*", ""));
  EXPECT_TRUE(matches("a+b?", "aaab"));
  EXPECT_FALSE(matches("a+", ""));
  EXPECT_TRUE(matches("\\d{4}", "2016"));
  EXPECT_FALSE(matches("\\d{4}", "201"));
  EXPECT_TRUE(matches("a{2,}", "aaa"));
  EXPECT_FALSE(matches("a{2,3}", "aaaa"));
  EXPECT_TRUE(matches("(甲|乙)*丙", "甲乙乙丙"));
  EXPECT_FALSE(matches("(甲|乙)*丙", "甲丁丙"));
  EXPECT_TRUE(matches("(a*)*b", "aaab"));
  EXPECT_TRUE(matches("a|", ""));
}

TEST(Pattern, KnowsSetsOfCharacters) {
  EXPECT_TRUE(matches("[一-龥]{2}", "贷款"));
  EXPECT_FALSE(matches("[^0-9]", "7"));
  EXPECT_TRUE(matches("[a\\]-]+", "a]-"));
  EXPECT_TRUE(matches("[\\dX]", "X"));
  EXPECT_TRUE(matches(".", "村"));
  EXPECT_TRUE(matches("\\.", "."));
  EXPECT_FALSE(matches("\\.", "a"));
}

TEST(Pattern, TakesAsLongAsTheTextIs) {
  const std::string text(20'000, 'a');
  EXPECT_FALSE(matches("(a|a)*(a|a)*b", text));
}

TEST(Pattern, SaysWhatIsWrongWhere) {
  const auto is = [](std::string_view pattern, PatternFault::Kind kind, std::size_t place) {
    const PatternFault found = fault(pattern);
    EXPECT_EQ(found.kind, kind) << pattern;
    EXPECT_EQ(found.place, place) << pattern;
  };
  using enum PatternFault::Kind;
  is("甲(乙", BracketOpen, 1);
  is("[甲", BracketOpen, 0);
  is("甲)", BracketClosed, 1);
  is("甲]", BracketClosed, 1);
  is("*甲", NothingRepeated, 0);
  is("甲**", NothingRepeated, 2);
  is("甲{3", BadRepeat, 1);
  is("甲{3,2}", BadRepeat, 1);
  is("甲{999}", BadRepeat, 1);
  is("[9-0]", BadRange, 1);
  is("[]", BadRange, 0);
  is("(甲)\\1", BadEscape, 3);
  is("^甲", NoAnchor, 0);
  is("(?=甲)", NothingRepeated, 1);
}

TEST(Pattern, StopsWhereAPatternIsTooLarge) {
  EXPECT_EQ(fault("(a{200}){200}").kind, PatternFault::Kind::TooLarge);
  EXPECT_EQ(fault("((((){200}){200}){200}){200}").kind, PatternFault::Kind::TooLarge);
  EXPECT_EQ(fault(std::string(100, '(')).kind, PatternFault::Kind::TooLarge);
}

}  // namespace
}  // namespace guiju
