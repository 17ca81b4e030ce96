// Tables that cannot be evaluated together, and questions without an answer. GJ50xx.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::eval {

inline constexpr DiagnosticInfo duplicate_key{
    .code = 5001,
    .name = "duplicate-key",
    .message = {"表 `{table}` 里键 `{key}` 出现了两次：第 {first} 行和第 {row} 行",
                "table `{table}` has the key `{key}` twice: in line {first} and in line {row}"},
    .help = {"每一行的键都要不同；删去重复的一行，或改正它的键",
             "every row needs a key of its own: remove one of the rows or mend its key"}};
static_assert(is_well_formed(duplicate_key));

inline constexpr DiagnosticInfo parent_absent{
    .code = 5002,
    .name = "parent-absent",
    .message = {"表 `{table}` 第 {row} 行的 `{column}` 是 `{key}`，表 `{parent}` 里没有这一行",
                "line {row} of table `{table}` has `{column}` = `{key}`, and table `{parent}` has "
                "no such row"},
    .help = {"在 `{parent}` 里补上这一行，或改正 `{column}`",
             "add that row to `{parent}`, or mend `{column}`"}};
static_assert(is_well_formed(parent_absent));

inline constexpr DiagnosticInfo as_of_absent{
    .code = 5003,
    .name = "as-of-absent",
    .message = {"规则包 `{pack}` 里有的规则要看基准日，这次没有给出",
                "rules of pack `{pack}` ask for the as-of date, and none was given"},
    .help = {"用 `--as-of 2016-12-31` 给出基准日", "give it, for example `--as-of 2016-12-31`"}};
static_assert(is_well_formed(as_of_absent));

inline constexpr DiagnosticInfo parameter_absent{
    .code = 5004,
    .name = "parameter-absent",
    .message = {"参数 `{name}` 在基准日 {date} 没有值",
                "parameter `{name}` has no value at the as-of date {date}"},
    .help = {"最早的值从 {from} 起；换一个基准日，或补上更早的值",
             "its first value holds from {from}: choose another as-of date or add an earlier "
             "value"}};
static_assert(is_well_formed(parameter_absent));

inline constexpr DiagnosticInfo rule_absent{
    .code = 5010,
    .name = "rule-absent",
    .message = {"`{name}` 在基准日 {date} 还没有规定",
                "`{name}` has no rule in force at the as-of date {date}"},
    .help = {"最早的规定自 {from} 起；换一个基准日，或补上更早的规定",
             "its first rule holds from {from}: choose another as-of date or add an earlier rule"}};
static_assert(is_well_formed(rule_absent));

inline constexpr DiagnosticInfo extern_absent{
    .code = 5005,
    .name = "extern-absent",
    .message = {"规则要调用外部函数 `{name}` 版本 {version}，这次没有登记",
                "the rules call the extern `{name}` version {version}, and none was registered"},
    .help = {
        "外部函数是可信的代码，不会自己运行；登记它：`--extern {module}`，Python 里用 `externs=[...]`",
        "an extern is trusted code that never runs by itself: register it by "
        "`--extern {module}`, in Python by `externs=[...]`"}};
static_assert(is_well_formed(extern_absent));

inline constexpr DiagnosticInfo ways_disagree{
    .code = 2510,
    .name = "ways-disagree",
    .message =
        {"表 `{table}` 第 {row} 行经 `{first}` 属于 {above} `{one}`，经 `{second}` 却属于 `{other}`",
         "line {row} of table `{table}` belongs to {above} `{one}` by `{first}`, and to "
         "`{other}` by `{second}`"},
    .help = {"改正这一行的上级；两边可以不同时，让 `{table}` 直接 `属于` {above}",
             "mend its parents; where they may differ make `{table}` a table `of` {above} itself"}};
static_assert(is_well_formed(ways_disagree));

}  // namespace guiju::eval
