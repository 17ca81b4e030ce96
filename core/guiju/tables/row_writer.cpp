#include "guiju/tables/row_writer.hpp"

namespace guiju::tables {
namespace {

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(",\"\n\r") != std::string_view::npos;
}

}  // namespace

void quote_cell(std::string& out, std::size_t begin) {
  const std::string_view written = std::string_view(out).substr(begin);
  if (!needs_quotes(written)) return;
  std::string cell = "\"";
  for (const char c : written) {
    if (c == '"') cell += '"';
    cell += c;
  }
  cell += '"';
  out.replace(begin, std::string::npos, cell);
}

void append_quoted(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += text;
  quote_cell(out, begin);
}

}  // namespace guiju::tables
