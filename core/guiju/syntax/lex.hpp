// Bytes to tokens, each with its place in the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/parse.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::syntax {

enum class TokenKind : std::uint8_t {
  Name,
  Literal,  // numbers with their units, dates, ratios
  Text,
  OpenBracket,
  CloseBracket,
  Comma,
  Colon,
  Dot,
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Plus,
  Minus,
  Times,
  Divide,
  Bar,
  DoubleBar,
};

struct Token {
  TokenKind kind;
  Span span;
  std::string text;           // Name: folded; Text: what stands between the quotes
  std::uint32_t literal = 0;  // Literal: index into Lexed::literals
};

/// A line of the file. Tokens never cross lines.
struct PhysicalLine {
  Span span;                 // without the line break
  std::uint32_t indent = 0;  // in cells; a tab goes to the next multiple of four
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  std::optional<Span> comment;  // from # on, without trailing space
  bool has_error = false;
};

struct Lexed {
  std::string_view text;  // of the file
  std::vector<Token> tokens;
  std::vector<Literal> literals;
  std::vector<PhysicalLine> lines;
  bool is_refused = false;  // too large, or not UTF-8: nothing was read

  [[nodiscard]] std::string_view text_of(Span span) const {
    return text.substr(span.begin, span.end - span.begin);
  }
};

Lexed lex(const SourceSet& sources, FileId file, DiagnosticSink& sink, const ParseLimits& limits);

/// A number with what is attached to it. `length` is what it takes of `text`; no literal where that
/// cannot be read, and then `problem` says why.
struct LexedNumber {
  enum class Problem : std::uint8_t { None, Spelling, TooLong, NoSuchDate };
  std::size_t length = 0;
  std::optional<Literal> literal;
  Problem problem = Problem::None;
};

/// `text` is the rest of a line and begins with a digit (ASCII or full-width).
LexedNumber lex_number(std::string_view text);

/// A code point as the language reads it: full-width signs as their ASCII meaning.
char32_t fold(char32_t value);

}  // namespace guiju::syntax
