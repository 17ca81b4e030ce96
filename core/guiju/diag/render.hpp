// Diagnostics as text for people and as JSON for programs.
#pragma once

#include <span>
#include <string>

#include "guiju/diag/diagnostic.hpp"
#include "guiju/source/source_file.hpp"

namespace guiju {

struct RenderOptions {
  Language language = Language::Zh;
  bool color = false;
};

/// The page: heading, source line with carets that stand under Chinese text, help, citation.
std::string render_text(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                        const RenderOptions& options);
/// A JSON array; both languages, spans as bytes and as line and column.
std::string render_json(std::span<const Diagnostic> diagnostics, const SourceSet& sources);

}  // namespace guiju
