// Tables of Python values into columns.
#include <array>
#include <charconv>
#include <cmath>

#include "bindings.hpp"
#include "guiju/tables/builder.hpp"
#include "guiju/tables/diagnostics.hpp"

namespace guiju::bindings {
namespace {

using tables::CellReader;
using tables::CellState;

/// The types that come up again and again, looked up once.
struct KnownTypes {
  py::object decimal = py::module_::import("decimal").attr("Decimal");
};
const KnownTypes& known_types() {
  static const auto* types = new KnownTypes();
  return *types;
}

std::string_view type_name(PyObject* value) { return Py_TYPE(value)->tp_name; }

/// Without a value: None, and what pandas puts in its place.
bool is_nothing(PyObject* value) {
  if (value == Py_None) return true;
  const std::string_view name = type_name(value);
  return name == "NaTType" || name == "NAType" || name.ends_with(".NaTType") ||
         name.ends_with(".NAType");
}

/// The shortest decimal that reads back as the same float: 0.1 is 0.1.
CellState append_float(CellReader& reader, double value) {
  if (std::isnan(value)) return reader.append_missing();
  if (std::isinf(value)) return reader.append_unreadable();
  constexpr double exact_max = 1e15;  // whole numbers above it may have been rounded
  if (reader.is_key() && std::fabs(value) >= exact_max) return reader.append_rounded_key();
  std::array<char, 32> buffer;
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                     std::chars_format::scientific);
  std::int64_t coefficient = 0;
  int scale = 0;
  bool is_behind_point = false;
  const char* at = buffer.data();
  const bool is_negative = *at == '-';
  if (is_negative) ++at;
  for (; *at != 'e'; ++at) {
    if (*at == '.') {
      is_behind_point = true;
      continue;
    }
    coefficient = coefficient * 10 + (*at - '0');
    if (is_behind_point) ++scale;
  }
  ++at;
  if (*at == '+') ++at;
  int exponent = 0;
  std::from_chars(at, written.ptr, exponent);
  if (is_negative) coefficient = -coefficient;
  scale -= exponent;
  constexpr int scale_max = 18;
  if (scale >= 0 && scale <= scale_max) return reader.append_fixed(coefficient, scale);
  // Written out in full, as it would stand in a file.
  std::string text = std::to_string(std::abs(coefficient));
  if (scale < 0) {
    text.append(static_cast<std::size_t>(-scale), '0');
  } else {
    const auto places = static_cast<std::size_t>(scale);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, '.');
  }
  return reader.append(is_negative ? "-" + text : text);
}

CellState append_int(CellReader& reader, PyObject* value) {
  int overflow = 0;
  const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
  if (overflow == 0) return reader.append_fixed(number, 0);
  return reader.append(text_of(value));
}

/// A float as the whole number that it has become.
std::string whole_text(PyObject* value) {
  return py::str("{:.0f}").attr("format")(py::handle(value)).cast<std::string>();
}

/// Decimal("1E+2") as the plain number it is.
CellState append_decimal(CellReader& reader, PyObject* value) {
  const py::handle decimal(value);
  if (!decimal.attr("is_finite")().cast<bool>())
    return decimal.attr("is_nan")().cast<bool>() ? reader.append_missing()
                                                 : reader.append_unreadable();
  const std::string text = text_of(value);
  if (text.find_first_of("Ee") == std::string::npos) return reader.append(text);
  return reader.append(py::str("{:f}").attr("format")(decimal).cast<std::string>());
}

/// A moment within a day is no date.
CellState append_date(CellReader& reader, PyObject* value) {
  const auto date = date_from(value);
  return date ? reader.append_date(*date) : reader.append_unreadable();
}

/// The rows of one Python table, column by column.
class PythonTable {
 public:
  PythonTable(Tables& tables, checked::EntityId entity, std::string source)
      : tables_(tables),
        entity_(entity),
        source_(std::move(source)),
        builder_(tables.pack->checked(), tables.pack->shapes[entity.index()], source_,
                 *tables.pools, tables.sink) {
    builder_.set_left_out(tables.left_out());
    builder_.set_numbers_rows(source_.empty());
  }

