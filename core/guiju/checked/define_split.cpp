// 分配: by a fixed ratio among named receivers, or by weight or equally over the rows that share.
#include <algorithm>
#include <utility>

#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/shares.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

// ── What both kinds share ───────────────────────────────────────────────────────────────────────

void read_split_step(Defining& defining, Split& split) {
  Context& context = defining.context;
  const syntax::Clause* to = syntax::find_clause(defining.line(), Word::Clause_To);
  if (to == nullptr) {
    context.report(Problem(diagnostics::clause_missing, defining.line().head_span)
                       .with("head", word_text(Word::Head_Split))
                       .with("part", phrases::part_step));
    return;
  }
  if (to->mode)
    context.report(Problem(diagnostics::clause_not_here, to->mode->span)
                       .with("clause", to->mode->text)
                       .help(phrases::help_remainders));
  const auto step = read_step(context, defining.tree(), *to);
  if (!step || !fits_step(context, *step, defining.column().type)) return;
  split.step = step->value;
  if (split.total.is_none()) return;
  const Type& total = context.type_of(split.total);
  if (total.kind == TypeKind::Error || !total.is_number()) return;
  // Among rows what is less than a step is left over; by a fixed ratio there is nobody to keep it.
  int places = decimal_places(step->value).value_or(0);
  if (!split.scope.is_none())
    places = std::max(places, defining.column().type.scale.value_or(places));
  if (total.scale && *total.scale <= places) return;
  context.report(Problem(diagnostics::split_step, context.pack.at(split.total).span)
                     .with("step", step->written));
}

/// The word that a clause names, of those that `group` has; reported where it is none of them.
std::optional<Word> read_word(Context& context, const syntax::Clause& clause,
                              syntax::WordGroup group) {
  if (clause.names.empty()) return std::nullopt;
  const syntax::Name& name = clause.names[0];
  if (const auto word = syntax::find_word(group, name.text)) return word;
  BilingualText known;
  for (const syntax::WordEntry& entry : syntax::all_words()) {
    if (entry.group != group) continue;
    known.zh += (known.zh.empty() ? "" : " ") + std::string(entry.spelling.zh);
    known.en += (known.en.empty() ? "" : " ") + std::string(entry.spelling.en);
  }
  context.report(Problem(diagnostics::unknown_word, name.span)
                     .with("clause", word_text(clause.word))
                     .with("name", name.text)
                     .with("known", known));
  return std::nullopt;
}

SplitMethod read_method(Defining& defining) {
  const syntax::Clause* clause = syntax::find_clause(defining.line(), Word::Clause_Method);
  if (clause == nullptr) return SplitMethod::LargestRemainder;
  switch (read_word(defining.context, *clause, syntax::WordGroup::Method)
              .value_or(Word::Method_LargestRemainder)) {
    case Word::Method_Webster: return SplitMethod::Webster;
    case Word::Method_Jefferson: return SplitMethod::Jefferson;
    case Word::Method_Adams: return SplitMethod::Adams;
    case Word::Method_First: return SplitMethod::First;
    case Word::Method_Last: return SplitMethod::Last;
    default: return SplitMethod::LargestRemainder;
  }
}

// ── Named receivers ─────────────────────────────────────────────────────────────────────────────

/// What the rows up to this one say along the order.
ExprId running(Context& context, OrderId order, AggregateKind kind, ExprId value,
               bool includes_own) {
  Expr expr;
  expr.op = Op::Running;
  expr.type = context.type_of(value);
  expr.span = context.pack.at(value).span;
  expr.args = {value};
  expr.order = order;
  expr.aggregate = kind;
  expr.includes_own = includes_own;
  return context.add(std::move(expr));
}

ExprId below_zero(Context& context, ExprId value) {
  Expr zero;
  zero.type = context.type_of(value);
  zero.span = context.pack.at(value).span;
  zero.value = Rational{0};
  Expr less;
  less.op = Op::Less;
  less.type = simple_type(TypeKind::Bool);
  less.span = zero.span;
  less.args = {value, context.add(std::move(zero))};
  return context.add(std::move(less));
}

