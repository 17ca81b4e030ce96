// 评分: items, bonuses, deductions, vetoes. Bands: score_bands.cpp; grades: score_grades.cpp.
#include <algorithm>
#include <utility>

#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/scorecards.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

bool is_item(Word head) {
  return head == Word::Head_Item || head == Word::Head_Bonus || head == Word::Head_Deduction;
}

class ScorecardDefiner {
 public:
  explicit ScorecardDefiner(Defining& defining) : defining_(defining), context_(defining.context) {
    const auto& clauses = defining.line().clauses;
    is_rounded_ = std::any_of(clauses.begin(), clauses.end(), [](const syntax::Clause& clause) {
      return clause.word == Word::Clause_To;
    });
  }

  void define() {
    for (const syntax::StatementId id : defining_.line().body) {
      const syntax::Statement& line = defining_.at(id);
      if (line.head == Word::Head_Veto && !line.has_error) add_veto(line);
      if (is_item(line.head)) add_item(line);
    }
    if (scorecard_.items.empty() && !defining_.line().has_error)
      report_nothing_in_it(defining_, phrases::lines_of_score);
    limit();
    defining_.column().definition = std::move(scorecard_);
    define_grades(defining_);
  }

 private:
  /// What a line gives before its limits, and where it is by bands the most that it gives.
  ScoreBands check_gives(const syntax::Statement& line, std::string_view name) {
    const Type wanted = defining_.column().type;
    syntax::ExprId gives = clause_value(line, Word::Clause_Gives);
    if (gives.is_none()) gives = clause_value(line, Word::Clause_Takes);
    if (!gives.is_none()) return {defining_.checker().check(gives, &wanted), {}};
    if (has_cases(defining_, line)) return {check_cases(defining_, line, &wanted), {}};
    if (has_bands(defining_, line)) return check_bands(defining_, line, name, wanted);
    context_.report(Problem(diagnostics::clause_missing, line.head_span)
                        .with("head", name)
                        .with("part", phrases::part_points));
    return {context_.add({}), {}};
  }

  void add_veto(const syntax::Statement& line) {
    Scorecard::Veto veto;
    veto.condition = check_guard(defining_, line);
    if (veto.condition.is_none())
      context_.report(Problem(diagnostics::clause_missing, line.head_span)
                          .with("head", word_text(Word::Head_Veto))
                          .with("part", phrases::part_condition));
    const BilingualText name = word_text(Word::Head_Veto);
    {
      const GuardedScope guarded(defining_, veto.condition);
      veto.points = check_gives(line, name.zh).points;
    }
    require_storable(context_, veto.points, defining_.column().type, name.zh);
    veto.citation = read_citation(context_, line, defining_.pending.citation);
    veto.span = line.span;
    scorecard_.vetoes.push_back(std::move(veto));
  }

  void add_item(const syntax::Statement& line) {
    Scorecard::Item item;
    if (!line.names.empty()) item.name = line.names[0].text;
    item.guard = check_guard(defining_, line);
    check_points(line, item);
    item.is_bonus = line.head == Word::Head_Bonus;
    item.column =
        context_.find_column(defining_.pending.entity, defining_.column().name + "." + item.name);
    item.citation = read_citation(context_, line, defining_.pending.citation);
    item.span = line.span;
    settle_type(line, item);
    scorecard_.items.push_back(std::move(item));
  }

  /// What the item gives, asked where its guard holds. Its limits are asked on every row, since they
  /// say how many points are lost.
  ScoreBands check_guarded(const syntax::Statement& line, const Scorecard::Item& item) {
    const GuardedScope guarded(defining_, item.guard);
    return check_gives(line, item.name);
  }

  void check_points(const syntax::Statement& line, Scorecard::Item& item) {
    const ScoreBands given = check_guarded(line, item);
    const bool is_by_bands = has_bands(defining_, line);
    if (!is_by_bands && syntax::find_clause(line, Word::Clause_By) != nullptr)
      refuse_clauses(context_, line, {Word::Clause_By});
    item.full = given.most;
    item.points = apply_limits(defining_, line, given.points, &item.full);
    const syntax::ExprId weight = clause_value(line, Word::Clause_Weight);
    if (!weight.is_none()) weigh(weight, item);
    if (line.head == Word::Head_Deduction) deduct(item);
    const syntax::ExprId substitute = clause_value(line, Word::Clause_IfMissing);
    if (!substitute.is_none()) replace_missing(line, substitute, item);
    require_fitting(item.points, item.name);
  }

