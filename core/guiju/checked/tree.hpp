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
#include "guiju/checked/expression_tree.hpp"
#include "guiju/source/span.hpp"

namespace guiju::checked {

// ── Definitions: one struct a construct ─────────────────────────────────────────────────────────

struct Citation {
  std::string source;       // name of the 出处
  std::string source_text;  // its title
  std::string clause;       // "二(三)"
  std::string pack;         // that declares the source, where it is an imported one
  [[nodiscard]] bool is_none() const { return source.empty(); }
};

struct Formula {
  ExprId value;
};

/// A value by the band that `base` lies in, or slice by slice.
struct Bracket {
  struct Band {
    ExprId upto;   // the upper bound, included; none: all above
    ExprId slice;  // progressive: how much of the base lies in the band
    ExprId holds;  // whole: the base is not above the bound; none for the last
    ExprId value;  // progressive: slice x rate; whole: what the band gives
    Citation citation;
    Span span;
  };
  ExprId base;
  bool is_progressive = false;
  std::vector<Band> bands;
  ExprId value;  // of all bands together, with the limits of the head line
};

/// A general rule and what is excepted from it. An exception applies where its condition holds and no
/// exception that overrides it applies; the one with a value that applies decides, else `general`.
struct Exceptions {
  struct Exception {
    std::string name;
    ExprId condition;
    std::vector<std::size_t> overrides;  // exceptions of this list
    ExprId applies;
    ExprId value;     // none: it only lifts what it overrides
    ColumnId column;  // by-product: whether it applies
    Citation citation;
    Span span;
  };
  ExprId general;
  Span general_span;
  Citation general_citation;
  std::vector<Exception> exceptions;  // as declared
  ExprId clash;  // two with values apply, and none overrides the other; none: that cannot be
  ExprId value;  // with the limits of the head line
};

/// Whether an exception applies.
struct ExceptionApplies {
  ColumnId column;
  std::size_t exception = 0;
};

/// A formula that changes on dates.
struct DatedFormula {
  struct Version {
    std::optional<Date> from;  // none: what an add-on replaces from a date, which held always
    ExprId value;              // of a construct of several lines: its hidden column
    Citation citation;
    Span span;
  };
  ExprId date;  // at which it is asked: a date of the row, or the as-of date
  bool is_at_as_of = true;
  std::vector<Version> versions;  // the newest first
  ExprId cases;                   // date >= from, value, ...; last a fault or what held always
  ExprId value;                   // the same with the limits of the head line
};

enum class HitPolicy : std::uint8_t { Unique, Any, First, Priority, Collect };
enum class CollectKind : std::uint8_t { Sum, Count, Least, Greatest, List };

/// Row i hits where all its tests hold. A test is a truth on the own row; none stands for `-`.
struct DecisionTable {
  struct Row {
    std::vector<ExprId> tests;  // one for each input clause
    ExprId result;              // none where hits are counted and the cell says nothing
    Span span;
  };
  /// When a row is asked; passed over where `when` does not hold.
  struct Turn {
    std::size_t row = 0;
    ExprId when;  // none: always
  };
  HitPolicy policy = HitPolicy::Unique;
  CollectKind collect = CollectKind::Sum;  // Collect
  std::vector<ExprId> inputs;              // the heads of the input clauses, for explanation
  std::vector<Row> rows;
  std::vector<Turn> turns;  // Priority, and a list in the order of words; none: as written
  ExprId otherwise;         // none where the rows are complete
  ColumnId first;           // of several results: the column of the first one
  ExprId subtotal;          // a Subtotal: what the rows come to
  ExprId limited;           // with floors, caps and rounding of the head line; none without them
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
    ExprId full;    // the most that it can give, for the points lost; none where that is open
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
  ExprId subtotal;  // a Subtotal: the sum of the items
  ExprId limited;   // with floors, caps and rounding of the head line; none without them
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
  /// Places of the quota that are kept for rows on which `condition` holds.
  struct Reserve {
    ExprId count;  // as the quota
    ExprId condition;
    Citation citation;
    Span span;
  };
  EntityId scope;       // an ancestor; none: all rows of the table
  ExprId participates;  // none: every row
  std::vector<Key> keys;
  bool shared = false;  // 同名次; otherwise equal keys are a fault
  ExprId quota;         // 名额: the same on all rows of a scope; none: no limit
  std::vector<Reserve> reserves;
  std::vector<ColumnId> outcomes;  // by RankOutcome::Kind, where there is a quota
};

/// What a quota makes of the places of `rank`. The places that are not reserved go by place. Each
/// reserved place goes to the first row behind them on which its condition holds and for which the
/// reserves above it have no room; what nobody takes goes by place, and who has got nothing waits.
struct RankOutcome {
  enum class Kind : std::uint8_t { Admitted, Waiting, WaitingPlace, Reason } kind = Kind::Admitted;
  ColumnId rank;
};
inline constexpr std::size_t rank_outcome_kinds = 4;

/// The share of one receiver; the split itself is in CheckedPack::splits.
struct SplitShare {
  SplitId split;
  std::size_t receiver = 0;  // fixed ratio: index of the receiver
};

/// On the scope of a split among rows: what of the total was not placed.
struct SplitLeftOver {
  SplitId split;
};

/// Lasts from a start until a stop: on = start or (on before and not stop).
struct State {
  OrderId order;
  ExprId start;
  ExprId stop;
};

/// Steps in their order, logged in a child table that holds a step of a row once at most. The next step
/// is the first that applies and is not logged; the value is the step before it.
struct Process {
  struct Paper {
    std::string label;
    ExprId test;
  };
  struct Step {
    std::string name;
    std::string body;  // who is responsible
    ExprId guard;      // none: the step is everyone's
    std::vector<Paper> papers;
    ExprId is_logged;
    ExprId is_next;  // applies and is not logged
    ExprId before;   // the word of the last step before it that applies
    // Why a logged step is out of order; none where it cannot be for that reason.
    ExprId is_skipping;      // the step before it is not logged
    ExprId is_early;         // its date is before that of the step before it
    ExprId is_foreign;       // it was done by another body
    ExprId is_out_of_order;  // applies and is logged, and one of these
    Citation citation;
    Span span;
  };
  EntityId log;
  std::vector<Step> steps;
  ExprId last;           // the word where no step is next
  std::string finished;  // the next body where no step is next
};

enum class ProcessPart : std::uint8_t {
  NextBody,        // the body responsible for the next step
  MissingPapers,   // labels of the papers of the next step that are not there
  PapersComplete,  // whether all of them are (Kleene)
  OutOfOrder,      // names of the steps that are out of order
  HasOutOfOrder,   // whether one is (Kleene)
};

struct ProcessProduct {
  ColumnId process;
  ProcessPart part = ProcessPart::NextBody;
};

using Definition = std::variant<std::monostate, Formula, DecisionTable, Eligibility, FailedCriteria,
                                Scorecard, ScoreItemPoints, LostPoints, LabelList, Rank,
                                RankOutcome, SplitShare, SplitLeftOver, State, Bracket, Exceptions,
                                ExceptionApplies, DatedFormula, Process, ProcessProduct>;
/// The one expression that a definition comes to; none where it is not made of one.
ExprId value_of(const Definition& definition);

/// How exact shares come to whole steps.
enum class SplitMethod : std::uint8_t {
  LargestRemainder,
  Webster,
  Jefferson,
  Adams,
  First,  // quotas are cut, all that is left goes to the first in order
  Last
};

/// What a total below the sum of the floors does.
enum class ShortRule : std::uint8_t { Equally, ProRata, InTurn };

/// Fixed ratio: `receivers` are columns of one entity, weights from `ratio`. Among rows: one
/// receiver column on the child entity; total, scope and rows as below.
struct Split {
  ExprId total;   // fixed ratio: own row; among rows: on the row of `scope`
  ExprId before;  // fixed ratio, cumulative: the total of the periods before; `total` is up to now
  ExprId has_refund;  // fixed ratio, cumulative: whether the total of any period so far is negative
  ExprId ratio;       // fixed ratio: a RatioList
  std::vector<ColumnId> receivers;
  EntityId scope;            // among rows: the ancestor whose total is split
  ExprId weight;             // among rows: on the receiving row; none: equally
  ExprId participates;       // among rows: none: every row
  ExprId floor;              // among rows: on the receiving row; none: 0
  ExprId cap;                // among rows: on the receiving row; none: none
  std::vector<ExprId> ties;  // among rows: keys on the receiving row, ascending
  SplitMethod method = SplitMethod::LargestRemainder;
  ShortRule short_rule = ShortRule::Equally;
  ColumnId left_over;  // among rows: the by-product on the scope
  Rational step;       // 0.01 for 分
  Span span;
};

// ── Columns, entities ───────────────────────────────────────────────────────────────────────────

enum class ColumnRole : std::uint8_t {
  Key,  // text, or typed where it is declared as an input too
  Input,
  Conclusion,  // 定义 and the larger constructs; written to the results unless 输出 leaves it out
  Helper,      // 设: not written
  ByProduct,  // 可贷款.未满足, 考核分.达标: not written, may be read
  Check,      // a line of 校验: true where it finds something; written as findings alone
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
  ColumnId rank;  // in line by the places of this column; `keys` are empty then
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
  /// A derived table: the distinct values of `parts`, one for each key column, over the rows of
  /// `source`, which has this table among its parents. None: rows come from a file.
  EntityId source;
  std::vector<ExprId> parts;      // on the rows of `source`
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

/// 限额(类型): a parameter for each cell, named with its arguments: 限额(轿车).
struct ParameterTable {
  struct Argument {
    std::string name;
    Type type;
  };
  struct Row {
    std::vector<ExprId> tests;  // on the placeholders; none for `-`
    ParameterId cell;
    Span span;
  };
  /// All rows that hold from a date until the next version.
  struct Version {
    std::optional<Date> from;
    std::vector<Row> rows;
    ParameterId otherwise;
  };
  std::string name;
  std::string alias;
  Type type;
  std::vector<Argument> arguments;
  std::vector<ExprId> placeholders;  // what the tests read in place of the arguments
  std::vector<Version> versions;     // by date
  Span span;
};

/// 外部: trusted code of the host, which the caller registers by name.
struct Extern {
  struct Argument {
    std::string name;
    Type type;
    std::optional<Value> low;  // what it may be told, both included
    std::optional<Value> high;
  };
  std::string name;
  std::string alias;
  std::string version;
  std::string module;  // 来自: where the host may find it; may be empty
  std::vector<Argument> arguments;
  Type type;
  std::optional<Value> low;  // of the result, both included
  std::optional<Value> high;
  Citation citation;
  Span span;
};

/// A line of 校验. Its column is a truth, named by the message in quotes.
struct DataCheck {
  enum class Level : std::uint8_t { Error, Warning } level = Level::Error;
  ColumnId column;
  std::string message;
};

/// 断言: a property that holds on every row of `entity` where it is known.
struct Assertion {
  std::string title;
  EntityId entity;
  ExprId condition;
  Citation citation;
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

/// A pack that the own one imports, or that one of these does.
struct ImportedPack {
  std::string name;
  std::string alias;
  std::string version;
};

/// What a pack replaces of another, or adds to it, without a change to its files.
struct Replacement {
  ParameterId parameter;   // or
  ParameterTableId table;  // or
  ColumnId column;
  bool is_addition = false;  // an exception to what stays
  std::string pack;          // whose declaration it is
  std::string by;            // the pack that replaces or adds
  Span original;             // the name as declared
  Span replacement;
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
  std::vector<ParameterTable> parameter_tables;
  std::vector<Entity> entities;
  std::vector<Column> columns;
  std::vector<Order> orders;
  std::vector<Split> splits;
  std::vector<Extern> externs;
  std::vector<Expr> exprs;
  std::vector<DataCheck> checks;  // as declared
  std::vector<Assertion> assertions;
  std::vector<TestCase> tests;
  std::vector<ColumnGroup> evaluation_order;  // every defined column once, dependencies first
  std::vector<ImportedPack> imported;         // each after those that it imports itself
  std::vector<Replacement> replacements;

