#include "small_pack.hpp"

namespace guiju {
namespace {

const SmallPack& sample() {
  static const SmallPack pack{R"(规则包 小   版本 1
出处 文 "文"
枚举 环节 = 申请, 受理, 放贷
枚举 单位 = 本人, 乡镇, 信用社
实体 户   键 户号
  输入 申请书, 手册, 合同 : 是否
实体 办理   键 户号, 环节   属于 户
  输入 环节 : 环节
  输入 办理日 : 日期
  输入 办理单位 : 单位
每个 户   依据 文 "一"
  流程 进度 : 环节   记于 办理(环节, 办理日, 办理单位)   未办 "未办"   办完 "无"
    步 申请   由 本人     需 申请书
    步 受理   由 乡镇     需 申请书, 手册 或 合同
    步 放贷   由 信用社   需 合同   依据 文 "二"
)",
                              {{"户",
                                "户号,申请书,手册,合同\n"
                                "1,是,否,\n2,是,是,是\n3,是,是,是\n"},
                               {"办理",
                                "户号,环节,办理日,办理单位\n"
                                "1,申请,2016-01-01,本人\n"
                                "2,申请,2016-01-02,乡镇\n2,受理,2016-01-01,乡镇\n2,放贷,,信用社\n"
                                "3,受理,2016-01-01,乡镇\n"}}};
  return pack;
}

TEST(Process, SaysWhereItStandsAndWhatIsNext) {
  EXPECT_EQ(sample().zh("户", 0, "进度"), "");
  EXPECT_EQ(sample().en("户", 0, "进度"), "");
}

TEST(Process, SaysWhatIsWrongWithAStep) {
  EXPECT_EQ(sample().zh("户", 1, "进度.越序"), "");
  EXPECT_EQ(sample().en("户", 1, "进度.越序"), "");
}

TEST(Process, SaysThatAStepWasSkipped) {
  EXPECT_EQ(sample().zh("户", 2, "进度"), "");
  EXPECT_EQ(sample().en("户", 2, "进度.有越序"), "");
}

TEST(Process, SaysThatAllStepsAreDone) {
  EXPECT_EQ(sample().zh("户", 1, "进度.下一单位"), "");
  EXPECT_EQ(sample().en("户", 1, "进度.缺件"), "");
}

}  // namespace
}  // namespace guiju
