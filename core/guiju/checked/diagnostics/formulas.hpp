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
    .message = {"`分段` 的界限要是写明的数或参数", "a bound of a bracket is written out or a parameter"},
    .help = {"随数据变的界限写成 `当 ... 则 ...，否则 ...` 的选择",
             "for bounds that change with the data write a choice: `when ... then ..., otherwise ...`"}};
static_assert(is_well_formed(bound_not_constant));

}  // namespace guiju::checked::diagnostics
