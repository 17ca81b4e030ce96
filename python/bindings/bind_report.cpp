#include <algorithm>

#include "bindings.hpp"

namespace guiju::bindings {
namespace {

std::string render(const Report& report, const std::string& language, bool color) {
  const SourceSet none;
  const SourceSet& sources = report.sources ? *report.sources : none;
  return render_text(report.diagnostics, sources, {language_from(language), color});
}

std::string to_json(const Report& report) {
  const SourceSet none;
  return render_json(report.diagnostics, report.sources ? *report.sources : none);
}

}  // namespace

bool Report::has_errors() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.info->severity == Severity::Error;
  });
}

Language language_from(const std::string& language) {
  if (language == "zh") return Language::Zh;
  if (language == "en") return Language::En;
  throw py::value_error("language is \"zh\" or \"en\", not \"" + language + "\"");
}

void bind_report(py::module_& module) {
  py::class_<Report>(module, "Report", plain_type(), "Diagnostics of one check.")
      .def("__len__", [](const Report& report) { return report.diagnostics.size(); })
      .def_property_readonly("has_errors", &Report::has_errors)
      .def_readonly("dropped_count", &Report::dropped_count)
      .def("render", &render, py::arg("language"), py::arg("color") = false)
      .def("to_json", &to_json);
}

}  // namespace guiju::bindings
