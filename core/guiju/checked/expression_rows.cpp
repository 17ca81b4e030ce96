// Functions over rows: of a table below or beside, or of the own table in an order.
#include <algorithm>
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
    case Word::Function_ListRows: return AggregateKind::List;
    case Word::Function_Lookup: return AggregateKind::Only;
    default: return AggregateKind::Sum;
  }
}

/// The innermost owner of a chain of members, and the name next to it.
const syntax::Expr& base_of(const syntax::Tree& tree, const syntax::Expr& member,
                            const syntax::Name** first = nullptr) {
  const syntax::Expr* base = &member;
  while (base->kind == ExprKind::Member) {
    if (first != nullptr) *first = &base->name;
    base = &tree.at(base->args[0]);
  }
  return *base;
}

}  // namespace

bool is_over_rows(const syntax::Expr& expr) {
  if (expr.kind != ExprKind::Call) return false;
  const auto function = syntax::find_word(syntax::WordGroup::Function, expr.name.text);
  if (!function) return false;
  switch (*function) {
    case Word::Function_Sum:
    case Word::Function_Count:
    case Word::Function_Mean:
    case Word::Function_Any:
    case Word::Function_All:
    case Word::Function_ListRows:
    case Word::Function_Lookup: return true;
    case Word::Function_Least:
    case Word::Function_Greatest: return expr.args.size() < 2;
    default: return false;
  }
}

void ExpressionChecker::note_running(const syntax::Expr& call, const syntax::Expr& word,
                                     Rows& rows) {
  const bool includes_own = word.kind == ExprKind::SoFar;
  if (!rows.is_none() && !(rows.is_running && rows.includes_own == includes_own)) {
    rows.has_problem = true;
    const std::string first = rows.is_running ? std::string(context_.text(rows.word))
                                              : context_.pack.at(rows.entity).name;
    context_.report(Problem(diagnostics::mixed_rows, word.span)
                        .with("function", call.name.text)
                        .with("first", first)
                        .with("second", context_.text(word.span)));
  }
  rows.is_running = true;
  rows.word = word.span;
  rows.includes_own = includes_own;
}

/// The rows that a name such as 户, 区.户 or 区.户.收入 stands for, seen from the own row; none where
/// it stands for a value.
ExpressionChecker::Rows ExpressionChecker::rows_named(const syntax::Expr& member) const {
  Rows rows;
  const syntax::Name* next = nullptr;
  const syntax::Expr& base = base_of(tree_, member, &next);
  if (base.kind != ExprKind::Name) return rows;
  const EntityId entity = context_.find_entity(base.name.text);
  if (entity.is_none()) return rows;
  const EntityId own = scope_.entity;
  if (context_.is_ancestor(own, entity)) {
    rows.entity = entity;
    return rows;
  }
  const bool is_above = entity == own || context_.is_ancestor(entity, own);
  if (is_above && next != nullptr && is_entity_path(entity, *next)) {
    rows.entity = context_.find_entity(next->text);
    rows.is_beside = entity != own;
    if (rows.is_beside) rows.anchor = entity;
    return rows;
  }
  // A table that shares no table above with the own one is taken whole.
  const auto& above = context_.names[own.index()].ancestors;
  const bool is_apart = std::none_of(above.begin(), above.end(), [&](EntityId each) {
    return context_.pack.at(each).source.is_none() &&
           (each == entity || context_.is_ancestor(each, entity));
  });
  if (!is_apart || (is_above && entity != own)) return rows;
  rows.entity = entity;
  rows.is_beside = true;
  return rows;
}

void ExpressionChecker::note_rows(const syntax::Expr& call, const syntax::Expr& member,
                                  Rows& rows) {
  const Rows found = rows_named(member);
  if (found.is_none() || rows.is_running) return;
  // 村.x beside 户.y in one call: names of the lower table read the upper one as their parent.
  const bool is_same_way = rows.is_beside == found.is_beside && rows.anchor == found.anchor;
  if (rows.is_none() || (is_same_way && context_.is_ancestor(rows.entity, found.entity))) {
    rows = found;
    return;
  }
  if (is_same_way &&
      (rows.entity == found.entity || context_.is_ancestor(found.entity, rows.entity)))
    return;
  rows.has_problem = true;
  context_.report(Problem(diagnostics::mixed_rows, member.span)
                      .with("function", call.name.text)
                      .with("first", context_.pack.at(rows.entity).name)
                      .with("second", context_.pack.at(found.entity).name));
}

