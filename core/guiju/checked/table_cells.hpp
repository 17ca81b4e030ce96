// Cells of decision tables: a cell becomes a test of the head above it.
#pragma once

#include "guiju/checked/definitions.hpp"

namespace guiju::checked {

/// A cell as an expression and as what can be known of it beforehand.
struct CheckedCell {
  ExprId test;  // none for `-`
  CellTest known;
};

class CellReader {
 public:
  explicit CellReader(Defining& defining) : defining_(defining), context_(defining.context) {}

  /// The test of a cell below `head`.
  CheckedCell read(const syntax::Cell& cell, ExprId head);
  /// Whether `value` may stand in a column of cells of type `wanted`.
  [[nodiscard]] bool fits(ExprId value, const Type& wanted) const;
  void report(Span span, std::string_view column, const Type& wanted);
  /// Whether a cell could not be read, which was reported.
  [[nodiscard]] bool has_problem() const { return has_problem_; }

 private:
  CheckedCell read_test(syntax::ExprId id, ExprId head);
  CheckedCell read_value(syntax::ExprId id, ExprId head);
  CheckedCell read_missing(const syntax::Expr& expr, ExprId head);
  CheckedCell read_compare(const syntax::Expr& expr, ExprId head);
  CheckedCell read_range(const syntax::Expr& expr, ExprId head);
  CheckedCell read_parts(const syntax::Expr& expr, ExprId head, Op op);
  CheckedCell read_not(const syntax::Expr& expr, ExprId head);
  ExprId read_operand(syntax::ExprId id, ExprId head);
  ExprId add(Op op, Span span, std::vector<ExprId> args);
  ExprId truth_of(ExprId head, Span span, bool is_yes);
  [[nodiscard]] CellTest known_value(ExprId value) const;

  Defining& defining_;
  Context& context_;
  bool has_problem_ = false;
};

}  // namespace guiju::checked
