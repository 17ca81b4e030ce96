#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

Register DefinitionLowering::operator()(const State& state) {
  RowCodeBuilder::Carry carry;
  carry.state = column_;
  Instruction instruction;
  instruction.type = type();
  if (builder_.purpose_ == RowCodeBuilder::Purpose::Recording) {
    instruction.opcode = Opcode::Load;
    instruction.slot = builder_.kept_slot({}, column_);
  } else {
    instruction.opcode = Opcode::Carried;
    instruction.args = {builder_.constant(false, type())};
    instruction.index = static_cast<std::uint32_t>(builder_.carries_.size());
  }
  carry.value = builder_.add(std::move(instruction));
  const std::size_t place = builder_.carries_.size();
  builder_.carries_.push_back(carry);
  // on = start or (on before and not stop)
  Register goes_on = builder_.simple(Opcode::Not, {builder_.emit(state.stop)}, type());
  Register lasts = builder_.simple(Opcode::And, {carry.value, goes_on}, type());
  Register on = builder_.simple(Opcode::Or, {builder_.emit(state.start), lasts}, type());
  builder_.carries_[place].next = on;
  return on;
}

}  // namespace guiju::program
