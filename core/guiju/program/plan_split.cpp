#include "guiju/program/planner.hpp"

namespace guiju::program {

bool Planner::plan_border(ColumnId column, const checked::SplitShare& share) {
  const checked::Split& split = pack_.at(share.split);
  if (!split.scope) return false;  // by a fixed ratio: row code
  SplitStage stage;
  stage.entity = pack_.at(column).entity;
  stage.scope = split.scope;
  stage.total = stored(split.total, split.scope);
  stage.weight = stored(split.weight, stage.entity);
  stage.participates = stored_or_none(split.participates, stage.entity);
  for (ExprId tie : split.ties) stage.ties.push_back(stored(tie, stage.entity));
  stage.result = Slot{column.index()};
  stage.step = split.step;
  stage.column = column;
  add_border(pack_.at(column).entity, std::move(stage));
  return true;
}

}  // namespace guiju::program
