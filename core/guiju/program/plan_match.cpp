#include "guiju/program/planner.hpp"

namespace guiju::program {

Slot Planner::plan_match(ExprId id, EntityId entity) {
  const checked::Expr& expr = pack_.at(id);
  MatchStage stage;
  stage.entity = entity;
  stage.child = expr.entity;
  stage.anchor = expr.beside->anchor;
  stage.kind = expr.aggregate;
  if (!expr.args.empty()) stage.value = stored(expr.args[0], expr.entity);
  stage.filter = stored_or_none(expr.filter, expr.entity);
  stage.guard = stored_or_none(expr.beside->guard, entity);
  stage.otherwise = stored_or_none(expr.otherwise, entity);
  for (const checked::Beside::Match& match : expr.beside->matches)
    stage.matches.push_back(
        {match.op, stored(match.theirs, expr.entity), stored(match.own, entity)});
  stage.type = expr.type;
  return add_border_of(id, entity, std::move(stage));
}

}  // namespace guiju::program
