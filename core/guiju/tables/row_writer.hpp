// Cells of a row of results, as CSV.
#pragma once

#include <string>
#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/eval/run.hpp"
#include "guiju/tables/cell.hpp"

namespace guiju::tables {

/// Puts the cell that begins at `begin` of `out` in quotes where CSV asks for it.
void quote_cell(std::string& out, std::size_t begin);
void append_quoted(std::string& out, std::string_view text);

/// Writes cells of one entity's rows.
class RowWriter {
 public:
  RowWriter(const checked::CheckedPack& pack, const eval::Run& run) : pack_(pack), run_(run) {}

  void append_name(std::string& out, checked::ColumnId id) const {
    append_quoted(out, pack_.at(id).name);
  }

  /// Nothing where the row is not known.
  void append(std::string& out, checked::ColumnId id, std::size_t row) const {
    const eval::Column& column = run_.columns[id.index()];
    if (!column.is_known(row)) return;
    const std::size_t begin = out.size();
    append_cell(out, pack_, id, column, row, *run_.pools, &run_.options);
    if (column.form == eval::Form::Code) quote_cell(out, begin);
  }

  void append_key(std::string& out, checked::EntityId entity, std::size_t row) const {
    bool is_first = true;
    for (const checked::ColumnId id : pack_.at(entity).key) {
      if (!is_first) out += ',';
      append(out, id, row);
      is_first = false;
    }
  }
  void append_key_names(std::string& out, checked::EntityId entity) const {
    bool is_first = true;
    for (const checked::ColumnId id : pack_.at(entity).key) {
      if (!is_first) out += ',';
      append_name(out, id);
      is_first = false;
    }
  }

 private:
  const checked::CheckedPack& pack_;
  const eval::Run& run_;
};

}  // namespace guiju::tables