/// Which rows a call is about: the table named in its first argument, or 此前 and 至此 anywhere.
ExpressionChecker::Rows ExpressionChecker::find_rows(const syntax::Expr& call) {
  Rows rows;
  if (call.args.empty()) return rows;
  std::vector<syntax::ExprId> left{call.args[0]};
  while (!left.empty()) {
    const bool is_whole = left.back() == call.args[0];
    const syntax::Expr& expr = tree_.at(left.back());
    left.pop_back();
    const syntax::Expr& base = base_of(tree_, expr);
    const bool is_row_word = base.kind == ExprKind::Before || base.kind == ExprKind::SoFar;
    if (is_row_word) {
      note_running(call, base, rows);
    } else if (expr.kind == ExprKind::Member) {
      note_rows(call, expr, rows);
    } else if (expr.kind == ExprKind::Name) {
      // A column of the own row with the name of a table is that column.
      if (is_whole && context_.find_column(scope_.entity, expr.name.text).is_none())
        note_rows(call, expr, rows);
    } else if (!is_over_rows(expr)) {
      // A function over rows inside this one names rows of its own.
      left.insert(left.end(), expr.args.rbegin(), expr.args.rend());
    }
  }
  return rows;
}

void ExpressionChecker::report_no_rows(const syntax::Expr& call) {
  // A table beside or above the own one is named: say so, and not that no rows are named.
  const syntax::Expr& base = base_of(tree_, tree_.at(call.args[0]));
  const EntityId named =
      base.kind == ExprKind::Name ? context_.find_entity(base.name.text) : EntityId{};
  Problem problem(named.is_none() ? diagnostics::rows_missing : diagnostics::not_a_descendant,
                  named.is_none() ? call.name.span : base.span);
  problem.with("function", call.name.text);
  problem.with("own", context_.pack.at(scope_.entity).name);
  if (!named.is_none()) {
    const std::string& entity = context_.pack.at(named).name;
    problem.with("entity", entity);
    if (context_.is_ancestor(named, scope_.entity)) {
      problem.help(filled(phrases::help_read_above, {{"entity", entity}}));
    } else {
      const auto& above = context_.names[scope_.entity.index()].ancestors;
      const auto shared = std::find_if(above.begin(), above.end(), [&](EntityId each) {
        return context_.pack.at(each).source.is_none() && context_.is_ancestor(each, named);
      });
      if (shared != above.end())
        problem.help(filled(phrases::help_name_anchor,
                            {{"rows", context_.pack.at(*shared).name + "." + entity}}));
    }
  }
  context_.report(std::move(problem));
}

ExprId ExpressionChecker::check_rows(const syntax::Expr& expr, Word function) {
  if (!has_arguments(expr, 1, 1)) return error(expr.span);
  Rows rows = find_rows(expr);
  if (rows.has_problem) return error(expr.span);
  if (rows.is_none()) {
    report_no_rows(expr);
    return error(expr.span);
  }
  return check_aggregate(expr, aggregate_kind(function), rows);
}

