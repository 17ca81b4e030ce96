// Tables into a run.
#include <chrono>

#include "bindings.hpp"
#include "guiju/base/suggest.hpp"
#include "guiju/base/utf8.hpp"
#include "guiju/tables/diagnostics.hpp"

namespace guiju::bindings {
namespace {

/// Asks Python now and then: for Ctrl-C, and to show how far the run is.
class Progress {
 public:
  Progress(py::object callback, StopCause& cause) : callback_(std::move(callback)), cause_(cause) {}

  /// Called without the GIL; false interrupts the run.
  bool operator()(int permille) {
    constexpr std::chrono::milliseconds pause{100};
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < pause) return true;
    last_ = now;
    const py::gil_scoped_acquire gil;
    try {
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
      if (!callback_.is_none()) callback_(permille);
    } catch (py::error_already_set& error) {
      cause_.error = std::make_unique<py::error_already_set>(std::move(error));
      return false;
    }
    return true;
  }

 private:
  py::object callback_;
  std::chrono::steady_clock::time_point last_;  // long ago: the first call asks
  StopCause& cause_;
};

std::optional<Date> read_as_of(const py::object& as_of, DiagnosticSink& sink) {
  if (as_of.is_none()) return std::nullopt;
  const std::string text = text_of(as_of.ptr());
  const auto date = is_python_date(as_of.ptr()) ? date_from(as_of.ptr())
                                                : parse_date(tables::fold_cell(utf8::trim(text)));
  if (!date) {
    Diagnostic diagnostic;
    diagnostic.info = &tables::date_unreadable;
    diagnostic.arguments = {{"text", text}};
    sink.report(std::move(diagnostic));
  }
  return date;
}

std::string joined_names(const checked::CheckedPack& pack) {
  std::string joined;
  for (const checked::Parameter& parameter : pack.parameters)
    joined += (joined.empty() ? "" : "、") + parameter.name;
  return joined;
}

void report_unknown_parameter(const checked::CheckedPack& pack, const std::string& name,
                              DiagnosticSink& sink) {
  std::vector<std::string> names;
  for (const checked::Parameter& parameter : pack.parameters) names.push_back(parameter.name);
  Diagnostic diagnostic;
  diagnostic.info = &tables::parameter_unknown;
  diagnostic.arguments = {{"name", name}};
  if (names.empty())
    diagnostic.arguments.emplace_back("known", "（一个也没有）", "(none)");
  else
    diagnostic.arguments.emplace_back("known", joined_names(pack));
  if (const auto near = find_nearest(name, names))
    diagnostic.extra_help.push_back(
        {"", "是不是“" + *near + "”？", "did you mean “" + *near + "”?"});
  sink.report(std::move(diagnostic));
}

/// Parameters that are set for this run; `sources` gets the texts of their values.
std::map<checked::ParameterId, checked::Value>
read_set(const checked::CheckedPack& pack,
         const std::vector<std::pair<std::string, std::string>>& set, SourceSet& sources,
         DiagnosticSink& sink) {
  std::map<checked::ParameterId, checked::Value> values;
  for (const auto& [name, text] : set) {
    const checked::ParameterId id = checked::find_parameter(pack, name);
    if (!id) {
      report_unknown_parameter(pack, name, sink);
      continue;
    }
    auto value = checked::read_parameter_value(pack, id, text, sources, sink);
    if (value) values.insert_or_assign(id, std::move(*value));
  }
  return values;
}

const DiagnosticInfo& table_diagnostic(int code) {
  for (const DiagnosticInfo* info : tables::all_diagnostics)
    if (info->code == code) return *info;
  throw py::value_error("no diagnostic of tables has the code " + std::to_string(code));
}

/// What was found before any cell was read: files that are not there and the like. An argument is one
/// text, or one for each language.
void add_problem(Tables& tables, int code,
                 const std::vector<std::pair<std::string, py::object>>& arguments,
                 const std::string& table, std::size_t row, const std::string& column) {
  Diagnostic diagnostic;
  diagnostic.info = &table_diagnostic(code);
  for (const auto& [name, value] : arguments) {
    if (py::isinstance<py::str>(value)) {
      diagnostic.arguments.emplace_back(name, value.cast<std::string>());
    } else {
      const auto [zh, en] = value.cast<std::pair<std::string, std::string>>();
      diagnostic.arguments.emplace_back(name, zh, en);
    }
  }
  diagnostic.table = table;
  diagnostic.row = row;
  diagnostic.column = column;
  tables.sink.report(std::move(diagnostic));
}

Report take_report(DiagnosticSink& sink, std::shared_ptr<const SourceSet> sources) {
  return {sink.take(), sink.dropped_count(), std::move(sources)};
}

void add_csv(Tables& tables, const std::string& entity, const py::bytes& data,
             const std::string& source) {
  const checked::EntityId id = entity_of(*tables.pack, entity);
  const std::string_view text = data;
  eval::Table& table = tables.at(id);
  const py::gil_scoped_release release;
  table = tables::read_csv(tables.pack->checked(), tables.pack->shapes[id.index()], text, source,
                           *tables.pools, tables.sink);
}

}  // namespace

