// Runs row code over batches of rows. Nothing but dispatch; the kernels do the work.
#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "guiju/eval/frame.hpp"
#include "guiju/eval/ratio_table.hpp"
#include "guiju/eval/run.hpp"
#include "guiju/program/program.hpp"

namespace guiju::eval {

using program::Instruction;
using program::RowCode;
using program::Slot;

/// The rows of a table and those of one above it.
struct Ancestry {
  std::vector<std::int32_t> rows;  // -1 not known
  /// Where a derived table lies on the way: why a row is in no group; nothing where it is in one.
  std::vector<std::optional<Why>> ungrouped;

  [[nodiscard]] bool is_ungrouped(std::size_t row) const {
    return !ungrouped.empty() && ungrouped[row].has_value();
  }
};

/// Everything that kernels and stages see of a run besides their operands.
struct Context {
  const checked::CheckedPack& pack;
  const program::Program& program;
  const Run& run;
  /// By slot: columns as they are being made; nullptr where nothing is stored (recording).
  std::vector<Column>* made = nullptr;
  /// Row of each ancestor, by (entity, ancestor); filled on demand.
  std::map<std::pair<EntityId, EntityId>, Ancestry> ancestors;
  /// Of each split by a fixed ratio; filled on demand.
  std::unordered_map<const Instruction*, RatioTable> ratio_tables{};

  [[nodiscard]] WhyPool& whys() const { return run.pools->whys; }
  [[nodiscard]] std::size_t rows(EntityId entity) const {
    return run.tables[entity.index()].row_count;
  }
  [[nodiscard]] const Column& column(Slot slot) const { return run.columns[slot.index()]; }
  [[nodiscard]] Column& make(Slot slot) const { return (*made)[slot.index()]; }
  const Ancestry& ancestry(EntityId entity, EntityId ancestor);
  const std::vector<std::int32_t>& ancestor_rows(EntityId entity, EntityId ancestor) {
    return ancestry(entity, ancestor).rows;
  }
  /// The parents to climb through: a direct one before a longer way. A derived table is the end of a
  /// way: what lies above it lies above its source.
  [[nodiscard]] std::vector<std::size_t> way_up(EntityId entity, EntityId ancestor) const;
  /// The value of a parameter, what-if included; nullptr where none holds at the date.
  [[nodiscard]] const checked::Value* parameter(checked::ParameterId id,
                                                std::optional<Date> date) const;
};

/// The rows of one batch: consecutive ones, or those listed.
struct BatchRows {
  std::size_t start = 0;  // consecutive: a multiple of 64
  std::size_t count = 0;
  const std::int32_t* list = nullptr;  // listed
};

/// Row code with its frames. One machine serves all batches of a stage.
class Machine {
 public:
  Machine(Context& context, const RowCode& code, std::size_t batch_rows_max);

  /// Runs all instructions and stores over these rows. `carried[i]`: what Carried i gets; empty on the
  /// first rows of their scopes.
  void run(const BatchRows& rows, std::span<const Frame> carried = {});

  [[nodiscard]] const Frame& frame(program::Register value) const {
    return frames_[code_.frames[value.index()].index()];
  }
  Frame& frame(program::Register value) { return frames_[code_.frames[value.index()].index()]; }

  // For kernels:
  [[nodiscard]] std::size_t count() const { return rows_.count; }
  [[nodiscard]] const BatchRows& rows() const { return rows_; }
  Context& context() { return context_; }
  WhyPool& whys() { return context_.whys(); }
  const Frame& arg(const Instruction& instruction, std::size_t i) const {
    return frame(instruction.args[i]);
  }
  Frame& result(const Instruction& instruction, std::size_t i = 0) {
    return frame(program::Register{instruction.result.index() + i});
  }
  Frame& scratch(std::size_t i) { return scratch_[i]; }
  Why fault(const Instruction& instruction, FaultCode code) {
    return whys().fault({code, instruction.column, instruction.expr});
  }
  [[nodiscard]] const Frame* carried(std::size_t i) const {
    return carried_.empty() ? nullptr : &carried_[i];
  }
  [[nodiscard]] EntityId entity() const { return code_.entity; }

 private:
  void set_constants();
  void store(const RowCode::Store& store);

  Context& context_;
  const RowCode& code_;
  std::vector<Frame> frames_;
  Frame scratch_[2];
  BatchRows rows_;
  std::span<const Frame> carried_;
  std::size_t rows_max_;
};

/// A known value in every row of a frame.
void fill(Frame& frame, const checked::Value& value, std::size_t count, Pools& pools,
          const checked::CheckedPack& pack);

/// Reads rows of a column into a frame: a view where they are consecutive, else a copy. A listed row
/// below zero is open for the reason `absent`.
void load(Frame& frame, const Column& column, const BatchRows& rows, Why absent);

/// Writes a frame to rows of a column of `size` rows, which takes a wider form where it must.
void store(Column& column, const Frame& frame, const BatchRows& rows, std::size_t size);

}  // namespace guiju::eval
