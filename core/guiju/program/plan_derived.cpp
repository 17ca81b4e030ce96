#include "guiju/program/planner.hpp"

namespace guiju::program {

/// Nothing else runs before the rows of derived tables are there (schedule.cpp), but what they are made
/// of: inputs alone.
void Planner::plan_derived(EntityId entity) {
  const checked::Entity& declared = pack_.at(entity);
  DeriveStage stage;
  stage.entity = entity;
  stage.source = declared.source;
  for (std::size_t i = 0; i < declared.parts.size(); ++i) {
    planned_ = declared.key[i];
    stage.parts.push_back(stored(declared.parts[i], declared.source));
    stage.keys.push_back(Slot{declared.key[i].index()});
  }
  add_border(entity, std::move(stage));
}

}  // namespace guiju::program
