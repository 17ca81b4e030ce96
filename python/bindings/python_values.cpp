// Known values as Python objects.
#include "bindings.hpp"
#include "guiju/tables/cell.hpp"

namespace guiju::bindings {
namespace {

using checked::NumberForm;
using checked::TypeKind;

/// decimal.Decimal, looked up once; kept for good, as a module is.
const py::object& decimal_class() {
  static const auto* stored = new py::object(py::module_::import("decimal").attr("Decimal"));
  return *stored;
}

py::object number_object(const Run& run, checked::ColumnId id, std::size_t row) {
  const checked::Column& column = run.checked().at(id);
  const eval::Column& values = run.run.columns[id.index()];
  if (column.type.form == NumberForm::Integer && column.cell_unit == Rational{1} &&
      column.format.step.is_zero() && values.form == eval::Form::Fixed && values.scale == 0)
    return py::int_(values.numbers[row]);
  if (column.type.form == NumberForm::Rate) {
    // As shown, but as the fraction that it is: 25.9% is 0.259.
    std::string text;
    tables::append_cell(text, run.checked(), id, values, row, *run.run.pools, &run.run.options);
    if (!text.ends_with('%')) return decimal_class()(text);
    // Not scaleb, nor any other arithmetic: these round to the digits of Python's context.
    text.replace(text.size() - 1, 1, "E-2");
    return decimal_class()(text);
  }
  std::string text;
  tables::append_cell(text, run.checked(), id, values, row, *run.run.pools, &run.run.options);
  if (column.type.form == NumberForm::Integer && text.find('.') == std::string::npos)
    return py::reinterpret_steal<py::object>(PyLong_FromString(text.c_str(), nullptr, 10));
  return decimal_class()(text);
}

}  // namespace

py::object python_value(const Run& run, checked::ColumnId id, std::size_t row) {
  const eval::Column& values = run.run.columns[id.index()];
  if (!values.is_known(row)) return py::none();
  const checked::Type& type = run.checked().at(id).type;
  switch (type.kind) {
    case TypeKind::Bool: return py::bool_(values.truth(row));
    case TypeKind::Number: return number_object(run, id, row);
    case TypeKind::Date: return python_date(Date{values.codes[row]});
    case TypeKind::List: {
      py::list items;
      for (const std::int32_t item : run.run.pools->lists.at(values.codes[row])) {
        const std::string_view text = run.run.pools->texts.at(item);
        items.append(py::str(text.data(), text.size()));
      }
      return items;
    }
    default: {
      std::string text;
      tables::append_cell(text, run.checked(), id, values, row, *run.run.pools, &run.run.options);
      return py::str(text);
    }
  }
}

py::list python_column(const Run& run, checked::ColumnId id) {
  const std::size_t rows = eval::row_count(run.run, run.checked().at(id).entity);
  py::list column(rows);
  const TypeKind kind = run.checked().at(id).type.kind;
  const eval::Column& values = run.run.columns[id.index()];
  if (kind == TypeKind::Enum) {
    // One str for each word.
    std::vector<py::object> words;
    for (const std::string& word : run.checked().at(run.checked().at(id).type.enumeration).words)
      words.push_back(py::str(word));
    for (std::size_t row = 0; row < rows; ++row)
      column[row] = values.is_known(row) ? words[static_cast<std::size_t>(values.codes[row])]
                                         : py::object(py::none());
    return column;
  }
  for (std::size_t row = 0; row < rows; ++row) column[row] = python_value(run, id, row);
  return column;
}

}  // namespace guiju::bindings
