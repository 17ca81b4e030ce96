// What kinds of lines there are: which words begin them, where they stand, how their subject is
// read and which clauses they take. And the doors to the grammar.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>

#include "guiju/syntax/tree_builder.hpp"

namespace guiju::syntax {

/// How the part of a line between its head word and its clauses is read.
enum class Subject : std::uint8_t {
  Names,     // names, parameters, a type, a value
  Outputs,   // names, with a type for each or for several together
  Mode,      // a rounding mode
  Import,    // a name or a text
  Source,    // a name and a text
  Enum,      // a name = its words
  Formula,   // an expression
  Message,   // an expression and a text
  Bound,     // a value without comparison
  Title,     // a text
  Property,  // a text, 每个 x : an expression
  Nothing,
  Case,       // condition 则 value
  Otherwise,  // value
  Dated,      // a date and a value
};

/// A set of the words of one range, as bits.
class WordSet {
 public:
  constexpr WordSet() = default;
  constexpr WordSet(std::initializer_list<Word> words) {
    for (const Word word : words) {
      bits_[index(word) / 64] |= std::uint64_t{1} << (index(word) % 64);
    }
  }
  [[nodiscard]] constexpr bool contains(Word word) const {
    return (bits_[index(word) / 64] >> (index(word) % 64) & 1) != 0;
  }

  [[nodiscard]] constexpr bool is_empty() const { return *this == WordSet{}; }
  constexpr bool operator==(const WordSet&) const = default;

 private:
  static constexpr std::size_t index(Word word) { return static_cast<std::size_t>(word); }
  std::uint64_t bits_[4] = {};
};

/// One kind of line.
struct LineKind {
  Word head;
  Subject subject;
  WordSet parents;  // heads that it may stand under; empty for lines at the left margin
  WordSet clauses;
  bool takes_table = false;
};

/// nullptr where no line begins with the word.
const LineKind* find_line_kind(Word head);

/// The head word of a line that begins with `token`, at the margin or in a body.
std::optional<Word> find_head(const Token& token, bool is_at_margin);

/// Reports the first clause that the line does not take, has twice, or has out of order; true where
/// there is none.
bool check_clauses(const Statement& statement, const LineKind& kind, DiagnosticSink& sink);

namespace grammar {

/// Reads a whole line behind its head word into the builder's statement.
bool parse_line(Subject subject, const Token* first, const Token* last, TreeBuilder& builder);
/// Reads one cell onto the builder's stack; an empty cell leaves the stack empty.
bool parse_cell(const Token* first, const Token* last, TreeBuilder& builder);
/// Reads one expression onto the builder's stack.
bool parse_whole_expression(const Token* first, const Token* last, TreeBuilder& builder);

}  // namespace grammar
}  // namespace guiju::syntax
