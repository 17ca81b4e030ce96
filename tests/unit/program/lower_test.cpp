#include <set>

#include <gtest/gtest.h>

#include "checked_text.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
参数 倍数 : 整数 = 3   自 2016-01-01   依据 文 "一"
参数 不用 : 整数 = 3   自 2016-01-01   依据 文 "一"
实体 县   键 县名
  输入 池 : 金额
实体 户   键 户号   属于 县
  输入 金额 : 金额
  输入 次日 : 日期
  次序 先后   同 县   按 次日
每个 户   依据 文 "一"
  设 两倍 = 金额 × 2
  设 被汇总 = 金额 + 1元
  定义 多 : 是否 = 两倍 > 县.池
  定义 更多 : 是否 = 两倍 > 县.最大余额
  定义 受理 : 是否 = 金额 + 合计(此前.金额 当 受理) <= 县.池   按 先后
  定义 连着 : 是否 = 连续(2, 多)   按 先后
  排名 名次 : 整数   同 县   按 金额
  分配 县.池   按 金额   给 份额 : 金额   到 分   并列 户号
每个 县   依据 文 "一"
  定义 最大余额 : 金额 = 合计(户.被汇总 当 受理) × 倍数
  定义 超 : 整数 = 计数(户 当 更多)
)";

struct Lowered {
  checked::CheckedPack pack = checked_text(rules);
  Program program = lower(pack);

  Slot slot(const char* entity, const char* column) const {
    return Slot{checked::find_column(pack, checked::find_entity(pack, entity), column).index()};
  }
};

std::vector<const RowCode*> row_codes(const Program& program) {
  std::vector<const RowCode*> codes;
  for (const Stage& stage : program.stages) {
    if (const auto* map = std::get_if<MapStage>(&stage)) codes.push_back(&map->code);
    if (const auto* scan = std::get_if<ScanStage>(&stage)) codes.push_back(&scan->code);
  }
  return codes;
}

/// Stored slots in the order in which the stages write them.
std::vector<Slot> written(const Stage& stage) {
  std::vector<Slot> slots;
  if (const auto* map = std::get_if<MapStage>(&stage))
    for (const auto& store : map->code.stores) slots.push_back(store.slot);
  if (const auto* scan = std::get_if<ScanStage>(&stage))
    for (const auto& store : scan->code.stores) slots.push_back(store.slot);
  if (const auto* each = std::get_if<AggregateStage>(&stage)) slots.push_back(each->result);
  if (const auto* each = std::get_if<SplitStage>(&stage))
    slots.insert(slots.end(), {each->result, each->left_over});
  if (const auto* each = std::get_if<RankStage>(&stage)) slots.push_back(each->result);
  if (const auto* each = std::get_if<WindowStage>(&stage)) slots.push_back(each->result);
  return slots;
}

std::vector<Slot> read(const Stage& stage) {
  std::vector<Slot> slots;
  const auto of_code = [&](const RowCode& code) {
    for (const Instruction& instruction : code.instructions)
      if (instruction.slot) slots.push_back(instruction.slot);
  };
  if (const auto* map = std::get_if<MapStage>(&stage)) of_code(map->code);
  if (const auto* scan = std::get_if<ScanStage>(&stage)) of_code(scan->code);
  if (const auto* each = std::get_if<AggregateStage>(&stage))
    slots = {each->value, each->filter, each->otherwise};
  if (const auto* each = std::get_if<SplitStage>(&stage))
    slots = {each->total, each->weight, each->participates};
  if (const auto* each = std::get_if<RankStage>(&stage))
    for (const auto& key : each->keys) slots.push_back(key.value);
  if (const auto* each = std::get_if<OrderStage>(&stage))
    for (const auto& key : each->keys) slots.push_back(key.value);
  if (const auto* each = std::get_if<WindowStage>(&stage)) slots = {each->length, each->condition};
  std::erase_if(slots, [](Slot slot) { return slot.is_none(); });
  return slots;
}

TEST(Lower, EverySlotIsWrittenOnceAndBeforeItIsRead) {
  const Lowered lowered;
  std::set<Slot> ready;
  for (std::size_t i = 0; i < lowered.pack.columns.size(); ++i)
    if (std::holds_alternative<std::monostate>(lowered.pack.columns[i].definition))
      ready.insert(Slot{i});
  for (const Stage& stage : lowered.program.stages) {
    for (Slot slot : read(stage)) EXPECT_TRUE(ready.contains(slot)) << slot.index();
    for (Slot slot : written(stage)) EXPECT_TRUE(ready.insert(slot).second) << slot.index();
  }
  for (std::size_t i = 0; i < lowered.pack.columns.size(); ++i)
    EXPECT_EQ(ready.contains(Slot{i}), lowered.program.slots[i].is_stored)
        << lowered.pack.columns[i].name;
}

TEST(Lower, AHelperIsStoredOnlyWhereAnotherTableReadsIt) {
  const Lowered lowered;
  EXPECT_FALSE(lowered.program.slots[lowered.slot("户", "两倍").index()].is_stored);
  EXPECT_TRUE(lowered.program.slots[lowered.slot("户", "被汇总").index()].is_stored);
}

TEST(Lower, OrderAndScopeAreSharedByWhatRunsOverThem) {
  const Lowered lowered;
  std::size_t orders = 0;
  for (const Stage& stage : lowered.program.stages)
    orders += std::holds_alternative<OrderStage>(stage) ? 1 : 0;
  EXPECT_EQ(orders, 1U);
}

TEST(Lower, OnlyParametersThatAreReadAreAsked) {
  const Lowered lowered;
  ASSERT_EQ(lowered.program.parameters.size(), 1U);
  EXPECT_EQ(lowered.pack.at(lowered.program.parameters[0]).name, "倍数");
}

TEST(Lower, AnAggregateKnowsTheColumnThatAsksForIt) {
  const Lowered lowered;
  for (const Stage& stage : lowered.program.stages)
    if (const auto* each = std::get_if<AggregateStage>(&stage); each != nullptr) {
      EXPECT_TRUE(each->column);
    }
}

TEST(Lower, EqualInstructionsAreThereOnceInAPieceOfRowCode) {
  const Lowered lowered;
  for (const RowCode* code : row_codes(lowered.program)) {
    std::set<std::size_t> loaded;
    for (const Instruction& instruction : code->instructions) {
      if (instruction.opcode != Opcode::Load) continue;
      EXPECT_TRUE(loaded.insert(instruction.slot.index()).second);
    }
  }
}

TEST(LowerForRecording, HasARegisterForEveryExpressionAndMakesNoSlots) {
  const Lowered lowered;
  const std::size_t slots = lowered.program.slots.size();
  const ColumnId column{lowered.slot("户", "受理").index()};
  const RecordingCode recording = lower_for_recording(lowered.pack, lowered.program, column);
  const auto& formula = std::get<checked::Formula>(lowered.pack.at(column).definition);
  EXPECT_TRUE(recording.registers.contains(formula.value));
  for (ExprId arg : lowered.pack.at(formula.value).args)
    EXPECT_TRUE(recording.registers.contains(arg));
  for (const Instruction& instruction : recording.code.instructions) {
    EXPECT_NE(instruction.opcode, Opcode::Carried);
    EXPECT_TRUE(instruction.slot.is_none() || instruction.slot.index() < slots);
  }
}

TEST(Print, NamesEveryStage) {
  const Lowered lowered;
  const std::string text = print(lowered.pack, lowered.program);
  for (const char* word : {"受理", "名次", "份额", "最大余额"})
    EXPECT_NE(text.find(word), std::string::npos) << word;
}

}  // namespace
}  // namespace guiju::program
