#include <nlohmann/json.hpp>

#include "guiju/diag/render.hpp"

namespace guiju {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Note: return "note";
  }
  __builtin_unreachable();
}

/// Null where the span lies in no file that is known.
Json to_json(Span span, const SourceSet& sources) {
  if (!span.file || span.file.index() >= sources.files.size()) return nullptr;
  const SourceFile& file = sources.at(span.file);
  const LineColumn begin = file.line_column(span.begin);
  const LineColumn end = file.line_column(span.end);
  return {{"path", file.path()},     {"begin", span.begin},    {"end", span.end},
          {"line", begin.line},      {"column", begin.column}, {"end_line", end.line},
          {"end_column", end.column}};
}

Json to_json(const Label& label, const SourceSet& sources) {
  return {{"span", to_json(label.span, sources)}, {"zh", label.zh}, {"en", label.en}};
}

Json to_json(const Diagnostic& diagnostic, const SourceSet& sources) {
  Json json{
      {"code", code_text(*diagnostic.info)},
      {"name", diagnostic.info->name},
      {"severity", severity_name(diagnostic.info->severity)},
      {"message",
       {{"zh", message(diagnostic, Language::Zh)}, {"en", message(diagnostic, Language::En)}}},
      {"help", {{"zh", help(diagnostic, Language::Zh)}, {"en", help(diagnostic, Language::En)}}},
      {"primary", nullptr},
      {"secondary", Json::array()},
      {"fix", nullptr},
      {"citation", nullptr},
      {"table", nullptr}};
  if (diagnostic.primary) json["primary"] = to_json(*diagnostic.primary, sources);
  for (const Label& label : diagnostic.secondary)
    json["secondary"].push_back(to_json(label, sources));
  if (diagnostic.fix)
    json["fix"] = {{"span", to_json(diagnostic.fix->span, sources)},
                   {"replacement", diagnostic.fix->replacement},
                   {"is_safe", diagnostic.fix->is_safe}};
  if (!diagnostic.citation.empty()) json["citation"] = diagnostic.citation;
  if (!diagnostic.table.empty()) {
    json["table"] = {{"name", diagnostic.table}, {"row", nullptr}, {"column", nullptr}};
    if (diagnostic.row != 0) json["table"]["row"] = diagnostic.row;
    if (!diagnostic.column.empty()) json["table"]["column"] = diagnostic.column;
  }
  return json;
}

}  // namespace

std::string render_json(std::span<const Diagnostic> diagnostics, const SourceSet& sources) {
  Json json = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) json.push_back(to_json(diagnostic, sources));
  constexpr int indent = 2;
  // Bytes that are not UTF-8, as a message about them may quote, become U+FFFD.
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace guiju
