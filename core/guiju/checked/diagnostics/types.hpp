// GJ21xx: values of a kind that does not fit their place.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo type_mismatch{
    .code = 2101,
    .name = "type-mismatch",
    .message = {"这里要的是{wanted}，写的是{found}",
                "{wanted} is wanted here, and this is {found}"}};
static_assert(is_well_formed(type_mismatch));

inline constexpr DiagnosticInfo operator_types{
    .code = 2102,
    .name = "operator-types",
    .message = {"`{operator}` 连不起{left}和{right}",
                "`{operator}` does not join {left} and {right}"}};
static_assert(is_well_formed(operator_types));

inline constexpr DiagnosticInfo argument_count{
    .code = 2103,
    .name = "argument-count",
    .message = {"`{function}` 要 {wanted} 个值，这里给了 {found} 个",
                "the count of values for `{function}` is {found}, and it takes {wanted}"}};
static_assert(is_well_formed(argument_count));

inline constexpr DiagnosticInfo span_needs_unit{
    .code = 2104,
    .name = "span-needs-unit",
    .message =
        {"`{operator}` 的一边是{date}，另一边的数没有说是几天还是几个月",
         "`{operator}` has {date} on one side, and the number on the other is neither of days "
         "nor of months"},
    .help = {"写成 `3个月`、`30天`，列写成 `列 个月`",
             "write `3个月` or `30天`, and a column as `column months`"}};
static_assert(is_well_formed(span_needs_unit));

inline constexpr DiagnosticInfo unordered_enum{
    .code = 2105,
    .name = "unordered-enum",
    .message = {"枚举 `{enum}` 的词没有高低，不能用 `{operator}` 比较",
                "the words of enum `{enum}` have no order, and `{operator}` asks for one"},
    .help = {"有高低的枚举用 `>` 声明：`枚举 等次 = 优 > 良`",
             "an ordered enum is declared with `>`: `enum grade = good > fair`"}};
static_assert(is_well_formed(unordered_enum));

inline constexpr DiagnosticInfo months_and_days{
    .code = 2106,
    .name = "months-and-days",
    .message =
        {"`{operator}` 的一边是月，另一边是天，一个月没有固定的天数",
         "`{operator}` has months on one side and days on the other, and a month has no fixed "
         "number of days"},
    .help = {"两边写成同一种，或者改为比较日期：`开始日 + 3个月 <= 结束日`",
             "write both in one of them, or compare dates: `begun + 3个月 <= ended`"}};
static_assert(is_well_formed(months_and_days));

inline constexpr DiagnosticInfo not_a_word{
    .code = 2107,
    .name = "not-a-word",
    .message = {"枚举 `{enum}` 里没有 `{name}` 这个词", "enum `{enum}` has no word `{name}`"}};
static_assert(is_well_formed(not_a_word));

inline constexpr DiagnosticInfo not_a_constant{
    .code = 2108,
    .name = "not-a-constant",
    .message = {"这里要写一个定数，不能是式子",
                "a plain value is wanted here, and this is an expression"}};
static_assert(is_well_formed(not_a_constant));

inline constexpr DiagnosticInfo out_of_range{
    .code = 2109,
    .name = "out-of-range",
    .message = {"`{name}` 的值 {value} 不在允许的 {low} 至 {high} 之内",
                "the value {value} of `{name}` lies outside the range from {low} to {high}"}};
static_assert(is_well_formed(out_of_range));

inline constexpr DiagnosticInfo branches_differ{
    .code = 2110,
    .name = "branches-differ",
    .message = {"这个选择的一支是{first}，另一支是{second}",
                "one branch of this choice is {first} and another is {second}"}};
static_assert(is_well_formed(branches_differ));

inline constexpr DiagnosticInfo input_wanted{
    .code = 2111,
    .name = "input-wanted",
    .message = {"只有输入列才有填没填之分，这里不是本行的输入列",
                "only an input can be filled in or not, and this is no input of the own row"}};
static_assert(is_well_formed(input_wanted));

inline constexpr DiagnosticInfo ratio_column{
    .code = 2550,
    .name = "ratio-column",
    .message = {"`比例` 不能做列的类型：它是 `分配` 和 `参数` 用的一串数，不是一格的值",
                "no column is a `ratio`: that is a row of numbers for a `split` or a `param`, and "
                "not the value of one cell"},
    .help = {"各行共用的比例写成 `参数`；每行不同的，一份一列，写成 `整数` 或 `小数`",
             "a ratio for all rows is a `param`; where rows differ, each part is a column of its "
             "own, an `integer` or a `decimal`"}};
static_assert(is_well_formed(ratio_column));

inline constexpr DiagnosticInfo extern_type{
    .code = 2551,
    .name = "extern-type",
    .message = {"外部函数的自变量和结果不能是{type}",
                "neither an argument nor the result of an extern function is {type}"},
    .help = {"可以是数、金额、是否、日期、月份、期限、文本、枚举和列表",
             "it may be a number, money, a truth, a date, a month, a duration, a text, a word of "
             "an enum or a list"}};
static_assert(is_well_formed(extern_type));

}  // namespace guiju::checked::diagnostics
