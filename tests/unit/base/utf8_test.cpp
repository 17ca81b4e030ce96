#include <gtest/gtest.h>

#include "guiju/base/utf8.hpp"

namespace guiju::utf8 {
namespace {

TEST(Utf8, EncodesAndDecodesEveryCodePoint) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append(text, value);
    const auto code_point = decode(text, 0);
    ASSERT_TRUE(code_point.has_value()) << static_cast<std::uint32_t>(value);
    ASSERT_EQ(code_point->value, value);
    ASSERT_EQ(code_point->size_bytes, text.size());
    ASSERT_EQ(find_invalid(text), std::nullopt);
  }
}

TEST(Utf8, FindsTheFirstByteThatIsNotUtf8) {
  EXPECT_EQ(find_invalid("户\x80"), 3u);            // a continuation alone
  EXPECT_EQ(find_invalid("a\xC0\x80"), 1u);         // overlong
  EXPECT_EQ(find_invalid("\xC1\xBF"), 0u);          // overlong
  EXPECT_EQ(find_invalid("\xE0\x9F\xBF"), 0u);      // overlong
  EXPECT_EQ(find_invalid("\xF0\x8F\xBF\xBF"), 0u);  // overlong
  EXPECT_EQ(find_invalid("\xED\xA0\x80"), 0u);      // surrogate
  EXPECT_EQ(find_invalid("\xF4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_EQ(find_invalid("\xF5\x80\x80\x80"), 0u);
  EXPECT_EQ(find_invalid("ab\xE6\x88"), 2u);  // cut short
  EXPECT_EQ(find_invalid("\xE6\x88w"), 0u);
  EXPECT_EQ(find_invalid("\xFF"), 0u);
  EXPECT_EQ(find_invalid("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"), std::nullopt);
  EXPECT_EQ(find_invalid(std::string_view("a\0b", 3)), std::nullopt);
  EXPECT_EQ(find_invalid(""), std::nullopt);
}

TEST(Utf8, RefusesGb18030) { EXPECT_EQ(find_invalid("\xBB\xA7\xBA\xC5"), 0u); }

TEST(Utf8, KnowsHowWideACharacterIsShown) {
  EXPECT_EQ(display_width(U'a'), 1);
  EXPECT_EQ(display_width(U'户'), 2);
  EXPECT_EQ(display_width(U'〇'), 2);
  EXPECT_EQ(display_width(U'，'), 2);
  EXPECT_EQ(display_width(U'\u3000'), 2);
  EXPECT_EQ(display_width(U'한'), 2);
  EXPECT_EQ(display_width(U'\U00020000'), 2);
  EXPECT_EQ(display_width(U'\U0003FFFD'), 2);  // ideographs to come
  EXPECT_EQ(display_width(U'\U0001F600'), 2);
  EXPECT_EQ(display_width(U'é'), 1);
  EXPECT_EQ(display_width(U'‰'), 1);
  EXPECT_EQ(display_width(U'ｱ'), 1);  // half-width
  EXPECT_EQ(display_width(U'\u0301'), 0);
  EXPECT_EQ(display_width(U'\u200B'), 0);
  EXPECT_EQ(display_width(U'\u302A'), 0);  // a tone mark within the wide block
  EXPECT_EQ(display_width(U'\n'), 0);
  EXPECT_EQ(display_width(std::string_view("3:2 村奖励e\u0301")), 11);
  EXPECT_EQ(display_width(std::string_view("a\xFF")), 2);
}

TEST(Utf8, KnowsWhatMayStandInAName) {
  using namespace std::string_view_literals;
  for (const char32_t value : U"aZ_户〇鿿é村\U00020000"sv)
    EXPECT_TRUE(is_name_start(value)) << static_cast<std::uint32_t>(value);
  for (const char32_t value : U"0 ·%+-\u0301\u200D（，。×≥“”€\U0001F600\0"sv)
    EXPECT_FALSE(is_name_start(value)) << static_cast<std::uint32_t>(value);
  for (const char32_t value : U"a0_9户·\u0301"sv)
    EXPECT_TRUE(is_name_continue(value)) << static_cast<std::uint32_t>(value);
  for (const char32_t value : U" .-%\u200D\uFE0F\u3164（、：\U000E0100\0"sv)
    EXPECT_FALSE(is_name_continue(value)) << static_cast<std::uint32_t>(value);
}

TEST(Utf8, LetsEveryNameStartAlsoContinueAName) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (!is_name_start(value)) continue;
    ASSERT_TRUE(is_name_continue(value)) << static_cast<std::uint32_t>(value);
    ASSERT_TRUE(is_nfc(value)) << static_cast<std::uint32_t>(value);
    ASSERT_FALSE(is_forbidden_in_source(value)) << static_cast<std::uint32_t>(value);
  }
}

