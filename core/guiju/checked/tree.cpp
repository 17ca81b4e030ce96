#include "guiju/checked/tree.hpp"

#include <algorithm>

#include "guiju/syntax/words.hpp"

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

/// How the cell of a parameter table is named, whichever way it was written: 限额(3 upto 5).
std::string cell_name(std::string_view written) {
  std::string name(written);
  std::erase(name, ' ');
  for (const syntax::Word word : {syntax::Word::Operator_Upto, syntax::Word::Clause_Else}) {
    const auto& spelling = syntax::entry(word).spelling;
    for (std::size_t at = name.find(spelling.en); at != std::string::npos;
         at = name.find(spelling.en, at))
      name.replace(at, spelling.en.size(), spelling.zh);
  }
  return name;
}

}  // namespace

ExprId value_of(const Definition& definition) {
  if (const auto* formula = std::get_if<Formula>(&definition)) return formula->value;
  if (const auto* bracket = std::get_if<Bracket>(&definition)) return bracket->value;
  if (const auto* rule = std::get_if<Exceptions>(&definition)) return rule->value;
  if (const auto* dated = std::get_if<DatedFormula>(&definition)) return dated->value;
  return {};
}

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
  const bool is_cell = name.find('(') != std::string_view::npos;
  if (!is_cell) return find_named<ParameterId>(pack.parameters, name);
  return find_named<ParameterId>(pack.parameters, cell_name(name));
}

}  // namespace guiju::checked
