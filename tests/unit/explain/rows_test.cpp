#include "sample.hpp"
#include "small_pack.hpp"

namespace guiju {
namespace {

TEST(Rows, AnAggregateNamesItsOpenRowsByKey) {
  EXPECT_EQ(sample().zh("县", 3, "最大"), R"(
县 缺 的 最大：故障，这一格读不出来，出在 户.申请额（rules.gj:12）（rules.gj:47，依据 文 二）
  因为 最大(户.申请额)：故障，这一格读不出来，1 行中计入 0 行，1 行还不知道
    户 H4：故障，这一格读不出来，写的是“三万”（户.csv:5）
)");
  EXPECT_EQ(sample().en("县", 3, "最大"), R"(
最大 of 县 缺: fault, the cell cannot be read, it arose in 户.申请额 (rules.gj:12) (rules.gj:47, cite 文 二)
  because 最大(户.申请额): fault, the cell cannot be read, 0 of 1 rows count, 1 not known
    户 H4: fault, the cell cannot be read, it says “三万” (户.csv:5)
)");
}

TEST(Rows, AnAggregateOfNoRowsIsItsOwnFault) {
  EXPECT_EQ(sample().zh("县", 2, "最大"), R"(
县 空 的 最大：故障，没有一行可以汇总（rules.gj:47，依据 文 二）
  因为 最大(户.申请额)：故障，没有一行可以汇总，0 行中计入 0 行
)");
}

TEST(Rows, ARunningSumShowsWhatWasCarriedIn) {
  EXPECT_EQ(sample().zh("户", 2, "此前额"), R"(
户 H3 的 此前额 = 21000.05元（rules.gj:26，依据 文 一）
  因为 合计(此前.申请额 当 可贷) = 21000.05元，之前有 2 行，带过来 21000.05元
)");
  EXPECT_EQ(sample().en("户", 2, "此前额"), R"(
此前额 of 户 H3 = 21000.05元 (rules.gj:26, cite 文 一)
  because 合计(此前.申请额 当 可贷) = 21000.05元, 2 rows before, carried over 21000.05元
)");
}

TEST(Rows, ARunningSumThroughThisRowShowsItsOwnPart) {
  EXPECT_EQ(sample().zh("户", 1, "至此额"), R"(
户 H2 的 至此额 = 21000.05元（rules.gj:27，依据 文 一）
  因为 合计(至此.申请额 当 建档) = 21000.05元，之前有 1 行，带过来 12000.00元
    建档 = 是（输入，户.csv:3）
    申请额 = 9000.05元（输入，户.csv:3）
)");
}

TEST(Rows, ThePreviousRowIsNamed) {
  EXPECT_EQ(sample().zh("户", 1, "上次"), R"(
户 H2 的 上次 = 12000.00元（rules.gj:28，依据 文 一）
  因为 上一行(申请额, 0元) = 12000.00元，上一行是 户 H1
)");
  EXPECT_EQ(sample().zh("户", 0, "上次"), R"(
户 H1 的 上次 = 0.00元（rules.gj:28，依据 文 一）
  因为 上一行(申请额, 0元) = 0.00元，这是第一行，取初值
)");
}

TEST(Rows, AWindowShowsTheRowsInIt) {
  EXPECT_EQ(sample().zh("户", 2, "连着"), R"(
户 H3 的 连着 = 否（rules.gj:29，依据 文 一）
  因为 连续(2, 建档)：不成立，这一行排在第 3
    户 H2：成立（户.csv:3）
    因为 户 H3：不成立（户.csv:4）
)");
  EXPECT_EQ(sample().en("户", 2, "连着"), R"(
连着 of 户 H3 = 否 (rules.gj:29, cite 文 一)
  because 连续(2, 建档): does not hold, this row stands in place 3
    户 H2: holds (户.csv:3)
    because 户 H3: does not hold (户.csv:4)
)");
}

TEST(Rows, AWindowWithTooFewRowsSaysSo) {
  EXPECT_EQ(sample().zh("户", 0, "连着"), R"(
户 H1 的 连着 = 否（rules.gj:29，依据 文 一）
  因为 连续(2, 建档)：不成立，这一行排在第 1，还不够那么多行
)");
}

TEST(Rows, AWindowShowsTheLengthThatItAskedFor) {
  const SmallPack pack{R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 几 : 整数
  输入 真 : 是否
  次序 先后   按 户号
每个 户   依据 文 "一"
  定义 连着 : 是否 = 连续(上一行(几, 1), 真)   按 先后
)",
                       {{"户", "户号,几,真\n1,2,是\n2,0,是\n3,1,是\n"}}};
  EXPECT_EQ(pack.zh("户", 1, "连着"), R"(
户 2 的 连着 = 是（rules.gj:8，依据 文 一）
  因为 连续(上一行(几, 1), 真)：成立，这一行排在第 2
    上一行(几, 1) = 2，要连着几行
    因为 户 1：成立（户.csv:2）
    因为 户 2：成立（户.csv:3）
)");
  EXPECT_EQ(pack.zh("户", 2, "连着"), R"(
户 3 的 连着：故障，连续的次数不是正整数（rules.gj:8，依据 文 一）
  因为 连续(上一行(几, 1), 真)：故障，连续的次数不是正整数，这一行排在第 3
    上一行(几, 1) = 0，要连着几行
)");
}

TEST(Rows, ARankShowsItsKeysAndItsNeighbours) {
  EXPECT_EQ(sample().zh("户", 0, "名次"), R"(
户 H1 的 名次 = 1（rules.gj:30，依据 文 一）
  建档 = 是，是否参加（输入，户.csv:2）
  因为 申请额 = 12000.00元，从高到低（输入，户.csv:2）
  户 H2 = 2，排在后面的一行：9000.05元
)");
  EXPECT_EQ(sample().en("户", 0, "名次"), R"(
名次 of 户 H1 = 1 (rules.gj:30, cite 文 一)
  建档 = 是, whether it takes part (input, 户.csv:2)
  because 申请额 = 12000.00元, the greatest first (input, 户.csv:2)
  户 H2 = 2, the row behind: 9000.05元
)");
}

TEST(Rows, WhoTakesNoPartHasNoPlace) {
  EXPECT_EQ(sample().zh("户", 2, "名次"), R"(
户 H3 的 名次 = 0（rules.gj:30，依据 文 一）
  因为 建档 = 否，不参加，所以是 0（输入，户.csv:4）
)");
}

TEST(Rows, AFixedSplitShowsThePartAndTheExactShare) {
  EXPECT_EQ(sample().zh("县", 0, "甲"), R"(
县 道 的 甲 = 168.00元（rules.gj:46，依据 文 二）
  奖金 = 560.00元，要分的总数（rules.gj:45，依据 文 二）
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
  参数 分法 = 3:2:4:1，共 10 份，甲 占 3（rules.gj:7，依据 文 四）
  因为 甲 = 168.00元，最大余数法：准确的一份是 168.00元，舍到 0.01元
)");
  EXPECT_EQ(sample().en("县", 0, "甲"), R"(
甲 of 县 道 = 168.00元 (rules.gj:46, cite 文 二)
  奖金 = 560.00元, the total to split (rules.gj:45, cite 文 二)
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
  parameter 分法 = 3:2:4:1, 甲 has 3 of 10 parts (rules.gj:7, cite 文 四)
  because 甲 = 168.00元, largest remainder: the exact share is 168.00元, cut to 0.01元
)");
}

TEST(Rows, AWeightedSplitShowsTotalWeightAndTheFenThatWasLeftOver) {
  EXPECT_EQ(sample().zh("户", 0, "份额"), R"(
户 H1 的 份额 = 320.00元（rules.gj:42，依据 文 一）
  建档 = 是，是否参加（输入，户.csv:2）
  县.奖金 = 560.00元，要分的总数（rules.gj:45，依据 文 二）
    因为 当 回收率 >= 启动线 则 合计(户.申请额) × 计提，否则 0元 四舍五入 到 分 = 560.00元
      因为 回收率 >= 启动线：成立，74/75 ≈ 98.67% 对 98%，相差 +1/150 ≈ 0.67%，由它决定
        县.回收率 = 98.67%（rules.gj:44，依据 文 二）
          因为 收回额 / 到期额 = 74/75 ≈ 98.67%
            县.收回额 = 296.00元（输入，县.csv:2）
            县.到期额 = 300.00元（输入，县.csv:2）
        参数 启动线 = 98%（自 2016-01-01，rules.gj:4，依据 文 二）
        合计(户.申请额) × 计提 = 560.001元
          合计(户.申请额) = 28000.05元，3 行中计入 3 行
          参数 计提 = 2%（rules.gj:5，依据 文 二）
  申请额 = 12000.00元，这一行的权重（输入，户.csv:2）
  申请额 = 21000.05元，2 行的权重合计
  因为 份额 = 320.00元，最大余数法：准确的一份是 134400000/420001 ≈ 320.00元，舍去后余数大，再得 0.01元
)");
  EXPECT_EQ(sample().en("户", 0, "份额"), R"(
份额 of 户 H1 = 320.00元 (rules.gj:42, cite 文 一)
  建档 = 是, whether it takes part (input, 户.csv:2)
  县.奖金 = 560.00元, the total to split (rules.gj:45, cite 文 二)
    because 当 回收率 >= 启动线 则 合计(户.申请额) × 计提，否则 0元 四舍五入 到 分 = 560.00元
      because 回收率 >= 启动线: holds, 74/75 ≈ 98.67% against 98%, difference +1/150 ≈ 0.67%, this case decides
        县.回收率 = 98.67% (rules.gj:44, cite 文 二)
          because 收回额 / 到期额 = 74/75 ≈ 98.67%
            县.收回额 = 296.00元 (input, 县.csv:2)
            县.到期额 = 300.00元 (input, 县.csv:2)
        parameter 启动线 = 98% (from 2016-01-01, rules.gj:4, cite 文 二)
        合计(户.申请额) × 计提 = 560.001元
          合计(户.申请额) = 28000.05元, 3 of 3 rows count
          parameter 计提 = 2% (rules.gj:5, cite 文 二)
  申请额 = 12000.00元, the weight of this row (input, 户.csv:2)
  申请额 = 21000.05元, the weights of 2 rows together
  because 份额 = 320.00元, largest remainder: the exact share is 134400000/420001 ≈ 320.00元; its remainder is large, so it gets 0.01元 more
)");
}

TEST(Rows, WhoTakesNoPartInASplitGetsNothing) {
  EXPECT_EQ(sample().zh("户", 2, "份额"), R"(
户 H3 的 份额 = 0.00元（rules.gj:42，依据 文 一）
  因为 建档 = 否，不参加，所以是 0（输入，户.csv:4）
)");
}

const SmallPack& ranked() {
  static const SmallPack small(
      R"gj(规则包 试   版本 1
出处 文 "办法"
实体 户   键 户号
  输入 额 : 金额
  输入 类 : 文本
  输入 参加 : 是否
每个 户   依据 文 "一"
  排名 先后 : 整数   当 参加   按 额, 户号
  定义 下个 : 金额 = 下一行(额, 0元)   按 先后
  定义 同类 : 整数 = 计数(此前 当 类 = 本行.类)   按 先后
)gj",
      {{"户", "户号,额,类,参加\n1,10,甲,是\n2,20,甲,\n3,5,乙,是\n4,6,乙,否\n"}});
  return small;
}

