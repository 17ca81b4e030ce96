// 断言: properties are proved where that is simple, and tried on the tables of the tests and on many
// others.
#pragma once

#include <vector>

#include "guiju/engine/engine.hpp"

namespace guiju {

/// One result for each assertion. The same pack gives the same results.
std::vector<AssertionResult> try_assertions(const CompiledPack& pack);

}  // namespace guiju
