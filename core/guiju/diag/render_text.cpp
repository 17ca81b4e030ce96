#include <map>

#include "guiju/base/utf8.hpp"
#include "guiju/diag/render.hpp"
#include "guiju/diag/shown_line.hpp"

namespace guiju {
namespace {

constexpr std::string_view connector = "│";

/// The words of the page itself.
struct PageWords {
  std::array<std::string_view, 3> severities;  // indexed by Severity
  std::string_view citation;
  std::string_view help;
  std::string_view details;
  std::string_view more;    // with {count} and {places}
  std::string_view row;     // with {row}
  std::string_view column;  // with {column}
  std::string_view comma;
};

constexpr PageWords words_zh{
    {"错误", "警告", "说明"},          "依据：",      "建议：",      "详见：",
    "同样的还有 {count} 处：{places}", "第 {row} 行", "列 {column}", "，"};
constexpr PageWords words_en{{"error", "warning", "note"},
                             "cite: ",
                             "help: ",
                             "see: ",
                             "the same at {count} more places: {places}",
                             "line {row}",
                             "column {column}",
                             ", "};

/// Terminal colours by what they stand for.
enum class Style { Plain, Heading, Error, Warning, Note, Secondary, Gutter };

constexpr std::array<std::string_view, 7> style_codes{
    "", "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[34m", "\x1b[34m"};

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::Error: return Style::Error;
    case Severity::Warning: return Style::Warning;
    case Severity::Note: return Style::Note;
  }
  __builtin_unreachable();
}

/// A place that is marked on one shown line, in cells of that line.
struct Mark {
  CellRange cells;
  std::string words;
  bool is_primary;
};

/// Words at a cell of a row beneath the marks.
struct PlacedWords {
  std::size_t cell;
  std::string words;
  Style style;
};

/// A label with its place looked up.
struct PlacedLabel {
  const Label* label;
  bool is_primary;
};

/// The labels of one file, by 0-based line.
struct FileBlock {
  FileId file;
  std::map<std::size_t, std::vector<PlacedLabel>> lines;
};

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(utf8::display_width(text));
}

class Page {
 public:
  Page(const SourceSet& sources, const RenderOptions& options)
      : sources_(sources),
        options_(options),
        words_(options.language == Language::Zh ? words_zh : words_en) {}

