// Leaves out what no written conclusion needs.

#include <algorithm>
#include <set>

#include "guiju/program/lower.hpp"
#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {
namespace {

class Sweep {
 public:
  Sweep(const checked::CheckedPack& pack, const Program& program) : pack_(pack), result_(program) {
    needed_.resize(program.slots.size());
    for (const checked::Entity& entity : pack.entities)
      for (ColumnId column : entity.written) needed_[column.index()] = true;
  }

  /// From the last stage to the first: a stage is needed where a later one, or the results, read it.
  Program run() {
    std::vector<Stage> kept;
    for (std::size_t i = result_.stages.size(); i-- > 0;)
      if (std::visit(*this, result_.stages[i])) kept.push_back(std::move(result_.stages[i]));
    std::reverse(kept.begin(), kept.end());
    result_.stages = std::move(kept);
    for (std::size_t i = 0; i < needed_.size(); ++i)
      if (!is_input(i)) result_.slots[i].is_stored = result_.slots[i].is_stored && needed_[i];
    return std::move(result_);
  }

  bool operator()(MapStage& stage) {
    RowCode& code = stage.code;
    std::erase_if(code.stores, [&](const RowCode::Store& store) { return !is_needed(store.slot); });
    if (code.stores.empty()) return false;
    std::vector<bool> live(code.register_count);
    for (const RowCode::Store& store : code.stores) live[store.value.index()] = true;
    sweep(code, std::move(live));
    assign_frames(code, true);
    return true;
  }

  bool operator()(ScanStage& stage) {
    // What is carried reads itself: a scan is needed as a whole or not at all.
    if (!any_needed(stage.code.stores)) return false;
    need_loads(stage.code);
    lines_.insert(stage.order);
    return true;
  }
  bool operator()(AggregateStage& stage) {
    return need_if(stage.result, {stage.value, stage.filter, stage.otherwise});
  }
  bool operator()(SplitStage& stage) {
    std::vector<Slot> reads{stage.total, stage.weight, stage.participates, stage.floor, stage.cap};
    reads.insert(reads.end(), stage.ties.begin(), stage.ties.end());
    if (is_needed(stage.left_over)) need(stage.result);
    return need_if(stage.result, reads);
  }
  bool operator()(RankStage& stage) {
    std::vector<Slot> reads{stage.participates};
    for (const RankStage::Key& key : stage.keys) reads.push_back(key.value);
    return need_if(stage.result, reads);
  }
  bool operator()(WindowStage& stage) {
    if (!need_if(stage.result, {stage.length, stage.condition, stage.place, stage.line}))
      return false;
    lines_.insert(stage.order);
    return true;
  }
  bool operator()(OrderStage& stage) {
    if (!lines_.contains(stage.order)) return false;
    for (const RankStage::Key& key : stage.keys) need(key.value);
    need(stage.place);
    need(stage.participates);
    return true;
  }

 private:
  [[nodiscard]] bool is_input(std::size_t slot) const {
    return slot < pack_.columns.size() &&
           std::holds_alternative<std::monostate>(pack_.columns[slot].definition);
  }
  [[nodiscard]] bool is_needed(Slot slot) const { return needed_[slot.index()]; }
  [[nodiscard]] bool any_needed(const std::vector<RowCode::Store>& stores) const {
    return std::any_of(stores.begin(), stores.end(),
                       [&](const RowCode::Store& store) { return is_needed(store.slot); });
  }
  void need(Slot slot) {
    if (slot) needed_[slot.index()] = true;
  }
  bool need_if(Slot result, const std::vector<Slot>& reads) {
    if (!is_needed(result)) return false;
    for (Slot slot : reads) need(slot);
    return true;
  }
  void need_loads(const RowCode& code) {
    for (const Instruction& instruction : code.instructions) need(instruction.slot);
  }

  /// Keeps the instructions that live registers are made by; registers keep their numbers.
  void sweep(RowCode& code, std::vector<bool> live) {
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
    need_loads(code);
  }

  const checked::CheckedPack& pack_;
  Program result_;
  std::vector<bool> needed_;
  std::set<checked::OrderId> lines_;
};

}  // namespace

Program results_only(const checked::CheckedPack& pack, const Program& program) {
  return Sweep{pack, program}.run();
}

}  // namespace guiju::program
