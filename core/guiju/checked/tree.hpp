// A pack whose names, types, units and law are known to be right: what the later floors believe.
//
// Nothing here refers back to the syntax tree; spans and ids survive, pointers do not.
// After check() succeeded only data can be at fault.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "guiju/base/working_days.hpp"
#include "guiju/checked/type.hpp"
#include "guiju/source/span.hpp"

namespace guiju::checked {

using ExprId = Id<struct CheckedExprTag>;
using EntityId = Id<struct EntityTag>;
using ColumnId = Id<struct ColumnTag>;
using ParameterId = Id<struct ParameterTag>;
using OrderId = Id<struct OrderTag>;
using SplitId = Id<struct SplitTag>;
using CalendarId = Id<struct CalendarTag>;

// ── Expressions ─────────────────────────────────────────────────────────────────────────────────
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
  Choice,     // c, v, c, v, ..., else: first true condition decides; an unknown one is all
  PerFull,    // x, step, gain: floor(x / step) x gain, 0 where x / step is below 0
  Round,      // args[0] to a multiple of `step`, by `mode` or by the mode in args[1]
  Call,       // builtin, args
  Aggregate,  // aggregate over rows of `entity` below the own row; args: value?, `filter`,
              // `otherwise` (own row) for mean, least, greatest of none
  Running,    // aggregate over the rows of the scope before this one in `order`, and this one too
              // where `includes_own`; args: value?; `filter`. All on those rows
  Previous,   // args[0] on the row before in `order`; args[1] (own row) on the first row
  InARow,     // args[0]: k, args[1]: condition; true where it holds on this row and the k-1 before
              // (Kleene and over the window), false while there are fewer
};

enum class AggregateKind : std::uint8_t { Sum, Count, Mean, Least, Greatest, Any, All, List };

enum class Builtin : std::uint8_t {
#define GUIJU_BUILTIN(name, gives, effect, ...) name,
#include "guiju/checked/builtins.def"
#undef GUIJU_BUILTIN
};

struct Expr {
  Op op = Op::Constant;
  Type type;
  Span span;
  std::vector<ExprId> args;
  Value value;  // Constant
  ParameterId parameter;
  ColumnId column;  // Column, Ancestor, IsFilled
  EntityId entity;  // Aggregate
  OrderId order;    // Running, Previous, InARow
  AggregateKind aggregate = AggregateKind::Sum;
  Builtin builtin = Builtin::Least;
  ExprId filter;
  ExprId otherwise;
  bool includes_own = false;
  RoundingMode mode = RoundingMode::HalfAwayFromZero;  // Round without args[1]
  Rational step;                                       // Round
};

// ── Definitions: one struct a construct ─────────────────────────────────────────────────────────

struct Citation {
  std::string source;       // name of the 出处
  std::string source_text;  // its title
  std::string clause;       // "二(三)"
  [[nodiscard]] bool is_none() const { return source.empty(); }
};

struct Formula {
  ExprId value;
};

enum class HitPolicy : std::uint8_t { Unique, Any, First };

/// Row i hits where all its tests hold. A test is a truth on the own row; none stands for `-`.
struct DecisionTable {
  struct Row {
    std::vector<ExprId> tests;  // one for each input clause
    ExprId result;
    Span span;
  };
  HitPolicy policy = HitPolicy::Unique;
  std::vector<ExprId> inputs;  // the heads of the input clauses, for explanation
  std::vector<Row> rows;
  ExprId otherwise;  // none where the rows are complete
};

/// met = not guard or test (Kleene). The result is the and of all criteria.
struct Eligibility {
  struct Criterion {
    ExprId test;   // already negated for 不得; an or of tests for 任一
    ExprId guard;  // none: always
    std::string label;
    Citation citation;
    Span span;
  };
  std::vector<Criterion> criteria;
};

/// Labels of the criteria of `eligibility` that are not met, in order. Known only when each is.
struct FailedCriteria {
  ColumnId eligibility;
};

