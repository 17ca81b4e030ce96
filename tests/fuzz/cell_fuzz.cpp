// Any bytes in a cell of any type become a value, a missing cell or a fault; a value that is written
// reads back as itself.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../unit/tables/county.hpp"
#include "guiju/tables/cell.hpp"
#include "guiju/tables/key.hpp"

namespace {

using guiju::tables::CellReader;
using guiju::tables::CellState;

void require(bool holds) {
  if (!holds) std::abort();
}

constexpr const char* columns[] = {"户号", "有项目", "余额", "人口", "面积", "利率",
                                   "日期", "月份",   "模式", "姓名", "期限"};

/// The written value of one cell; empty where there is none.
std::string read(const guiju::tables::County& county, guiju::checked::ColumnId column, bool is_key,
                 std::string_view cell) {
  guiju::eval::Pools pools;
  CellReader reader(county.pack, column, is_key, pools);
  const CellState state = reader.append(cell);
  const guiju::eval::Column values = reader.take();
  require(values.size == 1);
  require(values.is_known(0) == (state == CellState::Read));
  std::string text;
  if (state == CellState::Read)
    guiju::tables::append_cell(text, county.pack, column, values, 0, pools);
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const guiju::tables::County county;
  if (size == 0) return 0;
  const char* name = columns[data[0] % std::size(columns)];
  const std::string_view cell(reinterpret_cast<const char*>(data) + 1, size - 1);
  const bool is_key = name == columns[0];
  const std::string written = read(county, county.column(name), is_key, cell);
  // A rate too great for a percentage is written as a ratio, and the two decimals of an amount may be
  // more digits than a cell may have.
  constexpr std::size_t digits_max = 38;
  const bool is_huge = name != columns[0] && written.size() > digits_max;
  if (written.empty() || is_huge || written.find('/') != std::string::npos) return 0;
  require(read(county, county.column(name), is_key, written) == written);
  return 0;
}
