// Words of this floor that fill the templates of diagnostics: labels, help, names of parts.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::phrases {

// Labels.

inline constexpr Bilingual first_declared{"第一次在这里", "first declared here"};
inline constexpr Bilingual first_line{"第一行在这里", "the first is here"};
inline constexpr Bilingual other_exception{"另一条在这里", "the other is here"};
inline constexpr Bilingual other_row{"另一行在这里", "the other row is here"};
inline constexpr Bilingual first_value{"最早的值", "the first value"};
inline constexpr Bilingual other_value{"另一个在这里", "the other is here"};
inline constexpr Bilingual shared_here{"名次在这里可以相同", "places may be shared here"};
inline constexpr Bilingual key_of_parent{"上级的键在这里", "the key of the parent"};

// Reasons, and what is wanted or found.

inline constexpr Bilingual cells_need_data{"有的格子要看到数据才知道",
                                           "some cells are known only with the data"};
inline constexpr Bilingual money{"金额", "money"};
inline constexpr Bilingual a_rate{"比率", "a rate"};
inline constexpr Bilingual a_decimal{"小数", "a decimal"};
inline constexpr Bilingual a_month{"月份", "a month"};
inline constexpr Bilingual a_duration_of_months{"以月计的期限", "a duration of months"};
inline constexpr Bilingual a_duration_of_days{"以天计的期限", "a duration of days"};
inline constexpr Bilingual a_ratio_list{"比例", "a ratio list"};
inline constexpr Bilingual a_rounding_mode{"舍入", "a rounding mode"};
inline constexpr Bilingual unknown{"未知", "unknown"};
inline constexpr Bilingual table_lines{"表", "table"};
inline constexpr Bilingual an_expression{"式子", "an expression"};
inline constexpr Bilingual a_truth{"判断（是否）", "a truth"};
inline constexpr Bilingual a_text{"文本", "a text"};
inline constexpr Bilingual an_enum{"一个枚举", "an enum"};
inline constexpr Bilingual a_list{"列表", "a list"};
inline constexpr Bilingual an_integer{"整数", "an integer"};
inline constexpr Bilingual a_number{"数", "a number"};
inline constexpr Bilingual a_date{"日期", "a date"};
inline constexpr Bilingual a_date_or_month{"日期或月份", "a date or month"};
inline constexpr Bilingual a_number_or_date{"数或日期", "a number or a date"};
inline constexpr Bilingual a_text_or_list{"文本或列表", "a text or list"};
inline constexpr Bilingual something_in_line{"数、日期、月份或期限",
                                             "a number, a date, a month or a duration"};
inline constexpr Bilingual a_listed_value{"文本、枚举的词、日期、月份或整数",
                                          "a text, a word, a date, a month or an integer"};
inline constexpr Bilingual a_value{"一个值", "a value"};
inline constexpr Bilingual a_ratio_or_number{"比例或数", "a ratio or a number"};
inline constexpr Bilingual the_beginning{"一开始", "the beginning"};
inline constexpr Bilingual column_here{"这里的列", "the column here"};

inline constexpr Bilingual a_word_of_an_enum{"枚举的词", "a word of an enum"};
inline constexpr Bilingual a_pattern{"用引号写出来的式样", "a pattern, written in quotes"};

// What is wrong with a pattern.

inline constexpr Bilingual pattern_bracket_open{"这个括号没有另一半", "this bracket has no end"};
inline constexpr Bilingual pattern_bracket_closed{"这个括号前面没有另一半",
                                                  "this bracket has no beginning"};
inline constexpr Bilingual pattern_nothing_repeated{"前面没有可以重复的",
                                                    "there is nothing before it to repeat"};
inline constexpr Bilingual pattern_bad_repeat{"次数写成 `{3}`、`{2,4}` 或 `{2,}`，最多200次",
                                              "times are written `{3}`, `{2,4}` or `{2,}`, 200 at "
                                              "most"};
inline constexpr Bilingual pattern_bad_range{"方括号里要有字符，从小到大",
                                             "square brackets hold characters, ranges ascending"};
inline constexpr Bilingual pattern_bad_escape{
    "`\\` 的后面只能是符号或 `d`：式样不回头看",
    "only a sign or `d` follows `\\`: a pattern does not look back"};
inline constexpr Bilingual pattern_no_anchor{
    "`^` 和 `$` 不用写，式样总是对整个文本",
    "`^` and `$` are not written: the whole text is matched anyway"};
inline constexpr Bilingual pattern_too_large{"式样太大", "the pattern is too large"};

// Cells of a calendar.

inline constexpr Bilingual calendar_cells{"两格（日子、上不上班）",
                                          "one of the two cells (days, worked)"};
inline constexpr Bilingual calendar_days{"日子", "the days"};
inline constexpr Bilingual calendar_truth{"上不上班", "whether they are worked on"};

