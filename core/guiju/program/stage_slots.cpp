// What each kind of stage reads and writes.

#include "guiju/program/program.hpp"

namespace guiju::program {
namespace {

struct Reads {
  std::vector<Slot> operator()(const MapStage& stage) const { return loads(stage.code); }
  std::vector<Slot> operator()(const AggregateStage& stage) const {
    return {stage.value, stage.filter, stage.otherwise};
  }
  std::vector<Slot> operator()(const SplitStage& stage) const {
    std::vector<Slot> slots{stage.total, stage.weight, stage.participates};
    slots.insert(slots.end(), stage.ties.begin(), stage.ties.end());
    return slots;
  }
  std::vector<Slot> operator()(const RankStage& stage) const {
    std::vector<Slot> slots = values(stage.keys);
    slots.push_back(stage.participates);
    return slots;
  }
  std::vector<Slot> operator()(const OrderStage& stage) const { return values(stage.keys); }
  std::vector<Slot> operator()(const ScanStage& stage) const {
    std::vector<Slot> slots = loads(stage.code);
    slots.push_back(stage.line);
    return slots;
  }
  std::vector<Slot> operator()(const WindowStage& stage) const {
    return {stage.length, stage.condition, stage.line};
  }

  static std::vector<Slot> loads(const RowCode& code) {
    std::vector<Slot> slots;
    for (const Instruction& instruction : code.instructions) slots.push_back(instruction.slot);
    return slots;
  }
  static std::vector<Slot> values(const std::vector<RankStage::Key>& keys) {
    std::vector<Slot> slots;
    for (const RankStage::Key& key : keys) slots.push_back(key.value);
    return slots;
  }
};

struct Writes {
  std::vector<Slot> operator()(const MapStage& stage) const { return stores(stage.code); }
  std::vector<Slot> operator()(const AggregateStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const SplitStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const RankStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const OrderStage& stage) const { return {stage.line}; }
  std::vector<Slot> operator()(const ScanStage& stage) const {
    std::vector<Slot> slots = stores(stage.code);
    slots.insert(slots.end(), stage.kept.begin(), stage.kept.end());
    return slots;
  }
  std::vector<Slot> operator()(const WindowStage& stage) const { return {stage.result}; }

  static std::vector<Slot> stores(const RowCode& code) {
    std::vector<Slot> slots;
    for (const RowCode::Store& store : code.stores) slots.push_back(store.slot);
    return slots;
  }
};

std::vector<Slot> without_none(std::vector<Slot> slots) {
  std::erase_if(slots, [](Slot slot) { return slot.is_none(); });
  return slots;
}

}  // namespace

std::vector<Slot> reads_of(const Stage& stage) { return without_none(std::visit(Reads{}, stage)); }
std::vector<Slot> writes_of(const Stage& stage) {
  return without_none(std::visit(Writes{}, stage));
}

}  // namespace guiju::program
