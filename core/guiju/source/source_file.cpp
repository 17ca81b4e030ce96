#include "guiju/source/source_file.hpp"

#include <algorithm>
#include <utility>

namespace guiju {
namespace {

constexpr std::size_t block_size = 16384;

/// Bytes after the first of a character.
bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::vector<std::size_t> count_before_blocks(std::string_view text) {
  std::vector<std::size_t> counts{0};
  for (std::size_t end = block_size; end <= text.size(); end += block_size)
    counts.push_back(counts.back() + count_characters(text.substr(end - block_size, block_size)));
  return counts;
}

/// LF, CRLF and a lone CR each end a line.
std::vector<std::size_t> find_line_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t i = text.find_first_of("\r\n"); i < text.size();
       i = text.find_first_of("\r\n", i)) {
    const bool is_crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    i += is_crlf ? 2 : 1;
    starts.push_back(i);
  }
  return starts;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string text)
    : path_(std::move(path)),
      text_(std::move(text)),
      line_starts_(find_line_starts(text_)),
      characters_before_block_(count_before_blocks(text_)) {}

std::size_t SourceFile::line_of(std::size_t offset) const {
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

std::string_view SourceFile::line_text(std::size_t line) const {
  const std::size_t begin = line_starts_[line];
  const bool is_last = line + 1 == line_starts_.size();
  const std::size_t end = is_last ? text_.size() : line_starts_[line + 1];
  std::string_view text = std::string_view(text_).substr(begin, end - begin);
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

LineColumn SourceFile::line_column(std::size_t offset) const {
  const std::size_t line = line_of(offset);
  const std::size_t begin = line_starts_[line];
  std::size_t end = std::min(offset, text_.size());
  while (end > begin && end < text_.size() && is_continuation(text_[end])) --end;
  return {line + 1, characters_before(end) - characters_before(begin) + 1};
}

std::size_t SourceFile::characters_before(std::size_t offset) const {
  const std::size_t block = offset / block_size;
  const std::size_t block_begin = block * block_size;
  const auto rest = std::string_view(text_).substr(block_begin, offset - block_begin);
  return characters_before_block_[block] + count_characters(rest);
}

}  // namespace guiju
