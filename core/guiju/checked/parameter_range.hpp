// The allowed range of a parameter: 整数 1 至 12.
#pragma once

#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/sink.hpp"

namespace guiju::checked {

/// False after a report that `value`, written as `written` at `span`, lies outside the range of `parameter`.
bool require_in_range(const CheckedPack& pack, const Parameter& parameter, const Value& value,
                      std::string_view written, Span span, DiagnosticSink& sink);

}  // namespace guiju::checked
