#include <gtest/gtest.h>

#include "guiju/base/utf8.hpp"
#include "guiju/diag/shown_line.hpp"

namespace guiju {
namespace {

/// "begin-end" in cells.
std::string cells(const ShownLine& line, std::size_t begin, std::size_t end) {
  const CellRange range = line.cells(begin, end);
  return std::to_string(range.begin) + '-' + std::to_string(range.end);
}

TEST(ShownLine, CountsTwoCellsForAHanCharacter) {
  const ShownLine line("户数 = 3", 0);
  EXPECT_EQ(line.text(), "户数 = 3");
  EXPECT_EQ(cells(line, 0, 6), "0-4");
  EXPECT_EQ(cells(line, 3, 6), "2-4");
  EXPECT_EQ(cells(line, 7, 8), "5-6");
  EXPECT_EQ(cells(line, 9, 10), "7-8");
}

TEST(ShownLine, MarksAtLeastOneCell) {
  const ShownLine line("户a", 0);
  EXPECT_EQ(cells(line, 3, 3), "2-3");
  EXPECT_EQ(cells(line, 4, 4), "3-4");
  EXPECT_EQ(cells(line, 4, 9), "3-4");
  EXPECT_EQ(cells(ShownLine("", 0), 0, 0), "0-1");
}

TEST(ShownLine, MarksAWholeCharacterForAPartOfIt) {
  const ShownLine line("户a", 0);
  EXPECT_EQ(cells(line, 1, 2), "0-2");
  EXPECT_EQ(cells(line, 2, 4), "0-3");
}

TEST(ShownLine, SetsTabsToStopsOfFour) {
  const ShownLine line("\ta\t户\tb", 0);
  EXPECT_EQ(line.text(), "    a   户  b");
  EXPECT_EQ(cells(line, 1, 2), "4-5");
  EXPECT_EQ(cells(line, 3, 6), "8-10");
  EXPECT_EQ(cells(line, 7, 8), "12-13");
}

TEST(ShownLine, ShowsNothingThatATerminalActsUpon) {
  const ShownLine line("a\x1B[31m\x7F\xFF\u202E\u200Bb", 0);
  EXPECT_EQ(line.text(), "a␛[31m␡\uFFFD<U+202E><U+200B>b");
  EXPECT_EQ(cells(line, 1, 2), "1-2");
  EXPECT_EQ(cells(line, 8, 11), "8-16");
  EXPECT_EQ(cells(line, 14, 15), "24-25");
}

TEST(ShownLine, GivesACombiningMarkTheCellBehindItsLetter) {
  const ShownLine line("e\u0301b", 0);
  EXPECT_EQ(line.text(), "e\u0301b");
  EXPECT_EQ(cells(line, 0, 3), "0-1");
  EXPECT_EQ(cells(line, 3, 4), "1-2");
}

TEST(ShownLine, LeavesALineOfAHundredCellsWhole) {
  std::string han;
  for (int i = 0; i < 50; ++i) han += "户";
  EXPECT_EQ(ShownLine(han, 0).text(), han);
  EXPECT_EQ(ShownLine(std::string(100, 'x'), 99).text(), std::string(100, 'x'));
}

TEST(ShownLine, CutsALongLineAroundItsAnchor) {
  const std::string text = std::string(200, 'a') + "户" + std::string(200, 'b');
  const ShownLine line(text, 200);
  EXPECT_EQ(line.text(), "…" + std::string(40, 'a') + "户" + std::string(56, 'b') + "…");
  EXPECT_EQ(cells(line, 200, 203), "41-43");
  EXPECT_EQ(cells(line, 0, 10), "1-2");
  EXPECT_EQ(cells(line, 380, 390), "99-100");
  EXPECT_EQ(cells(line, 200, 400), "41-99");
}

TEST(ShownLine, CutsOnlyTheSideThatIsTooLong) {
  const std::string text(300, 'a');
  EXPECT_EQ(ShownLine(text, 10).text(), std::string(99, 'a') + "…");
  EXPECT_EQ(ShownLine(text, 290).text(), "…" + std::string(50, 'a'));
  EXPECT_EQ(ShownLine(text, 999).text(), "…" + std::string(40, 'a'));
}

TEST(ShownLine, CutsBetweenCharacters) {
  std::string han;
  for (int i = 0; i < 500; ++i) han += "户";
  const ShownLine line(han, 750);
  EXPECT_EQ(utf8::find_invalid(line.text()), std::nullopt);
  EXPECT_LE(utf8::display_width(line.text()), 100);
  EXPECT_EQ(cells(line, 750, 753), "41-43");
}

TEST(ShownLine, BearsALineOf100MegabytesOfWrongBytes) {
  const std::string wrong(100'000'000, '\xFF');
  const ShownLine line(wrong, 50'000'000);
  EXPECT_EQ(utf8::display_width(line.text()), 100);
  EXPECT_EQ(cells(line, 50'000'000, 50'000'001), "41-42");
}

TEST(MakePrintable, KeepsWhatMayBeSeen) {
  EXPECT_EQ(make_printable("户 3/5 `a`"), "户 3/5 `a`");
  EXPECT_EQ(make_printable("a\tb\nc\x1B]0;x\x07"), "a b␊c␛]0;x␇");
  EXPECT_EQ(make_printable("\u2066\u0085\xE6"), "<U+2066><U+0085>\uFFFD");
}

}  // namespace
}  // namespace guiju
