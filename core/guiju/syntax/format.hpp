// The canonical way to write a rule file: spaces, aligned tables and clauses, one vocabulary.
#pragma once

#include <optional>
#include <string>

#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::syntax {

/// The file in canonical form; comments and meaning kept; idempotent. With a language, keywords and
/// built-ins are rewritten word for word, and names that declare an alias (别名) anywhere in
/// `sources` are rewritten too. A file with syntax errors comes back as it was.
std::string format(const SourceSet& sources, FileId file, std::optional<Language> language);

}  // namespace guiju::syntax
