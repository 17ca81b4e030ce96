#include "guiju/program/row_code_builder.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "guiju/checked/literal.hpp"
#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

namespace {

Type whole_number() { return number_type(NumberForm::Integer, {}, 0); }

void append_key(std::string& key, std::uint64_t part) {
  key.append(reinterpret_cast<const char*>(&part), sizeof part);
}

struct ValueKey {
  std::string& key;
  void operator()(bool value) const { key += value ? 't' : 'f'; }
  void operator()(const Rational& value) const { key += to_string(value); }
  void operator()(Date value) const { append_key(key, static_cast<std::uint64_t>(value.days)); }
  void operator()(Month value) const { append_key(key, static_cast<std::uint64_t>(value.months)); }
  void operator()(MonthSpan value) const {
    append_key(key, static_cast<std::uint64_t>(value.months));
  }
  void operator()(DaySpan value) const { append_key(key, static_cast<std::uint64_t>(value.days)); }
  void operator()(const std::string& value) const { key += value; }
  void operator()(EnumWord value) const {
    append_key(key, value.enumeration.index());
    append_key(key, value.index);
  }
  void operator()(const TextList& value) const {
    for (const std::string& item : value.items) key += item + '\x1f';
  }
  void operator()(const RatioParts& value) const {
    for (const Rational& part : value.parts) key += to_string(part) + ':';
  }
  void operator()(RoundingMode value) const { append_key(key, static_cast<std::uint64_t>(value)); }
  void operator()(NotApplicable) const { key += 'n'; }
};

/// Everything that makes two instructions the same value.
std::string key_of(const Instruction& instruction) {
  std::string key;
  append_key(key, static_cast<std::uint64_t>(instruction.opcode));
  for (Register arg : instruction.args) append_key(key, arg.index());
  key += '|';
  append_key(key, instruction.slot ? instruction.slot.index() : ~std::uint64_t{0});
  append_key(key, instruction.entity ? instruction.entity.index() : ~std::uint64_t{0});
  append_key(key, instruction.parameter ? instruction.parameter.index() : ~std::uint64_t{0});
  append_key(key, static_cast<std::uint64_t>(instruction.type.kind));
  append_key(key, static_cast<std::uint64_t>(instruction.mode));
  append_key(key, static_cast<std::uint64_t>(instruction.method));
  append_key(key, static_cast<std::uint64_t>(instruction.operand));
  append_key(key, instruction.index);
  append_key(key, instruction.value.index());
  std::visit(ValueKey{key}, instruction.value);
  key += '|' + to_string(instruction.step);
  for (const std::string& label : instruction.labels) key += '|' + label;
  return key;
}

}  // namespace

RowCodeBuilder::RowCodeBuilder(const CheckedPack& pack, Program& program, EntityId entity,
                               Purpose purpose)
    : pack_(pack), program_(program), purpose_(purpose) {
  code_.entity = entity;
}

Register RowCodeBuilder::find(ColumnId column) const {
  auto found = of_column_.find(column);
  return found == of_column_.end() ? Register{} : found->second;
}

Register RowCodeBuilder::add(Instruction instruction, std::size_t result_count) {
  instruction.column = current_;
  // What a scan carries is told apart by its index; everything else by what it computes.
  std::string key = key_of(instruction);
  if (auto found = seen_.find(key); found != seen_.end()) return found->second;
  Register result{code_.register_count};
  code_.register_count += result_count;
  instruction.result = result;
  code_.instructions.push_back(std::move(instruction));
  seen_.emplace(std::move(key), result);
  return result;
}

Register RowCodeBuilder::simple(Opcode opcode, std::vector<Register> args, const Type& type,
                                ExprId origin) {
  Instruction instruction;
  instruction.opcode = opcode;
  instruction.args = std::move(args);
  instruction.type = type;
  instruction.expr = origin;
  return add(std::move(instruction));
}

Register RowCodeBuilder::constant(Value value, const Type& type) {
  Instruction instruction;
  instruction.opcode = Opcode::Constant;
  instruction.value = std::move(value);
  instruction.type = type;
  return add(std::move(instruction));
}

Register RowCodeBuilder::load(ColumnId column) {
  if (Register own = find(column)) return own;
  const Slot slot{column.index()};
  const Column& info = pack_.at(column);
  // A helper that is not stored is computed where it is read.
  if (info.role != ColumnRole::Key && info.role != ColumnRole::Input &&
      !program_.slots[slot.index()].is_stored)
    return emit_column(column);
  return load_slot(Opcode::Load, slot, info.type);
}

