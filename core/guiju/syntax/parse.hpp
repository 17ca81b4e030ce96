// Text to tree. Never fails: what cannot be read costs its own declaration one diagnostic.
#pragma once

#include <optional>
#include <string_view>

#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::syntax {

struct ParseLimits {
  std::size_t file_size_bytes_max = 1 << 20;
  std::size_t line_tokens_max = 20'000;
  std::size_t depth_max = 64;        // brackets, prefix operators and choices inside one another
  std::size_t tree_depth_max = 256;  // levels of an expression as built: a + b + c has three
};

Tree parse(const SourceSet& sources, FileId file, DiagnosticSink& sink,
           const ParseLimits& limits = {});

/// One expression as after `=`: for values given on a command line. The text must be the whole
/// file `file`. None where it cannot be read.
ExprId parse_expression(const SourceSet& sources, FileId file, Tree& into, DiagnosticSink& sink);

}  // namespace guiju::syntax
