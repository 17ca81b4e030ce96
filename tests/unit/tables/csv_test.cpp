#include <gtest/gtest.h>

#include "guiju/tables/csv.hpp"

namespace guiju::tables {
namespace {

using Cells = std::vector<std::string>;
struct Record {
  std::size_t line;
  Cells cells;
  CsvProblem problem = CsvProblem::None;
  bool operator==(const Record&) const = default;
};

std::vector<Record> scan(std::string_view text) {
  std::vector<Record> records;
  CsvScanner scanner(text);
  while (scanner.next())
    records.push_back(
        {scanner.line(), Cells(scanner.cells().begin(), scanner.cells().end()), scanner.problem()});
  return records;
}

TEST(CsvTest, LinesEndInLfCrlfOrCr) {
  const std::vector<Record> expected{{1, {"a", "b"}}, {2, {"1", "2"}}, {3, {"3", "4"}}};
  EXPECT_EQ(scan("a,b\n1,2\n3,4\n"), expected);
  EXPECT_EQ(scan("a,b\r\n1,2\r\n3,4\r\n"), expected);
  EXPECT_EQ(scan("a,b\r1,2\r3,4"), expected);
  EXPECT_EQ(scan("a,b\n1,2\n3,4"), expected);
}

TEST(CsvTest, EmptyCellsAreCells) {
  EXPECT_EQ(scan(",\n"), (std::vector<Record>{{1, {"", ""}}}));
  EXPECT_EQ(scan("a,,\n"), (std::vector<Record>{{1, {"a", "", ""}}}));
  EXPECT_EQ(scan("\"\"\n"), (std::vector<Record>{{1, {""}}}));
}

TEST(CsvTest, EmptyLinesAreNoRecordsButCount) {
  EXPECT_EQ(scan("a\n\n\nb\n\n"), (std::vector<Record>{{1, {"a"}}, {4, {"b"}}}));
  EXPECT_EQ(scan("\r\n\r\na\r\n"), (std::vector<Record>{{3, {"a"}}}));
  EXPECT_EQ(scan(""), (std::vector<Record>{}));
}

TEST(CsvTest, QuotedCellsHoldAnything) {
  EXPECT_EQ(scan("\"a,b\",\"c\nd\",\"e\"\"f\"\n1,2,3\n"),
            (std::vector<Record>{{1, {"a,b", "c\nd", "e\"f"}}, {3, {"1", "2", "3"}}}));
  EXPECT_EQ(scan("\"\"\"\"\n"), (std::vector<Record>{{1, {"\""}}}));
  EXPECT_EQ(scan("a\"b,c\n"), (std::vector<Record>{{1, {"a\"b", "c"}}}));
}

TEST(CsvTest, AQuoteWithoutEndCostsItsLine) {
  EXPECT_EQ(scan("a,\"b\nc,d\n"),
            (std::vector<Record>{{1, {"a"}, CsvProblem::QuoteOpen}, {2, {"c", "d"}}}));
}

TEST(CsvTest, TextBehindAQuoteCostsItsLine) {
  EXPECT_EQ(scan("\"a\"b,c\nd\n"),
            (std::vector<Record>{{1, {"a"}, CsvProblem::TextAfterQuote}, {2, {"d"}}}));
  EXPECT_EQ(scan("\"a\nb\"c,d\ne\n"),
            (std::vector<Record>{{1, {"a\nb"}, CsvProblem::TextAfterQuote}, {3, {"e"}}}));
}

TEST(CsvTest, AnEndlessLineIsCutShort) {
  const std::string endless(record_size_max + 10, 'x');
  const auto records = scan("a\n" + endless + "\nb\n");
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[1].problem, CsvProblem::TooLong);
  EXPECT_EQ(records[1].line, 2u);
  EXPECT_EQ(records[2], (Record{3, {"b"}}));
}

TEST(CsvTest, AnEndlessQuoteIsCutShort) {
  const std::string endless(record_size_max + 10, 'x');
  const auto records = scan("a\n\"" + endless + "\nb\n");
  ASSERT_EQ(records.size(), 3u);
  EXPECT_EQ(records[1].problem, CsvProblem::TooLong);
  EXPECT_EQ(records[2], (Record{3, {"b"}}));
}

TEST(CsvTest, ARecordMayFillTheLimitToTheEnd) {
  const std::string full(record_size_max - 1, 'x');
  const auto records = scan(full + "\nb");
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].problem, CsvProblem::None);
}

}  // namespace
}  // namespace guiju::tables
