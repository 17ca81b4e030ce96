// From the checked pack to stages of columnar code. Cannot fail.
#pragma once

#include <string>

#include "guiju/program/program.hpp"

namespace guiju::program {

Program lower(const checked::CheckedPack& pack);

/// The same without what the written conclusions do not need: by-products that nobody reads, steps that
/// need not be stored. For runs whose results are only written out: every other column stays empty.
/// With `entity`, only its conclusions are wanted.
Program results_only(const checked::CheckedPack& pack, const Program& program,
                     EntityId entity = {});

/// Row code of one column alone with a register for every expression, none shared away or folded into
/// a table: for explanations. What a scan carries is loaded from where it was kept.
struct RecordingCode {
  RowCode code;
  std::unordered_map<ExprId, Register> registers;
};
RecordingCode lower_for_recording(const checked::CheckedPack& pack, const Program& program,
                                  ColumnId column);

/// One line an instruction, one block a stage: `guiju dump --stage=program`.
std::string print(const checked::CheckedPack& pack, const Program& program);

}  // namespace guiju::program
