// Expressions of a checked pack: names are ids, types and units are known.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guiju/base/working_days.hpp"
#include "guiju/checked/type.hpp"
#include "guiju/source/span.hpp"

namespace guiju::checked {

using ExprId = Id<struct CheckedExprTag>;
using EntityId = Id<struct EntityTag>;
using ColumnId = Id<struct ColumnTag>;
using ParameterId = Id<struct ParameterTag>;
using ParameterTableId = Id<struct ParameterTableTag>;
using OrderId = Id<struct OrderTag>;
using SplitId = Id<struct SplitTag>;
using ExternId = Id<struct ExternTag>;
using CalendarId = Id<struct CalendarTag>;

// Every expression stands in the context of one entity: "own row" is a row of it. The arguments of
// an Aggregate alone stand in the context of `entity`, the descendant that is aggregated.

enum class Op : std::uint8_t {
  Constant,   // value
  Parameter,  // parameter; args[0] if present: the date at which it is asked, else the as-of date
  AsOf,       // the as-of date
  Column,     // column of the own row
  Ancestor,   // column of the ancestor row that the own row belongs to
  IsFilled,   // column (an input of the own row): is the cell there
  Not,
  And,  // n-ary, Kleene
  Or,   // n-ary, Kleene
  Negate,
  Add,
  Subtract,
  Multiply,
  Divide,  // numbers; Divide by zero is a fault
  AddSpan,
  SubtractSpan,  // date or month (args[0]) and a span of months or days (args[1])
  Difference,    // date - date: DaySpan; month - month: MonthSpan
  SpanRatio,     // span / span of one kind: a number
  ScaleSpan,     // span x whole number
  MakeSpan,  // number to span of the result type (借款月数 个月); years are multiplied by 12 before
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  // of an ordered enum, better is greater
  Choice,      // c, v, c, v, ..., else: first true condition decides; an unknown one is all
  Cases,       // the same, made by a construct, which counts and explains its cases itself
  Fail,        // of any type: a fault of the row, `failure`, where it is chosen
  IsNone,      // args[0] is 不适用
  PerFull,     // x, step, gain: floor(x / step) x gain, 0 where x / step is below 0
  Round,       // args[0] to a multiple of `step`, by `mode` or by the mode in args[1]
  Call,        // builtin, args
  Subtotal,    // what a construct comes to before the clauses of its head line, which are over it
  Substitute,  // args[0], or args[1] where it is undecided
  Aggregate,   // aggregate over rows of `entity` below the own row, or beside it (`beside`); args:
               // value?, `filter`, `otherwise` (own row) for mean, least, greatest, only of none
  Running,     // aggregate over the rows of the scope before this one in `order`, and this one too
               // where `includes_own`; args: value?; `filter`. All on those rows
  Previous,    // args[0] on the row before in `order`; args[1] (own row) on the first row
  InARow,      // args[0]: k, args[1]: condition; true where it holds on this row and the k-1 before
               // (Kleene and over the window), false while there are fewer
  Extern,      // a function of the host, `external`; asked only where all args are known
  Next,        // args[0] on the row after in `order`; args[1] (own row) on the last row
  FirstRow,    // args[0] on the first row of the own row's line in `order`
  LastRow,     // args[0] on the last
  Place,       // the place of the own row in `order`, from 1
};

enum class AggregateKind : std::uint8_t {
  Sum,
  Count,
  Mean,
  Least,
  Greatest,
  Any,
  All,
  List,  // the values as texts, in ascending order
  Only,  // the value of the one row; several are a fault
};

enum class Builtin : std::uint8_t {
#define GUIJU_BUILTIN(name, gives, effect, ...) name,
#include "guiju/checked/builtins.def"
#undef GUIJU_BUILTIN
};

/// What `Fail` says of the row that comes to it.
enum class Failure : std::uint8_t {
  BoundsDescend,    // the bounds of a 分段, which parameters give, do not ascend
  ExceptionsClash,  // two exceptions apply, and none has priority
  NotInForce,       // a date before that of the first formula
  NoCell,           // a parameter table without a cell for these arguments
};

/// Rows that do not lie below the row that asks: those below its row of `anchor`, or a whole table. A row
/// counts where `guard` holds on the asking row, the aggregate's filter on the row itself, and each
/// match between the two.
struct Beside {
  struct Match {
    Op op = Op::Equal;  // a comparison: theirs op own
    ExprId theirs;      // on the row that may count
    ExprId own;         // on the row that asks
  };
  EntityId anchor;             // an ancestor of the asking table; none: all rows of the table
  ExprId guard;                // none: always
  std::vector<Match> matches;  // all but Equal have the same `theirs`
};

struct Expr {
  Op op = Op::Constant;
  Type type;
  Span span;
  std::vector<ExprId> args;
  Value value;  // Constant
  ParameterId parameter;
  ColumnId column;               // Column, Ancestor, IsFilled
  EntityId entity;               // Aggregate
  std::optional<Beside> beside;  // Aggregate
  OrderId order;                 // Running, Previous, InARow, Next, FirstRow, LastRow, Place
  ExternId external;             // Extern
  AggregateKind aggregate = AggregateKind::Sum;
  Builtin builtin = Builtin::Least;
  ExprId filter;
  ExprId otherwise;
  bool includes_own = false;
  Failure failure = Failure::BoundsDescend;            // Fail
  ParameterTableId table;                              // Cases of a parameter table
  RoundingMode mode = RoundingMode::HalfAwayFromZero;  // Round without args[1]
  Rational step;                                       // Round
};

}  // namespace guiju::checked
