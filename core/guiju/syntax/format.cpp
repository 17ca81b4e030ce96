// The canonical formatter. It works on tokens: a line keeps its words and its breaks, and gets the
// spaces, indentation and columns that its place in the tree asks for.
#include "guiju/syntax/format.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "guiju/base/utf8.hpp"
#include "guiju/syntax/align.hpp"
#include "guiju/syntax/table_file.hpp"
#include "guiju/syntax/vocabulary.hpp"

namespace guiju::syntax {
namespace {

constexpr std::size_t indent_cells = 2;
constexpr std::size_t continuation_cells = 4;

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(utf8::display_width(text));
}

/// Lines of heads that stand beside one another as equals have their clauses in common columns.
Word family_of(Word head) {
  switch (head) {
    case Word::Head_MustNot: return Word::Head_Must;
    case Word::Head_Bonus: return Word::Head_Item;
    case Word::Head_Stop: return Word::Head_Start;
    case Word::Head_Warn: return Word::Head_Fail;
    case Word::Head_Above: return Word::Operator_Upto;
    case Word::Clause_Else: return Word::Reserved_When;
    default: return head;
  }
}

struct Place {
  const Line* line = nullptr;
  std::size_t depth = 0;
  bool is_row = false;
  bool is_first = false;  // of its logical line
};

class Formatter {
 public:
  Formatter(const ParsedFile& file, const Vocabulary& vocabulary, std::optional<Language> language)
      : file_(file), vocabulary_(vocabulary), language_(language) {
    places_.resize(file.lexed.lines.size());
    for (const std::uint32_t line : file.layout.top) place(file.layout.lines[line], 0);
  }

  std::string format() {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const PhysicalLine& physical = file_.lexed.lines[i];
      if (physical.first_token != physical.last_token)
        write_words(i);
      else if (physical.comment)
        write_comment(i);
      else if (!output_.empty() && !is_blank(output_.back()))
        output_.push_back({});
    }
    while (!output_.empty() && is_blank(output_.back())) output_.pop_back();
    align_parts(output_, !language_);
    std::string text;
    for (const OutputLine& line : output_) {
      text += line.text;
      if (!line.comment.empty())
        text += (line.text.empty() || is_blank_text(line.text) ? "" : "  ") + line.comment;
      text += '\n';
    }
    return text;
  }

 private:
  static bool is_blank(const OutputLine& line) { return line.text.empty() && line.comment.empty(); }
  static bool is_blank_text(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
  }

  // ── Places ──

  [[nodiscard]] std::size_t physical_of(std::uint32_t token) const {
    const auto& lines = file_.lexed.lines;
    const auto after = std::ranges::upper_bound(lines, token, {}, &PhysicalLine::first_token);
    std::size_t index = static_cast<std::size_t>(after - lines.begin()) - 1;
    // Lines without words share their first token with the next that has some.
    while (lines[index].first_token == lines[index].last_token) --index;
    return index;
  }

  void place(const Line& line, std::size_t depth) {
    const std::size_t first = physical_of(line.first_token);
    for (std::size_t i = first; i <= physical_of(line.last_token - 1); ++i) {
      const PhysicalLine& physical = file_.lexed.lines[i];
      if (physical.first_token != physical.last_token)
        places_[i] = {&line, depth, false, i == first};
    }
    for (const std::uint32_t row : line.rows) places_[row] = {&line, depth + 1, true, false};
    for (const std::uint32_t child : line.children) place(file_.layout.lines[child], depth + 1);
  }

  // ── Words ──

  void write_words(std::size_t index) {
    const Place& place = places_[index];
    const PhysicalLine& physical = file_.lexed.lines[index];
    OutputLine line;
    const std::size_t extra = place.is_row || place.is_first ? 0 : continuation_cells;
    line.text.assign(place.depth * indent_cells + extra, ' ');
    if (place.is_row) {
      line.text += row_text(*place.line, index);
    } else {
      std::uint32_t last = physical.last_token;
      // The comma that may end a case says nothing.
      if (last == place.line->last_token && last - physical.first_token > 1 &&
          file_.lexed.tokens[last - 1].kind == TokenKind::Comma) {
        --last;
      }
      if (place.is_first) line.family = family(physical.first_token);
      append_tokens(line, physical, last);
    }
    line.comment = comment_of(physical);
    output_.push_back(std::move(line));
  }

  /// Of the line that begins with this token. Labels, which have no head, are one family.
  [[nodiscard]] std::optional<Word> family(std::uint32_t token) const {
    if (file_.lexed.tokens[token].kind == TokenKind::Text) return Word::Head_List;
    const auto head = file_.uses[token].word;
    return head ? std::optional(family_of(*head)) : std::nullopt;
  }

