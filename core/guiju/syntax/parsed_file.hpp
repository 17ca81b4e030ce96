// All that is known of one file after parsing: for the formatter, which needs more than the tree.
#pragma once

#include <vector>

#include "guiju/syntax/layout.hpp"
#include "guiju/syntax/tree_builder.hpp"

namespace guiju::syntax {

struct ParsedFile {
  Lexed lexed;
  Layout layout;
  std::vector<TokenUse> uses;  // one for each token
  Tree tree;
};

ParsedFile parse_file(const SourceSet& sources, FileId file, DiagnosticSink& sink,
                      const ParseLimits& limits);

}  // namespace guiju::syntax
