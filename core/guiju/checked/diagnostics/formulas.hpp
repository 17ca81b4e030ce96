// GJ24xx: brackets, parameter tables, exceptions, dated formulas, 不适用.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo bounds_descend{
    .code = 2400,
    .name = "bounds-descend",
    .message = {"`分段` 的界限要一档比一档高：{bound} 不高于上一档的 {before}",
                "the bounds of a bracket ascend: {bound} is not above {before} of the band before"},
    .help = {"按从低到高的次序写各档", "write the bands from the lowest to the highest"}};
static_assert(is_well_formed(bounds_descend));

inline constexpr DiagnosticInfo bracket_gap{
    .code = 2401,
    .name = "bracket-gap",
    .message = {"`分段` `{name}` 没有说 {bound} 以上怎么算",
                "bracket `{name}` does not say what holds above {bound}"},
    .help = {"最后写一行 `以上`", "end it with a line `above`"}};
static_assert(is_well_formed(bracket_gap));

inline constexpr DiagnosticInfo above_place{
    .code = 2402,
    .name = "above-place",
    .message = {"`以上` 是 `分段` 的最后一行", "`above` is the last line of a bracket"}};
static_assert(is_well_formed(above_place));

inline constexpr DiagnosticInfo bound_not_constant{
    .code = 2403,
    .name = "bound-not-constant",
    .message = {"`分段` 的界限要是写明的数或参数",
                "a bound of a bracket is written out or a parameter"},
    .help = {
        "随数据变的界限写成 `当 ... 则 ...，否则 ...` 的选择",
        "for bounds that change with the data write a choice: `when ... then ..., otherwise ...`"}};
static_assert(is_well_formed(bound_not_constant));

inline constexpr DiagnosticInfo general_twice{
    .code = 2404,
    .name = "general-twice",
    .message = {"`{name}` 有两条一般规定", "`{name}` has two general rules"},
    .help = {"一般规定写在 `=` 后面，或者写一行 `一般`",
             "the general rule stands after `=` or on one line `general`"}};
static_assert(is_well_formed(general_twice));

inline constexpr DiagnosticInfo unknown_exception{
    .code = 2405,
    .name = "unknown-exception",
    .message = {"`{rule}` 没有叫 `{name}` 的例外", "`{rule}` has no exception called `{name}`"},
    .help = {"`除` 的后面是 `一般` 或者同一条定义的例外",
             "after `overrides` stands `general` or an exception of the same definition"}};
static_assert(is_well_formed(unknown_exception));

inline constexpr DiagnosticInfo exceptions_cycle{
    .code = 2406,
    .name = "exceptions-cycle",
    .message = {"例外互相排除，绕成了圈：{loop}",
                "exceptions override one another in a circle: {loop}"}};
static_assert(is_well_formed(exceptions_cycle));

inline constexpr DiagnosticInfo exception_without_value{
    .code = 2407,
    .name = "exception-without-value",
    .message =
        {"例外 `{name}` 排除了一般规定，没有说这时是什么",
         "exception `{name}` overrides the general rule and does not say what holds instead"},
    .help = {
        "在条件后面写 `则 值`，或者写 `除` 它要排除的例外",
        "write `then` and a value after its condition, or name the exception that it `overrides`"}};
static_assert(is_well_formed(exception_without_value));

inline constexpr DiagnosticInfo exceptions_overlap{
    .code = 2408,
    .name = "exceptions-overlap",
    .message = {"例外 `{first}` 和 `{second}` 会同时适用，没有说哪条优先：{witness}",
                "exceptions `{first}` and `{second}` both apply, and none has priority: {witness}"},
    .help = {"在优先的一条上写 `除 {first}` 或者 `除 {second}`",
             "write `overrides {first}` or `overrides {second}` on the one that has priority"}};
static_assert(is_well_formed(exceptions_overlap));

inline constexpr DiagnosticInfo exception_of_what{
    .code = 2409,
    .name = "exception-of-what",
    .message = {"`{entity}` 没有叫 `{name}` 的 `定义`，例外要属于一条定义",
                "`{entity}` has no `define` called `{name}` for the exception to be of"}};
static_assert(is_well_formed(exception_of_what));

inline constexpr DiagnosticInfo dates_beside_others{
    .code = 2410,
    .name = "dates-beside-others",
    .message = {"`自` 的行就是一般的规定，旁边只能写 `例外`",
                "lines `from` are the general rule, and only lines `exception` stand beside them"},
    .help = {"删去这一行，或者写成 `自` 的一行：哪天起管的",
             "delete this line, or make it a line `from` that says since when it holds"}};
static_assert(is_well_formed(dates_beside_others));

inline constexpr DiagnosticInfo dates_clash{
    .code = 2411,
    .name = "dates-clash",
    .message = {"`{name}` 有两条都自 {date} 起", "`{name}` has two rules that hold from {date}"}};
static_assert(is_well_formed(dates_clash));

inline constexpr DiagnosticInfo heading_of_table{
    .code = 2412,
    .name = "heading-of-table",
    .message = {"参数表的表头应当是 `| {heading} |`",
                "the heading of the table is `| {heading} |`"},
    .help = {"`||` 的左边是各个自变量，次序不限，右边是一列值",
             "left of `||` stand the arguments in any order, right of it one column of values"}};
static_assert(is_well_formed(heading_of_table));

inline constexpr DiagnosticInfo cell_missing{
    .code = 2413,
    .name = "cell-missing",
    .message = {"参数表 `{name}` 没有一行管到：{witness}",
                "no row of the parameter table `{name}` covers {witness}"},
    .help = {"补上这一行，或者在最后写一行 `否则`",
             "add such a row, or end the table with a row `otherwise`"}};
static_assert(is_well_formed(cell_missing));

inline constexpr DiagnosticInfo cells_overlap{
    .code = 2414,
    .name = "cells-overlap",
    .message = {"参数表 `{name}` 有两行都管到：{witness}",
                "two rows of the parameter table `{name}` cover {witness}"}};
static_assert(is_well_formed(cells_overlap));

inline constexpr DiagnosticInfo versions_of_table_differ{
    .code = 2415,
    .name = "versions-of-table-differ",
    .message = {"参数表 `{name}` 前后的自变量不一样",
                "the versions of the parameter table `{name}` differ in their arguments"}};
static_assert(is_well_formed(versions_of_table_differ));

inline constexpr DiagnosticInfo may_be_none{
    .code = 2416,
    .name = "may-be-none",
    .message = {"这个值可能是 `不适用`，要先问过才能用",
                "this value may be `none` and is used without a test"},
    .help = {
        "先写 `当 x = 不适用 则 ...，否则 ...`；或者结论的类型写成 `: 金额 或 不适用`",
        "ask first: `when x = none then ..., otherwise ...`; or declare the conclusion `: money or none`"}};
static_assert(is_well_formed(may_be_none));

inline constexpr DiagnosticInfo none_of_what{
    .code = 2417,
    .name = "none-of-what",
    .message = {"看不出 `不适用` 是什么类型的", "of which type this `none` is cannot be told"},
    .help = {"写明类型：`: 金额 或 不适用`", "write the type: `: money or none`"}};
static_assert(is_well_formed(none_of_what));

inline constexpr DiagnosticInfo never_none{
    .code = 2418,
    .name = "never-none",
    .message = {"这里不会是 `不适用`", "this is never `none`"},
    .help = {
        "只有类型写成 `或 不适用` 的结论才会是",
        "only conclusions whose type says `or none` may be, and they are asked by `=` and `<>`"}};
static_assert(is_well_formed(never_none));

}  // namespace guiju::checked::diagnostics