  /// `others`: those that say the same of other places.
  void add(const Diagnostic& diagnostic, std::span<const Diagnostic* const> others) {
    if (!out_.empty()) out_ += '\n';
    severity_ = style_of(diagnostic.info->severity);
    const std::vector<FileBlock> blocks = group_by_file(diagnostic);
    gutter_width_ = gutter_width(blocks);
    add_heading(diagnostic);
    for (const FileBlock& block : blocks) add_block(block);
    if (!diagnostic.table.empty()) add_table_place(diagnostic);
    add_notes(diagnostic, others);
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  [[nodiscard]] bool is_in_sources(const Label& label) const {
    return label.span.file && label.span.file.index() < sources_.files.size();
  }

  /// The file of the primary label first, the others as they appear.
  [[nodiscard]] std::vector<FileBlock> group_by_file(const Diagnostic& diagnostic) const {
    std::vector<FileBlock> blocks;
    auto put = [&](const Label& label, bool is_primary) {
      if (!is_in_sources(label)) return;
      const FileId file = label.span.file;
      auto block = std::find_if(blocks.begin(), blocks.end(),
                                [&](const FileBlock& known) { return known.file == file; });
      if (block == blocks.end()) block = blocks.insert(block, FileBlock{file, {}});
      const std::size_t line = sources_.at(file).line_of(label.span.begin);
      block->lines[line].push_back({&label, is_primary});
    };
    if (diagnostic.primary) put(*diagnostic.primary, true);
    for (const Label& label : diagnostic.secondary) put(label, false);
    return blocks;
  }

  /// Digits of the greatest line number that is shown; 0 where none is.
  static std::size_t gutter_width(const std::vector<FileBlock>& blocks) {
    std::size_t width = 0;
    for (const FileBlock& block : blocks)
      width = std::max(width, std::to_string(block.lines.rbegin()->first + 1).size());
    return width == 0 ? 0 : width + 1;
  }

  void write(Style style, std::string_view text) {
    const bool is_painted = options_.color && style != Style::Plain && !text.empty();
    if (is_painted) out_ += style_codes[static_cast<std::size_t>(style)];
    out_ += text;
    if (is_painted) out_ += "\x1b[0m";
  }

  void write_gutter(std::string_view text) {
    out_.append(gutter_width_, ' ');
    write(Style::Gutter, text);
  }

  void add_heading(const Diagnostic& diagnostic) {
    const auto severity = static_cast<std::size_t>(diagnostic.info->severity);
    write(severity_,
          std::string(words_.severities[severity]) + '[' + code_text(*diagnostic.info) + ']');
    out_ += ' ';
    write(Style::Heading, make_printable(message(diagnostic, options_.language)));
    out_ += '\n';
  }

  void add_place(const std::string& place) {
    out_ += gutter_width_ == 0 ? " " : "";
    write_gutter("┌─");
    out_ += ' ' + make_printable(place) + '\n';
  }

  void add_block(const FileBlock& block) {
    const SourceFile& file = sources_.at(block.file);
    const PlacedLabel leading = leading_label(block);
    const LineColumn place = file.line_column(leading.label->span.begin);
    add_place(file.path() + ':' + std::to_string(place.line) + ':' + std::to_string(place.column));
    write_gutter(connector);
    out_ += '\n';
    std::optional<std::size_t> line_before;
    for (const auto& [line, labels] : block.lines) {
      if (line_before && *line_before + 1 != line) {
        write_gutter("·");
        out_ += '\n';
      }
      add_line(file, line, labels);
      line_before = line;
    }
  }

  static PlacedLabel leading_label(const FileBlock& block) {
    for (const auto& [line, labels] : block.lines)
      for (const PlacedLabel& label : labels)
        if (label.is_primary) return label;
    return block.lines.begin()->second.front();
  }

  void add_line(const SourceFile& file, std::size_t line, const std::vector<PlacedLabel>& labels) {
    const std::size_t start = file.line_start(line);
    const std::string_view text = file.line_text(line);
    // A primary label is the first of its line.
    const ShownLine shown(text, labels.front().label->span.begin - start);
    const std::string number = std::to_string(line + 1);
    write(Style::Gutter, std::string(gutter_width_ - 1 - number.size(), ' ') + number + ' ' +
                             std::string(connector));
    if (!shown.text().empty()) out_ += ' ' + shown.text();
    trim_end();
    out_ += '\n';

    std::vector<Mark> marks;
    for (const PlacedLabel& placed : labels) {
      const Span span = placed.label->span;
      const std::size_t begin = std::min<std::size_t>(span.begin - start, text.size());
      const std::size_t end =
          std::clamp<std::size_t>(std::max(span.begin, span.end) - start, begin, text.size());
      marks.push_back({shown.cells(begin, end), make_printable(placed.label->in(options_.language)),
                       placed.is_primary});
    }
    add_marks(marks);
  }

  [[nodiscard]] Style style_of_mark(const Mark& mark) const {
    return mark.is_primary ? severity_ : Style::Secondary;
  }

  /// The row of carets and dashes, then the words that did not fit behind it.
  void add_marks(std::vector<Mark>& marks) {
    std::size_t row_end = 0;
    for (const Mark& mark : marks) row_end = std::max(row_end, mark.cells.end);
    std::string row(row_end, ' ');
    auto draw = [&](bool is_primary, char sign) {
      for (const Mark& mark : marks)
        if (mark.is_primary == is_primary)
          std::fill_n(row.begin() + static_cast<std::ptrdiff_t>(mark.cells.begin),
                      mark.cells.end - mark.cells.begin, sign);
    };
    draw(false, '-');
    draw(true, '^');

    std::stable_sort(marks.begin(), marks.end(), [](const Mark& left, const Mark& right) {
      return left.cells.begin < right.cells.begin;
    });
    const Mark* behind = nullptr;
    for (const Mark& mark : marks) {
      const bool is_candidate = mark.cells.end == row_end && !mark.words.empty();
      if (is_candidate && (behind == nullptr || !behind->is_primary)) behind = &mark;
    }
    write_gutter(connector);
    out_ += ' ';
    write_runs(row);
    if (behind != nullptr) {
      out_ += ' ';
      write(style_of_mark(*behind), behind->words);
    }
    out_ += '\n';
    add_hanging_words(marks, behind);
  }

  /// Each run of equal signs in its colour.
  void write_runs(std::string_view row) {
    while (!row.empty()) {
      const std::size_t size = std::min(row.find_first_not_of(row[0]), row.size());
      const Style style = row[0] == '^'   ? severity_
                          : row[0] == '-' ? Style::Secondary
                                          : Style::Plain;
      write(style, row.substr(0, size));
      row.remove_prefix(size);
    }
  }

  /// Words under the begin of their marks, from right to left: each takes the lowest row if it
  /// ends before what stands there, else a new one, and is tied to its mark through those above.
  void add_hanging_words(const std::vector<Mark>& marks, const Mark* behind) {
    std::vector<std::vector<PlacedWords>> rows;  // within a row from right to left
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
      if (&*mark == behind || mark->words.empty()) continue;
      const std::size_t cell = mark->cells.begin;
      const Style style = style_of_mark(*mark);
      const bool fits =
          !rows.empty() && cell + width_of(mark->words) + 2 <= rows.back().back().cell;
      if (!fits) rows.emplace_back();
      for (std::size_t i = 0; i + 1 < rows.size(); ++i)
        if (cell < rows[i].back().cell) rows[i].push_back({cell, std::string(connector), style});
      rows.back().push_back({cell, mark->words, style});
    }
    for (const std::vector<PlacedWords>& row : rows) {
      write_gutter(connector);
      out_ += ' ';
      std::size_t cell = 0;
      for (auto placed = row.rbegin(); placed != row.rend(); ++placed) {
        out_.append(placed->cell - cell, ' ');
        write(placed->style, placed->words);
        cell = placed->cell + width_of(placed->words);
      }
      out_ += '\n';
    }
  }

