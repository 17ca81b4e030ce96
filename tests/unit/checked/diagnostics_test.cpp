// Each diagnostic of this floor has a page in both languages. What a page shows is what guiju says:
// its wrong example leads to the very lines beneath it and to no other error, its right example to
// none. The examples stand in a pack with the tables of `prelude`.
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "checked_text.hpp"
#include "guiju/checked/diagnostics/all.hpp"
#include "guiju/diag/render.hpp"

namespace guiju::checked {
namespace {

/// Chains of dozens of lines are no examples for a page; they are tested below.
const std::set<int> without_example{2020, 2029};

struct PageLanguage {
  Language language;
  const char* heading;
  const char* wrong;
  const char* says;
  const char* right;
  const char* file;
  const std::string& tables;
};

const PageLanguage page_languages[] = {
    {Language::Zh, "\n## 中文\n", "错：", "规矩说：", "对：", "例.gj", prelude},
    {Language::En, "\n## English\n", "Wrong:", "guiju says:", "Right:", "example.gj", prelude_en}};

std::string page_of(const DiagnosticInfo& info) {
  std::ifstream file("docs/diagnostics/" + code_text(info) + ".md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Where the block behind a line such as 错： begins and how long it is; nothing where there is none.
std::pair<std::size_t, std::size_t> find_block(const std::string& page, const std::string& line) {
  const std::size_t at = page.find("\n" + line + "\n\n```");
  if (at == std::string::npos) return {0, 0};
  const std::size_t begin = page.find('\n', page.find("```", at)) + 1;
  return {begin, page.find("\n```", begin) - begin};
}

std::string block_behind(const std::string& page, const std::string& line) {
  const auto [begin, size] = find_block(page, line);
  return page.substr(begin, size);
}

/// With GUIJU_UPDATE=1 the pages are rewritten to show what is said; read the difference.
void update_page(const DiagnosticInfo& info, const std::string& line, const std::string& said) {
  std::string page = page_of(info);
  const auto [begin, size] = find_block(page, line);
  std::ofstream("docs/diagnostics/" + code_text(info) + ".md") << page.replace(begin, size, said);
}

/// What is said about an example, and the codes of errors anywhere.
struct Said {
  std::string rendered;
  std::vector<int> errors;
};

Said check_example(const PageLanguage& page, const std::string& example) {
  SourceSet sources;
  sources.files.emplace_back("prelude.gj", page.tables);
  sources.files.emplace_back(page.file, example + "\n");
  DiagnosticSink sink;
  const std::vector<syntax::Tree> trees{syntax::parse(sources, FileId{0}, sink),
                                        syntax::parse(sources, FileId{1}, sink)};
  check(trees, sources, sink);
  std::vector<Diagnostic> about_example;
  Said said;
  for (Diagnostic& diagnostic : sink.take()) {
    if (diagnostic.info->severity == Severity::Error) said.errors.push_back(diagnostic.info->code);
    if (diagnostic.primary && diagnostic.primary->span.file == FileId{1})
      about_example.push_back(std::move(diagnostic));
  }
  said.rendered = render_text(about_example, sources, {page.language, false});
  while (said.rendered.ends_with('\n')) said.rendered.pop_back();
  return said;
}

TEST(CheckedDiagnostics, have_codes_and_names_of_their_own) {
  std::set<int> codes;
  std::set<std::string_view> names;
  for (const DiagnosticInfo* info : diagnostics::all) {
    EXPECT_TRUE(codes.insert(info->code).second) << info->code;
    EXPECT_TRUE(names.insert(info->name).second) << info->name;
    EXPECT_TRUE(info->code >= 2000 && info->code < 5000) << info->code;
  }
}

TEST(CheckedDiagnostics, have_a_page_in_both_languages) {
  for (const DiagnosticInfo* info : diagnostics::all) {
    const std::string page = page_of(*info);
    EXPECT_TRUE(page.starts_with("# " + code_text(*info) + " " + std::string(info->name) + "\n"))
        << info->code;
    for (const PageLanguage& language : page_languages)
      EXPECT_NE(page.find(language.heading), std::string::npos) << info->code;
  }
}

TEST(CheckedDiagnostics, say_about_the_wrong_example_what_the_page_shows) {
  for (const DiagnosticInfo* info : diagnostics::all) {
    if (without_example.contains(info->code)) continue;
    const std::string page = page_of(*info);
    for (const PageLanguage& language : page_languages) {
      const std::string wrong = block_behind(page, language.wrong);
      ASSERT_FALSE(wrong.empty()) << info->code;
      const Said said = check_example(language, wrong);
      if (std::getenv("GUIJU_UPDATE") != nullptr) {
        update_page(*info, language.says, said.rendered);
        continue;
      }
      EXPECT_EQ(said.rendered, block_behind(page, language.says)) << info->code;
      EXPECT_NE(said.rendered.find("[" + code_text(*info) + "]"), std::string::npos) << info->code;
      const bool is_error = info->severity == Severity::Error;
      EXPECT_EQ(said.errors, is_error ? std::vector<int>{info->code} : std::vector<int>{})
          << info->code;
    }
  }
}

TEST(CheckedDiagnostics, are_silent_about_the_right_example) {
  for (const DiagnosticInfo* info : diagnostics::all) {
    if (without_example.contains(info->code)) continue;
    const std::string page = page_of(*info);
    for (const PageLanguage& language : page_languages) {
      const std::string right = block_behind(page, language.right);
      ASSERT_FALSE(right.empty()) << info->code;
      const Said said = check_example(language, right);
      EXPECT_TRUE(said.errors.empty()) << said.rendered;
      EXPECT_EQ(said.rendered.find("[" + code_text(*info) + "]"), std::string::npos)
          << said.rendered;
    }
  }
}

std::string first_line(const Said& said) {
  return said.rendered.substr(0, said.rendered.find('\n'));
}

TEST(CheckedDiagnostics, a_long_chain_of_helpers_without_types_is_named) {
  std::string lines = "每个 村   依据 文 \"二\"\n";
  for (int i = 0; i < 30; ++i)
    lines += "  设 步" + std::to_string(i) + " = 步" + std::to_string(i + 1) + " + 1元\n";
  const Said said = check_example(page_languages[0], lines + "  设 步30 = 收入\n");
  EXPECT_EQ(first_line(said),
            "错误[GJ2020] `步25` 的类型要经过 24 个以上还没有写明类型的 `设` 才能知道");
  EXPECT_EQ(said.errors, std::vector<int>{2020});

  std::string english = "each village   cite paper \"2\"\n";
  for (int i = 0; i < 30; ++i)
    english += "  let step" + std::to_string(i) + " = step" + std::to_string(i + 1) + " + 1元\n";
  EXPECT_EQ(first_line(check_example(page_languages[1], english + "  let step30 = income\n")),
            "error[GJ2020] the type of `step25` hangs on more than 24 helpers without a type");
}

TEST(CheckedDiagnostics, a_long_chain_of_helpers_is_fine_when_each_stands_behind_what_it_reads) {
  std::string lines = "每个 村   依据 文 \"二\"\n  设 步0 = 收入\n";
  for (int i = 1; i < 500; ++i)
    lines += "  设 步" + std::to_string(i) + " = 步" + std::to_string(i - 1) + " + 1元\n";
  EXPECT_TRUE(check_example(page_languages[0], lines).errors.empty());
}

TEST(CheckedDiagnostics, a_long_chain_of_tables_is_named) {
  std::string lines = "实体 级0   键 号0\n";
  std::string english = "entity level0   key no0\n";
  for (int i = 1; i < 66; ++i) {
    const std::string number = std::to_string(i);
    const std::string above = std::to_string(i - 1);
    lines += "实体 级" + number + "   键 号" + number + "   属于 级" + above + "\n";
    english += "entity level" + number + "   key no" + number + "   of level" + above + "\n";
  }
  EXPECT_EQ(first_line(check_example(page_languages[0], lines)),
            "错误[GJ2029] 表 `级65` 的上级超过了 64 张表");
  EXPECT_EQ(first_line(check_example(page_languages[1], english)),
            "error[GJ2029] table `level65` has more than 64 tables above it");
}

}  // namespace
}  // namespace guiju::checked
