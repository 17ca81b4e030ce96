// First round: what is declared, under which names and with which types. Bodies come later.
#pragma once

#include "guiju/checked/clauses.hpp"

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

// ── Lines of a block 每个 ──────────────────────────────────────────────────────────────────────

/// The block while its lines are declared.
struct Block {
  EntityId entity;
  Citation citation;
};

/// The type of a conclusion, which is to be one that the construct concludes; Error where it is not.
DeclaredType declared_type(Context& context, const StatementRef& line,
                           const std::optional<syntax::TypeRef>& reference);
/// The column of the i-th name of a line.
ColumnId add_defined(Context& context, const Block& block, const StatementRef& line,
                     const syntax::Name& name, std::size_t index, DeclaredType declared);
/// The columns that a line defines are checked together in the second round.
void begin_definition(Context& context, const Block& block, const StatementRef& line,
                      std::vector<ColumnId> columns);
/// A by-product of `source`: read after it, and named under it in both languages.
ColumnId add_by_product(Context& context, ColumnId source, const BilingualText& name, Type type,
                        Definition definition, Span span);
/// A line that defines one column, which its subject names.
void declare_one(Context& context, const Block& block, const StatementRef& line);

}  // namespace guiju::checked
