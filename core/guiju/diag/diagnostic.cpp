#include "guiju/diag/diagnostic.hpp"

namespace guiju {

std::string fill(std::string_view text, const std::vector<Argument>& arguments, Language language) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) {
      filled += text;
      break;
    }
    const std::string_view name = text.substr(1, close - 1);
    const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                       [&](const Argument& given) { return given.name == name; });
    filled += argument == arguments.end() ? text.substr(0, close + 1)
                                          : std::string_view(argument->in(language));
    text.remove_prefix(close + 1);
  }
  return filled;
}

std::string message(const Diagnostic& diagnostic, Language language) {
  return fill(diagnostic.info->message.in(language), diagnostic.arguments, language);
}

std::vector<std::string> help(const Diagnostic& diagnostic, Language language) {
  std::vector<std::string> lines;
  const std::string_view of_kind = diagnostic.info->help.in(language);
  if (!of_kind.empty()) lines.push_back(fill(of_kind, diagnostic.arguments, language));
  for (const Argument& extra : diagnostic.extra_help)
    if (!extra.in(language).empty()) lines.push_back(extra.in(language));
  return lines;
}

std::string code_text(const DiagnosticInfo& info) {
  const std::string digits = std::to_string(info.code);
  return "GJ" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

}  // namespace guiju