/// 累计 逐期: what all periods so far are to have, less what those before this one had.
void read_periods(Defining& defining, Split& split) {
  Context& context = defining.context;
  const syntax::Clause* clause = syntax::find_clause(defining.line(), Word::Clause_Cumulative);
  if (clause == nullptr || clause->names.empty()) return;
  const syntax::Name& name = clause->names[0];
  const auto& orders = context.names[defining.pending.entity.index()].orders;
  const auto order = orders.find(name.text);
  if (order == orders.end()) {
    context.report(Problem(diagnostics::unknown_order, name.span)
                       .with("entity", context.pack.at(defining.pending.entity).name)
                       .with("name", name.text));
    return;
  }
  const bool is_monotone = split.method == SplitMethod::Webster ||
                           split.method == SplitMethod::Jefferson ||
                           split.method == SplitMethod::Adams;
  if (!is_monotone) {
    const syntax::Clause* method = syntax::find_clause(defining.line(), Word::Clause_Method);
    context.report(
        Problem(diagnostics::cumulative_method, method == nullptr ? clause->span : method->span));
  }
  const Expr& ratio = context.pack.at(split.ratio);
  if (ratio.op == Op::Parameter && context.pack.at(ratio.parameter).versions.size() > 1)
    context.report(Problem(diagnostics::cumulative_weights, ratio.span));
  if (context.type_of(split.total).kind == TypeKind::Error) return;
  for (const ColumnId column : split.receivers)
    context.pack.columns[column.index()].order = order->second;
  const ExprId total = split.total;
  split.before = running(context, order->second, AggregateKind::Sum, total, false);
  split.total = running(context, order->second, AggregateKind::Sum, total, true);
  split.has_refund =
      running(context, order->second, AggregateKind::Any, below_zero(context, total), true);
}

void define_by_ratio(Defining& defining, Split& split, ExprId ratio) {
  Context& context = defining.context;
  refuse_clauses(context, defining.line(),
                 {Word::Clause_Ties, Word::Clause_Guard, Word::Clause_Within, Word::Clause_AtLeast,
                  Word::Clause_AtMost, Word::Clause_Short});
  split.ratio = ratio;
  split.receivers = defining.pending.columns;
  if (syntax::find_clause(defining.line(), Word::Clause_Cumulative) != nullptr)
    defining.scope.reads = ReadKind::OtherRows;
  split.total = defining.checker().check(defining.line().value);
  if (require_type(context, split.total, defining.column().type)) read_periods(defining, split);
  const auto parts_of = [](const Value& value) { return std::get<RatioParts>(value).parts.size(); };
  const auto require_count = [&](const Value& value, Span place) {
    if (parts_of(value) == split.receivers.size()) return;
    context.report(Problem(diagnostics::ratio_count, place)
                       .with("parts", std::to_string(parts_of(value)))
                       .with("receivers", std::to_string(split.receivers.size())));
  };
  const Expr& expr = context.pack.at(ratio);
  if (expr.op == Op::Constant) require_count(expr.value, expr.span);
  if (expr.op != Op::Parameter) return;
  for (const Parameter::Version& version : context.pack.at(expr.parameter).versions)
    if (std::holds_alternative<RatioParts>(version.value)) require_count(version.value, expr.span);
}

/// 平均 给 甲, 乙: as by 1:1.
ExprId equal_ratio(Defining& defining, Span place) {
  const RatioParts parts{std::vector<Rational>(defining.pending.columns.size(), 1)};
  return defining.context.add_constant(simple_type(TypeKind::RatioList), parts, place);
}

// ── Among rows ──────────────────────────────────────────────────────────────────────────────────

void read_ties(Defining& defining, Split& split) {
  const syntax::Clause* ties = syntax::find_clause(defining.line(), Word::Clause_Ties);
  if (ties == nullptr) return;
  Context& context = defining.context;
  for (const syntax::Name& name : ties->names) {
    const ColumnId column = context.find_column(defining.pending.entity, name.text);
    if (column.is_none()) {
      const std::string& table = context.pack.at(defining.pending.entity).name;
      if (!context.is_first_unknown(table, name.text)) continue;
      context.report(Problem(diagnostics::unknown_column, name.span)
                         .with("entity", table)
                         .with("name", name.text));
      continue;
    }
    context.note_read(column, ReadKind::OtherRows, name.span);
    Expr expr;
    expr.op = Op::Column;
    expr.type = column_type(context, column);
    expr.span = name.span;
    expr.column = column;
    split.ties.push_back(context.add(std::move(expr)));
  }
}

