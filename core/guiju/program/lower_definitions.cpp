#include "guiju/program/lower_definitions.hpp"

#include <algorithm>

#include "guiju/program/dense_table.hpp"

namespace guiju::program {

using namespace checked;

namespace {

Type of_kind(TypeKind kind) {
  Type type;
  type.kind = kind;
  if (kind == TypeKind::Number) {
    type.form = NumberForm::Integer;
    type.scale = 0;
  }
  return type;
}

/// Whether all vetoes give the same plain number: they are one condition then.
bool give_the_same(const CheckedPack& pack, const std::vector<Scorecard::Veto>& vetoes) {
  const Expr& first = pack.at(vetoes.front().points);
  return std::all_of(vetoes.begin(), vetoes.end(), [&](const Scorecard::Veto& veto) {
    const Expr& points = pack.at(veto.points);
    return vetoes.size() == 1 ||
           (first.op == Op::Constant && points.op == Op::Constant && points.value == first.value);
  });
}

}  // namespace

const Type& DefinitionLowering::type() const { return pack().at(column_).type; }

Register DefinitionLowering::lower() { return std::visit(*this, pack().at(column_).definition); }

Register DefinitionLowering::load_own() {
  Instruction instruction;
  instruction.opcode = Opcode::Load;
  instruction.slot = Slot{column_.index()};
  instruction.type = type();
  return builder_.add(std::move(instruction));
}

// Inputs, ranks and splits by weight are stored by others.
Register DefinitionLowering::operator()(const std::monostate&) { return load_own(); }
Register DefinitionLowering::operator()(const Rank&) { return load_own(); }

Register DefinitionLowering::operator()(const Formula& formula) {
  return builder_.emit(formula.value);
}

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
      if (tests.empty()) tests.push_back(builder_.constant(true, of_kind(TypeKind::Bool)));
      hits.push_back(builder_.simple(Opcode::And, std::move(tests), of_kind(TypeKind::Bool)));
    }
    const Opcode opcode = table.policy == HitPolicy::First    ? Opcode::HitFirst
                          : table.policy == HitPolicy::Unique ? Opcode::HitUnique
                                                              : Opcode::HitKnown;
    index = builder_.simple(opcode, hits, of_kind(TypeKind::Enum));
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
  instruction.type = of_kind(TypeKind::Enum);
  builder_.program_.tables.push_back(std::move(dense->table));
  return builder_.add(std::move(instruction));
}

Register DefinitionLowering::criterion(const Eligibility::Criterion& criterion) {
  Register test = builder_.emit(criterion.test);
  if (!criterion.guard) return test;
  Register guard = builder_.emit(criterion.guard);
  Register off = builder_.simple(Opcode::Not, {guard}, of_kind(TypeKind::Bool));
  return builder_.simple(Opcode::Or, {off, test}, of_kind(TypeKind::Bool));
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
    list.args.push_back(builder_.simple(Opcode::Not, {criterion(each)}, of_kind(TypeKind::Bool)));
    list.labels.push_back(each.label);
  }
  return builder_.add(std::move(list));
}

Register DefinitionLowering::item_points(const Scorecard::Item& item) {
  Register points = builder_.emit(item.points);
  if (!item.guard) return points;
  Register zero = builder_.constant(Rational{0}, of_kind(TypeKind::Number));
  return builder_.simple(Opcode::Select, {builder_.emit(item.guard), points, zero},
                         pack().at(item.points).type);
}

Register DefinitionLowering::operator()(const Scorecard& card) {
  Register total;
  for (const Scorecard::Item& item : card.items) {
    Register points = item_points(item);
    total = total ? builder_.simple(Opcode::Add, {total, points}, type()) : points;
  }
  if (!total) total = builder_.constant(Rational{0}, type());
  if (card.floor)
    total = builder_.simple(Opcode::Greatest, {total, builder_.emit(card.floor)}, type());
  if (card.cap) total = builder_.simple(Opcode::Least, {total, builder_.emit(card.cap)}, type());
  if (card.vetoes.empty()) return total;
  std::vector<Register> conditions;
  std::vector<Register> args{Register{}};
  for (const Scorecard::Veto& veto : card.vetoes) {
    conditions.push_back(builder_.emit(veto.condition));
    args.push_back(builder_.emit(veto.points));
  }
  args.push_back(total);
  // Vetoes of different points are asked as they stand: one below another that may yet hold settles
  // nothing, or a cell filled in later would change the total.
  const Opcode hit = give_the_same(pack(), card.vetoes) ? Opcode::HitKnown : Opcode::HitFirst;
  args[0] = builder_.simple(hit, std::move(conditions), of_kind(TypeKind::Enum));
  return builder_.simple(Opcode::Pick, std::move(args), type());
}

Register DefinitionLowering::operator()(const ScoreItemPoints& points) {
  const auto& card = std::get<Scorecard>(pack().at(points.scorecard).definition);
  return item_points(card.items[points.item]);
}

Register DefinitionLowering::operator()(const LostPoints& lost) {
  const auto& card = std::get<Scorecard>(pack().at(lost.scorecard).definition);
  Instruction list;
  list.opcode = Opcode::MakeLost;
  list.type = type();
  for (const Scorecard::Item& item : card.items) {
    if (item.is_bonus || !item.full) continue;
    list.args.push_back(builder_.simple(Opcode::Subtract,
                                        {builder_.emit(item.full), item_points(item)},
                                        of_kind(TypeKind::Number)));
    list.labels.push_back(item.name);
  }
  return builder_.add(std::move(list));
}

Register DefinitionLowering::operator()(const LabelList& labels) {
  Instruction list;
  list.opcode = Opcode::MakeList;
  list.type = type();
  for (const LabelList::Line& line : labels.lines) {
    list.args.push_back(builder_.emit(line.condition));
    list.labels.push_back(line.label);
  }
  return builder_.add(std::move(list));
}

Register DefinitionLowering::operator()(const RankOutcome&) { return load_own(); }

Register DefinitionLowering::operator()(const SplitLeftOver&) { return load_own(); }

Register DefinitionLowering::operator()(const SplitShare& share) {
  const Split& split = pack().at(share.split);
  if (split.scope) return load_own();
  Instruction instruction;
  instruction.opcode = Opcode::SplitFixed;
  instruction.args = {builder_.emit(split.total)};
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
  on = builder_.in_line(state.order, on, builder_.constant(false, type()), type());
  builder_.carries_[place].next = builder_.left_in_line(state.order, on, type());
  return on;
}

}  // namespace guiju::program
