#include "sample.hpp"

namespace guiju {
namespace {

TEST(Construct, ATableNamesTheRowThatHitAndTheCellThatRuledOutTheOthers) {
  EXPECT_EQ(sample().zh("户", 1, "方式"), R"(
户 H2 的 方式 = 统还（rules.gj:17，依据 文 一）
  有项目 = 否（输入，户.csv:3）
  有劳力 = 是（输入，户.csv:3）
  | 是 | - || 自主 |：第 1 行不符（rules.gj:19）
    有项目 = 是：不成立
  因为 | 否 | 是 || 统还 |：第 2 行命中（rules.gj:20）
    有项目 = 否：成立
    有劳力 = 是：成立
)");
  EXPECT_EQ(sample().en("户", 1, "方式"), R"(
方式 of 户 H2 = 统还 (rules.gj:17, cite 文 一)
  有项目 = 否 (input, 户.csv:3)
  有劳力 = 是 (input, 户.csv:3)
  | 是 | - || 自主 |: row 1 is out (rules.gj:19)
    有项目 = 是: does not hold
  because | 否 | 是 || 统还 |: row 2 hits (rules.gj:20)
    有项目 = 否: holds
    有劳力 = 是: holds
)");
}

TEST(Construct, ATableFallsToItsLastRowWhereAllAreOut) {
  EXPECT_EQ(sample().zh("户", 2, "方式"), R"(
户 H3 的 方式 = 不受理（rules.gj:17，依据 文 一）
  有项目 = 否（输入，户.csv:4）
  有劳力 = 否（输入，户.csv:4）
  | 是 | - || 自主 |：第 1 行不符（rules.gj:19）
    有项目 = 是：不成立
  | 否 | 是 || 统还 |：第 2 行不符（rules.gj:20）
    有劳力 = 是：不成立
  因为 不受理：各行都不符，取这一行（rules.gj:21）
)");
}

TEST(Construct, AnOpenTableShowsTheRowsStillPossible) {
  EXPECT_EQ(sample().zh("户", 3, "方式"), R"(
户 H4 的 方式：未定，要看 有项目（rules.gj:17，依据 文 一）
  有项目：没有填（输入，户.csv:5）
  有劳力 = 是（输入，户.csv:5）
  因为 | 是 | - || 自主 |：第 1 行还有可能（rules.gj:19）
    有项目 = 是：未定，要看 有项目
  因为 | 否 | 是 || 统还 |：第 2 行还有可能（rules.gj:20）
    有项目 = 否：未定，要看 有项目
)");
  EXPECT_EQ(sample().en("户", 3, "方式"), R"(
方式 of 户 H4: undecided, hangs on 有项目 (rules.gj:17, cite 文 一)
  有项目: left empty (input, 户.csv:5)
  有劳力 = 是 (input, 户.csv:5)
  because | 是 | - || 自主 |: row 1 is still possible (rules.gj:19)
    有项目 = 是: undecided, hangs on 有项目
  because | 否 | 是 || 统还 |: row 2 is still possible (rules.gj:20)
    有项目 = 否: undecided, hangs on 有项目
)");
}

TEST(Construct, EligibilityShowsEveryCriterionWithItsGuard) {
  EXPECT_EQ(sample().zh("户", 0, "可贷"), R"(
户 H1 的 可贷 = 是（rules.gj:22，依据 文 一）
  因为 必须 建档 否则 "不是建档户"：满足（rules.gj:23，依据 文 一）
    因为 建档 = 是（输入，户.csv:2）
  因为 必须 申请额 >= 下限 当 方式 = 自主 否则 "太少" 依据 文 "三"：满足（rules.gj:24）
    方式 = 自主：成立，只在这时适用
      方式 = 自主（rules.gj:17，依据 文 一）
        有项目 = 是（输入，户.csv:2）
        有劳力：没有填（输入，户.csv:2）
        因为 | 是 | - || 自主 |：第 1 行命中（rules.gj:19）
          有项目 = 是：成立
        | 否 | 是 || 统还 |：第 2 行不符（rules.gj:20）
          有项目 = 否：不成立
    因为 申请额 >= 下限：成立，12000.00元 对 10000.00元，相差 +2000.00元
      申请额 = 12000.00元（输入，户.csv:2）
      参数 下限 = 1万元（rules.gj:6，依据 文 三）
)");
  EXPECT_EQ(sample().en("户", 0, "可贷"), R"(
可贷 of 户 H1 = 是 (rules.gj:22, cite 文 一)
  because 必须 建档 否则 "不是建档户": met (rules.gj:23, cite 文 一)
    because 建档 = 是 (input, 户.csv:2)
  because 必须 申请额 >= 下限 当 方式 = 自主 否则 "太少" 依据 文 "三": met (rules.gj:24)
    方式 = 自主: holds, applies only then
      方式 = 自主 (rules.gj:17, cite 文 一)
        有项目 = 是 (input, 户.csv:2)
        有劳力: left empty (input, 户.csv:2)
        because | 是 | - || 自主 |: row 1 hits (rules.gj:19)
          有项目 = 是: holds
        | 否 | 是 || 统还 |: row 2 is out (rules.gj:20)
          有项目 = 否: does not hold
    because 申请额 >= 下限: holds, 12000.00元 against 10000.00元, difference +2000.00元
      申请额 = 12000.00元 (input, 户.csv:2)
      parameter 下限 = 1万元 (rules.gj:6, cite 文 三)
)");
}

TEST(Construct, ACriterionThatIsNotMetDecides) {
  EXPECT_EQ(sample().zh("户", 2, "可贷"), R"(
户 H3 的 可贷 = 否（rules.gj:22，依据 文 一）
  因为 必须 建档 否则 "不是建档户"：不满足（rules.gj:23，依据 文 一）
    因为 建档 = 否（输入，户.csv:4）
  必须 申请额 >= 下限 当 方式 = 自主 否则 "太少" 依据 文 "三"：不适用，算满足（rules.gj:24）
    方式 = 自主：不成立，不受理 对 自主，只在这时适用
      方式 = 不受理（rules.gj:17，依据 文 一）
        有项目 = 否（输入，户.csv:4）
        有劳力 = 否（输入，户.csv:4）
        | 是 | - || 自主 |：第 1 行不符（rules.gj:19）
          有项目 = 是：不成立
        | 否 | 是 || 统还 |：第 2 行不符（rules.gj:20）
          有劳力 = 是：不成立
        因为 不受理：各行都不符，取这一行（rules.gj:21）
)");
}

TEST(Construct, AnUnreadableCellIsQuotedWhereACriterionReadsIt) {
  EXPECT_EQ(sample().zh("户", 3, "可贷"), R"(
户 H4 的 可贷：故障，这一格读不出来，出在 申请额（rules.gj:12）（rules.gj:22，依据 文 一）
  必须 建档 否则 "不是建档户"：满足（rules.gj:23，依据 文 一）
    因为 建档 = 是（输入，户.csv:5）
  因为 必须 申请额 >= 下限 当 方式 = 自主 否则 "太少" 依据 文 "三"：故障，这一格读不出来（rules.gj:24）
    方式 = 自主：未定，要看 有项目，只在这时适用
      方式：未定，要看 有项目（rules.gj:17，依据 文 一）
        有项目：没有填（输入，户.csv:5）
        有劳力 = 是（输入，户.csv:5）
        因为 | 是 | - || 自主 |：第 1 行还有可能（rules.gj:19）
          有项目 = 是：未定，要看 有项目
        因为 | 否 | 是 || 统还 |：第 2 行还有可能（rules.gj:20）
          有项目 = 否：未定，要看 有项目
    因为 申请额 >= 下限：故障，这一格读不出来
      申请额：故障，这一格读不出来，写的是“三万”（输入，户.csv:5）
      参数 下限 = 1万元（rules.gj:6，依据 文 三）
)");
}

TEST(Construct, FailedCriteriaSayWhichAreNotMet) {
  EXPECT_EQ(sample().zh("户", 2, "缺什么"), R"(
户 H3 的 缺什么 = 不是建档户（rules.gj:25，依据 文 一）
  因为 可贷.未满足 = 不是建档户（rules.gj:22，依据 文 一）
    因为 必须 建档 否则 "不是建档户"：不满足（rules.gj:23，依据 文 一）
      因为 建档 = 否（输入，户.csv:4）
    必须 申请额 >= 下限 当 方式 = 自主 否则 "太少" 依据 文 "三"：不适用，算满足（rules.gj:24）
      方式 = 自主：不成立，不受理 对 自主，只在这时适用
        方式 = 不受理（rules.gj:17，依据 文 一）
          有项目 = 否（输入，户.csv:4）
          有劳力 = 否（输入，户.csv:4）
          | 是 | - || 自主 |：第 1 行不符（rules.gj:19）
            有项目 = 是：不成立
          | 否 | 是 || 统还 |：第 2 行不符（rules.gj:20）
            有劳力 = 是：不成立
          因为 不受理：各行都不符，取这一行（rules.gj:21）
)");
}

TEST(Construct, ACapDecidesOverTheSumOfTheItems) {
  EXPECT_EQ(sample().zh("户", 0, "得分"), R"(
户 H1 的 得分 = 8（rules.gj:31，依据 文 一）
  否决 当 非 建档 得 0：没有触发（rules.gj:34，依据 文 一）
    非 建档：不成立
      建档 = 是（输入，户.csv:2）
  因为 项 额度 得 申请额 每满 5000元 得 2 至多 6 = 4（rules.gj:32，依据 文 一）
    申请额 每满 5000元 得 2 = 4
      申请额 = 12000.00元（输入，户.csv:2）
  因为 加分 项目 得 5 当 有项目 = 5（rules.gj:33，依据 文 一）
    有项目 = 是，只在这时适用（输入，户.csv:2）
  因为 8：总分至多是它，各项相加是 9
)");
  EXPECT_EQ(sample().en("户", 0, "得分"), R"(
得分 of 户 H1 = 8 (rules.gj:31, cite 文 一)
  否决 当 非 建档 得 0: does not apply (rules.gj:34, cite 文 一)
    非 建档: does not hold
      建档 = 是 (input, 户.csv:2)
  because 项 额度 得 申请额 每满 5000元 得 2 至多 6 = 4 (rules.gj:32, cite 文 一)
    申请额 每满 5000元 得 2 = 4
      申请额 = 12000.00元 (input, 户.csv:2)
  because 加分 项目 得 5 当 有项目 = 5 (rules.gj:33, cite 文 一)
    有项目 = 是, applies only then (input, 户.csv:2)
  because 8: the greatest total; the items add up to 9
)");
}

TEST(Construct, AVetoDecidesBeforeTheItems) {
  EXPECT_EQ(sample().zh("户", 2, "得分"), R"(
户 H3 的 得分 = 0（rules.gj:31，依据 文 一）
  因为 否决 当 非 建档 得 0：触发，总分是 0（rules.gj:34，依据 文 一）
    非 建档：成立
      建档 = 否（输入，户.csv:4）
  项 额度 得 申请额 每满 5000元 得 2 至多 6 = 2（rules.gj:32，依据 文 一）
    申请额 每满 5000元 得 2 = 2
      申请额 = 7000.00元（输入，户.csv:4）
  加分 项目 得 5 当 有项目 = 0（rules.gj:33，依据 文 一）
    有项目 = 否，只在这时适用（输入，户.csv:4）
)");
}

TEST(Construct, LostPointsShowTheFullOnes) {
  EXPECT_EQ(sample().zh("户", 1, "扣分"), R"(
户 H2 的 扣分 = 额度（rules.gj:35，依据 文 一）
  因为 得分.扣分 = 额度（rules.gj:31，依据 文 一）
    因为 项 额度 得 申请额 每满 5000元 得 2 至多 6 = 2，满分 6，少了 4（rules.gj:32，依据 文 一）
      申请额 每满 5000元 得 2 = 2
        申请额 = 9000.05元（输入，户.csv:3）
)");
}

TEST(Construct, ALabelListSaysWhichAreListed) {
  EXPECT_EQ(sample().zh("户", 2, "提示"), R"(
户 H3 的 提示 = 没有项目；没有劳力（rules.gj:36，依据 文 一）
  因为 "没有项目" 当 非 有项目：列入（rules.gj:37，依据 文 一）
    非 有项目：成立
      有项目 = 否（输入，户.csv:4）
  因为 "没有劳力" 当 非 有劳力：列入（rules.gj:38，依据 文 一）
    非 有劳力：成立
      有劳力 = 否（输入，户.csv:4）
)");
  EXPECT_EQ(sample().en("户", 2, "提示"), R"(
提示 of 户 H3 = 没有项目；没有劳力 (rules.gj:36, cite 文 一)
  because "没有项目" 当 非 有项目: listed (rules.gj:37, cite 文 一)
    非 有项目: holds
      有项目 = 否 (input, 户.csv:4)
  because "没有劳力" 当 非 有劳力: listed (rules.gj:38, cite 文 一)
    非 有劳力: holds
      有劳力 = 否 (input, 户.csv:4)
)");
}

TEST(Construct, AStateShowsStartStopAndTheRowBefore) {
  EXPECT_EQ(sample().zh("户", 2, "暂停"), R"(
户 H3 的 暂停 = 是（rules.gj:39，依据 文 一）
  因为 非 建档：成立，起的条件（rules.gj:40）
    建档 = 否（输入，户.csv:4）
  暂停 = 否，到上一行为止
  建档 且 有项目：不成立，止的条件（rules.gj:41）
    因为 建档 = 否（输入，户.csv:4）
    因为 有项目 = 否（输入，户.csv:4）
)");
  EXPECT_EQ(sample().en("户", 2, "暂停"), R"(
暂停 of 户 H3 = 是 (rules.gj:39, cite 文 一)
  because 非 建档: holds, the start condition (rules.gj:40)
    建档 = 否 (input, 户.csv:4)
  暂停 = 否, up to the row before
  建档 且 有项目: does not hold, the stop condition (rules.gj:41)
    because 建档 = 否 (input, 户.csv:4)
    because 有项目 = 否 (input, 户.csv:4)
)");
}

}  // namespace
}  // namespace guiju
