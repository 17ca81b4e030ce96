#include "guiju/syntax/parse.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "guiju/base/suggest.hpp"
#include "guiju/syntax/diagnostics.hpp"
#include "guiju/syntax/failure_words.hpp"
#include "guiju/syntax/meant_words.hpp"
#include "guiju/syntax/parsed_file.hpp"
#include "guiju/syntax/table_file.hpp"

namespace guiju::syntax {
namespace {

/// A line of 列出: it begins with its label.
constexpr LineKind label_kind{Word::Head_List,
                              Subject::Title,
                              {Word::Head_List},
                              {Word::Clause_Guard, Word::Clause_From, Word::Clause_Cite}};

/// Turns the tree of lines into statements.
class StatementReader {
 public:
  StatementReader(const SourceSet& sources, ParsedFile& file, DiagnosticSink& sink,
                  const ParseLimits& limits)
      : sources_(sources),
        file_(file),
        sink_(sink),
        limits_(limits),
        builder_(file.tree, file.lexed, file.uses, sink, limits) {}

  void read_all() {
    for (const std::uint32_t line : file_.layout.top) {
      if (const auto statement = read(file_.layout.lines[line], nullptr)) {
        file_.tree.top.push_back(*statement);
      }
    }
  }

 private:
  [[nodiscard]] const Token* token(std::uint32_t index) const {
    return file_.lexed.tokens.data() + index;
  }
  Statement& at(StatementId id) { return file_.tree.statements[id.index()]; }

  /// Reads a line and all beneath it; none where no line begins like this one.
  std::optional<StatementId> read(const Line& line, const LineKind* parent) {
    const Token* first = token(line.first_token);
    const Token* last = token(line.last_token);
    const bool is_helper = parent != nullptr && begins_helper_construct(first, last);
    if (is_helper) use(*first++, Word::Head_Let);
    const LineKind* kind = find_kind(*first, parent, line.has_error);
    if (kind == nullptr) return std::nullopt;
    Statement statement = read_line(line, *kind, first, last);
    statement.head = kind->head;
    statement.head_span = first->span;
    statement.is_helper = is_helper;
    statement.span = line.span;
    const StatementId id{file_.tree.statements.size()};
    file_.tree.statements.push_back(std::move(statement));
    read_rows(line, *kind, id);
    if (kind->head == Word::Head_Table) read_table_file(id);
    for (const std::uint32_t child : line.children) {
      const auto child_id = read(file_.layout.lines[child], kind);
      if (child_id)
        at(id).body.push_back(*child_id);
      else
        at(id).has_error = true;
    }
    join_cases(id);
    return id;
  }

  /// 设 before the head and the name of another construct: 设 分段 月费. No clause stands so near.
  static bool begins_helper_construct(const Token* first, const Token* last) {
    if (last - first < 3 || !is_word(*first, Word::Head_Let)) return false;
    const bool are_names = first[1].kind == TokenKind::Name && first[2].kind == TokenKind::Name;
    if (!are_names || find_word(WordGroup::Clause, first[2].text)) return false;
    const auto head = find_head(first[1], false);
    const LineKind* kind = head ? find_line_kind(*head) : nullptr;
    return kind != nullptr && kind->parents.contains(Word::Margin_Each) && *head != Word::Head_Let;
  }

  /// The kind of the line that begins with `first`; where there is none, or it has no place here,
  /// that is reported unless the line was reported already.
  const LineKind* find_kind(const Token& first, const LineKind* parent, bool is_reported) {
    if (first.kind == TokenKind::Text && parent != nullptr && parent != &label_kind &&
        parent->head == Word::Head_List) {
      return &label_kind;
    }
    const auto head = find_head(first, parent == nullptr);
    const LineKind* kind = head ? find_line_kind(*head) : nullptr;
    if (kind == nullptr) {
      if (!is_reported) report_unknown_head(first, parent);
      return nullptr;
    }
    use(first, *head);
    const bool stands_here =
        parent == nullptr ? kind->parents.is_empty() : kind->parents.contains(parent->head);
    if (stands_here) return kind;
    if (!is_reported) {
      sink_.report(diagnostics::misplaced_line, first.span,
                   {word_argument("word", kind->head), place_argument(*kind)});
    }
    return nullptr;
  }

  void use(const Token& token, Word word) {
    file_.uses[static_cast<std::size_t>(&token - file_.lexed.tokens.data())].word = word;
  }

