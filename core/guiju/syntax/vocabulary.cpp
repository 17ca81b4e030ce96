#include "guiju/syntax/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "guiju/base/utf8.hpp"

namespace guiju::syntax {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool declares(Word head) {
  static constexpr Word others[] = {Word::Margin_Each,     Word::Margin_Check, Word::Margin_Assert,
                                    Word::Margin_Rounding, Word::Head_Given,   Word::Head_Expect,
                                    Word::Head_Output};
  return std::ranges::find(others, head) == std::ranges::end(others);
}

std::string_view sign_text(TokenKind kind) {
  switch (kind) {
    case TokenKind::OpenBracket: return "(";
    case TokenKind::CloseBracket: return ")";
    case TokenKind::Comma: return ",";
    case TokenKind::Colon: return ":";
    case TokenKind::Dot: return ".";
    case TokenKind::Equal: return "=";
    case TokenKind::NotEqual: return "<>";
    case TokenKind::Less: return "<";
    case TokenKind::LessEqual: return "<=";
    case TokenKind::Greater: return ">";
    case TokenKind::GreaterEqual: return ">=";
    case TokenKind::Plus: return "+";
    case TokenKind::Minus: return "-";
    case TokenKind::Times: return "×";
    case TokenKind::Divide: return "/";
    case TokenKind::Bar: return "|";
    case TokenKind::DoubleBar: return "||";
    case TokenKind::Name:
    case TokenKind::Literal:
    case TokenKind::Text: break;
  }
  return "";
}

}  // namespace

void Vocabulary::collect(const Tree& tree) {
  for (const Statement& statement : tree.statements) {
    if (declares(statement.head)) collect_names(statement);
  }
}

void Vocabulary::collect_names(const Statement& statement) {
  const std::vector<Name>& declared = declared_names(statement);
  const Clause* alias = find_clause(statement, Word::Clause_Alias);
  // What replaces a declaration goes by its names.
  if (alias == nullptr && find_clause(statement, Word::Clause_Replaces) != nullptr) return;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const std::string& name = declared[i].text;
    names_.insert(name);
    if (!statement.parameters.empty()) functions_.insert(name);
    if (statement.head == Word::Head_Eligibility || statement.head == Word::Head_Score) {
      with_parts_.insert(name);
    }
    const bool has_alias = alias != nullptr && i < alias->names.size();
    aliases_[name].insert(has_alias ? alias->names[i].text : std::string());
  }
}

void Vocabulary::settle() {
  for (const auto& [name, aliases] : aliases_) {
    if (aliases.size() == 1 && !aliases.begin()->empty()) add_pair(name, *aliases.begin());
  }
  // One English name of two Chinese ones stands for neither, and the other way round.
  std::map<std::string, int> uses;
  for (const auto& [zh, en] : to_en_) ++uses[en];
  std::erase_if(to_en_,
                [&](const auto& pair) { return pair.second.empty() || uses[pair.second] > 1; });
  to_zh_.clear();
  for (const auto& [zh, en] : to_en_) to_zh_[en] = zh;
}

void Vocabulary::add_pair(const std::string& name, const std::string& alias) {
  if (is_ascii(name) == is_ascii(alias) || names_.contains(alias)) return;
  const bool is_name_english = is_ascii(name);
  const auto [it, is_new] =
      to_en_.emplace(is_name_english ? alias : name, is_name_english ? name : alias);
  // One Chinese name with two English ones.
  if (!is_new) it->second.clear();
}

bool Vocabulary::is_name_after_all(const ParsedFile& file, std::size_t token, Word word) const {
  const std::vector<Token>& tokens = file.lexed.tokens;
  switch (entry(word).group) {
    case WordGroup::Product: return token < 2 || !with_parts_.contains(tokens[token - 2].text);
    case WordGroup::Function: return functions_.contains(tokens[token].text);
    case WordGroup::MonthEnd:
    case WordGroup::Outcome: return names_.contains(tokens[token].text);
    default: return false;
  }
}

std::string Vocabulary::spell_name(const ParsedFile& file, std::size_t token,
                                   Language language) const {
  const std::string& name = file.lexed.tokens[token].text;
  // The alias clause keeps the other name.
  const bool is_english = (language == Language::En) != file.uses[token].is_alias;
  const auto& names = is_english ? to_en_ : to_zh_;
  const auto found = names.find(name);
  return found == names.end() ? name : found->second;
}

std::string Vocabulary::spell(const ParsedFile& file, std::size_t index,
                              std::optional<Language> language) const {
  const Token& token = file.lexed.tokens[index];
  const std::string_view written = file.lexed.text_of(token.span);
  switch (token.kind) {
    case TokenKind::Name: {
      const auto word = file.uses[index].word;
      if (!language) return token.text;
      if (word && !is_name_after_all(file, index, *word)) {
        return std::string(entry(*word).spelling.in(*language));
      }
      return spell_name(file, index, *language);
    }
    case TokenKind::Literal: return utf8::fold_full_width(written);
    case TokenKind::Text:
      if (token.text.find('"') != std::string::npos) return "“" + token.text + "”";
      return '"' + token.text + '"';
    case TokenKind::Times: {
      const bool is_english = language ? *language == Language::En : written == "*";
      return is_english ? "*" : "×";
    }
    default: return std::string(sign_text(token.kind));
  }
}

}  // namespace guiju::syntax
