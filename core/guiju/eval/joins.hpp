// Rows joined by key once: which row of each parent a row belongs to.
#pragma once

#include "guiju/diag/sink.hpp"
#include "guiju/eval/machine.hpp"

namespace guiju::eval {

/// Fills `run.parent_rows`. Keys that stand twice and parents that are not there are reported.
///
/// A table that was left out is one row of missing cells; rows link to it. Where a child says nothing of
/// its parent (a table left out in between, a key column not given) it links to the parent's only row,
/// if there is just one; else its parent is not known (-1).
void join_tables(const checked::CheckedPack& pack, Run& run, DiagnosticSink& sink);

/// The key of a row as people read it: parts joined by "，".
std::string key_text(const checked::CheckedPack& pack, const Run& run, EntityId entity,
                     std::size_t row);

}  // namespace guiju::eval