  void append_tokens(OutputLine& line, const PhysicalLine& physical, std::uint32_t last) {
    const std::uint32_t first = physical.first_token;
    const bool has_head = line.family && file_.uses[first].word != Word::Head_Above &&
                          file_.lexed.tokens[first].kind != TokenKind::Text;
    for (std::uint32_t i = first; i < last; ++i) {
      const bool is_after_head = i == first + 1 && has_head;
      const bool is_part =
          i > first && (file_.uses[i].begins_part || file_.uses[i - 1].ends_part) && !is_after_head;
      if (is_part) {
        const std::string_view before = file_.lexed.text.substr(
            physical.span.begin, file_.lexed.tokens[i].span.begin - physical.span.begin);
        line.parts.push_back({column_word(i), {}, width_of(before)});
      }
      std::string& text = line.parts.empty() ? line.text : line.parts.back().text;
      if (i > first && !is_part) text += gap(i);
      text += token_text(i);
    }
  }

  /// Roundings are one kind of clause, whatever mode they begin with.
  [[nodiscard]] std::optional<Word> column_word(std::uint32_t token) const {
    const auto word = file_.uses[token].word;
    const bool is_mode = word && entry(*word).group == WordGroup::Mode;
    return is_mode ? std::optional(Word::Clause_To) : word;
  }

  [[nodiscard]] std::string token_text(std::uint32_t index) const {
    if (is_wide_comma(index)) return "，";
    return vocabulary_.spell(file_, index, language_);
  }

  /// Before a further case of a choice the comma is the one of the language of the word there.
  [[nodiscard]] bool is_wide_comma(std::uint32_t index) const {
    const auto& tokens = file_.lexed.tokens;
    if (tokens[index].kind != TokenKind::Comma || index + 1 >= tokens.size()) return false;
    const auto word = file_.uses[index + 1].word;
    if (word != Word::Reserved_When && word != Word::Operator_Otherwise) return false;
    return language_ ? *language_ == Language::Zh
                     : tokens[index + 1].text == entry(*word).spelling.zh;
  }

  /// What stands between a token and the one before it in the same part of a line.
  [[nodiscard]] std::string_view gap(std::uint32_t index) const {
    const Token& before = file_.lexed.tokens[index - 1];
    const Token& next = file_.lexed.tokens[index];
    const bool touches_after = before.kind == TokenKind::OpenBracket ||
                               before.kind == TokenKind::Dot || is_wide_comma(index - 1) ||
                               file_.uses[index - 1].is_prefix;
    const bool touches_before = next.kind == TokenKind::CloseBracket ||
                                next.kind == TokenKind::Comma || next.kind == TokenKind::Dot ||
                                (next.kind == TokenKind::OpenBracket && is_called(index - 1));
    return touches_after || touches_before || is_in_unit(index) ? "" : " ";
  }

  /// Before or behind the stroke of a unit that a clause names: 单位 元/亩.
  [[nodiscard]] bool is_in_unit(std::uint32_t index) const {
    const std::uint32_t stroke =
        file_.lexed.tokens[index].kind == TokenKind::Divide ? index : index - 1;
    return file_.lexed.tokens[stroke].kind == TokenKind::Divide && stroke >= 2 &&
           file_.uses[stroke - 2].word == Word::Clause_InUnit;
  }

  /// Whether a bracket after the token holds its arguments.
  [[nodiscard]] bool is_called(std::uint32_t index) const {
    const auto word = file_.uses[index].word;
    return file_.lexed.tokens[index].kind == TokenKind::Name &&
           (!word || entry(*word).group == WordGroup::Function);
  }

  [[nodiscard]] std::string comment_of(const PhysicalLine& physical) const {
    return physical.comment ? std::string(file_.lexed.text_of(*physical.comment)) : std::string();
  }

  // ── Tables ──

  static bool is_bar(const Token& token) {
    return token.kind == TokenKind::Bar || token.kind == TokenKind::DoubleBar;
  }

  struct RowText {
    std::vector<std::string> left;
    std::vector<std::string> right;  // of ||
    bool has_double_bar = false;
  };