struct Scorecard {
  struct Item {
    std::string name;
    ExprId points;  // caps and floors included
    ExprId guard;   // none: always; where false the item counts 0
    ExprId full;    // the cap, for the points lost; none where there is none
    bool is_bonus = false;
    ColumnId column;  // by-product: the points of this item
    Citation citation;
    Span span;
  };
  struct Veto {
    ExprId condition;
    ExprId points;
    Citation citation;
    Span span;
  };
  std::vector<Item> items;
  std::vector<Veto> vetoes;
  ExprId floor;  // of the total
  ExprId cap;
};

struct ScoreItemPoints {
  ColumnId scorecard;
  std::size_t item = 0;
};

/// Names of the items below their cap, most lost first.
struct LostPoints {
  ColumnId scorecard;
};

struct LabelList {
  struct Line {
    std::string label;
    ExprId condition;
    Citation citation;
    Span span;
  };
  std::vector<Line> lines;
};

struct Rank {
  struct Key {
    ExprId value;
    bool descending = false;
  };
  EntityId scope;       // an ancestor; none: all rows of the table
  ExprId participates;  // none: every row
  std::vector<Key> keys;
  bool shared = false;  // 同名次; otherwise equal keys are a fault
};

/// The share of one receiver; the split itself is in CheckedPack::splits.
struct SplitShare {
  SplitId split;
  std::size_t receiver = 0;  // fixed ratio: index of the receiver
};

/// Lasts from a start until a stop: on = start or (on before and not stop).
struct State {
  OrderId order;
  ExprId start;
  ExprId stop;
};

using Definition =
    std::variant<std::monostate, Formula, DecisionTable, Eligibility, FailedCriteria, Scorecard,
                 ScoreItemPoints, LostPoints, LabelList, Rank, SplitShare, State>;

/// Largest remainder. Fixed ratio: `receivers` are columns of one entity, weights from `ratio`.
/// By weight: one receiver column on the child entity; total, scope and rows as below.
struct Split {
  ExprId total;  // fixed ratio: own row; by weight: on the row of `scope`
  ExprId ratio;  // fixed ratio: a RatioList
  std::vector<ColumnId> receivers;
  EntityId scope;            // by weight: the ancestor whose total is split
  ExprId weight;             // by weight: on the receiving row
  ExprId participates;       // by weight: none: every row
  std::vector<ExprId> ties;  // by weight: keys on the receiving row, ascending
  Rational step;             // 0.01 for 分
  Span span;
};

// ── Columns, entities ───────────────────────────────────────────────────────────────────────────

enum class ColumnRole : std::uint8_t {
  Key,  // text, or typed where it is declared as an input too
  Input,
  Conclusion,  // 定义 and the larger constructs; written to the results unless 输出 leaves it out
  Helper,      // 设: not written
  ByProduct,  // 可贷款.未满足, 考核分.达标: not written, may be read
};

/// How the cell of a conclusion is written.
struct CellFormat {
  int places = 0;           // decimals in the cell; of a rate those of the percentage
  bool is_rounded = false;  // 显示 到: the cell alone is rounded, by `mode`
  RoundingMode mode = RoundingMode::HalfAwayFromZero;
  Rational step = 0;                // rounded to this where the places do not say it; 0: they do
  ParameterId mode_parameter = {};  // holds the mode; none: it is `mode`
};

struct Column {
  EntityId entity;
  std::string name;  // by-products with their dot: "可贷款.未满足"
  std::string alias;
  Type type;
  ColumnRole role = ColumnRole::Input;
  Span span;
  Citation citation;
  Rational cell_unit = 1;  // what one unit of the cell is worth (万元: 10000)
  ExprId low;              // Input: allowed range, if declared (constants)
  ExprId high;
  bool is_optional = false;  // 选填: the column may be left out of the file
  Definition definition;     // Conclusion, Helper, ByProduct
  /// The order that the definition runs over (a clause 按 次序名), if any.
  OrderId order;
  CellFormat format;
};

struct Order {
  struct Key {
    ExprId value;
    bool descending = false;
  };
  std::string name;
  EntityId entity;
  EntityId scope;  // an ancestor; none: the whole table
  std::vector<Key> keys;
  Span span;
};

