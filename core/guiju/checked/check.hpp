// From what is written to what is known to be right; all author errors end here.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "guiju/checked/packs.hpp"
#include "guiju/checked/tree.hpp"
#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::checked {

/// All files of one pack. Reports every problem; the result is to be used only where
/// `sink.has_errors()` is false afterwards.
CheckedPack check(std::span<const syntax::Tree> trees, const SourceSet& sources,
                  DiagnosticSink& sink);

/// The same for a pack that imports others. `packs`: each after those that it imports, the own one
/// last; together they hold all trees. The imported ones are right by themselves.
CheckedPack check(std::span<const syntax::Tree> trees, std::span<const PackPart> packs,
                  const SourceSet& sources, DiagnosticSink& sink);

/// A value for `parameter` written as in a rule file ("98%", "2", "是", "3:2:4:1"), checked against
/// its type and allowed range. `sources` receives the text as a file named `<set>`.
std::optional<Value> read_parameter_value(const CheckedPack& pack, ParameterId parameter,
                                          std::string_view text, SourceSet& sources,
                                          DiagnosticSink& sink);

/// Reports each parameter that a rule asks at the as-of date and that has no value then, at `place`,
/// or where it is declared if `place` is in no file.
void require_parameters_at(const CheckedPack& pack, Date as_of, Span place, DiagnosticSink& sink);

}  // namespace guiju::checked
