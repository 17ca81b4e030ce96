// The definition of one column on one row once more, with every register kept.

#include "guiju/eval/outcome.hpp"
#include "guiju/program/lower.hpp"

namespace guiju::eval {

std::optional<Outcome> Recording::at(ExprId expr) const {
  auto found = outcomes.find(expr);
  return found == outcomes.end() ? std::nullopt : std::optional{found->second};
}

Recording record(const checked::CheckedPack& pack, const program::Program& program, const Run& run,
                 ColumnId column, std::size_t row) {
  const program::RecordingCode recording = program::lower_for_recording(pack, program, column);
  Context context{pack, program, run, nullptr, {}};
  Machine machine{context, recording.code, 1};
  const auto at = static_cast<std::int32_t>(row);
  machine.run(BatchRows{0, 1, &at});
  Recording result;
  for (const auto& [expr, value] : recording.registers) {
    const Frame& frame = machine.frame(value);
    Outcome outcome;
    if (!frame.is_known(0)) {
      outcome = open_outcome(*run.pools, frame.why[0]);
    } else if (frame.form == Form::Bits) {
      outcome.value = frame.truth(0);
    } else if (frame.form == Form::Code) {
      outcome.value = code_value(pack.at(expr).type, *run.pools, frame.codes[0]);
    } else {
      outcome.value = frame.number(0);
    }
    result.outcomes.emplace(expr, std::move(outcome));
  }
  return result;
}

}  // namespace guiju::eval
