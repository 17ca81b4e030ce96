// Allowed ranges: 整数 1 至 12.
#pragma once

#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/sink.hpp"

namespace guiju::checked {

/// What a parameter, or an argument of a function of the host, may be.
struct AllowedRange {
  std::string_view name;
  const Type& type;
  const std::optional<Value>& low;
  const std::optional<Value>& high;
};

inline AllowedRange range_of(const Parameter& parameter) {
  return {parameter.name, parameter.type, parameter.low, parameter.high};
}

/// False after a report that `value`, written as `written` at `span`, lies outside the range.
bool require_in_range(const CheckedPack& pack, const AllowedRange& range, const Value& value,
                      std::string_view written, Span span, DiagnosticSink& sink);

}  // namespace guiju::checked
