#include "guiju/checked/constant_fold.hpp"

#include <algorithm>

namespace guiju::checked {
namespace {

/// Folds with the version of a parameter that `Pick` chooses.
template <class Pick>
class Folder {
 public:
  Folder(const CheckedPack& pack, Pick pick) : pack_(pack), pick_(pick) {}

  std::optional<Value> fold(ExprId id) const {
    const Expr& expr = pack_.at(id);
    switch (expr.op) {
      case Op::Constant:
        return expr.type.kind == TypeKind::Error ? std::nullopt : std::optional(expr.value);
      case Op::Parameter: {
        const Parameter::Version* version = pick_(pack_.at(expr.parameter));
        return version == nullptr ? std::nullopt : std::optional(version->value);
      }
      case Op::Negate: {
        const auto number = fold_number(expr.args[0]);
        return number ? std::optional<Value>(negate(*number)) : std::nullopt;
      }
      case Op::Add:
      case Op::Subtract:
      case Op::Multiply:
      case Op::Divide: return fold_arithmetic(expr);
      default: return std::nullopt;
    }
  }

 private:
  [[nodiscard]] std::optional<Rational> fold_number(ExprId id) const {
    const auto value = fold(id);
    if (!value || !std::holds_alternative<Rational>(*value)) return std::nullopt;
    return std::get<Rational>(*value);
  }

  static std::optional<Value> as_value(const std::optional<Rational>& number) {
    return number ? std::optional<Value>(*number) : std::nullopt;
  }

  [[nodiscard]] std::optional<Value> fold_arithmetic(const Expr& expr) const {
    const auto left = fold_number(expr.args[0]);
    const auto right = fold_number(expr.args[1]);
    if (!left || !right) return std::nullopt;
    switch (expr.op) {
      case Op::Add: return as_value(add(*left, *right));
      case Op::Subtract: return as_value(subtract(*left, *right));
      case Op::Multiply: return as_value(multiply(*left, *right));
      default: return as_value(divide(*left, *right));
    }
  }

  const CheckedPack& pack_;
  Pick pick_;
};

}  // namespace

std::optional<Value> fold(const CheckedPack& pack, ExprId id) {
  const auto newest = [](const Parameter& parameter) {
    return parameter.versions.empty() ? nullptr : &parameter.versions.back();
  };
  return Folder(pack, newest).fold(id);
}

std::optional<Value> fold_at(const CheckedPack& pack, ExprId id, std::optional<Date> date) {
  const auto held = [&](const Parameter& parameter) { return find_version(parameter, date); };
  return Folder(pack, held).fold(id);
}

bool note_changes(const CheckedPack& pack, ExprId id, std::vector<std::optional<Date>>& dates) {
  const Expr& expr = pack.at(id);
  bool has_parameter = expr.op == Op::Parameter;
  if (has_parameter)
    for (const Parameter::Version& version : pack.at(expr.parameter).versions)
      if (std::find(dates.begin(), dates.end(), version.from) == dates.end())
        dates.push_back(version.from);
  for (const ExprId arg : expr.args)
    has_parameter = note_changes(pack, arg, dates) || has_parameter;
  return has_parameter;
}

}  // namespace guiju::checked
