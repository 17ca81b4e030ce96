#include "guiju/eval/row_session.hpp"

#include <algorithm>

namespace guiju::eval {
namespace {

bool has_any(const std::vector<Slot>& slots, const std::vector<bool>& marks) {
  return std::any_of(slots.begin(), slots.end(), [&](Slot slot) { return marks[slot.index()]; });
}

void mark(const std::vector<Slot>& slots, std::vector<bool>& marks) {
  for (const Slot slot : slots) marks[slot.index()] = true;
}

}  // namespace

RowSession::RowSession(const checked::CheckedPack& pack, const program::Program& program, Run& run,
                       EntityId entity)
    : run_(run), performer_(pack, program, run, {}), text_count_(run.pools->texts.size()) {
  std::vector<bool> changes(program.slots.size(), false);
  for (const ColumnId id : pack.at(entity).columns) changes[id.index()] = true;
  for (const program::Stage& stage : program.stages) {
    if (!has_any(program::reads_of(stage), changes)) continue;
    mark(program::writes_of(stage), changes);
    const auto* map = std::get_if<program::MapStage>(&stage);
    if (map != nullptr) machines_.emplace_back(performer_.context(), map->code, 1);
    steps_.push_back({&stage, map == nullptr ? nullptr : &machines_.back()});
  }
  // Making the machines took in the texts of constants.
  text_count_ = run.pools->texts.size();
}

void RowSession::conclude() {
  for (const Step& step : steps_) {
    if (step.machine != nullptr)
      step.machine->run(BatchRows{0, 1});
    else
      performer_.perform(*step.stage);
  }
}

}  // namespace guiju::eval
