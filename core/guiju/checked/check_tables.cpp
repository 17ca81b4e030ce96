// Gaps, overlaps and unreachable rows of decision tables.
//
// Each head is cut into bins on which no cell changes its answer: the words of an enum, the two
// truths, the thresholds of a number and what lies between them. On the product of the bins every
// row hits or does not, so that one representative of each combination proves the table or is the
// witness against it.
#include <algorithm>
#include <bit>
#include <utility>

#include "guiju/checked/checks.hpp"
#include "guiju/checked/constant_fold.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/value_line.hpp"

namespace guiju::checked {
namespace {

/// Cases that are looked at; rows that ask little need few of them, however wide the table.
constexpr std::size_t visits_max = 65'536;
/// Rows are kept as bits; more rows than this are no table that a person reads.
constexpr std::size_t rows_max = 1'024;

using RowSet = std::vector<std::uint64_t>;

void set_row(RowSet& set, std::size_t row) { set[row / 64] |= std::uint64_t{1} << (row % 64); }

/// One value that stands for all of a bin. None: the cell is empty.
struct Bin {
  std::optional<Value> value;
  RowSet rows;  // that the bin does not rule out
};

/// A head, or several heads that read the same column.
struct Axis {
  ExprId head;
  std::vector<std::size_t> columns;  // of the table
  std::vector<Bin> bins;
};

bool matches(const CellTest& test, const std::optional<Value>& value) {
  const bool is_missing_test = test.kind == CellTest::Kind::Missing;
  if (test.kind == CellTest::Kind::Any) return true;
  const auto fits = [&](const CellTest& part) { return matches(part, value); };
  if (test.kind == CellTest::Kind::OneOf)
    return std::any_of(test.parts.begin(), test.parts.end(), fits) != test.is_negated;
  if (test.kind == CellTest::Kind::AllOf)
    return std::all_of(test.parts.begin(), test.parts.end(), fits) != test.is_negated;
  if (!value || is_missing_test) return (!value && is_missing_test) != test.is_negated;
  bool holds = false;
  if (test.kind == CellTest::Kind::Values) {
    holds = std::find(test.values.begin(), test.values.end(), *value) != test.values.end();
  } else {
    const auto at = position(*value);
    const auto low = test.low ? position(*test.low) : std::nullopt;
    const auto high = test.high ? position(*test.high) : std::nullopt;
    holds = at && (!low || *low < *at || (test.includes_low && *low == *at)) &&
            (!high || *at < *high || (test.includes_high && *at == *high));
  }
  return holds != test.is_negated;
}

class TableCheck {
 public:
  TableCheck(Context& context, const TableToCheck& source)
      : context_(context),
        source_(source),
        table_(std::get<DecisionTable>(context.pack.at(source.column).definition)) {}

  void run() {
    if (table_.inputs.empty() || !collect_axes()) return;
    if (table_.rows.size() > rows_max) return report_too_many();
    for (Axis& axis : axes_) {
      make_bins(axis);
      if (axis.bins.empty()) return;
    }
    visit_all();
    if (is_exhausted_) return report_too_many();
    report_unreachable();
  }

 private:
  void report_not_proved(const BilingualText& reason) {
    context_.report(Problem(diagnostics::table_not_proved, context_.pack.at(source_.column).span)
                        .with("table", context_.pack.at(source_.column).name)
                        .with("reason", reason));
  }

  void report_too_many() {
    report_not_proved(filled(phrases::too_many_cases, {{"limit", std::to_string(visits_max)}}));
  }

  [[nodiscard]] bool reads_same(ExprId left, ExprId right) const {
    const Expr& l = context_.pack.at(left);
    const Expr& r = context_.pack.at(right);
    return l.op == r.op && (l.op == Op::Column || l.op == Op::Ancestor) && l.column == r.column;
  }

