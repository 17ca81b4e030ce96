// What all constructs share: their order, their scope, limits, rounding and the format of cells.
#include <algorithm>
#include <utility>

#include "guiju/checked/constructs.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/shares.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/unit_names.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// Helpers whose types hang on one another. The whole chain is on the stack at once.
constexpr std::size_t helper_depth_max = 24;

/// The line by the places of a 排名 of the same table; none where the name is not that of one.
OrderId order_by_rank(Context& context, EntityId entity, const syntax::Name& name) {
  const ColumnId column = context.find_column(entity, name.text);
  if (column.is_none() || context.definition_of[column.index()] == Context::no_definition)
    return {};
  const PendingDefinition& rank = context.definitions[context.definition_of[column.index()]];
  if (rank.statement.tree == nullptr || rank.statement->head != Word::Head_Rank) return {};
  if (const syntax::Clause* ties = syntax::find_clause(*rank.statement, Word::Clause_Ties))
    context.report(Problem(diagnostics::line_of_shared_places, name.span)
                       .with("name", name.text)
                       .label(ties->span, phrases::shared_here));
  Order order;
  order.name = context.pack.at(column).name;
  order.entity = entity;
  order.rank = column;
  order.span = rank.statement->span;
  // A rank that is checked later sets the scope itself.
  if (const auto* checked = std::get_if<Rank>(&context.pack.at(column).definition))
    order.scope = checked->scope;
  const OrderId id{context.pack.orders.size()};
  context.pack.orders.push_back(std::move(order));
  auto& orders = context.names[entity.index()].orders;
  orders.emplace(context.pack.at(column).name, id);
  if (!context.pack.at(column).alias.empty()) orders.emplace(context.pack.at(column).alias, id);
  return id;
}

OrderId read_order(Context& context, const PendingDefinition& pending) {
  const syntax::Clause* by = syntax::find_clause(*pending.statement, Word::Clause_By);
  if (by == nullptr || by->args.empty()) return {};
  const syntax::Expr& expr = pending.statement.tree->at(by->args[0]);
  const auto& orders = context.names[pending.entity.index()].orders;
  if (expr.kind == syntax::ExprKind::Name) {
    const auto found = orders.find(expr.name.text);
    if (found != orders.end()) return found->second;
    const OrderId ranked = order_by_rank(context, pending.entity, expr.name);
    if (!ranked.is_none()) return ranked;
  }
  Problem problem(diagnostics::unknown_order, expr.span);
  problem.with("entity", context.pack.at(pending.entity).name)
      .with("name", context.text(expr.span));
  std::vector<std::string> known;
  for (const auto& [name, id] : orders) known.push_back(name);
  std::sort(known.begin(), known.end());
  if (expr.kind == syntax::ExprKind::Name)
    context.suggest(problem, expr.name.text, expr.span, known);
  context.report(std::move(problem));
  return {};
}

ExprId read_at(Defining& defining) {
  const syntax::ExprId at = clause_value(defining.line(), Word::Clause_At);
  if (at.is_none()) return {};
  const ExprId date = defining.checker().check(at);
  return require_type(defining.context, date, simple_type(TypeKind::Date)) ? date : ExprId{};
}