// Parts that a line lacks, after `{head}` 还缺.

inline constexpr Bilingual part_type{"类型，如 `: 金额`", "its type, such as `: money`"};
inline constexpr Bilingual part_receivers{" `给` 谁", "the receivers after `into`"};
inline constexpr Bilingual part_key{" `键`：认得出一行的列",
                                    "`key`: the columns that tell rows apart"};
inline constexpr Bilingual part_value{" `=` 和值", "`=` and a value"};
inline constexpr Bilingual part_formula{" `=` 和式子", "`=` and a formula"};
inline constexpr Bilingual part_dated_formula{"从这一天起的式子", "the formula from that day on"};
inline constexpr Bilingual part_order_by{" `按` 什么排", "what it goes `by`"};
inline constexpr Bilingual part_split_by{" `按` 什么分", "what it goes `by`"};
inline constexpr Bilingual part_base{" `按` 什么分段", "what it goes `by`"};
inline constexpr Bilingual part_band{" `按` 什么率或者 `得` 什么值",
                                     "its rate after `by` or its value after `gives`"};
inline constexpr Bilingual part_arguments{"自变量，如 `限额(类型)`",
                                          "its arguments, such as `limit(kind)`"};
inline constexpr Bilingual part_general{"一行 `一般`", "a line `general`"};
inline constexpr Bilingual part_of_rule{" `属于` 哪一条 `定义`", "the `define` that it is `of`"};
inline constexpr Bilingual part_heading{"这一列的列头", "a heading in this column"};
inline constexpr Bilingual part_result{"结论", "a result"};
inline constexpr Bilingual part_condition{" `当` 什么", "its condition after `when`"};
inline constexpr Bilingual part_band_base{" `按` 什么分段", "what its bands go `by`"};
inline constexpr Bilingual part_quota{" `名额` 几个", "the places after `quota`"};
inline constexpr Bilingual part_points{" `得` 几分", "its points after `gives`"};
inline constexpr Bilingual part_step{" `到` 哪一级，如 `到 分`", "its step, such as `to 分`"};
inline constexpr Bilingual part_log{" `记于` 哪张表，如 `记于 步骤(环节, 办理日, 办理单位)`",
                                    "its log, such as `logged_in log(step, done_on, done_by)`"};
inline constexpr Bilingual part_not_begun{" `未办`：一步还没有办时写什么",
                                          "`not_begun`: the word while no step is logged"};
inline constexpr Bilingual part_done{" `办完`：各步办完以后下一单位写什么",
                                     "`done`: the word for the next body after the last step"};
inline constexpr Bilingual part_body{" `由` 谁", "who it is `done_by`"};

inline constexpr Bilingual part_groups{" `同` 什么", "what its rows are equal in, after `within`"};
inline constexpr Bilingual part_group_name{"名称：在 `键` 后面写",
                                           "a name, to be written after `key`"};

// What cannot be done with a derived table.

inline constexpr Bilingual use_inputs{"不能有输入列", "it cannot have inputs"};
inline constexpr Bilingual use_source{"不能再派生别的表", "no other table is derived from it"};
inline constexpr Bilingual use_parent{"不能用 `属于` 作上级", "no table can be `of` it"};
inline constexpr Bilingual use_given{"测试里不能给定", "a test cannot give its rows"};

// Words that are known, lines that are wanted.

inline constexpr Bilingual known_policies{
    "唯一 任意 首个 优先 汇总 依次 依优先",
    "unique any first priority collect rule_order output_order"};
inline constexpr Bilingual known_collected{"合计 计数 最小 最大 列出",
                                           "sum count least greatest list"};
inline constexpr Bilingual rows_of_table{"条件和结论的行", "rows"};
inline constexpr Bilingual lines_of_eligibility{" `必须` 或 `不得` 的行",
                                                "line `must` or `must_not`"};
inline constexpr Bilingual lines_of_calendar{"日子的行", "line of days"};
inline constexpr Bilingual lines_of_list{" `\"标签\" 当 条件` 的行",
                                         "line `\"label\" when condition`"};
inline constexpr Bilingual lines_of_check{" `错误` 或 `警告` 的行", "line `error` or `warning`"};
inline constexpr Bilingual lines_of_score{" `项` 的行", "line `item`"};
inline constexpr Bilingual lines_of_bracket{" `至` 和 `以上` 的行", "lines `upto` and `above`"};
inline constexpr Bilingual lines_of_process{" `步` 的行", "line `step`"};
inline constexpr Bilingual lines_of_state{" `起 当 条件` 和 `止 当 条件` 两行",
                                          "lines `start when condition` and `stop when condition`"};

// Packs.

inline constexpr Bilingual part_version{" `版本`", "its `version`"};
inline constexpr Bilingual version{"版本 {version}", "version {version}"};
inline constexpr Bilingual version_at_least{"版本 {version} 或更新的",
                                            "version {version} or later"};
