#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

Register DefinitionLowering::operator()(const SplitShare& share) {
  const Split& split = pack().at(share.split);
  if (split.scope) return load_own();
  Instruction instruction;
  instruction.opcode = Opcode::SplitFixed;
  instruction.args = {builder_.emit(split.total)};
  instruction.type = type();
  instruction.step = split.step;
  instruction.index = static_cast<std::uint32_t>(split.receivers.size());
  const Expr& ratio = pack().at(split.ratio);
  if (ratio.op == Op::Parameter)
    instruction.parameter = ratio.parameter;
  else
    instruction.value = ratio.value;
  const Register first = builder_.add(std::move(instruction), split.receivers.size());
  return Register{first.index() + share.receiver};
}

}  // namespace guiju::program