TEST(Utf8, KeepsWhatNfcRewritesOutOfNames) {
  EXPECT_FALSE(is_nfc(U'\u212B'));  // ANGSTROM SIGN
  EXPECT_FALSE(is_nfc(U'\uF900'));  // a compatibility ideograph
  EXPECT_FALSE(is_nfc(U'\U0002F800'));
  EXPECT_FALSE(is_name_start(U'\uF900'));
  EXPECT_FALSE(is_name_continue(U'\u0340'));
  EXPECT_TRUE(is_nfc(U'户'));
  EXPECT_TRUE(is_nfc(U'é'));
  EXPECT_TRUE(is_nfc(U'\u0301'));
}

TEST(Utf8, ForbidsWhatIsNotSeenInSource) {
  for (const char32_t value :
       {U'\0',     U'\x1B',   U'\x7F',   U'\u0085', U'\u00AD',     U'\u061C',     U'\u200B',
        U'\u200D', U'\u200F', U'\u2028', U'\u202E', U'\u2060',     U'\u2066',     U'\u2069',
        U'\uFEFF', U'\uE000', U'\uFFFE', U'\uFFF9', U'\U000E0041', U'\U000F0000', U'\U0010FFFF'})
    EXPECT_TRUE(is_forbidden_in_source(value)) << static_cast<std::uint32_t>(value);
  for (const char32_t value : {U'\t', U'\n', U'\r', U' ', U'~', U'户', U'\u3000', U'\u00A0',
                               U'\U0001F600', U'\uFE0F', U'\U000E0100', U'\uFFFD'})
    EXPECT_FALSE(is_forbidden_in_source(value)) << static_cast<std::uint32_t>(value);
}

TEST(Utf8, FoldsWhatAChineseInputMethodTypes) {
  EXPECT_EQ(fold_full_width("，．：；（）＝＜＞！＋－％｜＃＊"), ",.:;()=<>!+-%|#*");
  EXPECT_EQ(fold_full_width("０１２９ＡＺａｚ＿"), "0129AZaz_");
  EXPECT_EQ(fold_full_width("甲、乙\u3000“优”"), "甲,乙 \"优\"");
  EXPECT_EQ(fold_full_width("１，２３４．５０元"), "1,234.50元");
}

TEST(Utf8, FoldsNothingThatMeansSomethingElse) {
  const std::string kept = "。≥≤≠×÷‰−·《》「」‘’…￥—～"
                           "户a\u00A0\xFF";
  EXPECT_EQ(fold_full_width(U'。'), U'。');
  EXPECT_EQ(fold_full_width(kept), "。≥≤≠×÷‰−·《》「」‘’…￥—~户a\u00A0\xFF");
}

TEST(Utf8, TrimsSpacesOfAllKinds) {
  EXPECT_EQ(trim(" \t\u3000\u00A0户 1\u3000 "), "户 1");
  EXPECT_EQ(trim("户"), "户");
  EXPECT_EQ(trim(" \u3000\t"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\n户\n"), "\n户\n");
}

}  // namespace
}  // namespace guiju::utf8