  void report_unknown_head(const Token& first, const LineKind* parent) {
    const WordGroup group = parent == nullptr ? WordGroup::Margin : WordGroup::Head;
    Diagnostic diagnostic;
    diagnostic.info = &diagnostics::unknown_head;
    diagnostic.arguments = {{"word", file_.lexed.text_of(first.span)}};
    diagnostic.primary = Label{first.span, {}, {}};
    std::vector<std::string> known;
    for (const WordEntry& word : all_words()) {
      if (word.group != group) continue;
      known.emplace_back(word.spelling.zh);
      known.emplace_back(word.spelling.en);
    }
    const WordEntry* glued = find_glued(first.text, {group});
    if (glued != nullptr) {
      diagnostic.extra_help.push_back(space_wanted(first.text, *glued));
    } else if (const WordEntry* meant = find_meant(first.text, {group, WordGroup::Clause})) {
      diagnostic.extra_help.push_back(did_you_mean(*meant));
    } else if (const auto near = find_nearest(first.text, known)) {
      diagnostic.extra_help.push_back(did_you_mean(*near));
      diagnostic.fix = Fix{first.span, *near, false};
    } else {
      diagnostic.extra_help.push_back(
          lines_here(parent == nullptr ? std::nullopt : std::optional(parent->head)));
    }
    sink_.report(std::move(diagnostic));
  }

  Statement read_line(const Line& line, const LineKind& kind, const Token* first,
                      const Token* last) {
    const bool has_head = first->kind != TokenKind::Text;
    const Token* rest = has_head ? first + 1 : first;
    builder_.begin();
    if (line.has_error) return salvage(kind, rest, last);
    const bool is_read = grammar::parse_line(kind.subject, rest, last, builder_);
    if (!is_read) builder_.report_failure(rest, last, TreeBuilder::Piece::Line);
    if (builder_.has_problem()) builder_.take_back();
    const bool is_sound = !builder_.has_problem();
    Statement statement = builder_.take_statement();
    statement.has_error = !is_sound || !check_clauses(statement, kind, sink_);
    return statement;
  }

  /// The names of a line that was reported already, so that others may speak of them.
  static Statement salvage(const LineKind& kind, const Token* first, const Token* last) {
    Statement statement;
    statement.has_error = true;
    const bool has_names = kind.subject == Subject::Names || kind.subject == Subject::Enum ||
                           kind.subject == Subject::Source;
    while (has_names && first != last && first->kind == TokenKind::Name) {
      statement.names.push_back({first->text, first->span});
      ++first;
      if (first == last || first->kind != TokenKind::Comma) break;
      ++first;
    }
    return statement;
  }

  // ── Tables ──

  void read_rows(const Line& line, const LineKind& kind, StatementId id) {
    if (line.rows.empty()) return;
    if (!kind.takes_table) {
      const PhysicalLine& row = file_.lexed.lines[line.rows.front()];
      sink_.report(diagnostics::table_under_nothing, token(row.first_token)->span);
      at(id).has_error = true;
      return;
    }
    for (const std::uint32_t index : line.rows) {
      const PhysicalLine& physical = file_.lexed.lines[index];
      Row row;
      row.span = join(token(physical.first_token)->span, token(physical.last_token - 1)->span);
      const bool takes_names = kind.head == Word::Head_Table && at(id).rows.empty();
      const bool is_read = !physical.has_error && read_cells(physical, row, takes_names);
      if (!is_read || !check_cell_count(row, at(id).rows)) at(id).has_error = true;
      at(id).rows.push_back(std::move(row));
    }
    if (kind.head == Word::Head_Expect) mark_outcomes(at(id));
  }

  /// The rows of a table in a file of its own become those of its statement.
  void read_table_file(StatementId id) {
    const Clause* module = find_clause(at(id), Word::Clause_Module);
    if (module == nullptr || !at(id).rows.empty()) return;
    const FileId table = find_table_file(sources_, file_.tree.file, module->text);
    if (table.is_none()) return;
    ParsedFile other;
    other.lexed = lex(sources_, table, sink_, limits_);
    other.uses.resize(other.lexed.tokens.size());
    std::swap(other.tree, file_.tree);
    StatementReader reader(sources_, other, sink_, limits_);
    std::vector<Row> rows;
    bool is_sound = !other.lexed.is_refused;
    for (const PhysicalLine& line : other.lexed.lines) {
      if (line.first_token == line.last_token) continue;
      if (line.has_error) {
        is_sound = false;
        if (rows.empty()) break;  // nothing is known of columns without a heading
        continue;
      }
      Row row;
      row.span =
          join(reader.token(line.first_token)->span, reader.token(line.last_token - 1)->span);
      is_sound = reader.read_cells(line, row, rows.empty()) && is_sound;
      rows.push_back(std::move(row));
    }
    std::swap(other.tree, file_.tree);
    mark_results(rows, at(id).names);
    drop_empty_cells(rows);
    for (Row& row : rows) {
      is_sound = check_cell_count(row, at(id).rows) && is_sound;
      at(id).rows.push_back(std::move(row));
    }
    at(id).has_error = at(id).has_error || !is_sound;
  }

