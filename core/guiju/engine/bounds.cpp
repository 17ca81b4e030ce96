#include "guiju/engine/bounds.hpp"

#include <algorithm>

namespace guiju {
namespace {

using namespace checked;
using Bound = std::optional<Rational>;

/// Formulas inside one another that are looked into.
constexpr std::size_t depth_max = 64;

Bound sum(const Bound& left, const Bound& right) {
  return left && right ? add(*left, *right) : std::nullopt;
}
Bound negated(const Bound& bound) { return bound ? Bound(negate(*bound)) : std::nullopt; }

/// What holds both.
Bounds hull(const Bounds& left, const Bounds& right) {
  Bounds both;
  if (left.low && right.low) both.low = std::min(*left.low, *right.low);
  if (left.high && right.high) both.high = std::max(*left.high, *right.high);
  return both;
}

Bound constant(const CheckedPack& pack, ExprId id) {
  if (!id) return std::nullopt;
  const auto* number = std::get_if<Rational>(&pack.at(id).value);
  return number != nullptr ? Bound(*number) : std::nullopt;
}

bool is_at_least(const Bound& bound, const Rational& least) { return bound && *bound >= least; }

}  // namespace

Bounds BoundsFinder::of(ExprId id) {
  const Expr& expr = pack_.at(id);
  if (!expr.type.is_number() || depth_ >= depth_max) return {};
  ++depth_;
  Bounds bounds;
  switch (expr.op) {
    case Op::Constant: bounds.low = bounds.high = constant(pack_, id); break;
    case Op::Parameter: bounds = of_parameter(expr.parameter); break;
    case Op::Column:
    case Op::Ancestor: bounds = of_column(expr.column); break;
    case Op::Negate: {
      const Bounds value = of(expr.args[0]);
      bounds = {negated(value.high), negated(value.low)};
      break;
    }
    case Op::Add: {
      const Bounds left = of(expr.args[0]);
      const Bounds right = of(expr.args[1]);
      bounds = {sum(left.low, right.low), sum(left.high, right.high)};
      break;
    }
    case Op::Subtract: {
      const Bounds left = of(expr.args[0]);
      const Bounds right = of(expr.args[1]);
      bounds = {sum(left.low, negated(right.high)), sum(left.high, negated(right.low))};
      break;
    }
    case Op::Multiply: bounds = of_product(expr); break;
    case Op::Divide: bounds = of_quotient(expr); break;
    case Op::PerFull:
      if (is_at_least(of(expr.args[2]).low, 0)) bounds.low = Rational(0);
      break;
    case Op::Choice: bounds = of_choice(expr); break;
    case Op::Round: bounds = of_rounded(expr); break;
    case Op::Call: bounds = of_call(expr); break;
    case Op::Aggregate:
    case Op::Running: bounds = of_rows(expr); break;
    case Op::Subtotal:
      if (const auto found = subtotals_.find(id); found != subtotals_.end()) bounds = found->second;
      break;
    case Op::Previous: bounds = hull(of(expr.args[0]), of(expr.args[1])); break;
    default: break;
  }
  --depth_;
  return bounds;
}

Bounds BoundsFinder::of_parameter(ParameterId id) const {
  const Parameter& parameter = pack_.at(id);
  Bounds bounds;
  for (const Parameter::Version& version : parameter.versions) {
    const auto* number = std::get_if<Rational>(&version.value);
    if (number == nullptr) return {};
    const Bounds one{*number, *number};
    bounds = &version == parameter.versions.data() ? one : hull(bounds, one);
  }
  // A what-if may set any value of the declared range.
  auto widen = [](Bound& bound, const std::optional<Value>& declared) {
    const auto* number = declared ? std::get_if<Rational>(&*declared) : nullptr;
    if (number != nullptr) bound = *number;
  };
  widen(bounds.low, parameter.low);
  widen(bounds.high, parameter.high);
  return bounds;
}

Bounds BoundsFinder::of_column(ColumnId id) {
  const Column& column = pack_.at(id);
  if (std::holds_alternative<std::monostate>(column.definition))
    return {constant(pack_, column.low), constant(pack_, column.high)};
  if (const auto found = found_.find(id); found != found_.end()) return found->second;
  if (!open_.insert(id).second) return {};
  const Bounds bounds = of_definition(column.definition);
  open_.erase(id);
  found_[id] = bounds;
  return bounds;
}

Bounds BoundsFinder::of_table(const DecisionTable& table) {
  // What several rows come to together is none of their results.
  if (table.policy == HitPolicy::Collect) return {};
  Bounds bounds = of(table.rows[0].result);
  for (const DecisionTable::Row& row : table.rows) bounds = hull(bounds, of(row.result));
  return table.otherwise ? hull(bounds, of(table.otherwise)) : bounds;
}

/// The sum of the items between floor and cap, or the points of a veto.
Bounds BoundsFinder::of_scorecard(const Scorecard& card) {
  Bounds total{Rational(0), Rational(0)};
  for (const Scorecard::Item& item : card.items) {
    Bounds points = of(item.points);
    if (item.guard) points = hull(points, {Rational(0), Rational(0)});
    total = {sum(total.low, points.low), sum(total.high, points.high)};
  }
  if (card.limited) {
    subtotals_[card.subtotal] = total;
    total = of(card.limited);
  }
  for (const Scorecard::Veto& veto : card.vetoes) total = hull(total, of(veto.points));
  return total;
}

Bounds BoundsFinder::of_definition(const Definition& definition) {
  if (const auto* formula = std::get_if<Formula>(&definition)) return of(formula->value);
  if (std::holds_alternative<Rank>(definition)) return {Rational(0), std::nullopt};
  const auto* table = std::get_if<DecisionTable>(&definition);
  if (table != nullptr && !table->rows.empty()) return of_table(*table);
  if (const auto* card = std::get_if<Scorecard>(&definition)) return of_scorecard(*card);
  const auto* share = std::get_if<SplitShare>(&definition);
  if (share == nullptr) return {};
  // Shares of a total that is not negative are none of them negative, and none above it.
  const Bounds total = of(pack_.at(share->split).total);
  return is_at_least(total.low, 0) ? Bounds{Rational(0), total.high} : Bounds{};
}

Bounds BoundsFinder::of_product(const Expr& expr) {
  const Bounds left = of(expr.args[0]);
  const Bounds right = of(expr.args[1]);
  if (is_at_least(left.low, 0) && is_at_least(right.low, 0)) {
    Bounds bounds{multiply(*left.low, *right.low), std::nullopt};
    if (left.high && right.high) bounds.high = multiply(*left.high, *right.high);
    return bounds;
  }
  if (!left.low || !left.high || !right.low || !right.high) return {};
  Bounds bounds;
  for (const Rational& one : {*left.low, *left.high}) {
    for (const Rational& other : {*right.low, *right.high}) {
      const Bound corner = multiply(one, other);
      if (!corner) return {};
      bounds.low = bounds.low ? std::min(*bounds.low, *corner) : *corner;
      bounds.high = bounds.high ? std::max(*bounds.high, *corner) : *corner;
    }
  }
  return bounds;
}

Bounds BoundsFinder::of_quotient(const Expr& expr) {
  const Bounds left = of(expr.args[0]);
  const Bounds right = of(expr.args[1]);
  // A divisor of zero is a fault, so that one that is not negative is above zero.
  if (!is_at_least(left.low, 0) || !is_at_least(right.low, 0)) return {};
  Bounds bounds{Rational(0), std::nullopt};
  if (left.high && right.low->sign() > 0) bounds.high = divide(*left.high, *right.low);
  return bounds;
}

Bounds BoundsFinder::of_choice(const Expr& expr) {
  Bounds bounds = of(expr.args.back());
  for (std::size_t i = 1; i < expr.args.size(); i += 2) bounds = hull(bounds, of(expr.args[i]));
  return bounds;
}

Bounds BoundsFinder::of_rounded(const Expr& expr) {
  const Bounds value = of(expr.args[0]);
  // Rounding keeps the order of numbers. By a mode that is not known it moves them by one step.
  if (expr.args.size() == 1) {
    Bounds bounds;
    if (value.low) bounds.low = round_to(*value.low, expr.step, expr.mode);
    if (value.high) bounds.high = round_to(*value.high, expr.step, expr.mode);
    return bounds;
  }
  Bounds bounds;
  if (value.low) bounds.low = round_to(*value.low, expr.step, RoundingMode::Floor);
  if (value.high) bounds.high = round_to(*value.high, expr.step, RoundingMode::Ceiling);
  return bounds;
}

Bounds BoundsFinder::of_call(const Expr& expr) {
  if (expr.builtin == Builtin::Absolute || expr.builtin == Builtin::Length)
    return {Rational(0), std::nullopt};
  if (expr.builtin == Builtin::Floor) {
    const Bounds value = of(expr.args[0]);
    Bounds bounds;
    if (value.low) bounds.low = round_to(*value.low, 1, RoundingMode::Floor);
    if (value.high) bounds.high = round_to(*value.high, 1, RoundingMode::Floor);
    return bounds;
  }
  const bool is_least = expr.builtin == Builtin::Least;
  if (!is_least && expr.builtin != Builtin::Greatest) return {};
  // One known end of any of them bounds the least from above, the greatest from below.
  Bounds bounds = of(expr.args[0]);
  for (std::size_t i = 1; i < expr.args.size(); ++i) {
    const Bounds other = of(expr.args[i]);
    const Bounds both = hull(bounds, other);
    if (is_least) {
      bounds.low = both.low;
      if (!bounds.high || (other.high && *other.high < *bounds.high)) bounds.high = other.high;
    } else {
      bounds.high = both.high;
      if (!bounds.low || (other.low && *other.low > *bounds.low)) bounds.low = other.low;
    }
  }
  return bounds;
}

Bounds BoundsFinder::of_rows(const Expr& expr) {
  if (expr.aggregate == AggregateKind::Count) return {Rational(0), std::nullopt};
  if (expr.args.empty()) return {};
  const Bounds value = of(expr.args[0]);
  if (expr.aggregate == AggregateKind::Sum) {
    Bounds bounds;
    if (is_at_least(value.low, 0)) bounds.low = Rational(0);
    if (value.high && value.high->sign() <= 0) bounds.high = Rational(0);
    return bounds;
  }
  return expr.otherwise ? hull(value, of(expr.otherwise)) : value;
}

}  // namespace guiju