/// A clause 至少 or 至多; none where the line has none.
ExprId read_bound(Defining& defining, Word word) {
  const syntax::ExprId bound = clause_value(defining.line(), word);
  if (bound.is_none()) return {};
  const Type type = defining.column().type;
  const ExprId checked = defining.checker().check(bound, &type);
  return require_type(defining.context, checked, type) ? checked : ExprId{};
}

void read_bounds(Defining& defining, Split& split) {
  Context& context = defining.context;
  split.floor = read_bound(defining, Word::Clause_AtLeast);
  split.cap = read_bound(defining, Word::Clause_AtMost);
  if (!split.floor.is_none() && !split.cap.is_none()) {
    const auto* floor = std::get_if<Rational>(&context.pack.at(split.floor).value);
    const auto* cap = std::get_if<Rational>(&context.pack.at(split.cap).value);
    if (floor != nullptr && cap != nullptr && *cap < *floor)
      context.report(Problem(diagnostics::bounds_crossed, context.pack.at(split.cap).span)
                         .with("floor", context.text(context.pack.at(split.floor).span))
                         .with("cap", context.text(context.pack.at(split.cap).span)));
  }
  const syntax::Clause* floor = syntax::find_clause(defining.line(), Word::Clause_AtLeast);
  const syntax::Clause* rule = syntax::find_clause(defining.line(), Word::Clause_Short);
  if (floor == nullptr) {
    refuse_clauses(context, defining.line(), {Word::Clause_Short});
    return;
  }
  if (rule == nullptr) {
    context.report(Problem(diagnostics::short_rule_missing, floor->span));
    return;
  }
  switch (
      read_word(context, *rule, syntax::WordGroup::ShortRule).value_or(Word::ShortRule_Equally)) {
    case Word::ShortRule_ProRata: split.short_rule = ShortRule::ProRata; break;
    case Word::ShortRule_InTurn: split.short_rule = ShortRule::InTurn; break;
    default: split.short_rule = ShortRule::Equally; break;
  }
}

/// What is given to one after another needs the order in which they stand.
void require_order_of_receivers(Defining& defining, const Split& split) {
  const syntax::Statement& line = defining.line();
  if (syntax::find_clause(line, Word::Clause_Ties) != nullptr) return;
  const auto require = [&](Word clause_word) {
    const syntax::Clause& clause = *syntax::find_clause(line, clause_word);
    defining.context.report(Problem(diagnostics::receivers_without_order, clause.names[0].span)
                                .with("word", clause.names[0].text));
  };
  const bool is_at_an_end = split.method == SplitMethod::First || split.method == SplitMethod::Last;
  if (is_at_an_end) require(Word::Clause_Method);
  if (!split.floor.is_none() && split.short_rule == ShortRule::InTurn) require(Word::Clause_Short);
}

void define_among_rows(Defining& defining, Split& split, ExprId weight) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  split.weight = weight;
  split.receivers = {defining.pending.columns[0]};
  if (const syntax::Clause* periods = syntax::find_clause(line, Word::Clause_Cumulative))
    context.report(Problem(diagnostics::cumulative_weights, periods->span));
  if (defining.pending.columns.size() > 1)
    context.report(Problem(diagnostics::ratio_count, context.pack.at(weight).span)
                       .with("parts", "1")
                       .with("receivers", std::to_string(defining.pending.columns.size())));
  if (const syntax::Clause* within = syntax::find_clause(line, Word::Clause_Within)) {
    split.scope = read_scope(context, defining.tree(), *within, defining.pending.entity);
    if (split.scope.is_none()) return;
  } else {
    split.scope = table_in_total(context, defining.tree(), line.value, defining.pending.entity);
  }
  if (split.scope.is_none()) {
    context.report(Problem(diagnostics::split_without_total, defining.tree().at(line.value).span));
    return;
  }
  Scope above;
  above.entity = split.scope;
  above.reads = ReadKind::OtherRows;
  split.total = ExpressionChecker(context, defining.tree(), above).check(line.value);
  require_type(context, split.total, defining.column().type);
  split.left_over =
      context.find_column(split.scope, left_over_name(context, defining.pending.columns[0],
                                                      word_text(Word::Product_LeftOver).zh));
  read_bounds(defining, split);
  read_ties(defining, split);
  require_order_of_receivers(defining, split);
}

