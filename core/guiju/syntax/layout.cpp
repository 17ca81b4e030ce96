#include "guiju/syntax/layout.hpp"

#include <algorithm>
#include <span>

#include "guiju/syntax/diagnostics.hpp"
#include "guiju/syntax/failure_words.hpp"

namespace guiju::syntax {
namespace {

/// Puts one physical line after another into the tree of lines.
class LayoutBuilder {
 public:
  LayoutBuilder(const Lexed& lexed, DiagnosticSink& sink, const ParseLimits& limits)
      : lexed_(lexed), sink_(sink), limits_(limits) {}

  Layout build() {
    for (std::uint32_t i = 0; i < lexed_.lines.size(); ++i) {
      const PhysicalLine& physical = lexed_.lines[i];
      if (physical.first_token == physical.last_token) continue;
      const Token& first = lexed_.tokens[physical.first_token];
      if (first.kind == TokenKind::Bar || first.kind == TokenKind::DoubleBar) {
        add_row(i, physical);
      } else if (continues_line(first) && !layout_.lines.empty() &&
                 layout_.lines.back().rows.empty()) {
        extend(layout_.lines.back(), physical);
      } else {
        add_line(physical);
      }
    }
    for (Line& line : layout_.lines) check_line(line);
    return std::move(layout_);
  }

 private:
  [[nodiscard]] Span words_span(std::uint32_t first_token, std::uint32_t last_token) const {
    return join(lexed_.tokens[first_token].span, lexed_.tokens[last_token - 1].span);
  }

  void add_row(std::uint32_t index, const PhysicalLine& physical) {
    if (layout_.lines.empty()) {
      sink_.report(diagnostics::table_under_nothing,
                   words_span(physical.first_token, physical.last_token));
      return;
    }
    Line& line = layout_.lines.back();
    line.rows.push_back(index);
    line.has_error |= physical.has_error;
    if (!check_nesting(lexed_, physical.first_token, physical.last_token, sink_, limits_)) {
      line.has_error = true;
    }
  }

  static void extend(Line& line, const PhysicalLine& physical) {
    line.last_token = physical.last_token;
    line.has_error |= physical.has_error;
  }

  void add_line(const PhysicalLine& physical) {
    Line line;
    line.first_token = physical.first_token;
    line.last_token = physical.last_token;
    line.indent = physical.indent;
    line.has_error = physical.has_error;
    while (!open_.empty() && layout_.lines[open_.back()].indent >= line.indent) open_.pop_back();
    const Span place = lexed_.tokens[line.first_token].span;
    if (open_.empty() && line.indent > 0) {
      line.has_error = true;
      sink_.report(diagnostics::line_under_nothing, place);
    }
    if (open_.size() >= limits_.depth_max) {
      if (!is_too_deep_) {
        sink_.report(diagnostics::too_deep, place, {{"limit", std::to_string(limits_.depth_max)}});
      }
      is_too_deep_ = true;
      return;
    }
    const auto index = static_cast<std::uint32_t>(layout_.lines.size());
    std::vector<std::uint32_t>& siblings =
        open_.empty() ? layout_.top : layout_.lines[open_.back()].children;
    if (!open_.empty() && !siblings.empty() &&
        layout_.lines[siblings.front()].indent != line.indent) {
      line.has_error = true;
      report_uneven(layout_.lines[siblings.front()], place);
    }
    siblings.push_back(index);
    open_.push_back(index);
    layout_.lines.push_back(std::move(line));
  }

  void report_uneven(const Line& first, Span place) {
    Diagnostic diagnostic;
    diagnostic.info = &diagnostics::uneven_indentation;
    diagnostic.primary = Label{place, {}, {}};
    if (has_tab(lexed_.tokens[first.first_token].span) || has_tab(place))
      diagnostic.extra_help.push_back(tab_here());
    sink_.report(std::move(diagnostic));
  }

  /// True where a tab stands in the indentation before `word`.
  [[nodiscard]] bool has_tab(Span word) const {
    std::size_t begin = word.begin;
    while (begin > 0 && lexed_.text[begin - 1] != '\n') {
      if (lexed_.text[begin - 1] == '\t') return true;
      --begin;
    }
    return false;
  }

