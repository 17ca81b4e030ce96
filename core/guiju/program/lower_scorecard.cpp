#include <algorithm>

#include "guiju/checked/literal.hpp"
#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

namespace {

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

Register DefinitionLowering::item_points(const Scorecard::Item& item) {
  Register points = builder_.emit(item.points);
  if (!item.guard) return points;
  Register zero = builder_.constant(Rational{0}, number_type(NumberForm::Integer, {}, 0));
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
  args[0] = builder_.simple(hit, std::move(conditions), simple_type(TypeKind::Enum));
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
                                        number_type(NumberForm::Integer, {}, 0)));
    list.labels.push_back(item.name);
  }
  return builder_.add(std::move(list));
}

}  // namespace guiju::program