/// What 列出 writes as texts: texts, words, dates, months, whole numbers.
std::optional<Type> ExpressionChecker::listed_type(ExprId value) {
  const Type found = type(value);
  const bool is_whole = found.is_number() && found.scale == 0 && found.dimension.is_none();
  const bool fits = is_whole || found.kind == TypeKind::Text || found.kind == TypeKind::Enum ||
                    found.kind == TypeKind::Date || found.kind == TypeKind::Month;
  if (!fits) {
    report_mismatch(context_.pack.at(value).span, phrases::a_listed_value, found);
    return std::nullopt;
  }
  Type result = simple_type(TypeKind::List);
  result.enumeration = found.enumeration;
  return result;
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
  if (kind == AggregateKind::Only) return found;
  if (kind == AggregateKind::List) return listed_type(value);
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

/// Inside an aggregate parameters are asked at the date of the row that asks. Rows below read it as
/// any column above; rows beside have no way to it.
void ExpressionChecker::date_from_outside(const Scope& outer, bool is_beside) {
  scope_.at = outer.at;
  scope_.at_span = outer.at_span;
  scope_.is_at_beside = outer.is_at_beside;
  if (outer.at.is_none()) return;
  const Expr date = context_.pack.at(outer.at);
  const bool is_same_everywhere = date.op == Op::AsOf || date.op == Op::Constant;
  if (is_same_everywhere) return;
  const bool is_column = date.op == Op::Column || date.op == Op::Ancestor;
  if (!is_column || is_beside) scope_.at_span = date.span;
  scope_.is_at_beside = scope_.is_at_beside || is_beside;
  if (date.op == Op::Column && !is_beside) scope_.at = read_ancestor(date.column, date.span);
}

/// Names inside stand on the rows that are aggregated.
Scope ExpressionChecker::scope_inside(const Rows& rows) const {
  Scope inside;
  if (rows.is_running) {
    inside = scope_;
    inside.is_over_rows = true;
    if (!rows.includes_own && inside.reads == ReadKind::SameRow)
      inside.reads = ReadKind::EarlierRows;
    return inside;
  }
  inside.entity = rows.entity;
  inside.asking = scope_.entity;
  inside.reads = ReadKind::OtherRows;
  inside.is_beside = rows.is_beside;
  inside.anchor = rows.anchor;
  return inside;
}

ExprId ExpressionChecker::check_aggregate(const syntax::Expr& expr, AggregateKind kind, Rows rows) {
  if (rows.is_running && !require_order(rows.word)) return error(expr.span);
  // What compares earlier rows with this one is found among the rows of the line.
  const bool is_in_line = rows.is_running && !expr.filter.is_none() && names_own_row(expr.filter);
  const bool is_listed =
      rows.is_running && (kind == AggregateKind::List || kind == AggregateKind::Only);
  std::optional<Beside> beside;
  const Scope outer = scope_;
  if (is_in_line || is_listed) {
    beside.emplace();
    beside->anchor = context_.pack.at(outer.order).scope;
    rows.entity = outer.entity;
    rows.is_beside = true;
    rows.anchor = beside->anchor;
  } else if (rows.is_beside) {
    beside = Beside{rows.anchor, {}, {}};
  }
  const Scope outer_asking = std::exchange(asking_, outer);
  scope_ = scope_inside(rows);
  if (!rows.is_running) date_from_outside(outer, rows.is_beside);
  if (beside) {
    scope_.is_over_rows = rows.is_running;
    scope_.reads = ReadKind::OtherRows;
    scope_.is_beside = true;
    scope_.anchor = beside->anchor;
    scope_.asking = outer.entity;
    scope_.entity = rows.entity;
  }
  const syntax::Expr& first = tree_.at(expr.args[0]);
  // 计数 asks for rows, not for values: what stands before the dot is enough.
  const bool is_bare = is_bare_rows(first, rows);
  ExprId filter;
  if (!expr.filter.is_none())
    filter = beside ? check_beside_filter(expr.filter, *beside) : check_truth(expr.filter);
  // What the filter lets through may be known to have a value.
  if (filter) note_values(context_.pack, filter, true, scope_.has_value);
  const ExprId value = is_bare ? ExprId{} : check(expr.args[0]);
  if (is_in_line || is_listed) {
    const ExprId theirs = place_in_line(outer.order, rows.word);
    const ExprId own = own_place_in_line(outer.order, rows.word);
    beside->matches.push_back({rows.includes_own ? Op::LessEqual : Op::Less, theirs, own});
  }
  if (beside) require_one_range(*beside);
  if (beside && kind == AggregateKind::List) refuse_ranges(*beside, expr.span);
  scope_ = outer;
  asking_ = outer_asking;
  return finish_aggregate(expr, kind, rows, value, filter, std::move(beside));
}

/// 计数(户), 计数(区.户), 计数(此前): rows without a column.
bool ExpressionChecker::is_bare_rows(const syntax::Expr& first, const Rows& rows) const {
  if (rows.is_running) return first.kind == ExprKind::Before || first.kind == ExprKind::SoFar;
  if (first.kind == ExprKind::Name) return context_.find_entity(first.name.text) == rows.entity;
  if (first.kind != ExprKind::Member) return false;
  const syntax::Expr& base = tree_.at(first.args[0]);
  if (base.kind != ExprKind::Name) return false;
  const EntityId entity = context_.find_entity(base.name.text);
  return !entity.is_none() && entity != rows.entity && is_entity_path(entity, first.name) &&
         context_.find_entity(first.name.text) == rows.entity;
}

ExprId ExpressionChecker::finish_aggregate(const syntax::Expr& expr, AggregateKind kind,
                                           const Rows& rows, ExprId value, ExprId filter,
                                           std::optional<Beside> beside) {
  const std::optional<Type> result = aggregate_type(expr, kind, value);
  ExprId otherwise;
  if (!expr.otherwise.is_none()) {
    otherwise = check(expr.otherwise, result ? &*result : nullptr);
    if (result) require_type(context_, otherwise, *result);
  }
  if (!result) return error(expr.span);
  const bool is_running = rows.is_running && !beside;
  std::vector<ExprId> args;
  // 计数 asks for rows, whatever their columns say.
  if (!value.is_none() && kind != AggregateKind::Count) args.push_back(value);
  Type type = *result;
  if (!otherwise.is_none()) type = common_type(type, this->type(otherwise)).value_or(type);
  const ExprId id =
      make(is_running ? Op::Running : Op::Aggregate, std::move(type), expr.span, std::move(args));
  Expr& aggregate = context_.pack.exprs[id.index()];
  aggregate.aggregate = kind;
  aggregate.filter = filter;
  aggregate.otherwise = otherwise;
  aggregate.beside = std::move(beside);
  if (is_running) {
    aggregate.order = scope_.order;
    aggregate.includes_own = rows.includes_own;
  } else {
    aggregate.entity = rows.entity;
  }
  return id;
}

/// `word` is what asks for an order: 此前, 至此, or the name of the function.
bool ExpressionChecker::require_order(Span word) {
  if (!scope_.order.is_none()) return true;
  if (scope_.is_order_unknown) return false;
  context_.report(Problem(diagnostics::order_needed, word).with("word", context_.text(word)));
  return false;
}

ExprId ExpressionChecker::check_previous(const syntax::Expr& expr, const Type* hint) {
  if (!has_arguments(expr, 2, 2) || !require_order(expr.name.span)) return error(expr.span);
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
  if (!has_arguments(expr, 2, 2) || !require_order(expr.name.span)) return error(expr.span);
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

/// 下一行, 首行, 末行: a value on another row of the line.
ExprId ExpressionChecker::check_line(const syntax::Expr& expr, Word function, const Type* hint) {
  const bool is_next = function == Word::Function_Next;
  const std::size_t count = is_next ? 2 : 1;
  if (!has_arguments(expr, count, count) || !require_order(expr.name.span)) return error(expr.span);
  const Scope outer = scope_;
  scope_.is_over_rows = true;
  scope_.reads = ReadKind::OtherRows;
  std::vector<ExprId> args{check(expr.args[0], hint)};
  scope_ = outer;
  std::optional<Type> common = type(args[0]);
  if (is_error(args[0])) return error(expr.span);
  if (is_next) {
    args.push_back(check(expr.args[1], &*common));
    if (is_error(args[1])) return error(expr.span);
    common = common_type(type(args[0]), type(args[1]));
    if (!common) {
      require_type(context_, args[1], type(args[0]));
      return error(expr.span);
    }
  }
  const Op op = is_next                               ? Op::Next
                : function == Word::Function_FirstRow ? Op::FirstRow
                                                      : Op::LastRow;
  const ExprId id = make(op, std::move(*common), expr.span, std::move(args));
  context_.pack.exprs[id.index()].order = outer.order;
  return id;
}

}  // namespace guiju::checked