  void check_line(Line& line) {
    line.span = words_span(line.first_token, line.last_token);
    const std::size_t count = line.last_token - line.first_token;
    if (count > limits_.line_tokens_max) {
      line.has_error = true;
      sink_.report(
          diagnostics::line_too_long, lexed_.tokens[line.first_token].span,
          {{"count", std::to_string(count)}, {"limit", std::to_string(limits_.line_tokens_max)}});
      return;
    }
    if (!check_nesting(lexed_, line.first_token, line.last_token, sink_, limits_)) {
      line.has_error = true;
    }
  }

  const Lexed& lexed_;
  DiagnosticSink& sink_;
  const ParseLimits& limits_;
  Layout layout_;
  std::vector<std::uint32_t> open_;  // the lines that the next one may stand under
  bool is_too_deep_ = false;         // reported once; what is deeper is left out
};

/// Depth of the brackets, prefix operators and choices that are open at a token.
class NestingCounter {
 public:
  void add(const Token& token, bool is_operand_next) {
    const bool is_prefix =
        is_word(token, Word::Reserved_Not) || (token.kind == TokenKind::Minus && is_operand_next);
    prefixes_ = is_prefix ? prefixes_ + 1 : 0;
    if (is_word(token, Word::Reserved_When) && after_otherwise_) ++levels_.back().choices;
    after_otherwise_ = is_word(token, Word::Operator_Otherwise);
    if (token.kind == TokenKind::OpenBracket) {
      levels_.push_back({&token, depth(), 0});
    } else if (token.kind == TokenKind::CloseBracket && levels_.size() > 1) {
      levels_.pop_back();
    }
  }

  [[nodiscard]] std::size_t depth() const {
    return levels_.back().outer + levels_.back().choices + prefixes_ + (levels_.size() > 1 ? 1 : 0);
  }
  [[nodiscard]] bool has_open() const { return levels_.size() > 1; }
  [[nodiscard]] const Token& innermost_open() const { return *levels_.back().open; }

 private:
  struct Level {
    const Token* open;
    std::size_t outer;
    std::size_t choices;  // 否则 当: the rest is one choice deeper
  };
  std::vector<Level> levels_{{nullptr, 0, 0}};
  std::size_t prefixes_ = 0;
  bool after_otherwise_ = false;
};

bool ends_operand(const Token& token) {
  return token.kind == TokenKind::Name || token.kind == TokenKind::Literal ||
         token.kind == TokenKind::Text || token.kind == TokenKind::CloseBracket;
}

}  // namespace

bool is_word(const Token& token, Word word) {
  const Bilingual spelling = entry(word).spelling;
  return token.kind == TokenKind::Name && (token.text == spelling.zh || token.text == spelling.en);
}

bool continues_line(const Token& token) {
  return token.kind == TokenKind::Equal || token.kind == TokenKind::Plus ||
         token.kind == TokenKind::Minus || is_word(token, Word::Operator_And) ||
         is_word(token, Word::Operator_Or);
}

bool check_nesting(const Lexed& lexed, std::uint32_t first_token, std::uint32_t last_token,
                   DiagnosticSink& sink, const ParseLimits& limits) {
  NestingCounter counter;
  bool is_operand_next = true;
  for (std::uint32_t i = first_token; i < last_token; ++i) {
    const Token& token = lexed.tokens[i];
    if (token.kind == TokenKind::CloseBracket && !counter.has_open()) {
      sink.report(diagnostics::unopened_bracket, token.span);
      return false;
    }
    counter.add(token, is_operand_next);
    is_operand_next = !ends_operand(token);
    if (counter.depth() > limits.depth_max) {
      sink.report(diagnostics::too_deep, token.span, {{"limit", std::to_string(limits.depth_max)}});
      return false;
    }
  }
  if (counter.has_open()) {
    sink.report(diagnostics::unclosed_bracket, counter.innermost_open().span);
    return false;
  }
  return true;
}

Layout lay_out(const Lexed& lexed, DiagnosticSink& sink, const ParseLimits& limits) {
  return LayoutBuilder(lexed, sink, limits).build();
}

}  // namespace guiju::syntax
