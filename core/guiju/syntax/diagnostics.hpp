// GJ1xxx: what can be wrong with the text of a rule file before names mean anything.
//
// 10xx characters and numbers, 11xx lines and brackets, 12xx lines and clauses, 13xx expressions.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::syntax::diagnostics {

inline constexpr DiagnosticInfo bad_utf8{
    .code = 1001,
    .name = "bad-utf8",
    .message = {"这个文件从这里起不是 UTF-8 文字", "the file is not UTF-8 from here on"},
    .help = {"用编辑器把文件另存为 UTF-8 编码", "save the file with the encoding UTF-8"}};

inline constexpr DiagnosticInfo file_too_large{
    .code = 1002,
    .name = "file-too-large",
    .message = {"这个文件有 {size} 字节，一个规则文件最多 {limit} 字节",
                "the file has {size} bytes and a rule file has at most {limit}"},
    .help = {"把它分成几个文件，放在同一个规则包里", "divide it into several files of one pack"}};

inline constexpr DiagnosticInfo forbidden_character{
    .code = 1003,
    .name = "forbidden-character",
    .message = {"这里有一个看不见的字符 {code}", "there is an invisible character {code} here"},
    .help = {"删去它：看不见的字符会使读到的规则与执行的规则不同",
             "delete it: with it, people and guiju could read different rules"}};

inline constexpr DiagnosticInfo unknown_character{
    .code = 1004,
    .name = "unknown-character",
    .message = {"规则语言里没有字符 `{character}`（{code}）",
                "the language has no character `{character}` ({code})"}};

inline constexpr DiagnosticInfo not_normal_form{
    .code = 1005,
    .name = "not-normal-form",
    .message = {"名称里的字符 `{character}`（{code}）不是它的标准写法",
                "the character `{character}` ({code}) in a name is not in its normal form"},
    .help = {"换成外形相同的常用字", "type the usual character that looks the same"}};

inline constexpr DiagnosticInfo unterminated_text{
    .code = 1006,
    .name = "unterminated-text",
    .message = {"从这里开始的文字到行尾也没有结束的引号",
                "the text that begins here has no closing quote on its line"},
    .help = {"在文字的末尾加上引号", "put a quote where the text ends"}};

inline constexpr DiagnosticInfo number_spelling{
    .code = 1007,
    .name = "number-spelling",
    .message = {"`{number}` 读不成一个数", "`{number}` does not read as a number"},
    .help = {"数的写法如 `12`、`3.5`、`98%`、`5万元`、`3角5分`、`3个月`、`4000元/户`、`3:2:4:1`",
             "numbers are written `12`, `3.5`, `98%`, `5万元`, `3角5分`, `3个月`, `4000元/户`, "
             "`3:2:4:1`"}};

inline constexpr DiagnosticInfo number_too_long{
    .code = 1008,
    .name = "number-too-long",
    .message = {"`{number}` 的位数太多，精确的数最多 38 位",
                "`{number}` has too many digits: an exact number has at most 38"}};

inline constexpr DiagnosticInfo no_such_date{
    .code = 1009,
    .name = "no-such-date",
    .message = {"日历上没有 `{date}`", "the calendar has no `{date}`"},
    .help = {
        "日期写成 `2016-03-01`，月份写成 `2016-03`；相减时在 `-` 两边留空格",
        "a date is written `2016-03-01`, a month `2016-03`; for a difference put spaces around "
        "`-`"}};

inline constexpr DiagnosticInfo too_deep{
    .code = 1101,
    .name = "too-deep",
    .message = {"式子或缩进在这里超过了 {limit} 层",
                "expressions or lines nest deeper than {limit} here"},
    .help = {"用 `设` 给其中一部分起个名称", "give a part of it a name with `let`"}};

inline constexpr DiagnosticInfo line_too_long{
    .code = 1102,
    .name = "line-too-long",
    .message = {"这一行有 {count} 个词，一行最多 {limit} 个",
                "this line has {count} words and a line has at most {limit}"}};

