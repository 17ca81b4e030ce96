// Why a table by priority, one that collects, and a scorecard with limits came out as they did.
#include "small_pack.hpp"

namespace guiju {
namespace {

const SmallPack& pack() {
  static const SmallPack pack(R"(规则包 小   版本 1
出处 文 "文"
参数 交界归 : 档次 一档 至 二档 = 一档   依据 文 "一"
枚举 档次 = 一档 > 二档 > 不予
实体 户   键 户号
  输入 人口 : 整数
  输入 有实力 : 是否
  输入 申请额 : 金额
每个 户   依据 文 "一"
  决策表 档 : 档次   命中 优先 交界归
    | 有实力 | 申请额         || 档   |
    | 是     | 5元 至 9元     || 二档 |
    | -      | >= 2元 且 <= 5元 || 一档 |
    | 否则                    || 不予 |
  决策表 加分 : 整数   命中 汇总 合计   至多 4
    | 人口 || 加分 |
    | >= 3 || 3    |
    | >= 4 || 2    |
  评分 分 : 小数   四舍五入 到 0.1
    项 甲   得 人口 / 8   缺失 得 1
    减分 乙   扣 1   当 有实力
)",
                              {{"户", "户号,人口,有实力,申请额\nH1,4,是,5\nH2,,否,1.5\n"}});
  return pack;
}

TEST(TablesAndScores, PrioritySaysWhichRowDecidedAndWhichFitsToo) {
  EXPECT_EQ(pack().zh("户", 0, "档"), R"(
户 H1 的 档 = 一档（rules.gj:10，依据 文 一）
  有实力 = 是（输入，户.csv:2）
  申请额 = 5.00元（输入，户.csv:2）
  参数 交界归 = 一档（rules.gj:3，依据 文 一）
  因为 | - | >= 2元 且 <= 5元 || 一档 |：第 2 行命中（rules.gj:13）
    申请额 >= 2元 且 <= 5元：成立，5.00元 对 2.00元 … 5.00元
  | 是 | 5元 至 9元 || 二档 |：第 1 行也合，但前面的行已经决定（rules.gj:12）
    有实力 = 是：成立
    申请额 在 5元 至 9元：成立，5.00元 对 5.00元 ~ 9.00元
)");
  EXPECT_EQ(pack().en("户", 1, "档"), R"(
档 of 户 H2 = 不予 (rules.gj:10, cite 文 一)
  有实力 = 否 (input, 户.csv:3)
  申请额 = 1.50元 (input, 户.csv:3)
  parameter 交界归 = 一档 (rules.gj:3, cite 文 一)
  | - | >= 2元 且 <= 5元 || 一档 |: row 2 is out (rules.gj:13)
    申请额 >= 2元 且 <= 5元: does not hold, 1.50元 against 2.00元 … 5.00元, difference -0.50元
  | 是 | 5元 至 9元 || 二档 |: row 1 is out (rules.gj:12)
    有实力 = 是: does not hold
  because 不予: all rows are out, so this one (rules.gj:14)
)");
}

TEST(TablesAndScores, CollectingSaysWhichRowsHitAndWhatTheCapDid) {
  EXPECT_EQ(pack().zh("户", 0, "加分"), R"(
户 H1 的 加分 = 4（rules.gj:15，依据 文 一）
  人口 = 4（输入，户.csv:2）
  因为 | >= 3 || 3 |：第 1 行命中（rules.gj:17）
    人口 >= 3：成立，4 对 3，相差 +1
  因为 | >= 4 || 2 |：第 2 行命中（rules.gj:18）
    人口 >= 4：成立，4 对 4，相差 0
  因为 4：至多是它，各行合起来是 5
)");
}

TEST(TablesAndScores, AStandInAndADeductionSayWhatTheyAre) {
  EXPECT_EQ(pack().zh("户", 1, "分"), R"(
户 H2 的 分 = 1.0（rules.gj:19，依据 文 一）
  因为 项 甲 得 人口 / 8 缺失 得 1 = 1，缺 人口，按这个数计（rules.gj:20，依据 文 一）
    人口：没有填（输入，户.csv:3）
  因为 减分 乙 扣 1 当 有实力 = 0（rules.gj:21，依据 文 一）
    有实力 = 否，只在这时适用（输入，户.csv:3）
  四舍五入 到 0.1 = 1，取整之前是 1
)");
  EXPECT_EQ(pack().en("户", 0, "分.扣分"), R"(
分.扣分 of 户 H1 = 乙 (rules.gj:19, cite 文 一)
  because 减分 乙 扣 1 当 有实力 = -1, 1 taken away (rules.gj:21, cite 文 一)
    有实力 = 是, applies only then (input, 户.csv:2)
)");
}

}  // namespace
}  // namespace guiju
