#include "guiju/syntax/table_file.hpp"

#include <algorithm>
#include <string>

namespace guiju::syntax {

bool is_table_file(std::string_view path) {
  const auto has_suffix = [&](std::string_view suffix) {
    return path.size() >= suffix.size() &&
           std::equal(suffix.begin(), suffix.end(),
                      path.end() - static_cast<std::ptrdiff_t>(suffix.size()),
                      [](char wanted, char found) {
                        return wanted ==
                               (found >= 'A' && found <= 'Z' ? found + ('a' - 'A') : found);
                      });
  };
  return has_suffix(".csv") || has_suffix(".xlsx");
}

FileId find_table_file(const SourceSet& sources, FileId rules, std::string_view name) {
  std::string folder = sources.at(rules).path();
  while (!folder.empty()) {
    const std::size_t slash = folder.rfind('/');
    folder.resize(slash == std::string::npos ? 0 : slash);
    const std::string path = folder.empty() ? std::string(name) : folder + "/" + std::string(name);
    for (std::size_t i = 0; i < sources.files.size(); ++i)
      if (is_table_file(path) && sources.files[i].path() == path) return FileId{i};
  }
  return {};
}

}  // namespace guiju::syntax
