// guiju._core: the engine as Python sees it. Python decides nothing that the core can decide.
#include "bindings.hpp"

PYBIND11_MODULE(_core, module) {
  module.doc() = "The engine of guiju; use the package guiju.";
  guiju::bindings::bind_report(module);
  guiju::bindings::bind_run(module);
  guiju::bindings::bind_tables(module);
  guiju::bindings::bind_pack(module);
  guiju::bindings::bind_format(module);
  guiju::bindings::bind_concluder(module);
}
