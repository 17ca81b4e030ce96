// 限额(类型): which cell of a parameter table is asked.
#include <algorithm>
#include <utility>

#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

/// A test of the table with the placeholders replaced by what the call asks with.
ExprId ExpressionChecker::with_arguments(ExprId test, const ParameterTable& table,
                                         const std::vector<ExprId>& arguments, Span span) {
  const auto found = std::find(table.placeholders.begin(), table.placeholders.end(), test);
  if (found != table.placeholders.end())
    return arguments[static_cast<std::size_t>(found - table.placeholders.begin())];
  Expr copy = context_.pack.at(test);
  if (copy.args.empty()) return test;
  for (ExprId& arg : copy.args) arg = with_arguments(arg, table, arguments, span);
  return context_.add(std::move(copy));
}

ExprId ExpressionChecker::check_cell(const syntax::Expr& expr, ParameterTableId id) {
  context_.table_is_read[id.index()] = true;
  const std::size_t count = context_.pack.at(id).arguments.size();
  if (!has_arguments(expr, count, count)) return error(expr.span);
  std::vector<ExprId> arguments;
  bool has_problem = false;
  for (std::size_t i = 0; i < count; ++i) {
    const Type wanted = context_.pack.at(id).arguments[i].type;
    arguments.push_back(check(expr.args[i], &wanted));
    has_problem = is_error(arguments.back()) || !require_type(context_, arguments.back(), wanted) ||
                  has_problem;
  }
  // Copied, since reading adds expressions and reads of parameters.
  const ParameterTable table = context_.pack.at(id);
  if (has_problem || table.versions.empty() || table.type.kind == TypeKind::Error)
    return error(expr.span);
  const ExprId outer = scope_.at;
  const bool is_dated = table.versions.size() > 1;
  // A cell that only a later version has need not have a value before.
  if (is_dated && !scope_.at)
    scope_.at = make(Op::AsOf, simple_type(TypeKind::Date), expr.span, {});
  const ExprId date = scope_.at;
  std::vector<ExprId> versions;
  for (std::size_t i = table.versions.size(); i-- > 0;) {
    const ParameterTable::Version& version = table.versions[i];
    if (is_dated && version.from) {
      const ExprId from = make_constant(simple_type(TypeKind::Date), *version.from, expr.span);
      versions.push_back(
          make(Op::GreaterEqual, simple_type(TypeKind::Bool), expr.span, {date, from}));
    }
    versions.push_back(cell_of(version, table, arguments, expr.span));
  }
  scope_.at = outer;
  if (!is_dated) return versions[0];
  if (table.versions[0].from) versions.push_back(no_cell(table.type, expr.span));
  return make(Op::Cases, table.type, expr.span, std::move(versions));
}

ExprId ExpressionChecker::no_cell(const Type& type, Span span) {
  const ExprId fail = make(Op::Fail, type, span, {});
  context_.pack.exprs[fail.index()].failure = Failure::NoCell;
  return fail;
}

ExprId ExpressionChecker::cell_of(const ParameterTable::Version& version,
                                  const ParameterTable& table, const std::vector<ExprId>& arguments,
                                  Span span) {
  std::vector<ExprId> cases;
  for (const ParameterTable::Row& row : version.rows) {
    std::vector<ExprId> tests;
    for (const ExprId test : row.tests)
      if (test) tests.push_back(with_arguments(test, table, arguments, span));
    const ExprId value = read_parameter(row.cell, span);
    if (tests.empty()) {
      // A row that asks for nothing: no row below it is reached.
      cases.push_back(value);
      return make(Op::Cases, table.type, span, std::move(cases));
    }
    cases.push_back(context_.join(Op::And, span, std::move(tests)));
    cases.push_back(value);
  }
  cases.push_back(version.otherwise ? read_parameter(version.otherwise, span)
                                    : no_cell(table.type, span));
  return make(Op::Cases, table.type, span, std::move(cases));
}

}  // namespace guiju::checked
