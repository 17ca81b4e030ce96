// Looks for values of what conditions read at which several of them hold together, or none.
//
// Each thing that is compared with constants is cut into bins on which no comparison changes its
// answer, and every combination of bins is tried. What is no comparison with a constant stays unknown.
#pragma once

#include <functional>

#include "guiju/checked/context.hpp"

namespace guiju::checked {

class CaseSearch {
 public:
  CaseSearch(Context& context, std::vector<ExprId> conditions);

  /// Calls `visit` with the truth of every condition, for every combination, until it returns true.
  /// False where there are too many combinations to try.
  bool visit_all(const std::function<bool(const std::vector<std::optional<bool>>&)>& visit);
  /// The combination that is being visited: 收入 = 1元、达标 = 是.
  [[nodiscard]] BilingualText witness() const;

 private:
  struct Axis {
    ExprId subject;
    std::vector<Value> compared;  // the constants on the other side
    std::vector<Value> bins;      // one value for each
  };
  struct Comparison {
    ExprId subject;
    Value constant;
    Op op;  // with the subject on the left
  };

  void collect(ExprId id);
  [[nodiscard]] std::optional<Comparison> comparison_of(const Expr& expr) const;
  [[nodiscard]] bool reads_same(ExprId left, ExprId right) const;
  [[nodiscard]] std::size_t find_axis(ExprId subject) const;
  void note(ExprId subject, const std::optional<Value>& compared);
  [[nodiscard]] std::pair<std::optional<Rational>, std::optional<Rational>>
  range_of(const Axis& axis) const;
  void make_bins(Axis& axis) const;
  [[nodiscard]] std::optional<bool> truth(ExprId id) const;
  [[nodiscard]] const Value& value_of(std::size_t axis) const {
    return axes_[axis].bins[digits_[axis]];
  }

  Context& context_;
  std::vector<ExprId> conditions_;
  std::vector<Axis> axes_;
  std::vector<std::size_t> digits_;
};

}  // namespace guiju::checked
