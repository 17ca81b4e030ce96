// 决策表: its policy, its heads and its results. Cells: table_cells.cpp; gaps and overlaps:
// check_tables.cpp.
#include <algorithm>
#include <utility>

#include "guiju/checked/diagnostics/decision_tables.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/table_cells.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;
using syntax::Word;

/// What the word after 汇总 collects into.
std::optional<CollectKind> collect_kind(std::string_view text) {
  const auto word = syntax::find_word(syntax::WordGroup::Collected, text);
  if (!word) return std::nullopt;
  switch (*word) {
    case Word::Collected_Sum: return CollectKind::Sum;
    case Word::Collected_Count: return CollectKind::Count;
    case Word::Collected_Least: return CollectKind::Least;
    case Word::Collected_Greatest: return CollectKind::Greatest;
    default: return CollectKind::List;
  }
}

class TableDefiner {
 public:
  explicit TableDefiner(Defining& defining)
      : defining_(defining), context_(defining.context), cells_(defining) {}

  void define() {
    const auto& rows = defining_.line().rows;
    if (!check_file()) return;
    if (rows.size() < 2) return report_nothing_in_it(defining_, phrases::rows_of_table);
    read_policy();
    if (!check_result_type()) return;
    read_heads(rows[0]);
    if (result_order_.size() != result_count()) return report_result_count(rows[0].span);
    has_limits_ = find_limits();
    for (std::size_t i = 1; i < rows.size(); ++i) read_row(rows[i], i + 1 == rows.size());
    read_preferred();
    if (has_limits_) limit();
    store();
  }

 private:
  [[nodiscard]] std::size_t result_count() const { return defining_.pending.columns.size(); }
  [[nodiscard]] const Column& column(std::size_t result) const {
    return context_.pack.at(defining_.pending.columns[result]);
  }
  [[nodiscard]] bool collects(CollectKind kind) const {
    return table_.policy == HitPolicy::Collect && table_.collect == kind;
  }

  /// Rows stand beneath the line, or in the file that it names.
  bool check_file() {
    const syntax::Clause* file = syntax::find_clause(defining_.line(), Word::Clause_Module);
    if (file == nullptr) return true;
    const auto& rows = defining_.line().rows;
    const bool has_rows_here = !rows.empty() && rows[0].span.file == file->span.file;
    if (!rows.empty() && !has_rows_here) return true;
    context_.report(Problem(has_rows_here ? diagnostics::rows_and_file : diagnostics::table_file,
                            file->text_span)
                        .with("file", file->text));
    return false;
  }

  // ── The policy ──

  void read_policy() {
    const syntax::Clause* hit = syntax::find_clause(defining_.line(), Word::Clause_Hit);
    if (hit == nullptr || hit->names.empty()) return;
    const syntax::Name& name = hit->names[0];
    const auto word = syntax::find_word(syntax::WordGroup::Policy, name.text);
    const syntax::Name* collected = hit->names.size() > 1 ? &hit->names[1] : nullptr;
    if (!word) {
      context_.report(Problem(diagnostics::unknown_word, name.span)
                          .with("clause", word_text(Word::Clause_Hit))
                          .with("name", name.text)
                          .with("known", phrases::known_policies));
      return;
    }
    switch (*word) {
      case Word::Policy_AnyHit: table_.policy = HitPolicy::Any; break;
      case Word::Policy_First: table_.policy = HitPolicy::First; break;
      case Word::Policy_Priority: table_.policy = HitPolicy::Priority; break;
      case Word::Policy_Collect: read_collected(name, collected); break;
      case Word::Policy_RuleOrder:
      case Word::Policy_OutputOrder:
        table_.policy = HitPolicy::Collect;
        table_.collect = CollectKind::List;
        is_by_words_ = *word == Word::Policy_OutputOrder;
        break;
      default: break;
    }
    if (collected != nullptr && *word != Word::Policy_Collect)
      context_.report(Problem(diagnostics::policy_takes_nothing, collected->span)
                          .with("policy", word_text(*word)));
    if (!hit->args.empty() && *word != Word::Policy_Priority)
      context_.report(
          Problem(diagnostics::policy_takes_nothing, defining_.tree().at(hit->args[0]).span)
              .with("policy", word_text(*word)));
  }

  void read_collected(const syntax::Name& policy, const syntax::Name* collected) {
    table_.policy = HitPolicy::Collect;
    const auto kind = collected == nullptr ? std::nullopt : collect_kind(collected->text);
    if (kind) table_.collect = *kind;
    if (!kind)
      context_.report(
          Problem(diagnostics::collect_what, policy.span).with("known", phrases::known_collected));
  }

