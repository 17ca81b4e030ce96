#include "guiju/program/walk.hpp"

namespace guiju::program {

using namespace checked;

namespace {

struct RootVisitor {
  const CheckedPack& pack;
  const std::function<void(ExprId)>& visit;

  void one(ExprId id) const {
    if (id) visit(id);
  }
  void operator()(const std::monostate&) const {}
  void operator()(const Formula& formula) const { one(formula.value); }
  void operator()(const Bracket& bracket) const { one(bracket.value); }
  void operator()(const Exceptions& rule) const {
    for (const Exceptions::Exception& each : rule.exceptions) one(each.applies);
    one(rule.value);
  }
  void operator()(const ExceptionApplies& applies) const {
    const auto& rule = std::get<Exceptions>(pack.at(applies.column).definition);
    one(rule.exceptions[applies.exception].applies);
  }
  void operator()(const DatedFormula& dated) const { one(dated.value); }
  void operator()(const DecisionTable& table) const {
    for (const DecisionTable::Row& row : table.rows) {
      for (ExprId test : row.tests) one(test);
      one(row.result);
    }
    for (const DecisionTable::Turn& turn : table.turns) one(turn.when);
    one(table.otherwise);
    one(table.limited);
  }
  void operator()(const Eligibility& eligibility) const {
    for (const Eligibility::Criterion& criterion : eligibility.criteria) {
      one(criterion.guard);
      one(criterion.test);
    }
  }
  void operator()(const FailedCriteria& failed) const { of_column(failed.eligibility); }
  void operator()(const Scorecard& card) const {
    for (const Scorecard::Item& item : card.items) {
      one(item.guard);
      one(item.points);
      one(item.full);
    }
    for (const Scorecard::Veto& veto : card.vetoes) {
      one(veto.condition);
      one(veto.points);
    }
    one(card.limited);
  }
  void operator()(const ScoreItemPoints& points) const {
    const auto& card = std::get<Scorecard>(pack.at(points.scorecard).definition);
    one(card.items[points.item].guard);
    one(card.items[points.item].points);
  }
  void operator()(const LostPoints& lost) const {
    for (const Scorecard::Item& item :
         std::get<Scorecard>(pack.at(lost.scorecard).definition).items) {
      if (item.is_bonus) continue;
      one(item.guard);
      one(item.points);
      one(item.full);
    }
  }
  void operator()(const LabelList& list) const {
    for (const LabelList::Line& line : list.lines) one(line.condition);
  }
  void operator()(const Rank& rank) const {
    one(rank.participates);
    for (const Rank::Key& key : rank.keys) one(key.value);
  }
  void operator()(const RankOutcome&) const {}
  void operator()(const SplitLeftOver&) const {}
  void operator()(const SplitShare& share) const {
    const Split& split = pack.at(share.split);
    if (split.scope) return;
    one(split.total);
    one(split.before);
    one(split.has_refund);
    one(split.ratio);
  }
  void operator()(const State& state) const {
    one(state.start);
    one(state.stop);
  }
  void operator()(const Process& process) const {
    for (const Process::Step& step : process.steps) {
      one(step.is_next);
      one(step.before);
    }
    one(process.last);
  }
  void operator()(const ProcessProduct& product) const {
    const auto& process = std::get<Process>(pack.at(product.process).definition);
    const bool is_of_order =
        product.part == ProcessPart::OutOfOrder || product.part == ProcessPart::HasOutOfOrder;
    const bool is_of_papers =
        product.part == ProcessPart::MissingPapers || product.part == ProcessPart::PapersComplete;
    for (const Process::Step& step : process.steps) {
      one(is_of_order ? step.is_out_of_order : step.is_next);
      for (const Process::Paper& paper : step.papers)
        if (is_of_papers) one(paper.test);
    }
  }
  void of_column(ColumnId column) const { std::visit(*this, pack.at(column).definition); }
};

}  // namespace

void for_each_root(const CheckedPack& pack, const Definition& definition,
                   const std::function<void(ExprId)>& visit) {
  std::visit(RootVisitor{pack, visit}, definition);
}

bool is_border(Op op) {
  switch (op) {
    case Op::Aggregate:
    case Op::InARow:
    case Op::Extern:
    case Op::Next:
    case Op::FirstRow:
    case Op::LastRow:
    case Op::Place: return true;
    default: return false;
  }
}

OrderId order_of(const CheckedPack& pack, ExprId id) {
  if (!id) return {};
  const Expr& expr = pack.at(id);
  if (expr.op == Op::Running || expr.op == Op::Previous) return expr.order;
  if (is_border(expr.op)) return {};
  for (ExprId arg : expr.args)
    if (OrderId order = order_of(pack, arg)) return order;
  return order_of(pack, expr.filter);
}

OrderId order_of(const CheckedPack& pack, const Definition& definition) {
  if (const auto* state = std::get_if<State>(&definition)) return state->order;
  OrderId order;
  for_each_root(pack, definition, [&](ExprId root) {
    if (!order) order = order_of(pack, root);
  });
  return order;
}

}  // namespace guiju::program
