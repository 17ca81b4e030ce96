// Which operands of each construct are read from stored columns.

#include "guiju/program/walk.hpp"

namespace guiju::program {

using namespace checked;

namespace {

struct StoredOperands {
  const CheckedPack& pack;
  const std::function<void(ExprId)>& visit;

  void one(ExprId id) const {
    if (id) visit(id);
  }

  // Row code computes these on one row.
  void operator()(const std::monostate&) const {}
  void operator()(const Formula&) const {}
  void operator()(const Bracket&) const {}
  void operator()(const Exceptions&) const {}
  void operator()(const ExceptionApplies&) const {}
  void operator()(const DatedFormula&) const {}
  void operator()(const DecisionTable&) const {}
  void operator()(const Eligibility&) const {}
  void operator()(const FailedCriteria&) const {}
  void operator()(const Scorecard&) const {}
  void operator()(const ScoreItemPoints&) const {}
  void operator()(const LostPoints&) const {}
  void operator()(const LabelList&) const {}
  void operator()(const State&) const {}
  void operator()(const Process&) const {}
  void operator()(const ProcessProduct&) const {}
  void operator()(const RankOutcome&) const {}
  void operator()(const SplitLeftOver&) const {}

  void operator()(const Rank& rank) const {
    one(rank.participates);
    for (const Rank::Key& key : rank.keys) one(key.value);
    one(rank.quota);
    for (const Rank::Reserve& reserve : rank.reserves) {
      one(reserve.count);
      one(reserve.condition);
    }
  }
  void operator()(const SplitShare& share) const {
    const Split& split = pack.at(share.split);
    if (!split.scope) return;  // by a fixed ratio: row code
    one(split.total);
    one(split.weight);
    one(split.participates);
    one(split.floor);
    one(split.cap);
    for (ExprId tie : split.ties) one(tie);
  }
  void operator()(const Order& order) const {
    for (const Order::Key& key : order.keys) one(key.value);
  }
  void of_expr(ExprId id) const {
    const Expr& expr = pack.at(id);
    if (expr.op == Op::Ancestor) one(id);
    if (!is_border(expr.op)) return;
    for (ExprId arg : expr.args) one(arg);
    one(expr.filter);
    one(expr.otherwise);
    if (!expr.beside) return;
    one(expr.beside->guard);
    for (const Beside::Match& match : expr.beside->matches) {
      one(match.theirs);
      one(match.own);
    }
  }
};

}  // namespace

void for_each_stored_operand(const CheckedPack& pack, const Definition& definition,
                             const std::function<void(ExprId)>& visit) {
  std::visit(StoredOperands{pack, visit}, definition);
}

void for_each_stored_operand(const CheckedPack& pack, const std::function<void(ExprId)>& visit) {
  const StoredOperands operands{pack, visit};
  for (std::size_t i = 0; i < pack.exprs.size(); ++i) operands.of_expr(ExprId{i});
  for (const Order& order : pack.orders) operands(order);
  for (const checked::Column& column : pack.columns) std::visit(operands, column.definition);
}

}  // namespace guiju::program
