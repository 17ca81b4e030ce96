#include "guiju/diag/shown_line.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "guiju/base/utf8.hpp"

namespace guiju {
namespace {

constexpr std::size_t tab_cells = 4;
constexpr std::size_t cells_before_anchor = 40;
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();
constexpr std::string_view ellipsis = "…";
constexpr char32_t control_pictures = 0x2400;
constexpr char32_t picture_of_delete = 0x2421;
constexpr char32_t replacement_character = 0xFFFD;

std::string code_point_label(char32_t value) {
  constexpr std::string_view hex_digits = "0123456789ABCDEF";
  std::string digits;
  for (char32_t rest = value; rest != 0 || digits.size() < 4; rest /= 16)
    digits.insert(digits.begin(), hex_digits[rest % 16]);
  return "<U+" + digits + '>';
}

std::string printable(char32_t value) {
  std::string text;
  if (value < 0x20)
    utf8::append(text, control_pictures + value);
  else if (value == 0x7F)
    utf8::append(text, picture_of_delete);
  else if (utf8::is_forbidden_in_source(value))
    text = code_point_label(value);
  else
    utf8::append(text, value);
  return text;
}

struct PrintableCharacter {
  std::string text;
  std::size_t size_bytes;
};

/// The character at `offset`, which must be inside.
PrintableCharacter printable_at(std::string_view text, std::size_t offset) {
  const auto code_point = utf8::decode(text, offset);
  if (!code_point) return {printable(replacement_character), 1};
  return {printable(code_point->value), code_point->size_bytes};
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(utf8::display_width(text));
}

/// The begin of the character before `offset`, or of one byte where that is none.
std::size_t step_back(std::string_view text, std::size_t offset) {
  for (std::size_t size = 1; size <= std::min<std::size_t>(4, offset); ++size) {
    const auto code_point = utf8::decode(text, offset - size);
    if (code_point && code_point->size_bytes == size) return offset - size;
  }
  return offset - 1;
}

}  // namespace

ShownLine::ShownLine(std::string_view line, std::size_t anchor) {
  const bool may_fit = line.size() <= 4 * shown_cells_max;  // no character has more bytes
  if (may_fit) {
    show_from(line, 0, no_limit);
    if (width_ <= shown_cells_max) return;
    text_.clear();
    characters_.clear();
    width_ = 0;
  }
  std::size_t begin = std::min(anchor, line.size());
  for (std::size_t cells = 0; begin > 0;) {
    const std::size_t before = step_back(line, begin);
    cells += width_of(printable_at(line, before).text);
    if (cells > cells_before_anchor) break;
    begin = before;
  }
  if (begin > 0) {
    text_ = ellipsis;
    width_ = 1;
  }
  const std::size_t end = show_from(line, begin, shown_cells_max - 1);
  if (end < line.size()) text_ += ellipsis;
}

std::size_t ShownLine::show_from(std::string_view line, std::size_t begin, std::size_t cells_max) {
  std::size_t offset = begin;
  while (offset < line.size()) {
    PrintableCharacter character = printable_at(line, offset);
    if (line[offset] == '\t') character.text.assign(tab_cells - width_ % tab_cells, ' ');
    const std::size_t width = width_of(character.text);
    if (width_ + width > cells_max) break;
    characters_.push_back({offset, width_});
    text_ += character.text;
    width_ += width;
    offset += character.size_bytes;
  }
  characters_.push_back({offset, width_});
  return offset;
}

CellRange ShownLine::cells(std::size_t begin, std::size_t end) const {
  const auto by_offset = [](std::size_t offset, const Character& character) {
    return offset < character.offset;
  };
  const auto after = std::upper_bound(characters_.begin(), characters_.end(), begin, by_offset);
  const auto first = after == characters_.begin() ? after : std::prev(after);
  const auto last = std::find_if(first, characters_.end(), [&](const Character& character) {
    return character.offset >= end;
  });
  const std::size_t end_cell = last == characters_.end() ? width_ : last->cell;
  return {first->cell, std::max(end_cell, first->cell + 1)};
}

std::string make_printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const PrintableCharacter character = printable_at(text, offset);
    if (text[offset] == '\t')
      result += ' ';
    else
      result += character.text;
    offset += character.size_bytes;
  }
  return result;
}

}  // namespace guiju
