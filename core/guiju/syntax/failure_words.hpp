// The parts of messages that depend on what was read: what was expected, what stood there, where a
// line has its place.
#pragma once

#include <string_view>
#include <vector>

#include "guiju/syntax/lines.hpp"

namespace guiju::syntax {

/// {expected}: "a name or `(`".
Argument expected_argument(const std::vector<Expected>& expected);
/// {found}: the code itself.
Argument found_argument(std::string_view code);
/// {found}: the end of the line or of the cell.
Argument found_end_argument(bool is_cell);
/// {place}: where lines of a kind stand.
Argument place_argument(const LineKind& kind);
/// {name}: the spelling of a word.
Argument word_argument(std::string_view name, Word word);
/// A help line.
/// Help for a reserved word where a value was meant.
Argument reserved_word_help(std::string_view word);
Argument did_you_mean(std::string_view code);

}  // namespace guiju::syntax
