// A small pack made by hand: two tables, one column of every type.
#pragma once

#include <string>

#include "guiju/checked/tree.hpp"

namespace guiju::tables {

/// 村 (key 村代码) and 户 (key 户号, belongs to 村) with inputs of all types.
struct County {
  checked::CheckedPack pack;
  checked::EntityId village;
  checked::EntityId household;

  County() {
    pack.enumerations.push_back({"模式", "", {"自主贷款", "分贷统还", "B型"}, false, {}});
    village = add_entity("村");
    const auto village_key = add(village, "村代码", text(), checked::ColumnRole::Key);
    pack.entities[village.index()].key = {village_key};

    household = add_entity("户");
    const auto key = add(household, "户号", text(), checked::ColumnRole::Key);
    const auto parent_key = add(household, "村代码", text(), checked::ColumnRole::Key);
    checked::Entity& entity = pack.entities[household.index()];
    entity.key = {key};
    entity.parents.push_back({village, {parent_key}});
    add(household, "有项目", of(checked::TypeKind::Bool));
    pack.columns[add(household, "申请额", money()).index()].cell_unit = 10'000;
    add(household, "余额", money());
    add(household, "人口", number(checked::NumberForm::Integer, 0));
    add(household, "面积", number(checked::NumberForm::Decimal, std::nullopt));
    add(household, "利率", number(checked::NumberForm::Rate, std::nullopt));
    add(household, "日期", of(checked::TypeKind::Date));
    add(household, "月份", of(checked::TypeKind::Month));
    add(household, "模式", word());
    add(household, "姓名", text());
    add(household, "期限", of(checked::TypeKind::MonthSpan));
    pack.columns[add(household, "备注", text()).index()].is_optional = true;
  }

  static checked::Type of(checked::TypeKind kind) {
    checked::Type type;
    type.kind = kind;
    return type;
  }
  static checked::Type text() { return of(checked::TypeKind::Text); }
  static checked::Type number(checked::NumberForm form, std::optional<int> scale) {
    checked::Type type = of(checked::TypeKind::Number);
    type.form = form;
    type.scale = scale;
    return type;
  }
  static checked::Type money() {
    checked::Type type = number(checked::NumberForm::Money, 2);
    type.dimension = checked::money_dimension();
    return type;
  }
  static checked::Type word() {
    checked::Type type = of(checked::TypeKind::Enum);
    type.enumeration = checked::EnumId(0);
    return type;
  }

  checked::EntityId add_entity(std::string name) {
    checked::Entity entity;
    entity.name = std::move(name);
    pack.entities.push_back(std::move(entity));
    return checked::EntityId(pack.entities.size() - 1);
  }
  checked::ColumnId add(checked::EntityId entity, std::string name, checked::Type type,
                        checked::ColumnRole role = checked::ColumnRole::Input) {
    checked::Column column;
    column.entity = entity;
    column.name = std::move(name);
    column.type = std::move(type);
    column.role = role;
    pack.columns.push_back(std::move(column));
    const checked::ColumnId id(pack.columns.size() - 1);
    pack.entities[entity.index()].columns.push_back(id);
    return id;
  }
  checked::ExprId constant(checked::Value value) {
    checked::Expr expr;
    expr.value = std::move(value);
    pack.exprs.push_back(std::move(expr));
    return checked::ExprId(pack.exprs.size() - 1);
  }
  [[nodiscard]] checked::ColumnId column(std::string_view name) const {
    for (const checked::ColumnId id : pack.at(household).columns)
      if (pack.at(id).name == name) return id;
    return {};
  }
};

}  // namespace guiju::tables