  /// A file has no ||: its results are the columns that are headed by them.
  void mark_results(std::vector<Row>& rows, const std::vector<Name>& results) const {
    if (rows.empty()) return;
    for (std::size_t i = 0; i < rows[0].cells.size(); ++i) {
      const ExprId head = rows[0].cells[i].expr;
      const bool is_result =
          head && file_.tree.at(head).kind == ExprKind::Name &&
          std::ranges::find(results, file_.tree.at(head).name.text, &Name::text) != results.end();
      for (Row& row : rows)
        if (i < row.cells.size()) row.cells[i].is_result = is_result;
    }
  }

  /// 否则 stands for all conditions: those behind it may be left empty.
  void drop_empty_cells(std::vector<Row>& rows) const {
    for (Row& row : rows) {
      const bool is_default = !row.cells.empty() && row.cells[0].expr &&
                              file_.tree.at(row.cells[0].expr).kind == ExprKind::Otherwise;
      if (is_default)
        std::erase_if(row.cells, [](const Cell& cell) { return !cell.is_result && !cell.expr; });
    }
  }

  static bool is_bar(const Token& token) {
    return token.kind == TokenKind::Bar || token.kind == TokenKind::DoubleBar;
  }

  /// Headings of a decision table may have names; no other cell has.
  bool read_cells(const PhysicalLine& physical, Row& row, bool takes_names) {
    const Token* last = token(physical.last_token);
    const Token* bar = token(physical.first_token);
    bool is_result = false;
    bool is_sound = true;
    while (bar != last) {
      is_result |= bar->kind == TokenKind::DoubleBar;
      const Token* first = bar + 1;
      bar = std::find_if(first, last, is_bar);
      if (first == last) break;
      builder_.begin();
      Cell cell;
      cell.is_result = is_result;
      cell.span = first == bar ? Span{first->span.file, first[-1].span.end, first->span.begin}
                               : join(first->span, bar[-1].span);
      if (!grammar::parse_cell(first, bar, builder_)) {
        builder_.report_failure(first, bar, TreeBuilder::Piece::Cell);
      }
      if (builder_.has_problem()) {
        builder_.take_back();
        is_sound = false;
      } else if (builder_.has_operand()) {
        cell.expr = builder_.take_operand();
      }
      cell.name = builder_.take_cell_name();
      if (cell.name && !takes_names) {
        sink_.report(diagnostics::after_operand, cell.name->span, {{"found", ":"}});
        is_sound = false;
      }
      row.cells.push_back(cell);
    }
    return is_sound;
  }

  static std::size_t count_results(const Row& row) {
    return static_cast<std::size_t>(std::ranges::count(row.cells, true, &Cell::is_result));
  }

  /// As many cells as the heading has; 否则 stands for all cells left of ||.
  bool check_cell_count(const Row& row, const std::vector<Row>& above) {
    if (above.empty() || above.front().cells.empty()) return true;
    const Row& heading = above.front();
    const std::size_t results = count_results(row);
    const std::size_t expected_results = count_results(heading);
    const bool is_default = row.cells.size() == results + 1 && row.cells[0].expr &&
                            file_.tree.at(row.cells[0].expr).kind == ExprKind::Otherwise;
    if (!is_default && row.cells.size() != heading.cells.size()) {
      sink_.report(diagnostics::cell_count, row.span,
                   {{"count", std::to_string(row.cells.size())},
                    {"expected", std::to_string(heading.cells.size())}});
      return false;
    }
    if (results != expected_results) {
      sink_.report(
          diagnostics::result_columns, row.span,
          {{"count", std::to_string(results)}, {"expected", std::to_string(expected_results)}});
      return false;
    }
    return true;
  }

  /// 未定 and 故障 in the rows of 应得 are words.
  void mark_outcomes(const Statement& statement) {
    for (std::size_t i = 1; i < statement.rows.size(); ++i) {
      for (const Cell& cell : statement.rows[i].cells) {
        if (!cell.expr || file_.tree.at(cell.expr).kind != ExprKind::Name) continue;
        const Name& name = file_.tree.at(cell.expr).name;
        const auto word = find_word(WordGroup::Outcome, name.text);
        if (!word) continue;
        use(*std::ranges::lower_bound(file_.lexed.tokens, name.span.begin, {},
                                      [](const Token& token) { return token.span.begin; }),
            *word);
      }
    }
  }

