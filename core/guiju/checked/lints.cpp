// What is declared and read by nothing, and whether anything asks for the as-of date.
#include "guiju/checked/checks.hpp"
#include "guiju/checked/diagnostics/law.hpp"
#include "guiju/checked/diagnostics/names.hpp"

namespace guiju::checked {

void settle_as_of(Context& context) {
  for (const Expr& expr : context.pack.exprs) {
    if (expr.op == Op::AsOf) context.pack.asks_as_of = true;
    if (expr.op != Op::Parameter || !expr.args.empty()) continue;
    for (const Parameter::Version& version : context.pack.at(expr.parameter).versions)
      if (version.from) context.pack.asks_as_of = true;
  }
}

void find_unused(Context& context) {
  // After an error some readers are not known.
  if (context.sink.has_errors()) return;
  std::vector<bool> is_read(context.pack.columns.size(), false);
  for (const PendingDefinition& definition : context.definitions)
    for (const Read& read : definition.reads) is_read[read.column.index()] = true;
  for (const Read& read : context.reads_outside) is_read[read.column.index()] = true;
  for (std::size_t i = 0; i < is_read.size(); ++i) {
    const Column& column = context.pack.columns[i];
    const bool is_input = column.role == ColumnRole::Input;
    if (is_read[i] || (!is_input && column.role != ColumnRole::Helper)) continue;
    context.report(
        Problem(is_input ? diagnostics::unused_input : diagnostics::unused_helper, column.span)
            .with("entity", context.pack.at(column.entity).name)
            .with("name", column.name));
  }
  for (std::size_t i = 0; i < context.table_is_read.size(); ++i)
    if (!context.table_is_read[i])
      context.report(Problem(diagnostics::unused_parameter, context.pack.parameter_tables[i].span)
                         .with("name", context.pack.parameter_tables[i].name));
  for (std::size_t i = 0; i < context.parameter_is_read.size(); ++i)
    if (!context.parameter_is_read[i])
      context.report(Problem(diagnostics::unused_parameter, context.pack.parameters[i].span)
                         .with("name", context.pack.parameters[i].name));
}

}  // namespace guiju::checked
