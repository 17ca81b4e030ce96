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
  void operator()(const DecisionTable&) const {}
  void operator()(const Eligibility&) const {}
  void operator()(const FailedCriteria&) const {}
  void operator()(const Scorecard&) const {}
  void operator()(const ScoreItemPoints&) const {}
  void operator()(const LostPoints&) const {}
  void operator()(const LabelList&) const {}
  void operator()(const State&) const {}

  void operator()(const Rank& rank) const {
    one(rank.participates);
    for (const Rank::Key& key : rank.keys) one(key.value);
  }
  void operator()(const SplitShare& share) const {
    const Split& split = pack.at(share.split);
    if (!split.scope) return;  // by a fixed ratio: row code
    one(split.total);
    one(split.weight);
    one(split.participates);
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
