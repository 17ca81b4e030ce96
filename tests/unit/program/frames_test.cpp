// Frames are shared by registers that do not live at the same time: nothing may be overwritten that is
// still to be read.

#include <random>

#include <gtest/gtest.h>

#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {
namespace {

/// Instructions that read results of earlier ones; some have several results, some are constants.
RowCode random_code(std::mt19937_64& random) {
  RowCode code;
  const std::size_t count = 2 + random() % 60;
  for (std::size_t i = 0; i < count; ++i) {
    Instruction instruction;
    const auto kind = random() % 10;
    instruction.opcode = code.register_count == 0 || kind == 0 ? Opcode::Constant
                         : kind == 1                           ? Opcode::Parameter
                         : kind == 2                           ? Opcode::SplitFixed
                         : kind == 3                           ? Opcode::Carried
                                                               : Opcode::Add;
    instruction.result = Register{code.register_count};
    if (instruction.opcode == Opcode::Carried)
      instruction.args = {Register{random() % code.register_count}};
    else if (instruction.opcode == Opcode::Add || instruction.opcode == Opcode::SplitFixed)
      for (std::size_t a = 0; a < 1 + random() % 3; ++a)
        instruction.args.push_back(Register{random() % code.register_count});
    instruction.index = static_cast<std::uint32_t>(2 + random() % 3);
    code.register_count += result_count(instruction);
    code.instructions.push_back(std::move(instruction));
  }
  return code;
}

/// The register whose memory a carried one shows on the first rows; none where it is not carried.
Register starts_with(const RowCode& code, Register value) {
  for (const Instruction& instruction : code.instructions)
    if (instruction.opcode == Opcode::Carried && instruction.result == value)
      return instruction.args[0];
  return {};
}

/// Runs the code with the number of the register that was written last into each frame.
void expect_no_clash(const RowCode& code, const std::vector<Register>& kept) {
  std::vector<std::size_t> held(code.frame_count, SIZE_MAX);
  const auto set_once = [](Opcode opcode) {
    return opcode == Opcode::Constant || opcode == Opcode::Parameter;
  };
  // What is set once a run must live through all batches: it is written before the first.
  for (const Instruction& instruction : code.instructions)
    if (set_once(instruction.opcode))
      held[code.frames[instruction.result.index()].index()] = instruction.result.index();
  for (int batch = 0; batch < 2; ++batch) {
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      for (Register arg : instruction.args) {
        ASSERT_EQ(held[code.frames[arg.index()].index()], arg.index()) << "instruction " << i;
        for (Register source = starts_with(code, arg); source; source = starts_with(code, source))
          ASSERT_EQ(held[code.frames[source.index()].index()], source.index())
              << "what instruction " << i << " reads was carried from there";
      }
      if (set_once(instruction.opcode)) continue;
      const std::size_t first = instruction.result.index();
      for (std::size_t r = first; r < first + result_count(instruction); ++r) {
        for (Register arg : instruction.args)
          ASSERT_NE(code.frames[r], code.frames[arg.index()]) << "it writes where it reads";
        held[code.frames[r].index()] = r;
      }
    }
    for (Register value : kept)
      ASSERT_EQ(held[code.frames[value.index()].index()], value.index()) << "kept to the end";
  }
}

TEST(Frames, NoRegisterIsOverwrittenWhileItIsAlive) {
  std::mt19937_64 random{1};
  for (int round = 0; round < 2000; ++round) {
    RowCode code = random_code(random);
    std::vector<Register> kept;
    for (std::size_t i = 0; i < random() % 3; ++i)
      kept.push_back(Register{random() % code.register_count});
    assign_frames(code, true, kept);
    expect_no_clash(code, kept);
  }
}

TEST(Frames, AreSharedWhereTheyMayBe) {
  RowCode code;
  for (std::size_t i = 0; i < 20; ++i) {
    Instruction instruction;
    instruction.opcode = i == 0 ? Opcode::Load : Opcode::Negate;
    instruction.result = Register{i};
    if (i > 0) instruction.args = {Register{i - 1}};
    code.instructions.push_back(std::move(instruction));
  }
  code.register_count = 20;
  assign_frames(code, true);
  EXPECT_EQ(code.frame_count, 2U);
}

TEST(Frames, ForRecordingEveryRegisterHasItsOwn) {
  std::mt19937_64 random{2};
  RowCode code = random_code(random);
  assign_frames(code, false);
  EXPECT_EQ(code.frame_count, code.register_count);
}

}  // namespace
}  // namespace guiju::program
