// Any bytes become a table and diagnostics: every record is a row or is reported, and every column
// has a cell for every row.
#include <cstdint>
#include <cstdlib>

#include "../unit/tables/county.hpp"
#include "guiju/base/utf8.hpp"
#include "guiju/tables/csv.hpp"
#include "guiju/tables/read.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// Records that are well-formed; lines only grow.
std::size_t count_sound_records(std::string_view text) {
  guiju::tables::CsvScanner scanner(text);
  std::size_t sound = 0;
  std::size_t line = 0;
  while (scanner.next()) {
    require(scanner.line() > line);
    line = scanner.line();
    if (scanner.problem() == guiju::tables::CsvProblem::None) ++sound;
    require(scanner.problem() != guiju::tables::CsvProblem::None || !scanner.cells().empty());
  }
  return sound;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const guiju::tables::County county;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  require(guiju::tables::valid_utf8_size(text) == guiju::utf8::find_invalid(text).value_or(size));

  const bool has_mark = text.starts_with("\xEF\xBB\xBF");
  const std::size_t sound = count_sound_records(has_mark ? text.substr(3) : text);
  guiju::eval::Pools pools;
  guiju::DiagnosticSink sink;
  const guiju::eval::Table table =
      guiju::tables::read_csv(county.pack, county.village, text, "fuzz.csv", pools, sink);
  for (const guiju::eval::Table::Given& given : table.columns)
    require(given.column.size == table.row_count);
  require(table.lines.empty() || table.lines.size() == table.row_count);
  require(table.row_count < sound || sound == 0);
  // What is neither a row nor the heading is told.
  require(sink.has_errors() || table.row_count + 1 == sound);
  return 0;
}
