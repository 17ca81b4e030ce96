// What data checks found, as a table file.
#include "guiju/tables/row_writer.hpp"
#include "guiju/tables/write.hpp"

namespace guiju::tables {
namespace {

constexpr std::string_view error_word = "错误";
constexpr std::string_view warning_word = "警告";

std::string_view level_word(checked::DataCheck::Level level) {
  return level == checked::DataCheck::Level::Error ? error_word : warning_word;
}

}  // namespace

std::vector<const checked::DataCheck*> checks_of(const checked::CheckedPack& pack,
                                                 const eval::Run& run, checked::EntityId entity) {
  std::vector<const checked::DataCheck*> checks;
  for (const checked::DataCheck& check : pack.checks)
    if (pack.at(check.column).entity == entity && run.concluded[check.column.index()])
      checks.push_back(&check);
  return checks;
}

std::vector<Finding> findings(const checked::CheckedPack& pack, const eval::Run& run,
                              checked::EntityId entity) {
  const std::size_t rows = eval::row_count(run, entity);
  std::vector<Finding> found;
  if (rows == 0) return found;
  const std::vector<const checked::DataCheck*> checks = checks_of(pack, run, entity);
  for (std::size_t row = 0; row < rows; ++row) {
    for (const checked::DataCheck* check : checks) {
      const eval::Column& column = run.columns[check->column.index()];
      if (column.is_known(row) && column.truth(row)) found.push_back({row, check});
    }
  }
  return found;
}

CheckCounts count(const checked::CheckedPack& pack, const eval::Run& run,
                  const checked::DataCheck& check) {
  const eval::Column& column = run.columns[check.column.index()];
  CheckCounts counts;
  const std::size_t rows = eval::row_count(run, pack.at(check.column).entity);
  for (std::size_t row = 0; row < rows; ++row) {
    if (column.is_known(row))
      counts.found += column.truth(row) ? 1 : 0;
    else if (eval::is_fault(column.why[row]))
      ++counts.faulted;
    else
      ++counts.undecided;
  }
  return counts;
}

std::string write_check_csv(const checked::CheckedPack& pack, const eval::Run& run,
                            checked::EntityId entity) {
  const RowWriter writer(pack, run);
  std::string out;
  for (const auto& [row, check] : findings(pack, run, entity)) {
    if (out.empty()) {
      writer.append_key_names(out, entity);
      out += ",级别,校验,依据\n";
    }
    writer.append_key(out, entity, row);
    out += ',';
    out += level_word(check->level);
    out += ',';
    append_quoted(out, check->message);
    out += ',';
    append_quoted(out, citation_text(pack.at(check->column).citation));
    out += '\n';
  }
  return out;
}

std::string citation_text(const checked::Citation& citation) {
  if (citation.clause.empty()) return citation.source_text;
  return citation.source_text + " " + citation.clause;
}

}  // namespace guiju::tables
