// Which expressions a definition is made of.
#pragma once

#include <functional>

#include "guiju/checked/tree.hpp"

namespace guiju::program {

/// Calls `visit` with every root expression of the definition that stands on the own row. Splits by
/// weight are left out: their parts stand on two tables.
void for_each_root(const checked::CheckedPack& pack, const checked::Definition& definition,
                   const std::function<void(checked::ExprId)>& visit);

}  // namespace guiju::program
