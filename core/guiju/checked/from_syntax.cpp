// The order of the checks, one line each.
#include "guiju/checked/check.hpp"
#include "guiju/checked/checks.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"

namespace guiju::checked {

CheckedPack check(std::span<const syntax::Tree> trees, const SourceSet& sources,
                  DiagnosticSink& sink) {
  Context context(trees, sources, sink);

  declare_units(context);
  declare_pack(context);
  declare_calendars(context);
  declare_enumerations(context);
  declare_entities(context);
  declare_parameters(context);
  declare_columns(context);
  declare_written(context);

  check_clauses(context);
  define_orders(context);
  define_columns(context);

  order_columns(context);
  check_tables(context);
  check_tests(context);
  settle_as_of(context);
  find_unused(context);
  return std::move(context.pack);
}

}  // namespace guiju::checked
