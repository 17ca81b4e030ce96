// Packs: compiling, looking into them, running them.
#include "bindings.hpp"
#include "guiju/base/suggest.hpp"
#include "guiju/syntax/print.hpp"
#include "guiju/tables/diagnostics.hpp"

namespace guiju::bindings {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// What Python asks of an entity.
struct EntityInfo {
  std::string name;
  std::string alias;
  std::vector<std::string> key;
  std::vector<std::string> inputs;       // columns of its table, keys among them
  std::vector<std::string> conclusions;  // those written out
  bool is_optional = false;
};

std::vector<std::string> names_of(const checked::CheckedPack& pack,
                                  const std::vector<checked::ColumnId>& columns) {
  std::vector<std::string> names;
  for (const checked::ColumnId id : columns) names.push_back(pack.at(id).name);
  return names;
}

std::vector<EntityInfo> entities_of(const Pack& pack) {
  std::vector<EntityInfo> infos;
  const checked::CheckedPack& checked = pack.checked();
  for (std::size_t i = 0; i < checked.entities.size(); ++i) {
    const checked::Entity& entity = checked.entities[i];
    EntityInfo info{entity.name,
                    entity.alias,
                    names_of(checked, entity.key),
                    {},
                    names_of(checked, entity.written),
                    entity.is_optional};
    for (const tables::ExpectedColumn& column : pack.shapes[i].columns)
      info.inputs.push_back(checked.at(column.id).name);
    infos.push_back(std::move(info));
  }
  return infos;
}

std::vector<std::string> parameter_names(const Pack& pack) {
  std::vector<std::string> names;
  for (const checked::Parameter& parameter : pack.checked().parameters)
    names.push_back(parameter.name);
  return names;
}

py::tuple compile_files(Files files) {
  CompileResult result;
  {
    const py::gil_scoped_release release;
    result = compile(std::move(files));
  }
  Report report{std::move(result.diagnostics), 0,
                std::make_shared<SourceSet>(std::move(result.sources))};
  if (!result.pack) return py::make_tuple(py::none(), std::move(report));
  auto pack = std::make_shared<Pack>();
  pack->compiled = std::move(result.pack);
  for (std::size_t i = 0; i < pack->checked().entities.size(); ++i)
    pack->shapes.push_back(tables::shape_of(pack->checked(), checked::EntityId(i)));
  return py::make_tuple(std::move(pack), std::move(report));
}

std::string dump(const Pack& pack, const std::string& stage) {
  if (stage == "syntax") {
    std::string text;
    for (const syntax::Tree& tree : pack.compiled->trees)
      text += "# " + pack.compiled->sources.at(tree.file).path() + "\n" + syntax::print(tree);
    return text;
  }
  if (stage == "checked") return checked::print_json(pack.checked());
  if (stage == "program") return program::print(pack.checked(), pack.compiled->program);
  throw py::value_error("stage is \"syntax\", \"checked\" or \"program\"");
}

void report_unknown_table(Tables& tables, const std::string& name) {
  const checked::CheckedPack& pack = tables.pack->checked();
  std::vector<std::string> names;
  std::string known;
  for (const checked::Entity& entity : pack.entities) {
    names.push_back(entity.name);
    known += (known.empty() ? "" : "、") + entity.name;
  }
  Diagnostic diagnostic;
  diagnostic.info = &tables::table_unknown;
  diagnostic.arguments = {{"table", name}, {"known", known}};
  diagnostic.table = name;
  if (const auto near = find_nearest(name, names))
    diagnostic.extra_help.push_back(
        {"", "是不是“" + *near + "”？", "did you mean “" + *near + "”?"});
  tables.sink.report(std::move(diagnostic));
}

/// Tables of Python values, all at once.
py::tuple run(const std::shared_ptr<const Pack>& pack, const py::dict& given,
              const py::object& as_of, const std::vector<std::pair<std::string, std::string>>& set,
              const py::object& progress) {
  Tables tables(pack);
  std::vector<std::pair<checked::EntityId, py::object>> found;
  for (const auto& [name, table] : given) {
    const std::string text = py::str(name).cast<std::string>();
    const checked::EntityId id = checked::find_entity(pack->checked(), text);
    if (!id) {
      report_unknown_table(tables, text);
      continue;
    }
    // Known to be given before any is read: children ask for the keys of parents that are there.
    tables.tables[id.index()].is_given = true;
    found.emplace_back(id, py::reinterpret_borrow<py::object>(table));
  }
  for (const auto& [id, table] : found) add_python_table(tables, id, table, "");
  return as_tuple(evaluate(tables, pack->compiled->program, as_of, set, progress));
}

py::dict place_of(const SourceSet& sources, Span span) {
  py::dict place;
  if (!span.file || span.file.index() >= sources.files.size()) return place;
  const SourceFile& file = sources.at(span.file);
  const LineColumn begin = file.line_column(span.begin);
  place["path"] = file.path();
  place["line"] = begin.line;
  place["column"] = begin.column;
  place["text"] = std::string(file.line_text(file.line_of(span.begin)));
  return place;
}

py::dict test(const std::shared_ptr<const Pack>& pack) {
  TestReport report;
  {
    const py::gil_scoped_release release;
    report = run_tests(*pack->compiled);
  }
  const checked::CheckedPack& checked = pack->checked();
  const SourceSet& sources = pack->compiled->sources;
  py::list results;
  for (TestResult& result : report.results) {
    py::list differences;
    for (const TestResult::Difference& difference : result.differences) {
      py::dict row;
      row["entity"] = checked.at(difference.entity).name;
      row["key"] = difference.key;
      row["conclusion"] = checked.at(difference.column).name;
      row["expected"] = difference.expected;
      row["found"] = difference.found;
      row["place"] = place_of(sources, difference.span);
      differences.append(row);
    }
    py::dict entry;
    entry["title"] = result.title;
    entry["place"] = place_of(sources, result.span);
    entry["is_passed"] = result.is_passed;
    entry["differences"] = differences;
    entry["report"] = Report{std::move(result.diagnostics), 0, pack->sources()};
    results.append(entry);
  }
  py::list clauses;
  for (const ClauseCoverage& clause : report.clauses) {
    py::dict entry;
    entry["kind"] = clause.kind;
    entry["place"] = place_of(sources, clause.span);
    entry["is_reached"] = clause.is_reached;
    clauses.append(entry);
  }
  py::dict all;
  all["results"] = results;
  all["clauses"] = clauses;
  return all;
}

}  // namespace

