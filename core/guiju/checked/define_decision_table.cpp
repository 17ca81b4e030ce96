// 决策表: cells become tests of their head. Gaps and overlaps: check_tables.cpp.
#include <algorithm>
#include <utility>

#include "guiju/checked/constant_fold.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;
using syntax::Word;

/// A cell as an expression and as what can be known of it beforehand.
struct CheckedCell {
  ExprId test;  // none for `-`
  CellTest known;
};

class TableDefiner {
 public:
  explicit TableDefiner(Defining& defining) : defining_(defining), context_(defining.context) {}

  void define() {
    const auto& rows = defining_.line().rows;
    if (rows.size() < 2) return report_nothing_in_it(defining_, phrases::rows_of_table);
    read_policy();
    read_heads(rows[0]);
    if (result_count_ != 1) {
      refuse(context_, rows[0].span, phrases::later_results);
      return;
    }
    for (std::size_t i = 1; i < rows.size(); ++i) read_row(rows[i], i + 1 == rows.size());
    checked_.column = defining_.pending.columns[0];
    defining_.column().definition = std::move(table_);
    // Gaps that come of a cell that could not be read would only hide the cell.
    if (!has_problem_) context_.tables_to_check.push_back(std::move(checked_));
  }

 private:
  void read_policy() {
    const syntax::Clause* hit = syntax::find_clause(defining_.line(), Word::Clause_Hit);
    if (hit == nullptr || hit->names.empty()) return;
    const syntax::Name& name = hit->names[0];
    const auto word = syntax::find_word(syntax::WordGroup::Policy, name.text);
    if (word == Word::Policy_Unique) table_.policy = HitPolicy::Unique;
    if (word == Word::Policy_AnyHit) table_.policy = HitPolicy::Any;
    if (word == Word::Policy_First) table_.policy = HitPolicy::First;
    if (word == Word::Policy_Priority) refuse(context_, name.span, phrases::later_priority);
    if (word == Word::Policy_Collect) refuse(context_, name.span, phrases::later_collect);
    if (!word)
      context_.report(Problem(diagnostics::unknown_word, name.span)
                          .with("clause", word_text(Word::Clause_Hit))
                          .with("name", name.text)
                          .with("known", phrases::known_policies));
  }

  void read_heads(const syntax::Row& heading) {
    for (const syntax::Cell& cell : heading.cells) {
      if (cell.is_result) {
        ++result_count_;
        continue;
      }
      if (cell.expr.is_none())
        context_.report(Problem(diagnostics::clause_missing, cell.span)
                            .with("head", defining_.column().name)
                            .with("part", phrases::part_heading));
      table_.inputs.push_back(defining_.checker().check(cell.expr));
      checked_.head_spans.push_back(cell.span);
    }
  }

  void read_row(const syntax::Row& row, bool is_last) {
    const bool is_default = !row.cells.empty() && !row.cells[0].expr.is_none() &&
                            defining_.tree().at(row.cells[0].expr).kind == ExprKind::Otherwise;
    const ExprId result = read_result(row);
    if (is_default) {
      if (!is_last) context_.report(Problem(diagnostics::default_row_place, row.cells[0].span));
      table_.otherwise = result;
      return;
    }
    DecisionTable::Row checked;
    checked.result = result;
    checked.span = row.span;
    std::vector<CellTest> known;
    std::size_t head = 0;
    for (const syntax::Cell& cell : row.cells) {
      if (cell.is_result || head >= table_.inputs.size()) continue;
      CheckedCell read = read_cell(cell, table_.inputs[head++]);
      checked.tests.push_back(read.test);
      known.push_back(std::move(read.known));
    }
    checked.tests.resize(table_.inputs.size());
    known.resize(table_.inputs.size());
    table_.rows.push_back(std::move(checked));
    checked_.rows.push_back(std::move(known));
  }

  ExprId read_result(const syntax::Row& row) {
    for (const syntax::Cell& cell : row.cells) {
      if (!cell.is_result) continue;
      if (cell.expr.is_none()) break;
      const Column& column = defining_.column();
      const Type wanted = column.type;
      const ExprId value = defining_.checker().check(cell.expr, &wanted);
      if (fits_cell(value, wanted))
        require_storable(context_, value, wanted, column.name);
      else
        report_cell(cell.span, column.name, wanted);
      return value;
    }
    context_.report(Problem(diagnostics::clause_missing, row.span)
                        .with("head", context_.text(row.span))
                        .with("part", phrases::part_result));
    return {};
  }

