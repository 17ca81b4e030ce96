// One row after another of one table, each by itself, with everything else prepared once: the stages
// that it needs, constants and parameters, the memory of registers and columns. For dashboards that
// ask again at every keystroke.
#pragma once

#include <deque>
#include <vector>

#include "guiju/eval/perform.hpp"

namespace guiju::eval {

class RowSession {
 public:
  /// `run`: a run of `program` over one row of `entity` and no other table; its columns are concluded
  /// again for each row that follows. All must outlive the session.
  RowSession(const checked::CheckedPack& pack, const program::Program& program, Run& run,
             EntityId entity);

  /// Where the next row's cell goes.
  Column& input(ColumnId id) { return run_.columns[id.index()]; }
  /// Forgets the texts of the row before, so that no session grows. Before cells are put in.
  void begin_row() { run_.pools->texts.forget_after(text_count_); }
  void conclude();

 private:
  struct Step {
    const program::Stage* stage = nullptr;
    Machine* machine = nullptr;  // of a MapStage
  };
  Run& run_;
  Performer performer_;
  std::deque<Machine> machines_;
  std::vector<Step> steps_;
  std::size_t text_count_;
};

}  // namespace guiju::eval
