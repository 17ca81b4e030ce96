// What a run concluded.
#include "bindings.hpp"
#include "guiju/explain/fault_text.hpp"
#include "guiju/tables/write.hpp"

namespace guiju::bindings {
namespace {

/// A column by its name, or a check by its message.
checked::ColumnId column_of(const Run& run, checked::EntityId entity, const std::string& name) {
  checked::ColumnId id = checked::find_column(run.checked(), entity, name);
  if (!id) id = checked::find_column(run.checked(), entity, checked::check_name(name));
  if (!id) throw py::key_error(name);
  return id;
}

std::vector<std::string> shown_columns(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  std::vector<std::string> names;
  for (const checked::ColumnId key : run.checked().at(id).key)
    names.push_back(run.checked().at(key).name);
  for (const checked::ColumnId shown : tables::shown_conclusions(run.checked(), run.run, id))
    names.push_back(run.checked().at(shown).name);
  return names;
}

py::list column(const Run& run, const std::string& entity, const std::string& name) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  const checked::ColumnId found = column_of(run, id, name);
  // Helpers that are worked out where they are read are not kept.
  if (!run.run.concluded[found.index()] ||
      run.run.columns[found.index()].size < eval::row_count(run.run, id))
    throw py::key_error(name);
  return python_column(run, found);
}

/// What kind of value a column holds, in one word.
std::string kind(const Run& run, const std::string& entity, const std::string& name) {
  using checked::NumberForm;
  using checked::TypeKind;
  const checked::EntityId id = entity_of(*run.pack, entity);
  const checked::Type& type = run.checked().at(column_of(run, id, name)).type;
  switch (type.kind) {
    case TypeKind::Bool: return "truth";
    case TypeKind::Number:
      switch (type.form) {
        case NumberForm::Integer: return "integer";
        case NumberForm::Decimal: return "decimal";
        case NumberForm::Rate: return "rate";
        case NumberForm::Money: return "money";
      }
      break;
    case TypeKind::Date: return "date";
    case TypeKind::Month: return "month";
    case TypeKind::Enum: return "word";
    case TypeKind::List: return "list";
    default: break;
  }
  return "text";
}

py::dict counts(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  py::dict counts;
  if (eval::row_count(run.run, id) == 0) {
    for (const checked::ColumnId shown : tables::shown_conclusions(run.checked(), run.run, id))
      counts[py::str(run.checked().at(shown).name)] = py::make_tuple(0, 0, 0);
    return counts;
  }
  for (const checked::ColumnId shown : tables::shown_conclusions(run.checked(), run.run, id)) {
    const eval::Counts count = tables::count(run.run.columns[shown.index()]);
    counts[py::str(run.checked().at(shown).name)] =
        py::make_tuple(count.decided, count.undecided, count.faulted);
  }
  return counts;
}

/// (key, conclusion, state, inputs that it hangs on) of everything that stayed open.
py::list open_lines(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  py::list lines;
  const std::size_t rows = eval::row_count(run.run, id);
  std::vector<checked::ColumnId> open;
  for (const checked::ColumnId shown : tables::shown_conclusions(run.checked(), run.run, id))
    if (!run.run.columns[shown.index()].all_known) open.push_back(shown);
  for (std::size_t row = 0; row < rows; ++row) {
    for (const checked::ColumnId shown : open) {
      const eval::Column& values = run.run.columns[shown.index()];
      if (values.is_decided(row)) continue;
      const eval::Why why = values.why[row];
      py::list key;
      for (const checked::ColumnId part : run.checked().at(id).key)
        key.append(python_value(run, part, row));
      py::list missing;
      if (!eval::is_fault(why))
        for (const checked::ColumnId input : run.run.pools->whys.set_at(why))
          missing.append(tables::input_name(run.checked(), id, input));
      lines.append(py::make_tuple(py::tuple(key), run.checked().at(shown).name,
                                  eval::is_fault(why) ? "fault" : "undecided", missing));
    }
  }
  return lines;
}

const char* level_of(const checked::DataCheck& check) {
  return check.level == checked::DataCheck::Level::Error ? "error" : "warning";
}

/// (key, severity, message, citation) of every check that holds on a row.
py::list finding_lines(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  py::list lines;
  for (const auto& [row, check] : tables::findings(run.checked(), run.run, id)) {
    py::list key;
    for (const checked::ColumnId part : run.checked().at(id).key)
      key.append(python_value(run, part, row));
    lines.append(py::make_tuple(py::tuple(key), level_of(*check), check->message,
                                tables::citation_text(run.checked().at(check->column).citation)));
  }
  return lines;
}

/// (severity, message, rows found, rows undecided, rows faulted) of every check.
py::list check_counts(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  py::list counts;
  for (const checked::DataCheck* check : tables::checks_of(run.checked(), run.run, id)) {
    const tables::CheckCounts count = tables::count(run.checked(), run.run, *check);
    counts.append(py::make_tuple(level_of(*check), check->message, count.found, count.undecided,
                                 count.faulted));
  }
  return counts;
}

/// (line, column, cell, reason in Chinese, in English) of every cell that could not be read.
py::list unreadable_cells(const Run& run, const std::string& entity) {
  const eval::Table& table = run.run.tables[entity_of(*run.pack, entity).index()];
  py::list cells;
  for (const eval::UnreadableCell& cell : table.unreadable) {
    const eval::Column& column = run.run.columns[cell.column.index()];
    const eval::Fault& fault = run.run.pools->whys.fault_at(column.why[cell.row]);
    const Bilingual& reason = explain::fault_text(fault.code).text;
    const std::size_t line = table.source.empty() ? cell.row + 1 : table.line(cell.row);
    cells.append(py::make_tuple(line, run.checked().at(cell.column).name, cell.text,
                                std::string(reason.zh), std::string(reason.en)));
  }
  return cells;
}

explain::Explanation explanation(const Run& run, const std::string& entity,
                                 const std::vector<std::string>& key, const std::string& name) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  const checked::ColumnId found = column_of(run, id, name);
  const auto row = eval::find_row(run.checked(), run.run, id, key);
  if (!row) {
    std::string text;
    for (const std::string& part : key) text += (text.empty() ? "" : ", ") + part;
    throw py::key_error(text);
  }
  return explain::explain(run.checked(), run.pack->compiled->program, run.pack->compiled->sources,
                          run.run, found, *row);
}

