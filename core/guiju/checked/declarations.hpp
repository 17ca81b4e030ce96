// First round: what is declared, under which names and with which types. Bodies come later.
#pragma once

#include "guiju/checked/context.hpp"

namespace guiju::checked {

void declare_pack(Context& context);          // 规则包 舍入 出处
void declare_units(Context& context);         // 单位: names, and what they are worth
void declare_calendars(Context& context);     // 日历
void declare_enumerations(Context& context);  // 枚举
void declare_entities(Context& context);      // 实体: keys, parents, inputs, names of orders
void declare_parameters(Context& context);    // 参数: types, versions
void declare_columns(Context& context);       // 每个: names and types of all that is defined
void declare_written(Context& context);       // 输出

/// Calls `visit` with every statement at the left margin that begins with `head`.
template <class Visit>
void for_each_top(const Context& context, syntax::Word head, Visit visit) {
  for (const syntax::Tree& tree : context.trees)
    for (const syntax::StatementId id : tree.top)
      if (tree.at(id).head == head) visit(StatementRef{&tree, id});
}

/// The alias of the i-th name of a line; empty for none.
std::string alias_of(const syntax::Statement& statement, std::size_t index);

/// The table called `name`; reported where there is none.
EntityId find_entity_or_report(Context& context, const syntax::Name& name);
/// The ancestor of `own` that a clause 同 names; none where it names none, which is reported.
EntityId read_scope(Context& context, const syntax::Tree& tree, const syntax::Clause& within,
                    EntityId own);

}  // namespace guiju::checked
