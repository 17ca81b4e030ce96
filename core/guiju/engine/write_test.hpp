// A test as a rule file says it.
#pragma once

#include <string>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/diagnostic.hpp"

namespace guiju {

/// The head line and the tables that are given, to be pasted into a pack: what is expected is for the
/// author to say.
std::string write_test(const checked::CheckedPack& pack, const checked::TestCase& test,
                       Language language);

}  // namespace guiju
