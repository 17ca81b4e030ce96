// From the forms of columns to values.
#pragma once

#include "guiju/eval/machine.hpp"

namespace guiju::eval {

Outcome open_outcome(const Pools& pools, Why why);
checked::Value code_value(const checked::Type& type, const Pools& pools, std::int32_t code);

}  // namespace guiju::eval