  /// What the policy makes of the rows must be of the declared type.
  bool check_result_type() {
    if (table_.policy != HitPolicy::Collect) return true;
    for (std::size_t i = 0; i < result_count(); ++i) {
      const Type& type = column(i).type;
      if (type.kind == TypeKind::Error) continue;
      // What is collected is computed with, and nobody could ask before.
      if (type.may_be_none) {
        context_.report(Problem(diagnostics::never_none, column(i).span));
        return false;
      }
      const bool is_integer = type.is_number() && type.form == NumberForm::Integer;
      const bool is_extreme = collects(CollectKind::Least) || collects(CollectKind::Greatest);
      const bool fits = collects(CollectKind::List)    ? type.kind == TypeKind::List
                        : collects(CollectKind::Count) ? is_integer && type.dimension.is_none()
                        : is_extreme ? type.is_number() || type.kind == TypeKind::Date
                                     : type.is_number();
      if (fits) continue;
      const BilingualText wanted = collects(CollectKind::List)    ? phrases::a_list
                                   : collects(CollectKind::Count) ? phrases::an_integer
                                   : is_extreme                   ? phrases::a_number_or_date
                                                                  : phrases::a_number;
      context_.report(Problem(diagnostics::type_mismatch, column(i).span)
                          .with("wanted", wanted)
                          .with("found", type_text(context_.pack, type)));
      return false;
    }
    return true;
  }

  // ── The heading ──

  void read_heads(const syntax::Row& heading) {
    for (const syntax::Cell& cell : heading.cells) {
      if (cell.is_result) {
        read_result_head(cell);
        continue;
      }
      if (cell.expr.is_none())
        context_.report(Problem(diagnostics::clause_missing, cell.span)
                            .with("head", defining_.column().name)
                            .with("part", phrases::part_heading));
      const ExprId head = defining_.checker().check(cell.expr);
      // What has a name is spoken of by its name.
      if (cell.name) context_.pack.exprs[head.index()].span = cell.name->span;
      table_.inputs.push_back(head);
      checked_.head_spans.push_back(cell.name ? cell.name->span : cell.span);
    }
  }

  /// Which result the heading names, as the head line does or by its alias; their number for none. A
  /// table that holds from a date has columns of other names.
  [[nodiscard]] std::size_t result_place(const syntax::Cell& cell) const {
    const std::vector<ColumnId>& columns = defining_.pending.columns;
    if (cell.expr.is_none() || defining_.tree().at(cell.expr).kind != ExprKind::Name)
      return columns.size();
    const std::string& heading = defining_.tree().at(cell.expr).name.text;
    const auto& names = defining_.line().names;
    for (std::size_t i = 0; i < columns.size() && i < names.size(); ++i)
      if (names[i].text == heading) return i;
    const ColumnId named = context_.find_column(defining_.pending.entity, heading);
    return static_cast<std::size_t>(std::find(columns.begin(), columns.end(), named) -
                                    columns.begin());
  }

  /// A result column goes by the name that the head line gives it.
  void read_result_head(const syntax::Cell& cell) {
    const std::vector<ColumnId>& columns = defining_.pending.columns;
    const std::size_t place = result_place(cell);
    const bool is_new =
        std::find(result_order_.begin(), result_order_.end(), place) == result_order_.end();
    if (place == columns.size() || !is_new) {
      BilingualText known;
      for (const ColumnId id : columns) {
        const std::string name = "`" + context_.pack.at(id).name + "`";
        known.zh += (known.zh.empty() ? "" : "、") + name;
        known.en += (known.en.empty() ? "" : ", ") + name;
      }
      context_.report(Problem(diagnostics::result_heading, cell.span)
                          .with("heading", context_.text(cell.span))
                          .with("known", known));
    }
    result_order_.push_back(place);
  }

  void report_result_count(Span heading) {
    context_.report(Problem(diagnostics::result_count, heading)
                        .with("count", std::to_string(result_order_.size()))
                        .with("declared", std::to_string(result_count())));
  }

  // ── Rows ──

