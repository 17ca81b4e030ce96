#include <gtest/gtest.h>

#include "guiju/source/source_file.hpp"

namespace guiju {
namespace {

/// "line:column" as people count.
std::string place(const SourceFile& file, std::size_t offset) {
  const LineColumn at = file.line_column(offset);
  return std::to_string(at.line) + ':' + std::to_string(at.column);
}

TEST(SourceFile, EndsLinesAtLfCrlfAndCr) {
  const SourceFile file("a.gj", "一\n二\r\n三\r四");
  ASSERT_EQ(file.line_count(), 4u);
  EXPECT_EQ(file.line_text(0), "一");
  EXPECT_EQ(file.line_text(1), "二");
  EXPECT_EQ(file.line_text(2), "三");
  EXPECT_EQ(file.line_text(3), "四");
  EXPECT_EQ(file.line_start(2), 9u);
}

TEST(SourceFile, HasAnEmptyLineBehindTheLastBreak) {
  const SourceFile file("a.gj", "a\n\n\r\n");
  ASSERT_EQ(file.line_count(), 4u);
  for (std::size_t line = 1; line < 4; ++line) EXPECT_EQ(file.line_text(line), "");
  EXPECT_EQ(SourceFile("b.gj", "").line_count(), 1u);
  EXPECT_EQ(SourceFile("b.gj", "").line_text(0), "");
}

TEST(SourceFile, CountsColumnsInCharacters) {
  const SourceFile file("a.gj", "参数 a = 3\n  滞纳金 = 应缴额 + 逾期天数\n");
  EXPECT_EQ(place(file, 0), "1:1");
  EXPECT_EQ(place(file, 6), "1:3");
  EXPECT_EQ(place(file, 7), "1:4");
  EXPECT_EQ(place(file, file.text().find('+')), "2:13");
  EXPECT_EQ(place(file, file.text().size()), "3:1");
}

TEST(SourceFile, CountsACharacterOnceThoughTheOffsetIsInsideOfIt) {
  const SourceFile file("a.gj", "参数");
  EXPECT_EQ(place(file, 4), "1:2");
  EXPECT_EQ(place(file, 5), "1:2");
  EXPECT_EQ(place(file, 6), "1:3");
  EXPECT_EQ(place(file, 600), "1:3");
}

TEST(SourceFile, CountsColumnsOfALineOfManyMegabytes) {
  std::string text = "首\n";
  const std::size_t line_begin = text.size();
  while (text.size() < 1'000'000) text += "户a";
  const SourceFile file("a.gj", text);
  for (std::size_t i = 0; line_begin + i * 4 < text.size(); i += 509) {
    ASSERT_EQ(place(file, line_begin + i * 4), "2:" + std::to_string(i * 2 + 1));
    ASSERT_EQ(place(file, line_begin + i * 4 + 1), "2:" + std::to_string(i * 2 + 1));
    ASSERT_EQ(place(file, line_begin + i * 4 + 3), "2:" + std::to_string(i * 2 + 2));
  }
  EXPECT_EQ(place(SourceFile("b.gj", std::string(16384, 'x')), 16384), "1:16385");
}

TEST(SourceFile, FindsTheLineOfEachByte) {
  const SourceFile file("a.gj", "a\r\nb\n");
  EXPECT_EQ(file.line_of(0), 0u);
  EXPECT_EQ(file.line_of(1), 0u);
  EXPECT_EQ(file.line_of(2), 0u);
  EXPECT_EQ(file.line_of(3), 1u);
  EXPECT_EQ(file.line_of(5), 2u);
  EXPECT_EQ(file.line_of(99), 2u);
}

TEST(SourceFile, BearsBytesThatAreNotUtf8) {
  const SourceFile file("a.gj", "a\xFF\xFE"
                                "b\n\x80");
  EXPECT_EQ(place(file, 3), "1:4");
  EXPECT_EQ(place(file, 6), "2:1");
}

TEST(SourceSet, GivesTheTextOfASpan) {
  SourceSet sources;
  sources.files.emplace_back("a.gj", "实体 户");
  sources.files.emplace_back("b.gj", "实体 村");
  EXPECT_EQ(sources.at(FileId{1}).path(), "b.gj");
  EXPECT_EQ(sources.text({FileId{1}, 7, 10}), "村");
  EXPECT_EQ(join({FileId{1}, 7, 10}, {FileId{1}, 0, 6}), (Span{FileId{1}, 0, 10}));
}

}  // namespace
}  // namespace guiju
