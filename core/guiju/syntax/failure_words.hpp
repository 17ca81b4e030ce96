// The parts of messages that depend on what was read: what was expected, what stood there, where a
// line has its place.
#pragma once

#include <string_view>
#include <vector>

#include "guiju/syntax/lines.hpp"
#include "guiju/syntax/words.hpp"

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

// Help lines.

/// Help for a reserved word where a value was meant.
Argument reserved_word_help(std::string_view word);
Argument did_you_mean(std::string_view code);
Argument did_you_mean(const WordEntry& word);
/// A comparison and a limit are one word in everyday writing.
Argument sign_or_clause(std::string_view sign, const WordEntry& clause);
/// `written` begins with the word, and the space behind it was left out.
Argument space_wanted(std::string_view written, const WordEntry& word);
/// The words that may begin a line under a line of `parent`; at the margin where there is none.
Argument lines_here(std::optional<Word> parent);
/// A choice that does not say what holds otherwise.
Argument otherwise_wanted();
/// Both ends of a range.
Argument range_wanted();
/// A number and its unit, or parts of one number, are set apart.
Argument one_number(std::string_view number);
/// A per cent sign, or a currency sign, that stands by itself.
Argument unit_behind_number();
/// A cell that runs on: a bar was left out.
Argument bar_wanted();
/// A line is indented by tabs, where spaces are counted.
Argument tab_here();

}  // namespace guiju::syntax