TEST(Rows, TheNextRowByARankIsNamedWhereItIsKnown) {
  EXPECT_EQ(ranked().zh("户", 2, "下个"), R"(
户 3 的 下个 = 10.00元（rules.gj:9，依据 文 一）
  因为 下一行(额, 0元) = 10.00元，下一行是 户 1
    先后 = 1（rules.gj:8，依据 文 一）
      参加 = 是，是否参加（输入，户.csv:4）
      因为 额 = 5.00元，从低到高（输入，户.csv:4）
      因为 户号 = 3，从低到高（输入，户.csv:4）
      户 1 = 2，排在后面的一行：10.00元，1
)");
  EXPECT_EQ(ranked().zh("户", 0, "下个"), R"(
户 1 的 下个：未定，要看 参加（rules.gj:9，依据 文 一）
  因为 下一行(额, 0元)：未定，要看 参加
    先后 = 2（rules.gj:8，依据 文 一）
      参加 = 是，是否参加（输入，户.csv:2）
      因为 额 = 10.00元，从低到高（输入，户.csv:2）
      因为 户号 = 1，从低到高（输入，户.csv:2）
      户 3 = 1，排在前面的一行：5.00元，3
)");
  EXPECT_EQ(ranked().zh("户", 3, "下个"), R"(
户 4 的 下个 = 0.00元（rules.gj:9，依据 文 一）
  因为 下一行(额, 0元) = 0.00元，没有名次，不在队里
    先后 = 0（rules.gj:8，依据 文 一）
      因为 参加 = 否，不参加，所以是 0（输入，户.csv:5）
)");
  EXPECT_EQ(ranked().en("户", 0, "同类"), R"(
同类 of 户 1 = 0 (rules.gj:10, cite 文 一)
  because 计数(此前 当 类 = 本行.类) = 0, 0 rows count
    类 = 甲, compared with this row's (input, 户.csv:2)
    先后 = 2, compared with this row's (rules.gj:8, cite 文 一)
      参加 = 是, whether it takes part (input, 户.csv:2)
      because 额 = 10.00元, the least first (input, 户.csv:2)
      because 户号 = 1, the least first (input, 户.csv:2)
      户 3 = 1, the row ahead: 5.00元，3
)");
}

