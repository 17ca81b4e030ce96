// Conclusions as table files.
#pragma once

#include <string>

#include "guiju/checked/tree.hpp"
#include "guiju/eval/run.hpp"

namespace guiju::tables {

/// The conclusions of an entity that its results show: those written out, without the ones that hang
/// on an optional input that was left out.
std::vector<checked::ColumnId> shown_conclusions(const checked::CheckedPack& pack,
                                                 const eval::Run& run, checked::EntityId entity);

/// How one conclusion came out over all rows.
eval::Counts count(const eval::Column& column);

/// <entity>.csv: key columns, then the written conclusions; UTF-8 without mark, LF. Texts are
/// written as they are: a text that begins with = is no formula to guiju.
std::string write_csv(const checked::CheckedPack& pack, const eval::Run& run,
                      checked::EntityId entity);
/// <entity>.open.csv; empty where nothing is open.
std::string write_open_csv(const checked::CheckedPack& pack, const eval::Run& run,
                           checked::EntityId entity);

/// The name of an input as `缺` writes it: bare for the table's own, else 户.申请额.
std::string input_name(const checked::CheckedPack& pack, checked::EntityId reader,
                       checked::ColumnId input);
/// The inputs that a row hangs on, joined by `；`; empty for a fault.
std::string missing_names(const checked::CheckedPack& pack, const eval::Run& run,
                          checked::EntityId reader, eval::Why why);

}  // namespace guiju::tables
