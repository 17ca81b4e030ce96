// CSV text cut into records (RFC 4180), without a copy but of cells with doubled quotes.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::tables {

/// Bytes of one record at most: no table has longer lines, but a broken file may be one line.
inline constexpr std::size_t record_size_max = std::size_t{1} << 20;

enum class CsvProblem : unsigned char { None, QuoteOpen, TextAfterQuote, TooLong };

/// LF, CRLF and CR end a record; quoted cells may hold line breaks. Lines that are wholly empty are no
/// records. A record with a problem is cut at its line end, so that the rest is still read.
class CsvScanner {
 public:
  explicit CsvScanner(std::string_view text) : text_(text) {}

  /// Moves to the next record; false at the end.
  bool next();

  /// Cells of the record, until the next call. Of a record with a problem: those before it.
  [[nodiscard]] const std::vector<std::string_view>& cells() const { return cells_; }
  [[nodiscard]] CsvProblem problem() const { return problem_; }
  /// 1-based line on which the record begins.
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  std::size_t read_quoted(std::size_t at, std::size_t limit);
  void skip_line(std::size_t from);
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 0;
  std::size_t next_line_ = 1;
  CsvProblem problem_ = CsvProblem::None;
  std::vector<std::string_view> cells_;
  std::deque<std::string> unquoted_;  // cells with doubled quotes; addresses stay
};

}  // namespace guiju::tables
