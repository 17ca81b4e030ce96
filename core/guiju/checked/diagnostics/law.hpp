// GJ40xx: sources of law, and parameters in time.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo missing_source{
    .code = 4001,
    .name = "missing-source",
    .message = {"`{name}` 没有写依据", "`{name}` cites no source"},
    .help = {"在这一行或者它的 `每个` 后面写 `依据 出处 \"条款\"`",
             "write `cite source \"clause\"` on this line or on its `each`"}};
static_assert(is_well_formed(missing_source));

inline constexpr DiagnosticInfo unknown_source{
    .code = 4002,
    .name = "unknown-source",
    .message = {"没有叫 `{name}` 的出处", "no source is called `{name}`"},
    .help = {"出处先声明：`出处 {name} \"题名\"`",
             "a source is declared first: `source {name} \"title\"`"}};
static_assert(is_well_formed(unknown_source));

inline constexpr DiagnosticInfo parameter_without_value{
    .code = 4003,
    .name = "parameter-without-value",
    .message = {"参数 `{name}` 在 {date} 没有值，最早的值自 {first} 起",
                "parameter `{name}` has no value at {date}: its first value holds from {first}"}};
static_assert(is_well_formed(parameter_without_value));

inline constexpr DiagnosticInfo versions_clash{
    .code = 4004,
    .name = "versions-clash",
    .message = {"参数 `{name}` 有两个值都从 {date} 起",
                "parameter `{name}` has two values that hold from {date}"},
    .help = {
        "每个值写不同的 `自` 日期，后一个从它的日期起代替前一个",
        "give each value its own date after `from`: a later one replaces an earlier one from its "
        "date on"}};
static_assert(is_well_formed(versions_clash));

inline constexpr DiagnosticInfo versions_differ{
    .code = 4005,
    .name = "versions-differ",
    .message = {"参数 `{name}` 的各个值类型或范围不同",
                "the values of parameter `{name}` differ in type or range"},
    .help = {"各处写同样的类型和范围，或者只在第一处写",
             "write the same type and range each time"}};
static_assert(is_well_formed(versions_differ));

inline constexpr DiagnosticInfo unused_parameter{
    .code = 4006,
    .name = "unused-parameter",
    .severity = Severity::Warning,
    .message = {"没有规则用到参数 `{name}`", "no rule reads the parameter `{name}`"}};
static_assert(is_well_formed(unused_parameter));

}  // namespace guiju::checked::diagnostics
