// Functions over rows: of a table below, or of the own table in an order.
#include <utility>

#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::ExprKind;
using syntax::Word;

namespace {

AggregateKind aggregate_kind(Word function) {
  switch (function) {
    case Word::Function_Count: return AggregateKind::Count;
    case Word::Function_Mean: return AggregateKind::Mean;
    case Word::Function_Least: return AggregateKind::Least;
    case Word::Function_Greatest: return AggregateKind::Greatest;
    case Word::Function_Any: return AggregateKind::Any;
    case Word::Function_All: return AggregateKind::All;
    default: return AggregateKind::Sum;
  }
}

/// The innermost owner of a chain of members.
const syntax::Expr& base_of(const syntax::Tree& tree, const syntax::Expr& member) {
  const syntax::Expr* base = &member;
  while (base->kind == ExprKind::Member) base = &tree.at(base->args[0]);
  return *base;
}

}  // namespace

void ExpressionChecker::note_rows(const syntax::Expr& call, const syntax::Expr& member,
                                  Rows& rows) {
  const bool is_running = member.kind == ExprKind::Before || member.kind == ExprKind::SoFar;
  if (is_running) {
    const bool includes_own = member.kind == ExprKind::SoFar;
    if (!rows.is_none() && !(rows.is_running && rows.includes_own == includes_own)) {
      rows.has_problem = true;
      const std::string first = rows.is_running ? std::string(context_.text(rows.word))
                                                : context_.pack.at(rows.entity).name;
      context_.report(Problem(diagnostics::mixed_rows, member.span)
                          .with("function", call.name.text)
                          .with("first", first)
                          .with("second", context_.text(member.span)));
    }
    rows.is_running = true;
    rows.word = member.span;
    rows.includes_own = includes_own;
    return;
  }
  if (member.kind != ExprKind::Name) return;
  const EntityId entity = context_.find_entity(member.name.text);
  if (entity.is_none() || !context_.is_ancestor(scope_.entity, entity) || rows.is_running) return;
  // 村.x beside 户.y in one call: names of the lower table read the upper one as their parent.
  if (rows.entity.is_none() || context_.is_ancestor(rows.entity, entity)) {
    rows.entity = entity;
    return;
  }
  if (rows.entity == entity || context_.is_ancestor(entity, rows.entity)) return;
  rows.has_problem = true;
  context_.report(Problem(diagnostics::mixed_rows, member.span)
                      .with("function", call.name.text)
                      .with("first", context_.pack.at(rows.entity).name)
                      .with("second", context_.pack.at(entity).name));
}

/// Which rows a call is about: the table named in its first argument, or 此前 and 至此 anywhere.
ExpressionChecker::Rows ExpressionChecker::find_rows(const syntax::Expr& call) {
  Rows rows;
  if (call.args.empty()) return rows;
  const syntax::Expr& first = tree_.at(call.args[0]);
  if (first.kind == ExprKind::Name) {
    const EntityId entity = context_.find_entity(first.name.text);
    if (context_.find_column(scope_.entity, first.name.text).is_none() && !entity.is_none()) {
      rows.entity = entity;
      return rows;
    }
  }
  std::vector<syntax::ExprId> left{call.args[0]};
  while (!left.empty()) {
    const syntax::Expr& expr = tree_.at(left.back());
    left.pop_back();
    if (expr.kind == ExprKind::Member) {
      note_rows(call, base_of(tree_, expr), rows);
      continue;
    }
    // A function over rows inside this one names rows of its own.
    const auto function = expr.kind == ExprKind::Call
                              ? syntax::find_word(syntax::WordGroup::Function, expr.name.text)
                              : std::nullopt;
    const bool is_over_rows =
        function && (*function == Word::Function_Sum || *function == Word::Function_Count ||
                     *function == Word::Function_Mean || *function == Word::Function_Any ||
                     *function == Word::Function_All ||
                     ((*function == Word::Function_Least || *function == Word::Function_Greatest) &&
                      expr.args.size() < 2));
    if (!is_over_rows) left.insert(left.end(), expr.args.rbegin(), expr.args.rend());
  }
  return rows;
}

