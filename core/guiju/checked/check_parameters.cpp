// Parameters in time, and values for them that are given from outside.
#include <utility>

#include "guiju/checked/allowed_range.hpp"
#include "guiju/checked/check.hpp"
#include "guiju/checked/context.hpp"
#include "guiju/checked/diagnostics/law.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/syntax/parse.hpp"

namespace guiju::checked {

void require_parameters_at(const CheckedPack& pack, Date as_of, Span place, DiagnosticSink& sink) {
  std::vector<bool> is_seen(pack.parameters.size(), false);
  for (const Expr& expr : pack.exprs) {
    if (expr.op != Op::Parameter || !expr.args.empty() || is_seen[expr.parameter.index()]) continue;
    is_seen[expr.parameter.index()] = true;
    const Parameter& parameter = pack.at(expr.parameter);
    if (parameter.versions.empty() || find_version(parameter, as_of) != nullptr) continue;
    sink.report(Problem(diagnostics::parameter_without_value, place.file ? place : parameter.span)
                    .with("name", parameter.name)
                    .with("date", to_string(as_of))
                    .with("first", to_string(*parameter.versions[0].from))
                    .label(parameter.versions[0].span, phrases::first_value)
                    .take());
  }
}

std::optional<Value> read_parameter_value(const CheckedPack& pack, ParameterId id,
                                          std::string_view text, SourceSet& sources,
                                          DiagnosticSink& sink) {
  const FileId file{sources.files.size()};
  sources.files.emplace_back("<set>", std::string(text));
  syntax::Tree tree;
  tree.file = file;
  const syntax::ExprId expr = syntax::parse_expression(sources, file, tree, sink);
  if (expr.is_none()) return std::nullopt;
  const Parameter& parameter = pack.at(id);
  const auto value = read_constant({pack, sources, sink}, tree, expr, parameter.type);
  if (!value) return std::nullopt;
  const bool fits =
      require_in_range(pack, range_of(parameter), *value, text, tree.at(expr).span, sink);
  return fits ? value : std::nullopt;
}

}  // namespace guiju::checked
