#include "guiju/tables/shape.hpp"

#include <algorithm>

#include "guiju/tables/number.hpp"

namespace guiju::tables {
namespace {

bool holds(const std::vector<checked::ColumnId>& columns, checked::ColumnId id) {
  return std::find(columns.begin(), columns.end(), id) != columns.end();
}

}  // namespace

const std::size_t* TableShape::find(std::string_view heading) const {
  auto found = by_name.find(std::string(heading));
  if (found == by_name.end()) found = by_name.find(fold_cell(trim_cell(heading)));
  return found == by_name.end() ? nullptr : &found->second;
}

TableShape shape_of(const checked::CheckedPack& pack, checked::EntityId entity) {
  TableShape shape;
  shape.entity = entity;
  const checked::Entity& declared = pack.at(entity);
  for (const checked::ColumnId id : declared.columns) {
    const checked::Column& column = pack.at(id);
    ExpectedColumn expected{id, false, column.is_optional, {}, false};
    expected.is_own_key = holds(declared.key, id);
    for (const checked::Entity::Parent& parent : declared.parents)
      if (holds(parent.key, id)) expected.parents.push_back(parent.entity);
    expected.is_key = expected.is_own_key || !expected.parents.empty();
    const bool is_read =
        column.role == checked::ColumnRole::Key || column.role == checked::ColumnRole::Input;
    if (!is_read) continue;
    shape.by_name.emplace(column.name, shape.columns.size());
    if (!column.alias.empty()) shape.by_name.emplace(column.alias, shape.columns.size());
    shape.columns.push_back(std::move(expected));
  }
  return shape;
}

}  // namespace guiju::tables
