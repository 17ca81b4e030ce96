// Clauses of neighbouring lines in columns.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "guiju/syntax/words.hpp"

namespace guiju::syntax {

/// A line of output before its clauses are aligned with those of its neighbours.
struct OutputLine {
  /// A clause, or another part that stands apart from what is before it.
  struct Part {
    std::optional<Word> word;  // clauses of one word stand in one column
    std::string text;
    std::size_t input_column;  // where it stood, in cells
  };
  std::string text;  // with indentation, up to the first part
  std::vector<Part> parts;
  std::optional<Word> family;  // lines of one family at one depth are neighbours
  std::string comment;
};

/// Between parts that are not padded further.
inline constexpr std::size_t part_gap = 3;

/// Puts parts of neighbours under one another, where no line is padded by more than some cells for
/// it; a column that stands already is kept whatever its padding, unless words are rewritten, when it
/// says nothing of how they should stand. Afterwards all is in `text`.
void align_parts(std::vector<OutputLine>& lines, bool keeps_columns);

}  // namespace guiju::syntax
