// Makes the tables of a counterexample small.
#pragma once

#include <functional>

#include "guiju/checked/tree.hpp"

namespace guiju {

/// Leaves out rows, columns, cells and tables, and takes plainer values, as long as `still` says yes.
/// `still` is asked a bounded number of times.
void shrink(const checked::CheckedPack& pack, checked::TestCase& test,
            const std::function<bool(const checked::TestCase&)>& still);

}  // namespace guiju
