#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

Register DefinitionLowering::operator()(const SplitShare& share) {
  const Split& split = pack().at(share.split);
  if (split.scope) return load_own();
  Instruction instruction;
  instruction.opcode = Opcode::SplitFixed;
  instruction.args = {builder_.emit(split.total)};
  if (split.before)
    instruction.args.insert(instruction.args.end(),
                            {builder_.emit(split.before), builder_.emit(split.has_refund)});
  instruction.type = type();
  instruction.step = split.step;
  instruction.method = split.method;
  instruction.index = static_cast<std::uint32_t>(split.receivers.size());
  const Expr& ratio = pack().at(split.ratio);
  if (ratio.op == Op::Parameter)
    instruction.parameter = ratio.parameter;
  else
    instruction.value = ratio.value;
  const Register first = builder_.add(std::move(instruction), split.receivers.size());
  return Register{first.index() + share.receiver};
}

Register DefinitionLowering::operator()(const SplitLeftOver&) { return load_own(); }

}  // namespace guiju::program