inline constexpr Bilingual no_version{"没有版本的", "no version"};
inline constexpr Bilingual nowhere{"没有可找的文件夹", "no folder was given"};
inline constexpr Bilingual found_here{"找到的在这里", "the one found"};
inline constexpr Bilingual other_import{"另一处在这里", "the other line"};
inline constexpr Bilingual declared_as{"原来在这里", "declared here"};
inline constexpr Bilingual replaced_here{"在这里替换", "replaced here"};
inline constexpr Bilingual help_replace{"要替换引入的那一个，写明 `替换 {pack}`",
                                        "to replace the imported one, write `replaces {pack}`"};
inline constexpr Bilingual help_imported{
    "`{pack}` 自己没有错，和 `{own}` 加的、替换的、同时引入的合在一起才有",
    "`{pack}` is right by itself; it does not go with what `{own}` adds, replaces or imports "
    "beside it"};
inline constexpr Bilingual help_replaceable{
    "能替换的是参数、结论和例外；输入、枚举、次序、校验不能，只能加",
    "parameters, conclusions and exceptions can be replaced; inputs, enums, orders and checks can "
    "only be added"};
inline constexpr Bilingual of_pack{"{pack} 的 {name}", "{name} of {pack}"};

// Help.

inline constexpr Bilingual help_output{
    "`输出` 只列结论：`定义`、`评分` 等得出的列",
    "`output` lists conclusions alone: what `define`, `score` and the like conclude"};
inline constexpr Bilingual help_ties{"用来分先后的列接着写在 `按` 的后面",
                                     "columns that decide between equals are written after `by`"};
inline constexpr Bilingual help_remainders{
    "各份怎样取整由 `法` 决定，不写就是最大余数",
    "how shares come to whole steps is said by `method`; without it by largest remainders"};
inline constexpr Bilingual help_recurrence{
    "按次序计算时，读自己只能读前面的行：`此前.列` 或 `上一行(列, 首行的值)`",
    "along an order a column reads itself on earlier rows alone: `before.column` or `previous(column, value_on_first_row)`"};

// Templates with arguments.

inline constexpr Bilingual too_many_cases{"情况超过 {limit} 种", "it has more than {limit} cases"};
inline constexpr Bilingual number_in{"以 {unit} 计的数", "a number in {unit}"};
inline constexpr Bilingual enum_named{"枚举 `{enum}`", "a word of enum `{enum}`"};
inline constexpr Bilingual months{"{count}个月", "{count}个月"};
inline constexpr Bilingual days{"{count}天", "{count}天"};
inline constexpr Bilingual the_step{"步长 `{step}`", "the step `{step}`"};
inline constexpr Bilingual the_name{"名称 `{name}`", "the name `{name}`"};
inline constexpr Bilingual as_written{"`{text}`", "`{text}`"};
inline constexpr Bilingual word_of_enum{"枚举 `{enum}` 的词", "a word of enum `{enum}`"};
inline constexpr Bilingual help_write_unit{"写上单位：`{amount}`", "write the unit: `{amount}`"};
inline constexpr Bilingual help_bound_before{
    "比较写在数的前面：`{sign} 数`", "a comparison stands before its number: `{sign} number`"};
inline constexpr Bilingual help_digits{"数用数字写，如 `5万元`、`30%`",
                                       "numbers are written in digits, such as `5万元` and `30%`"};
inline constexpr Bilingual help_blank_cell{
    "空着看不出是不问还是忘了写：不问写 `-`，没有填写 `缺失`",
    "a blank may be meant or forgotten: write `-` for any, `missing` for what is not filled in"};
inline constexpr Bilingual help_nearest{"是不是 `{name}`？", "did you mean `{name}`?"};
inline constexpr Bilingual help_spaces{"名称之间要有空格：`{names}`",
                                       "names are set apart by spaces: `{names}`"};
inline constexpr Bilingual help_word_or_column{
    "指这个词就加引号：`\"{name}\"`；指列就写 `本行.{name}`",
    "for the word write quotes: `\"{name}\"`; for the column write `this.{name}`"};
inline constexpr Bilingual help_table_above{"上级表有这一列：写成 `{column}`",
                                            "a table above has this column: write `{column}`"};
inline constexpr Bilingual help_read_above{"`{entity}` 是上级表，直接读它的列就行",
                                           "`{entity}` is a table above: read its column as it is"};
inline constexpr Bilingual help_read_direct{
    "上级表的列直接写：`{column}`", "a column of a table above is read directly: `{column}`"};
inline constexpr Bilingual help_name_anchor{"同一个上级下面的行写成 `{rows}`",
                                            "rows below the same row above are `{rows}`"};
inline constexpr Bilingual waits_here{"{column} 在这里等待", "{column} waits here"};

}  // namespace guiju::checked::phrases