  // ── Cases ──

  static bool is_case(Word head) {
    return head == Word::Reserved_When || head == Word::Clause_Else;
  }

  /// The cases beneath a line are its value, as one choice.
  void join_cases(StatementId id) {
    std::vector<ExprId> parts;
    bool is_complete = false;
    const Statement* last_case = nullptr;
    for (const StatementId child : at(id).body) {
      const Statement& line = at(child);
      if (!is_case(line.head)) continue;
      if (is_complete) {
        sink_.report(diagnostics::case_after_otherwise, line.head_span);
        at(id).has_error = true;
        return;
      }
      if (line.has_error) {
        at(id).has_error = true;
        return;
      }
      is_complete = line.head == Word::Clause_Else;
      if (!is_complete) parts.push_back(find_clause(line, Word::Clause_Guard)->args[0]);
      parts.push_back(line.value);
      last_case = &line;
    }
    if (last_case == nullptr) return;
    set_cases(id, std::move(parts), is_complete, *last_case);
  }

  void set_cases(StatementId id, std::vector<ExprId> parts, bool is_complete,
                 const Statement& last_case) {
    Statement& statement = at(id);
    if (!is_complete) {
      sink_.report(diagnostics::cases_without_otherwise, last_case.head_span);
      statement.has_error = true;
    } else if (statement.value || find_clause(statement, Word::Clause_Gives) != nullptr) {
      sink_.report(diagnostics::value_twice, statement.head_span);
      statement.has_error = true;
    } else {
      const auto first_case = std::ranges::find_if(
          statement.body, [&](StatementId child) { return is_case(at(child).head); });
      builder_.begin();
      statement.value =
          builder_.join_cases(std::move(parts), at(*first_case).head_span, last_case.span);
      if (!builder_.has_problem()) return;
      builder_.take_back();
      statement.value = ExprId{};
      statement.has_error = true;
    }
  }

  const SourceSet& sources_;
  ParsedFile& file_;
  DiagnosticSink& sink_;
  const ParseLimits& limits_;
  TreeBuilder builder_;
};

}  // namespace

ParsedFile parse_file(const SourceSet& sources, FileId file, DiagnosticSink& sink,
                      const ParseLimits& limits) {
  ParsedFile parsed;
  parsed.tree.file = file;
  if (is_table_file(sources.at(file).path())) return parsed;
  parsed.lexed = lex(sources, file, sink, limits);
  parsed.layout = lay_out(parsed.lexed, sink, limits);
  parsed.uses.resize(parsed.lexed.tokens.size());
  StatementReader(sources, parsed, sink, limits).read_all();
  return parsed;
}

Tree parse(const SourceSet& sources, FileId file, DiagnosticSink& sink, const ParseLimits& limits) {
  return parse_file(sources, file, sink, limits).tree;
}

ExprId parse_expression(const SourceSet& sources, FileId file, Tree& into, DiagnosticSink& sink) {
  const ParseLimits limits;
  const Lexed lexed = lex(sources, file, sink, limits);
  const auto count = static_cast<std::uint32_t>(lexed.tokens.size());
  auto has_error = [](const PhysicalLine& line) { return line.has_error; };
  if (lexed.is_refused || std::ranges::any_of(lexed.lines, has_error)) return {};
  if (count > limits.line_tokens_max) {
    sink.report(
        diagnostics::line_too_long, lexed.tokens.front().span,
        {{"count", std::to_string(count)}, {"limit", std::to_string(limits.line_tokens_max)}});
    return {};
  }
  if (count == 0) {
    sink.report(diagnostics::unexpected, {file, 0, 0},
                {expected_argument({Expected{}}), found_end_argument(false)});
    return {};
  }
  if (!check_nesting(lexed, 0, count, sink, limits)) return {};
  std::vector<TokenUse> uses(count);
  TreeBuilder builder(into, lexed, uses, sink, limits);
  builder.begin();
  const Token* first = lexed.tokens.data();
  if (!grammar::parse_whole_expression(first, first + count, builder)) {
    builder.report_failure(first, first + count, TreeBuilder::Piece::Line);
  }
  if (builder.has_problem()) {
    builder.take_back();
    return {};
  }
  return builder.take_operand();
}

}  // namespace guiju::syntax
