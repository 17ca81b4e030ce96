// Decision tables over words and truths alone: the row that hits, for every combination.
#pragma once

#include <optional>

#include "guiju/program/program.hpp"

namespace guiju::program {

/// Combinations kept at most.
inline constexpr std::size_t dense_cells_max = 65'536;

struct DenseResult {
  DenseTable table;
  std::vector<ExprId> inputs;
};

/// Absent where a test is no comparison of an enum or truth with constants, or the product of the
/// words is too big.
std::optional<DenseResult> make_dense_table(const checked::CheckedPack& pack,
                                            const checked::DecisionTable& table);

}  // namespace guiju::program