  void read_row(const syntax::Row& row, bool is_last) {
    const bool is_default = !row.cells.empty() && !row.cells[0].expr.is_none() &&
                            defining_.tree().at(row.cells[0].expr).kind == ExprKind::Otherwise;
    std::vector<ExprId> results = read_results(row, is_default);
    if (is_default) {
      if (!is_last) context_.report(Problem(diagnostics::default_row_place, row.cells[0].span));
      otherwise_ = std::move(results);
      return;
    }
    DecisionTable::Row checked;
    checked.span = row.span;
    std::vector<CellTest> known;
    std::size_t head = 0;
    for (const syntax::Cell& cell : row.cells) {
      if (cell.is_result || head >= table_.inputs.size()) continue;
      CheckedCell read = cells_.read(cell, table_.inputs[head++]);
      checked.tests.push_back(read.test);
      known.push_back(std::move(read.known));
    }
    checked.tests.resize(table_.inputs.size());
    known.resize(table_.inputs.size());
    table_.rows.push_back(std::move(checked));
    results_.push_back(std::move(results));
    checked_.rows.push_back(std::move(known));
  }

  /// By column of the head line.
  std::vector<ExprId> read_results(const syntax::Row& row, bool is_default) {
    std::vector<ExprId> results(result_count());
    std::size_t place = 0;
    for (const syntax::Cell& cell : row.cells) {
      if (!cell.is_result || place >= result_order_.size()) continue;
      const std::size_t result = result_order_[place++];
      if (result < results.size()) results[result] = read_result(cell, result, is_default);
    }
    return results;
  }

  ExprId read_result(const syntax::Cell& cell, std::size_t result, bool is_default) {
    if (cell.expr.is_none()) {
      context_.report(Problem(diagnostics::clause_missing, cell.span)
                          .with("head", column(result).name)
                          .with("part", phrases::part_result));
      return {};
    }
    if (collects(CollectKind::Count) && !is_default) {
      // Rows are counted, whatever stands there.
      const bool is_nothing = defining_.tree().at(cell.expr).kind == ExprKind::AnyValue;
      return is_nothing ? ExprId{} : defining_.checker().check(cell.expr);
    }
    if (collects(CollectKind::List)) return read_item(cell);
    const Type wanted = column(result).type;
    const ExprId value = defining_.checker().check(cell.expr, &wanted);
    if (!cells_.fits(value, wanted)) {
      cells_.report(cell.span, column(result).name, wanted);
    } else if (!has_limits_ || is_default) {
      require_storable(context_, value, wanted, column(result).name);
    }
    return value;
  }

  /// A label: a text, or a word of an enum.
  ExprId read_item(const syntax::Cell& cell) {
    const Type* hint = item_type_ ? &*item_type_ : nullptr;
    const ExprId value = defining_.checker().check(cell.expr, hint);
    const Expr& item = context_.pack.at(value);
    if (item.type.kind == TypeKind::Error) return value;
    const bool is_label = item.op == Op::Constant &&
                          (item.type.kind == TypeKind::Text || item.type.kind == TypeKind::Enum);
    const bool is_same = !item_type_ || (item_type_->kind == item.type.kind &&
                                         item_type_->enumeration == item.type.enumeration);
    const bool is_ranked = !is_by_words_ || item.type.kind == TypeKind::Enum;
    if (!is_label || !is_same || !is_ranked) {
      context_.report(
          Problem(is_label && is_same ? diagnostics::word_to_order_by : diagnostics::collected_item,
                  cell.span)
              .with("cell", context_.text(cell.span)));
    } else if (!item_type_) {
      item_type_ = item.type;
    }
    return value;
  }

  // ── Whose turn it is ──

  [[nodiscard]] std::optional<std::uint32_t> word_of(std::size_t row) const {
    const ExprId result = results_[row][0];
    if (result.is_none()) return std::nullopt;
    const auto* word = std::get_if<EnumWord>(&context_.pack.at(result).value);
    return word == nullptr ? std::nullopt : std::optional(word->index);
  }