  void read_columns(const py::dict& columns) {
    std::vector<std::string> names;
    std::vector<py::object> sequences;
    for (const auto& [name, cells] : columns) {
      if (PyUnicode_Check(cells.ptr()) || PyBytes_Check(cells.ptr()))
        throw py::type_error("a column of a table must be a sequence of cells");
      names.push_back(py::str(name).cast<std::string>());
      sequences.push_back(py::reinterpret_steal<py::object>(
          PySequence_Fast(cells.ptr(), "a column of a table must be a sequence of cells")));
      if (!sequences.back()) throw py::error_already_set();
    }
    const std::vector<int> readers = bind(names);
    const std::size_t rows =
        sequences.empty() ? 0
                          : static_cast<std::size_t>(PySequence_Fast_GET_SIZE(sequences[0].ptr()));
    builder_.reserve(rows);
    bool is_even = true;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto size = static_cast<std::size_t>(PySequence_Fast_GET_SIZE(sequences[i].ptr()));
      if (size != rows) {
        report_length(names[i], size, rows);
        is_even = false;
        continue;
      }
      if (readers[i] < 0) continue;
      for (std::size_t row = 0; row < rows; ++row)
        append(static_cast<std::size_t>(readers[i]), row,
               PySequence_Fast_GET_ITEM(sequences[i].ptr(), static_cast<Py_ssize_t>(row)));
    }
    finish(is_even ? rows : 0);
  }

  void read_rows(const py::sequence& rows) {
    // Columns in the order in which the rows first name them.
    std::vector<std::string> names;
    std::vector<py::object> keys;
    py::dict seen;
    const std::size_t count = rows.size();
    std::vector<py::dict> dicts;
    dicts.reserve(count);
    for (const auto& row : rows) {
      if (!py::isinstance<py::dict>(row))
        throw py::type_error("a table is a dict of columns, a list of dicts, or a data frame");
      dicts.push_back(py::reinterpret_borrow<py::dict>(row));
      for (const auto& [name, cell] : dicts.back()) {
        if (seen.contains(name)) continue;
        seen[name] = py::none();
        names.push_back(py::str(name).cast<std::string>());
        keys.push_back(py::reinterpret_borrow<py::object>(name));
      }
    }
    // A list without rows names no columns, and lacks none: it is an empty table.
    if (count == 0)
      for (const tables::ExpectedColumn& column : tables_.pack->shapes[entity_.index()].columns)
        names.push_back(tables_.pack->checked().at(column.id).name);
    const std::vector<int> readers = bind(names);
    builder_.reserve(count);
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (readers[i] < 0) continue;
      const auto reader = static_cast<std::size_t>(readers[i]);
      for (std::size_t row = 0; row < count; ++row) {
        PyObject* cell = PyDict_GetItemWithError(dicts[row].ptr(), keys[i].ptr());
        append(reader, row, cell == nullptr ? Py_None : cell);
      }
    }
    finish(count);
  }

 private:
  std::vector<int> bind(const std::vector<std::string>& names) {
    const std::vector<std::string_view> views(names.begin(), names.end());
    return builder_.bind(views);
  }

  [[nodiscard]] std::size_t line(std::size_t row) const {
    return source_.empty() ? row + 1 : row + 2;
  }

  void append(std::size_t reader, std::size_t row, PyObject* cell) {
    const CellState state = append_object(builder_.reader(reader), cell);
    if (state <= CellState::Missing) return;
    const bool is_rounded_key = state == CellState::KeySpoilt && PyFloat_Check(cell);
    const std::string text = is_rounded_key ? whole_text(cell) : text_of(cell);
    builder_.note(reader, row, line(row), state, cell == Py_None ? "" : text);
  }

  void report_length(const std::string& name, std::size_t found, std::size_t expected) {
    Diagnostic diagnostic;
    diagnostic.info = &tables::lengths_differ;
    diagnostic.arguments = {
        {"column", name}, {"found", std::to_string(found)}, {"expected", std::to_string(expected)}};
    builder_.report(std::move(diagnostic), 0, name);
  }

  void finish(std::size_t rows) {
    std::vector<std::size_t> lines;
    if (source_.empty())
      for (std::size_t row = 0; row < rows; ++row) lines.push_back(line(row));
    tables_.at(entity_) = builder_.take(rows, std::move(lines));
  }

  Tables& tables_;
  checked::EntityId entity_;
  std::string source_;
  tables::TableBuilder builder_;
};

}  // namespace