void bind_pack(py::module_& module) {
  py::class_<EntityInfo>(module, "EntityInfo", plain_type())
      .def_readonly("name", &EntityInfo::name)
      .def_readonly("alias", &EntityInfo::alias)
      .def_readonly("key", &EntityInfo::key)
      .def_readonly("inputs", &EntityInfo::inputs)
      .def_readonly("conclusions", &EntityInfo::conclusions)
      .def_readonly("is_optional", &EntityInfo::is_optional);
  py::class_<Pack, std::shared_ptr<Pack>>(module, "Pack", plain_type(),
                                          "A pack that passed every check.")
      .def_property_readonly("name", [](const Pack& pack) { return pack.checked().name; })
      .def_property_readonly("alias", [](const Pack& pack) { return pack.checked().alias; })
      .def_property_readonly("version", [](const Pack& pack) { return pack.checked().version; })
      .def_property_readonly("content_hash",
                             [](const Pack& pack) { return pack.compiled->content_hash; })
      .def_property_readonly("asks_as_of",
                             [](const Pack& pack) { return pack.checked().asks_as_of; })
      .def_property_readonly("entities", &entities_of)
      .def_property_readonly("parameters", &parameter_names)
      .def("dump", &dump, py::arg("stage"))
      .def("test", &test)
      .def("tables",
           [](std::shared_ptr<Pack> pack) { return std::make_unique<Tables>(std::move(pack)); })
      .def("run", &run, py::arg("tables"), py::arg("as_of"), py::arg("values"),
           py::arg("progress"));
  module.def("compile_pack", &compile_files, py::arg("files"),
             "A pack of the files (path, bytes), or None; and the report.");
}

}  // namespace guiju::bindings
