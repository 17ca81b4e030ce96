// The tables that a 测试 gives, as a run reads them.
#pragma once

#include <vector>

#include "guiju/checked/tree.hpp"
#include "guiju/eval/table.hpp"

namespace guiju {

/// One table for every entity; those that the test does not give are left out.
std::vector<eval::Table> given_tables(const checked::CheckedPack& pack,
                                      const checked::TestCase& test, eval::Pools& pools);

}  // namespace guiju
