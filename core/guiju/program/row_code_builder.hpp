// Makes row code for one table: expressions to instructions, equal ones once.
#pragma once

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "guiju/program/program.hpp"

namespace guiju::program {

class RowCodeBuilder {
 public:
  enum class Purpose : std::uint8_t {
    Run,        // share equal instructions, tables by the words of their inputs
    Recording,  // a register for every expression
  };

  RowCodeBuilder(const checked::CheckedPack& pack, Program& program, EntityId entity,
                 Purpose purpose);

  /// Code for a column's definition; later references to the column use its register.
  Register emit_column(ColumnId column);
  Register emit(ExprId expr);
  /// The same on behalf of a column, where faults are said to be.
  Register emit_for(ColumnId column, ExprId expr);
  void store(Register value, Slot slot);
  /// In a scan: values for the next row. To be called once, after all columns.
  void finish_scan(ScanStage& stage);
  /// The code so far; the builder is spent.
  RowCode finish();

  /// Recording: what each expression became.
  [[nodiscard]] const std::unordered_map<ExprId, Register>& registers() const { return of_expr_; }
  /// The register of a column that this code defined; none where it did not.
  [[nodiscard]] Register find(ColumnId column) const;

 private:
  friend class DefinitionLowering;
  struct Carry {
    Register value;         // what this row gets
    ExprId running;         // the Running or Previous expression; none for a state
    bool is_count = false;  // of rows, behind the mean, least or greatest that is running
    ColumnId state;
    Register next;   // what the next row gets, where it is known at once
    ColumnId owner;  // whose definition carries it
    Register count;  // of a least or greatest: how many rows it was taken of
  };

  Register emit_new(ExprId id);
  Register emit_parameter(const checked::Expr& expr, ExprId id);
  Register emit_shift(const checked::Expr& expr, ExprId id);
  Register emit_round(const checked::Expr& expr, ExprId id);
  Register emit_comparison(const checked::Expr& expr, ExprId id);
  Register emit_choice(const checked::Expr& expr, ExprId id);
  Register emit_fail(const checked::Expr& expr, ExprId id);
  Register emit_running(const checked::Expr& expr, ExprId id);
  Register emit_previous(const checked::Expr& expr, ExprId id);
  Register emit_call(const checked::Expr& expr, ExprId id);
  Register load(ColumnId column);
  Register load_slot(Opcode opcode, Slot slot, const checked::Type& type, EntityId entity = {});
  Register constant(checked::Value value, const checked::Type& type);
  Register simple(Opcode opcode, std::vector<Register> args, const checked::Type& type,
                  ExprId origin = {});
  Register add(Instruction instruction, std::size_t result_count = 1);
  Register contribution(const checked::Expr& running);
  Register next_running(const checked::Expr& running, Register before);
  // Mean, least and greatest of rows in line: nothing to take them of is no number.
  Register emit_running_choice(const checked::Expr& expr, ExprId id);
  Carry begin_carry(ExprId id, bool is_count, checked::Value initial, const checked::Type& type);
  Register next_count(const checked::Expr& running, Register before);
  Register next_extreme(const checked::Expr& running, Register count, Register before);
  Register next_of(const Carry& carry);
  Slot kept_slot(const Carry& carry);
  /// In line by a rank: `value` on the rows that stand in it, `outside` on those that do not; a row
  /// whose place is open hangs on the place alone. Else `value`.
  Register in_line(OrderId order, Register value, Register outside, const checked::Type& type);
  /// What a row in line by a rank leaves to the next where their order matters: open for all that the
  /// rows hang on that may stand in its stead.
  Register left_in_line(OrderId order, Register value, const checked::Type& type);
  Register is_above_zero(Slot slot);

  const checked::CheckedPack& pack_;
  Program& program_;
  Purpose purpose_;
  RowCode code_;
  ColumnId current_;  // the column being defined, for the place of faults
  std::unordered_map<ExprId, Register> of_expr_;
  std::unordered_map<ColumnId, Register> of_column_;
  std::unordered_map<std::string, Register> seen_;
  std::vector<Carry> carries_;
};

/// Memory for registers: with `share` one frame serves registers that do not live at the same time;
/// those in `kept` live to the end.
void assign_frames(RowCode& code, bool share, std::span<const Register> kept = {});

}  // namespace guiju::program