void check_definition(Context& context, std::size_t index) {
  PendingDefinition& pending = context.definitions[index];
  if (pending.progress != PendingDefinition::Progress::NotBegun) return;
  pending.progress = PendingDefinition::Progress::Begun;
  const std::size_t outer = std::exchange(context.current_definition, index);
  Defining defining{context, pending, {}};
  defining.scope.entity = pending.entity;
  if (!pending.statement->has_error) {
    const Construct& construct = *find_construct(pending.statement->head);
    if (construct.runs_over_an_order) {
      defining.scope.order = read_order(context, pending);
      defining.scope.is_order_unknown =
          defining.scope.order.is_none() &&
          syntax::find_clause(*pending.statement, Word::Clause_By) != nullptr;
      for (const ColumnId id : pending.columns)
        context.pack.columns[id.index()].order = defining.scope.order;
    }
    defining.scope.at = read_at(defining);
    // One version of a dated rule: its parameters are asked when it is.
    const bool is_version = syntax::find_clause(*pending.statement, Word::Clause_From) != nullptr;
    if (is_version && pending.versions.empty() && !defining.scope.at) {
      Expr as_of;
      as_of.op = Op::AsOf;
      as_of.type = simple_type(TypeKind::Date);
      as_of.span = defining.column().span;
      defining.scope.at = context.add(std::move(as_of));
    }
    if (pending.versions.empty())
      construct.define(defining);
    else
      define_versions(defining);
    settle_format(defining);
  }
  for (const ColumnId id : pending.columns) context.is_type_known[id.index()] = true;
  pending.progress = PendingDefinition::Progress::Done;
  context.current_definition = outer;
}

ExprId limit(Defining& defining, Builtin builtin, syntax::ExprId bound, ExprId value, Span span,
             ExprId* cap) {
  Context& context = defining.context;
  const Type hint = context.type_of(value);
  const ExprId limit = defining.checker().check(bound, &hint);
  if (cap != nullptr && builtin == Builtin::Least) *cap = limit;
  if (!require_type(context, limit, hint)) return value;
  Expr expr;
  expr.op = Op::Call;
  expr.builtin = builtin;
  expr.type = common_type(hint, context.type_of(limit)).value_or(Type{});
  expr.span = join(context.pack.at(value).span, span);
  expr.args = {value, limit};
  return context.add(std::move(expr));
}

/// A column of the own row that holds the mode; none where the mode is a word or a parameter.
ExprId mode_column(Defining& defining, const syntax::Clause& clause) {
  Context& context = defining.context;
  if (!clause.mode || find_rounding_mode(clause.mode->text)) return {};
  const ColumnId id = context.find_column(defining.pending.entity, clause.mode->text);
  if (id.is_none() || column_type(context, id).kind != TypeKind::RoundingMode) return {};
  context.note_read(id, ReadKind::SameRow, clause.mode->span);
  Expr expr;
  expr.op = Op::Column;
  expr.type = context.pack.at(id).type;
  expr.span = clause.mode->span;
  expr.column = id;
  return context.add(std::move(expr));
}

ExprId round_by(Defining& defining, const syntax::Clause& clause, ExprId value) {
  Context& context = defining.context;
  const auto step = read_step(context, defining.tree(), clause);
  // After a problem with the rounding nobody should hear that rounding is missing.
  if (!step || !fits_step(context, *step, context.type_of(value))) return context.add({});
  const ExprId column = mode_column(defining, clause);
  const WrittenMode mode = column.is_none() ? read_mode(context, clause) : WrittenMode{};
  if (!mode.mode && mode.parameter.is_none() && column.is_none()) {
    context.report(
        Problem(diagnostics::rounding_mode_missing, clause.span).with("step", step->written));
    return context.add({});
  }
  Expr expr;
  expr.op = Op::Round;
  expr.type = context.type_of(value);
  expr.type.scale = decimal_places(step->value);
  expr.span = join(context.pack.at(value).span, clause.span);
  expr.step = step->value;
  expr.args = {value};
  if (mode.mode) {
    expr.mode = *mode.mode;
  } else if (!column.is_none()) {
    expr.args.push_back(column);
  } else {
    context.parameter_is_read[mode.parameter.index()] = true;
    Expr parameter;
    parameter.op = Op::Parameter;
    parameter.type = context.pack.at(mode.parameter).type;
    parameter.span = clause.mode->span;
    parameter.parameter = mode.parameter;
    if (!defining.scope.at.is_none()) parameter.args = {defining.scope.at};
    expr.args.push_back(context.add(std::move(parameter)));
  }
  return context.add(std::move(expr));
}