  void add_table_place(const Diagnostic& diagnostic) {
    std::string place = diagnostic.table;
    const std::vector<Argument> arguments{{"row", std::to_string(diagnostic.row)},
                                          {"column", diagnostic.column}};
    if (diagnostic.row != 0) place += ' ' + fill(words_.row, arguments, options_.language);
    if (!diagnostic.column.empty()) {
      place += diagnostic.row != 0 ? words_.comma : std::string_view(" ");
      place += fill(words_.column, arguments, options_.language);
    }
    add_place(place);
  }

  void add_notes(const Diagnostic& diagnostic, std::span<const Diagnostic* const> others) {
    if (!others.empty()) {
      const std::string text = fill(
          words_.more, {{"count", std::to_string(others.size())}, {"places", places_of(others)}},
          options_.language);
      write_gutter_of_note();
      out_ += make_printable(text) + '\n';
    }
    if (!diagnostic.citation.empty()) add_note(words_.citation, diagnostic.citation);
    for (const std::string& line : help(diagnostic, options_.language)) add_note(words_.help, line);
    add_note(words_.details, "guiju explain " + code_text(*diagnostic.info));
  }

  /// a.gj:3, 4; b.gj:7: a file is named once.
  [[nodiscard]] std::string places_of(std::span<const Diagnostic* const> diagnostics) const {
    constexpr std::size_t shown_max = 12;
    std::string text;
    std::string file_before;
    for (std::size_t i = 0; i < diagnostics.size(); ++i) {
      if (i == shown_max) return text + std::string(words_.comma) + "…";
      const Diagnostic& diagnostic = *diagnostics[i];
      std::string file = diagnostic.table;
      std::size_t line = diagnostic.row;
      if (diagnostic.primary && is_in_sources(*diagnostic.primary)) {
        const SourceFile& source = sources_.at(diagnostic.primary->span.file);
        file = source.path();
        line = source.line_column(diagnostic.primary->span.begin).line;
      }
      if (!text.empty()) text += words_.comma;
      if (file != file_before) text += file + ":";
      text += std::to_string(line);
      file_before = file;
    }
    return text;
  }

  void write_gutter_of_note() {
    out_ += gutter_width_ == 0 ? " " : "";
    write_gutter("=");
    out_ += ' ';
  }

  void add_note(std::string_view word, std::string_view text) {
    write_gutter_of_note();
    out_ += word;
    out_ += make_printable(text) + '\n';
  }

  void trim_end() {
    while (out_.ends_with(' ')) out_.pop_back();
  }

  const SourceSet& sources_;
  const RenderOptions& options_;
  const PageWords& words_;
  std::string out_;
  Style severity_ = Style::Error;
  std::size_t gutter_width_ = 0;  // of the line numbers and the space behind them
};

/// One misspelt declaration, and every line that uses it says the same.
using Alike = std::vector<const Diagnostic*>;

bool has_place(const Diagnostic& diagnostic) {
  return diagnostic.primary.has_value() || diagnostic.row != 0;
}

/// In order of the first of each; few of a kind stand by themselves, with their own lines shown.
std::vector<Alike> gather_alike(std::span<const Diagnostic> diagnostics) {
  constexpr std::size_t few = 3;
  std::map<std::pair<std::uint16_t, std::string>, Alike> by_message;
  const auto key_of = [](const Diagnostic& diagnostic) {
    return std::pair(diagnostic.info->code,
                     message(diagnostic, Language::Zh) + '\n' + message(diagnostic, Language::En));
  };
  for (const Diagnostic& diagnostic : diagnostics)
    if (has_place(diagnostic)) by_message[key_of(diagnostic)].push_back(&diagnostic);
  std::vector<Alike> gathered;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!has_place(diagnostic)) {
      gathered.push_back({&diagnostic});
      continue;
    }
    Alike& alike = by_message[key_of(diagnostic)];
    if (alike.size() <= few)
      gathered.push_back({&diagnostic});
    else if (alike.front() == &diagnostic)
      gathered.push_back(alike);
  }
  return gathered;
}

}  // namespace

std::string render_text(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                        const RenderOptions& options) {
  Page page(sources, options);
  for (const std::vector<const Diagnostic*>& alike : gather_alike(diagnostics))
    page.add(*alike.front(), std::span(alike).subspan(1));
  return page.take();
}

}  // namespace guiju