  [[nodiscard]] bool fits_cell(ExprId value, const Type& wanted) const {
    const Type& found = context_.type_of(value);
    if (found.kind == TypeKind::Error || wanted.kind == TypeKind::Error) return true;
    return found.kind == wanted.kind && found.dimension == wanted.dimension &&
           (found.kind != TypeKind::Enum || found.enumeration == wanted.enumeration);
  }

  void report_cell(Span span, std::string_view column, const Type& wanted) {
    has_problem_ = true;
    context_.report(Problem(diagnostics::cell_type, span)
                        .with("column", column)
                        .with("wanted", type_text(context_.pack, wanted))
                        .with("cell", context_.text(span)));
  }

  CheckedCell read_cell(const syntax::Cell& cell, ExprId head) {
    if (cell.expr.is_none()) {
      report_cell(cell.span, context_.text(context_.pack.at(head).span), context_.type_of(head));
      return {};
    }
    return read_test(cell.expr, head);
  }

  CheckedCell read_test(syntax::ExprId id, ExprId head) {
    const syntax::Expr& expr = defining_.tree().at(id);
    switch (expr.kind) {
      case ExprKind::AnyValue: return {};
      case ExprKind::Missing: return read_missing(expr, head);
      case ExprKind::CellCompare: return read_compare(expr, head);
      case ExprKind::CellRange: return read_range(expr, head);
      case ExprKind::CellList: return read_list(expr, head);
      case ExprKind::CellNot: return read_not(expr, head);
      default: return read_value(id, head);
    }
  }

  ExprId add(Op op, Span span, std::vector<ExprId> args) {
    Expr expr;
    expr.op = op;
    expr.type = simple_type(TypeKind::Bool);
    expr.span = span;
    expr.args = std::move(args);
    return context_.add(std::move(expr));
  }

  /// The operand of a cell; reported as a cell where its type is not that of the head.
  ExprId read_operand(syntax::ExprId id, ExprId head) {
    const Type wanted = context_.type_of(head);
    const ExprId value = defining_.checker().check(id, &wanted);
    if (context_.type_of(value).kind == TypeKind::Error) has_problem_ = true;
    if (fits_cell(value, wanted)) return value;
    const Span span = context_.pack.at(value).span;
    report_cell(span, context_.text(context_.pack.at(head).span), wanted);
    Expr error;
    error.span = span;
    return context_.add(std::move(error));
  }

  CellTest known_value(ExprId value) const {
    CellTest test;
    const auto folded = fold(context_.pack, value);
    test.kind = folded ? CellTest::Kind::Values : CellTest::Kind::Unknown;
    if (folded) test.values = {*folded};
    return test;
  }

  CheckedCell read_value(syntax::ExprId id, ExprId head) {
    const Span span = defining_.tree().at(id).span;
    const ExprKind kind = defining_.tree().at(id).kind;
    if (context_.type_of(head).kind == TypeKind::Bool &&
        (kind == ExprKind::Yes || kind == ExprKind::No)) {
      CellTest known;
      known.kind = CellTest::Kind::Values;
      known.values = {kind == ExprKind::Yes};
      return {truth_of(head, span, kind == ExprKind::Yes), std::move(known)};
    }
    if (context_.type_of(head).kind != TypeKind::Bool && is_condition(kind)) {
      CellTest known;
      known.kind = CellTest::Kind::Unknown;
      return {defining_.checker().check_truth(id), std::move(known)};
    }
    const ExprId value = read_operand(id, head);
    return {compare(context_, Op::Equal, head, value, span, span, "="), known_value(value)};
  }

  static bool is_condition(ExprKind kind) {
    switch (kind) {
      case ExprKind::And:
      case ExprKind::Or:
      case ExprKind::Not:
      case ExprKind::Equal:
      case ExprKind::NotEqual:
      case ExprKind::Less:
      case ExprKind::LessEqual:
      case ExprKind::Greater:
      case ExprKind::GreaterEqual:
      case ExprKind::Between:
      case ExprKind::OneOf: return true;
      default: return false;
    }
  }

