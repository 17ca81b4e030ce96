// Orders, and what looks along them without running over them.

#include "guiju/program/planner.hpp"

namespace guiju::program {

Slot Planner::plan_order(OrderId id) {
  if (auto found = lines_.find(id); found != lines_.end()) return found->second;
  const checked::Order& order = pack_.at(id);
  OrderStage stage;
  stage.order = id;
  stage.entity = order.entity;
  stage.scope = order.scope;
  for (const checked::Order::Key& key : order.keys)
    stage.keys.push_back({stored(key.value, order.entity), key.descending});
  if (order.rank) take_places(order, stage);
  const Slot line = hidden(order.entity, order.rank ? pack_.at(order.rank).type : checked::Type{});
  if (order.rank) program_.ranked_lines[id] = line;
  stage.line = line;
  lines_[id] = line;
  add_border(order.entity, std::move(stage));
  return line;
}

/// Rows stand as a rank of the same table has them.
void Planner::take_places(const checked::Order& order, OrderStage& stage) {
  const auto& rank = std::get<checked::Rank>(pack_.at(order.rank).definition);
  stage.place = Slot{order.rank.index()};
  stage.participates = stored_or_none(rank.participates, order.entity);
  for (const checked::Rank::Key& key : rank.keys)
    stage.keys.push_back({stored(key.value, order.entity), key.descending});
}

Slot Planner::plan_window(ExprId id, EntityId entity) {
  const checked::Expr& expr = pack_.at(id);
  WindowStage stage;
  stage.order = expr.order;
  stage.line = plan_order(expr.order);
  stage.entity = entity;
  stage.length = stored(expr.args[0], entity);
  stage.condition = stored(expr.args[1], entity);
  if (const ColumnId rank = pack_.at(expr.order).rank) stage.place = Slot{rank.index()};
  return add_border_of(id, entity, std::move(stage));
}

Slot Planner::plan_line(ExprId id, EntityId entity) {
  const checked::Expr& expr = pack_.at(id);
  LineStage stage;
  stage.order = expr.order;
  stage.line = plan_order(expr.order);
  stage.entity = entity;
  stage.what = expr.op;
  if (!expr.args.empty()) stage.value = stored(expr.args[0], entity);
  if (expr.args.size() > 1) stage.otherwise = stored(expr.args[1], entity);
  return add_border_of(id, entity, std::move(stage));
}

}  // namespace guiju::program
