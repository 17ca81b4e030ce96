#include "guiju/diag/sink.hpp"

#include <tuple>

namespace guiju {
namespace {

bool is_error(const Diagnostic& diagnostic) { return diagnostic.info->severity == Severity::Error; }

/// Sorted by: without a place last, file, begin, code.
auto sort_key(const Diagnostic& diagnostic) {
  using Key = std::tuple<bool, FileId, std::uint32_t, std::uint16_t>;
  if (!diagnostic.primary || !diagnostic.primary->span.file) return Key{true, {}, 0, 0};
  const Span span = diagnostic.primary->span;
  return Key{false, span.file, span.begin, diagnostic.info->code};
}

}  // namespace

void DiagnosticSink::report(Diagnostic diagnostic) {
  const bool counts_as_error = is_error(diagnostic);
  if (counts_as_error) ++error_count_;
  if (diagnostics_.size() == diagnostics_max) {
    ++dropped_count_;
    if (!counts_as_error || kept_error_count_ == diagnostics_max) return;
    const auto last_mild = std::find_if_not(diagnostics_.rbegin(), diagnostics_.rend(), is_error);
    diagnostics_.erase(std::prev(last_mild.base()));
  }
  if (counts_as_error) ++kept_error_count_;
  diagnostics_.push_back(std::move(diagnostic));
}

void DiagnosticSink::report(const DiagnosticInfo& info, Span place,
                            std::vector<Argument> arguments) {
  Diagnostic diagnostic;
  diagnostic.info = &info;
  diagnostic.arguments = std::move(arguments);
  diagnostic.primary = Label{place, {}, {}};
  report(std::move(diagnostic));
}

std::vector<Diagnostic> DiagnosticSink::take() {
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const Diagnostic& left, const Diagnostic& right) {
                     return sort_key(left) < sort_key(right);
                   });
  std::vector<Diagnostic> taken;
  taken.reserve(diagnostics_.size());
  for (Diagnostic& diagnostic : diagnostics_)
    if (std::find(taken.begin(), taken.end(), diagnostic) == taken.end())
      taken.push_back(std::move(diagnostic));
  diagnostics_.clear();
  kept_error_count_ = 0;
  return taken;
}

}  // namespace guiju