  /// Rows in the order of the words of the enum; of one word, as written.
  void read_preferred() {
    const bool is_priority = table_.policy == HitPolicy::Priority;
    if (!is_priority && !is_by_words_) return;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < results_.size(); ++row) {
      const ExprId result = results_[row][0];
      const bool is_reported = result.is_none() || context_.type_of(result).kind == TypeKind::Error;
      if (!word_of(row) && !is_reported)
        context_.report(Problem(diagnostics::word_to_order_by, context_.pack.at(result).span)
                            .with("cell", context_.text(context_.pack.at(result).span)));
      if (!word_of(row)) return;
      rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t left, std::size_t right) {
      return *word_of(left) < *word_of(right);
    });
    const syntax::Clause* hit = syntax::find_clause(defining_.line(), Word::Clause_Hit);
    if (is_priority && !hit->args.empty()) prefer(hit->args[0], rows);
    for (const std::size_t row : rows) table_.turns.push_back({row, {}});
  }

  /// Rows of the preferred word have a turn of their own before all others.
  void prefer(syntax::ExprId id, const std::vector<std::size_t>& rows) {
    const Type wanted = column(0).type;
    const ExprId preferred = defining_.checker().check(id, &wanted);
    if (!require_type(context_, preferred, wanted)) return;
    const Span span = context_.pack.at(preferred).span;
    for (const std::size_t row : rows)
      table_.turns.push_back(
          {row, compare(context_, Op::Equal, preferred, results_[row][0], span, span, "=")});
  }

  // ── Floors, caps and rounding of the head line ──

  bool find_limits() {
    for (const syntax::Clause& clause : defining_.line().clauses) {
      const bool is_limit = clause.word == Word::Clause_AtLeast ||
                            clause.word == Word::Clause_AtMost || clause.word == Word::Clause_To;
      if (!is_limit) continue;
      if (result_count() == 1 && column(0).type.is_number()) return true;
      if (column(0).type.kind != TypeKind::Error)
        context_.report(Problem(diagnostics::clause_not_here, clause.word_span)
                            .with("clause", word_text(clause.word)));
    }
    return false;
  }

  void limit() {
    Expr subtotal;
    subtotal.op = Op::Subtotal;
    subtotal.type = column(0).type;
    subtotal.type.scale = 0;
    subtotal.span = before_limits(defining_.line());
    std::vector<std::vector<ExprId>> all = results_;
    for (const std::vector<ExprId>& results : all) {
      if (results[0].is_none() || collects(CollectKind::Count)) continue;
      const Type& type = context_.type_of(results[0]);
      if (!type.scale || !subtotal.type.scale)
        subtotal.type.scale.reset();
      else
        subtotal.type.scale = std::max(*subtotal.type.scale, *type.scale);
    }
    table_.subtotal = context_.add(std::move(subtotal));
    table_.limited = apply_limits(defining_, defining_.line(), table_.subtotal);
    require_storable(context_, table_.limited, column(0).type, column(0).name);
  }

  void store() {
    const std::vector<ColumnId>& columns = defining_.pending.columns;
    for (std::size_t result = 0; result < columns.size(); ++result) {
      for (std::size_t row = 0; row < table_.rows.size(); ++row)
        table_.rows[row].result = results_[row][result];
      if (!otherwise_.empty()) table_.otherwise = otherwise_[result];
      if (result > 0) table_.first = columns[0];
      context_.pack.columns[columns[result].index()].definition = table_;
    }
    checked_.column = columns[0];
    checked_.results = columns;
    // Gaps that come of a cell that could not be read would only hide the cell.
    if (!cells_.has_problem()) context_.tables_to_check.push_back(std::move(checked_));
  }

  Defining& defining_;
  Context& context_;
  CellReader cells_;
  DecisionTable table_;
  TableToCheck checked_;
  bool is_by_words_ = false;  // a list in the order of the words
  bool has_limits_ = false;
  std::vector<std::size_t> result_order_;     // by result column of the table: which of the columns
  std::vector<std::vector<ExprId>> results_;  // by row and column
  std::vector<ExprId> otherwise_;
  std::optional<Type> item_type_;
};

}  // namespace

void define_decision_table(Defining& defining) { TableDefiner(defining).define(); }

void declare_table(Context& context, const Block& block, const StatementRef& line) {
  if (line->names.size() < 2) return declare_one(context, block, line);
  for (std::size_t i = line->types.size(); i < line->names.size() && !line->has_error; ++i)
    context.report(Problem(diagnostics::clause_missing, line->names[i].span)
                       .with("head", line->names[i].text)
                       .with("part", phrases::part_type));
  if (block.is_version || syntax::find_clause(*line, Word::Clause_From) != nullptr)
    return declare_version(context, block, line);
  std::vector<ColumnId> columns;
  for (std::size_t i = 0; i < line->names.size(); ++i) {
    DeclaredType type;
    if (i < line->types.size()) type = declared_type(context, line, line->types[i]);
    columns.push_back(add_defined(context, block, line, line->names[i], i, std::move(type)));
  }
  begin_definition(context, block, line, std::move(columns));
}

}  // namespace guiju::checked
