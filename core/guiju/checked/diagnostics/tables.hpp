// GJ30xx: decision tables, scores, splits, tables of tests.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo cell_type{
    .code = 3001,
    .name = "cell-type",
    .message = {"`{column}` 列的格子里要写{wanted}，这里是 `{cell}`",
                "a cell of column `{column}` holds {wanted}, and this is `{cell}`"}};
static_assert(is_well_formed(cell_type));

inline constexpr DiagnosticInfo table_gap{
    .code = 3002,
    .name = "table-gap",
    .message = {"决策表 `{table}` 没有一行管到：{witness}",
                "no row of table `{table}` covers {witness}"},
    .help = {"补上这一行，或者在最后写一行 `否则`",
             "add such a row, or end the table with a row `otherwise`"}};
static_assert(is_well_formed(table_gap));

inline constexpr DiagnosticInfo table_overlap{
    .code = 3003,
    .name = "table-overlap",
    .message = {"决策表 `{table}` 的第 {first} 行和第 {second} 行都管到：{witness}",
                "rows {first} and {second} of table `{table}` both cover {witness}"},
    .help = {"改其中一行的条件，或者写明 `命中 首个`",
             "change one of the rows, or write `hit first`"}};
static_assert(is_well_formed(table_overlap));

inline constexpr DiagnosticInfo results_differ{
    .code = 3004,
    .name = "results-differ",
    .message = {
        "决策表 `{table}` 写着 `命中 任意`，可第 {first} 行和第 {second} 行都管到 {witness}，结论却不同",
        "table `{table}` says `hit any`, but rows {first} and {second} both cover {witness} "
        "with different results"}};
static_assert(is_well_formed(results_differ));

inline constexpr DiagnosticInfo unreachable_row{
    .code = 3005,
    .name = "unreachable-row",
    .severity = Severity::Warning,
    .message = {"决策表 `{table}` 的第 {row} 行永远轮不到",
                "row {row} of table `{table}` is never reached"},
    .help = {"它管的情况都由上面的行管了，或者它的条件不可能成立",
             "rows above cover all that it covers, or it cannot hold"}};
static_assert(is_well_formed(unreachable_row));

inline constexpr DiagnosticInfo table_not_proved{
    .code = 3006,
    .name = "table-not-proved",
    .severity = Severity::Note,
    .message = {"没有逐一检查决策表 `{table}` 有没有缺口和重叠：{reason}",
                "table `{table}` was not searched for gaps and overlaps: {reason}"},
    .help = {"运行时遇到没有一行管到或者几行都管到的数据，会报为故障",
             "a row of data that no row or several rows cover is a fault when it is met"}};
static_assert(is_well_formed(table_not_proved));

inline constexpr DiagnosticInfo nothing_in_it{
    .code = 3007,
    .name = "nothing-in-it",
    .message = {"`{name}` 下面没有{lines}", "`{name}` has no {lines} under it"}};
static_assert(is_well_formed(nothing_in_it));

inline constexpr DiagnosticInfo split_without_total{
    .code = 3008,
    .name = "split-without-total",
    .message = {"看不出要分的总额在哪张表的一行上",
                "of which table the split total is a row is not said"},
    .help = {
        "总额写成上级表的列，如 `县.乡镇奖励`，或者写 `同 县`",
        "write the total as a column of a parent, such as `county.reward`, or write `within county`"}};
static_assert(is_well_formed(split_without_total));

inline constexpr DiagnosticInfo ratio_count{
    .code = 3009,
    .name = "ratio-count",
    .message = {"比例有 {parts} 份，接受的有 {receivers} 个",
                "the ratio has {parts} parts for {receivers} receivers"}};
static_assert(is_well_formed(ratio_count));

inline constexpr DiagnosticInfo split_step{
    .code = 3010,
    .name = "split-step",
    .message =
        {"总额可能比 `{step}` 更细，分到 `{step}` 就分不尽",
         "the total may be finer than `{step}`, so that shares of whole `{step}` cannot add up "
         "to it"},
    .help = {"把总额先取整，或者分得更细", "round the total first, or split to a finer step"}};
static_assert(is_well_formed(split_step));

inline constexpr DiagnosticInfo default_row_place{
    .code = 3011,
    .name = "default-row-place",
    .message = {"`否则` 行应当是决策表的最后一行", "a row `otherwise` is the last row of a table"}};
static_assert(is_well_formed(default_row_place));

inline constexpr DiagnosticInfo test_column_twice{
    .code = 3012,
    .name = "test-column-twice",
    .message = {"表头里 `{name}` 写了两次", "the heading names `{name}` twice"}};
static_assert(is_well_formed(test_column_twice));

inline constexpr DiagnosticInfo test_key_missing{
    .code = 3013,
    .name = "test-key-missing",
    .message = {
        "测试的表里没有键 `{name}`，认不出是 `{entity}` 的哪一行",
        "the table has no key `{name}`, so that its rows of `{entity}` cannot be told apart"}};
static_assert(is_well_formed(test_key_missing));

}  // namespace guiju::checked::diagnostics