/// 显示 到 0.01%
void settle_shown(Defining& defining, const syntax::Clause& clause, Column& column) {
  Context& context = defining.context;
  const auto step = read_step(context, defining.tree(), clause);
  if (!step || !fits_step(context, *step, column.type)) return;
  const WrittenMode mode = read_mode(context, clause);
  if (!mode.parameter.is_none()) {
    context.parameter_is_read[mode.parameter.index()] = true;
    column.format.mode_parameter = mode.parameter;
    // Asked at the as-of date, as if a rule did.
    Expr parameter;
    parameter.op = Op::Parameter;
    parameter.type = context.pack.at(mode.parameter).type;
    parameter.span = clause.mode->span;
    parameter.parameter = mode.parameter;
    context.add(std::move(parameter));
  }
  const auto in_cell = divide(step->value, column.cell_unit);
  const int places = in_cell ? places_of(column.type, *in_cell) : 0;
  const int power = column.type.form == NumberForm::Rate ? places + 2 : places;
  // A step such as 10元 is no place of a decimal: the value is rounded to it before it is written.
  const bool is_place =
      column.cell_unit == Rational(1) && Rational::from_decimal(1, power) == step->value;
  if (!is_place) column.format.step = step->value;
  column.format.is_rounded = true;
  column.format.places = places;
  column.format.mode = mode.mode.value_or(context.show_modes[context.pack_of(column.span)]);
}

bool is_written(const Context& context, ColumnId id) {
  const auto& written = context.pack.at(context.pack.at(id).entity).written;
  return std::find(written.begin(), written.end(), id) != written.end();
}

}  // namespace

void define_orders(Context& context) {
  for (std::size_t i = 0; i < context.pack.orders.size(); ++i) {
    const StatementRef line = context.order_lines[i];
    const syntax::Clause* by = syntax::find_clause(*line, Word::Clause_By);
    if (by == nullptr) {
      if (!line->has_error)
        context.report(Problem(diagnostics::clause_missing, context.pack.orders[i].span)
                           .with("head", context.pack.orders[i].name)
                           .with("part", phrases::part_order_by));
      continue;
    }
    Scope scope;
    scope.entity = context.pack.orders[i].entity;
    for (std::size_t key = 0; key < by->args.size(); ++key) {
      const ExprId value = ExpressionChecker(context, *line.tree, scope).check(by->args[key]);
      const TypeKind kind = context.type_of(value).kind;
      if (kind == TypeKind::Bool || kind == TypeKind::List || kind == TypeKind::RatioList)
        require_type(context, value, number_type(NumberForm::Integer, {}, 0));
      const bool descending = key < by->descending.size() && by->descending[key];
      context.pack.orders[i].keys.push_back({value, descending});
    }
  }
}

void define_columns(Context& context) {
  for (std::size_t i = 0; i < context.definitions.size(); ++i) check_definition(context, i);
}

void check_helper_first(Context& context, ColumnId id) {
  std::size_t index = context.definition_of[id.index()];
  // A by-product has no line of its own: that of its source gives its type.
  if (context.definitions[index].statement.tree == nullptr)
    index = context.definition_of[context.definitions[index].reads[0].column.index()];
  const Column& column = context.pack.at(id);
  const bool is_begun = context.definitions[index].progress == PendingDefinition::Progress::Begun;
  if (is_begun || context.helper_depth >= helper_depth_max) {
    context.is_type_known[id.index()] = true;
    context.definitions[index].is_circle_reported = is_begun;
    Problem problem(is_begun ? diagnostics::type_needed : diagnostics::chain_too_long, column.span);
    problem.with("name", column.name).with("limit", std::to_string(helper_depth_max));
    context.report(std::move(problem));
    return;
  }
  ++context.helper_depth;
  check_definition(context, index);
  --context.helper_depth;
}

