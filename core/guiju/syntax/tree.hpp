// What a rule file says, line by line, before names mean anything.
//
// A file is a list of statements. A statement is one logical line and the lines indented under
// it. All constructs share this one shape: a head word, a subject (names, an expression or a
// text), a type, a value and clauses; the checked floor gives each construct its own meaning.
// Expressions live in one vector, children before parents, addressed by id.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guiju/base/date.hpp"
#include "guiju/base/rational.hpp"
#include "guiju/source/span.hpp"
#include "guiju/syntax/words.hpp"

namespace guiju::syntax {

using ExprId = Id<struct SyntaxExprTag>;
using StatementId = Id<struct StatementTag>;

struct Name {
  std::string text;  // full-width letters and digits folded
  Span span;
};

enum class LiteralKind : std::uint8_t {
  Number,    // 12  3.5  5万  98%  5‰  3成
  Money,     // 4000元  5万元  3角5分: value in yuan
  Quantity,  // 3户  4000元/户: `unit` as written, value in that unit (万 and 亿 applied)
  Months,    // 3个月  2年: value in months
  Days,      // 30天
  Date,
  Month,
  Text,
  Ratio,  // 3:2:4:1
};

enum class RateForm : std::uint8_t { Plain, Percent, Permille, Tenths };

struct Literal {
  LiteralKind kind = LiteralKind::Number;
  Rational value;                   // 98% is 49/50
  RateForm form = RateForm::Plain;  // how a number was written
  int places = 0;                   // decimals as written: 1 for 37.5 and for 98.0%
  std::string unit;                 // Quantity: 户, 元/户
  Date date;
  Month month;
  std::string text;
  std::vector<Rational> parts;  // Ratio
};

enum class ExprKind : std::uint8_t {
  Literal,
  Name,  // `name`
  Yes,
  No,
  AsOf,
  None,
  Missing,
  This,
  Before,
  SoFar,   // only below a Member: 本行.x 此前.x 至此.x
  Member,  // args[0] . name
  Call,    // name(args...); `filter` and `otherwise` from 当 and 否则 inside the brackets
  Not,
  Negate,
  Or,
  And,  // n-ary, flattened
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Add,
  Subtract,
  Multiply,
  Divide,
  Between,  // args[0] 在 args[1] 至 args[2], both included
  OneOf,    // args[0] 在 (args[1], ...)
  Choice,   // 当 c 则 v，(当 c 则 v，)... 否则 v: args = c, v, c, v, ..., v
  PerFull,  // args[0] 每满 args[1] 得 args[2]
  InMonths,
  InYears,
  InDays,  // args[0] 个月 / 年 / 天
  // Only as the outermost node of a cell of a table:
  AnyValue,     // -
  Otherwise,    // 否则
  CellCompare,  // >= x: `comparison`, args[0]
  CellRange,    // x 至 y
  CellList,     // a, b, c
  CellNot,      // 非 x, 非 (a, b)
  CellBoth,     // >= x 且 < y
};

struct Expr {
  ExprKind kind = ExprKind::None;
  Span span = {};           // with the brackets around it
  Span operator_span = {};  // the operator's own place, where there is one
  Name name = {};
  Literal literal = {};
  ExprKind comparison = ExprKind::Equal;  // CellCompare
  std::vector<ExprId> args = {};
  ExprId filter = {};     // Call: 当 ...
  ExprId otherwise = {};  // Call: 否则 ...
};

/// A type after a colon: 金额, 整数 1 至 12, 等次.
struct TypeRef {
  Name name;
  ExprId low;  // allowed range of a parameter or input, both included
  ExprId high;
  bool may_be_none = false;  // 金额 或 不适用
};

/// A parameter of a function or of a table by arguments: 年收入 : 金额.
struct Parameter {
  Name name;
  std::optional<TypeRef> type;
};

/// A clause of a line. Which parts are filled depends on the word; see grammar_clauses.cpp.
/// The step after 到 is args[0]: a literal, or a Name for a unit (分 元 万元 个 ...).
struct Clause {
  Word word = Word::Clause_Cite;  // Clause_*; 四舍五入 到 分 is Clause_To with `mode`
  Span span;
  Span word_span;
  std::vector<ExprId> args;      // Guard Gives By At AtLeast AtMost Within From InUnit Else ...
  std::vector<bool> descending;  // By: one for each of args
  std::vector<Name> names;       // Key Of Alias Into Ties Hit Overrides Replaces, and Cite's source
  std::optional<TypeRef> type;   // Into
  std::optional<Name> mode;      // To, Show: the rounding mode or parameter written before 到
  std::string text;              // Cite's clause, Else's label, Version, Module
  Span text_span;                // empty where there is no text
  bool is_least = false;         // Version: 至少, a later one will do too
};

struct Cell {
  Span span;
  std::optional<Name> name;  // of a heading: 人均收入 : 收入 / 人口
  ExprId expr;               // AnyValue for `-`; none for an empty cell
  bool is_result = false;    // stands right of ||
};

struct Row {
  Span span;
  std::vector<Cell> cells;
};

/// How the lines fill it, where the head alone does not say:
///   枚举 模式 = a, b         names: the enum, then its words
///   断言 "题" 每个 县 : 式    text, names[0] the entity, value
///   错误 式 "话"             value, text
///   "标签" 当 条件           head Head_List (a line of 列出), text, clause Guard
///   当 条件 则 值            head Reserved_When, clause Guard, value; the whole is also the value of
///   否则 值                  head Clause_Else, value;            the parent, as one Choice
///   自 日期 式               head Clause_From, clause From, value; the parent has no value
///   至 5000元 按 3‰          head Operator_Upto (a line of 分段), value
///   例外 甲 当 条件 则 值     value
///   项 甲 得 值, 否决 得 值   clause Gives
struct Statement {
  Word head = Word::Margin_Pack;
  Span span;  // the line with its continuation lines, without the lines beneath
  Span head_span;
  std::vector<Name> names;  // 定义 x, 输入 a, b; the entity of 每个; the function of 外部
  std::vector<Parameter> parameters;  // 限额(类型), 风险等级(年收入 : 金额)
  std::optional<std::string> text;    // 出处 文 "...", 测试 "...", "标签" 当 ...
  Span text_span;
  std::optional<TypeRef> type;
  std::vector<TypeRef> types;  // 决策表 档次 : 档次, 上限 : 金额: one for each of `names`
  bool is_ordered = false;     // 枚举 a > b > c: best first
  bool is_helper = false;      // 设 分段 ...: the head is that of the construct
  ExprId value;  // after `=`, or the subject of 必须 不得 分配 错误 警告 一般
  std::vector<Clause> clauses;
  std::vector<StatementId> body;
  std::vector<Row> rows;   // lines that begin with |, the first is the heading
  bool has_error = false;  // something in it could not be read and was reported; names hold
                           // what could be read of them, the rest may be missing
};

/// One rule file.
struct Tree {
  FileId file;
  std::vector<Expr> exprs;
  std::vector<Statement> statements;
  std::vector<StatementId> top;  // at the left margin, in order

  [[nodiscard]] const Expr& at(ExprId id) const { return exprs[id.index()]; }
  [[nodiscard]] const Statement& at(StatementId id) const { return statements[id.index()]; }
};

/// First clause with that word, or nullptr.
const Clause* find_clause(const Statement& statement, Word word);
/// The names that a line declares: of a split, those that receive.
const std::vector<Name>& declared_names(const Statement& statement);

}  // namespace guiju::syntax
