// The vocabulary: words.def as an enum, and look-up in both languages.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "guiju/diag/diagnostic.hpp"

namespace guiju::syntax {

enum class WordGroup : std::uint8_t {
  Reserved,
  Margin,
  Head,
  Clause,
  Operator,
  Type,
  Function,
  Product,
  Policy,
  Collected,
  TieRule,
  ShortRule,
  Method,
  Outcome,
  Mode,
  MonthEnd
};

/// One enumerator a word, named Group_Id: `Word::Head_Define`.
enum class Word : std::uint8_t {
#define GUIJU_WORD(group, id, zh, en) group##_##id,
#include "guiju/syntax/words.def"
#undef GUIJU_WORD
};

struct WordEntry {
  Word word;
  WordGroup group;
  Bilingual spelling;
};

/// All words, indexed by `Word`.
std::span<const WordEntry> all_words();
const WordEntry& entry(Word word);
/// The word of `group` spelled `text` in either language.
std::optional<Word> find_word(WordGroup group, std::string_view text);

}  // namespace guiju::syntax
