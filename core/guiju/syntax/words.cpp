#include "guiju/syntax/words.hpp"

#include <algorithm>
#include <array>

namespace guiju::syntax {
namespace {

constexpr auto words = std::to_array<WordEntry>({
#define GUIJU_WORD(group, id, zh, en) {Word::group##_##id, WordGroup::group, {zh, en}},
#include "guiju/syntax/words.def"
#undef GUIJU_WORD
});

constexpr bool is_grouped() {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].word != static_cast<Word>(i)) return false;
    if (i > 0 && words[i].group < words[i - 1].group) return false;
  }
  return true;
}
static_assert(is_grouped(), "words.def lists its groups in the order of WordGroup");

}  // namespace

std::span<const WordEntry> all_words() { return words; }

const WordEntry& entry(Word word) { return words[static_cast<std::size_t>(word)]; }

std::optional<Word> find_word(WordGroup group, std::string_view text) {
  const auto first = std::ranges::lower_bound(words, group, {}, &WordEntry::group);
  for (auto it = first; it != words.end() && it->group == group; ++it) {
    if (it->spelling.zh == text || it->spelling.en == text) return it->word;
  }
  return std::nullopt;
}

}  // namespace guiju::syntax
