#include "guiju/program/planner.hpp"

namespace guiju::program {

Slot Planner::plan_extern(ExprId id, EntityId entity) {
  const checked::Expr& expr = pack_.at(id);
  ExternStage stage;
  stage.external = expr.external;
  stage.entity = entity;
  for (const ExprId arg : expr.args) stage.args.push_back(stored(arg, entity));
  stage.result = hidden(entity, expr.type);
  stage.column = planned_;
  stage.expr = id;
  const Slot result = stage.result;
  add_border(entity, std::move(stage));
  return result;
}

}  // namespace guiju::program