/// Rows that do not take part are not asked for their weights and bounds.
void check_participates(Defining& defining, Split& split) {
  split.participates = check_guard(defining, defining.line());
  if (split.participates)
    note_values(defining.context.pack, split.participates, true, defining.scope.has_value);
}

void define_by(Defining& defining, Split& split, syntax::ExprId by) {
  Context& context = defining.context;
  // What a share hangs on is read on every row that shares.
  defining.scope.reads = ReadKind::OtherRows;
  check_participates(defining, split);
  const ExprId base = defining.checker().check(by);
  const Type found = context.type_of(base);
  if (found.kind == TypeKind::RatioList) {
    defining.scope.reads = ReadKind::SameRow;
    define_by_ratio(defining, split, base);
  } else if (found.is_number() || found.kind == TypeKind::Error) {
    define_among_rows(defining, split, base);
  } else {
    context.report(Problem(diagnostics::type_mismatch, context.pack.at(base).span)
                       .with("wanted", phrases::a_ratio_or_number)
                       .with("found", type_text(context.pack, found)));
  }
}

}  // namespace

void define_split(Defining& defining) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  const syntax::ExprId by = clause_value(line, Word::Clause_By);
  const syntax::Clause* equally = syntax::find_clause(line, Word::Clause_Equally);
  if (by.is_none() && equally == nullptr) {
    context.report(Problem(diagnostics::clause_missing, line.head_span)
                       .with("head", word_text(Word::Head_Split))
                       .with("part", phrases::part_split_by));
    return;
  }
  if (!by.is_none()) refuse_clauses(context, line, {Word::Clause_Equally});
  if (!syntax::find_clause(line, Word::Clause_Into)->type)
    context.report(Problem(diagnostics::clause_missing, defining.column().span)
                       .with("head", defining.column().name)
                       .with("part", phrases::part_type));
  Split split;
  split.span = line.span;
  split.method = read_method(defining);
  if (!by.is_none()) {
    define_by(defining, split, by);
  } else if (defining.pending.columns.size() > 1) {
    define_by_ratio(defining, split, equal_ratio(defining, equally->span));
  } else {
    defining.scope.reads = ReadKind::OtherRows;
    check_participates(defining, split);
    define_among_rows(defining, split, {});
  }
  read_split_step(defining, split);
  const SplitId id{context.pack.splits.size()};
  for (std::size_t i = 0; i < defining.pending.columns.size(); ++i)
    context.pack.columns[defining.pending.columns[i].index()].definition = SplitShare{id, i};
  if (!split.left_over.is_none()) {
    Column& left_over = context.pack.columns[split.left_over.index()];
    left_over.definition = SplitLeftOver{id};
    left_over.format = defining.column().format;
  }
  context.pack.splits.push_back(std::move(split));
}

void declare_split(Context& context, const Block& block, const StatementRef& line) {
  const syntax::Clause* into = syntax::find_clause(*line, Word::Clause_Into);
  if (into == nullptr || into->names.empty()) {
    if (!line->has_error)
      context.report(Problem(diagnostics::clause_missing, line->head_span)
                         .with("head", word_text(Word::Head_Split))
                         .with("part", phrases::part_receivers));
    return;
  }
  const DeclaredType type = declared_type(context, line, into->type);
  std::vector<ColumnId> receivers;
  for (std::size_t i = 0; i < into->names.size(); ++i)
    receivers.push_back(add_defined(context, block, line, into->names[i], i, type));
  begin_definition(context, block, line, std::move(receivers));
}

}  // namespace guiju::checked
