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
  EXPECT_EQ(pack().zh("户", 0, "费"), R"()");
  EXPECT_EQ(pack().en("户", 0, "费"), R"()");
}

TEST(Formulas, AWholeBracketShowsTheBandThatTheBaseLiesIn) {
  EXPECT_EQ(pack().zh("户", 1, "档"), R"()");
  EXPECT_EQ(pack().en("户", 0, "档"), R"()");
}

TEST(Formulas, ExceptionsSayWhatLiftsThem) {
  EXPECT_EQ(pack().zh("户", 0, "合格"), R"()");
  EXPECT_EQ(pack().en("户", 1, "合格"), R"()");
  EXPECT_EQ(pack().zh("户", 2, "合格"), R"()");
}

TEST(Formulas, ADatedRuleShowsTheVersionInForce) {
  EXPECT_EQ(pack().zh("户", 1, "补"), R"()");
  EXPECT_EQ(pack().en("户", 1, "补"), R"()");
}

TEST(Formulas, ACellOfAParameterTableIsAParameter) {
  EXPECT_EQ(pack().zh("户", 0, "发"), R"()");
  EXPECT_EQ(pack().zh("户", 2, "发"), R"()");
}

}  // namespace
}  // namespace guiju
