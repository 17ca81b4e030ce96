#include "guiju/program/planner.hpp"

namespace guiju::program {

Slot Planner::plan_aggregate(ExprId id, EntityId parent) {
  const checked::Expr& expr = pack_.at(id);
  AggregateStage stage;
  stage.child = expr.entity;
  stage.parent = parent;
  stage.kind = expr.aggregate;
  if (!expr.args.empty()) stage.value = stored(expr.args[0], expr.entity);
  stage.filter = stored_or_none(expr.filter, expr.entity);
  stage.otherwise = stored_or_none(expr.otherwise, parent);
  stage.result = hidden(parent, expr.type);
  stage.type = expr.type;
  stage.column = planned_;
  stage.expr = id;
  const Slot result = stage.result;
  add_border(parent, std::move(stage));
  return result;
}

}  // namespace guiju::program
