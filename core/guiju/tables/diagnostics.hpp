// What is wrong with a table as a whole: these refuse it. Cells that cannot be read do not.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::tables {

inline constexpr DiagnosticInfo column_missing{
    .code = 6001,
    .name = "column-missing",
    .message = {"表 {table} 缺列“{column}”", "table {table} has no column “{column}”"},
    .help =
        {"表头要有规则包声明的每一列；没有数据的列也要留着表头，单元格空着。",
         "the heading must name every column that the pack declares; a column without data keeps its "
         "heading and leaves its cells empty."},
};

inline constexpr DiagnosticInfo row_length{
    .code = 6002,
    .name = "row-length",
    .message = {"这一行有 {found} 格，表头有 {expected} 格",
                "this row has {found} cells, the heading has {expected}"},
    .help = {"单元格里的逗号要连同单元格一起用双引号括起来：\"张三,李四\"。",
             "a cell that holds a comma is written in double quotes: \"Zhang,Li\"."},
};

inline constexpr DiagnosticInfo key_empty{
    .code = 6003,
    .name = "key-empty",
    .message = {"键列“{column}”的单元格是空的", "the cell of key column “{column}” is empty"},
    .help =
        {"每一行都要靠键来辨认；整行作废的，请删掉整行。",
         "a row is told apart by its key; delete the whole row if it is not meant to be there."},
};

inline constexpr DiagnosticInfo key_spoilt{
    .code = 6004,
    .name = "key-spoilt",
    .message = {"键列“{column}”里的“{cell}”不是原来的号码：{reason}",
                "“{cell}” in key column “{column}” is not the number it was: {reason}"},
    .help =
        {"丢掉的数字无法补回。请从原始数据重新导出，并先把这一列设成文本格式。",
         "the lost digits cannot be had back. Export again from the original data, with this column "
         "formatted as text."},
};

inline constexpr DiagnosticInfo key_unreadable{
    .code = 6005,
    .name = "key-unreadable",
    .message = {"键列“{column}”里的“{cell}”读不成{type}",
                "“{cell}” in key column “{column}” cannot be read as {type}"},
};

inline constexpr DiagnosticInfo heading_twice{
    .code = 6006,
    .name = "heading-twice",
    .message = {"表头里有两列“{column}”", "the heading has column “{column}” twice"},
    .help = {"看不出该读哪一列；请删掉或改名其中一列。",
             "it cannot be told which one is meant; delete or rename one of them."},
};

inline constexpr DiagnosticInfo heading_unit{
    .code = 2560,
    .name = "heading-unit",
    .message =
        {"表头说“{column}”以 {found} 计，规则包里以 {wanted} 计",
         "the heading says that “{column}” is in {found}, and the pack keeps it in {wanted}"},
    .help = {"格子里的数以哪个计，就把表头或者规则里的 `单位` 改成哪个。",
             "look what the cells are in, and mend the heading or the `unit` of the rules."},
};

inline constexpr DiagnosticInfo quote_open{
    .code = 6007,
    .name = "quote-open",
    .message = {"单元格开头的双引号没有结尾", "the double quote that begins this cell has no end"},
    .help = {"单元格里的双引号要写两个：\"他说\"\"好\"\"\"。",
             "a double quote within a quoted cell is written twice: \"he said \"\"yes\"\"\"."},
};

inline constexpr DiagnosticInfo text_after_quote{
    .code = 6008,
    .name = "text-after-quote",
    .message = {"单元格的双引号后面还有字",
                "there is more text behind the closing quote of this cell"},
    .help = {"单元格里的双引号要写两个：\"他说\"\"好\"\"\"。",
             "a double quote within a quoted cell is written twice: \"he said \"\"yes\"\"\"."},
};

inline constexpr DiagnosticInfo table_empty{
    .code = 6009,
    .name = "table-empty",
    .message = {"文件是空的，连表头也没有", "the file is empty, there is not even a heading"},
    .help = {"没有数据的表也要有表头一行。", "a table without rows still has its heading line."},
};

inline constexpr DiagnosticInfo nul_byte{
    .code = 6010,
    .name = "nul-byte",
    .message = {"文件里有零字节，不是文本表格",
                "the file holds a NUL byte: it is no table of text"},
    .help = {"多半是工作簿改了扩展名，或者存成了 UTF-16；请另存为“CSV UTF-8”。",
             "it is likely a renamed workbook, or was saved as UTF-16; save it as “CSV UTF-8”."},
};

