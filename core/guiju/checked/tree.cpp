#include "guiju/checked/tree.hpp"

#include <algorithm>

namespace guiju::checked {
namespace {

template <class Id, class Item>
Id find_named(const std::vector<Item>& items, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) {
    return item.name == name || (!item.alias.empty() && item.alias == name);
  });
  if (found == items.end()) return {};
  return Id{static_cast<std::size_t>(found - items.begin())};
}

}  // namespace

const Parameter::Version* find_version(const Parameter& parameter, std::optional<Date> date) {
  const Parameter::Version* found = nullptr;
  for (const Parameter::Version& version : parameter.versions) {
    const bool holds = !version.from || (date && *version.from <= *date);
    if (holds) found = &version;
  }
  return found;
}

EntityId find_entity(const CheckedPack& pack, std::string_view name) {
  return find_named<EntityId>(pack.entities, name);
}

ColumnId find_column(const CheckedPack& pack, EntityId entity, std::string_view name) {
  for (const ColumnId id : pack.at(entity).columns) {
    const Column& column = pack.at(id);
    if (column.name == name || (!column.alias.empty() && column.alias == name)) return id;
  }
  return {};
}

std::string check_name(std::string_view message) { return "\"" + std::string(message) + "\""; }

ParameterId find_parameter(const CheckedPack& pack, std::string_view name) {
  return find_named<ParameterId>(pack.parameters, name);
}

}  // namespace guiju::checked
