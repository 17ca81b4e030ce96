#include "guiju/program/lower.hpp"

#include "guiju/program/planner.hpp"
#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {

using namespace checked;

Program lower(const CheckedPack& pack) { return Planner{pack}.plan(); }

RecordingCode lower_for_recording(const CheckedPack& pack, const Program& program,
                                  ColumnId column) {
  // Slots that recording asks for exist already; the copy keeps the program itself untouched.
  Program scratch;
  scratch.slots = program.slots;
  scratch.stored_exprs = program.stored_exprs;
  scratch.carried_exprs = program.carried_exprs;
  scratch.carried_states = program.carried_states;
  RowCodeBuilder builder{pack, scratch, pack.at(column).entity, RowCodeBuilder::Purpose::Recording};
  builder.emit_column(column);
  RecordingCode recording;
  recording.registers = builder.registers();
  recording.code = builder.finish();
  assign_frames(recording.code, false);
  return recording;
}

}  // namespace guiju::program