  /// The head itself at the place of the cell, or its negation.
  ExprId truth_of(ExprId head, Span span, bool is_yes) {
    if (!is_yes) return add(Op::Not, span, {head});
    Expr copy = context_.pack.at(head);
    copy.span = span;
    return context_.add(std::move(copy));
  }

  CheckedCell read_missing(const syntax::Expr& expr, ExprId head) {
    const Expr& read = context_.pack.at(head);
    const bool is_input =
        read.op == Op::Column && context_.pack.at(read.column).role == ColumnRole::Input;
    if (!is_input) {
      if (read.type.kind != TypeKind::Error)
        report_cell(expr.span, context_.text(read.span), read.type);
      return {};
    }
    Expr filled;
    filled.op = Op::IsFilled;
    filled.type = simple_type(TypeKind::Bool);
    filled.span = expr.span;
    filled.column = read.column;
    CellTest known;
    known.kind = CellTest::Kind::Missing;
    return {add(Op::Not, expr.span, {context_.add(std::move(filled))}), std::move(known)};
  }

  CheckedCell read_compare(const syntax::Expr& expr, ExprId head) {
    const ExprId value = read_operand(expr.args[0], head);
    const auto op = [&] {
      switch (expr.comparison) {
        case ExprKind::Less: return Op::Less;
        case ExprKind::LessEqual: return Op::LessEqual;
        case ExprKind::Greater: return Op::Greater;
        case ExprKind::GreaterEqual: return Op::GreaterEqual;
        case ExprKind::NotEqual: return Op::NotEqual;
        default: return Op::Equal;
      }
    }();
    CellTest known = known_value(value);
    const bool is_equality = op == Op::Equal || op == Op::NotEqual;
    known.is_negated = op == Op::NotEqual;
    if (known.kind == CellTest::Kind::Values && !is_equality) {
      known.kind = CellTest::Kind::Range;
      const bool is_below = op == Op::Less || op == Op::LessEqual;
      (is_below ? known.high : known.low) = known.values[0];
      known.includes_low = op == Op::GreaterEqual;
      known.includes_high = op == Op::LessEqual;
      known.values.clear();
    }
    return {compare(context_, op, head, value, expr.span, expr.operator_span,
                    context_.text(expr.operator_span)),
            std::move(known)};
  }

  CheckedCell read_range(const syntax::Expr& expr, ExprId head) {
    const ExprId low = read_operand(expr.args[0], head);
    const ExprId high = read_operand(expr.args[1], head);
    const std::string_view sign = context_.text(expr.operator_span);
    const ExprId above =
        compare(context_, Op::GreaterEqual, head, low, expr.span, expr.operator_span, sign);
    const ExprId below =
        compare(context_, Op::LessEqual, head, high, expr.span, expr.operator_span, sign);
    CellTest known;
    known.low = fold(context_.pack, low);
    known.high = fold(context_.pack, high);
    known.kind = known.low && known.high ? CellTest::Kind::Range : CellTest::Kind::Unknown;
    return {add(Op::And, expr.span, {above, below}), std::move(known)};
  }

  CheckedCell read_list(const syntax::Expr& expr, ExprId head) {
    std::vector<ExprId> tests;
    CellTest known;
    known.kind = CellTest::Kind::Values;
    for (const syntax::ExprId arg : expr.args) {
      CheckedCell item = read_value(arg, head);
      tests.push_back(item.test);
      if (item.known.kind != CellTest::Kind::Values) known.kind = CellTest::Kind::Unknown;
      known.values.insert(known.values.end(), item.known.values.begin(), item.known.values.end());
    }
    if (tests.size() == 1) return {tests[0], std::move(known)};
    return {add(Op::Or, expr.span, std::move(tests)), std::move(known)};
  }

  CheckedCell read_not(const syntax::Expr& expr, ExprId head) {
    CheckedCell inner =
        expr.args.size() == 1 ? read_test(expr.args[0], head) : read_list(expr, head);
    inner.known.is_negated = !inner.known.is_negated;
    return {add(Op::Not, expr.span, {inner.test}), std::move(inner.known)};
  }

  Defining& defining_;
  Context& context_;
  DecisionTable table_;
  TableToCheck checked_;
  std::size_t result_count_ = 0;
  bool has_problem_ = false;
};

}  // namespace

void define_decision_table(Defining& defining) { TableDefiner(defining).define(); }

}  // namespace guiju::checked