  bool collect_axes() {
    for (std::size_t i = 0; i < table_.inputs.size(); ++i) {
      const Type& type = context_.type_of(table_.inputs[i]);
      if (type.kind == TypeKind::Error) return false;
      bool is_known = true;
      for (const auto& row : source_.rows)
        for_each_part(row[i], [&](const CellTest& test) {
          const bool is_text_range =
              test.kind == CellTest::Kind::Range && type.kind == TypeKind::Text;
          is_known = is_known && test.kind != CellTest::Kind::Unknown && !is_text_range;
        });
      if (!is_known) {
        report_not_proved(phrases::cells_need_data);
        return false;
      }
      const auto same = std::find_if(axes_.begin(), axes_.end(), [&](const Axis& one) {
        return reads_same(one.head, table_.inputs[i]);
      });
      if (same == axes_.end())
        axes_.push_back({table_.inputs[i], {i}, {}});
      else
        same->columns.push_back(i);
    }
    return true;
  }

  /// The test, or what it is made of.
  template <class Visit>
  static void for_each_part(const CellTest& test, const Visit& visit) {
    if (test.parts.empty()) visit(test);
    for (const CellTest& part : test.parts) for_each_part(part, visit);
  }

  template <class Visit>
  void for_each_test(const Axis& axis, Visit visit) const {
    for (const auto& row : source_.rows)
      for (const std::size_t column : axis.columns) for_each_part(row[column], visit);
  }

  void make_bins(Axis& axis) {
    const Type type = context_.type_of(axis.head);
    if (type.kind == TypeKind::Bool) {
      add_bin(axis, Value(true));
      add_bin(axis, Value(false));
    } else if (type.kind == TypeKind::Enum) {
      const auto count = context_.pack.at(type.enumeration).words.size();
      for (std::uint32_t i = 0; i < count; ++i) add_bin(axis, EnumWord{type.enumeration, i});
    } else if (type.kind == TypeKind::Text) {
      make_text_bins(axis);
    } else {
      make_line_bins(axis, type);
    }
    bool has_missing = false;
    for_each_test(axis, [&](const CellTest& test) {
      has_missing = has_missing || test.kind == CellTest::Kind::Missing;
    });
    if (has_missing) add_bin(axis, std::nullopt);
  }

  void add_bin(Axis& axis, std::optional<Value> value) {
    Bin bin;
    bin.value = std::move(value);
    bin.rows.assign(table_.rows.size() / 64 + 1, 0);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const bool hits =
          std::all_of(axis.columns.begin(), axis.columns.end(), [&](std::size_t column) {
            return matches(source_.rows[row][column], bin.value);
          });
      if (hits) set_row(bin.rows, row);
    }
    axis.bins.push_back(std::move(bin));
  }

  void make_text_bins(Axis& axis) {
    std::vector<std::string> texts;
    for_each_test(axis, [&](const CellTest& test) {
      for (const Value& value : test.values) texts.push_back(std::get<std::string>(value));
    });
    std::sort(texts.begin(), texts.end());
    texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
    std::string other = "…";
    while (std::binary_search(texts.begin(), texts.end(), other)) other += "…";
    for (const std::string& text : texts) add_bin(axis, text);
    add_bin(axis, other);
  }

  /// The allowed range of an input narrows what may stand in it.
  [[nodiscard]] std::pair<std::optional<Rational>, std::optional<Rational>>
  range_of(const Axis& axis) const {
    const Expr& head = context_.pack.at(axis.head);
    if (head.op != Op::Column && head.op != Op::Ancestor) return {};
    const Column& column = context_.pack.at(head.column);
    const auto bound = [&](ExprId id) -> std::optional<Rational> {
      if (id.is_none()) return std::nullopt;
      return position(context_.pack.at(id).value);
    };
    return {bound(column.low), bound(column.high)};
  }