  [[nodiscard]] RowText split_row(std::size_t index) const {
    RowText row;
    const PhysicalLine& physical = file_.lexed.lines[index];
    std::uint32_t bar = physical.first_token;
    while (bar < physical.last_token) {
      row.has_double_bar |= file_.lexed.tokens[bar].kind == TokenKind::DoubleBar;
      const std::uint32_t first = bar + 1;
      bar = first;
      std::string text;
      while (bar < physical.last_token && !is_bar(file_.lexed.tokens[bar])) {
        if (bar > first) text += gap(bar);
        text += token_text(bar);
        ++bar;
      }
      if (first == physical.last_token) break;
      (row.has_double_bar ? row.right : row.left).push_back(std::move(text));
    }
    return row;
  }

  static void widen(std::vector<std::size_t>& widths, const std::vector<std::string>& cells) {
    widths.resize(std::max(widths.size(), cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(cells[i]));
    }
  }

  static std::string join_cells(const std::vector<std::string>& cells,
                                const std::vector<std::size_t>& widths) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::size_t width = widths[i];
      const bool is_default = cells.size() == 1 && widths.size() > 1;
      if (is_default) {
        for (std::size_t j = 1; j < widths.size(); ++j) width += widths[j] + 3;
      }
      text += (i == 0 ? " " : " | ") + cells[i];
      const std::size_t taken = width_of(cells[i]);
      if (taken < width) text.append(width - taken, ' ');
    }
    return text + " ";
  }

  std::string row_text(const Line& line, std::size_t index) {
    if (table_line_ != &line) {
      table_line_ = &line;
      left_widths_.clear();
      right_widths_.clear();
      for (const std::uint32_t other : line.rows) {
        const RowText row = split_row(other);
        // 否则 stands for all cells left of ||, and takes what they take.
        const bool is_heading = line.rows.front() == other;
        const bool is_default =
            !is_heading && row.has_double_bar && row.left.size() == 1 && left_widths_.size() > 1;
        if (!is_default) widen(left_widths_, row.left);
        widen(right_widths_, row.right);
      }
    }
    const RowText row = split_row(index);
    std::string text;
    if (!row.left.empty()) text += "|" + join_cells(row.left, left_widths_);
    if (row.has_double_bar) text += "||" + join_cells(row.right, right_widths_);
    return text + "|";
  }

  // ── Comments ──

  void write_comment(std::size_t index) {
    OutputLine line;
    line.text.assign(comment_depth(index) * indent_cells, ' ');
    line.comment = comment_of(file_.lexed.lines[index]);
    output_.push_back(std::move(line));
  }

  /// A comment stands with the line below it, unless it is indented like the lines above.
  [[nodiscard]] std::size_t comment_depth(std::size_t index) const {
    auto has_words = [](const Place& place) { return place.line != nullptr; };
    const auto here = places_.begin() + static_cast<std::ptrdiff_t>(index);
    const auto next = std::find_if(here, places_.end(), has_words);
    auto before = here;
    while (before != places_.begin() && before->line == nullptr) --before;
    const std::uint32_t indent = file_.lexed.lines[index].indent;
    const std::size_t next_depth = next == places_.end() ? 0 : next->depth;
    const std::uint32_t next_indent =
        next == places_.end()
            ? 0
            : file_.lexed.lines[static_cast<std::size_t>(next - places_.begin())].indent;
    if (before->line == nullptr || indent <= next_indent || next_depth > before->depth) {
      return next_depth;
    }
    // The innermost line above that the comment is not left of.
    std::size_t depth = before->depth;
    for (auto line = before;; --line) {
      const bool encloses =
          line->line != nullptr && !line->is_row && line->is_first && line->depth <= depth;
      if (encloses) {
        depth = line->depth;
        if (line->line->indent <= indent) return std::max(depth, next_depth);
      }
      if (line == places_.begin()) return next_depth;
    }
  }

  const ParsedFile& file_;
  const Vocabulary& vocabulary_;
  std::optional<Language> language_;
  std::vector<Place> places_;  // one for each physical line
  std::vector<OutputLine> output_;
  const Line* table_line_ = nullptr;
  std::vector<std::size_t> left_widths_;
  std::vector<std::size_t> right_widths_;
};

}  // namespace

std::string format(const SourceSet& sources, FileId file, std::optional<Language> language) {
  if (is_table_file(sources.at(file).path())) return sources.at(file).text();
  Vocabulary vocabulary;
  for (std::size_t i = 0; language && i < sources.files.size(); ++i) {
    DiagnosticSink ignored;
    vocabulary.collect(parse(sources, FileId{i}, ignored));
  }
  vocabulary.settle();
  DiagnosticSink sink;
  const ParsedFile parsed = parse_file(sources, file, sink, {});
  if (sink.has_errors()) return sources.at(file).text();
  return Formatter(parsed, vocabulary, language).format();
}

}  // namespace guiju::syntax
