#include "guiju/tables/read.hpp"

#include <algorithm>
#include <cstring>

#include "guiju/base/utf8.hpp"
#include "guiju/tables/builder.hpp"
#include "guiju/tables/csv.hpp"
#include "guiju/tables/diagnostics.hpp"

namespace guiju::tables {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::size_t line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::count(
                 text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

Diagnostic diagnostic_of(const DiagnosticInfo& info, std::vector<Argument> arguments = {}) {
  Diagnostic diagnostic;
  diagnostic.info = &info;
  diagnostic.arguments = std::move(arguments);
  return diagnostic;
}

/// What makes the whole text no table; true where nothing does.
bool check_bytes(std::string_view text, TableBuilder& table) {
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    table.report(diagnostic_of(nul_byte), line_at(text, nul));
    return false;
  }
  if (const std::size_t valid = valid_utf8_size(text); valid != text.size()) {
    table.report(diagnostic_of(not_utf8, {{"offset", std::to_string(valid + 1)}}),
                 line_at(text, valid));
    return false;
  }
  return true;
}

/// True where the single cell of a heading is really several, separated by something else.
bool report_wrong_separator(std::string_view heading, std::size_t line, TableBuilder& table) {
  struct Separator {
    std::string_view sign;
    Bilingual words;
  };
  constexpr Separator separators[] = {{"\t", {"制表符", "a tab"}},
                                      {";", {"分号", "a semicolon"}},
                                      {"，", {"全角逗号", "a full-width comma"}},
                                      {"|", {"竖线", "a vertical bar"}}};
  for (const Separator& separator : separators) {
    if (heading.find(separator.sign) == std::string_view::npos) continue;
    table.report(diagnostic_of(wrong_separator, {{"sign", separator.words.zh, separator.words.en}}),
                 line);
    return true;
  }
  return false;
}

void report_problem(CsvProblem problem, std::size_t line, TableBuilder& table) {
  switch (problem) {
    case CsvProblem::None: return;
    case CsvProblem::QuoteOpen: table.report(diagnostic_of(quote_open), line); return;
    case CsvProblem::TextAfterQuote: table.report(diagnostic_of(text_after_quote), line); return;
    case CsvProblem::TooLong:
      table.report(diagnostic_of(line_too_long, {{"limit", std::to_string(record_size_max)}}),
                   line);
      return;
  }
}

/// The records behind the heading, into the readers of `table`.
class Rows {
 public:
  Rows(TableBuilder& table, std::vector<int> readers_of)
      : table_(table), readers_of_(std::move(readers_of)) {}

  void append(const std::vector<std::string_view>& cells, std::size_t line) {
    if (cells.size() != readers_of_.size()) {
      table_.report(diagnostic_of(row_length, {{"found", std::to_string(cells.size())},
                                               {"expected", std::to_string(readers_of_.size())}}),
                    line);
      return;
    }
    note_line(line);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (readers_of_[i] < 0) continue;
      const auto reader = static_cast<std::size_t>(readers_of_[i]);
      const CellState state = table_.reader(reader).append(cells[i]);
      if (state > CellState::Missing) table_.note(reader, count_, line, state, cells[i]);
    }
    ++count_;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  std::vector<std::size_t> take_lines() { return std::move(lines_); }

 private:
  /// Lines are kept from the first row on that does not stand where its number says.
  void note_line(std::size_t line) {
    constexpr std::size_t first_line = 2;
    if (lines_.empty() && line == count_ + first_line) return;
    while (lines_.size() < count_) lines_.push_back(lines_.size() + first_line);
    lines_.push_back(line);
  }
  TableBuilder& table_;
  std::vector<int> readers_of_;
  std::size_t count_ = 0;
  std::vector<std::size_t> lines_;
};

}  // namespace

std::size_t valid_utf8_size(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t word;
    while (text.size() - at >= sizeof word) {
      std::memcpy(&word, text.data() + at, sizeof word);
      if ((word & high_bits) != 0) break;
      at += sizeof word;
    }
    if (at == text.size()) break;
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
      ++at;
    } else if (lead > 0xE0 && lead < 0xED && text.size() - at >= 3 && is_tail(at + 1) &&
               is_tail(at + 2)) {
      at += 3;  // nearly all Chinese
    } else {
      const auto character = utf8::decode(text, at);
      if (!character) return at;
      at += character->size_bytes;
    }
  }
  return text.size();
}

eval::Table read_csv(const checked::CheckedPack& pack, const TableShape& shape,
                     std::string_view text, std::string_view file_name, eval::Pools& pools,
                     DiagnosticSink& sink) {
  TableBuilder table(pack, shape, std::string(file_name), pools, sink);
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (!check_bytes(text, table)) return table.take(0, {});

  CsvScanner scanner(text);
  if (!scanner.next()) {
    table.report(diagnostic_of(table_empty), 1);
    return table.take(0, {});
  }
  report_problem(scanner.problem(), scanner.line(), table);
  const std::vector<std::string_view> headings = scanner.cells();
  if (headings.size() == 1 && shape.columns.size() > 1 &&
      report_wrong_separator(headings[0], scanner.line(), table))
    return table.take(0, {});
  // A heading that was cut short says nothing of what is missing.
  if (scanner.problem() != CsvProblem::None) return table.take(0, {});

  Rows rows(table, table.bind(headings));
  table.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  while (scanner.next()) {
    if (scanner.problem() != CsvProblem::None) {
      report_problem(scanner.problem(), scanner.line(), table);
      continue;
    }
    if (rows.count() == rows_max) {
      table.report(diagnostic_of(too_many_rows, {{"table", pack.at(shape.entity).name},
                                                 {"limit", std::to_string(rows_max)}}),
                   scanner.line());
      break;
    }
    rows.append(scanner.cells(), scanner.line());
  }
  const std::size_t count = rows.count();
  return table.take(count, rows.take_lines());
}

eval::Table read_csv(const checked::CheckedPack& pack, checked::EntityId entity,
                     std::string_view text, std::string_view file_name, eval::Pools& pools,
                     DiagnosticSink& sink) {
  return read_csv(pack, shape_of(pack, entity), text, file_name, pools, sink);
}

}  // namespace guiju::tables
