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

}  // namespace guiju::syntax
