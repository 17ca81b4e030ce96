#include "guiju/program/planner.hpp"

namespace guiju::program {

Slot Planner::plan_extern(ExprId id, EntityId entity) {
  const checked::Expr& expr = pack_.at(id);
  ExternStage stage;
  stage.external = expr.external;
  stage.entity = entity;
  for (const ExprId arg : expr.args) stage.args.push_back(stored(arg, entity));
  return add_border_of(id, entity, std::move(stage));
}

}  // namespace guiju::program
