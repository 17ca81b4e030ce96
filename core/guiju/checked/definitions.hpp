// Second round: the bodies of all that is defined. One file a construct, define_*.cpp, which also holds
// what is special in its declaration; constructs.cpp lists them.
#pragma once

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

/// Keys of 次序.
void define_orders(Context& context);
/// Every 定义 设 决策表 资格 评分 列出 排名 分配 状态.
void define_columns(Context& context);
/// Checks a helper before its reader, since its type is not written.
void check_helper_first(Context& context, ColumnId column);

/// One definition while its body is checked.
struct Defining {
  Context& context;
  PendingDefinition& pending;
  Scope scope;

  [[nodiscard]] const syntax::Tree& tree() const { return *pending.statement.tree; }
  [[nodiscard]] const syntax::Statement& line() const { return *pending.statement; }
  [[nodiscard]] Column& column() const { return context.pack.columns[pending.columns[0].index()]; }
  [[nodiscard]] ExpressionChecker checker() const { return {context, tree(), scope}; }
  [[nodiscard]] const syntax::Statement& at(syntax::StatementId id) const { return tree().at(id); }
};

void define_formula(Defining& defining);
void define_decision_table(Defining& defining);
void define_bracket(Defining& defining);
/// 定义 with 例外, of its own or from elsewhere; `general` where it is written behind `=`.
void define_exceptions(Defining& defining, ExprId general);
/// 定义 with lines 自.
void define_dated(Defining& defining);
/// A construct that is declared once for each date.
void define_versions(Defining& defining);
/// Reads a column that belongs to the definition, on the own row.
ExprId read_own_column(Context& context, ColumnId column);
void declare_table(Context& context, const Block& block, const StatementRef& line);
void define_eligibility(Defining& defining);
void declare_products_of_eligibility(Context& context, const StatementRef& line, ColumnId source);
void define_scorecard(Defining& defining);
void declare_products_of_scorecard(Context& context, const StatementRef& line, ColumnId source);
void define_list(Defining& defining);
void define_rank(Defining& defining);
void declare_products_of_rank(Context& context, const StatementRef& line, ColumnId source);
void define_split(Defining& defining);
void declare_split(Context& context, const Block& block, const StatementRef& line);
void define_state(Defining& defining);
void define_process(Defining& defining);
void declare_process(Context& context, const Block& block, const StatementRef& line);
void define_check(Defining& defining);

/// `value` with the floors, caps and rounding of a line, in the order of their effect. `cap`
/// receives the last cap.
ExprId apply_limits(Defining& defining, const syntax::Statement& line, ExprId value,
                    ExprId* cap = nullptr);
/// The place before the first of these clauses, where what they limit stands.
Span before_limits(const syntax::Statement& line);
/// True where the lines under `line` are cases: 当 ... 则 ..., 否则 ...
bool has_cases(Defining& defining, const syntax::Statement& line);
/// The choice between them; clauses may stand on single cases.
ExprId check_cases(Defining& defining, const syntax::Statement& line, const Type* hint);
/// The value of a formula with the limits of its line, after a look at whether the column holds it; a
/// helper takes its type from it.
ExprId finish_value(Defining& defining, ExprId value);
/// Reports where `value` is of another type than `wanted`, or finer than it holds.
void require_storable(Context& context, ExprId value, const Type& wanted, std::string_view name);
/// How the cells of the conclusion are written; reported where that is not said.
void settle_format(Defining& defining);
/// The condition of a line, or none.
ExprId check_guard(Defining& defining, const syntax::Statement& line);
/// While it lives, what `guard` tests not to be none has a value: it is asked only where that holds.
class GuardedScope {
 public:
  GuardedScope(Defining& defining, ExprId guard)
      : has_value_(defining.scope.has_value), outer_(has_value_) {
    if (!guard.is_none()) note_values(defining.context.pack, guard, true, has_value_);
  }
  ~GuardedScope() { has_value_ = std::move(outer_); }
  GuardedScope(const GuardedScope&) = delete;
  GuardedScope& operator=(const GuardedScope&) = delete;

 private:
  std::vector<ColumnId>& has_value_;
  std::vector<ColumnId> outer_;
};
/// The only expression of a clause, or none.
syntax::ExprId clause_value(const syntax::Statement& line, syntax::Word word);
/// Reports that a construct has no lines of its own.
void report_nothing_in_it(Defining& defining, const BilingualText& lines);

}  // namespace guiju::checked
