#include "guiju/syntax/lex.hpp"

#include <array>
#include <utility>

#include "guiju/base/utf8.hpp"
#include "guiju/syntax/diagnostics.hpp"
#include "guiju/syntax/failure_words.hpp"
#include "guiju/syntax/meant_words.hpp"

namespace guiju::syntax {
namespace {

constexpr char32_t byte_order_mark = 0xFEFF;
constexpr std::uint32_t tab_cells = 4;

std::string code_name(char32_t value) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string name;
  for (int shift = value > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    name += digits[(value >> shift) & 0xF];
  }
  return "U+" + name;
}

/// Signs of one character, after folding.
std::optional<TokenKind> find_sign(char32_t value) {
  switch (value) {
    case U'(': return TokenKind::OpenBracket;
    case U')': return TokenKind::CloseBracket;
    case U',': return TokenKind::Comma;
    case U':': return TokenKind::Colon;
    case U'.': return TokenKind::Dot;
    case U'=': return TokenKind::Equal;
    case U'≠': return TokenKind::NotEqual;
    case U'<': return TokenKind::Less;
    case U'≤':
    case U'≦': return TokenKind::LessEqual;
    case U'>': return TokenKind::Greater;
    case U'≥':
    case U'≧': return TokenKind::GreaterEqual;
    case U'+': return TokenKind::Plus;
    case U'-': return TokenKind::Minus;
    case U'*':
    case U'×': return TokenKind::Times;
    case U'/':
    case U'÷': return TokenKind::Divide;
    case U'|': return TokenKind::Bar;
    default: return std::nullopt;
  }
}

struct SignPair {
  TokenKind first;
  TokenKind second;
  TokenKind both;
};
constexpr std::array<SignPair, 4> sign_pairs{{
    {TokenKind::Less, TokenKind::Greater, TokenKind::NotEqual},
    {TokenKind::Less, TokenKind::Equal, TokenKind::LessEqual},
    {TokenKind::Greater, TokenKind::Equal, TokenKind::GreaterEqual},
    {TokenKind::Bar, TokenKind::Bar, TokenKind::DoubleBar},
}};

/// Signs that look like one of the language and are typed by mistake.
std::string_view suggest_sign(char32_t value) {
  switch (value) {
    case U'−':
    case U'–':
    case U'—':
    case U'‐': return "-";
    case U'；':
    case U';': return ",";
    case U'【':
    case U'[':
    case U'{': return "(";
    case U'】':
    case U']':
    case U'}': return ")";
    case U'「':
    case U'」':
    case U'\'':
    case U'‘':
    case U'’': return "\"";
    case U'!': return "<>";
    default: return {};
  }
}

/// Reads one line after another; all positions are bytes of the file.
class Lexer {
 public:
  Lexer(const SourceSet& sources, FileId file, DiagnosticSink& sink, Lexed& into)
      : text_(sources.at(file).text()), file_(file), sink_(sink), into_(into) {}

  void run() {
    std::size_t begin = 0;
    const auto mark = text_.empty() ? std::nullopt : utf8::decode(text_, 0);
    if (mark && mark->value == byte_order_mark) begin = mark->size_bytes;
    while (begin < text_.size()) {
      std::size_t end = text_.find('\n', begin);
      if (end == std::string_view::npos) end = text_.size();
      read_line(begin, end);
      begin = end + 1;
    }
  }

 private:
  struct Character {
    char32_t value;  // as written
    char32_t folded;
    std::size_t size;
  };

  [[nodiscard]] Character at(std::size_t offset) const {
    const auto decoded = utf8::decode(text_, offset);
    return {decoded->value, fold(decoded->value), decoded->size_bytes};
  }
  [[nodiscard]] Span span(std::size_t begin, std::size_t end) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void report(const DiagnosticInfo& info, Span place, std::vector<Argument> arguments = {}) {
    line_.has_error = true;
    sink_.report(info, place, std::move(arguments));
  }

