// Why a bracket, an exception or a dated rule came out as it did.
#include "small_pack.hpp"

namespace guiju {
namespace {

const SmallPack& pack() {
  static const SmallPack small(R"gj(规则包 试   版本 1
出处 文 "办法"
枚举 类 = 甲, 乙
参数 界限 : 金额 = 5000元   依据 文 "一"
参数 标准(类) : 金额   依据 文 "三"
  | 类 || 标准 |
  | 甲 || 7元  |
  | 乙 || 9元  |
实体 户   键 户号
  输入 额 : 金额
  输入 立案, 无责 : 是否
  输入 类 : 类
每个 户   依据 文 "二"
  分段 费 : 金额   按 额   累进   四舍五入 到 分
    至 界限   按 3‰
    以上      按 5‰
  分段 档 : 整数   按 额
    至 100元   得 1
    以上       得 2
  定义 合格 : 是否
    一般                        额 > 0元
    例外 查处   除 一般         当 立案   则 否
    例外 平反   除 查处         当 无责
  定义 补 : 金额
    自 2016-07-01   额 × 2
    自 2015-07-01   额
  定义 发 : 金额 = 标准(类)
)gj",
                               {{"户", "户号,额,立案,无责,类\n"
                                       "1,6000,是,是,甲\n"
                                       "2,50,是,否,乙\n"
                                       "3,50,,否,\n"}});
  return small;
}

TEST(Formulas, ABracketShowsSliceBySlice) {
  EXPECT_EQ(pack().zh("户", 0, "费"), R"(
户 1 的 费 = 20.00元（rules.gj:14，依据 文 二）
  额 = 6000.00元，按它分段（输入，户.csv:2）
  因为 至 界限 按 3‰ = 15.00元，落在这一段的是 5000.00元（rules.gj:15，依据 文 二）
    参数 界限 = 5000元（rules.gj:4，依据 文 一）
  因为 以上 按 5‰ = 5.00元，落在这一段的是 1000.00元（rules.gj:16，依据 文 二）
)");
  EXPECT_EQ(pack().en("户", 0, "费"), R"(
费 of 户 1 = 20.00元 (rules.gj:14, cite 文 二)
  额 = 6000.00元, the base (input, 户.csv:2)
  because 至 界限 按 3‰ = 15.00元, 5000.00元 lies in this band (rules.gj:15, cite 文 二)
    parameter 界限 = 5000元 (rules.gj:4, cite 文 一)
  because 以上 按 5‰ = 5.00元, 1000.00元 lies in this band (rules.gj:16, cite 文 二)
)");
}

TEST(Formulas, AWholeBracketShowsTheBandThatTheBaseLiesIn) {
  EXPECT_EQ(pack().zh("户", 1, "档"), R"(
户 2 的 档 = 1（rules.gj:17，依据 文 二）
  额 = 50.00元，按它分段（输入，户.csv:3）
  因为 至 100元 得 1：落在这一段（rules.gj:18，依据 文 二）
)");
  EXPECT_EQ(pack().en("户", 0, "档"), R"(
档 of 户 1 = 2 (rules.gj:17, cite 文 二)
  额 = 6000.00元, the base (input, 户.csv:2)
  至 100元 得 1: it does not lie in this band (rules.gj:18, cite 文 二)
  because 以上 得 2: none of the bands before, so this one (rules.gj:19, cite 文 二)
)");
}

TEST(Formulas, ExceptionsSayWhatLiftsThem) {
  EXPECT_EQ(pack().zh("户", 0, "合格"), R"(
户 1 的 合格 = 是（rules.gj:20，依据 文 二）
  例外 查处 除 一般 当 立案 则 否：被例外“平反”排除（rules.gj:22，依据 文 二）
    立案 = 是，条件（输入，户.csv:2）
  因为 例外 平反 除 查处 当 无责：适用（rules.gj:23，依据 文 二）
    无责 = 是，条件（输入，户.csv:2）
  因为 一般 额 > 0元：一般规定（rules.gj:21，依据 文 二）
    因为 额 > 0元：成立，6000.00元 对 0.00元，相差 +6000.00元
      额 = 6000.00元（输入，户.csv:2）
)");
  EXPECT_EQ(pack().en("户", 1, "合格"), R"(
合格 of 户 2 = 否 (rules.gj:20, cite 文 二)
  because 例外 查处 除 一般 当 立案 则 否: applies (rules.gj:22, cite 文 二)
    立案 = 是, its condition (input, 户.csv:3)
  例外 平反 除 查处 当 无责: its condition does not hold (rules.gj:23, cite 文 二)
    无责 = 否, its condition (input, 户.csv:3)
  一般 额 > 0元: an exception applies instead (rules.gj:21, cite 文 二)
)");
  EXPECT_EQ(pack().zh("户", 2, "合格"), R"(
户 3 的 合格：未定，要看 立案（rules.gj:20，依据 文 二）
  因为 例外 查处 除 一般 当 立案 则 否：未定，要看 立案（rules.gj:22，依据 文 二）
    立案：没有填，条件（输入，户.csv:4）
  例外 平反 除 查处 当 无责：条件不成立（rules.gj:23，依据 文 二）
    无责 = 否，条件（输入，户.csv:4）
  一般 额 > 0元：要看例外是否适用（rules.gj:21，依据 文 二）
    额 > 0元：成立，50.00元 对 0.00元，相差 +50.00元
      额 = 50.00元（输入，户.csv:4）
)");
}

TEST(Formulas, ADatedRuleShowsTheVersionInForce) {
  EXPECT_EQ(pack().zh("户", 1, "补"), R"(
户 2 的 补 = 100.00元（rules.gj:24，依据 文 二）
  基准日 = 2016-12-31，按这一天的规定
  因为 自 2016-07-01 额 × 2：自 2016-07-01 起（rules.gj:25，依据 文 二）
    额 × 2 = 100.00元
      额 = 50.00元（输入，户.csv:3）
)");
  EXPECT_EQ(pack().en("户", 1, "补"), R"(
补 of 户 2 = 100.00元 (rules.gj:24, cite 文 二)
  基准日 = 2016-12-31, the rule of that day
  because 自 2016-07-01 额 × 2: in force from 2016-07-01 (rules.gj:25, cite 文 二)
    额 × 2 = 100.00元
      额 = 50.00元 (input, 户.csv:3)
)");
}

TEST(Formulas, ACellOfAParameterTableIsAParameter) {
  EXPECT_EQ(pack().zh("户", 0, "发"), R"(
户 1 的 发 = 7.00元（rules.gj:27，依据 文 二）
  因为 参数 标准(甲) = 7元（rules.gj:7，依据 文 三）
    类 = 甲（输入，户.csv:2）
)");
  EXPECT_EQ(pack().zh("户", 2, "发"), R"(
户 3 的 发：未定，要看 类（rules.gj:27，依据 文 二）
  因为 类：没有填（输入，户.csv:4）
)");
}

}  // namespace
}  // namespace guiju