  [[nodiscard]] const Expr& at(ExprId id) const { return exprs[id.index()]; }
  [[nodiscard]] const Column& at(ColumnId id) const { return columns[id.index()]; }
  [[nodiscard]] const Entity& at(EntityId id) const { return entities[id.index()]; }
  [[nodiscard]] const Parameter& at(ParameterId id) const { return parameters[id.index()]; }
  [[nodiscard]] const ParameterTable& at(ParameterTableId id) const {
    return parameter_tables[id.index()];
  }
  [[nodiscard]] const Order& at(OrderId id) const { return orders[id.index()]; }
  [[nodiscard]] const Split& at(SplitId id) const { return splits[id.index()]; }
  [[nodiscard]] const Extern& at(ExternId id) const { return externs[id.index()]; }
  [[nodiscard]] const Enumeration& at(EnumId id) const { return enumerations[id.index()]; }
};

/// The value at `date`, or nullptr where none holds.
const Parameter::Version* find_version(const Parameter& parameter, std::optional<Date> date);
/// `entity` by name or alias; none where there is none. Likewise the others.
EntityId find_entity(const CheckedPack& pack, std::string_view name);
ColumnId find_column(const CheckedPack& pack, EntityId entity, std::string_view name);
/// The name of the column of a check: no name of a rule file is like it.
std::string check_name(std::string_view message);
ParameterId find_parameter(const CheckedPack& pack, std::string_view name);

}  // namespace guiju::checked
