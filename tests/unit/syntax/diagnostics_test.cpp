// Each diagnostic of this floor has a page with examples in both languages, and what the page says
// is what is said.
#include <set>

#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/syntax/diagnostics.hpp"
#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

/// Too large, not UTF-8, too long: these cannot be shown on a page.
const std::set<int> without_example{1001, 1002, 1102};

struct Headings {
  Language language;
  const char* wrong;
  const char* said;
  const char* right;
};
constexpr Headings headings[] = {{Language::Zh, "错：", "guiju 说：", "对："},
                                 {Language::En, "Wrong:", "guiju says:", "Right:"}};

std::string page_of(const DiagnosticInfo& info) {
  return file_text("docs/diagnostics/" + code_text(info) + ".md");
}

/// The block of a page behind a heading; empty where there is none.
std::string block(const std::string& page, const std::string& heading) {
  const auto at = page.find("\n" + heading + "\n\n```");
  if (at == std::string::npos) return {};
  const auto begin = page.find('\n', page.find("```", at)) + 1;
  return page.substr(begin, page.find("\n```", begin) - begin);
}

std::string render(const Reading& reading, Language language) {
  RenderOptions options;
  options.language = language;
  std::string page = render_text(reading.diagnostics, reading.sources, options);
  while (page.ends_with('\n')) page.pop_back();
  return page;
}

TEST(SyntaxDiagnostics, HaveCodesOfTheirOwn) {
  std::set<int> codes;
  std::set<std::string_view> names;
  for (const DiagnosticInfo* info : diagnostics::all) {
    EXPECT_TRUE(codes.insert(info->code).second) << info->code;
    EXPECT_TRUE(names.insert(info->name).second) << info->name;
    EXPECT_TRUE(info->code >= 1000 && info->code < 2000) << info->code;
  }
}

TEST(SyntaxDiagnostics, HaveAPageInBothLanguages) {
  for (const DiagnosticInfo* info : diagnostics::all) {
    const std::string page = page_of(*info);
    EXPECT_TRUE(page.starts_with("# " + code_text(*info) + " " + std::string(info->name) + "\n"))
        << info->code;
    EXPECT_NE(page.find("\n## 中文\n"), std::string::npos) << info->code;
    EXPECT_NE(page.find("\n## English\n"), std::string::npos) << info->code;
  }
}

TEST(SyntaxDiagnostics, AreSaidOfTheWrongExamplesAsThePageHasIt) {
  for (const DiagnosticInfo* info : diagnostics::all) {
    if (without_example.contains(info->code)) continue;
    const std::string page = page_of(*info);
    for (const Headings& heading : headings) {
      const Reading wrong = read(block(page, heading.wrong));
      EXPECT_EQ(wrong.codes(), std::to_string(info->code));
      EXPECT_EQ(render(wrong, heading.language), block(page, heading.said));
    }
  }
}

TEST(SyntaxDiagnostics, AreNotSaidOfTheRightExamples) {
  for (const DiagnosticInfo* info : diagnostics::all) {
    if (without_example.contains(info->code)) continue;
    const std::string page = page_of(*info);
    for (const Headings& heading : headings) {
      const std::string right = block(page, heading.right);
      EXPECT_NE(right, "") << info->code;
      EXPECT_EQ(read(right).messages(Language::En), "") << info->code;
    }
  }
}

TEST(SyntaxDiagnostics, ACellThatIsAReservedWordIsToldSo) {
  for (const std::string word : {"非", "当", "本行", "not"}) {
    const Reading reading =
        read("测试 \"甲\"\n  给定 户\n    | 户号 | 身份 |\n    | 1    | " + word + " |\n");
    ASSERT_EQ(reading.codes(), "1301") << word;
    EXPECT_NE(render(reading, Language::Zh).find("`" + word + "` 是保留词"), std::string::npos);
    EXPECT_NE(render(reading, Language::En).find("write quotes: `\"" + word + "\"`"),
              std::string::npos);
  }
}

TEST(SyntaxDiagnostics, AreSaidOfWhatNoPageCanShow) {
  auto first_line = [](const Reading& reading, Language language) {
    const std::string page = render(reading, language);
    return page.substr(0, page.find('\n'));
  };
  const Reading bytes = read("\xFF");
  EXPECT_EQ(first_line(bytes, Language::Zh), "错误[GJ1001] 这个文件从这里起不是 UTF-8 文字");
  EXPECT_EQ(first_line(bytes, Language::En), "error[GJ1001] the file is not UTF-8 from here on");
  ParseLimits limits;
  limits.file_size_bytes_max = 8;
  const Reading large = read("每个 户", limits);
  EXPECT_EQ(first_line(large, Language::Zh),
            "错误[GJ1002] 这个文件有 10 字节，一个规则文件最多 8 字节");
  EXPECT_EQ(first_line(large, Language::En),
            "error[GJ1002] the file has 10 bytes and a rule file has at most 8");
  limits = {};
  limits.line_tokens_max = 3;
  const Reading long_line = read("每个 户, 村", limits);
  EXPECT_EQ(first_line(long_line, Language::Zh), "错误[GJ1102] 这一行有 4 个词，一行最多 3 个");
  EXPECT_EQ(first_line(long_line, Language::En),
            "error[GJ1102] this line has 4 words and a line has at most 3");
}

}  // namespace
}  // namespace guiju::syntax::test
