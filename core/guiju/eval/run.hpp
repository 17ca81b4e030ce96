// One evaluation: program x tables x as-of date x parameters -> every column of every entity.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "guiju/diag/sink.hpp"
#include "guiju/eval/extern.hpp"
#include "guiju/eval/table.hpp"

namespace guiju::program {
struct Program;
}

namespace guiju::eval {

struct RunOptions {
  std::optional<Date> as_of;
  std::map<checked::ParameterId, checked::Value> set;
  /// Functions of the host. One that a stage calls and that is not here refuses the run.
  Externs externs;
  /// Called now and then with a share done of 1000; returning false interrupts the run.
  std::function<bool(int)> progress;
};

/// What is known of one conclusion of one row.
struct Outcome {
  enum class State : std::uint8_t { Known, Undecided, Fault } state = State::Known;
  checked::Value value;           // Known
  std::vector<ColumnId> missing;  // Undecided: in order of declaration, each once
  Fault fault;                    // Fault
};

struct Counts {
  std::size_t decided = 0;
  std::size_t undecided = 0;
  std::size_t faulted = 0;
};

/// Everything that a run knows. Columns of inputs, conclusions, helpers and by-products alike.
struct Run {
  std::shared_ptr<Pools> pools;
  RunOptions options;
  std::vector<Table> tables;    // by EntityId; input columns have moved to `columns`
  std::vector<Column> columns;  // by slot of the program: first those with a ColumnId
  std::vector<bool> concluded;  // by slot: false where an optional input was left out
  /// By EntityId: rows of each direct parent, in the order of Entity::parents; -1 not known.
  std::vector<std::vector<std::vector<std::int32_t>>> parent_rows;
  /// By (EntityId, direct parent), where that is derived: why a row is in no group; nothing where it is.
  std::map<std::pair<EntityId, EntityId>, std::vector<std::optional<Why>>> ungrouped;
  bool is_interrupted = false;
};

/// The value of any column at one row.
Outcome outcome(const checked::CheckedPack& pack, const Run& run, ColumnId column, std::size_t row);
/// Rows of `entity` that the results show: none for a table that was left out.
std::size_t row_count(const Run& run, EntityId entity);
Counts count(const checked::CheckedPack& pack, const Run& run, EntityId entity);

/// Row with this key (cells as in the file, one for each key column), if there is one.
std::optional<std::size_t> find_row(const checked::CheckedPack& pack, const Run& run,
                                    EntityId entity, const std::vector<std::string>& key);

/// Row of the ancestor that a row belongs to.
std::optional<std::size_t> ancestor_row(const checked::CheckedPack& pack, const Run& run,
                                        EntityId entity, std::size_t row, EntityId ancestor);

/// Evaluates. Structural errors of the tables (keys twice, parents that are not there) and questions
/// without an answer (no as-of date, a parameter without a value at it) are reported to `sink`; then
/// the result holds nothing.
Run evaluate(const checked::CheckedPack& pack, const program::Program& program,
             std::vector<Table> tables, std::shared_ptr<Pools> pools, RunOptions options,
             DiagnosticSink& sink);

/// Values of all expressions of one column's definition on one row, by running the same program
/// on that row alone with every register kept.
class Recording {
 public:
  [[nodiscard]] std::optional<Outcome> at(ExprId expr) const;
  std::unordered_map<ExprId, Outcome> outcomes;
};
Recording record(const checked::CheckedPack& pack, const program::Program& program, const Run& run,
                 ColumnId column, std::size_t row);

}  // namespace guiju::eval
