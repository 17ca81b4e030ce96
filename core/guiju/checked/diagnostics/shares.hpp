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

}  // namespace guiju::checked::diagnostics
