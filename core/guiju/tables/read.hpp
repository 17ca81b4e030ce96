// Table files as UTF-8 text into typed columns.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/sink.hpp"
#include "guiju/eval/table.hpp"

namespace guiju::tables {

/// CSV (RFC 4180; LF or CRLF; quoted cells may hold line breaks; a byte-order mark is skipped).
/// Structural errors (a column that is not there, a row of another length, an empty or spoilt key cell,
/// a quote that does not end) are reported, all of them up to a limit, with file, row, column.
eval::Table read_csv(const checked::CheckedPack& pack, checked::EntityId entity,
                     std::string_view text, std::string_view file_name, eval::Pools& pools,
                     DiagnosticSink& sink);

}  // namespace guiju::tables
