// Orders, and the windows that look back along them.

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
  const Slot line = hidden(order.entity, checked::Type{});
  stage.line = line;
  lines_[id] = line;
  add_border(order.entity, std::move(stage));
  return line;
}

Slot Planner::plan_window(ExprId id, EntityId entity) {
  const checked::Expr& expr = pack_.at(id);
  WindowStage stage;
  stage.order = expr.order;
  stage.line = plan_order(expr.order);
  stage.entity = entity;
  stage.length = stored(expr.args[0], entity);
  stage.condition = stored(expr.args[1], entity);
  stage.result = hidden(entity, expr.type);
  stage.column = planned_;
  stage.expr = id;
  const Slot result = stage.result;
  add_border(entity, std::move(stage));
  return result;
}

}  // namespace guiju::program
