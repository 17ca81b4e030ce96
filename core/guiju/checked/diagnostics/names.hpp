// GJ20xx: names that are not known, known twice, or in the wrong place; columns that wait for
// themselves.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo unknown_name{
    .code = 2001,
    .name = "unknown-name",
    .message = {"这里没有叫 `{name}` 的列、参数或枚举词",
                "no column, parameter or enum word is called `{name}` here"}};
static_assert(is_well_formed(unknown_name));

inline constexpr DiagnosticInfo unknown_column{
    .code = 2002,
    .name = "unknown-column",
    .message = {"表 `{entity}` 没有叫 `{name}` 的列", "table `{entity}` has no column `{name}`"}};
static_assert(is_well_formed(unknown_column));

inline constexpr DiagnosticInfo unknown_entity{
    .code = 2003,
    .name = "unknown-entity",
    .message = {"没有叫 `{name}` 的表", "no table is called `{name}`"},
    .help = {"表用 `实体` 声明", "a table is declared by `entity`"}};
static_assert(is_well_formed(unknown_entity));

inline constexpr DiagnosticInfo unknown_type{
    .code = 2004,
    .name = "unknown-type",
    .message = {"没有叫 `{name}` 的类型或枚举", "no type or enum is called `{name}`"}};
static_assert(is_well_formed(unknown_type));

inline constexpr DiagnosticInfo name_clash{
    .code = 2005,
    .name = "name-clash",
    .message = {"`{name}` 这个名称声明了两次", "the name `{name}` is declared twice"},
    .help = {"给其中一个换个名称", "give one of them another name"}};
static_assert(is_well_formed(name_clash));

inline constexpr DiagnosticInfo parents_cycle{
    .code = 2006,
    .name = "parents-cycle",
    .message = {"表绕了一圈又属于自己：{loop}", "tables belong to themselves in a circle: {loop}"}};
static_assert(is_well_formed(parents_cycle));

inline constexpr DiagnosticInfo not_an_ancestor{
    .code = 2007,
    .name = "not-an-ancestor",
    .message = {"`{own}` 的行不属于 `{entity}` 的行",
                "a row of `{own}` belongs to no row of `{entity}`"}};
static_assert(is_well_formed(not_an_ancestor));

inline constexpr DiagnosticInfo many_rows{
    .code = 2008,
    .name = "many-rows",
    .message = {"`{own}` 的一行下面有许多行 `{entity}`，这里只要一个值",
                "a row of `{own}` has many rows of `{entity}`, and one value is wanted here"},
    .help = {"用 `合计`、`计数`、`最大` 等把它们合成一个值：`合计({entity}.列)`",
             "make one value of them with `sum`, `count`, `greatest` and the like: "
             "`sum({entity}.column)`"}};
static_assert(is_well_formed(many_rows));

inline constexpr DiagnosticInfo not_a_descendant{
    .code = 2009,
    .name = "not-a-descendant",
    .message = {"`{function}` 要汇总 `{entity}` 的行，可它们不在 `{own}` 的行下面",
                "`{function}` is to take rows of `{entity}`, but they do not lie below a row of "
                "`{own}`"}};
static_assert(is_well_formed(not_a_descendant));

inline constexpr DiagnosticInfo ambiguous_word{
    .code = 2010,
    .name = "ambiguous-word",
    .message = {"看不出 `{name}` 是{first}还是{second}",
                "`{name}` may be {first} or {second}, and nothing here decides which"}};
static_assert(is_well_formed(ambiguous_word));

inline constexpr DiagnosticInfo unknown_order{
    .code = 2011,
    .name = "unknown-order",
    .message = {"表 `{entity}` 没有叫 `{name}` 的次序", "table `{entity}` has no order `{name}`"},
    .help = {"次序在 `实体` 下面声明：`次序 {name}   按 列`",
             "an order is declared under `entity`: `order {name}   by column`"}};
static_assert(is_well_formed(unknown_order));

inline constexpr DiagnosticInfo clause_not_here{
    .code = 2012,
    .name = "clause-not-here",
    .message = {"`{clause}` 在这里不起作用", "`{clause}` has no effect here"}};
static_assert(is_well_formed(clause_not_here));

inline constexpr DiagnosticInfo unknown_function{
    .code = 2014,
    .name = "unknown-function",
    .message = {"没有叫 `{name}` 的函数", "no function is called `{name}`"}};
static_assert(is_well_formed(unknown_function));

inline constexpr DiagnosticInfo unknown_word{
    .code = 2015,
    .name = "unknown-word",
    .message = {"`{clause}` 后面不认得 `{name}`", "`{name}` after `{clause}` is not known"},
    .help = {"这里可以写：{known}", "known here: {known}"}};
static_assert(is_well_formed(unknown_word));

inline constexpr DiagnosticInfo clause_missing{
    .code = 2016,
    .name = "clause-missing",
    .message = {"`{head}` 还缺{part}", "`{head}` lacks {part}"}};