const SmallPack& conditioned() {
  static const SmallPack small(R"gj(规则包 试   版本 1
出处 文 "办法"
实体 县   键 县名
实体 户   键 户号   属于 县
  输入 好 : 是否
每个 县   依据 文 "一"
  定义 数 : 整数
    一般 0
    例外 都好   当 全部(户.好)   则 1
)gj",
                               {{"县", "县名\n东\n西\n"}, {"户", "户号,县名,好\n1,东,否\n"}});
  return small;
}

TEST(Rows, AConditionOverRowsIsOneStepAndAsksNothingOfTheOwnRow) {
  EXPECT_EQ(conditioned().zh("县", 0, "数"), R"(
县 东 的 数 = 0（rules.gj:7，依据 文 一）
  例外 都好 当 全部(户.好) 则 1：条件不成立（rules.gj:9，依据 文 一）
    全部(户.好)：不成立，条件，1 行中计入 1 行
  因为 一般 0：一般规定（rules.gj:8）
)");
  EXPECT_EQ(conditioned().en("县", 1, "数"), R"(
数 of 县 西 = 1 (rules.gj:7, cite 文 一)
  because 例外 都好 当 全部(户.好) 则 1: applies (rules.gj:9, cite 文 一)
    全部(户.好): holds, its condition, 0 of 0 rows count
  一般 0: an exception applies instead (rules.gj:8)
)");
}

}  // namespace
}  // namespace guiju
