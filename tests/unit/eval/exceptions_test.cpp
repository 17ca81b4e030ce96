// Exceptions, and exceptions to them, to any depth.

#include "small_run.hpp"

namespace guiju {
namespace {

const char* const rules = R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 甲, 乙, 丙, 丁 : 是否
每个 户   依据 文 "一"
  定义 数 : 整数
    一般 0
    例外 一级              当 甲   则 1
    例外 二级   除 一级   当 乙   则 2
    例外 三级   除 二级   当 丙
    例外 四级   除 三级   当 丁
)";

const char* const rules_in_english = R"(pack small   version 1
source paper "paper"
entity 户   key 户号
  input 甲, 乙, 丙, 丁 : bool
each 户   cite paper "1"
  define 数 : integer
    general 0
    exception 一级                   when 甲   then 1
    exception 二级   overrides 一级   when 乙   then 2
    exception 三级   overrides 二级   when 丙
    exception 四级   overrides 三级   when 丁
)";

class Exceptions : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(BothVocabularies, Exceptions, testing::Values(rules, rules_in_english));

TEST_P(Exceptions, OneThatIsOverriddenItselfOverridesNothing) {
  SmallRun run{GetParam()};
  run.table("户", "户号 甲 乙 丙 丁",
            {"1 否 否 否 否", "2 是 否 否 否", "3 是 是 否 否", "4 是 是 是 否", "5 是 是 是 是",
             "6 否 是 是 是", "7 是 是 是 -", "8 是 否 - -"})
      .evaluate();
  EXPECT_EQ(run.column("户", "数"), "0 1 2 1 2 2 ?丁 1");
}

}  // namespace
}  // namespace guiju
