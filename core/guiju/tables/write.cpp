#include "guiju/tables/write.hpp"

#include <algorithm>
#include <unordered_map>

#include "guiju/tables/cell.hpp"

namespace guiju::tables {
namespace {

using checked::ColumnId;

constexpr std::string_view undecided_word = "未定";
constexpr std::string_view fault_word = "故障";

bool needs_quotes(std::string_view cell) {
  return cell.find_first_of(",\"\n\r") != std::string_view::npos;
}

/// Puts the cell that begins at `begin` of `out` in quotes where CSV asks for it.
void quote_cell(std::string& out, std::size_t begin) {
  const std::string_view written = std::string_view(out).substr(begin);
  if (!needs_quotes(written)) return;
  std::string cell = "\"";
  for (const char c : written) {
    if (c == '"') cell += '"';
    cell += c;
  }
  cell += '"';
  out.replace(begin, std::string::npos, cell);
}

void append_quoted(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += text;
  quote_cell(out, begin);
}

/// Writes cells of one entity's rows.
class RowWriter {
 public:
  RowWriter(const checked::CheckedPack& pack, const eval::Run& run) : pack_(pack), run_(run) {}

  void append_name(std::string& out, ColumnId id) const { append_quoted(out, pack_.at(id).name); }

  /// Nothing where the row is not known.
  void append(std::string& out, ColumnId id, std::size_t row) const {
    const eval::Column& column = run_.columns[id.index()];
    if (!column.is_known(row)) return;
    const std::size_t begin = out.size();
    append_cell(out, pack_, id, column, row, *run_.pools, &run_.options);
    if (column.form == eval::Form::Code) quote_cell(out, begin);
  }

  void append_key(std::string& out, checked::EntityId entity, std::size_t row) const {
    bool is_first = true;
    for (const ColumnId id : pack_.at(entity).key) {
      if (!is_first) out += ',';
      append(out, id, row);
      is_first = false;
    }
  }
  void append_key_names(std::string& out, checked::EntityId entity) const {
    bool is_first = true;
    for (const ColumnId id : pack_.at(entity).key) {
      if (!is_first) out += ',';
      append_name(out, id);
      is_first = false;
    }
  }

 private:
  const checked::CheckedPack& pack_;
  const eval::Run& run_;
};

/// The `缺` cell of every reason that comes up, worked out once.
class MissingCells {
 public:
  MissingCells(const checked::CheckedPack& pack, const eval::Run& run, checked::EntityId reader)
      : pack_(pack), run_(run), reader_(reader) {}

  const std::string& at(eval::Why why) {
    const auto [place, is_new] = cells_.try_emplace(why);
    if (is_new) append_quoted(place->second, missing_names(pack_, run_, reader_, why));
    return place->second;
  }

 private:
  const checked::CheckedPack& pack_;
  const eval::Run& run_;
  checked::EntityId reader_;
  std::unordered_map<eval::Why, std::string> cells_;
};

}  // namespace

std::vector<ColumnId> shown_conclusions(const checked::CheckedPack& pack, const eval::Run& run,
                                        checked::EntityId entity) {
  std::vector<ColumnId> shown;
  for (const ColumnId id : pack.at(entity).written)
    if (run.concluded[id.index()]) shown.push_back(id);
  return shown;
}

eval::Counts count(const eval::Column& column) {
  eval::Counts counts;
  if (column.all_known) {
    counts.decided = column.size;
    return counts;
  }
  for (std::size_t row = 0; row < column.size; ++row) {
    if (column.is_known(row))
      ++counts.decided;
    else if (eval::is_fault(column.why[row]))
      ++counts.faulted;
    else
      ++counts.undecided;
  }
  return counts;
}

std::string write_csv(const checked::CheckedPack& pack, const eval::Run& run,
                      checked::EntityId entity) {
  const std::vector<ColumnId> shown = shown_conclusions(pack, run, entity);
  const std::size_t rows = eval::row_count(run, entity);
  const RowWriter writer(pack, run);
  std::string out;
  writer.append_key_names(out, entity);
  for (const ColumnId id : shown) {
    out += ',';
    writer.append_name(out, id);
  }
  out += '\n';
  constexpr std::size_t sampled_rows = 1000;
  for (std::size_t row = 0; row < rows; ++row) {
    // By now it is known how long a row is.
    if (row == sampled_rows) out.reserve(out.size() / sampled_rows * rows / 8 * 9);
    writer.append_key(out, entity, row);
    for (const ColumnId id : shown) {
      out += ',';
      writer.append(out, id, row);
    }
    out += '\n';
  }
  return out;
}

std::string write_open_csv(const checked::CheckedPack& pack, const eval::Run& run,
                           checked::EntityId entity) {
  std::vector<ColumnId> open;
  for (const ColumnId id : shown_conclusions(pack, run, entity))
    if (!run.columns[id.index()].all_known) open.push_back(id);
  const std::size_t rows = eval::row_count(run, entity);
  const RowWriter writer(pack, run);
  MissingCells missing(pack, run, entity);
  std::string out;
  for (std::size_t row = 0; row < rows; ++row) {
    for (const ColumnId id : open) {
      const eval::Column& column = run.columns[id.index()];
      if (column.is_known(row)) continue;
      if (out.empty()) {
        writer.append_key_names(out, entity);
        out += ",结论,状态,缺\n";
      }
      const eval::Why why = column.why[row];
      writer.append_key(out, entity, row);
      out += ',';
      writer.append_name(out, id);
      out += ',';
      out += eval::is_fault(why) ? fault_word : undecided_word;
      out += ',';
      out += missing.at(why);
      out += '\n';
    }
  }
  return out;
}

std::string input_name(const checked::CheckedPack& pack, checked::EntityId reader,
                       checked::ColumnId input) {
  const checked::Column& column = pack.at(input);
  if (column.entity == reader) return column.name;
  return pack.at(column.entity).name + "." + column.name;
}

std::string missing_names(const checked::CheckedPack& pack, const eval::Run& run,
                          checked::EntityId reader, eval::Why why) {
  std::string names;
  if (eval::is_fault(why)) return names;
  for (const ColumnId input : run.pools->whys.set_at(why)) {
    if (!names.empty()) names += "；";
    names += input_name(pack, reader, input);
  }
  return names;
}

}  // namespace guiju::tables
