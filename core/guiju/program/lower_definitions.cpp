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

Register DefinitionLowering::limit(ExprId subtotal, ExprId limited, Register value) {
  if (!limited) return value;
  builder_.of_expr_[subtotal] = value;
  return builder_.emit(limited);
}

// Stored by others.
Register DefinitionLowering::operator()(const std::monostate&) { return load_own(); }
Register DefinitionLowering::operator()(const Rank&) { return load_own(); }
Register DefinitionLowering::operator()(const RankOutcome&) { return load_own(); }

Register DefinitionLowering::operator()(const Formula& formula) {
  return builder_.emit(formula.value);
}

// Made of expressions by the checker.
Register DefinitionLowering::operator()(const Bracket& bracket) {
  return builder_.emit(bracket.value);
}
Register DefinitionLowering::operator()(const DatedFormula& dated) {
  return builder_.emit(dated.value);
}
Register DefinitionLowering::operator()(const Exceptions& rule) {
  // An explanation asks also for exceptions that no value hangs on.
  if (builder_.purpose_ == RowCodeBuilder::Purpose::Recording)
    for (const Exceptions::Exception& each : rule.exceptions) builder_.emit(each.applies);
  return builder_.emit(rule.value);
}
Register DefinitionLowering::operator()(const ExceptionApplies& applies) {
  const auto& rule = std::get<Exceptions>(pack().at(applies.column).definition);
  return builder_.emit(rule.exceptions[applies.exception].applies);
}

}  // namespace guiju::program
