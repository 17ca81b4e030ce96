// GJ23xx: functions, calendars, and what units are worth.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo bad_pattern{
    .code = 2301,
    .name = "bad-pattern",
    .message = {"式样 `{pattern}` 从第 {place} 个字符起读不下去：{reason}",
                "pattern `{pattern}` cannot be read from character {place} on: {reason}"}};
static_assert(is_well_formed(bad_pattern));

inline constexpr DiagnosticInfo unknown_calendar{
    .code = 2302,
    .name = "unknown-calendar",
    .message = {"没有叫 `{name}` 的日历", "no calendar is called `{name}`"},
    .help = {"日历先声明：`日历 名称`，下面用表写出放假和调班的日子",
             "a calendar is declared first: `calendar name`, with a table of its days beneath"}};
static_assert(is_well_formed(unknown_calendar));

inline constexpr DiagnosticInfo calendar_line{
    .code = 2303,
    .name = "calendar-line",
    .message = {"这一格不是日历的{wanted}", "this cell is not {wanted} of a calendar"},
    .help = {"每行两格：日子，如 `2016-10-01 至 2016-10-07` 或几个日期，最长一年；上班写 `是` 或 "
             "`否`",
             "a line has two cells: its days, such as `2016-10-01 upto 2016-10-07` or several "
             "dates, a year at most, and whether they are worked on, `yes` or `no`"}};
static_assert(is_well_formed(calendar_line));

inline constexpr DiagnosticInfo calendar_clash{
    .code = 2304,
    .name = "calendar-clash",
    .message = {"日历 `{name}` 里 {date} 又上班又放假",
                "in calendar `{name}` {date} is both worked on and off"}};
static_assert(is_well_formed(calendar_clash));

inline constexpr DiagnosticInfo exponent_not_written{
    .code = 2305,
    .name = "exponent-not-written",
    .message = {
        "`{function}` 的底是{found}，指数要写成数：不然不知道结果的单位",
        "the base of `{function}` is {found}, so its exponent must be written out: the unit "
        "of the result hangs on it"}};
static_assert(is_well_formed(exponent_not_written));

inline constexpr DiagnosticInfo unit_conversion{
    .code = 2306,
    .name = "unit-conversion",
    .message = {"单位 `{name}` 等于多少，要写成另一个单位的正数",
                "what a `{name}` is worth is written as a number above zero in another unit"},
    .help = {"例如 `单位 公顷 = 15亩`，一行一个单位",
             "for instance `unit hectare = 15mu`, one unit a line"}};
static_assert(is_well_formed(unit_conversion));

inline constexpr DiagnosticInfo unit_cycle{
    .code = 2307,
    .name = "unit-cycle",
    .message = {"单位 `{name}` 绕了一圈，等于用它自己换算",
                "unit `{name}` is declared by way of itself"}};
static_assert(is_well_formed(unit_cycle));

inline constexpr DiagnosticInfo date_of_asking_row{
    .code = 2308,
    .name = "date-of-asking-row",
    .message = {"汇总下级的行时要用 `于` 的日期，它就要是一列",
                "rows below are aggregated here, so the date after `at` must be a column"},
    .help = {"先 `设 日子 = 式子`，再写 `于 日子`",
             "write `let day = formula` first, and then `at day`"}};
static_assert(is_well_formed(date_of_asking_row));

inline constexpr DiagnosticInfo date_of_row_beside{
    .code = 2309,
    .name = "date-of-row-beside",
    .message = {"别的行里的参数，不能按本行的日期取值",
                "a parameter asked on other rows cannot be taken at the date of this row"},
    .help = {"先在本行取值：`设 数 = 参数   于 日期`，条件里再写 `本行.数`",
             "take it on this row first, `let figure = parameter   at date`, and write "
             "`this.figure` in the condition"}};
static_assert(is_well_formed(date_of_row_beside));

}  // namespace guiju::checked::diagnostics
