// Decision tables that stand in a file of their own: lines of cells between bars, made from CSV or a
// workbook by whoever reads files.
#pragma once

#include <string_view>

#include "guiju/source/source_file.hpp"

namespace guiju::syntax {

/// True of files that hold a table and no rules.
bool is_table_file(std::string_view path);
/// The table file that a rule file names, from its own folder or from one above; none where it is
/// not among the sources.
FileId find_table_file(const SourceSet& sources, FileId rules, std::string_view name);

}  // namespace guiju::syntax
