// GJ253x: processes.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo process_log_shape{
    .code = 2530,
    .name = "process-log-shape",
    .message = {"`记于` 后面要写记载各步的表和它的列",
                "`logged_in` names the table that logs the steps, and its columns"},
    .help = {
        "写成 `记于 步骤(环节, 办理日, 办理单位)`：先写环节的列，日期和单位的列可以不写",
        "write `logged_in log(step, done_on, done_by)`: the column of the step first; those of the "
        "date and of the body may be left out"}};
static_assert(is_well_formed(process_log_shape));

inline constexpr DiagnosticInfo process_log_key{
    .code = 2531,
    .name = "process-log-key",
    .message =
        {"`{log}` 的一行应当由 `{entity}` 的键加上 `{step}` 认出来，这样一步至多记一行",
         "a row of `{log}` is to be told apart by the key of `{entity}` and `{step}`, so that a step is "
         "logged once at most"},
    .help = {
        "声明成 `实体 步骤 键 户号, 环节 属于 户`，环节也声明为输入",
        "declare `entity log key household_no, step of household`, and the step as an input too"}};
static_assert(is_well_formed(process_log_key));

inline constexpr DiagnosticInfo process_log_column{
    .code = 2532,
    .name = "process-log-column",
    .message = {"`{name}` 不是办理日期，也不是办理单位，或者多写了一个",
                "`{name}` is neither a date nor a body, or is one too many"},
    .help = {
        "环节后面至多写一个日期列，一个文本或枚举的单位列",
        "after the step stand at most one column of dates and one of texts or words of an enum"}};
static_assert(is_well_formed(process_log_column));

inline constexpr DiagnosticInfo process_word_without_step{
    .code = 2533,
    .name = "process-word-without-step",
    .severity = Severity::Warning,
    .message = {
        "枚举 `{enum}` 的 `{word}` 不是流程 `{process}` 的一步，记下来也不起作用",
        "`{word}` of enum `{enum}` is no step of process `{process}`: what is logged of it has no "
        "effect"}};
static_assert(is_well_formed(process_word_without_step));

inline constexpr DiagnosticInfo process_one_body{
    .code = 2534,
    .name = "process-one-body",
    .message = {"`{step}` 这一步写了几个责任单位，只能有一个",
                "step `{step}` names several responsible bodies, and has one"},
    .help = {"几个单位一起办的，给它们合起来起一个名称，如 `联合调查组`",
             "where several act together, give them one name, such as `joint_team`"}};
static_assert(is_well_formed(process_one_body));

inline constexpr DiagnosticInfo process_unnamed_need{
    .code = 2535,
    .name = "process-unnamed-need",
    .message = {"这一项要的东西没有名称，缺了它 `缺件` 里不知道写什么",
                "what is needed here has no name for `missing_papers` to say"},
    .help = {
        "先起个名：`设 公示期满 = 基准日 > 公示日期 + 7天`，再写 `需 公示期满`；几样有一样就行的写成 `甲 或 乙`",
        "name it first: `let shown_long_enough = as_of > shown_on + 7天`, then `needs shown_long_enough`; "
        "where one of several will do, write `this or that`"}};
static_assert(is_well_formed(process_unnamed_need));

}  // namespace guiju::checked::diagnostics