ExprId ExpressionChecker::check_rows(const syntax::Expr& expr, Word function) {
  if (!has_arguments(expr, 1, 1)) return error(expr.span);
  Rows rows = find_rows(expr);
  if (rows.has_problem) return error(expr.span);
  if (rows.is_none()) {
    // A table beside or above the own one is named: say so, and not that no rows are named.
    const syntax::Expr& base = base_of(tree_, tree_.at(expr.args[0]));
    const EntityId named =
        base.kind == ExprKind::Name ? context_.find_entity(base.name.text) : EntityId{};
    const bool is_table = !named.is_none() && named != scope_.entity;
    Problem problem(is_table ? diagnostics::not_a_descendant : diagnostics::rows_missing,
                    is_table ? base.span : expr.name.span);
    problem.with("function", expr.name.text);
    problem.with("own", context_.pack.at(scope_.entity).name);
    if (is_table) problem.with("entity", context_.pack.at(named).name);
    if (is_table && context_.is_ancestor(named, scope_.entity))
      problem.help(filled(phrases::help_read_above, {{"entity", context_.pack.at(named).name}}));
    context_.report(std::move(problem));
    return error(expr.span);
  }
  return check_aggregate(expr, aggregate_kind(function), rows);
}

/// The type of an aggregate of `value`, which is none for a count; none after a report.
std::optional<Type> ExpressionChecker::aggregate_type(const syntax::Expr& expr, AggregateKind kind,
                                                      ExprId value) {
  if (kind == AggregateKind::Count) return number_type(NumberForm::Integer, {}, 0);
  if (value.is_none()) {
    context_.report(Problem(diagnostics::table_as_value, tree_.at(expr.args[0]).span)
                        .with("name", context_.text(tree_.at(expr.args[0]).span)));
    return std::nullopt;
  }
  const Type found = type(value);
  if (found.kind == TypeKind::Error) return std::nullopt;
  const bool is_truth = kind == AggregateKind::Any || kind == AggregateKind::All;
  const bool is_extreme = kind == AggregateKind::Least || kind == AggregateKind::Greatest;
  const bool is_day = found.kind == TypeKind::Date || found.kind == TypeKind::Month;
  const bool fits =
      is_truth ? found.kind == TypeKind::Bool : found.is_number() || (is_extreme && is_day);
  if (!fits) {
    report_mismatch(context_.pack.at(value).span, is_truth ? phrases::a_truth : phrases::a_number,
                    found);
    return std::nullopt;
  }
  if (kind != AggregateKind::Mean) return found;
  const NumberForm form = found.form == NumberForm::Integer ? NumberForm::Decimal : found.form;
  return number_type(form, found.dimension, std::nullopt);
}

/// Inside an aggregate parameters are asked at the date of the row that asks, which is read from there
/// as any column above is.
void ExpressionChecker::date_from_outside(const Scope& outer) {
  scope_.at = outer.at;
  scope_.at_span = outer.at_span;
  if (outer.at.is_none()) return;
  const Expr date = context_.pack.at(outer.at);
  if (date.op == Op::Column)
    scope_.at = read_ancestor(date.column, date.span);
  else if (date.op != Op::Ancestor && date.op != Op::AsOf && date.op != Op::Constant)
    scope_.at_span = date.span;
}

