#include "guiju/checked/constant_fold.hpp"

namespace guiju::checked {
namespace {

std::optional<Rational> fold_number(const CheckedPack& pack, ExprId id) {
  const auto value = fold(pack, id);
  if (!value || !std::holds_alternative<Rational>(*value)) return std::nullopt;
  return std::get<Rational>(*value);
}

std::optional<Value> as_value(const std::optional<Rational>& number) {
  return number ? std::optional<Value>(*number) : std::nullopt;
}

std::optional<Value> fold_arithmetic(const CheckedPack& pack, const Expr& expr) {
  const auto left = fold_number(pack, expr.args[0]);
  const auto right = fold_number(pack, expr.args[1]);
  if (!left || !right) return std::nullopt;
  switch (expr.op) {
    case Op::Add: return as_value(add(*left, *right));
    case Op::Subtract: return as_value(subtract(*left, *right));
    case Op::Multiply: return as_value(multiply(*left, *right));
    default: return as_value(divide(*left, *right));
  }
}

}  // namespace

std::optional<Value> fold(const CheckedPack& pack, ExprId id) {
  const Expr& expr = pack.at(id);
  switch (expr.op) {
    case Op::Constant:
      return expr.type.kind == TypeKind::Error ? std::nullopt : std::optional(expr.value);
    case Op::Parameter: {
      const auto& versions = pack.at(expr.parameter).versions;
      return versions.empty() ? std::nullopt : std::optional(versions.back().value);
    }
    case Op::Negate: {
      const auto number = fold_number(pack, expr.args[0]);
      return number ? std::optional<Value>(negate(*number)) : std::nullopt;
    }
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide: return fold_arithmetic(pack, expr);
    default: return std::nullopt;
  }
}

}  // namespace guiju::checked