inline constexpr DiagnosticInfo unclosed_bracket{
    .code = 1103,
    .name = "unclosed-bracket",
    .message = {"这个 `(` 没有对应的 `)`", "this `(` has no `)`"}};

inline constexpr DiagnosticInfo unopened_bracket{
    .code = 1104,
    .name = "unopened-bracket",
    .message = {"这个 `)` 前面没有对应的 `(`", "this `)` has no `(` before it"}};

inline constexpr DiagnosticInfo uneven_indentation{
    .code = 1105,
    .name = "uneven-indentation",
    .message = {"这一行的缩进与上面并列的行不同",
                "this line is indented unlike the lines above that it stands beside"},
    .help = {"并列的行要左对齐", "lines that stand beside one another begin in the same column"}};

inline constexpr DiagnosticInfo line_under_nothing{
    .code = 1106,
    .name = "line-under-nothing",
    .message = {"这一行缩进了，上面却没有它所属的行",
                "this line is indented, but there is no line above that it belongs to"}};

inline constexpr DiagnosticInfo table_under_nothing{
    .code = 1107,
    .name = "table-under-nothing",
    .message = {"这一行是表格，上面却没有带表格的行",
                "this is a line of a table, but the line above takes no table"},
    .help = {"表格写在 `决策表`、`给定`、`应得` 等行的下面",
             "tables stand under lines such as `table`, `given` and `expect`"}};

inline constexpr DiagnosticInfo cell_count{
    .code = 1108,
    .name = "cell-count",
    .message = {"这一行有 {count} 格，表头有 {expected} 格",
                "the number of cells is {count} in this row and {expected} in the heading"},
    .help = {"格与格之间写 `|`；不问的条件写 `-`，空着的格子也要占一格",
             "`|` stands between cells; a condition that is not asked is `-`, and an empty cell "
             "keeps its place"}};

inline constexpr DiagnosticInfo result_columns{
    .code = 1109,
    .name = "result-columns",
    .message = {"这一行 `||` 右边有 {count} 格，表头有 {expected} 格",
                "right of `||` the number of cells is {count} in this row and {expected} in the "
                "heading"},
    .help = {"每一行都和表头一样：条件和结论之间写 `||`，别处写 `|`",
             "as in the heading, `||` stands between conditions and results, and `|` elsewhere"}};

inline constexpr DiagnosticInfo unknown_head{
    .code = 1201,
    .name = "unknown-head",
    .message = {"没有以 `{word}` 开头的行", "no line begins with `{word}`"}};

inline constexpr DiagnosticInfo misplaced_line{
    .code = 1202,
    .name = "misplaced-line",
    .message = {"`{word}` 行不能写在这里", "a line of `{word}` has no place here"},
    .help = {"这种行的位置：{place}", "such a line stands {place}"}};

inline constexpr DiagnosticInfo clause_not_taken{
    .code = 1203,
    .name = "clause-not-taken",
    .message = {"`{head}` 行没有 `{clause}` 子句", "a line of `{head}` has no clause `{clause}`"}};

inline constexpr DiagnosticInfo clause_order{
    .code = 1204,
    .name = "clause-order",
    .message = {"`{clause}` 子句应当写在 `{before}` 子句的前面",
                "the clause `{clause}` belongs before the clause `{before}`"}};

inline constexpr DiagnosticInfo clause_twice{
    .code = 1205,
    .name = "clause-twice",
    .message = {"这一行写了两个 `{clause}` 子句", "this line has the clause `{clause}` twice"}};

inline constexpr DiagnosticInfo case_after_otherwise{
    .code = 1206,
    .name = "case-after-otherwise",
    .message = {"`否则` 已经是最后一种情形，它的后面不再有情形",
                "`otherwise` is the last case and no case follows it"}};

