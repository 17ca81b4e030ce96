// GJ2430 to GJ2459: what decision tables and scorecards are made of.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo result_count{
    .code = 2430,
    .name = "result-count",
    .message = {"`||` 右边有 {count} 列，`决策表` 一行写着 {declared} 个结论",
                "{count} columns stand right of `||`, and the line `table` names {declared}"}};
static_assert(is_well_formed(result_count));

inline constexpr DiagnosticInfo result_heading{
    .code = 2431,
    .name = "result-heading",
    .message = {"`||` 右边的列头 `{heading}` 应当是这张表的结论，各写一次：{known}",
                "the heading `{heading}` right of `||` names a result of the table, each once: "
                "{known}"}};
static_assert(is_well_formed(result_heading));

inline constexpr DiagnosticInfo collect_what{
    .code = 2432,
    .name = "collect-what",
    .message = {"`命中 汇总` 后面写怎样汇总：{known}",
                "after `hit collect` stands one of {known}"}};
static_assert(is_well_formed(collect_what));

inline constexpr DiagnosticInfo policy_takes_nothing{
    .code = 2433,
    .name = "policy-takes-nothing",
    .message = {"`命中 {policy}` 后面没有别的词", "nothing stands after `hit {policy}`"},
    .help = {"`汇总` 后面写怎样汇总，`优先` 后面可以写哪个词先看",
             "`collect` says into what, and `priority` may say which word comes first"}};
static_assert(is_well_formed(policy_takes_nothing));

inline constexpr DiagnosticInfo word_to_order_by{
    .code = 2434,
    .name = "word-to-order-by",
    .message = {"照枚举的词排先后，这一格要写枚举的词，这里是 `{cell}`",
                "rows go by the order of the words of an enum, so the cell holds one, and this is "
                "`{cell}`"}};
static_assert(is_well_formed(word_to_order_by));

inline constexpr DiagnosticInfo collected_item{
    .code = 2435,
    .name = "collected-item",
    .message = {"汇总成列表的格子里写带引号的话，或者同一个枚举的词，这里是 `{cell}`",
                "a cell that is collected into a list holds a text in quotes, or words of one "
                "enum, and this is `{cell}`"}};
static_assert(is_well_formed(collected_item));

inline constexpr DiagnosticInfo last_band{
    .code = 2436,
    .name = "last-band",
    .message = {"`{name}` 的最后一段写 `以上`，前面各段写 `至`",
                "the last band of `{name}` is `above`, those before it are `upto`"}};
static_assert(is_well_formed(last_band));

inline constexpr DiagnosticInfo bounds_ascend{
    .code = 2437,
    .name = "bounds-ascend",
    .message = {"`{name}` 各段的上限应当从小到大，这一段轮不到",
                "the bounds of the bands of `{name}` ascend, and this band is never reached"}};
static_assert(is_well_formed(bounds_ascend));

inline constexpr DiagnosticInfo grade_word{
    .code = 2438,
    .name = "grade-word",
    .message = {"`等次` 后面写枚举的词，没有一个枚举有 `{name}` 和前面的各个词",
                "a grade is a word of an enum, and none has `{name}` and the words before it"}};
static_assert(is_well_formed(grade_word));

inline constexpr DiagnosticInfo grade_enum{
    .code = 2439,
    .name = "grade-enum",
    .message = {"枚举 `{first}` 和 `{second}` 都有这些词",
                "enums `{first}` and `{second}` both have these words"},
    .help = {"写明是哪个枚举：`等次 {name} : {first}   至少 ...`",
             "say which one: `grade {name} : {first}   at_least ...`"}};
static_assert(is_well_formed(grade_enum));

inline constexpr DiagnosticInfo last_grade{
    .code = 2440,
    .name = "last-grade",
    .message = {"各等次写 `至少` 多少分，只有最后一等不写，其余的都归它",
                "every grade says `at_least` but the last, which takes the rest"}};
static_assert(is_well_formed(last_grade));

inline constexpr DiagnosticInfo grades_descend{
    .code = 2441,
    .name = "grades-descend",
    .message = {"等次从高到低写，这一等轮不到",
                "grades stand from high to low, and this one is never reached"}};
static_assert(is_well_formed(grades_descend));

inline constexpr DiagnosticInfo table_file{
    .code = 2442,
    .name = "table-file",
    .message = {"规则包里没有表格文件 `{file}`，或者它是空的",
                "the pack has no table file `{file}`, or it is empty"},
    .help = {"写规则包文件夹里的 .csv 或 .xlsx 文件，如 `\"tables/档次.csv\"`",
             "name a .csv or .xlsx file in the folder of the pack, such as `\"tables/tier.csv\"`"}};
static_assert(is_well_formed(table_file));

inline constexpr DiagnosticInfo rows_and_file{
    .code = 2443,
    .name = "rows-and-file",
    .message = {"表格写在 `{file}` 里，下面就不再写行",
                "the rows stand in `{file}`, so none stand here"}};
static_assert(is_well_formed(rows_and_file));

}  // namespace guiju::checked::diagnostics