  /// Points times the weight; so is the most that the item can give.
  void weigh(syntax::ExprId written, Scorecard::Item& item) {
    const ExprId weight = defining_.checker().check(written);
    if (!require_type(context_, weight, number_type(NumberForm::Rate, {}, std::nullopt))) return;
    const auto product = [&](ExprId points) {
      Expr expr;
      expr.op = Op::Multiply;
      expr.type = context_.type_of(points);
      if (expr.type.kind == TypeKind::Error) return points;
      const auto scale = context_.type_of(weight).scale;
      expr.type.form = NumberForm::Decimal;
      expr.type.scale =
          scale && expr.type.scale ? std::optional(*scale + *expr.type.scale) : std::nullopt;
      expr.span = join(context_.pack.at(points).span, context_.pack.at(weight).span);
      expr.args = {points, weight};
      return context_.add(std::move(expr));
    };
    item.points = product(item.points);
    if (!item.full.is_none()) item.full = product(item.full);
  }

  /// What is taken away is lost: the most that a deduction can give is nothing.
  void deduct(Scorecard::Item& item) {
    Expr taken;
    taken.op = Op::Negate;
    taken.type = context_.type_of(item.points);
    taken.span = context_.pack.at(item.points).span;
    taken.args = {item.points};
    if (taken.type.kind == TypeKind::Error) return;
    Expr nothing;
    nothing.type = taken.type;
    nothing.type.scale = 0;
    nothing.span = taken.span;
    nothing.value = Rational(0);
    item.points = context_.add(std::move(taken));
    item.full = context_.add(std::move(nothing));
  }

  void replace_missing(const syntax::Statement& line, syntax::ExprId written,
                       Scorecard::Item& item) {
    const Type wanted = context_.type_of(item.points);
    const ExprId substitute = defining_.checker().check(written, &wanted);
    if (wanted.kind == TypeKind::Error || !require_type(context_, substitute, wanted)) return;
    Expr expr;
    expr.op = Op::Substitute;
    expr.type = common_type(wanted, context_.type_of(substitute)).value_or(Type{});
    expr.span = join(context_.pack.at(item.points).span,
                     syntax::find_clause(line, Word::Clause_IfMissing)->span);
    expr.args = {item.points, substitute};
    item.points = context_.add(std::move(expr));
  }

  /// Where the total is rounded its items may be finer than it.
  void require_fitting(ExprId points, std::string_view name) {
    if (is_rounded_)
      require_type(context_, points, defining_.column().type);
    else
      require_storable(context_, points, defining_.column().type, name);
  }

  /// The points of an item are as fine as what gives them, or as its line says.
  void settle_type(const syntax::Statement& line, const Scorecard::Item& item) {
    if (item.column.is_none()) return;
    Column& column = context_.pack.columns[item.column.index()];
    context_.is_type_known[item.column.index()] = true;
    const Type found = context_.type_of(item.points);
    if (line.type) {
      column.type = read_type(context_, *line.type, nullptr, defining_.tree()).type;
      require_storable(context_, item.points, column.type, item.name);
    } else if (found.kind != TypeKind::Error) {
      column.type.scale = found.scale;
    }
  }

  void limit() {
    const Column& column = defining_.column();
    if (!column.type.is_number()) return;
    Expr subtotal;
    subtotal.op = Op::Subtotal;
    subtotal.type = column.type;
    subtotal.type.scale = 0;
    subtotal.span = before_limits(defining_.line());
    for (const Scorecard::Item& item : scorecard_.items) {
      const Type& type = context_.type_of(item.points);
      if (!type.scale || !subtotal.type.scale)
        subtotal.type.scale.reset();
      else
        subtotal.type.scale = std::max(*subtotal.type.scale, *type.scale);
    }
    const ExprId sum = context_.add(std::move(subtotal));
    const ExprId limited = apply_limits(defining_, defining_.line(), sum);
    if (limited == sum) return;
    scorecard_.subtotal = sum;
    scorecard_.limited = limited;
    require_storable(context_, limited, column.type, column.name);
  }

  Defining& defining_;
  Context& context_;
  Scorecard scorecard_;
  bool is_rounded_ = false;  // the total
};

}  // namespace

void define_scorecard(Defining& defining) { ScorecardDefiner(defining).define(); }

void declare_products_of_scorecard(Context& context, const StatementRef& line, ColumnId column) {
  std::size_t item = 0;
  for (const syntax::StatementId child : line->body) {
    const syntax::Statement& part = line.tree->at(child);
    if (!is_item(part.head)) continue;
    if (!part.names.empty()) {
      const std::string& name = part.names[0].text;
      Type type = context.pack.at(column).type;
      type.scale = std::nullopt;
      const ColumnId points = add_by_product(context, column, {name, name}, std::move(type),
                                             ScoreItemPoints{column, item}, part.names[0].span);
      context.pack.columns[points.index()].format = context.pack.at(column).format;
      context.is_type_known[points.index()] = false;
    }
    ++item;
  }
  add_by_product(context, column, word_text(Word::Product_Lost), simple_type(TypeKind::List),
                 LostPoints{column}, context.pack.at(column).span);
  declare_grades(context, line, column);
}

}  // namespace guiju::checked
