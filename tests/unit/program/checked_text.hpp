// A rule text, checked: what the tests of this floor start from.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "guiju/checked/check.hpp"
#include "guiju/diag/render.hpp"
#include "guiju/syntax/parse.hpp"

namespace guiju {

inline checked::CheckedPack checked_text(std::string rules) {
  SourceSet sources;
  sources.files.emplace_back("rules.gj", std::move(rules));
  DiagnosticSink sink;
  std::vector<syntax::Tree> trees{syntax::parse(sources, FileId{0}, sink)};
  checked::CheckedPack pack = checked::check(trees, sources, sink);
  if (sink.has_errors()) throw std::runtime_error(render_text(sink.take(), sources, {}));
  return pack;
}

}  // namespace guiju