std::string text_of(PyObject* value) {
  const auto text = py::reinterpret_steal<py::object>(PyObject_Str(value));
  if (!text) {
    PyErr_Clear();
    return std::string(type_name(value));
  }
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (bytes == nullptr) {
    PyErr_Clear();
    return "?";
  }
  return {bytes, static_cast<std::size_t>(size)};
}

/// A list or tuple of texts, as results give them.
CellState append_items(CellReader& reader, PyObject* value) {
  std::vector<std::string> items;
  for (const py::handle item : py::reinterpret_borrow<py::sequence>(value)) {
    if (!PyUnicode_Check(item.ptr())) return reader.append_unreadable();
    items.push_back(text_of(item.ptr()));
  }
  return reader.append_list(items);
}

/// A timedelta of whole days.
CellState append_days(CellReader& reader, PyObject* value) {
  const py::handle span(value);
  const bool is_whole =
      span.attr("seconds").cast<int>() == 0 && span.attr("microseconds").cast<int>() == 0;
  return is_whole ? reader.append(std::to_string(span.attr("days").cast<int>()) + "天")
                  : reader.append_unreadable();
}

CellState append_object(CellReader& reader, PyObject* value) {
  if (value == Py_None) return reader.append_missing();
  if (PyUnicode_Check(value)) {
    Py_ssize_t size = 0;
    const char* bytes = PyUnicode_AsUTF8AndSize(value, &size);
    if (bytes == nullptr) {  // half of a surrogate pair
      PyErr_Clear();
      return reader.append_unreadable();
    }
    return reader.append({bytes, static_cast<std::size_t>(size)});
  }
  if (PyBool_Check(value)) return reader.append_truth(value == Py_True);
  if (PyLong_Check(value)) return append_int(reader, value);
  if (PyFloat_Check(value)) return append_float(reader, PyFloat_AS_DOUBLE(value));
  if (is_nothing(value)) return reader.append_missing();
  if (PyObject_IsInstance(value, known_types().decimal.ptr()) == 1)
    return append_decimal(reader, value);
  if (is_python_date(value)) return append_date(reader, value);
  if (PyList_Check(value) || PyTuple_Check(value)) return append_items(reader, value);
  if (PyObject_HasAttrString(value, "days") == 1 && PyObject_HasAttrString(value, "seconds") == 1)
    return append_days(reader, value);
  // Numbers of numpy know the Python value that they are; a float of 32 bits its own shortest text.
  if (PyObject_HasAttrString(value, "dtype") == 1 && PyObject_HasAttrString(value, "item") == 1) {
    const py::object item = py::handle(value).attr("item")();
    if (PyFloat_Check(item.ptr()))
      return append_float(reader, py::float_(py::str(text_of(value))).cast<double>());
    if (PyObject_HasAttrString(item.ptr(), "dtype") == 0) return append_object(reader, item.ptr());
  }
  return reader.append_unreadable();
}

void add_python_table(Tables& tables, checked::EntityId entity, const py::object& table,
                      const std::string& source) {
  PythonTable reader(tables, entity, source);
  if (py::isinstance<py::dict>(table))
    reader.read_columns(py::reinterpret_borrow<py::dict>(table));
  else if (py::isinstance<py::sequence>(table) && !py::isinstance<py::str>(table))
    reader.read_rows(py::reinterpret_borrow<py::sequence>(table));
  else
    throw py::type_error("a table is a dict of columns, a list of dicts, or a data frame");
}

}  // namespace guiju::bindings
