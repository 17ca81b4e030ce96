// Tables to try a pack with: rows of every entity, with parents that are there.
#pragma once

#include <vector>

#include "guiju/checked/tree.hpp"
#include "guiju/engine/try_values.hpp"

namespace guiju {

struct TableSize {
  std::size_t top_rows = 1;    // at most, of an entity without parents
  std::size_t rows_below = 2;  // at most, under each row of the first parent
  std::size_t missing_percent = 0;
};

/// One table for every entity that is read from a file, its keys first. The same seed gives the same tables.
std::vector<checked::TestTable> make_tables(const checked::CheckedPack& pack, TryValues& values,
                                            const TableSize& size, std::uint64_t seed);

/// Entities, each after its parents.
std::vector<checked::EntityId> parents_first(const checked::CheckedPack& pack);

}  // namespace guiju
