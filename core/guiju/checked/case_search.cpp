#include "guiju/checked/case_search.hpp"

#include <algorithm>
#include <utility>

#include "guiju/checked/comparison.hpp"
#include "guiju/checked/constant_fold.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/checked/value_line.hpp"

namespace guiju::checked {
namespace {

constexpr std::size_t combinations_max = 65'536;

bool holds(Op op, const Value& left, const Value& right) {
  switch (op) {
    case Op::Equal: return left == right;
    case Op::NotEqual: return left != right;
    case Op::Less: return is_less(left, right);
    case Op::LessEqual: return !is_less(right, left);
    case Op::Greater: return is_less(right, left);
    default: return !is_less(left, right);
  }
}

}  // namespace

CaseSearch::CaseSearch(Context& context, std::vector<ExprId> conditions)
    : context_(context), conditions_(std::move(conditions)) {
  for (const ExprId id : conditions_) collect(id);
  for (Axis& axis : axes_) make_bins(axis);
}

bool CaseSearch::reads_same(ExprId left, ExprId right) const {
  if (left == right) return true;
  const Expr& l = context_.pack.at(left);
  const Expr& r = context_.pack.at(right);
  const bool reads_column = l.op == Op::Column || l.op == Op::Ancestor;
  return l.op == r.op && (l.op == Op::AsOf || (reads_column && l.column && l.column == r.column));
}

std::size_t CaseSearch::find_axis(ExprId subject) const {
  const auto found = std::find_if(axes_.begin(), axes_.end(), [&](const Axis& axis) {
    return reads_same(axis.subject, subject);
  });
  return static_cast<std::size_t>(found - axes_.begin());
}

void CaseSearch::note(ExprId subject, const std::optional<Value>& compared) {
  const std::size_t axis = find_axis(subject);
  if (axis == axes_.size()) axes_.push_back({subject, {}, {}});
  if (compared) axes_[axis].compared.push_back(*compared);
}

std::optional<CaseSearch::Comparison> CaseSearch::comparison_of(const Expr& expr) const {
  if (!is_comparison(expr.op)) return std::nullopt;
  const auto left = fold(context_.pack, expr.args[0]);
  const auto right = fold(context_.pack, expr.args[1]);
  if (right && !left) return Comparison{expr.args[0], *right, expr.op};
  if (left && !right) return Comparison{expr.args[1], *left, mirrored(expr.op)};
  return std::nullopt;
}

void CaseSearch::collect(ExprId id) {
  const Expr& expr = context_.pack.at(id);
  if (expr.op == Op::Not || expr.op == Op::And || expr.op == Op::Or) {
    for (const ExprId arg : expr.args) collect(arg);
    return;
  }
  if (const auto comparison = comparison_of(expr)) {
    note(comparison->subject, comparison->constant);
    return;
  }
  const bool is_read = expr.op == Op::Column || expr.op == Op::Ancestor;
  if (is_read && expr.type.kind == TypeKind::Bool) note(id, std::nullopt);
}

/// The allowed range of an input narrows what may stand in it.
std::pair<std::optional<Rational>, std::optional<Rational>>
CaseSearch::range_of(const Axis& axis) const {
  const Expr& subject = context_.pack.at(axis.subject);
  // What stands for an argument of a parameter table is a column of no table.
  if (!subject.column) return {};
  const Column& column = context_.pack.at(subject.column);
  const auto bound = [&](ExprId id) {
    return id ? position(context_.pack.at(id).value) : std::nullopt;
  };
  return {bound(column.low), bound(column.high)};
}

void CaseSearch::make_bins(Axis& axis) const {
  const Type& type = context_.type_of(axis.subject);
  if (type.kind == TypeKind::Bool) {
    axis.bins = {Value(true), Value(false)};
    return;
  }
  if (type.kind == TypeKind::Enum) {
    const std::size_t words = context_.pack.at(type.enumeration).words.size();
    for (std::size_t i = 0; i < words; ++i)
      axis.bins.emplace_back(EnumWord{type.enumeration, static_cast<std::uint32_t>(i)});
    return;
  }
  std::vector<Rational> thresholds;
  for (const Value& value : axis.compared)
    if (const auto at = position(value)) thresholds.push_back(*at);
  if (thresholds.empty()) {
    // Texts: those that are named, and one that is not.
    axis.bins = axis.compared;
    axis.bins.emplace_back(std::string());
    return;
  }
  std::sort(thresholds.begin(), thresholds.end());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  const auto [low, high] = range_of(axis);
  for (const Rational& at : representatives(thresholds, grain_of(type)))
    if ((!low || *low <= at) && (!high || at <= *high))
      axis.bins.push_back(at_position(axis.compared.front(), at));
  if (axis.bins.empty())
    axis.bins.push_back(at_position(axis.compared.front(), low ? *low : *high));
}

std::optional<bool> CaseSearch::truth(ExprId id) const {
  const Expr& expr = context_.pack.at(id);
  switch (expr.op) {
    case Op::Not: {
      const auto inner = truth(expr.args[0]);
      return inner ? std::optional(!*inner) : std::nullopt;
    }
    case Op::And:
    case Op::Or: {
      const bool decisive = expr.op == Op::Or;
      std::optional<bool> result = !decisive;
      for (const ExprId arg : expr.args) {
        const auto one = truth(arg);
        if (one == std::optional(decisive)) return decisive;
        if (!one) result = std::nullopt;
      }
      return result;
    }
    case Op::Constant: {
      const bool* value = std::get_if<bool>(&expr.value);
      return value != nullptr ? std::optional(*value) : std::nullopt;
    }
    default: break;
  }
  if (const auto comparison = comparison_of(expr))
    return holds(comparison->op, value_of(find_axis(comparison->subject)), comparison->constant);
  const std::size_t axis = find_axis(id);
  if (axis == axes_.size() || expr.type.kind != TypeKind::Bool) return std::nullopt;
  return std::get<bool>(value_of(axis));
}

bool CaseSearch::visit_all(
    const std::function<bool(const std::vector<std::optional<bool>>&)>& visit) {
  std::size_t combinations = 1;
  for (const Axis& axis : axes_) {
    combinations *= axis.bins.size();
    if (combinations > combinations_max) return false;
  }
  digits_.assign(axes_.size(), 0);
  std::vector<std::optional<bool>> truths(conditions_.size());
  while (true) {
    for (std::size_t i = 0; i < conditions_.size(); ++i) truths[i] = truth(conditions_[i]);
    if (visit(truths)) return true;
    std::size_t place = digits_.size();
    while (place > 0 && digits_[place - 1] + 1 == axes_[place - 1].bins.size())
      digits_[--place] = 0;
    if (place == 0) return true;
    ++digits_[place - 1];
  }
}

BilingualText CaseSearch::witness() const {
  BilingualText text;
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    const Expr& subject = context_.pack.at(axes_[i].subject);
    const std::string name(context_.text(subject.span));
    const BilingualText shown = value_text(context_.pack, subject.type, value_of(i));
    text.zh += (i > 0 ? "、" : "") + name + " = " + shown.zh;
    text.en += (i > 0 ? ", " : "") + name + " = " + shown.en;
  }
  return text;
}

}  // namespace guiju::checked
