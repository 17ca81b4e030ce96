// GJ22xx: units, scales and rounding.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo dimension_mismatch{
    .code = 2201,
    .name = "dimension-mismatch",
    .message = {"`{operator}` 两边的单位不同：左边是{left}，右边是{right}",
                "`{operator}` joins different units: {left} and {right}"}};
static_assert(is_well_formed(dimension_mismatch));

inline constexpr DiagnosticInfo unknown_unit{
    .code = 2202,
    .name = "unknown-unit",
    .message = {"没有叫 `{name}` 的单位", "no unit is called `{name}`"},
    .help = {"单位先声明：`单位 {name}`", "a unit is declared first: `unit {name}`"}};
static_assert(is_well_formed(unknown_unit));

inline constexpr DiagnosticInfo scale_lost{
    .code = 2203,
    .name = "scale-lost",
    .message = {"`{value}` 比{wanted}所能记的更细", "`{value}` is finer than {wanted} can hold"}};
static_assert(is_well_formed(scale_lost));

inline constexpr DiagnosticInfo missing_rounding{
    .code = 2204,
    .name = "missing-rounding",
    .message = {"`{name}` 是{wanted}，算出来的值可能更细，却没有写怎么取整",
                "`{name}` is {wanted}, its value may come out finer, and no rounding is written"},
    .help = {"在末尾写明取整，如 `四舍五入 到 {step}`",
             "write the rounding at the end, such as `half_away to {step}`"}};
static_assert(is_well_formed(missing_rounding));

inline constexpr DiagnosticInfo missing_places{
    .code = 2205,
    .name = "missing-places",
    .message = {"`{name}` 是{wanted}，要写进结果表，却没有说写几位",
                "`{name}` is {wanted} and is written to the results, but with how many places is "
                "not said"},
    .help = {"只改显示，写 `显示 到 {step}`；连值也改，写 `四舍五入 到 {step}`",
             "to change the cell alone write `show to {step}`, to change the value `half_away to "
             "{step}`"}};
static_assert(is_well_formed(missing_places));

inline constexpr DiagnosticInfo rounding_mode_missing{
    .code = 2206,
    .name = "rounding-mode-missing",
    .message = {"`到 {step}` 改变了值，却没有写怎么取整",
                "`to {step}` changes the value, but how to round is not written"},
    .help = {"写成 `四舍五入 到 {step}`，或 `舍去`、`进一`、`向下`、`向上` 等",
             "write `half_away to {step}`, or `truncate`, `away`, `round_down`, `round_up` and the "
             "like"}};
static_assert(is_well_formed(rounding_mode_missing));

inline constexpr DiagnosticInfo unknown_step{
    .code = 2207,
    .name = "unknown-step",
    .message = {"取整不能取到 `{step}`", "`{step}` is no step to round to"},
    .help = {"步长写成 `分`、`角`、`元`、`10元`、`万元`、`个`、`0.1` 或 `0.1%`",
             "a step is written `分`, `角`, `元`, `10元`, `万元`, `个`, `0.1` or `0.1%`"}};
static_assert(is_well_formed(unknown_step));

inline constexpr DiagnosticInfo unit_mismatch{
    .code = 2208,
    .name = "unit-mismatch",
    .message = {"这里要的是{wanted}，算出来的是{found}",
                "{wanted} is wanted here, and this comes out as {found}"}};
static_assert(is_well_formed(unit_mismatch));

inline constexpr DiagnosticInfo unit_not_taken{
    .code = 2209,
    .name = "unit-not-taken",
    .message = {"{type}列不能以 `{unit}` 为单位", "a column of {type} cannot be kept in `{unit}`"}};
static_assert(is_well_formed(unit_not_taken));

}  // namespace guiju::checked::diagnostics
