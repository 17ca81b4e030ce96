// Leaves out what no written conclusion needs.

#include <algorithm>

#include "guiju/program/lower.hpp"
#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {
namespace {

class Sweep {
 public:
  Sweep(const checked::CheckedPack& pack, const Program& program, EntityId wanted)
      : pack_(pack), result_(program) {
    needed_.resize(program.slots.size());
    for (std::size_t i = 0; i < pack.entities.size(); ++i) {
      if (wanted && wanted != EntityId{i}) continue;
      for (ColumnId column : pack.entities[i].written) needed_[column.index()] = true;
    }
  }

  /// From the last stage to the first: a stage is needed where a later one, or the results, read it.
  Program run() {
    std::vector<Stage> kept;
    for (std::size_t i = result_.stages.size(); i-- > 0;)
      if (is_kept(result_.stages[i])) kept.push_back(std::move(result_.stages[i]));
    std::reverse(kept.begin(), kept.end());
    result_.stages = std::move(kept);
    for (std::size_t i = 0; i < needed_.size(); ++i)
      if (!is_input(i)) result_.slots[i].is_stored = result_.slots[i].is_stored && needed_[i];
    return std::move(result_);
  }

 private:
  bool is_kept(Stage& stage) {
    // Of row code what is needed is kept; of every other stage all or nothing. What a scan carries
    // reads itself.
    if (auto* map = std::get_if<MapStage>(&stage)) sweep(map->code);
    // Which rows there are is asked even where no key is read.
    const bool makes_rows = std::holds_alternative<DeriveStage>(stage);
    const std::vector<Slot> writes = writes_of(stage);
    if (!makes_rows &&
        std::none_of(writes.begin(), writes.end(), [&](Slot slot) { return is_needed(slot); }))
      return false;
    for (Slot slot : reads_of(stage)) needed_[slot.index()] = true;
    return true;
  }

  [[nodiscard]] bool is_input(std::size_t slot) const {
    return slot < pack_.columns.size() &&
           std::holds_alternative<std::monostate>(pack_.columns[slot].definition);
  }
  [[nodiscard]] bool is_needed(Slot slot) const { return needed_[slot.index()]; }

  /// Keeps the stores that are needed and the instructions that their values are made by; registers
  /// keep their numbers.
  void sweep(RowCode& code) {
    std::erase_if(code.stores, [&](const RowCode::Store& store) { return !is_needed(store.slot); });
    if (code.stores.empty()) return;
    std::vector<bool> live(code.register_count);
    for (const RowCode::Store& store : code.stores) live[store.value.index()] = true;
    std::vector<Instruction> kept;
    std::vector<std::size_t> places(code.instructions.size());
    for (std::size_t i = code.instructions.size(); i-- > 0;) {
      Instruction& instruction = code.instructions[i];
      bool is_live = false;
      for (std::size_t r = 0; r < result_count(instruction); ++r)
        is_live = is_live || live[instruction.result.index() + r];
      if (!is_live) continue;
      for (Register arg : instruction.args) live[arg.index()] = true;
      places[i] = kept.size();
      kept.push_back(std::move(instruction));
    }
    std::reverse(kept.begin(), kept.end());
    code.instructions = std::move(kept);
    for (RowCode::Store& store : code.stores)
      store.after = code.instructions.size() - 1 - places[store.after];
    assign_frames(code, true);
  }

  const checked::CheckedPack& pack_;
  Program result_;
  std::vector<bool> needed_;
};

}  // namespace

Program results_only(const checked::CheckedPack& pack, const Program& program, EntityId entity) {
  return Sweep{pack, program, entity}.run();
}

}  // namespace guiju::program
