// Functions of Python that a pack calls: arguments and results, exact both ways.
#include "bindings.hpp"
#include "guiju/base/date.hpp"
#include "guiju/base/decimal_text.hpp"
#include "guiju/base/utf8.hpp"

namespace guiju::bindings {
namespace {

using checked::NumberForm;
using checked::TypeKind;
using checked::Value;

/// A class of a module, looked up once; kept for good, as a module is.
const py::object& class_of(const char* module, const char* name, const py::object*& kept) {
  if (kept == nullptr) kept = new py::object(py::module_::import(module).attr(name));
  return *kept;
}
const py::object& decimal_class() {
  static const py::object* kept = nullptr;
  return class_of("decimal", "Decimal", kept);
}
const py::object& fraction_class() {
  static const py::object* kept = nullptr;
  return class_of("fractions", "Fraction", kept);
}

py::object whole_number(std::string_view digits) {
  return py::reinterpret_steal<py::object>(
      PyLong_FromString(std::string(digits).c_str(), nullptr, 10));
}

/// 整数 is int, 金额 Decimal in yuan, 小数 and 比率 Fraction, whatever the value.
py::object number_argument(const checked::Type& type, const Rational& number) {
  if (type.form == NumberForm::Integer) return whole_number(to_string(number));
  if (type.form == NumberForm::Money) return decimal_class()(format_shortest(number));
  const std::string text = to_string(number);
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return fraction_class()(whole_number(text));
  return fraction_class()(whole_number(std::string_view(text).substr(0, slash)),
                          whole_number(std::string_view(text).substr(slash + 1)));
}

py::object python_argument(const checked::CheckedPack& pack, const checked::Type& type,
                           const Value& value) {
  switch (type.kind) {
    case TypeKind::Bool: return py::bool_(std::get<bool>(value));
    case TypeKind::Number: return number_argument(type, std::get<Rational>(value));
    case TypeKind::Date: return python_date(std::get<Date>(value));
    case TypeKind::Month: return py::str(to_string(std::get<Month>(value)));
    case TypeKind::Enum:
      return py::str(pack.at(type.enumeration).words[std::get<checked::EnumWord>(value).index]);
    case TypeKind::MonthSpan: return py::int_(std::get<checked::MonthSpan>(value).months);
    case TypeKind::DaySpan: return py::int_(std::get<checked::DaySpan>(value).days);
    case TypeKind::List: return py::cast(std::get<checked::TextList>(value).items);
    default: return py::str(std::get<std::string>(value));
  }
}

/// int, Decimal or Fraction, and what behaves like an int; no float, which is not exact.
std::optional<Value> read_number(const py::object& object) {
  if (PyBool_Check(object.ptr()) || PyFloat_Check(object.ptr())) return std::nullopt;
  py::object ratio;
  if (PyIndex_Check(object.ptr())) {
    ratio = py::make_tuple(py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr())), 1);
  } else if (py::isinstance(object, decimal_class())) {
    if (!object.attr("is_finite")().cast<bool>()) return std::nullopt;
    ratio = object.attr("as_integer_ratio")();
  } else if (py::isinstance(object, fraction_class())) {
    ratio = object.attr("as_integer_ratio")();
  } else {
    return std::nullopt;
  }
  const std::string text = py::str(ratio[py::int_(0)]).cast<std::string>() + "/" +
                           py::str(ratio[py::int_(1)]).cast<std::string>();
  const auto number = rational_from_string(text);
  return number ? std::optional<Value>(*number) : std::nullopt;
}

std::optional<Value> read_text(const py::object& object) {
  if (!PyUnicode_Check(object.ptr())) return std::nullopt;
  Py_ssize_t size = 0;
  const char* text = PyUnicode_AsUTF8AndSize(object.ptr(), &size);
  if (text == nullptr) {
    PyErr_Clear();  // lone surrogates
    return std::nullopt;
  }
  return Value{std::string(text, static_cast<std::size_t>(size))};
}

