// Physical lines to logical ones, and those to a tree by indentation.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "guiju/syntax/lex.hpp"

namespace guiju::syntax {

/// A line with the lines that continue it, the rows of its table and the lines indented beneath.
struct Line {
  std::uint32_t first_token = 0;  // of the line and its continuations, one run
  std::uint32_t last_token = 0;
  std::uint32_t indent = 0;
  Span span;
  std::vector<std::uint32_t> rows;      // indices into Lexed::lines
  std::vector<std::uint32_t> children;  // indices into Layout::lines
  bool has_error = false;               // was reported and cannot be parsed
};

struct Layout {
  std::vector<Line> lines;
  std::vector<std::uint32_t> top;
};

Layout lay_out(const Lexed& lexed, DiagnosticSink& sink, const ParseLimits& limits);

/// Reports brackets without a partner and what nests too deep, before anything recurses over it.
bool check_nesting(const Lexed& lexed, std::uint32_t first_token, std::uint32_t last_token,
                   DiagnosticSink& sink, const ParseLimits& limits);

/// Whether a line that begins with this token continues the line above.
bool continues_line(const Token& token);
/// Whether the token is the word, in either language.
bool is_word(const Token& token, Word word);

}  // namespace guiju::syntax