struct Entity {
  std::string name;
  std::string alias;
  /// Columns that tell a row apart, in order: own key columns and key columns of parents.
  std::vector<ColumnId> key;
  /// Direct parents and the column of this entity that holds each parent's key.
  struct Parent {
    EntityId entity;
    std::vector<ColumnId> key;  // same length as the parent's key
  };
  std::vector<Parent> parents;
  std::vector<ColumnId> columns;  // all, in order of declaration
  std::vector<ColumnId> written;  // conclusions written out, in order
  bool is_optional = false;       // 选填: the file may be left out
  Span span;
};

// ── Parameters, enums, tests ────────────────────────────────────────────────────────────────────

struct Parameter {
  struct Version {
    std::optional<Date> from;  // half-open [from, next from); absent: always
    Value value;
    std::string written;  // as in the file: 98%, 1万元
    Citation citation;
    Span span;
  };
  std::string name;
  std::string alias;
  Type type;
  std::optional<Value> low;  // allowed range, both included
  std::optional<Value> high;
  std::vector<Version> versions;  // by date
  Span span;
};

struct Enumeration {
  std::string name;
  std::string alias;
  std::vector<std::string> words;
  bool is_ordered = false;
  Span span;
};

struct Unit {
  std::string name;
  std::string alias;
  Rational factor = 1;  // 公顷 = 15亩: 15 of `dimension`
  Dimension dimension;  // of a unit that others are counted in: itself
  Span span;
};

/// 日历: the days off work and on it that the week does not tell.
struct Calendar {
  struct Line {
    CalendarSpan days;
    Span span;
  };
  std::string name;
  std::string alias;
  std::vector<Line> lines;
  WorkingDays working_days;
  Citation citation;
  Span span;
};

/// What a test gives or expects in one cell.
struct TestCell {
  enum class Kind : std::uint8_t { Known, Missing, Undecided, Fault } kind = Kind::Known;
  Value value;
  Span span;
};
struct TestTable {
  EntityId entity;
  std::vector<ColumnId> columns;
  std::vector<std::vector<TestCell>> rows;
  Span span;
};
struct TestCase {
  std::string title;
  std::optional<Date> as_of;
  std::vector<std::pair<ParameterId, Value>> set;
  std::vector<TestTable> given;
  std::vector<TestTable> expected;
  Citation citation;
  Span span;
};

/// Columns of one entity that are computed together: one column, or several that read one another
/// on earlier rows of `order`.
struct ColumnGroup {
  EntityId entity;
  std::vector<ColumnId> columns;  // in an order in which each may be computed on one row
  OrderId order;                  // set where the group reads itself on earlier rows
};

struct CheckedPack {
  std::string name;
  std::string alias;
  std::string version;
  RoundingMode show_mode = RoundingMode::HalfAwayFromZero;  // 舍入
  bool asks_as_of = false;                                  // something depends on the as-of date
  std::vector<Enumeration> enumerations;
  std::vector<Unit> units;  // 0 is 元
  std::vector<Calendar> calendars;
  std::vector<Parameter> parameters;
  std::vector<Entity> entities;
  std::vector<Column> columns;
  std::vector<Order> orders;
  std::vector<Split> splits;
  std::vector<Expr> exprs;
  std::vector<TestCase> tests;
  std::vector<ColumnGroup> evaluation_order;  // every defined column once, dependencies first

  [[nodiscard]] const Expr& at(ExprId id) const { return exprs[id.index()]; }
  [[nodiscard]] const Column& at(ColumnId id) const { return columns[id.index()]; }
  [[nodiscard]] const Entity& at(EntityId id) const { return entities[id.index()]; }
  [[nodiscard]] const Parameter& at(ParameterId id) const { return parameters[id.index()]; }
  [[nodiscard]] const Order& at(OrderId id) const { return orders[id.index()]; }
  [[nodiscard]] const Split& at(SplitId id) const { return splits[id.index()]; }
  [[nodiscard]] const Enumeration& at(EnumId id) const { return enumerations[id.index()]; }
};

/// The value at `date`, or nullptr where none holds.
const Parameter::Version* find_version(const Parameter& parameter, std::optional<Date> date);
/// `entity` by name or alias; none where there is none. Likewise the others.
EntityId find_entity(const CheckedPack& pack, std::string_view name);
ColumnId find_column(const CheckedPack& pack, EntityId entity, std::string_view name);
ParameterId find_parameter(const CheckedPack& pack, std::string_view name);

}  // namespace guiju::checked
