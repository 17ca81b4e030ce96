// Between which numbers an expression stays, whatever the tables say.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "guiju/checked/tree.hpp"

namespace guiju {

/// Both ends included; an end that is not known is none.
struct Bounds {
  std::optional<Rational> low;
  std::optional<Rational> high;
};

class BoundsFinder {
 public:
  explicit BoundsFinder(const checked::CheckedPack& pack) : pack_(pack) {}
  Bounds of(checked::ExprId id);

 private:
  Bounds of_column(checked::ColumnId id);
  Bounds of_definition(const checked::Definition& definition);
  Bounds of_table(const checked::DecisionTable& table);
  Bounds of_scorecard(const checked::Scorecard& card);
  [[nodiscard]] Bounds of_parameter(checked::ParameterId id) const;
  Bounds of_product(const checked::Expr& expr);
  Bounds of_quotient(const checked::Expr& expr);
  Bounds of_choice(const checked::Expr& expr);
  Bounds of_call(const checked::Expr& expr);
  Bounds of_rounded(const checked::Expr& expr);
  Bounds of_rows(const checked::Expr& expr);

  const checked::CheckedPack& pack_;
  std::set<checked::ColumnId> open_;  // whose bounds are being found: they may read themselves
  std::map<checked::ColumnId, Bounds> found_;
  std::map<checked::ExprId, Bounds> subtotals_;  // of the items of scorecards, before their limits
  std::size_t depth_ = 0;
};

}  // namespace guiju
