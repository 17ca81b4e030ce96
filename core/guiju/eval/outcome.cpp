// Values of a run one by one, for doors and explanations.

#include "guiju/eval/outcome.hpp"

#include "guiju/base/date.hpp"
#include "guiju/eval/joins.hpp"

namespace guiju::eval {

using checked::CheckedPack;
using checked::TypeKind;

Outcome open_outcome(const Pools& pools, Why why) {
  Outcome result;
  if (why == none_why) {
    result.value = checked::NotApplicable{};
  } else if (is_fault(why)) {
    result.state = Outcome::State::Fault;
    result.fault = pools.whys.fault_at(why);
  } else {
    result.state = Outcome::State::Undecided;
    result.missing = pools.whys.set_at(why);
  }
  return result;
}

checked::Value code_value(const checked::Type& type, const Pools& pools, std::int32_t code) {
  switch (type.kind) {
    case TypeKind::Date: return Date{code};
    case TypeKind::Month: return Month{code};
    case TypeKind::MonthSpan: return checked::MonthSpan{code};
    case TypeKind::DaySpan: return checked::DaySpan{code};
    case TypeKind::Enum:
      return checked::EnumWord{type.enumeration, static_cast<std::uint32_t>(code)};
    case TypeKind::RoundingMode: return static_cast<RoundingMode>(code);
    case TypeKind::List: {
      checked::TextList list;
      for (std::int32_t item : pools.lists.at(code)) list.items.emplace_back(pools.texts.at(item));
      return list;
    }
    case TypeKind::RatioList: return checked::NotApplicable{};
    default: return std::string{pools.texts.at(code)};
  }
}

Outcome outcome_at(const Column& column, const checked::Type& type, const Pools& pools,
                   std::size_t row) {
  if (!column.is_known(row)) return open_outcome(pools, column.why[row]);
  Outcome result;
  switch (column.form) {
    case Form::Bits: result.value = column.truth(row); break;
    case Form::Code: result.value = code_value(type, pools, column.codes[row]); break;
    default: result.value = column.number(row); break;
  }
  return result;
}

Outcome outcome(const CheckedPack& pack, const Run& run, ColumnId id, std::size_t row) {
  return outcome_at(run.columns[id.index()], pack.at(id).type, *run.pools, row);
}

std::size_t row_count(const Run& run, EntityId entity) {
  const Table& table = run.tables[entity.index()];
  return table.is_given ? table.row_count : 0;
}

Counts count(const CheckedPack& pack, const Run& run, EntityId entity) {
  Counts counts;
  const std::size_t rows = row_count(run, entity);
  for (ColumnId id : pack.at(entity).written) {
    if (!run.concluded[id.index()]) continue;
    const Column& column = run.columns[id.index()];
    std::size_t open = 0;
    for (std::size_t row = 0; !column.all_known && row < rows; ++row) {
      if (column.is_decided(row)) continue;
      ++open;
      ++(is_fault(column.why[row]) ? counts.faulted : counts.undecided);
    }
    counts.decided += rows - open;
  }
  return counts;
}

std::optional<std::size_t> find_row(const CheckedPack& pack, const Run& run, EntityId entity,
                                    const std::vector<std::string>& key) {
  std::string wanted;
  for (const std::string& part : key) wanted += (wanted.empty() ? "" : "，") + part;
  for (std::size_t row = 0; row < row_count(run, entity); ++row)
    if (key_text(pack, run, entity, row) == wanted) return row;
  return std::nullopt;
}

std::optional<std::size_t> ancestor_row(const CheckedPack& pack, const Run& run, EntityId entity,
                                        std::size_t row, EntityId ancestor) {
  const program::Program none;
  Context context{pack, none, run, nullptr, {}};
  const std::int32_t at = context.ancestor_rows(entity, ancestor)[row];
  return at < 0 ? std::nullopt : std::optional{static_cast<std::size_t>(at)};
}

}  // namespace guiju::eval