py::bytes csv(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  std::string text;
  {
    const py::gil_scoped_release release;
    text = tables::write_csv(run.checked(), run.run, id);
  }
  return py::bytes(text);
}

py::bytes check_csv(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  std::string text;
  {
    const py::gil_scoped_release release;
    text = tables::write_check_csv(run.checked(), run.run, id);
  }
  return py::bytes(text);
}

py::bytes open_csv(const Run& run, const std::string& entity) {
  const checked::EntityId id = entity_of(*run.pack, entity);
  std::string text;
  {
    const py::gil_scoped_release release;
    text = tables::write_open_csv(run.checked(), run.run, id);
  }
  return py::bytes(text);
}

}  // namespace

void bind_run(py::module_& module) {
  py::class_<explain::Explanation>(module, "Explanation", plain_type(),
                                   "Why a row got its conclusion.")
      .def(
          "text",
          [](const explain::Explanation& explanation, const std::string& language) {
            return explain::render_text(explanation, language_from(language));
          },
          py::arg("language"))
      .def(
          "html",
          [](const explain::Explanation& explanation, const std::string& language) {
            return explain::render_html(explanation, language_from(language));
          },
          py::arg("language"))
      .def("json", [](const explain::Explanation& explanation) {
        return explain::render_json(explanation);
      });
  py::class_<Run, std::shared_ptr<Run>>(module, "Run", plain_type(), "What one run concluded.")
      .def("columns", &shown_columns, py::arg("entity"))
      .def("column", &column, py::arg("entity"), py::arg("name"))
      .def(
          "row_count",
          [](const Run& run, const std::string& entity) {
            return eval::row_count(run.run, entity_of(*run.pack, entity));
          },
          py::arg("entity"))
      .def(
          "is_given",
          [](const Run& run, const std::string& entity) {
            return run.run.tables[entity_of(*run.pack, entity).index()].is_given;
          },
          py::arg("entity"))
      .def("kind", &kind, py::arg("entity"), py::arg("name"))
      .def("counts", &counts, py::arg("entity"))
      .def("open", &open_lines, py::arg("entity"))
      .def(
          "has_row",
          [](const Run& run, const std::string& entity, const std::vector<std::string>& key) {
            return eval::find_row(run.checked(), run.run, entity_of(*run.pack, entity), key)
                .has_value();
          },
          py::arg("entity"), py::arg("key"))
      .def("explain", &explanation, py::arg("entity"), py::arg("key"), py::arg("conclusion"))
      .def("csv", &csv, py::arg("entity"))
      .def("open_csv", &open_csv, py::arg("entity"))
      .def("findings", &finding_lines, py::arg("entity"))
      .def("check_counts", &check_counts, py::arg("entity"))
      .def("unreadable_cells", &unreadable_cells, py::arg("entity"))
      .def("check_csv", &check_csv, py::arg("entity"));
}

}  // namespace guiju::bindings
