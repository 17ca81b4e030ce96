// What the engine runs: a list of stages, each over one table.
//
// Columns are sorted, not tables: a household reads its placements, which read the household. A
// run of columns of one table is row code (a MapStage); joins, aggregates, splits, ranks and scans
// are the borders between runs, where a column is stored.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "guiju/checked/tree.hpp"

namespace guiju::program {

using checked::ColumnId;
using checked::EntityId;
using checked::ExprId;
using checked::OrderId;
using checked::ParameterId;

/// A stored column. Slots below the number of columns of the pack are these; the rest are hidden.
using Slot = Id<struct SlotTag>;
/// A value of row code; each is written once.
using Register = Id<struct RegisterTag>;
/// Memory of a register; shared by registers that do not live at the same time.
using Frame = Id<struct FrameTag>;

enum class Opcode : std::uint8_t {
#define GUIJU_OPCODE(name, effect) name,
#include "guiju/program/opcodes.def"
#undef GUIJU_OPCODE
};
std::string_view name(Opcode opcode);

/// Hit by the words of the inputs. Input i has sizes[i] words; cell = sum of word[i] x strides[i].
struct DenseTable {
  checked::HitPolicy policy = checked::HitPolicy::Unique;
  std::vector<std::uint32_t> sizes;
  std::vector<std::uint32_t> strides;
  std::vector<std::int32_t> hits;  // by cell: row, row count for otherwise, -1 several
  bool has_several = false;        // whether any cell has several
  std::vector<std::vector<std::uint64_t>> masks;  // [row][input]: words that match
};

struct Instruction {
  Opcode opcode = Opcode::Constant;
  std::vector<Register> args;
  Register result;     // SplitFixed: the first of its results
  checked::Type type;  // of the result
  // What an opcode needs beside its args:
  Slot slot;              // Load, LoadAncestor, IsFilled
  EntityId entity;        // LoadAncestor
  ParameterId parameter;  // Parameter, ParameterAt
  checked::Value value;   // Constant
  Rational step;          // Round, SplitFixed (its ratio: `parameter` or `value`)
  RoundingMode mode = RoundingMode::HalfAwayFromZero;  // Round
  checked::TypeKind operand = checked::TypeKind::
      Number;  // of both sides of a comparison, of the span of a shift, else of args[0]
  checked::SplitMethod method = checked::SplitMethod::LargestRemainder;  // SplitFixed
  std::uint32_t index = 0;  // Carried: which; HitDense: which table; PickAny: how many rows;
                            // Fail: which Failure;
                            // SplitFixed: how many receivers
  std::vector<std::string> labels;  // MakeList, MakeLost
  // Where a fault that it raises is said to be:
  ColumnId column;
  ExprId expr;
};

/// Registers that an instruction writes, from its result on.
inline std::size_t result_count(const Instruction& instruction) {
  return instruction.opcode == Opcode::SplitFixed ? instruction.index : 1;
}

struct RowCode {
  EntityId entity;
  std::vector<Instruction> instructions;
  std::size_t register_count = 0;
  std::vector<Frame> frames;  // by register
  std::size_t frame_count = 0;
  struct Store {
    std::size_t after = 0;  // index of the instruction after which the value is there
    Register value;
    Slot slot;
  };
  std::vector<Store> stores;  // by `after`
};

struct MapStage {
  RowCode code;
};

/// Makes the rows of a derived table: the distinct values of `parts`, in ascending order.
struct DeriveStage {
  EntityId entity;
  EntityId source;
  std::vector<Slot> parts;  // on the source
  std::vector<Slot> keys;   // of the derived table, one a part
};

/// Aggregates rows of `child` under each row of `parent`. Any and All take one truth in `value`.
struct AggregateStage {
  EntityId child;
  EntityId parent;
  checked::AggregateKind kind = checked::AggregateKind::Sum;
  Slot value;      // none for Count
  Slot filter;     // none: every row
  Slot otherwise;  // on the parent; none: nothing to aggregate is a fault of mean, least, greatest
  Slot result;
  checked::Type type;
  ColumnId column;
  ExprId expr;
};

/// Aggregates of a child that holds one row a word at most under each row of the parent: each of them is
/// about the row with one word, and one pass makes them all.
struct SpreadStage {
  struct Cell {
    checked::EnumWord word;
    Slot value;                // none: whether there is such a row
    checked::Value otherwise;  // the value where there is none
    Slot result;
  };
  EntityId child;
  EntityId parent;
  Slot word;
  std::vector<Cell> cells;
};

/// Aggregates, for each row of `entity`, rows of `child` that do not lie below it: those below its row
/// of `anchor` that match it.
struct MatchStage {
  struct Match {
    checked::Op op = checked::Op::Equal;
    Slot theirs;  // on the child
    Slot own;
  };
  EntityId entity;
  EntityId child;
  EntityId anchor;  // none: the whole table
  checked::AggregateKind kind = checked::AggregateKind::Sum;
  Slot value;      // none for Count
  Slot filter;     // none: every row
  Slot guard;      // on the asking row; none: always
  Slot otherwise;  // on the asking row
  std::vector<Match> matches;
  Slot result;
  checked::Type type;
  ColumnId column;
  ExprId expr;
};

struct SplitStage {
  EntityId entity;
  EntityId scope;
  Slot total;         // on the scope
  Slot weight;        // none: equally
  Slot participates;  // none: every row
  Slot floor;         // none: 0
  Slot cap;           // none: none
  std::vector<Slot> ties;
  checked::SplitMethod method = checked::SplitMethod::LargestRemainder;
  checked::ShortRule short_rule = checked::ShortRule::Equally;
  Slot result;
  Slot left_over;  // on the scope
  Rational step;
  ColumnId column;
};

struct RankStage {
  struct Key {
    Slot value;
    bool descending = false;
  };
  EntityId entity;
  EntityId scope;     // none: the whole table
  Slot participates;  // none: every row
  std::vector<Key> keys;
  bool shared = false;
  Slot result;
  ColumnId column;
};

/// Who is admitted by the places of a rank, who waits and why: see checked::RankOutcome.
struct QuotaStage {
  struct Reserve {
    Slot count;
    Slot condition;
  };
  EntityId entity;
  EntityId scope;     // none: the whole table
  Slot participates;  // as in the rank
  Slot place;
  Slot quota;
  std::vector<Reserve> reserves;
  std::vector<Slot> results;  // by RankOutcome::Kind
};

/// Puts the rows of each scope in line, for the scans and windows that follow: by keys that are all
/// known, or by the places of a rank, whose keys they then are. A row whose place is open stands
/// somewhere before the first row of a known place that it is known to precede.
struct OrderStage {
  OrderId order;
  EntityId entity;
  EntityId scope;
  std::vector<RankStage::Key> keys;
  Slot place;         // by a rank: its places; none: by the keys
  Slot participates;  // by a rank: as there
  /// By keys no column: it is there so that what runs over the order waits for it. By a rank: known
  /// where the place is; else open for what all rows hang on that stand together with this one
  /// between two known places.
  Slot line;
};

/// Row code over the rows in line: the k-th row of every scope at a time. `carried[i]` is the register
/// whose value the next row of the scope gets as Carried i; `kept[i]` the hidden column that keeps what
/// each row got, for explanations.
struct ScanStage {
  OrderId order;
  Slot line;  // of the OrderStage
  RowCode code;
  std::vector<Register> carried;
  std::vector<Slot> kept;
};

/// True where `condition` holds on this row and the rows before it in line, `length` in all.
struct WindowStage {
  OrderId order;
  Slot line;  // of the OrderStage
  EntityId entity;
  Slot length;  // on the own row
  Slot condition;
  Slot place;  // in line by a rank: see OrderStage
  Slot result;
  ColumnId column;
  ExprId expr;
};

/// Calls a function of the host on the rows whose arguments are all known.
struct ExternStage {
  checked::ExternId external;
  EntityId entity;
  std::vector<Slot> args;
  Slot result;
  ColumnId column;
  ExprId expr;
};

/// What stands elsewhere in the own row's line: on the next row, the first or the last; or the own place.
struct LineStage {
  OrderId order;
  Slot line;  // of the OrderStage
  EntityId entity;
  checked::Op what = checked::Op::Next;  // Next, FirstRow, LastRow, Place
  Slot value;                            // none for Place
  Slot otherwise;                        // Next: on the last row
  Slot result;
};

using Stage =
    std::variant<MapStage, DeriveStage, AggregateStage, SpreadStage, MatchStage, SplitStage,
                 RankStage, QuotaStage, OrderStage, ScanStage, WindowStage, ExternStage, LineStage>;

/// Slots that a stage reads and writes, none left out and some perhaps twice: what puts stages in order
/// and tells which of them are needed. One overload a kind of stage, in stage_slots.cpp.
std::vector<Slot> reads_of(const Stage& stage);
std::vector<Slot> writes_of(const Stage& stage);

struct SlotInfo {
  EntityId entity;
  checked::Type type;
  ColumnId column;          // none where hidden
  bool is_stored = false;   // helpers that only their own row code reads are not
  std::vector<Slot> reads;  // stored columns that its value is made of
};

struct Program {
  std::vector<SlotInfo> slots;
  std::vector<DenseTable> tables;
  std::vector<Stage> stages;
  /// Where the value of an expression that is no row code is stored: aggregates, windows, calls of
  /// functions of the host.
  std::unordered_map<ExprId, Slot> stored_exprs;
  /// Where what a scan carries into a row is kept: running aggregates, previous values, states.
  std::unordered_map<ExprId, Slot> carried_exprs;
  std::unordered_map<ExprId, Slot> carried_counts;  // rows behind a mean, least or greatest
  std::unordered_map<ColumnId, Slot> carried_states;
  /// Of orders by a rank: where OrderStage::line is stored.
  std::unordered_map<OrderId, Slot> ranked_lines;
  std::vector<ParameterId> parameters;  // asked at the as-of date
};

}  // namespace guiju::program
