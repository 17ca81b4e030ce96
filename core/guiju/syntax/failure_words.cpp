#include "guiju/syntax/failure_words.hpp"

namespace guiju::syntax {
namespace {

std::string quote(std::string_view code) { return "`" + std::string(code) + "`"; }

/// Code within a sentence: Chinese characters keep a space before it.
std::string quote(std::string_view code, Language language) {
  return (language == Language::Zh ? " " : "") + quote(code);
}

std::string_view sign_text(TokenKind kind) {
  switch (kind) {
    case TokenKind::OpenBracket: return "(";
    case TokenKind::CloseBracket: return ")";
    case TokenKind::Comma: return ",";
    case TokenKind::Colon: return ":";
    case TokenKind::Dot: return ".";
    default: return "=";
  }
}

/// In words that a person knows.
std::string describe(const Expected& expected, Language language) {
  using Kind = Expected::Kind;
  auto choose = [&](std::string_view zh, std::string_view en) {
    return std::string(Bilingual{zh, en}.in(language));
  };
  switch (expected.kind) {
    case Kind::Operand: return choose("一个值或式子", "a value or an expression");
    case Kind::Name: return choose("一个名称", "a name");
    case Kind::TypeName: return choose("一个类型", "a type");
    case Kind::Text: return choose("一段带引号的文字", "a text in quotes");
    case Kind::Date: return choose("一个日期", "a date");
    case Kind::Step:
      return choose("一个取整的单位，如 `分`、`0.1%`", "a step such as `分` or `0.1%`");
    case Kind::Word: return quote(entry(expected.word).spelling.in(language), language);
    case Kind::Sign: return quote(sign_text(expected.sign), language);
    case Kind::End:
    case Kind::Chain: break;
  }
  return choose("行尾", "the end of the line");
}

std::string describe_all(const std::vector<Expected>& expected, Language language) {
  const bool is_zh = language == Language::Zh;
  std::string all;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (i > 0 && i + 1 < expected.size()) all += is_zh ? "、" : ", ";
    if (i > 0 && i + 1 == expected.size()) all += is_zh ? "或" : " or ";
    all += describe(expected[i], language);
  }
  return all;
}

}  // namespace

Argument expected_argument(const std::vector<Expected>& expected) {
  return {"expected", describe_all(expected, Language::Zh), describe_all(expected, Language::En)};
}

Argument found_argument(std::string_view code) {
  return {"found", quote(code, Language::Zh), quote(code, Language::En)};
}

Argument found_end_argument(bool is_cell) {
  return is_cell ? Argument{"found", "这一格的末尾", "the end of the cell"}
                 : Argument{"found", "行尾", "the end of the line"};
}

Argument place_argument(const LineKind& kind) {
  if (kind.parents.is_empty()) return {"place", "左边顶格", "at the left margin"};
  std::string zh;
  std::string en;
  for (const WordEntry& word : all_words()) {
    if (!kind.parents.contains(word.word)) continue;
    zh += (zh.empty() ? "" : "、") + quote(word.spelling.zh);
    en += (en.empty() ? "under " : ", ") + quote(word.spelling.en);
  }
  return {"place", zh + " 的下面", en};
}

Argument word_argument(std::string_view name, Word word) {
  return {name, entry(word).spelling.zh, entry(word).spelling.en};
}

Argument reserved_word_help(std::string_view word) {
  const std::string code = quote(word);
  const std::string quoted = "`\"" + std::string(word) + "\"`";
  return {"", code + " 是保留词，在哪里都是关键词；指这个词本身就加引号：" + quoted,
          code + " is a reserved word, a keyword everywhere; for the word itself write quotes: " +
              quoted};
}

Argument did_you_mean(std::string_view code) {
  return {"", "是不是 " + quote(code), "did you mean " + quote(code)};
}

Argument did_you_mean(const WordEntry& word) {
  return {"", "这里的写法是 " + quote(word.spelling.zh),
          "the language writes " + quote(word.spelling.en)};
}

Argument sign_or_clause(std::string_view sign, const WordEntry& clause) {
  return {"", "比较写 " + quote(sign) + "，限制结果写 " + quote(clause.spelling.zh),
          "a comparison is " + quote(sign) + ", a limit of the result " +
              quote(clause.spelling.en)};
}

Argument space_wanted(std::string_view written, const WordEntry& word) {
  const std::string_view spelling = word.spelling.zh;
  const std::string apart =
      quote(std::string(spelling) + " " + std::string(written.substr(spelling.size())));
  return {"", "关键词和后面的词之间要留空格：" + apart,
          "a keyword stands apart from the next word by a space: " + apart};
}

Argument lines_here(std::optional<Word> parent) {
  std::string zh;
  std::string en;
  for (const WordEntry& word : all_words()) {
    const LineKind* kind = find_line_kind(word.word);
    if (kind == nullptr) continue;
    if (parent ? !kind->parents.contains(*parent) : !kind->parents.is_empty()) continue;
    zh += (zh.empty() ? "" : "、") + quote(word.spelling.zh);
    en += (en.empty() ? "" : ", ") + quote(word.spelling.en);
  }
  if (zh.empty())
    return {"", "上面这一行的下面不再写别的行", "nothing stands beneath the line above"};
  return {"", "这里的行以这些词开头：" + zh, "lines here begin with: " + en};
}

Argument otherwise_wanted() {
  return {"", "条件不成立时是多少也要写：`否则 0元`；没有值就写 `否则 不适用`",
          "say what holds otherwise: `otherwise 0元`; `otherwise none` for no value"};
}

Argument range_wanted() {
  return {"", "两头用 `至` 连起来：`在 1万元 至 5万元`",
          "both ends are joined by `upto`: `in 1万元 upto 5万元`"};
}

Argument one_number(std::string_view number) {
  return {"", "一个数连着写，不加逗号和空格：" + quote(number),
          "a number is written without commas and spaces: " + quote(number)};
}

Argument unit_behind_number() {
  return {"", "单位和百分号紧跟在数的后面：`5万元`、`30%`",
          "a unit or a per cent sign stands right behind its number: `5万元`, `30%`"};
}

Argument bar_wanted() {
  return {"", "要是少了一格的分隔，在它们之间写 `|`",
          "if these are two cells, put `|` between them"};
}

Argument tab_here() {
  return {"", "缩进里有制表符（Tab）：缩进一律用空格",
          "a tab is part of the indentation: indent by spaces alone"};
}

}  // namespace guiju::syntax
