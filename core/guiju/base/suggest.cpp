#include "guiju/base/suggest.hpp"

#include <algorithm>
#include <limits>

#include "guiju/base/utf8.hpp"

namespace guiju {
namespace {

/// A longer name is no slip of the hand, and comparing it would cost too much.
constexpr std::size_t name_bytes_max = 400;
constexpr std::size_t unreachable = std::numeric_limits<std::size_t>::max();

/// Code points without the difference between capital and small Latin letters; empty where the
/// text is too long or not UTF-8.
std::u32string comparable(std::string_view text) {
  if (text.size() > name_bytes_max) return {};
  std::u32string code_points;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto code_point = utf8::decode(text, offset);
    if (!code_point) return {};
    const char32_t value = code_point->value;
    code_points += value >= U'A' && value <= U'Z' ? value + (U'a' - U'A') : value;
    offset += code_point->size_bytes;
  }
  return code_points;
}

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
std::size_t edit_distance(const std::u32string& left, const std::u32string& right) {
  const std::size_t width = right.size() + 1;
  std::vector<std::size_t> before_last(width);
  std::vector<std::size_t> last(width);
  std::vector<std::size_t> current(width);
  for (std::size_t j = 0; j < width; ++j) last[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j < width; ++j) {
      const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      current[j] = std::min({replaced, last[j] + 1, current[j - 1] + 1});
      const bool is_swap =
          i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (is_swap) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[right.size()];
}

}  // namespace

std::optional<std::string> find_nearest(std::string_view name, std::span<const std::string> known) {
  const std::u32string sought = comparable(name);
  std::optional<std::string> nearest;
  std::size_t nearest_distance = unreachable;
  for (const std::string& candidate : known) {
    const std::u32string other = comparable(candidate);
    const std::size_t longer = std::max(sought.size(), other.size());
    const std::size_t shorter = std::min(sought.size(), other.size());
    // One slip in three characters, but one also in a word of two.
    const std::size_t distance_max = std::max<std::size_t>(1, longer / 3);
    if (shorter == 0 || longer - shorter > distance_max) continue;
    const std::size_t distance = edit_distance(sought, other);
    if (distance > distance_max || distance >= longer || distance >= nearest_distance) continue;
    nearest = candidate;
    nearest_distance = distance;
  }
  return nearest;
}

std::vector<std::string> split_into_known(std::string_view name,
                                          std::span<const std::string> known) {
  if (name.size() > name_bytes_max) return {};
  // Words needed for the rest of the name from each byte on, and the first of them.
  std::vector<std::size_t> words_needed(name.size() + 1, unreachable);
  std::vector<const std::string*> first_word(name.size() + 1, nullptr);
  words_needed[name.size()] = 0;
  for (std::size_t begin = name.size(); begin-- > 0;) {
    for (const std::string& word : known) {
      if (word.empty() || !name.substr(begin).starts_with(word)) continue;
      const std::size_t rest = words_needed[begin + word.size()];
      if (rest == unreachable) continue;
      const std::string* best = first_word[begin];
      const bool is_better = rest + 1 < words_needed[begin] ||
                             (rest + 1 == words_needed[begin] && word.size() > best->size());
      if (!is_better) continue;
      words_needed[begin] = rest + 1;
      first_word[begin] = &word;
    }
  }
  std::vector<std::string> words;
  if (words_needed[0] == unreachable || words_needed[0] < 2) return words;
  for (std::size_t begin = 0; begin < name.size(); begin += first_word[begin]->size())
    words.push_back(*first_word[begin]);
  return words;
}

}  // namespace guiju
