#include <algorithm>

#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {
namespace {

bool is_set_once_a_run(Opcode opcode) {
  return opcode == Opcode::Constant || opcode == Opcode::Parameter || opcode == Opcode::AsOf;
}

}  // namespace

void assign_frames(RowCode& code, bool share, std::span<const Register> kept) {
  const std::size_t count = code.instructions.size();
  code.frames.assign(code.register_count, Frame{});
  std::vector<std::size_t> last_use(code.register_count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const Instruction& instruction = code.instructions[i];
    for (std::size_t r = 0; r < result_count(instruction); ++r)
      last_use[instruction.result.index() + r] = i;
    for (Register arg : instruction.args) last_use[arg.index()] = i;
  }
  for (Register value : kept) last_use[value.index()] = count;
  // On the first rows what is carried is the very memory of what the carry starts with.
  for (std::size_t i = count; i-- > 0;) {
    const Instruction& instruction = code.instructions[i];
    if (instruction.opcode != Opcode::Carried) continue;
    const std::size_t lives = last_use[instruction.result.index()];
    for (Register arg : instruction.args)
      last_use[arg.index()] = std::max(last_use[arg.index()], lives);
  }
  std::vector<Frame> free;
  for (std::size_t i = 0; i < count; ++i) {
    const Instruction& instruction = code.instructions[i];
    for (std::size_t r = 0; r < result_count(instruction); ++r) {
      Frame frame{code.frame_count};
      if (!free.empty() && share && !is_set_once_a_run(instruction.opcode)) {
        frame = free.back();
        free.pop_back();
      } else {
        ++code.frame_count;
      }
      code.frames[instruction.result.index() + r] = frame;
    }
    // After the results have theirs: no instruction writes where it reads.
    auto release = [&](Register value, Opcode opcode) {
      if (share && last_use[value.index()] == i && !is_set_once_a_run(opcode))
        free.push_back(code.frames[value.index()]);
    };
    std::vector<Register> args = instruction.args;
    std::sort(args.begin(), args.end());
    args.erase(std::unique(args.begin(), args.end()), args.end());
    for (Register arg : args) {
      auto defining = std::upper_bound(
          code.instructions.begin(), code.instructions.end(), arg,
          [](Register value, const Instruction& other) { return value < other.result; });
      release(arg, std::prev(defining)->opcode);
    }
    // What no instruction reads is stored before the next one runs.
    for (std::size_t r = 0; r < result_count(instruction); ++r)
      release(Register{instruction.result.index() + r}, instruction.opcode);
  }
}

}  // namespace guiju::program