  void read_line(std::size_t begin, std::size_t end) {
    if (end > begin && text_[end - 1] == '\r') --end;
    line_ = PhysicalLine{};
    line_.span = span(begin, end);
    line_.first_token = static_cast<std::uint32_t>(into_.tokens.size());
    end_ = end;
    std::size_t offset = read_indent(begin);
    while (offset < end_) offset = read_token(offset);
    line_.last_token = static_cast<std::uint32_t>(into_.tokens.size());
    into_.lines.push_back(line_);
  }

  std::size_t read_indent(std::size_t offset) {
    while (offset < end_) {
      const Character next = at(offset);
      if (next.value == U'\t') {
        line_.indent = (line_.indent / tab_cells + 1) * tab_cells;
      } else if (next.folded == U' ') {
        line_.indent += next.value == U' ' ? 1 : 2;
      } else {
        break;
      }
      offset += next.size;
    }
    return offset;
  }

  /// Reads what begins at `offset`; returns where it ends.
  std::size_t read_token(std::size_t offset) {
    const Character next = at(offset);
    if (next.folded == U' ' || next.value == U'\t') return offset + next.size;
    if (next.folded == U'#') return read_comment(offset);
    if (next.folded == U'"') return read_text(offset, next);
    if (next.folded >= U'0' && next.folded <= U'9') return read_number(offset);
    if (utf8::is_name_start(next.folded)) return read_name(offset);
    if (const auto sign = find_sign(next.folded)) return read_sign(offset, next, *sign);
    return refuse(offset, next);
  }

