// GJ246x to GJ248x: splits and ranks that do not say who gets what.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo bounds_crossed{
    .code = 2460,
    .name = "bounds-crossed",
    .message = {"至少 {floor}，又至多 {cap}：没有这样的一份",
                "at least {floor} and at most {cap}: there is no such share"}};
static_assert(is_well_formed(bounds_crossed));

inline constexpr DiagnosticInfo short_rule_missing{
    .code = 2461,
    .name = "short-rule-missing",
    .message = {"每份都有下限，没有写明总额不够时怎么分",
                "every share has a floor, and nothing says what happens where the total does not "
                "reach"},
    .help = {"接着写 `不足 平均`、`不足 按比例` 或 `不足 依次`",
             "go on with `short equally`, `short pro_rata` or `short in_turn`"}};
static_assert(is_well_formed(short_rule_missing));

inline constexpr DiagnosticInfo receivers_without_order{
    .code = 2462,
    .name = "receivers-without-order",
    .message = {"`{word}` 要看谁在先，这里没有写出先后",
                "`{word}` asks who comes first, and no order is written here"},
    .help = {"写上排先后的列：`并列 村代码`", "write the columns that order the rows: `ties "
                                              "village_code`"}};
static_assert(is_well_formed(receivers_without_order));

inline constexpr DiagnosticInfo line_of_shared_places{
    .code = 2463,
    .name = "line-of-shared-places",
    .message = {"`{name}` 的名次可以相同，排不成一队",
                "`{name}` has shared places, which make no line"},
    .help = {
        "另写一个排名，末尾加上分先后的键，不写 `并列 同名次`",
        "write another rank with a last key that tells all rows apart, without `ties shared`"}};
static_assert(is_well_formed(line_of_shared_places));

inline constexpr DiagnosticInfo quota_varies{
    .code = 2464,
    .name = "quota-varies",
    .message = {"名额要每个范围一个数，这个式子各行可以不同",
                "a quota is one number for each scope, and this may differ from row to row"},
    .help = {"用参数，或 `同` 后面那张表（或它的上级）的列",
             "use a parameter, or a column of the table after `within` or of one above it"}};
static_assert(is_well_formed(quota_varies));

inline constexpr DiagnosticInfo cumulative_weights{
    .code = 2465,
    .name = "cumulative-weights",
    .message = {"累计分配的比例要自始至终不变，这里会变",
                "a cumulative split needs one ratio for all periods, and this one may change"},
    .help = {"比例变了，以前多付的就要收回；改成每期各分各的，或从比例改变时起另立一个分配",
             "after a change what was paid before would have to be paid back: split each period by "
             "itself, or begin another split where the ratio changes"}};
static_assert(is_well_formed(cumulative_weights));

inline constexpr DiagnosticInfo cumulative_method{
    .code = 2466,
    .name = "cumulative-method",
    .message = {"总额增加时，这种取整的法会使有的份反而减少，付过的就要收回",
                "by this method a share may shrink as the total grows, and would be paid back"},
    .help = {"写上 `法 韦伯斯特`、`法 杰斐逊` 或 `法 亚当斯`",
             "write `method webster`, `method jefferson` or `method adams`"}};
static_assert(is_well_formed(cumulative_method));

}  // namespace guiju::checked::diagnostics
