#include "guiju/checked/literal.hpp"
#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

Register DefinitionLowering::criterion(const Eligibility::Criterion& criterion) {
  Register test = builder_.emit(criterion.test);
  if (!criterion.guard) return test;
  Register guard = builder_.emit(criterion.guard);
  Register off = builder_.simple(Opcode::Not, {guard}, simple_type(TypeKind::Bool));
  return builder_.simple(Opcode::Or, {off, test}, simple_type(TypeKind::Bool));
}

Register DefinitionLowering::operator()(const Eligibility& eligibility) {
  std::vector<Register> met;
  for (const Eligibility::Criterion& each : eligibility.criteria) met.push_back(criterion(each));
  return builder_.simple(Opcode::And, std::move(met), type());
}

Register DefinitionLowering::operator()(const FailedCriteria& failed) {
  const auto& eligibility = std::get<Eligibility>(pack().at(failed.eligibility).definition);
  Instruction list;
  list.opcode = Opcode::MakeList;
  list.type = type();
  for (const Eligibility::Criterion& each : eligibility.criteria) {
    list.args.push_back(
        builder_.simple(Opcode::Not, {criterion(each)}, simple_type(TypeKind::Bool)));
    list.labels.push_back(each.label);
  }
  return builder_.add(std::move(list));
}

}  // namespace guiju::program