Register RowCodeBuilder::emit(ExprId id) {
  if (auto found = of_expr_.find(id); found != of_expr_.end()) return found->second;
  Register result = emit_new(id);
  of_expr_[id] = result;
  return result;
}

Register RowCodeBuilder::emit_for(ColumnId column, ExprId expr) {
  const ColumnId outer = std::exchange(current_, column);
  const Register result = emit(expr);
  current_ = outer;
  return result;
}

namespace {

/// Operators that are one instruction over their arguments and need nothing else.
std::optional<Opcode> plain_opcode(Op op) {
  switch (op) {
    case Op::AsOf: return Opcode::AsOf;
    case Op::Not: return Opcode::Not;
    case Op::And: return Opcode::And;
    case Op::Or: return Opcode::Or;
    case Op::Negate: return Opcode::Negate;
    case Op::Add: return Opcode::Add;
    case Op::Subtract: return Opcode::Subtract;
    case Op::Multiply: return Opcode::Multiply;
    case Op::Divide: return Opcode::Divide;
    case Op::Difference: return Opcode::Difference;
    case Op::SpanRatio: return Opcode::SpanRatio;
    case Op::ScaleSpan: return Opcode::ScaleSpan;
    case Op::MakeSpan: return Opcode::MakeSpan;
    case Op::PerFull: return Opcode::PerFull;
    case Op::Substitute: return Opcode::Substitute;
    default: return std::nullopt;
  }
}

/// The number that is written with a minus: points of a table below zero are constants like the others.
const Rational* negated_constant(const CheckedPack& pack, const Expr& expr) {
  if (expr.op != Op::Negate) return nullptr;
  const Expr& arg = pack.at(expr.args[0]);
  return arg.op == Op::Constant ? std::get_if<Rational>(&arg.value) : nullptr;
}

}  // namespace

Register RowCodeBuilder::load_slot(Opcode opcode, Slot slot, const Type& type, EntityId entity) {
  Instruction instruction;
  instruction.opcode = opcode;
  instruction.slot = slot;
  instruction.type = type;
  instruction.entity = entity;
  return add(std::move(instruction));
}

Register RowCodeBuilder::emit_new(ExprId id) {
  const Expr& expr = pack_.at(id);
  if (auto stored = program_.stored_exprs.find(id); stored != program_.stored_exprs.end())
    return load_slot(Opcode::Load, stored->second, expr.type);
  if (const Rational* number = negated_constant(pack_, expr))
    return constant(negate(*number), expr.type);
  if (const auto opcode = plain_opcode(expr.op)) {
    std::vector<Register> args;
    for (ExprId arg : expr.args) args.push_back(emit(arg));
    return simple(*opcode, std::move(args), expr.type, id);
  }
  switch (expr.op) {
    case Op::Constant:
      return std::holds_alternative<NotApplicable>(expr.value)
                 ? simple(Opcode::NoValue, {}, expr.type)
                 : constant(expr.value, expr.type);
    case Op::IsNone: return simple(Opcode::IsNone, {emit(expr.args[0])}, expr.type, id);
    case Op::Parameter: return emit_parameter(expr, id);
    case Op::Column: return load(expr.column);
    case Op::Ancestor:
      return load_slot(Opcode::LoadAncestor, Slot{expr.column.index()}, expr.type,
                       pack_.at(expr.column).entity);
    case Op::IsFilled: return load_slot(Opcode::IsFilled, Slot{expr.column.index()}, expr.type);
    case Op::AddSpan:
    case Op::SubtractSpan: return emit_shift(expr, id);
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual: return emit_comparison(expr, id);
    case Op::Choice:
    case Op::Cases: return emit_choice(expr, id);
    case Op::Fail: return emit_fail(expr, id);
    case Op::Round: return emit_round(expr, id);
    case Op::Call: return emit_call(expr, id);
    case Op::Running: return emit_running(expr, id);
    case Op::Previous: return emit_previous(expr, id);
    default: throw std::logic_error("an aggregate or window was not planned");
  }
}

Register RowCodeBuilder::emit_parameter(const Expr& expr, ExprId id) {
  Instruction instruction;
  instruction.opcode = expr.args.empty() ? Opcode::Parameter : Opcode::ParameterAt;
  if (!expr.args.empty()) instruction.args = {emit(expr.args[0])};
  instruction.parameter = expr.parameter;
  instruction.type = expr.type;
  instruction.expr = id;
  return add(std::move(instruction));
}