static_assert(is_well_formed(clause_missing));

inline constexpr DiagnosticInfo table_as_value{
    .code = 2017,
    .name = "table-as-value",
    .message = {"`{name}` 是一张表，不是一个值", "`{name}` is a table and not a value"},
    .help = {"写出要它的哪一列：`{name}.列`",
             "say which of its columns is meant: `{name}.column`"}};
static_assert(is_well_formed(table_as_value));

inline constexpr DiagnosticInfo unknown_by_product{
    .code = 2018,
    .name = "unknown-by-product",
    .message = {"`{column}` 没有 `.{name}` 可读", "`{column}` has no `.{name}` to read"}};
static_assert(is_well_formed(unknown_by_product));

inline constexpr DiagnosticInfo type_needed{
    .code = 2019,
    .name = "type-needed",
    .message = {"要知道 `{name}` 的类型，先得知道它自己的类型",
                "the type of `{name}` depends on itself"},
    .help = {"写明它的类型：`设 {name} : 类型 = 式`", "write its type: `let {name} : type = ...`"}};
static_assert(is_well_formed(type_needed));

inline constexpr DiagnosticInfo chain_too_long{
    .code = 2020,
    .name = "chain-too-long",
    .message = {"`{name}` 的类型要经过 {limit} 个以上还没有写明类型的 `设` 才能知道",
                "the type of `{name}` hangs on more than {limit} helpers without a type"},
    .help = {"写明它的类型：`设 {name} : 类型 = 式`", "write its type: `let {name} : type = ...`"}};
static_assert(is_well_formed(chain_too_long));

inline constexpr DiagnosticInfo cycle{
    .code = 2021,
    .name = "cycle",
    .message = {"这些列互相等待，谁也算不出来：{loop}",
                "these columns wait for one another and none can be computed: {loop}"}};
static_assert(is_well_formed(cycle));

inline constexpr DiagnosticInfo pack_header{
    .code = 2022,
    .name = "pack-header",
    .message = {"一个规则包只有一行 `规则包`，这里是第二行",
                "a pack has one line `pack`, and this is a second one"}};
static_assert(is_well_formed(pack_header));

inline constexpr DiagnosticInfo rows_out_of_place{
    .code = 2023,
    .name = "rows-out-of-place",
    .message = {"`{word}` 只能写在汇总前面各行的函数里面",
                "`{word}` stands only inside a function that takes the rows before"},
    .help = {"例如 `合计(此前.金额)`；前一行的值写 `上一行(列, 首行的值)`",
             "for example `sum(before.amount)`; the value of the row before is "
             "`previous(column, value_on_first_row)`"}};
static_assert(is_well_formed(rows_out_of_place));

inline constexpr DiagnosticInfo order_needed{
    .code = 2024,
    .name = "order-needed",
    .message = {"用了 `{word}`，却没有说按什么次序", "`{word}` is used, but no order is named"},
    .help = {"在这一条的末尾写 `按 次序名`", "write `by order_name` at the end of this line"}};
static_assert(is_well_formed(order_needed));

inline constexpr DiagnosticInfo rows_missing{
    .code = 2025,
    .name = "rows-missing",
    .message = {"`{function}` 没有说汇总哪张表的行",
                "`{function}` does not say which rows it takes"},
    .help = {"写成 `{function}(表.列)`，或 `{function}(此前.列)`",
             "write `{function}(table.column)`, or `{function}(before.column)`"}};
static_assert(is_well_formed(rows_missing));

inline constexpr DiagnosticInfo mixed_rows{
    .code = 2026,
    .name = "mixed-rows",
    .message = {"同一个 `{function}` 里既有 `{first}` 的行，又有 `{second}` 的行",
                "one `{function}` takes rows of `{first}` and rows of `{second}`"}};
static_assert(is_well_formed(mixed_rows));

inline constexpr DiagnosticInfo unused_input{
    .code = 2027,
    .name = "unused-input",
    .severity = Severity::Warning,
    .message = {"没有规则用到输入列 `{entity}.{name}`",
                "no rule reads the input `{entity}.{name}`"}};
static_assert(is_well_formed(unused_input));

inline constexpr DiagnosticInfo unused_helper{
    .code = 2028,
    .name = "unused-helper",
    .severity = Severity::Warning,
    .message = {"没有规则用到 `设` 的 `{entity}.{name}`",
                "no rule reads the helper `{entity}.{name}`"}};
static_assert(is_well_formed(unused_helper));

inline constexpr DiagnosticInfo too_many_ancestors{
    .code = 2029,
    .name = "too-many-ancestors",
    .message = {"表 `{entity}` 的上级超过了 {limit} 张表",
                "table `{entity}` has more than {limit} tables above it"}};
static_assert(is_well_formed(too_many_ancestors));

}  // namespace guiju::checked::diagnostics
