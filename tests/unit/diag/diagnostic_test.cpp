#include <gtest/gtest.h>

#include "guiju/diag/diagnostic.hpp"

namespace guiju {
namespace {

constexpr DiagnosticInfo unknown_name{
    .code = 2001,
    .name = "unknown-name",
    .message = {"没有叫 `{name}` 的东西", "nothing is named `{name}`"},
    .help = {"是不是 `{nearest}`", "did you mean `{nearest}`"}};
static_assert(is_well_formed(unknown_name));
static_assert(!has_same_arguments({"{a} {b}", "{a}"}));
static_assert(!has_same_arguments({"{a}", "{a} {b}"}));
static_assert(!has_same_arguments({"{a", "{a"}));
static_assert(has_same_arguments({"{a} {b}", "{b} {a}"}));

using Lines = std::vector<std::string>;

TEST(Diagnostic, FillsEveryNamedPlace) {
  const std::vector<Argument> arguments{{"op", "+"}, {"left", "金额", "money"}};
  EXPECT_EQ(fill("`{op}`：{left} {op}", arguments, Language::Zh), "`+`：金额 +");
  EXPECT_EQ(fill("{left}", arguments, Language::En), "money");
}

TEST(Diagnostic, LeavesWhatItDoesNotKnow) {
  const std::vector<Argument> arguments{{"a", "{b}"}, {"b", "x"}};
  EXPECT_EQ(fill("{c} {a} {", arguments, Language::Zh), "{c} {b} {");
  EXPECT_EQ(fill("", arguments, Language::Zh), "");
  EXPECT_EQ(fill("a}b", arguments, Language::Zh), "a}b");
}

TEST(Diagnostic, SpeaksBothLanguages) {
  Diagnostic diagnostic;
  diagnostic.info = &unknown_name;
  diagnostic.arguments = {{"name", "申请金额"}, {"nearest", "申请额"}};
  diagnostic.extra_help = {{"", "或者是输入", "or an input"}, {"", "", "only in English"}};
  EXPECT_EQ(message(diagnostic, Language::Zh), "没有叫 `申请金额` 的东西");
  EXPECT_EQ(message(diagnostic, Language::En), "nothing is named `申请金额`");
  EXPECT_EQ(help(diagnostic, Language::Zh), (Lines{"是不是 `申请额`", "或者是输入"}));
  EXPECT_EQ(help(diagnostic, Language::En),
            (Lines{"did you mean `申请额`", "or an input", "only in English"}));
}

TEST(Diagnostic, MayHaveNoHelp) {
  static constexpr DiagnosticInfo bare{.code = 1, .name = "bare", .message = {"甲", "a"}};
  Diagnostic diagnostic;
  diagnostic.info = &bare;
  EXPECT_TRUE(help(diagnostic, Language::Zh).empty());
}

TEST(Diagnostic, ShowsItsCodeWithFourDigits) {
  EXPECT_EQ(code_text(unknown_name), "GJ2001");
  EXPECT_EQ(code_text({.code = 7, .name = "seven", .message = {}}), "GJ0007");
  EXPECT_EQ(code_text({.code = 12345, .name = "many", .message = {}}), "GJ12345");
}

}  // namespace
}  // namespace guiju