Register RowCodeBuilder::emit_shift(const Expr& expr, ExprId id) {
  Instruction instruction;
  instruction.opcode = expr.op == Op::AddSpan ? Opcode::AddSpan : Opcode::SubtractSpan;
  instruction.args = {emit(expr.args[0]), emit(expr.args[1])};
  instruction.type = expr.type;
  instruction.operand = pack_.at(expr.args[1]).type.kind;
  instruction.expr = id;
  return add(std::move(instruction));
}

Register RowCodeBuilder::emit_round(const Expr& expr, ExprId id) {
  Instruction instruction;
  instruction.opcode = Opcode::Round;
  for (ExprId arg : expr.args) instruction.args.push_back(emit(arg));
  instruction.type = expr.type;
  instruction.step = expr.step;
  instruction.mode = expr.mode;
  instruction.expr = id;
  return add(std::move(instruction));
}

Register RowCodeBuilder::emit_comparison(const Expr& expr, ExprId id) {
  Register left = emit(expr.args[0]);
  Register right = emit(expr.args[1]);
  const Type& operand = pack_.at(expr.args[0]).type;
  bool swapped = expr.op == Op::Greater || expr.op == Op::GreaterEqual;
  // Words of an ordered enum are declared best first: a better word has the smaller index.
  if (operand.kind == TypeKind::Enum && expr.op != Op::Equal && expr.op != Op::NotEqual)
    swapped = !swapped;
  Instruction instruction;
  instruction.opcode = expr.op == Op::Equal                            ? Opcode::Equal
                       : expr.op == Op::NotEqual                       ? Opcode::NotEqual
                       : expr.op == Op::Less || expr.op == Op::Greater ? Opcode::Less
                                                                       : Opcode::LessEqual;
  instruction.args = swapped ? std::vector{right, left} : std::vector{left, right};
  instruction.type = expr.type;
  instruction.operand = operand.kind;
  instruction.expr = id;
  return add(std::move(instruction));
}

Register RowCodeBuilder::emit_choice(const Expr& expr, ExprId id) {
  Register result = emit(expr.args.back());
  for (std::size_t i = expr.args.size() - 1; i >= 2; i -= 2) {
    Register condition = emit(expr.args[i - 2]);
    Register value = emit(expr.args[i - 1]);
    result = simple(Opcode::Select, {condition, value, result}, expr.type, id);
  }
  return result;
}

Register RowCodeBuilder::emit_fail(const Expr& expr, ExprId id) {
  Instruction instruction;
  instruction.opcode = Opcode::Fail;
  instruction.type = expr.type;
  instruction.index = static_cast<std::uint32_t>(expr.failure);
  instruction.expr = id;
  return add(std::move(instruction));
}

Register RowCodeBuilder::contribution(const Expr& running) {
  const bool is_truth =
      running.aggregate == AggregateKind::Any || running.aggregate == AggregateKind::All;
  Register value = running.aggregate == AggregateKind::Count ? constant(Rational{1}, whole_number())
                                                             : emit(running.args[0]);
  if (!running.filter) return value;
  Register filter = emit(running.filter);
  if (!is_truth) {
    Register zero = constant(Rational{0}, whole_number());
    return simple(Opcode::Select, {filter, value, zero}, running.type);
  }
  if (running.aggregate == AggregateKind::Any)
    return simple(Opcode::And, {filter, value}, running.type);
  Register out = simple(Opcode::Not, {filter}, running.type);
  return simple(Opcode::Or, {out, value}, running.type);
}

Register RowCodeBuilder::next_running(const Expr& running, Register before) {
  const Opcode opcode = running.aggregate == AggregateKind::Any   ? Opcode::Or
                        : running.aggregate == AggregateKind::All ? Opcode::And
                                                                  : Opcode::Add;
  return simple(opcode, {before, contribution(running)}, running.type);
}

Slot RowCodeBuilder::kept_slot(const Carry& carry) {
  auto& of_exprs = carry.is_count ? program_.carried_counts : program_.carried_exprs;
  if (carry.running) {
    if (auto found = of_exprs.find(carry.running); found != of_exprs.end()) return found->second;
  } else if (auto kept = program_.carried_states.find(carry.state);
             kept != program_.carried_states.end()) {
    return kept->second;
  }
  Slot slot{program_.slots.size()};
  SlotInfo info;
  info.entity = code_.entity;
  info.type = carry.is_count  ? number_type(NumberForm::Integer, {}, 0)
              : carry.running ? pack_.at(carry.running).type
                              : simple_type(TypeKind::Bool);
  info.is_stored = true;
  program_.slots.push_back(std::move(info));
  if (carry.running)
    of_exprs[carry.running] = slot;
  else
    program_.carried_states[carry.state] = slot;
  return slot;
}

