// The formatter: files to files.
#include "bindings.hpp"
#include "guiju/syntax/format.hpp"

namespace guiju::bindings {
namespace {

/// Every file in canonical form, in the given order. Names are known across all of them, and those
/// of the `imported` files too.
std::vector<std::string> format_files(const RuleFiles& files, const RuleFiles& imported,
                                      const std::optional<std::string>& language) {
  SourceSet sources;
  for (const auto& [path, text] : files) sources.files.emplace_back(path, text);
  for (const auto& [path, text] : imported) sources.files.emplace_back(path, text);
  std::optional<Language> to;
  if (language) to = language_from(*language);
  std::vector<std::string> formatted;
  const py::gil_scoped_release release;
  for (std::size_t i = 0; i < files.size(); ++i)
    formatted.push_back(syntax::format(sources, FileId(i), to));
  return formatted;
}

}  // namespace

void bind_format(py::module_& module) {
  module.def(
      "format_files",
      [](const RuleFiles& files, const std::optional<std::string>& language,
         const RuleFiles& imported) {
        py::list formatted;
        for (const std::string& text : format_files(files, imported, language))
          formatted.append(py::bytes(text));
        return formatted;
      },
      py::arg("files"), py::arg("language") = py::none(), py::arg("imported") = RuleFiles{});
}

}  // namespace guiju::bindings
