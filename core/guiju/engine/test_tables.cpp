#include "guiju/engine/test_tables.hpp"

#include <algorithm>
#include <variant>

namespace guiju {
namespace {

using checked::ColumnId;
using checked::TestCell;

/// Puts values of any type into a column of its type.
class ValueAppender {
 public:
  ValueAppender(eval::ColumnBuilder& builder, eval::Pools& pools)
      : builder_(builder), pools_(pools) {}

  void operator()(bool value) { builder_.append_truth(value); }
  void operator()(const Rational& value) { builder_.append_number(value); }
  void operator()(Date value) { builder_.append_code(value.days); }
  void operator()(Month value) { builder_.append_code(value.months); }
  void operator()(checked::MonthSpan value) {
    builder_.append_code(static_cast<std::int32_t>(value.months));
  }
  void operator()(checked::DaySpan value) {
    builder_.append_code(static_cast<std::int32_t>(value.days));
  }
  void operator()(const std::string& value) { builder_.append_code(pools_.texts.intern(value)); }
  void operator()(checked::EnumWord value) {
    builder_.append_code(static_cast<std::int32_t>(value.index));
  }
  void operator()(RoundingMode value) { builder_.append_code(static_cast<std::int32_t>(value)); }
  void operator()(const checked::TextList& value) {
    std::vector<std::int32_t> items;
    for (const std::string& item : value.items) items.push_back(pools_.texts.intern(item));
    builder_.append_code(pools_.lists.intern(items));
  }
  void operator()(checked::NotApplicable) { builder_.append_open(eval::none_why); }
  // No column holds these.
  void operator()(const checked::RatioParts&) { builder_.append_code(0); }

 private:
  eval::ColumnBuilder& builder_;
  eval::Pools& pools_;
};

void append(eval::ColumnBuilder& builder, eval::Pools& pools, ColumnId column,
            const TestCell& cell) {
  switch (cell.kind) {
    case TestCell::Kind::Known: std::visit(ValueAppender(builder, pools), cell.value); return;
    case TestCell::Kind::Missing:
    case TestCell::Kind::Undecided: builder.append_open(pools.whys.missing(column)); return;
    case TestCell::Kind::Fault:
      builder.append_open(pools.whys.fault({eval::FaultCode::ExpectedByTest, column, {}}));
      return;
  }
}

eval::ColumnBuilder builder_for(const checked::CheckedPack& pack, ColumnId column) {
  const checked::Type& type = pack.at(column).type;
  return eval::ColumnBuilder(eval::form_of(type), type.is_money() ? 2 : 0);
}

/// Several given tables of one entity hold rows one after another; a column that one of them lacks
/// is missing there.
eval::Table gather(const checked::CheckedPack& pack, checked::EntityId entity,
                   const checked::TestCase& test, eval::Pools& pools) {
  eval::Table table;
  table.entity = entity;
  std::vector<ColumnId> columns;
  std::vector<const checked::TestTable*> parts;
  for (const checked::TestTable& given : test.given) {
    if (given.entity != entity) continue;
    parts.push_back(&given);
    table.row_count += given.rows.size();
    for (const ColumnId id : given.columns)
      if (std::find(columns.begin(), columns.end(), id) == columns.end()) columns.push_back(id);
  }
  table.is_given = !parts.empty();
  for (const ColumnId id : columns) {
    eval::ColumnBuilder builder = builder_for(pack, id);
    for (const checked::TestTable* part : parts) {
      const auto place = std::find(part->columns.begin(), part->columns.end(), id);
      const auto index = static_cast<std::size_t>(place - part->columns.begin());
      for (const std::vector<TestCell>& row : part->rows) {
        if (place == part->columns.end())
          builder.append_open(pools.whys.missing(id));
        else
          append(builder, pools, id, row[index]);
      }
    }
    table.columns.push_back({id, builder.take()});
  }
  return table;
}

}  // namespace

std::vector<eval::Table> given_tables(const checked::CheckedPack& pack,
                                      const checked::TestCase& test, eval::Pools& pools) {
  std::vector<eval::Table> tables;
  for (std::size_t i = 0; i < pack.entities.size(); ++i)
    tables.push_back(gather(pack, checked::EntityId(i), test, pools));
  return tables;
}

}  // namespace guiju
