// Collects diagnostics of a whole check.
#pragma once

#include <vector>

#include "guiju/diag/diagnostic.hpp"

namespace guiju {

/// Diagnostics kept at most; the number dropped is counted. An error takes the place of a warning
/// or note before it is dropped.
inline constexpr std::size_t diagnostics_max = 1000;

class DiagnosticSink {
 public:
  void report(Diagnostic diagnostic);
  /// The common case: a kind, its arguments and one place.
  void report(const DiagnosticInfo& info, Span place, std::vector<Argument> arguments = {});

  [[nodiscard]] bool has_errors() const { return error_count_ > 0; }
  [[nodiscard]] std::size_t dropped_count() const { return dropped_count_; }
  /// In source order (file, begin), then code; exact duplicates once. Those without a place in a
  /// rule file come last, as they were reported. The counts stay.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t error_count_ = 0;       // of all that were reported
  std::size_t kept_error_count_ = 0;  // of those in `diagnostics_`
  std::size_t dropped_count_ = 0;
};

}  // namespace guiju
