// Filters of aggregates over rows that do not lie below the asking row. What such a filter says of
// 本行 must let the rows be found by sorting: a comparison of their side with ours.
#include <algorithm>
#include <utility>

#include "guiju/checked/comparison.hpp"
#include "guiju/checked/diagnostics/rows.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::ExprKind;

namespace {

/// Each doubles the ways in which a cell that is missing leaves open whether a row matches.
constexpr std::size_t equalities_max = 4;

}  // namespace

/// 区.村: the rows of a table below 区, where 区 has no column of that name.
bool ExpressionChecker::is_entity_path(EntityId entity, const syntax::Name& name) const {
  const EntityId below = context_.find_entity(name.text);
  return !below.is_none() && context_.is_ancestor(entity, below) &&
         context_.find_column(entity, name.text).is_none();
}

/// Whether 本行 stands in it, outside functions over other rows.
bool ExpressionChecker::names_own_row(syntax::ExprId id) const {
  const syntax::Expr& expr = tree_.at(id);
  if (expr.kind == ExprKind::This) return true;
  if (is_over_rows(expr)) return false;
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [&](syntax::ExprId arg) { return names_own_row(arg); });
}

/// Whether anything in it is read from the rows that are aggregated.
bool ExpressionChecker::names_rows_beside(syntax::ExprId id) const {
  const syntax::Expr& expr = tree_.at(id);
  if (is_over_rows(expr)) return true;
  if (expr.kind == ExprKind::Before || expr.kind == ExprKind::SoFar) return true;
  if (expr.kind == ExprKind::Name) {
    const bool is_elsewhere = !context_.find_parameter(expr.name.text).is_none() ||
                              context_.words.contains(expr.name.text);
    return !context_.find_column(scope_.entity, expr.name.text).is_none() || !is_elsewhere;
  }
  return std::any_of(expr.args.begin(), expr.args.end(),
                     [&](syntax::ExprId arg) { return names_rows_beside(arg); });
}

bool ExpressionChecker::is_of_own_row(syntax::ExprId id) const {
  return names_own_row(id) && !names_rows_beside(id);
}

ExprId ExpressionChecker::check_on_own_row(syntax::ExprId id) {
  const Scope inside = std::exchange(scope_, asking_);
  scope_.asking = {};
  scope_.is_over_rows = false;
  scope_.is_beside = false;
  const ExprId checked = check(id);
  scope_ = inside;
  return checked;
}

/// Splits a filter into what is asked of the rows alone, which comes back, and what is asked of 本行.
ExprId ExpressionChecker::check_beside_filter(syntax::ExprId filter, Beside& beside) {
  std::vector<syntax::ExprId> conditions{filter};
  if (tree_.at(filter).kind == ExprKind::And) conditions = tree_.at(filter).args;
  std::vector<ExprId> alone;
  std::vector<ExprId> guards;
  for (const syntax::ExprId condition : conditions) {
    if (!names_own_row(condition)) {
      alone.push_back(check_truth(condition));
    } else if (is_of_own_row(condition)) {
      guards.push_back(check_on_own_row(condition));
      require_type(context_, guards.back(), simple_type(TypeKind::Bool));
    } else {
      check_match(condition, beside);
    }
  }
  const auto all_of = [&](std::vector<ExprId> truths) {
    if (truths.empty()) return ExprId{};
    return context_.join(Op::And, tree_.at(filter).span, std::move(truths));
  };
  beside.guard = all_of(std::move(guards));
  return all_of(std::move(alone));
}

void ExpressionChecker::check_match(syntax::ExprId id, Beside& beside) {
  const syntax::Expr& expr = tree_.at(id);
  const auto op = comparison_of(expr.kind);
  if (op && is_of_own_row(expr.args[1]) && !names_own_row(expr.args[0])) {
    add_match(*op, expr, expr.args[0], expr.args[1], beside);
  } else if (op && is_of_own_row(expr.args[0]) && !names_own_row(expr.args[1])) {
    add_match(mirrored(*op), expr, expr.args[1], expr.args[0], beside);
  } else if (expr.kind == ExprKind::Between && !names_own_row(expr.args[0]) &&
             !names_rows_beside(expr.args[1]) && !names_rows_beside(expr.args[2])) {
    add_match(Op::GreaterEqual, expr, expr.args[0], expr.args[1], beside);
    add_match(Op::LessEqual, expr, expr.args[0], expr.args[2], beside);
  } else {
    context_.report(Problem(diagnostics::own_row_not_compared, expr.span)
                        .with("entity", context_.pack.at(scope_.entity).name));
  }
}

void ExpressionChecker::add_match(Op op, const syntax::Expr& comparison, syntax::ExprId theirs,
                                  syntax::ExprId own, Beside& beside) {
  const ExprId left = check(theirs);
  const ExprId right = check_on_own_row(own);
  compare(context_, op, left, right, comparison.span, comparison.operator_span,
          operator_text(comparison));
  beside.matches.push_back({op, left, right});
}

/// Rows are found by = through grouping; by everything else in a line sorted by one column.
void ExpressionChecker::require_one_range(const Beside& beside) {
  const Expr* first = nullptr;
  std::size_t equalities = 0;
  for (const Beside::Match& match : beside.matches) {
    const Expr& theirs = context_.pack.at(match.theirs);
    if (match.op == Op::Equal) {
      if (++equalities == equalities_max + 1)
        context_.report(Problem(diagnostics::too_many_equalities, theirs.span)
                            .with("limit", std::to_string(equalities_max)));
      continue;
    }
    if (first == nullptr) {
      first = &theirs;
      continue;
    }
    const bool is_same = theirs.op == first->op && theirs.column == first->column &&
                         theirs.args.empty() && first->args.empty();
    if (is_same) continue;
    context_.report(Problem(diagnostics::several_ranges, theirs.span)
                        .with("first", context_.text(first->span))
                        .with("second", context_.text(theirs.span)));
  }
}

/// A list for every row, each nearly as long as the table, would cost its square.
void ExpressionChecker::refuse_ranges(const Beside& beside, Span span) {
  const bool has_range = std::any_of(beside.matches.begin(), beside.matches.end(),
                                     [](const auto& match) { return match.op != Op::Equal; });
  if (has_range) context_.report(Problem(diagnostics::list_by_size, span));
}

/// The place of the row that asks; by a rank it is the rank itself.
ExprId ExpressionChecker::own_place_in_line(OrderId order, Span span) {
  const ColumnId rank = context_.pack.at(order).rank;
  if (rank.is_none()) return place_in_line(order, span);
  const ExprId id = make(Op::Column, context_.pack.at(rank).type, span, {});
  context_.pack.exprs[id.index()].column = rank;
  return id;
}

ExprId ExpressionChecker::place_in_line(OrderId order, Span span) {
  const ExprId id = make(Op::Place, number_type(NumberForm::Integer, {}, 0), span, {});
  context_.pack.exprs[id.index()].order = order;
  return id;
}

}  // namespace guiju::checked
