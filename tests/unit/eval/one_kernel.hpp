// Runs one instruction over columns made by hand, with a machine as in a real run.
#pragma once

#include <memory>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "guiju/eval/machine.hpp"
#include "guiju/program/row_code_builder.hpp"

namespace guiju::eval {

inline checked::Type type_of(checked::TypeKind kind) {
  checked::Type type;
  type.kind = kind;
  return type;
}

/// A value, or why there is none.
struct Cell {
  std::optional<Rational> number;
  Why why = 0;
  bool operator==(const Cell&) const = default;
};

class OneKernel {
 public:
  explicit OneKernel(std::size_t rows) {
    run.pools = std::make_shared<Pools>();
    run.tables.resize(1);
    run.tables[0].entity = EntityId{0};
    run.tables[0].is_given = true;
    run.tables[0].row_count = rows;
  }

  WhyPool& whys() { return run.pools->whys; }
  Why missing(std::size_t column) { return whys().missing(ColumnId{column}); }
  Why fault(std::size_t column) {
    return whys().fault({FaultCode::UnreadableCell, ColumnId{column}, {}});
  }

  void add(Column column, checked::TypeKind kind) {
    run.columns.push_back(std::move(column));
    program.slots.push_back({EntityId{0}, type_of(kind), {}, true, {}});
  }
  void add_numbers(const std::vector<Cell>& cells) {
    ColumnBuilder builder{Form::Fixed};
    for (const Cell& cell : cells) {
      if (cell.number)
        builder.append_number(*cell.number);
      else
        builder.append_open(cell.why);
    }
    add(builder.take(), checked::TypeKind::Number);
  }
  /// Truths as 1 and 0.
  void add_truths(const std::vector<Cell>& cells) {
    ColumnBuilder builder{Form::Bits};
    for (const Cell& cell : cells) {
      if (cell.number)
        builder.append_truth(!cell.number->is_zero());
      else
        builder.append_open(cell.why);
    }
    add(builder.take(), checked::TypeKind::Bool);
  }

  /// The instruction with all columns as its args, over all rows.
  Column result(program::Instruction instruction) {
    program::RowCode code;
    code.entity = EntityId{0};
    for (std::size_t i = 0; i < run.columns.size(); ++i) {
      program::Instruction load;
      load.opcode = program::Opcode::Load;
      load.slot = Slot{i};
      load.result = program::Register{i};
      code.instructions.push_back(load);
      instruction.args.push_back(load.result);
    }
    const program::Register value{run.columns.size()};
    const Slot slot{run.columns.size()};
    instruction.result = value;
    instruction.column = ColumnId{99};
    code.register_count = run.columns.size() + 1;
    code.stores.push_back({code.instructions.size(), value, slot});
    program.slots.push_back({EntityId{0}, instruction.type, {}, true, {}});
    code.instructions.push_back(std::move(instruction));
    program::assign_frames(code, true);
    run.columns.emplace_back();
    Context context{pack, program, run, &run.columns, {}};
    const std::size_t rows = context.rows(EntityId{0});
    Machine machine{context, code, std::min(rows, batch_rows)};
    for (std::size_t start = 0; start < rows; start += batch_rows)
      machine.run(BatchRows{start, std::min(batch_rows, rows - start)});
    Column made = std::move(run.columns.back());
    run.columns.pop_back();
    program.slots.pop_back();
    return made;
  }
  Column result(program::Opcode opcode, checked::TypeKind kind = checked::TypeKind::Number) {
    program::Instruction instruction;
    instruction.opcode = opcode;
    instruction.type = type_of(kind);
    return result(std::move(instruction));
  }

  Why raised(FaultCode code) { return whys().fault({code, ColumnId{99}, {}}); }

  checked::CheckedPack pack;
  program::Program program;
  Run run;
};

inline Cell cell_at(const Column& column, std::size_t row) {
  if (!column.is_known(row)) return {std::nullopt, column.why[row]};
  if (column.form == Form::Bits) return {Rational{column.truth(row) ? 1 : 0}, 0};
  return {column.number(row), 0};
}

inline void expect_cells(const Column& column, const std::vector<Cell>& wanted) {
  ASSERT_EQ(column.size, wanted.size());
  for (std::size_t row = 0; row < wanted.size(); ++row) {
    const Cell found = cell_at(column, row);
    ASSERT_TRUE(found == wanted[row])
        << "row " << row << ": " << (found.number ? to_string(*found.number) : "open")
        << " and not " << (wanted[row].number ? to_string(*wanted[row].number) : "open");
  }
}

}  // namespace guiju::eval