Tables::Tables(std::shared_ptr<const Pack> pack_)
    : pack(std::move(pack_)), pools(std::make_shared<eval::Pools>()) {
  tables.resize(pack->checked().entities.size());
  for (std::size_t i = 0; i < tables.size(); ++i) tables[i].entity = checked::EntityId(i);
}

std::vector<bool> Tables::left_out() const {
  std::vector<bool> left_out(tables.size());
  for (std::size_t i = 0; i < tables.size(); ++i) left_out[i] = !tables[i].is_given;
  return left_out;
}

eval::Table& Tables::at(checked::EntityId entity) {
  if (entity.index() >= tables.size()) throw py::value_error("these tables have been run");
  return tables[entity.index()];
}

checked::EntityId entity_of(const Pack& pack, const std::string& name) {
  const checked::EntityId id = checked::find_entity(pack.checked(), name);
  if (!id) throw py::key_error(name);
  return id;
}

Evaluated evaluate(Tables& tables, const program::Program& program, const py::object& as_of,
                   const std::vector<std::pair<std::string, std::string>>& set,
                   const py::object& progress) {
  const checked::CheckedPack& pack = tables.pack->checked();
  if (tables.tables.size() != pack.entities.size())
    throw py::value_error("these tables have been run");
  std::shared_ptr<const SourceSet> sources = tables.pack->sources();
  eval::RunOptions options;
  options.as_of = read_as_of(as_of, tables.sink);
  if (!set.empty()) {
    auto with_values = std::make_shared<SourceSet>(*sources);
    options.set = read_set(pack, set, *with_values, tables.sink);
    sources = std::move(with_values);
  }
  if (tables.sink.has_errors()) return {nullptr, take_report(tables.sink, std::move(sources))};
  const auto cause = std::make_shared<StopCause>();
  Progress asks(progress, *cause);
  options.externs = make_externs(*tables.pack, cause);
  options.progress = [&asks](int permille) { return asks(permille); };
  auto run = std::make_shared<Run>();
  run->pack = tables.pack;
  {
    const py::gil_scoped_release release;
    run->run = eval::evaluate(pack, program, std::move(tables.tables), tables.pools,
                              std::move(options), tables.sink);
    run->run.options.progress = nullptr;
  }
  cause->rethrow();
  if (tables.sink.has_errors()) run = nullptr;
  return {std::move(run), take_report(tables.sink, std::move(sources))};
}

py::tuple as_tuple(Evaluated evaluated) {
  return py::make_tuple(std::move(evaluated.run), std::move(evaluated.report));
}

void bind_tables(py::module_& module) {
  py::class_<Tables>(module, "Tables", plain_type(), "Tables on their way into one run.")
      .def("add_csv", &add_csv, py::arg("entity"), py::arg("data"), py::arg("source"))
      .def(
          "add",
          [](Tables& tables, const std::string& entity, const py::object& table,
             const std::string& source) {
            add_python_table(tables, entity_of(*tables.pack, entity), table, source);
          },
          py::arg("entity"), py::arg("table"), py::arg("source") = "")
      .def(
          "row_count",
          [](Tables& tables, const std::string& entity) {
            return tables.at(entity_of(*tables.pack, entity)).row_count;
          },
          py::arg("entity"))
      .def("add_problem", &add_problem, py::arg("code"), py::arg("arguments"),
           py::arg("table") = "", py::arg("row") = 0, py::arg("column") = "")
      .def(
          "run",
          [](Tables& tables, const py::object& as_of,
             const std::vector<std::pair<std::string, std::string>>& set,
             const py::object& progress) {
            return as_tuple(evaluate(tables, tables.pack->compiled->program, as_of, set, progress));
          },
          py::arg("as_of"), py::arg("values"), py::arg("progress"));
  module.def(
      "valid_utf8_size",
      [](const py::bytes& data) {
        const std::string_view text = data;
        const py::gil_scoped_release release;
        return tables::valid_utf8_size(text);
      },
      py::arg("data"), "The number of bytes up to the first that is not UTF-8.");
}

}  // namespace guiju::bindings
