#include "guiju/checked/allowed_range.hpp"

#include "guiju/checked/context.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/checked/type_text.hpp"

namespace guiju::checked {

bool require_in_range(const CheckedPack& pack, const AllowedRange& range, const Value& value,
                      std::string_view written, Span span, DiagnosticSink& sink) {
  if (is_within(value, range.low, range.high)) return true;
  const auto bound = [&](const std::optional<Value>& limit) {
    return limit ? value_text(pack, range.type, *limit) : BilingualText{};
  };
  sink.report(Problem(diagnostics::out_of_range, span)
                  .with("name", range.name)
                  .with("value", written)
                  .with("low", bound(range.low))
                  .with("high", bound(range.high))
                  .take());
  return false;
}

}  // namespace guiju::checked