ExprId ExpressionChecker::check_aggregate(const syntax::Expr& expr, AggregateKind kind,
                                          const Rows& rows) {
  if (rows.is_running && !require_order(expr, rows.word)) return error(expr.span);
  const bool needs_a_row = kind == AggregateKind::Mean || kind == AggregateKind::Least ||
                           kind == AggregateKind::Greatest;
  if (rows.is_running && needs_a_row) {
    context_.report(Problem(diagnostics::comes_later, expr.span)
                        .with("construct", phrases::later_running_extreme));
    return error(expr.span);
  }
  if (!rows.is_running && !context_.is_ancestor(scope_.entity, rows.entity)) {
    context_.report(Problem(diagnostics::not_a_descendant, tree_.at(expr.args[0]).span)
                        .with("function", expr.name.text)
                        .with("own", context_.pack.at(scope_.entity).name)
                        .with("entity", context_.pack.at(rows.entity).name));
    return error(expr.span);
  }
  const Scope outer = scope_;
  if (rows.is_running) {
    scope_.is_over_rows = true;
    if (!rows.includes_own && scope_.reads == ReadKind::SameRow)
      scope_.reads = ReadKind::EarlierRows;
  } else {
    scope_ = Scope{};
    scope_.entity = rows.entity;
    scope_.asking = outer.entity;
    date_from_outside(outer);
    scope_.reads = ReadKind::OtherRows;
  }
  const syntax::Expr& first = tree_.at(expr.args[0]);
  const bool is_bare_table = first.kind == ExprKind::Name && !rows.is_running &&
                             context_.find_entity(first.name.text) == rows.entity;
  // 计数 asks for rows, not for values: what stands before the dot is enough.
  const ExprId value = is_bare_table ? ExprId{} : check(expr.args[0]);
  const ExprId filter = expr.filter.is_none() ? ExprId{} : check_truth(expr.filter);
  scope_ = outer;
  const std::optional<Type> result = aggregate_type(expr, kind, value);
  ExprId otherwise;
  if (!expr.otherwise.is_none()) {
    otherwise = check(expr.otherwise);
    if (result) require_type(context_, otherwise, *result);
  }
  if (!result) return error(expr.span);
  std::vector<ExprId> args;
  if (!value.is_none()) args.push_back(value);
  const ExprId id =
      make(rows.is_running ? Op::Running : Op::Aggregate, *result, expr.span, std::move(args));
  Expr& aggregate = context_.pack.exprs[id.index()];
  aggregate.aggregate = kind;
  aggregate.filter = filter;
  aggregate.otherwise = otherwise;
  if (rows.is_running) {
    aggregate.order = outer.order;
    aggregate.includes_own = rows.includes_own;
  } else {
    aggregate.entity = rows.entity;
  }
  return id;
}

/// `word` is what asks for an order: 此前, 至此, or the name of the function.
bool ExpressionChecker::require_order(const syntax::Expr& call, Span word) {
  if (!scope_.order.is_none() && !scope_.is_over_rows) return true;
  if (scope_.is_order_unknown) return false;
  if (scope_.is_over_rows) {
    context_.report(
        Problem(diagnostics::comes_later, call.span).with("construct", phrases::later_nested_rows));
    return false;
  }
  context_.report(Problem(diagnostics::order_needed, word).with("word", context_.text(word)));
  return false;
}

ExprId ExpressionChecker::check_previous(const syntax::Expr& expr, const Type* hint) {
  if (!has_arguments(expr, 2, 2) || !require_order(expr, expr.name.span)) return error(expr.span);
  const Scope outer = scope_;
  scope_.is_over_rows = true;
  if (scope_.reads == ReadKind::SameRow) scope_.reads = ReadKind::EarlierRows;
  const ExprId before = check(expr.args[0], hint);
  scope_ = outer;
  const Type found = type(before);
  const ExprId first = check(expr.args[1], &found);
  if (is_error(before) || is_error(first)) return error(expr.span);
  std::optional<Type> common = common_type(found, type(first));
  if (!common) {
    require_type(context_, first, found);
    return error(expr.span);
  }
  const ExprId id = make(Op::Previous, std::move(*common), expr.span, {before, first});
  context_.pack.exprs[id.index()].order = outer.order;
  return id;
}

ExprId ExpressionChecker::check_in_a_row(const syntax::Expr& expr) {
  if (!has_arguments(expr, 2, 2) || !require_order(expr, expr.name.span)) return error(expr.span);
  const ExprId count = check(expr.args[0]);
  const bool is_whole = is_error(count) || (type(count).is_number() && type(count).scale == 0 &&
                                            type(count).dimension.is_none());
  if (!is_whole) report_mismatch(context_.pack.at(count).span, phrases::an_integer, type(count));
  const Scope outer = scope_;
  scope_.is_over_rows = true;
  const ExprId condition = check_truth(expr.args[1]);
  scope_ = outer;
  const ExprId id = make(Op::InARow, simple_type(TypeKind::Bool), expr.span, {count, condition});
  context_.pack.exprs[id.index()].order = outer.order;
  return id;
}

}  // namespace guiju::checked