  void make_line_bins(Axis& axis, const Type& type) {
    std::vector<Rational> thresholds;
    Value like = Rational(0);
    const auto note = [&](const std::optional<Value>& value) {
      const auto at = value ? position(*value) : std::nullopt;
      if (!at) return;
      thresholds.push_back(*at);
      like = *value;
    };
    for_each_test(axis, [&](const CellTest& test) {
      note(test.low);
      note(test.high);
      for (const Value& value : test.values) note(value);
    });
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    const auto [low, high] = range_of(axis);
    for (const Rational& at : representatives(thresholds, grain_of(type))) {
      if ((low && at < *low) || (high && *high < at)) continue;
      add_bin(axis, at_position(like, at));
    }
    // An allowed range may lie wholly inside one bin.
    if (axis.bins.empty())
      add_bin(axis, at_position(like, low ? *low : high ? *high : Rational(0)));
  }

  /// Every combination of bins, depth first; where the rows left ask nothing more of the axes that
  /// remain, one combination stands for all.
  void visit_all() {
    reached_.assign(word_count(), 0);
    overlap_reported_.assign(table_.rows.size(), false);
    free_.assign(axes_.size() + 1, RowSet(word_count(), ~std::uint64_t{0}));
    for (std::size_t d = axes_.size(); d > 0; --d) {
      free_[d - 1] = free_[d];
      for (const Bin& bin : axes_[d - 1].bins) keep(free_[d - 1], bin.rows);
    }
    RowSet all(word_count(), 0);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) set_row(all, row);
    std::vector<std::size_t> digits(axes_.size(), 0);
    descend(0, all, digits);
  }

  [[nodiscard]] std::size_t word_count() const { return table_.rows.size() / 64 + 1; }

  static void keep(RowSet& rows, const RowSet& others) {
    for (std::size_t word = 0; word < rows.size(); ++word) rows[word] &= others[word];
  }

  void descend(std::size_t depth, const RowSet& rows, std::vector<std::size_t>& digits) {
    is_exhausted_ = is_exhausted_ || ++visits_ > visits_max;
    if (is_exhausted_) return;
    if (depth == axes_.size() || is_settled(rows, free_[depth])) return visit(rows, digits);
    for (std::size_t bin = 0; bin < axes_[depth].bins.size(); ++bin) {
      digits[depth] = bin;
      RowSet left = rows;
      keep(left, axes_[depth].bins[bin].rows);
      descend(depth + 1, left, digits);
    }
    digits[depth] = 0;
  }

  /// Whether the axes that remain change nothing: `free` are the rows that they all let through.
  [[nodiscard]] bool is_settled(const RowSet& rows, const RowSet& free) const {
    for (std::size_t word = 0; word < rows.size(); ++word) {
      if (rows[word] == 0) continue;
      if (table_.policy != HitPolicy::First) {
        if ((rows[word] & ~free[word]) != 0) return false;
        continue;
      }
      return (free[word] >> std::countr_zero(rows[word]) & 1) != 0;
    }
    return true;
  }

