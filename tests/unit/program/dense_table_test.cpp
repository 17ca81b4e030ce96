#include <gtest/gtest.h>

#include "checked_text.hpp"
#include "guiju/program/dense_table.hpp"

namespace guiju::program {
namespace {

std::optional<DenseResult> dense(const std::string& table) {
  const checked::CheckedPack pack = checked_text(R"(规则包 小   版本 1
出处 文 "文"
枚举 色 = 红, 绿, 蓝
实体 户   键 户号
  输入 头 : 色
  输入 甲 : 是否
  输入 数 : 整数
每个 户   依据 文 "一"
)" + table);
  for (const checked::Column& column : pack.columns)
    if (const auto* found = std::get_if<checked::DecisionTable>(&column.definition))
      return make_dense_table(pack, *found);
  ADD_FAILURE() << "no table";
  return std::nullopt;
}

TEST(DenseTable, HoldsTheRowForEveryCombinationOfWords) {
  const auto result = dense(R"(  决策表 果 : 整数   命中 唯一
    | 头     | 甲 || 果 |
    | 红     | -  || 1  |
    | 绿, 蓝 | 是 || 2  |
    | 否则        || 3  |
)");
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->inputs.size(), 2U);
  EXPECT_EQ(result->table.sizes, (std::vector<std::uint32_t>{3, 2}));
  // (红 绿 蓝) for 否, then for 是; 2 stands for otherwise.
  EXPECT_EQ(result->table.hits, (std::vector<std::int32_t>{0, 2, 2, 0, 1, 1}));
}

TEST(DenseTable, UnderstandsNotAndTheFirstHit) {
  const auto result = dense(R"(  决策表 果 : 整数   命中 首个
    | 头     | 甲 || 果 |
    | 非 红  | -  || 1  |
    | -      | 否 || 2  |
    | 否则        || 3  |
)");
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->table.hits, (std::vector<std::int32_t>{1, 0, 0, 2, 0, 0}));
}

TEST(DenseTable, IsNotMadeWhereANumberIsTested) {
  EXPECT_FALSE(dense(R"(  决策表 果 : 整数   命中 唯一
    | 头 | 数   || 果 |
    | 红 | > 3  || 1  |
    | 否则      || 2  |
)")
                   .has_value());
}

}  // namespace
}  // namespace guiju::program
