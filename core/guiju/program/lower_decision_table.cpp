#include "guiju/checked/literal.hpp"
#include "guiju/program/dense_table.hpp"
#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

Register DefinitionLowering::operator()(const DecisionTable& table) {
  std::vector<Register> results;
  for (const DecisionTable::Row& row : table.rows) results.push_back(builder_.emit(row.result));
  if (table.otherwise) results.push_back(builder_.emit(table.otherwise));
  Register index;
  std::vector<Register> hits;
  if (builder_.purpose_ == RowCodeBuilder::Purpose::Run && table.policy != HitPolicy::Any)
    index = dense_hit(table);
  if (!index) {
    for (const DecisionTable::Row& row : table.rows) {
      std::vector<Register> tests;
      for (ExprId test : row.tests)
        if (test) tests.push_back(builder_.emit(test));
      if (tests.empty()) tests.push_back(builder_.constant(true, simple_type(TypeKind::Bool)));
      hits.push_back(builder_.simple(Opcode::And, std::move(tests), simple_type(TypeKind::Bool)));
    }
    const Opcode opcode = table.policy == HitPolicy::First    ? Opcode::HitFirst
                          : table.policy == HitPolicy::Unique ? Opcode::HitUnique
                                                              : Opcode::HitKnown;
    index = builder_.simple(opcode, hits, simple_type(TypeKind::Enum));
  }
  std::vector<Register> args{index};
  if (table.policy == HitPolicy::Any) args.insert(args.end(), hits.begin(), hits.end());
  args.insert(args.end(), results.begin(), results.end());
  Instruction pick;
  pick.opcode = table.policy == HitPolicy::Any ? Opcode::PickAny : Opcode::Pick;
  pick.args = std::move(args);
  pick.type = type();
  pick.index = static_cast<std::uint32_t>(hits.size());
  return builder_.add(std::move(pick));
}

Register DefinitionLowering::dense_hit(const DecisionTable& table) {
  auto dense = make_dense_table(pack(), table);
  if (!dense) return {};
  Instruction instruction;
  instruction.opcode = Opcode::HitDense;
  for (ExprId input : dense->inputs) instruction.args.push_back(builder_.emit(input));
  instruction.index = static_cast<std::uint32_t>(builder_.program_.tables.size());
  instruction.type = simple_type(TypeKind::Enum);
  builder_.program_.tables.push_back(std::move(dense->table));
  return builder_.add(std::move(instruction));
}

}  // namespace guiju::program
