// What a table of one entity should hold: worked out once for each pack.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "guiju/checked/tree.hpp"

namespace guiju::tables {

/// One column that a table of the entity has.
struct ExpectedColumn {
  checked::ColumnId id;
  bool is_key = false;       // of this row or of a parent
  bool is_optional = false;  // may be left out
  /// The parents whose key it holds; one that is left out does not ask for it.
  std::vector<checked::EntityId> parents;
  bool is_own_key = false;
};

struct TableShape {
  checked::EntityId entity;
  std::vector<ExpectedColumn> columns;  // in order of declaration
  /// Index into `columns`, by name and by alias.
  std::unordered_map<std::string, std::size_t> by_name;

  /// A heading as it is written in a file; nullptr where the entity has no such input.
  [[nodiscard]] const std::size_t* find(std::string_view heading) const;
};

TableShape shape_of(const checked::CheckedPack& pack, checked::EntityId entity);

}  // namespace guiju::tables
