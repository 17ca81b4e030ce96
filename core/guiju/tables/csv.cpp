#include "guiju/tables/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace guiju::tables {
namespace {

/// Characters that end an unquoted cell.
constexpr std::array<bool, 256> ends_cell = [] {
  std::array<bool, 256> table{};
  for (const unsigned char c : {',', '\n', '\r'}) table[c] = true;
  return table;
}();

bool is_end_of_cell(char c) { return ends_cell[static_cast<unsigned char>(c)]; }

}  // namespace

bool CsvScanner::next() {
  // Lines without a character are no rows: files often end in some.
  while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) {
    if (text_[at_] == '\n' || at_ + 1 == text_.size() || text_[at_ + 1] != '\n') ++next_line_;
    ++at_;
  }
  if (at_ == text_.size()) return false;
  line_ = next_line_;
  problem_ = CsvProblem::None;
  cells_.clear();
  unquoted_.clear();

  const std::size_t begin = at_;
  const std::size_t limit = std::min(text_.size(), begin + record_size_max);
  std::size_t at = begin;
  while (true) {
    if (at < limit && text_[at] == '"') {
      at = read_quoted(at, limit);
      if (problem_ != CsvProblem::None) {
        next_line_ = line_;
        skip_line(problem_ == CsvProblem::TextAfterQuote ? at : begin);
        return true;
      }
    } else {
      const std::size_t cell = at;
      while (at < limit && !is_end_of_cell(text_[at])) ++at;
      cells_.push_back(text_.substr(cell, at - cell));
    }
    if (at == limit) break;
    if (text_[at] != ',') break;
    ++at;
  }
  if (at == limit && limit != text_.size()) {
    problem_ = CsvProblem::TooLong;
    skip_line(at);
    return true;
  }
  // The line break, if the text goes on.
  if (at < text_.size()) {
    if (text_[at] == '\r' && at + 1 < text_.size() && text_[at + 1] == '\n') ++at;
    ++at;
    ++next_line_;
  }
  at_ = at;
  return true;
}

/// Reads the quoted cell at `at`; returns the place behind it.
std::size_t CsvScanner::read_quoted(std::size_t at, std::size_t limit) {
  const std::size_t begin = at + 1;
  std::size_t from = begin;
  bool has_doubled = false;
  std::size_t close;
  while (true) {
    const void* found = std::memchr(text_.data() + from, '"', limit - from);
    if (found == nullptr) {
      problem_ = limit == text_.size() ? CsvProblem::QuoteOpen : CsvProblem::TooLong;
      return at;
    }
    close = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
    if (close + 1 >= limit || text_[close + 1] != '"') break;
    has_doubled = true;
    from = close + 2;
  }
  const std::string_view raw = text_.substr(begin, close - begin);
  next_line_ += static_cast<std::size_t>(std::count(raw.begin(), raw.end(), '\n'));
  if (has_doubled) {
    std::string& cell = unquoted_.emplace_back();
    cell.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
      cell += raw[i];
      if (raw[i] == '"') ++i;
    }
    cells_.emplace_back(cell);
  } else {
    cells_.push_back(raw);
  }
  at = close + 1;
  if (at < limit && !is_end_of_cell(text_[at])) problem_ = CsvProblem::TextAfterQuote;
  return at;
}

/// Goes behind the line that `from` stands in.
void CsvScanner::skip_line(std::size_t from) {
  const std::size_t end = text_.find('\n', from);
  const std::size_t stop = end == std::string_view::npos ? text_.size() : end + 1;
  // Lines of a record whose quoted cells hold line breaks.
  next_line_ = line_ + static_cast<std::size_t>(
                           std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                      text_.begin() + static_cast<std::ptrdiff_t>(stop), '\n'));
  at_ = stop;
}

}  // namespace guiju::tables