RowCodeBuilder::Carry RowCodeBuilder::begin_carry(ExprId id, bool is_count, Value initial,
                                                  const Type& type) {
  Carry carry;
  carry.running = id;
  carry.is_count = is_count;
  carry.owner = current_;
  Instruction instruction;
  if (purpose_ == Purpose::Recording) {
    instruction.opcode = Opcode::Load;
    instruction.slot = kept_slot(carry);
  } else {
    instruction.opcode = Opcode::Carried;
    instruction.args = {constant(std::move(initial), type)};
    instruction.index = static_cast<std::uint32_t>(carries_.size());
  }
  instruction.type = type;
  carry.value = add(std::move(instruction));
  return carry;
}

Register RowCodeBuilder::is_above_zero(Slot slot) {
  const Register place = load_slot(Opcode::Load, slot, whole_number());
  Instruction instruction;
  instruction.opcode = Opcode::Less;
  instruction.args = {constant(Rational{0}, whole_number()), place};
  instruction.type = simple_type(TypeKind::Bool);
  instruction.operand = TypeKind::Number;
  return add(std::move(instruction));
}

Register RowCodeBuilder::in_line(OrderId order, Register value, Register outside,
                                 const Type& type) {
  const ColumnId rank = pack_.at(order).rank;
  if (!rank) return value;
  Instruction instruction;
  instruction.opcode = Opcode::Select;
  instruction.args = {is_above_zero(Slot{rank.index()}), value, outside};
  instruction.type = type;
  return add(std::move(instruction));
}

Register RowCodeBuilder::left_in_line(OrderId order, Register value, const Type& type) {
  const auto line = program_.ranked_lines.find(order);
  if (line == program_.ranked_lines.end()) return value;
  Instruction instruction;
  instruction.opcode = Opcode::Select;
  instruction.args = {is_above_zero(line->second), value, value};
  instruction.type = type;
  return add(std::move(instruction));
}

Register RowCodeBuilder::emit_running(const Expr& expr, ExprId id) {
  const bool is_truth =
      expr.aggregate == AggregateKind::Any || expr.aggregate == AggregateKind::All;
  if (!is_truth && expr.aggregate != AggregateKind::Sum && expr.aggregate != AggregateKind::Count)
    return emit_running_choice(expr, id);
  Value initial = Rational{0};
  if (is_truth) initial = expr.aggregate == AggregateKind::All;
  const Carry carry = begin_carry(id, false, initial, expr.type);
  // What its update carries comes after it.
  const std::size_t place = carries_.size();
  carries_.push_back(carry);
  Register result = carry.value;
  if (expr.includes_own) carries_[place].next = result = next_running(expr, carry.value);
  return in_line(expr.order, result, constant(std::move(initial), expr.type), expr.type);
}

Register RowCodeBuilder::next_count(const Expr& running, Register before) {
  const Type type = number_type(NumberForm::Integer, {}, 0);
  Register one = constant(Rational{1}, type);
  if (running.filter) {
    Register none = constant(Rational{0}, type);
    one = simple(Opcode::Select, {emit(running.filter), one, none}, type);
  }
  return simple(Opcode::Add, {before, one}, type);
}

/// Hangs on what came before even where this row does not count: so the least is taken with itself.
Register RowCodeBuilder::next_extreme(const Expr& running, Register count, Register before) {
  Register value = emit(running.args[0]);
  if (running.filter)
    value = simple(Opcode::Select, {emit(running.filter), value, before}, running.type);
  const Opcode opcode =
      running.aggregate == AggregateKind::Least ? Opcode::Least : Opcode::Greatest;
  Instruction extreme;
  extreme.opcode = opcode;
  extreme.args = {before, value};
  extreme.type = running.type;
  extreme.operand = running.type.kind;
  return simple(Opcode::IfAny, {count, add(std::move(extreme)), value}, running.type);
}

