// What an add-on makes of the rules of the pack that it imports.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"

namespace guiju {
namespace {

struct Words {
  const char* base;
  const char* add_on;
  const char* entity;
  const char* rule;
  const char* added;     // the exception that the add-on adds
  const char* replaced;  // the one that it replaces
  const char* split;
  const char* table;
};

const Words words[] = {{R"gj(规则包 底本   版本 1
出处 文 "底本"
参数 限额(数 : 整数) : 金额   依据 文 "一"
  | 数 || 限额 |
  | 否则 || 1元 |
实体 户   键 户号
  输入 分 : 整数
每个 户   依据 文 "二"
  定义 合格 : 是否
    一般   分 > 60
    例外 立案   当 分 = 70   则 否
  分配 限额(分)   按 1:1   给 左, 右 : 金额   到 分
)gj",
                        R"gj(规则包 补充   版本 1
引入 底本   版本 1
出处 文 "补充"
参数 限额(数 : 整数) : 金额   自 2018-01-01   替换 底本   依据 文 "一"
  | 数 || 限额 |
  | 否则 || 2元 |
每个 户   依据 文 "二"
  例外 特困   属于 合格   除 立案   当 分 = 5   则 是
  例外 立案   属于 合格   当 分 = 80   则 否   替换 底本
  分配 限额(分)   按 3:1   给 左, 右 : 金额   到 分   替换 底本
)gj",
                        "户", "合格", "合格.特困", "合格.立案", "左", "限额"},
                       {R"gj(pack base   version 1
source paper "Base"
param limit(number : integer) : money   cite paper "1"
  | number || limit |
  | otherwise || 1元 |
entity household   key code
  input points : integer
each household   cite paper "2"
  define passed : bool
    general   points > 60
    exception filed   when points = 70   then no
  split limit(points)   by 1:1   into left, right : money   to 分
)gj",
                        R"gj(pack addition   version 1
import base   version 1
source paper "Addition"
param limit(number : integer) : money   from 2018-01-01   replaces base   cite paper "1"
  | number || limit |
  | otherwise || 2元 |
each household   cite paper "2"
  exception hardship   of passed   overrides filed   when points = 5   then yes
  exception filed   of passed   when points = 80   then no   replaces base
  split limit(points)   by 3:1   into left, right : money   to 分   replaces base
)gj",
                        "household", "passed", "passed.hardship", "passed.filed", "left", "limit"}};

TEST(AddOn, adds_and_replaces_exceptions_tables_and_splits) {
  for (const Words& word : words) {
    Imports imports;
    imports.packs.push_back({"base/", {{"rules.gj", word.base}}});
    const CompileResult result = compile({{"own.gj", word.add_on}}, std::move(imports));
    ASSERT_TRUE(result.pack) << render_text(result.diagnostics, result.sources, {});
    const checked::CheckedPack& pack = result.pack->checked;
    const checked::EntityId entity = checked::find_entity(pack, word.entity);
    const auto column = [&](const char* name) { return checked::find_column(pack, entity, name); };

    const auto* rule = std::get_if<checked::Exceptions>(&pack.at(column(word.rule)).definition);
    ASSERT_NE(rule, nullptr);
    ASSERT_EQ(rule->exceptions.size(), 2U);
    EXPECT_EQ(rule->general_span.file, FileId{1});
    EXPECT_EQ(rule->exceptions[0].column, column(word.replaced));
    EXPECT_EQ(rule->exceptions[0].span.file, FileId{0});
    EXPECT_EQ(rule->exceptions[1].column, column(word.added));
    EXPECT_EQ(rule->exceptions[1].overrides, std::vector<std::size_t>{0});

    ASSERT_EQ(pack.parameter_tables.size(), 1U);
    EXPECT_EQ(pack.parameter_tables[0].name, word.table);
    ASSERT_EQ(pack.parameter_tables[0].versions.size(), 2U);
    EXPECT_EQ(pack.parameter_tables[0].versions[0].rows.size(), 0U);
    ASSERT_EQ(pack.splits.size(), 1U);
    EXPECT_EQ(pack.at(column(word.split)).span.file, FileId{0});

    std::size_t additions = 0;
    std::size_t tables = 0;
    for (const checked::Replacement& each : pack.replacements) {
      if (each.is_addition) {
        EXPECT_EQ(each.column, column(word.added));
        ++additions;
      }
      tables += each.table ? 1 : 0;
    }
    EXPECT_EQ(pack.replacements.size(), 5U);  // the table, two exceptions, two shares
    EXPECT_EQ(additions, 1U);
    EXPECT_EQ(tables, 1U);
  }
}

}  // namespace
}  // namespace guiju