inline constexpr DiagnosticInfo cases_without_otherwise{
    .code = 1207,
    .name = "cases-without-otherwise",
    .message = {"这些情形没有以 `否则` 结束", "these cases do not end with `otherwise`"},
    .help = {
        "加一行 `否则` 写明其余情形的值；没有值就写 `否则 不适用`",
        "add a line `otherwise` with the value of all other cases; `otherwise none` for none"}};

inline constexpr DiagnosticInfo value_twice{
    .code = 1208,
    .name = "value-twice",
    .message = {"这一行已经写了值，下面又写了一次",
                "this line has a value and the lines beneath give one again"}};

inline constexpr DiagnosticInfo unexpected{
    .code = 1301,
    .name = "unexpected",
    .message = {"这里应当是{expected}，看到的是{found}",
                "expected {expected} here, but found {found}"}};

inline constexpr DiagnosticInfo after_operand{
    .code = 1302,
    .name = "after-operand",
    .message = {"前面的内容已经完整，`{found}` 接不上去",
                "what stands before is complete, and `{found}` does not follow from it"},
    .help = {"在它们之间写运算符，或者让子句以它的子句词开头",
             "put an operator between them, or begin a clause with its word"}};

inline constexpr DiagnosticInfo and_beside_or{
    .code = 1303,
    .name = "and-beside-or",
    .message = {"`且` 与 `或` 并列，没有括号就看不出先后",
                "`and` stands beside `or` without brackets that say which comes first"},
    .help = {"用括号把先算的部分括起来", "put brackets around the part that comes first"}};

inline constexpr DiagnosticInfo comparison_chain{
    .code = 1304,
    .name = "comparison-chain",
    .message = {"比较的结果不能接着比较", "a comparison is compared again here"},
    .help = {"写成 `x 在 a 至 b`，或者用 `且` 连接两个比较",
             "write `x in a upto b`, or join two comparisons with `and`"}};

inline constexpr DiagnosticInfo bare_equality{
    .code = 1305,
    .name = "bare-equality",
    .message = {"定义的 `=` 后面紧接着一个用 `=` 的比较",
                "a comparison by `=` follows the `=` of the definition"},
    .help = {"给比较加上括号：`= (a = b)`", "put brackets around the comparison: `= (a = b)`"}};

inline constexpr DiagnosticInfo per_full_beside_sum{
    .code = 1306,
    .name = "per-full-beside-sum",
    .message =
        {"`每满` 旁边的 `{operator}` 没有括号，看不出先后",
         "`{operator}` stands beside `per_full` without brackets that say which comes first"},
    .help = {"用括号把先算的部分括起来", "put brackets around the part that comes first"}};

inline constexpr DiagnosticInfo reserved_name{
    .code = 1307,
    .name = "reserved-name",
    .message = {"`{word}` 是保留词，不能用作名称",
                "`{word}` is a reserved word and cannot be a name"},
    .help = {"换一个名称", "choose another name"}};

/// All of them, for the test that each has a page and a test.
inline constexpr const DiagnosticInfo* all[] = {
    &bad_utf8,
    &file_too_large,
    &forbidden_character,
    &unknown_character,
    &not_normal_form,
    &unterminated_text,
    &number_spelling,
    &number_too_long,
    &no_such_date,
    &too_deep,
    &line_too_long,
    &unclosed_bracket,
    &unopened_bracket,
    &uneven_indentation,
    &line_under_nothing,
    &table_under_nothing,
    &cell_count,
    &result_columns,
    &unknown_head,
    &misplaced_line,
    &clause_not_taken,
    &clause_order,
    &clause_twice,
    &case_after_otherwise,
    &cases_without_otherwise,
    &value_twice,
    &unexpected,
    &after_operand,
    &and_beside_or,
    &comparison_chain,
    &bare_equality,
    &per_full_beside_sum,
    &reserved_name,
};

static_assert([] {
  for (const DiagnosticInfo* info : all) {
    if (!is_well_formed(*info)) return false;
  }
  return true;
}());

}  // namespace guiju::syntax::diagnostics
