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

/// One stage stores all that a quota makes of a rank: it is planned with the first of them.
bool Planner::plan_border(ColumnId, const checked::RankOutcome& outcome) {
  if (outcome.kind != checked::RankOutcome::Kind::Admitted) return true;
  const auto& rank = std::get<checked::Rank>(pack_.at(outcome.rank).definition);
  const EntityId entity = pack_.at(outcome.rank).entity;
  QuotaStage stage;
  stage.entity = entity;
  stage.scope = rank.scope;
  stage.participates = stored_or_none(rank.participates, entity);
  stage.place = Slot{outcome.rank.index()};
  stage.quota = stored(rank.quota, entity);
  for (const checked::Rank::Reserve& reserve : rank.reserves)
    stage.reserves.push_back({stored(reserve.count, entity), stored(reserve.condition, entity)});
  for (const ColumnId result : rank.outcomes) stage.results.emplace_back(result.index());
  add_border(entity, std::move(stage));
  return true;
}

}  // namespace guiju::program
