#include "guiju/engine/with_given.hpp"

#include <algorithm>

namespace guiju {
namespace {

using namespace checked;

/// The column that a by-product belongs to; none for any other definition.
ColumnId owner(const Definition& definition) {
  if (const auto* failed = std::get_if<FailedCriteria>(&definition)) return failed->eligibility;
  if (const auto* points = std::get_if<ScoreItemPoints>(&definition)) return points->scorecard;
  if (const auto* applies = std::get_if<ExceptionApplies>(&definition)) return applies->column;
  if (const auto* lost = std::get_if<LostPoints>(&definition)) return lost->scorecard;
  return {};
}

}  // namespace

CheckedPack with_given(const CheckedPack& pack, std::span<const ColumnId> columns) {
  CheckedPack changed = pack;
  std::vector<bool> is_given(pack.columns.size(), false);
  for (ColumnId column : columns) is_given[column.index()] = true;
  for (std::size_t i = 0; i < pack.columns.size(); ++i)
    if (ColumnId of = owner(pack.columns[i].definition); of && is_given[of.index()])
      is_given[i] = true;
  for (std::size_t i = 0; i < pack.columns.size(); ++i)
    if (is_given[i]) changed.columns[i].definition = std::monostate{};
  for (ColumnGroup& group : changed.evaluation_order)
    std::erase_if(group.columns, [&](ColumnId column) { return is_given[column.index()]; });
  std::erase_if(changed.evaluation_order,
                [](const ColumnGroup& group) { return group.columns.empty(); });
  return changed;
}

}  // namespace guiju
