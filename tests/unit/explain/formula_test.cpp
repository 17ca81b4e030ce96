#include "sample.hpp"

namespace guiju {
namespace {

TEST(Formula, AQuotientShowsItsOperandsAndItsExactValue) {
  EXPECT_EQ(sample().zh("县", 0, "回收率"), R"(
县 道 的 回收率 = 98.67%（rules.gj:44，依据 文 二）
  因为 收回额 / 到期额 = 74/75 ≈ 98.67%
    收回额 = 296.00元（输入，县.csv:2）
    到期额 = 300.00元（输入，县.csv:2）
)");
  EXPECT_EQ(sample().en("县", 0, "回收率"), R"(
回收率 of 县 道 = 98.67% (rules.gj:44, cite 文 二)
  because 收回额 / 到期额 = 74/75 ≈ 98.67%
    收回额 = 296.00元 (input, 县.csv:2)
    到期额 = 300.00元 (input, 县.csv:2)
)");
}

TEST(Formula, AChoiceShowsTheBranchThatDecidedAndWhatWasRounded) {
  EXPECT_EQ(sample().zh("县", 0, "奖金"), R"(
县 道 的 奖金 = 560.00元（rules.gj:45，依据 文 二）
  因为 当 回收率 >= 启动线 则 合计(户.申请额) × 计提，否则 0元 四舍五入 到 分 = 560.00元
    因为 回收率 >= 启动线：成立，74/75 ≈ 98.67% 对 98%，相差 +1/150 ≈ 0.67%，由它决定
      回收率 = 98.67%（rules.gj:44，依据 文 二）
        因为 收回额 / 到期额 = 74/75 ≈ 98.67%
          收回额 = 296.00元（输入，县.csv:2）
          到期额 = 300.00元（输入，县.csv:2）
      参数 启动线 = 98%（自 2016-01-01，rules.gj:4，依据 文 二）
      合计(户.申请额) × 计提 = 560.001元
        合计(户.申请额) = 28000.05元，3 行中计入 3 行
        参数 计提 = 2%（rules.gj:5，依据 文 二）
)");
  EXPECT_EQ(sample().en("县", 0, "奖金"), R"(
奖金 of 县 道 = 560.00元 (rules.gj:45, cite 文 二)
  because 当 回收率 >= 启动线 则 合计(户.申请额) × 计提，否则 0元 四舍五入 到 分 = 560.00元
    because 回收率 >= 启动线: holds, 74/75 ≈ 98.67% against 98%, difference +1/150 ≈ 0.67%, this case decides
      回收率 = 98.67% (rules.gj:44, cite 文 二)
        because 收回额 / 到期额 = 74/75 ≈ 98.67%
          收回额 = 296.00元 (input, 县.csv:2)
          到期额 = 300.00元 (input, 县.csv:2)
      parameter 启动线 = 98% (from 2016-01-01, rules.gj:4, cite 文 二)
      合计(户.申请额) × 计提 = 560.001元
        合计(户.申请额) = 28000.05元, 3 of 3 rows count
        parameter 计提 = 2% (rules.gj:5, cite 文 二)
)");
}

TEST(Formula, AChoiceWithoutATrueCaseFallsToTheLast) {
  EXPECT_EQ(sample().zh("县", 1, "奖金"), R"(
县 低 的 奖金 = 0.00元（rules.gj:45，依据 文 二）
  因为 当 回收率 >= 启动线 则 合计(户.申请额) × 计提，否则 0元 四舍五入 到 分 = 0.00元
    回收率 >= 启动线：不成立，29/30 ≈ 96.67% 对 98%，相差 -1/75 ≈ -1.33%
      回收率 = 96.67%（rules.gj:44，依据 文 二）
        因为 收回额 / 到期额 = 29/30 ≈ 96.67%
          收回额 = 290.00元（输入，县.csv:3）
          到期额 = 300.00元（输入，县.csv:3）
      参数 启动线 = 98%（自 2016-01-01，rules.gj:4，依据 文 二）
    因为 0元：前面的情形都不成立，所以是它
)");
}

TEST(Formula, AMissingInputIsNamedDownToItsCell) {
  EXPECT_EQ(sample().zh("县", 3, "回收率"), R"(
县 缺 的 回收率：未定，要看 到期额（rules.gj:44，依据 文 二）
  因为 收回额 / 到期额：未定，要看 到期额
    收回额 = 1.00元（输入，县.csv:5）
    到期额：没有填（输入，县.csv:5）
)");
  EXPECT_EQ(sample().en("县", 3, "回收率"), R"(
回收率 of 县 缺: undecided, hangs on 到期额 (rules.gj:44, cite 文 二)
  because 收回额 / 到期额: undecided, hangs on 到期额
    收回额 = 1.00元 (input, 县.csv:5)
    到期额: left empty (input, 县.csv:5)
)");
}

TEST(Formula, AFaultSaysWhereItArose) {
  EXPECT_EQ(sample().zh("县", 2, "奖金"), R"(
县 空 的 奖金：故障，除数是零，出在 回收率（rules.gj:44）（rules.gj:45，依据 文 二）
  因为 当 回收率 >= 启动线 则 合计(户.申请额) × 计提，否则 0元 四舍五入 到 分：故障，除数是零，出在 回收率（rules.gj:44）
    因为 回收率 >= 启动线：故障，除数是零
      回收率：故障，除数是零（rules.gj:44，依据 文 二）
        因为 收回额 / 到期额：故障，除数是零
          收回额 = 0.00元（输入，县.csv:4）
          到期额 = 0.00元（输入，县.csv:4）
      参数 启动线 = 98%（自 2016-01-01，rules.gj:4，依据 文 二）
)");
  EXPECT_EQ(sample().en("县", 2, "奖金"), R"(
奖金 of 县 空: fault, the divisor is zero, it arose in 回收率 (rules.gj:44) (rules.gj:45, cite 文 二)
  because 当 回收率 >= 启动线 则 合计(户.申请额) × 计提，否则 0元 四舍五入 到 分: fault, the divisor is zero, it arose in 回收率 (rules.gj:44)
    because 回收率 >= 启动线: fault, the divisor is zero
      回收率: fault, the divisor is zero (rules.gj:44, cite 文 二)
        because 收回额 / 到期额: fault, the divisor is zero
          收回额 = 0.00元 (input, 县.csv:4)
          到期额 = 0.00元 (input, 县.csv:4)
      parameter 启动线 = 98% (from 2016-01-01, rules.gj:4, cite 文 二)
)");
}

}  // namespace
}  // namespace guiju
