// The order of the checks, one line each.
#include "guiju/checked/check.hpp"
#include "guiju/checked/checks.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"

namespace guiju::checked {

CheckedPack check(std::span<const syntax::Tree> trees, const SourceSet& sources,
                  DiagnosticSink& sink) {
  const PackPart whole{read_header(trees), 0, trees.size(), {}};
  return check(trees, {&whole, 1}, sources, sink);
}

CheckedPack check(std::span<const syntax::Tree> trees, std::span<const PackPart> packs,
                  const SourceSet& sources, DiagnosticSink& sink) {
  Context context(trees, packs, sources, sink);

  declare_units(context);
  declare_pack(context);
  declare_calendars(context);
  declare_enumerations(context);
  declare_entities(context);
  declare_parameters(context);
  declare_parameter_tables(context);
  declare_externs(context);
  declare_derived(context);
  declare_orders(context);
  declare_columns(context);
  declare_checks(context);
  declare_left_over(context);
  declare_written(context);

  check_clauses(context);
  define_orders(context);
  define_columns(context);

  check_assertions(context);

  order_columns(context);
  check_tables(context);
  check_none(context);
  check_tests(context);
  settle_as_of(context);
  find_unused(context);
  return std::move(context.pack);
}

}  // namespace guiju::checked
