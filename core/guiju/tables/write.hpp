// Conclusions as table files.
#pragma once

#include <string>

#include "guiju/checked/tree.hpp"
#include "guiju/eval/run.hpp"

namespace guiju::tables {

/// <entity>.csv: key columns, then the written conclusions; UTF-8 without mark, LF.
std::string write_csv(const checked::CheckedPack& pack, const eval::Run& run,
                      checked::EntityId entity);
/// <entity>.open.csv; empty where nothing is open.
std::string write_open_csv(const checked::CheckedPack& pack, const eval::Run& run,
                           checked::EntityId entity);

/// The name of an input as `缺` writes it: bare for the table's own, else 户.申请额.
std::string input_name(const checked::CheckedPack& pack, checked::EntityId reader,
                       checked::ColumnId input);

}  // namespace guiju::tables
