#include "guiju/program/planner.hpp"

namespace guiju::program {

bool Planner::plan_border(ColumnId column, const checked::Rank& rank) {
  RankStage stage;
  stage.entity = pack_.at(column).entity;
  stage.scope = rank.scope;
  stage.participates = stored_or_none(rank.participates, stage.entity);
  for (const checked::Rank::Key& key : rank.keys)
    stage.keys.push_back({stored(key.value, stage.entity), key.descending});
  stage.shared = rank.shared;
  stage.result = Slot{column.index()};
  stage.column = column;
  add_border(pack_.at(column).entity, std::move(stage));
  return true;
}

}  // namespace guiju::program
