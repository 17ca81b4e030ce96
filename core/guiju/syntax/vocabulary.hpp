// Internal to the formatter: how a token is written, with keywords and names in one language.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "guiju/syntax/parsed_file.hpp"

namespace guiju::syntax {

/// What all files of a pack say about names: aliases, and which names a word could be mistaken for.
class Vocabulary {
 public:
  /// Reads the declarations of a file; to be called for each before `spell`.
  void collect(const Tree& tree);
  /// Keeps the pairs of name and alias that can be exchanged everywhere without a doubt.
  void settle();

  /// The token in canonical writing; without a language words and names stay as they are.
  [[nodiscard]] std::string spell(const ParsedFile& file, std::size_t token,
                                  std::optional<Language> language) const;

 private:
  void collect_names(const Statement& statement);
  void add_pair(const std::string& name, const std::string& alias);
  [[nodiscard]] bool is_name_after_all(const ParsedFile& file, std::size_t token, Word word) const;
  [[nodiscard]] std::string spell_name(const ParsedFile& file, std::size_t token,
                                       Language language) const;

  std::map<std::string, std::set<std::string>> aliases_;  // of each name; "" where it has none
  std::set<std::string> names_;
  std::set<std::string> functions_;   // names with parameters
  std::set<std::string> with_parts_;  // 资格 and 评分, which have by-products
  std::map<std::string, std::string> to_zh_;
  std::map<std::string, std::string> to_en_;
};

}  // namespace guiju::syntax
