// From the forms of columns to values.
#pragma once

#include "guiju/eval/machine.hpp"

namespace guiju::eval {

/// A row of any column, hidden ones too.
Outcome outcome_at(const Column& column, const checked::Type& type, const Pools& pools,
                   std::size_t row);
Outcome open_outcome(const Pools& pools, Why why);
checked::Value code_value(const checked::Type& type, const Pools& pools, std::int32_t code);

}  // namespace guiju::eval
