#include "guiju/checked/table_cells.hpp"

#include <utility>

#include "guiju/checked/comparison.hpp"
#include "guiju/checked/constant_fold.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"

namespace guiju::checked {

using syntax::ExprKind;

namespace {

bool is_condition(ExprKind kind) {
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

}  // namespace

bool CellReader::fits(ExprId value, const Type& wanted) const {
  const Type& found = context_.type_of(value);
  if (found.kind == TypeKind::Error || wanted.kind == TypeKind::Error) return true;
  return found.kind == wanted.kind && found.dimension == wanted.dimension &&
         (found.kind != TypeKind::Enum || found.enumeration == wanted.enumeration);
}

void CellReader::report(Span span, std::string_view column, const Type& wanted) {
  has_problem_ = true;
  Problem problem(diagnostics::cell_type, span);
  problem.with("column", column)
      .with("wanted", type_text(context_.pack, wanted))
      .with("cell", context_.text(span));
  const bool is_blank = context_.text(span).find_first_not_of(' ') == std::string_view::npos;
  if (is_blank) problem.help(phrases::help_blank_cell);
  context_.report(std::move(problem));
}

CheckedCell CellReader::read(const syntax::Cell& cell, ExprId head) {
  if (cell.expr.is_none()) {
    report(cell.span, context_.text(context_.pack.at(head).span), context_.type_of(head));
    return {};
  }
  return read_test(cell.expr, head);
}

CheckedCell CellReader::read_test(syntax::ExprId id, ExprId head) {
  const syntax::Expr& expr = defining_.tree().at(id);
  switch (expr.kind) {
    case ExprKind::AnyValue: return {};
    case ExprKind::Missing: return read_missing(expr, head);
    case ExprKind::CellCompare: return read_compare(expr, head);
    case ExprKind::CellRange: return read_range(expr, head);
    case ExprKind::CellList: return read_parts(expr, head, Op::Or);
    case ExprKind::CellBoth: return read_parts(expr, head, Op::And);
    case ExprKind::CellNot: return read_not(expr, head);
    default: return read_value(id, head);
  }
}

ExprId CellReader::add(Op op, Span span, std::vector<ExprId> args) {
  return context_.add(op, simple_type(TypeKind::Bool), span, std::move(args));
}

/// The operand of a cell; reported as a cell where its type is not that of the head.
ExprId CellReader::read_operand(syntax::ExprId id, ExprId head) {
  const Type wanted = context_.type_of(head);
  const ExprId value = defining_.checker().check(id, &wanted);
  if (context_.type_of(value).kind == TypeKind::Error) has_problem_ = true;
  if (fits(value, wanted)) return value;
  const Span span = context_.pack.at(value).span;
  report(span, context_.text(context_.pack.at(head).span), wanted);
  Expr error;
  error.span = span;
  return context_.add(std::move(error));
}

CellTest CellReader::known_value(ExprId value) const {
  CellTest test;
  const auto folded = fold(context_.pack, value);
  test.kind = folded ? CellTest::Kind::Values : CellTest::Kind::Unknown;
  if (folded) test.values = {*folded};
  return test;
}

CheckedCell CellReader::read_value(syntax::ExprId id, ExprId head) {
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

/// The head itself at the place of the cell, or its negation.
ExprId CellReader::truth_of(ExprId head, Span span, bool is_yes) {
  if (!is_yes) return add(Op::Not, span, {head});
  Expr copy = context_.pack.at(head);
  copy.span = span;
  return context_.add(std::move(copy));
}

CheckedCell CellReader::read_missing(const syntax::Expr& expr, ExprId head) {
  const Expr& read = context_.pack.at(head);
  const bool is_input =
      read.op == Op::Column && context_.pack.at(read.column).role == ColumnRole::Input;
  if (!is_input) {
    if (read.type.kind != TypeKind::Error) report(expr.span, context_.text(read.span), read.type);
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

CheckedCell CellReader::read_compare(const syntax::Expr& expr, ExprId head) {
  const ExprId value = read_operand(expr.args[0], head);
  const Op op = *comparison_of(expr.comparison);
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

CheckedCell CellReader::read_range(const syntax::Expr& expr, ExprId head) {
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

CheckedCell CellReader::read_parts(const syntax::Expr& expr, ExprId head, Op op) {
  std::vector<ExprId> tests;
  CellTest known;
  known.kind = op == Op::And ? CellTest::Kind::AllOf : CellTest::Kind::OneOf;
  for (const syntax::ExprId arg : expr.args) {
    CheckedCell part = read_test(arg, head);
    if (part.test.is_none()) continue;  // reported
    tests.push_back(part.test);
    if (part.known.kind == CellTest::Kind::Unknown) known.kind = CellTest::Kind::Unknown;
    known.parts.push_back(std::move(part.known));
  }
  if (tests.empty()) return {};
  if (tests.size() == 1) return {tests[0], std::move(known.parts[0])};
  return {add(op, expr.span, std::move(tests)), std::move(known)};
}

CheckedCell CellReader::read_not(const syntax::Expr& expr, ExprId head) {
  CheckedCell inner =
      expr.args.size() == 1 ? read_test(expr.args[0], head) : read_parts(expr, head, Op::Or);
  inner.known.is_negated = !inner.known.is_negated;
  if (inner.test.is_none()) return {};
  return {add(Op::Not, expr.span, {inner.test}), std::move(inner.known)};
}

}  // namespace guiju::checked