inline constexpr DiagnosticInfo line_too_long{
    .code = 6011,
    .name = "table-line-too-long",
    .message = {"一行超过 {limit} 字节", "a line is longer than {limit} bytes"},
    .help =
        {"真实的表没有这么长的行；多半缺了换行，或者有一个双引号没有结尾。",
         "no real table has such lines; a line break is likely missing, or a double quote has no end."},
};

inline constexpr DiagnosticInfo not_utf8{
    .code = 6012,
    .name = "not-utf8",
    .message = {"第 {offset} 个字节起不是 UTF-8",
                "the bytes from number {offset} on are not UTF-8"},
    .help = {"请另存为“CSV UTF-8”。", "save it as “CSV UTF-8”."},
};

inline constexpr DiagnosticInfo too_many_rows{
    .code = 6013,
    .name = "too-many-rows",
    .message = {"表 {table} 超过 {limit} 行", "table {table} has more than {limit} rows"},
    .help = {"请分成几次来算。", "run it in several parts."},
};

inline constexpr DiagnosticInfo wrong_separator{
    .code = 6014,
    .name = "wrong-separator",
    .message = {"表头只有一格，像是用{sign}分隔的",
                "the heading is one single cell; {sign} seems to separate the columns"},
    .help = {"请用逗号分隔（另存为“CSV UTF-8（逗号分隔）”）。",
             "separate them by commas (save as “CSV UTF-8 (comma delimited)”)."},
};

inline constexpr DiagnosticInfo lengths_differ{
    .code = 6015,
    .name = "lengths-differ",
    .message = {"列“{column}”有 {found} 格，别的列有 {expected} 格",
                "column “{column}” has {found} cells, the others have {expected}"},
};

inline constexpr DiagnosticInfo table_unknown{
    .code = 6016,
    .name = "table-unknown",
    .message = {"规则包里没有叫“{table}”的实体", "the pack has no entity “{table}”"},
    .help = {"实体有：{known}。", "the entities are: {known}."},
};

inline constexpr DiagnosticInfo table_derived{
    .code = 2512,
    .name = "table-derived",
    .message = {"“{table}”的行是从“{source}”派生的，不另给表",
                "the rows of “{table}” are derived from “{source}”: no table of it is given"},
    .help = {"去掉这张表", "leave this table out"},
};

inline constexpr DiagnosticInfo file_missing{
    .code = 6017,
    .name = "file-missing",
    .message = {"文件夹里没有 {table} 的表", "the folder has no table for {table}"},
    .help = {"要有 {table}.csv 或 {table}.xlsx。", "it should have {table}.csv or {table}.xlsx."},
};

inline constexpr DiagnosticInfo file_twice{
    .code = 6018,
    .name = "file-twice",
    .message = {"{table} 的表有两份：{files}", "there are two tables for {table}: {files}"},
    .help = {"看不出该读哪一份；请移走一份。",
             "it cannot be told which one is meant; take one away."},
};

inline constexpr DiagnosticInfo wrong_encoding{
    .code = 6019,
    .name = "wrong-encoding",
    .message = {"这一行读不成 {encoding}", "this line cannot be read as {encoding}"},
    .help = {"请另存为“CSV UTF-8”。", "save it as “CSV UTF-8”."},
};

inline constexpr DiagnosticInfo workbook_refused{
    .code = 6020,
    .name = "workbook-refused",
    .message = {"工作簿不能读：{reason}", "the workbook cannot be read: {reason}"},
};

inline constexpr DiagnosticInfo parameter_unknown{
    .code = 6021,
    .name = "parameter-unknown",
    .message = {"规则包里没有参数“{name}”", "the pack has no parameter “{name}”"},
    .help = {"参数有：{known}。", "the parameters are: {known}."},
};

inline constexpr DiagnosticInfo date_unreadable{
    .code = 6022,
    .name = "date-unreadable",
    .message = {"基准日“{text}”不是日期", "the as-of date “{text}” is no date"},
    .help = {"写成 2016-12-31。", "write it like 2016-12-31."},
};

inline constexpr const DiagnosticInfo* all_diagnostics[] = {
    &column_missing, &row_length,       &key_empty,         &key_spoilt,       &key_unreadable,
    &heading_twice,  &heading_unit,     &quote_open,        &text_after_quote, &table_empty,
    &nul_byte,       &line_too_long,    &not_utf8,          &too_many_rows,    &wrong_separator,
    &lengths_differ, &table_unknown,    &table_derived,     &file_missing,     &file_twice,
    &wrong_encoding, &workbook_refused, &parameter_unknown, &date_unreadable};

static_assert([] {
  for (const DiagnosticInfo* info : all_diagnostics)
    if (!is_well_formed(*info)) return false;
  return true;
}());

}  // namespace guiju::tables
