#include "guiju/program/planner.hpp"

namespace guiju::program {

Slot Planner::plan_aggregate(ExprId id, EntityId parent) {
  if (const Slot spread = plan_spread(id, parent)) return spread;
  const checked::Expr& expr = pack_.at(id);
  AggregateStage stage;
  stage.child = expr.entity;
  stage.parent = parent;
  stage.kind = expr.aggregate;
  if (!expr.args.empty()) stage.value = stored(expr.args[0], expr.entity);
  stage.filter = stored_or_none(expr.filter, expr.entity);
  stage.otherwise = stored_or_none(expr.otherwise, parent);
  stage.type = expr.type;
  return add_border_of(id, parent, std::move(stage));
}

}  // namespace guiju::program
