// The tables that a run reads: typed input columns of one entity, rows in the order of the file.
#pragma once

#include <string>
#include <vector>

#include "guiju/eval/column.hpp"

namespace guiju::eval {

using checked::EntityId;

/// A cell that could not be read, for messages and explanations.
struct UnreadableCell {
  std::size_t row;
  ColumnId column;
  std::string text;
};

/// Input of one entity. Keys are columns too; key cells are always known.
struct Table {
  EntityId entity;
  bool is_given = false;  // false: left out; the run takes one row of missing cells for it
  std::size_t row_count = 0;
  std::string source;  // file name, for messages
  struct Given {
    ColumnId id;  // a key, an input, or (in tests) a conclusion that is set
    Column column;
  };
  std::vector<Given> columns;
  std::vector<std::size_t> lines;  // 1-based line of each row in `source`; empty: row + 2
  std::vector<UnreadableCell> unreadable;

  [[nodiscard]] const Column* find(ColumnId id) const;
  [[nodiscard]] std::size_t line(std::size_t row) const {
    return lines.empty() ? row + 2 : lines[row];
  }
};

}  // namespace guiju::eval
