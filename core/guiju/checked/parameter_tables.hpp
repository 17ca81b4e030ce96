// The lines 参数 that make a table by arguments.
#pragma once

#include <vector>

#include "guiju/checked/declarations.hpp"

namespace guiju::checked {

struct ParameterTableLine {
  ParameterTableId table;
  StatementRef line;
};

/// Declares the names of all tables and gives the lines that hold, those of a table together.
std::vector<ParameterTableLine> collect_parameter_tables(Context& context);

}  // namespace guiju::checked
