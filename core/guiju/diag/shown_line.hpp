// One line of source as a terminal may show it: nothing unprintable, not too long, and for each
// byte the cell in which it appears.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace guiju {

/// Cells of a source line that are shown at most; more is cut on both sides of the anchor.
inline constexpr std::size_t shown_cells_max = 100;

/// Half-open range of display cells.
struct CellRange {
  std::size_t begin;
  std::size_t end;
};

class ShownLine {
 public:
  /// `anchor`: byte of the line that must be seen.
  ShownLine(std::string_view line, std::size_t anchor);

  [[nodiscard]] const std::string& text() const { return text_; }
  /// Where the bytes from `begin` to `end` are shown; at least one cell, for the eye.
  [[nodiscard]] CellRange cells(std::size_t begin, std::size_t end) const;

 private:
  struct Character {
    std::size_t offset;  // first byte in the line
    std::size_t cell;    // first cell on the page
  };

  /// Appends characters from `begin` on while they fit; returns the offset of the first left out.
  std::size_t show_from(std::string_view line, std::size_t begin, std::size_t cells_max);

  std::string text_;
  std::size_t width_ = 0;
  std::vector<Character> characters_;  // the last one stands for the end
};

/// `text` without anything that a terminal would act upon or hide: control characters as their
/// pictures (␛), tabs as a space, other unseen characters as <U+202E>, wrong bytes as U+FFFD.
std::string make_printable(std::string_view text);

}  // namespace guiju
