// First round: what is declared, under which names and with which types. Bodies come later.
#pragma once

#include "guiju/checked/clauses.hpp"

namespace guiju::checked {

void declare_pack(Context& context);              // 规则包 舍入 出处
void declare_units(Context& context);             // 单位: names, and what they are worth
void declare_calendars(Context& context);         // 日历
void declare_enumerations(Context& context);      // 枚举
void declare_entities(Context& context);          // 实体: keys, parents, inputs
void declare_derived(Context& context);           // 实体 x = y 同 ...
void declare_orders(Context& context);            // 次序: their names and scopes
void declare_parameters(Context& context);        // 参数: types, versions
void declare_parameter_tables(Context& context);  // 参数 by arguments: a parameter for each cell
void declare_externs(Context& context);           // 外部
void declare_columns(Context& context);           // 每个: names and types of all that is defined
void declare_checks(Context& context);            // 校验
void declare_left_over(Context& context);         // what 分配 among rows leaves over
void declare_written(Context& context);           // 输出

/// Calls `visit` with every statement at the left margin that begins with `head`.
template <class Visit>
void for_each_top(const Context& context, syntax::Word head, Visit visit) {
  for (const syntax::Tree& tree : context.trees)
    for (const syntax::StatementId id : tree.top)
      if (tree.at(id).head == head) visit(StatementRef{&tree, id});
}

/// The alias of the i-th name of a line; empty for none.
std::string alias_of(const syntax::Statement& statement, std::size_t index);

/// 参数 限额(类型)
bool is_parameter_table(const syntax::Statement& line);
/// The date of a clause 自; none where there is none.
std::optional<Date> read_from(Context& context, const StatementRef& line);
/// The same before all is declared; what is wrong with it is reported later.
std::optional<Date> glance_at_from(const Context& context, const StatementRef& line);
/// Since when something holds, for people.
BilingualText date_text(const std::optional<Date>& from);

/// The table called `name`; reported where there is none.
EntityId find_entity_or_report(Context& context, const syntax::Name& name);
/// Every table above, nearest first.
void collect_ancestors(Context& context, EntityId entity);
/// Reports what cannot be done with a derived table.
void report_derived(Context& context, Span place, EntityId entity, const BilingualText& use);
/// The derived table, without a name, of the rows of `own` that are equal in `parts`.
EntityId derive_scope(Context& context, const syntax::Tree& tree,
                      const std::vector<syntax::ExprId>& parts, EntityId own);
/// The table above `own` that a clause 同 names, derived where it names no table alone; none where
/// there is none, which is reported.
EntityId read_scope(Context& context, const syntax::Tree& tree, const syntax::Clause& within,
                    EntityId own);

// ── Lines of a block 每个 ──────────────────────────────────────────────────────────────────────

/// The block while its lines are declared.
struct Block {
  EntityId entity = {};
  Citation citation = {};
  StatementRef original = {};  // the line of an imported pack that the line replaces, if any
  bool is_version = false;     // one of several from dates, be it without a date of its own
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
/// A construct whose head has a date: one version of the column that its subject names.
void declare_version(Context& context, const Block& block, const StatementRef& line);
/// Rounding on the head line bounds the decimals of a decimal or rate.
void settle_scale(Context& context, const StatementRef& line, Type& type);
/// 例外 lines beneath a 定义, and those that name it from elsewhere in the pack.
void declare_exceptions(Context& context, const StatementRef& line, ColumnId source);
void declare_exceptions_elsewhere(Context& context);
/// Of a rule with lines 自 and 例外: a column of what holds without the exceptions.
void declare_dated_generals(Context& context);
/// A line that defines one column, which its subject names.
void declare_one(Context& context, const Block& block, const StatementRef& line);

/// The table named in a total such as 县.乡镇奖励; none where the total names none.
EntityId table_in_total(const Context& context, const syntax::Tree& tree, syntax::ExprId total,
                        EntityId own);
/// What a split leaves over, as its scope calls it: 乡镇.奖励.剩余. `word` is the last part.
std::string left_over_name(const Context& context, ColumnId share, std::string_view word);

}  // namespace guiju::checked
