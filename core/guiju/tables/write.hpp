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

/// A check that holds on a row: something to look at.
struct Finding {
  std::size_t row = 0;
  const checked::DataCheck* check = nullptr;
};
/// In the order of the rows, of one row as declared. A check that is not known finds nothing.
std::vector<Finding> findings(const checked::CheckedPack& pack, const eval::Run& run,
                              checked::EntityId entity);
/// The checks of an entity, as declared, without those that need an optional input that was left out.
std::vector<const checked::DataCheck*> checks_of(const checked::CheckedPack& pack,
                                                 const eval::Run& run, checked::EntityId entity);
/// How many rows a check holds on, and on how many it is not known.
struct CheckCounts {
  std::size_t found = 0;
  std::size_t undecided = 0;
  std::size_t faulted = 0;
};
CheckCounts count(const checked::CheckedPack& pack, const eval::Run& run,
                  const checked::DataCheck& check);
/// <entity>.check.csv; empty where nothing is found.
std::string write_check_csv(const checked::CheckedPack& pack, const eval::Run& run,
                            checked::EntityId entity);
/// The title of a source and its clause; empty for none.
std::string citation_text(const checked::Citation& citation);

/// The name of an input as `缺` writes it: bare for the table's own, else 户.申请额.
std::string input_name(const checked::CheckedPack& pack, checked::EntityId reader,
                       checked::ColumnId input);
/// The inputs that a row hangs on, joined by `；`; empty for a fault.
std::string missing_names(const checked::CheckedPack& pack, const eval::Run& run,
                          checked::EntityId reader, eval::Why why);

}  // namespace guiju::tables
