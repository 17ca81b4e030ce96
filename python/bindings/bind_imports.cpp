// What a pack imports: headers for those who look for packs, and what an add-on replaced.
#include "bindings.hpp"

namespace guiju::bindings {

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

py::list imports_of(const Pack& pack) {
  py::list imports;
  for (std::size_t i = 0; i < pack.checked().imported.size(); ++i) {
    const checked::ImportedPack& imported = pack.checked().imported[i];
    py::dict entry;
    entry["name"] = imported.name;
    entry["alias"] = imported.alias;
    entry["version"] = imported.version;
    entry["content_hash"] = pack.compiled->imported_hashes[i];
    imports.append(entry);
  }
  return imports;
}

py::list replacements_of(const Pack& pack) {
  const checked::CheckedPack& checked = pack.checked();
  const SourceSet& sources = pack.compiled->sources;
  py::list replacements;
  for (const checked::Replacement& replacement : checked.replacements) {
    py::dict entry;
    entry["entity"] = "";
    if (replacement.parameter) {
      entry["name"] = checked.at(replacement.parameter).name;
    } else if (replacement.table) {
      entry["name"] = checked.at(replacement.table).name;
    } else {
      const checked::Column& column = checked.at(replacement.column);
      entry["entity"] = checked.at(column.entity).name;
      entry["name"] = column.name;
    }
    entry["is_addition"] = replacement.is_addition;
    entry["pack"] = replacement.pack;
    entry["by"] = replacement.by;
    entry["original"] = place_of(sources, replacement.original);
    entry["place"] = place_of(sources, replacement.replacement);
    replacements.append(entry);
  }
  return replacements;
}

void bind_imports(py::module_& module) {
  py::class_<checked::Import>(module, "Import", plain_type(), "A line that imports a pack.")
      .def_readonly("name", &checked::Import::name)
      .def_readonly("version", &checked::Import::version)
      .def_readonly("is_least", &checked::Import::is_least)
      .def(
          "is_met_by",
          [](const checked::Import& self, const std::string& version) {
            return self.is_met_by(version);
          },
          py::arg("version"));
  py::class_<checked::PackHeader>(module, "PackHeader", plain_type(),
                                  "What the files of a pack say of it.")
      .def_readonly("name", &checked::PackHeader::name)
      .def_readonly("alias", &checked::PackHeader::alias)
      .def_readonly("version", &checked::PackHeader::version)
      .def_readonly("imports", &checked::PackHeader::imports)
      .def(
          "is_called",
          [](const checked::PackHeader& self, const std::string& name) {
            return self.is_called(name);
          },
          py::arg("name"));
  module.def(
      "read_header", [](const RuleFiles& files) { return read_header(files); }, py::arg("files"));
  module.attr("IMPORTED_PACKS_MAX") = checked::imported_packs_max;
}

}  // namespace guiju::bindings