Register RowCodeBuilder::emit_running_choice(const Expr& expr, ExprId id) {
  const bool is_mean = expr.aggregate == AggregateKind::Mean;
  Value initial = Rational{0};
  if (expr.type.kind == TypeKind::Date) initial = Date{};
  if (expr.type.kind == TypeKind::Month) initial = Month{};
  const Type whole = number_type(NumberForm::Integer, {}, 0);
  Carry count = begin_carry(id, true, Rational{0}, whole);
  carries_.push_back(count);
  const std::size_t place = carries_.size() - 1;
  Carry value = begin_carry(id, false, std::move(initial), expr.type);
  value.count = count.value;
  carries_.push_back(value);
  Register rows = count.value;
  Register result = value.value;
  if (expr.includes_own) {
    rows = next_count(expr, count.value);
    result = next_of(value);
    carries_[place].next = rows;
    carries_[place + 1].next = result;
  }
  if (is_mean) result = simple(Opcode::Divide, {result, rows}, expr.type, id);
  rows = in_line(expr.order, rows, constant(Rational{0}, whole), whole);
  // Rows that are not counted leave their choice open: the place must leave it open, too.
  result = in_line(expr.order, result, result, expr.type);
  std::vector<Register> args{rows, result};
  if (expr.otherwise) args.push_back(emit(expr.otherwise));
  return simple(Opcode::IfAny, std::move(args), expr.type, id);
}

/// What the row after this one gets.
Register RowCodeBuilder::next_of(const Carry& carry) {
  const Expr& expr = pack_.at(carry.running);
  if (expr.op == Op::Previous) return left_in_line(expr.order, emit(expr.args[0]), expr.type);
  if (carry.is_count) return next_count(expr, carry.value);
  if (expr.aggregate == AggregateKind::Least || expr.aggregate == AggregateKind::Greatest)
    return next_extreme(expr, carry.count, carry.value);
  return next_running(expr, carry.value);
}

Register RowCodeBuilder::emit_previous(const Expr& expr, ExprId id) {
  Carry carry;
  carry.running = id;
  carry.owner = current_;
  Instruction instruction;
  instruction.type = expr.type;
  const Register first = emit(expr.args[1]);
  if (purpose_ == Purpose::Recording) {
    instruction.opcode = Opcode::Load;
    instruction.slot = kept_slot(carry);
  } else {
    instruction.opcode = Opcode::Carried;
    instruction.args = {first};
    instruction.index = static_cast<std::uint32_t>(carries_.size());
  }
  carry.value = add(std::move(instruction));
  carries_.push_back(carry);
  return in_line(expr.order, carry.value, first, expr.type);
}

namespace {

/// Functions have the same names as their opcodes and stand in the same order.
constexpr Opcode opcode_of(Builtin builtin) {
  constexpr auto first = static_cast<std::size_t>(Opcode::Least);
  return static_cast<Opcode>(first + static_cast<std::size_t>(builtin));
}
#define GUIJU_BUILTIN(name, gives, effect, ...)                                                    \
  static_assert(opcode_of(Builtin::name) == Opcode::name);
#include "guiju/checked/builtins.def"
#undef GUIJU_BUILTIN

}  // namespace

Register RowCodeBuilder::emit_call(const Expr& expr, ExprId id) {
  Instruction instruction;
  instruction.opcode = opcode_of(expr.builtin);
  for (ExprId arg : expr.args) instruction.args.push_back(emit(arg));
  instruction.type = expr.type;
  const Type& first = pack_.at(expr.args[0]).type;
  instruction.operand = first.kind;
  if (first.kind == TypeKind::Enum) instruction.labels = pack_.at(first.enumeration).words;
  instruction.expr = id;
  return add(std::move(instruction));
}

Register RowCodeBuilder::emit_column(ColumnId column) {
  if (Register own = find(column)) return own;
  ColumnId outer = current_;
  current_ = column;
  Register result = DefinitionLowering{*this, column}.lower();
  current_ = outer;
  of_column_[column] = result;
  return result;
}

void RowCodeBuilder::store(Register value, Slot slot) { code_.stores.push_back({0, value, slot}); }

void RowCodeBuilder::finish_scan(ScanStage& stage) {
  // The list may grow while it is worked off: an update may carry something itself.
  for (std::size_t i = 0; i < carries_.size(); ++i) {
    Register next = carries_[i].next;
    if (!next) {
      current_ = carries_[i].owner;
      next = next_of(Carry{carries_[i]});
    }
    stage.carried.push_back(next);
    const Slot kept = kept_slot(carries_[i]);
    stage.kept.push_back(kept);
    store(carries_[i].value, kept);
  }
}

RowCode RowCodeBuilder::finish() {
  std::vector<std::size_t> defined(code_.register_count, 0);
  for (std::size_t i = 0; i < code_.instructions.size(); ++i)
    for (std::size_t r = 0; r < result_count(code_.instructions[i]); ++r)
      defined[code_.instructions[i].result.index() + r] = i;
  for (RowCode::Store& store : code_.stores) store.after = defined[store.value.index()];
  std::stable_sort(code_.stores.begin(), code_.stores.end(),
                   [](const auto& a, const auto& b) { return a.after < b.after; });
  return std::move(code_);
}

}  // namespace guiju::program
