// datetime.date, both ways.
#include <Python.h>
#include <datetime.h>

#include "bindings.hpp"

namespace guiju::bindings {
namespace {

/// The C interface of datetime is a table that each source file asks for once.
void import_datetime() {
  if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
  if (PyDateTimeAPI == nullptr) throw py::error_already_set();
}

}  // namespace

bool is_python_date(PyObject* value) {
  import_datetime();
  return PyDate_Check(value) != 0;
}

std::optional<Date> date_from(PyObject* value) {
  import_datetime();
  const bool has_time =
      PyDateTime_Check(value) != 0 &&
      (PyDateTime_DATE_GET_HOUR(value) != 0 || PyDateTime_DATE_GET_MINUTE(value) != 0 ||
       PyDateTime_DATE_GET_SECOND(value) != 0 || PyDateTime_DATE_GET_MICROSECOND(value) != 0);
  if (has_time) return std::nullopt;
  return make_date(PyDateTime_GET_YEAR(value), PyDateTime_GET_MONTH(value),
                   PyDateTime_GET_DAY(value));
}

py::object python_date(Date date) {
  import_datetime();
  const CivilDay day = civil(date);
  return py::reinterpret_steal<py::object>(PyDate_FromDate(day.year, day.month, day.day));
}

}  // namespace guiju::bindings