  void visit(const RowSet& rows, const std::vector<std::size_t>& digits) {
    std::vector<std::size_t> hits;
    for (std::size_t word = 0; word < rows.size(); ++word)
      for (std::uint64_t left = rows[word]; left != 0; left &= left - 1)
        hits.push_back(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    if (hits.empty()) {
      if (table_.otherwise.is_none() && table_.policy != HitPolicy::Collect) note_gap(digits);
      return;
    }
    if (table_.policy == HitPolicy::Priority) return reach_by_turn(rows);
    if (table_.policy == HitPolicy::First) return set_row(reached_, hits.front());
    for (const std::size_t row : hits) set_row(reached_, row);
    if (table_.policy == HitPolicy::Collect) return;
    for (std::size_t i = 1; i < hits.size(); ++i) note_overlap(hits[0], hits[i], digits);
  }

  /// Whichever word comes first, the first row of a word that hits is reached.
  void reach_by_turn(const RowSet& rows) {
    std::vector<Value> seen;
    for (const DecisionTable::Turn& turn : table_.turns) {
      const bool hits = (rows[turn.row / 64] >> (turn.row % 64) & 1) != 0;
      if (!hits) continue;
      const Value& word = context_.pack.at(table_.rows[turn.row].result).value;
      const bool is_new = std::find(seen.begin(), seen.end(), word) == seen.end();
      if (is_new && (turn.when || seen.empty())) set_row(reached_, turn.row);
      seen.push_back(word);
    }
  }

  [[nodiscard]] bool has_same_result(std::size_t left, std::size_t right) const {
    return std::all_of(source_.results.begin(), source_.results.end(), [&](ColumnId id) {
      const auto& table = std::get<DecisionTable>(context_.pack.at(id).definition);
      const auto l = fold(context_.pack, table.rows[left].result);
      const auto r = fold(context_.pack, table.rows[right].result);
      return !l || !r || *l == *r;  // where it is not known, the run decides
    });
  }

  void note_overlap(std::size_t first, std::size_t second, const std::vector<std::size_t>& digits) {
    if (overlap_reported_[second]) return;
    if (table_.policy == HitPolicy::Any && has_same_result(first, second)) return;
    overlap_reported_[second] = true;
    const DiagnosticInfo& info =
        table_.policy == HitPolicy::Any ? diagnostics::results_differ : diagnostics::table_overlap;
    context_.report(Problem(info, table_.rows[second].span)
                        .with("table", context_.pack.at(source_.column).name)
                        .with("first", std::to_string(first + 1))
                        .with("second", std::to_string(second + 1))
                        .with("witness", witness(digits))
                        .label(table_.rows[first].span, phrases::other_row));
  }

  void note_gap(const std::vector<std::size_t>& digits) {
    if (has_gap_) return;
    has_gap_ = true;
    context_.report(Problem(diagnostics::table_gap, context_.pack.at(source_.column).span)
                        .with("table", context_.pack.at(source_.column).name)
                        .with("witness", witness(digits)));
  }

  void report_unreachable() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if ((reached_[row / 64] >> (row % 64) & 1) != 0) continue;
      context_.report(Problem(diagnostics::unreachable_row, table_.rows[row].span)
                          .with("table", context_.pack.at(source_.column).name)
                          .with("row", std::to_string(row + 1)));
    }
  }

  [[nodiscard]] BilingualText witness(const std::vector<std::size_t>& digits) const {
    BilingualText text;
    for (std::size_t d = 0; d < digits.size(); ++d) {
      const Axis& axis = axes_[d];
      const auto& value = axis.bins[digits[d]].value;
      const std::string name(context_.text(source_.head_spans[axis.columns[0]]));
      const BilingualText shown =
          value ? value_text(context_.pack, context_.type_of(axis.head), *value)
                : word_text(syntax::Word::Reserved_Missing);
      text.zh += (d > 0 ? "、" : "") + name + " = " + shown.zh;
      text.en += (d > 0 ? ", " : "") + name + " = " + shown.en;
    }
    return text;
  }

  Context& context_;
  const TableToCheck& source_;
  const DecisionTable& table_;
  std::vector<Axis> axes_;
  RowSet reached_;
  std::vector<RowSet>
      free_;  // by axis: rows that it and those behind it let through whatever stands there
  std::size_t visits_ = 0;
  bool is_exhausted_ = false;
  std::vector<bool> overlap_reported_;
  bool has_gap_ = false;
};

}  // namespace

void check_tables(Context& context) {
  for (const TableToCheck& table : context.tables_to_check) {
    const bool is_defined =
        std::holds_alternative<DecisionTable>(context.pack.at(table.column).definition);
    if (!is_defined) continue;
    context.current_definition = context.definition_of[table.column.index()];
    TableCheck(context, table).run();
  }
  context.current_definition = Context::no_definition;
}

}  // namespace guiju::checked