/// A number of months or of days.
std::optional<Value> read_duration(TypeKind kind, const py::object& object) {
  if (PyBool_Check(object.ptr()) || !PyIndex_Check(object.ptr())) return std::nullopt;
  const auto whole = py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr()));
  int is_overflow = 0;
  const long long count = PyLong_AsLongLongAndOverflow(whole.ptr(), &is_overflow);
  if (is_overflow != 0) return std::nullopt;
  if (kind == TypeKind::MonthSpan) return Value{checked::MonthSpan{count}};
  return Value{checked::DaySpan{count}};
}

std::optional<Value> read_list(const py::object& object) {
  if (!PyList_Check(object.ptr()) && !PyTuple_Check(object.ptr())) return std::nullopt;
  checked::TextList list;
  for (const py::handle item : object) {
    std::optional<Value> text = read_text(py::reinterpret_borrow<py::object>(item));
    if (!text) return std::nullopt;
    list.items.push_back(std::get<std::string>(std::move(*text)));
  }
  return Value{std::move(list)};
}

std::optional<Value> read_result(const checked::CheckedPack& pack, const checked::Type& type,
                                 const py::object& object) {
  switch (type.kind) {
    case TypeKind::Bool:
      if (PyBool_Check(object.ptr())) return Value{object.ptr() == Py_True};
      return std::nullopt;
    case TypeKind::Number: return read_number(object);
    case TypeKind::Date: {
      const auto date = is_python_date(object.ptr()) ? date_from(object.ptr()) : std::nullopt;
      return date ? std::optional<Value>(*date) : std::nullopt;
    }
    case TypeKind::MonthSpan:
    case TypeKind::DaySpan: return read_duration(type.kind, object);
    case TypeKind::List: return read_list(object);
    default: break;
  }
  const std::optional<Value> text = read_text(object);
  if (!text || type.kind == TypeKind::Text) return text;
  const std::string& word = std::get<std::string>(*text);
  if (type.kind == TypeKind::Month) {
    const auto month = parse_month(word);
    return month ? std::optional<Value>(*month) : std::nullopt;
  }
  const std::vector<std::string>& words = pack.at(type.enumeration).words;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return Value{
      checked::EnumWord{type.enumeration, static_cast<std::uint32_t>(found - words.begin())}};
}

/// What is returned as people would write it, cut short.
std::string shown(const py::object& object) {
  constexpr std::size_t shown_max = 100;
  const std::string text = py::str(py::repr(object)).cast<std::string>();
  if (text.size() <= shown_max) return text;
  const std::string cut = text.substr(0, shown_max);
  return cut.substr(0, utf8::find_invalid(cut).value_or(cut.size())) + "…";
}

void ask(const py::object& function, eval::ExternCall& call) {
  const std::size_t rows = call.answers.size();
  py::list columns;
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    py::list column(rows);
    for (std::size_t row = 0; row < rows; ++row)
      column[row] =
          python_argument(call.pack, call.function.arguments[i].type, call.arguments[i][row]);
    columns.append(std::move(column));
  }
  const auto [values, failures] =
      function(columns, rows).cast<std::pair<py::list, std::map<std::size_t, std::string>>>();
  for (std::size_t row = 0; row < rows; ++row) {
    eval::ExternAnswer& answer = call.answers[row];
    if (const auto failed = failures.find(row); failed != failures.end()) {
      answer.message = failed->second;
      continue;
    }
    const py::object value = values[row];
    answer.value = read_result(call.pack, call.function.type, value);
    answer.message = shown(value);
    answer.is_no_value = !answer.value;
  }
}

}  // namespace

eval::Externs make_externs(const Pack& pack, const std::shared_ptr<StopCause>& cause) {
  eval::Externs externs;
  for (const auto& [name, function] : pack.externs) {
    // The pack outlives its runs, and a reference is counted only where the lock is held.
    externs[name] = [&function, cause](eval::ExternCall& call) {
      const py::gil_scoped_acquire gil;
      try {
        if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        ask(function, call);
      } catch (py::error_already_set& error) {
        cause->error = std::make_unique<py::error_already_set>(std::move(error));
        call.is_interrupted = true;
      } catch (const std::exception& error) {
        for (eval::ExternAnswer& answer : call.answers) answer = {{}, error.what(), true};
      }
    };
  }
  return externs;
}

}  // namespace guiju::bindings
