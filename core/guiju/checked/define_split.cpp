// 分配: by a fixed ratio among named receivers, or by weight over the rows that share.
#include <algorithm>
#include <utility>

#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;
using syntax::Word;

/// The table named in a total such as 县.乡镇奖励; none where the total names none.
EntityId table_in_total(const Context& context, const syntax::Tree& tree, syntax::ExprId total,
                        EntityId own) {
  std::vector<syntax::ExprId> left{total};
  while (!left.empty()) {
    const syntax::Expr& expr = tree.at(left.back());
    left.pop_back();
    left.insert(left.end(), expr.args.begin(), expr.args.end());
    if (expr.kind != ExprKind::Name) continue;
    const EntityId entity = context.find_entity(expr.name.text);
    if (!entity.is_none() && context.is_ancestor(entity, own) &&
        context.find_column(own, expr.name.text).is_none())
      return entity;
  }
  return {};
}

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
  const int places = decimal_places(step->value).value_or(0);
  const bool is_power = Rational::from_decimal(1, places) == step->value;
  if (total.scale && *total.scale <= places && is_power) return;
  context.report(Problem(diagnostics::split_step, context.pack.at(split.total).span)
                     .with("step", step->written));
}

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

void define_by_ratio(Defining& defining, Split& split, ExprId ratio) {
  Context& context = defining.context;
  refuse_clauses(context, defining.line(),
                 {Word::Clause_Ties, Word::Clause_Guard, Word::Clause_Within});
  split.ratio = ratio;
  split.receivers = defining.pending.columns;
  split.total = defining.checker().check(defining.line().value);
  require_type(context, split.total, defining.column().type);
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

void define_by_weight(Defining& defining, Split& split, ExprId weight) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  split.weight = weight;
  split.receivers = {defining.pending.columns[0]};
  if (defining.pending.columns.size() > 1)
    context.report(Problem(diagnostics::ratio_count, context.pack.at(weight).span)
                       .with("parts", "1")
                       .with("receivers", std::to_string(defining.pending.columns.size())));
  split.participates = check_guard(defining, line);
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
  read_ties(defining, split);
}

void refuse_later(Defining& defining) {
  const std::pair<Word, Bilingual> later[] = {{Word::Clause_AtLeast, phrases::later_split_floor},
                                              {Word::Clause_AtMost, phrases::later_split_cap},
                                              {Word::Clause_Short, phrases::later_split_short}};
  for (const auto& [word, text] : later)
    if (const syntax::Clause* clause = syntax::find_clause(defining.line(), word))
      refuse(defining.context, clause->word_span, text);
}

}  // namespace

void define_split(Defining& defining) {
  Context& context = defining.context;
  const syntax::Statement& line = defining.line();
  const syntax::ExprId by = clause_value(line, Word::Clause_By);
  if (by.is_none()) {
    context.report(Problem(diagnostics::clause_missing, line.head_span)
                       .with("head", word_text(Word::Head_Split))
                       .with("part", phrases::part_split_by));
    return;
  }
  if (!syntax::find_clause(line, Word::Clause_Into)->type)
    context.report(Problem(diagnostics::clause_missing, defining.column().span)
                       .with("head", defining.column().name)
                       .with("part", phrases::part_type));
  refuse_later(defining);
  Split split;
  split.span = line.span;
  // What a share hangs on is read on every row that shares.
  defining.scope.reads = ReadKind::OtherRows;
  const ExprId base = defining.checker().check(by);
  const Type found = context.type_of(base);
  if (found.kind == TypeKind::RatioList) {
    defining.scope.reads = ReadKind::SameRow;
    define_by_ratio(defining, split, base);
  } else if (found.is_number() || found.kind == TypeKind::Error) {
    define_by_weight(defining, split, base);
  } else {
    context.report(Problem(diagnostics::type_mismatch, context.pack.at(base).span)
                       .with("wanted", phrases::a_ratio_or_number)
                       .with("found", type_text(context.pack, found)));
  }
  read_split_step(defining, split);
  const SplitId id{context.pack.splits.size()};
  for (std::size_t i = 0; i < defining.pending.columns.size(); ++i)
    context.pack.columns[defining.pending.columns[i].index()].definition = SplitShare{id, i};
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
