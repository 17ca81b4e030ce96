// GJ25xx: functions over rows beside the own one.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo own_row_not_compared{
    .code = 2500,
    .name = "own-row-not-compared",
    .message = {"汇总 `{entity}` 的行时，`本行` 只能写在条件里，和这些行的一列比较",
                "where rows of `{entity}` are taken, `this` stands only in the condition and is "
                "compared with a column of them"},
    .help = {"几个条件用 `且` 连接：`当 类别 = 本行.类别 且 人口 > 本行.人口`；别的写在函数外面",
             "conditions are joined by `and`: `when kind = this.kind and size > this.size`; the "
             "rest is written outside the function"}};
static_assert(is_well_formed(own_row_not_compared));

inline constexpr DiagnosticInfo several_ranges{
    .code = 2501,
    .name = "several-ranges",
    .message = {"和 `本行` 比大小的只能是一列，这里有 `{first}` 和 `{second}`",
                "only one column is set against `this` by size, and here are `{first}` and "
                "`{second}`"},
    .help = {"其余的列用 `=` 比较；`此前` 和 `至此` 已经用掉这一列",
             "compare the others by `=`; `before` and `so_far` take the one column already"}};
static_assert(is_well_formed(several_ranges));

inline constexpr DiagnosticInfo too_many_equalities{
    .code = 2502,
    .name = "too-many-equalities",
    .message = {"和 `本行` 用 `=` 比较的列超过 {limit} 个",
                "more than {limit} columns are compared with `this` by `=`"}};
static_assert(is_well_formed(too_many_equalities));

inline constexpr DiagnosticInfo list_by_size{
    .code = 2503,
    .name = "list-by-size",
    .message = {"`列出` 的行不能按和 `本行` 比大小来挑，也不能是 `此前` 的行",
                "rows of `list` are not chosen by size against `this`, nor are they rows `before`"},
    .help = {"每一行都会有一张长长的列表；只用 `=` 和 `本行` 比较",
             "each row would have a long list of its own; compare with `this` by `=` alone"}};
static_assert(is_well_formed(list_by_size));

inline constexpr DiagnosticInfo group_not_of_inputs{
    .code = 2511,
    .name = "group-not-of-inputs",
    .message = {"分组只看输入列和上级的输入列，`{text}` 不是",
                "rows are grouped by inputs, of their own or of a table above, and `{text}` is "
                "none"}};
static_assert(is_well_formed(group_not_of_inputs));

inline constexpr DiagnosticInfo derived_table{
    .code = 2513,
    .name = "derived-table",
    .message = {"`{entity}` 的行是从别的表派生的，{use}",
                "the rows of `{entity}` are derived from another table: {use}"}};
static_assert(is_well_formed(derived_table));

}  // namespace guiju::checked::diagnostics