  std::size_t read_comment(std::size_t offset) {
    std::size_t end = end_;
    for (std::size_t i = offset; i < end_;) {
      const Character next = at(i);
      if (next.value != U'\t' && utf8::is_forbidden_in_source(next.value)) refuse(i, next);
      i += next.size;
    }
    while (end > offset && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    line_.comment = span(offset, end);
    return end_;
  }

  /// A text ends at the kind of quote that it began with: "..." or “...”.
  std::size_t read_text(std::size_t begin, Character open) {
    const bool is_curly = open.value == U'“' || open.value == U'”';
    std::size_t offset = begin + open.size;
    while (offset < end_) {
      const Character next = at(offset);
      const bool is_quote =
          is_curly ? next.value == U'”' : next.folded == U'"' && next.value < 0x80;
      const bool is_wide_close = !is_curly && open.value != U'"' && next.value == open.value;
      if (is_quote || is_wide_close) {
        Token token{TokenKind::Text, span(begin, offset + next.size), {}};
        token.text = text_.substr(begin + open.size, offset - begin - open.size);
        into_.tokens.push_back(std::move(token));
        return offset + next.size;
      }
      if (next.value != U'\t' && utf8::is_forbidden_in_source(next.value)) refuse(offset, next);
      offset += next.size;
    }
    report(diagnostics::unterminated_text, span(begin, begin + open.size));
    return end_;
  }

  std::size_t read_number(std::size_t begin) {
    const LexedNumber number = lex_number(text_.substr(begin, end_ - begin));
    const Span place = span(begin, begin + number.length);
    const std::string written = utf8::fold_full_width(text_.substr(begin, number.length));
    Token token{TokenKind::Literal, place, {}};
    token.literal = static_cast<std::uint32_t>(into_.literals.size());
    into_.tokens.push_back(std::move(token));
    into_.literals.push_back(number.literal.value_or(Literal{}));
    switch (number.problem) {
      case LexedNumber::Problem::None: break;
      case LexedNumber::Problem::Spelling: report_spelling(place, written); break;
      case LexedNumber::Problem::TooLong:
        report(diagnostics::number_too_long, place, {{"number", written.substr(0, 20) + "..."}});
        break;
      case LexedNumber::Problem::NoSuchDate:
        report(diagnostics::no_such_date, place, {{"date", written}});
        break;
    }
    return begin + number.length;
  }

  std::size_t read_name(std::size_t begin) {
    Token token{TokenKind::Name, {}, {}};
    std::size_t offset = begin;
    while (offset < end_) {
      const Character next = at(offset);
      if (!utf8::is_name_continue(next.folded)) {
        if (utf8::is_nfc(next.value)) break;
        report(diagnostics::not_normal_form, span(offset, offset + next.size),
               {{"character", text_.substr(offset, next.size)}, {"code", code_name(next.value)}});
      }
      utf8::append(token.text, next.folded);
      offset += next.size;
    }
    token.span = span(begin, offset);
    into_.tokens.push_back(std::move(token));
    return offset;
  }

  std::size_t read_sign(std::size_t begin, Character first, TokenKind kind) {
    std::size_t offset = begin + first.size;
    if (offset < end_) {
      const Character next = at(offset);
      const auto second = find_sign(next.folded);
      for (const SignPair& pair : sign_pairs) {
        if (second && pair.first == kind && pair.second == *second) {
          kind = pair.both;
          offset += next.size;
          break;
        }
      }
    }
    into_.tokens.push_back({kind, span(begin, offset), {}});
    return offset;
  }

  void report_spelling(Span place, const std::string& written) {
    line_.has_error = true;
    Diagnostic diagnostic;
    diagnostic.info = &diagnostics::number_spelling;
    diagnostic.arguments = {{"number", written}};
    diagnostic.primary = Label{place, {}, {}};
    if (const auto range = find_meant_range(written))
      diagnostic.extra_help.push_back(did_you_mean(*range));
    sink_.report(std::move(diagnostic));
  }

  std::size_t refuse(std::size_t offset, Character character) {
    const Span place = span(offset, offset + character.size);
    const std::string code = code_name(character.value);
    const std::string_view shown = text_.substr(offset, character.size);
    if (utf8::is_forbidden_in_source(character.value)) {
      report(diagnostics::forbidden_character, place, {{"code", code}});
    } else if (!utf8::is_nfc(character.value)) {
      report(diagnostics::not_normal_form, place, {{"character", shown}, {"code", code}});
    } else {
      line_.has_error = true;
      Diagnostic diagnostic;
      diagnostic.info = &diagnostics::unknown_character;
      diagnostic.arguments = {{"character", shown}, {"code", code}};
      diagnostic.primary = Label{place, {}, {}};
      const std::string_view sign = suggest_sign(character.value);
      if (!sign.empty()) diagnostic.extra_help.push_back(did_you_mean(sign));
      constexpr std::u32string_view unit_signs = U"%\u2030\u00a5\uffe5$";
      if (unit_signs.find(character.folded) != std::u32string_view::npos)
        diagnostic.extra_help.push_back(unit_behind_number());
      sink_.report(std::move(diagnostic));
    }
    return offset + character.size;
  }

  std::string_view text_;
  FileId file_;
  DiagnosticSink& sink_;
  Lexed& into_;
  PhysicalLine line_;
  std::size_t end_ = 0;
};

}  // namespace

char32_t fold(char32_t value) {
  if (value == 0xA0) return U' ';
  return utf8::fold_full_width(value);
}

Lexed lex(const SourceSet& sources, FileId file, DiagnosticSink& sink, const ParseLimits& limits) {
  Lexed lexed;
  const std::string& text = sources.at(file).text();
  lexed.text = text;
  if (text.size() > limits.file_size_bytes_max) {
    sink.report(diagnostics::file_too_large, {file, 0, 0},
                {{"size", std::to_string(text.size())},
                 {"limit", std::to_string(limits.file_size_bytes_max)}});
    lexed.is_refused = true;
  } else if (const auto invalid = utf8::find_invalid(text)) {
    const auto begin = static_cast<std::uint32_t>(*invalid);
    sink.report(diagnostics::bad_utf8, {file, begin, begin + 1});
    lexed.is_refused = true;
  } else {
    Lexer(sources, file, sink, lexed).run();
  }
  return lexed;
}

}  // namespace guiju::syntax
