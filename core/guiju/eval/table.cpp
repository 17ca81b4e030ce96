#include "guiju/eval/table.hpp"

namespace guiju::eval {

const Column* Table::find(ColumnId id) const {
  for (const Given& given : columns)
    if (given.id == id) return &given.column;
  return nullptr;
}

}  // namespace guiju::eval
