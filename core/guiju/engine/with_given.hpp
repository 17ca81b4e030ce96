// A pack some of whose conclusions are given instead of concluded: what a test sets.
#pragma once

#include <span>

#include "guiju/checked/tree.hpp"

namespace guiju {

/// `pack` without the definitions of `columns` and of their by-products: these are read like inputs.
checked::CheckedPack with_given(const checked::CheckedPack& pack,
                                std::span<const checked::ColumnId> columns);

}  // namespace guiju
