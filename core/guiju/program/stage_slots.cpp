// What each kind of stage reads and writes.

#include "guiju/program/program.hpp"

namespace guiju::program {
namespace {

struct Reads {
  std::vector<Slot> operator()(const MapStage& stage) const { return loads(stage.code); }
  std::vector<Slot> operator()(const DeriveStage& stage) const { return stage.parts; }
  std::vector<Slot> operator()(const AggregateStage& stage) const {
    return {stage.value, stage.filter, stage.otherwise};
  }
  std::vector<Slot> operator()(const SpreadStage& stage) const {
    std::vector<Slot> slots{stage.word};
    for (const SpreadStage::Cell& cell : stage.cells) slots.push_back(cell.value);
    return slots;
  }
  std::vector<Slot> operator()(const MatchStage& stage) const {
    std::vector<Slot> slots{stage.value, stage.filter, stage.guard, stage.otherwise};
    for (const MatchStage::Match& match : stage.matches) {
      slots.push_back(match.theirs);
      slots.push_back(match.own);
    }
    return slots;
  }
  std::vector<Slot> operator()(const SplitStage& stage) const {
    std::vector<Slot> slots{stage.total, stage.weight, stage.participates, stage.floor, stage.cap};
    slots.insert(slots.end(), stage.ties.begin(), stage.ties.end());
    return slots;
  }
  std::vector<Slot> operator()(const RankStage& stage) const {
    std::vector<Slot> slots = values(stage.keys);
    slots.push_back(stage.participates);
    return slots;
  }
  std::vector<Slot> operator()(const QuotaStage& stage) const {
    std::vector<Slot> slots{stage.participates, stage.place, stage.quota};
    for (const QuotaStage::Reserve& reserve : stage.reserves)
      slots.insert(slots.end(), {reserve.count, reserve.condition});
    return slots;
  }
  std::vector<Slot> operator()(const OrderStage& stage) const {
    std::vector<Slot> slots = values(stage.keys);
    slots.insert(slots.end(), {stage.place, stage.participates});
    return slots;
  }
  std::vector<Slot> operator()(const ScanStage& stage) const {
    std::vector<Slot> slots = loads(stage.code);
    slots.push_back(stage.line);
    return slots;
  }
  std::vector<Slot> operator()(const WindowStage& stage) const {
    return {stage.length, stage.condition, stage.place, stage.line};
  }
  std::vector<Slot> operator()(const ExternStage& stage) const { return stage.args; }
  std::vector<Slot> operator()(const LineStage& stage) const {
    return {stage.value, stage.otherwise, stage.line};
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
  std::vector<Slot> operator()(const DeriveStage& stage) const { return stage.keys; }
  std::vector<Slot> operator()(const AggregateStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const SpreadStage& stage) const {
    std::vector<Slot> slots;
    for (const SpreadStage::Cell& cell : stage.cells) slots.push_back(cell.result);
    return slots;
  }
  std::vector<Slot> operator()(const MatchStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const SplitStage& stage) const {
    return {stage.result, stage.left_over};
  }
  std::vector<Slot> operator()(const RankStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const QuotaStage& stage) const { return stage.results; }
  std::vector<Slot> operator()(const OrderStage& stage) const { return {stage.line}; }
  std::vector<Slot> operator()(const ScanStage& stage) const {
    std::vector<Slot> slots = stores(stage.code);
    slots.insert(slots.end(), stage.kept.begin(), stage.kept.end());
    return slots;
  }
  std::vector<Slot> operator()(const WindowStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const ExternStage& stage) const { return {stage.result}; }
  std::vector<Slot> operator()(const LineStage& stage) const { return {stage.result}; }

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