ExprId apply_limits(Defining& defining, const syntax::Statement& line, ExprId value, ExprId* cap) {
  for (const syntax::Clause& clause : line.clauses) {
    if (defining.context.type_of(value).kind == TypeKind::Error) return value;
    if (clause.args.empty()) continue;
    if (clause.word == Word::Clause_AtLeast)
      value = limit(defining, Builtin::Greatest, clause.args[0], value, clause.span, cap);
    if (clause.word == Word::Clause_AtMost)
      value = limit(defining, Builtin::Least, clause.args[0], value, clause.span, cap);
    if (clause.word == Word::Clause_To) value = round_by(defining, clause, value);
  }
  return value;
}

Span before_limits(const syntax::Statement& line) {
  for (const syntax::Clause& clause : line.clauses) {
    const bool is_limit = clause.word == Word::Clause_AtLeast ||
                          clause.word == Word::Clause_AtMost || clause.word == Word::Clause_To;
    if (is_limit) return {clause.span.file, clause.span.begin, clause.span.begin};
  }
  return line.head_span;
}

void require_storable(Context& context, ExprId value, const Type& wanted, std::string_view name) {
  if (!require_type(context, value, wanted)) return;
  const Type& found = context.type_of(value);
  if (found.kind == TypeKind::Error || !wanted.is_number() || !wanted.scale) return;
  if (found.scale && *found.scale <= *wanted.scale) return;
  const bool is_money = wanted.form == NumberForm::Money;
  context.report(Problem(diagnostics::missing_rounding, context.pack.at(value).span)
                     .with("name", name)
                     .with("wanted", type_text(context.pack, wanted))
                     .with("step", is_money ? unit_names::fen : unit_names::each));
}

void settle_format(Defining& defining) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  const syntax::Clause* show = syntax::find_clause(line, Word::Clause_Show);
  for (const ColumnId id : defining.pending.columns) {
    Column& column = context.pack.columns[id.index()];
    if (column.type.kind == TypeKind::Error) continue;
    if (!column.type.is_number()) {
      refuse_clauses(context, line, {Word::Clause_Show});
      continue;
    }
    const bool is_in_yuan = column.type.is_money() && column.cell_unit == Rational(1);
    column.format.places = is_in_yuan ? 2 : 0;
    if (show != nullptr) {
      settle_shown(defining, *show, column);
      continue;
    }
    const bool has_places =
        column.type.form == NumberForm::Integer || column.type.form == NumberForm::Money;
    if (column.cell_unit != Rational(1)) {
      // As many places as a value takes, where it takes an end of them.
      const auto of_one = divide(Rational(1), column.cell_unit);
      if (column.type.scale && of_one && decimal_places(*of_one)) continue;
    } else if (has_places) {
      continue;
    } else if (column.type.scale) {
      const auto step = Rational::from_decimal(1, *column.type.scale);
      column.format.places = step ? places_of(column.type, *step) : 0;
      continue;
    }
    if (column.role != ColumnRole::Conclusion || !is_written(context, id)) continue;
    const bool is_rate = column.type.form == NumberForm::Rate;
    context.report(Problem(diagnostics::missing_places, column.span)
                       .with("name", column.name)
                       .with("wanted", type_text(context.pack, column.type))
                       .with("step", is_rate ? "0.1%" : "0.01"));
  }
}

ExprId check_guard(Defining& defining, const syntax::Statement& line) {
  const syntax::ExprId guard = clause_value(line, Word::Clause_Guard);
  return guard.is_none() ? ExprId{} : defining.checker().check_truth(guard);
}

syntax::ExprId clause_value(const syntax::Statement& line, Word word) {
  const syntax::Clause* clause = syntax::find_clause(line, word);
  return clause == nullptr || clause->args.empty() ? syntax::ExprId{} : clause->args[0];
}

void report_nothing_in_it(Defining& defining, const BilingualText& lines) {
  defining.context.report(Problem(diagnostics::nothing_in_it, defining.column().span)
                              .with("name", defining.column().name)
                              .with("lines", lines));
}

}  // namespace guiju::checked
