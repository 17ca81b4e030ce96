// What the parts of the module share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "guiju/guiju.hpp"
#include "guiju/tables/shape.hpp"

namespace guiju::bindings {

namespace py = pybind11;

/// Diagnostics with the texts that they point into.
struct Report {
  std::vector<Diagnostic> diagnostics;
  std::size_t dropped_count = 0;
  std::shared_ptr<const SourceSet> sources;
  [[nodiscard]] bool has_errors() const;
};

/// A compiled pack, and what is worked out of it once for all runs.
struct Pack {
  std::shared_ptr<const CompiledPack> compiled;
  std::vector<tables::TableShape> shapes;  // by EntityId
  [[nodiscard]] const checked::CheckedPack& checked() const { return compiled->checked; }
  /// Sources of the pack, kept alive by it.
  [[nodiscard]] std::shared_ptr<const SourceSet> sources() const {
    return {compiled, &compiled->sources};
  }
};

/// Tables on their way into a run.
struct Tables {
  explicit Tables(std::shared_ptr<const Pack> pack_);
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;
  std::shared_ptr<const Pack> pack;
  std::shared_ptr<eval::Pools> pools;
  std::vector<eval::Table> tables;  // by EntityId
  DiagnosticSink sink;
  [[nodiscard]] std::vector<bool> left_out() const;  // by EntityId
  /// Where a table of the entity goes. Throws after the run, which has taken the tables.
  [[nodiscard]] eval::Table& at(checked::EntityId entity);
};

/// A finished run.
struct Run {
  Run() = default;
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;
  std::shared_ptr<const Pack> pack;
  eval::Run run;
  [[nodiscard]] const checked::CheckedPack& checked() const { return pack->checked(); }
};

/// Python's own metaclass: nothing of pybind11's is needed, and the stubs need not tell of it.
inline py::metaclass plain_type() {
  return py::metaclass(reinterpret_cast<PyObject*>(&PyType_Type));
}

Language language_from(const std::string& language);
/// Throws KeyError where the pack has no such entity.
checked::EntityId entity_of(const Pack& pack, const std::string& name);

/// Reads a table of Python values: a dict of columns, or a list of dicts.
void add_python_table(Tables& tables, checked::EntityId entity, const py::object& table,
                      const std::string& source);
/// One Python value into a reader; the state as the reader tells it.
tables::CellState append_object(tables::CellReader& reader, PyObject* value);
bool is_python_date(PyObject* value);
/// The day of a datetime.date; nullopt of a datetime within a day.
std::optional<Date> date_from(PyObject* value);
py::object python_date(Date date);
/// str() of a value, for messages.
std::string text_of(PyObject* value);

/// A known value of a column as Python has it: bool, int, Decimal, date, str, list of str.
py::object python_value(const Run& run, checked::ColumnId column, std::size_t row);
py::list python_column(const Run& run, checked::ColumnId column);

/// A finished run, or none and the report that refuses the tables.
struct Evaluated {
  std::shared_ptr<Run> run;
  Report report;
};
/// (run or None, report)
py::tuple as_tuple(Evaluated evaluated);
/// Ctrl-C raises KeyboardInterrupt.
Evaluated evaluate(Tables& tables, const program::Program& program, const py::object& as_of,
                   const std::vector<std::pair<std::string, std::string>>& set,
                   const py::object& progress);

void bind_report(py::module_& module);
void bind_run(py::module_& module);
void bind_tables(py::module_& module);
void bind_pack(py::module_& module);
void bind_format(py::module_& module);
void bind_concluder(py::module_& module);

}  // namespace guiju::bindings
