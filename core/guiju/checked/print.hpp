// The checked pack as JSON: `guiju dump --stage=checked`, and all that the reference interpreter
// of the tests knows of a pack.
#pragma once

#include <string>

#include "guiju/checked/tree.hpp"

namespace guiju::checked {

/// Every field of tree.hpp under its own name; ids as numbers (none: null), enumerators by name,
/// rationals as "n/d" or "n", dates as text, values as {"kind": ..., "value": ...}. Definitions as
/// {"kind": "DecisionTable", ...}.
std::string print_json(const CheckedPack& pack);

}  // namespace guiju::checked
