#include "guiju/eval/perform.hpp"

#include <algorithm>

namespace guiju::eval {

void Performer::perform(const program::Stage& stage) {
  std::visit([&](const auto& one) { perform_one(one); }, stage);
}

void Performer::perform_one(const program::MapStage& stage) {
  const std::size_t rows = context_.rows(stage.code.entity);
  Machine machine{context_, stage.code, std::min(rows, batch_rows)};
  for (std::size_t start = 0; start < rows && !run_.is_interrupted; start += batch_rows) {
    machine.run(BatchRows{start, std::min(batch_rows, rows - start)});
    if (start % (batch_rows * 64) == 0) tell();
  }
}

}  // namespace guiju::eval
