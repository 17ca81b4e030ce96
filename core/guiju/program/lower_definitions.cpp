#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

const Type& DefinitionLowering::type() const { return pack().at(column_).type; }

Register DefinitionLowering::lower() { return std::visit(*this, pack().at(column_).definition); }

Register DefinitionLowering::load_own() {
  Instruction instruction;
  instruction.opcode = Opcode::Load;
  instruction.slot = Slot{column_.index()};
  instruction.type = type();
  return builder_.add(std::move(instruction));
}

// Stored by others.
Register DefinitionLowering::operator()(const std::monostate&) { return load_own(); }
Register DefinitionLowering::operator()(const Rank&) { return load_own(); }

Register DefinitionLowering::operator()(const Formula& formula) {
  return builder_.emit(formula.value);
}

}  // namespace guiju::program
