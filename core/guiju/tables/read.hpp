// Table files as UTF-8 text into typed columns.
#pragma once

#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/sink.hpp"
#include "guiju/eval/table.hpp"
#include "guiju/tables/shape.hpp"

namespace guiju::tables {

/// Offset of the first byte that is not UTF-8, or the size of the text; quick over long texts.
std::size_t valid_utf8_size(std::string_view text);

/// CSV (RFC 4180; LF or CRLF; quoted cells may hold line breaks; a byte-order mark is skipped).
/// What refuses the table is reported with file, line and column, all of it up to the sink's limit;
/// cells that cannot be read stay with their rows.
eval::Table read_csv(const checked::CheckedPack& pack, const TableShape& shape,
                     std::string_view text, std::string_view file_name, eval::Pools& pools,
                     DiagnosticSink& sink);
eval::Table read_csv(const checked::CheckedPack& pack, checked::EntityId entity,
                     std::string_view text, std::string_view file_name, eval::Pools& pools,
                     DiagnosticSink& sink);

}  // namespace guiju::tables
