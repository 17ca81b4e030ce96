// Words that people write where the language has another: "did you mean" beyond slips of the hand.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "guiju/syntax/words.hpp"

namespace guiju::syntax {

/// The word that `written` stands for in everyday writing, in one of `groups`: 并且 is 且.
const WordEntry* find_meant(std::string_view written, std::initializer_list<WordGroup> groups);
/// The word of `groups` that `written` begins with where the space behind it was left out: the
/// longest, with something behind it.
const WordEntry* find_glued(std::string_view written, std::initializer_list<WordGroup> groups);
/// Its spelling in the language of `written`.
std::string_view spelling_beside(const WordEntry& word, std::string_view written);
/// 2016-03-01 where `written` is a date with other signs between: 2016/3/1, 2016.3.1.
std::optional<std::string> find_meant_date(std::string_view written);

/// The sign that is written for a comparison in words: 大于 is >.
std::optional<std::string_view> find_meant_sign(std::string_view written);
/// A range or a comparison that was written as one word with its number: 10至20亩 is 10 至 20亩, 5亩以上
/// is >= 5亩.
std::optional<std::string> find_meant_range(std::string_view written);
/// 五万元, 百分之三十: a number that is not written in digits.
bool is_number_in_words(std::string_view written);

}  // namespace guiju::syntax
