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

constexpr std::size_t combinations_max = 65'536;
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
    std::size_t combinations = 1;
    for (Axis& axis : axes_) {
      make_bins(axis);
      if (axis.bins.empty()) return;
      combinations *= axis.bins.size();
      if (combinations > combinations_max || table_.rows.size() > rows_max) {
        report_not_proved(
            filled(phrases::too_many_cases, {{"limit", std::to_string(combinations_max)}}));
        return;
      }
    }
    visit_all();
    report_unreachable();
  }

 private:
  void report_not_proved(const BilingualText& reason) {
    context_.report(Problem(diagnostics::table_not_proved, context_.pack.at(source_.column).span)
                        .with("table", context_.pack.at(source_.column).name)
                        .with("reason", reason));
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
      const bool is_known =
          std::none_of(source_.rows.begin(), source_.rows.end(), [&](const auto& row) {
            return row[i].kind == CellTest::Kind::Unknown ||
                   (row[i].kind == CellTest::Kind::Range && type.kind == TypeKind::Text);
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

  template <class Visit>
  void for_each_test(const Axis& axis, Visit visit) const {
    for (const auto& row : source_.rows)
      for (const std::size_t column : axis.columns) visit(row[column]);
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

  /// Every combination of bins, one after the other like the digits of a number.
  void visit_all() {
    reached_.assign(table_.rows.size() / 64 + 1, 0);
    overlap_reported_.assign(table_.rows.size(), false);
    std::vector<std::size_t> digits(axes_.size(), 0);
    while (true) {
      visit(digits);
      std::size_t place = digits.size();
      while (place > 0 && digits[place - 1] + 1 == axes_[place - 1].bins.size())
        digits[--place] = 0;
      if (place == 0) return;
      ++digits[place - 1];
    }
  }

  void visit(const std::vector<std::size_t>& digits) {
    RowSet hits = axes_[0].bins[digits[0]].rows;
    for (std::size_t d = 1; d < digits.size(); ++d) {
      const RowSet& rows = axes_[d].bins[digits[d]].rows;
      for (std::size_t word = 0; word < hits.size(); ++word) hits[word] &= rows[word];
    }
    std::optional<std::size_t> first;
    for (std::size_t word = 0; word < hits.size(); ++word) {
      for (std::uint64_t left = hits[word]; left != 0; left &= left - 1) {
        const std::size_t row = word * 64 + static_cast<std::size_t>(std::countr_zero(left));
        set_row(reached_, row);
        if (first) note_overlap(*first, row, digits);
        if (!first) first = row;
        if (table_.policy == HitPolicy::First) return;
      }
    }
    if (!first && table_.otherwise.is_none()) note_gap(digits);
  }

  [[nodiscard]] bool has_same_result(std::size_t left, std::size_t right) const {
    const auto l = fold(context_.pack, table_.rows[left].result);
    const auto r = fold(context_.pack, table_.rows[right].result);
    return !l || !r || *l == *r;  // where it is not known, the run decides
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
