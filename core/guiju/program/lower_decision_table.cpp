#include "guiju/checked/literal.hpp"
#include "guiju/program/dense_table.hpp"
#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

namespace {

/// A table by priority as one of first hit: a row for each turn.
DecisionTable by_turns(const DecisionTable& table) {
  DecisionTable first = table;
  first.policy = HitPolicy::First;
  first.rows.clear();
  for (const DecisionTable::Turn& turn : table.turns) {
    first.rows.push_back(table.rows[turn.row]);
    if (turn.when) first.rows.back().tests.push_back(turn.when);
  }
  return first;
}

std::string label_of(const CheckedPack& pack, ExprId item) {
  const Value& value = pack.at(item).value;
  if (const auto* word = std::get_if<EnumWord>(&value))
    return pack.at(word->enumeration).words[word->index];
  return std::get<std::string>(value);
}

}  // namespace

Register DefinitionLowering::operator()(const DecisionTable& table) {
  const Register value = table.policy == HitPolicy::Collect    ? collected(table)
                         : table.policy == HitPolicy::Priority ? picked(by_turns(table))
                                                               : picked(table);
  return limit(table.subtotal, table.limited, value);
}

/// Whether each row hits.
std::vector<Register> DefinitionLowering::hits(const DecisionTable& table) {
  std::vector<Register> hits;
  for (const DecisionTable::Row& row : table.rows) {
    std::vector<Register> tests;
    for (ExprId test : row.tests)
      if (test) tests.push_back(builder_.emit(test));
    if (tests.empty()) tests.push_back(builder_.constant(true, simple_type(TypeKind::Bool)));
    hits.push_back(builder_.simple(Opcode::And, std::move(tests), simple_type(TypeKind::Bool)));
  }
  return hits;
}

Register DefinitionLowering::picked(const DecisionTable& table) {
  std::vector<Register> results;
  for (const DecisionTable::Row& row : table.rows) results.push_back(builder_.emit(row.result));
  if (table.otherwise) results.push_back(builder_.emit(table.otherwise));
  Register index;
  std::vector<Register> rows;
  if (builder_.purpose_ == RowCodeBuilder::Purpose::Run && table.policy != HitPolicy::Any)
    index = dense_hit(table);
  if (!index) {
    rows = hits(table);
    const Opcode opcode = table.policy == HitPolicy::First    ? Opcode::HitFirst
                          : table.policy == HitPolicy::Unique ? Opcode::HitUnique
                                                              : Opcode::HitKnown;
    index = builder_.simple(opcode, rows, simple_type(TypeKind::Enum));
  }
  std::vector<Register> args{index};
  if (table.policy == HitPolicy::Any) args.insert(args.end(), rows.begin(), rows.end());
  args.insert(args.end(), results.begin(), results.end());
  Instruction pick;
  pick.opcode = table.policy == HitPolicy::Any ? Opcode::PickAny : Opcode::Pick;
  pick.args = std::move(args);
  pick.type = type();
  pick.index = static_cast<std::uint32_t>(rows.size());
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

/// A choice by the row that is open hangs on that row alone, and a sum of choices on all of them.
Register DefinitionLowering::collected(const DecisionTable& table) {
  const std::vector<Register> rows = hits(table);
  if (table.collect == CollectKind::List) return label_list(table, rows);
  if (table.collect == CollectKind::Least || table.collect == CollectKind::Greatest)
    return extreme(table, rows);
  Register sum = table.collect == CollectKind::Count ? count(rows) : Register{};
  const Register zero = builder_.constant(Rational{0}, number_type(NumberForm::Integer, {}, 0));
  for (std::size_t row = 0; table.collect == CollectKind::Sum && row < rows.size(); ++row) {
    const Register part = builder_.simple(
        Opcode::Select, {rows[row], builder_.emit(table.rows[row].result), zero}, type());
    sum = sum ? builder_.simple(Opcode::Add, {sum, part}, type()) : part;
  }
  if (!table.otherwise) return sum;
  return unless_none(count(rows), sum, builder_.emit(table.otherwise));
}

Register DefinitionLowering::count(const std::vector<Register>& hits) {
  const Type integer = number_type(NumberForm::Integer, {}, 0);
  const Register zero = builder_.constant(Rational{0}, integer);
  const Register one = builder_.constant(Rational{1}, integer);
  Register count = zero;
  for (const Register hit : hits)
    count = builder_.simple(
        Opcode::Add, {count, builder_.simple(Opcode::Select, {hit, one, zero}, integer)}, integer);
  return count;
}

/// `value` where any row hits; without `otherwise` it is a fault that none does.
Register DefinitionLowering::unless_none(Register count, Register value, Register otherwise) {
  const Register zero = builder_.constant(Rational{0}, number_type(NumberForm::Integer, {}, 0));
  const Register any = builder_.simple(Opcode::Less, {zero, count}, simple_type(TypeKind::Bool));
  const Register index = builder_.simple(Opcode::HitKnown, {any}, simple_type(TypeKind::Enum));
  std::vector<Register> args{index, value};
  if (otherwise) args.push_back(otherwise);
  return builder_.simple(Opcode::Pick, std::move(args), type());
}

/// The count of hits comes first: once it is known, so is which rows take part.
Register DefinitionLowering::extreme(const DecisionTable& table,
                                     const std::vector<Register>& hits) {
  Register best;
  Register any;
  for (std::size_t row = 0; row < hits.size(); ++row) {
    const Register value = builder_.emit(table.rows[row].result);
    if (!best) {
      best = value;
      any = hits[row];
      continue;
    }
    Instruction better;
    better.opcode = table.collect == CollectKind::Least ? Opcode::Least : Opcode::Greatest;
    better.args = {best, value};
    better.type = type();
    better.operand = type().kind;
    const Register chosen =
        builder_.simple(Opcode::Select, {any, builder_.add(std::move(better)), value}, type());
    best = builder_.simple(Opcode::Select, {hits[row], chosen, best}, type());
    any = builder_.simple(Opcode::Or, {any, hits[row]}, simple_type(TypeKind::Bool));
  }
  return unless_none(count(hits), best,
                     table.otherwise ? builder_.emit(table.otherwise) : Register{});
}

Register DefinitionLowering::labels(std::vector<Register> hits, std::vector<std::string> labels) {
  Instruction list;
  list.opcode = Opcode::MakeList;
  list.args = std::move(hits);
  list.labels = std::move(labels);
  list.type = type();
  return builder_.add(std::move(list));
}

Register DefinitionLowering::label_list(const DecisionTable& table,
                                        const std::vector<Register>& hits) {
  std::vector<Register> args;
  std::vector<std::string> items;
  const auto push = [&](std::size_t row) {
    args.push_back(hits[row]);
    items.push_back(label_of(pack(), table.rows[row].result));
  };
  for (const DecisionTable::Turn& turn : table.turns) push(turn.row);
  for (std::size_t row = 0; table.turns.empty() && row < hits.size(); ++row) push(row);
  const Register list = labels(std::move(args), std::move(items));
  if (!table.otherwise) return list;
  const Register always = builder_.constant(true, simple_type(TypeKind::Bool));
  return unless_none(count(hits), list, labels({always}, {label_of(pack(), table.otherwise)}));
}

}  // namespace guiju::program
