#include "small_pack.hpp"

namespace guiju {
namespace {

const SmallPack& sample() {
  static const SmallPack pack{
      R"(规则包 小   版本 1
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
      {{"户", "户号,申请书,手册,合同\n"
              "1,是,否,\n2,是,是,是\n3,是,是,是\n"},
       {"办理", "户号,环节,办理日,办理单位\n"
                "1,申请,2016-01-01,本人\n"
                "2,申请,2016-01-02,乡镇\n2,受理,2016-01-01,乡镇\n2,放贷,,信用社\n"
                "3,受理,2016-01-01,乡镇\n"}}};
  return pack;
}

TEST(Process, SaysWhereItStandsAndWhatIsNext) {
  EXPECT_EQ(sample().zh("户", 0, "进度"), R"(
户 1 的 进度 = 申请（rules.gj:12，依据 文 一）
  步 申请 由 本人 需 申请书：办了（rules.gj:13，依据 文 一）
  因为 步 受理 由 乡镇 需 申请书, 手册 或 合同：没有办，停在这一步前面（rules.gj:14，依据 文 一）
  步 放贷 由 信用社 需 合同 依据 文 "二"：没有办（rules.gj:15）
  进度.下一单位 = 乡镇（依据 文 一）
    因为 步 受理 由 乡镇 需 申请书, 手册 或 合同：下一步，由 乡镇 办（rules.gj:14，依据 文 一）
  进度.缺件：未定，要看 合同（依据 文 一）
    因为 步 受理 由 乡镇 需 申请书, 手册 或 合同：下一步，由 乡镇 办（rules.gj:14，依据 文 一）
      申请书 = 是，在（输入，户.csv:2）
      因为 手册 或 合同：未定，要看 合同
        手册 = 否（输入，户.csv:2）
        因为 合同：没有填（输入，户.csv:2）
  进度.越序：空（依据 文 一）
    步 申请 由 本人 需 申请书：没有越序（rules.gj:13，依据 文 一）
)");
  EXPECT_EQ(sample().en("户", 0, "进度"), R"(
进度 of 户 1 = 申请 (rules.gj:12, cite 文 一)
  步 申请 由 本人 需 申请书: done (rules.gj:13, cite 文 一)
  because 步 受理 由 乡镇 需 申请书, 手册 或 合同: not done: it stands before this step (rules.gj:14, cite 文 一)
  步 放贷 由 信用社 需 合同 依据 文 "二": not done (rules.gj:15)
  进度.下一单位 = 乡镇 (cite 文 一)
    because 步 受理 由 乡镇 需 申请书, 手册 或 合同: the next step, to be done by 乡镇 (rules.gj:14, cite 文 一)
  进度.缺件: undecided, hangs on 合同 (cite 文 一)
    because 步 受理 由 乡镇 需 申请书, 手册 或 合同: the next step, to be done by 乡镇 (rules.gj:14, cite 文 一)
      申请书 = 是, there (input, 户.csv:2)
      because 手册 或 合同: undecided, hangs on 合同
        手册 = 否 (input, 户.csv:2)
        because 合同: left empty (input, 户.csv:2)
  进度.越序: empty (cite 文 一)
    步 申请 由 本人 需 申请书: in order (rules.gj:13, cite 文 一)
)");
}

TEST(Process, SaysWhatIsWrongWithAStep) {
  EXPECT_EQ(sample().zh("户", 1, "进度.越序"), R"(
户 2 的 进度.越序：未定，要看 办理.办理日（rules.gj:12，依据 文 一）
  因为 步 申请 由 本人 需 申请书：越序（rules.gj:13，依据 文 一）
    办理单位：成立，乡镇 对 本人，不是责任单位
  因为 步 受理 由 乡镇 需 申请书, 手册 或 合同：越序（rules.gj:14，依据 文 一）
    办理日：成立，2016-01-01 对 2016-01-02，相差 -1天，早于前一步
  因为 步 放贷 由 信用社 需 合同 依据 文 "二"：未定，要看 办理.办理日（rules.gj:15）
    办理日：未定，要看 办理.办理日，要同前一步比
)");
  EXPECT_EQ(sample().en("户", 1, "进度.越序"), R"(
进度.越序 of 户 2: undecided, hangs on 办理.办理日 (rules.gj:12, cite 文 一)
  because 步 申请 由 本人 需 申请书: out of order (rules.gj:13, cite 文 一)
    办理单位: holds, 乡镇 against 本人, not the responsible body
  because 步 受理 由 乡镇 需 申请书, 手册 或 合同: out of order (rules.gj:14, cite 文 一)
    办理日: holds, 2016-01-01 against 2016-01-02, difference -1天, before that of the step before it
  because 步 放贷 由 信用社 需 合同 依据 文 "二": undecided, hangs on 办理.办理日 (rules.gj:15)
    办理日: undecided, hangs on 办理.办理日, to be compared with that of the step before it
)");
}

TEST(Process, SaysThatAStepWasSkipped) {
  EXPECT_EQ(sample().zh("户", 2, "进度"), R"(
户 3 的 进度 = 未办（rules.gj:12，依据 文 一）
  因为 步 申请 由 本人 需 申请书：没有办，停在这一步前面（rules.gj:13，依据 文 一）
  步 受理 由 乡镇 需 申请书, 手册 或 合同：办了，可前面有步骤没有办（rules.gj:14，依据 文 一）
  步 放贷 由 信用社 需 合同 依据 文 "二"：没有办（rules.gj:15）
  进度.下一单位 = 本人（依据 文 一）
    因为 步 申请 由 本人 需 申请书：下一步，由 本人 办（rules.gj:13，依据 文 一）
  进度.缺件：空（依据 文 一）
    因为 步 申请 由 本人 需 申请书：下一步，由 本人 办（rules.gj:13，依据 文 一）
      申请书 = 是，在（输入，户.csv:4）
  进度.越序 = 受理（依据 文 一）
    因为 步 受理 由 乡镇 需 申请书, 手册 或 合同：越序（rules.gj:14，依据 文 一）
      受理：前一步没有办
)");
  EXPECT_EQ(sample().en("户", 2, "进度.有越序"), R"(
进度.有越序 of 户 3 = 是 (rules.gj:12, cite 文 一)
  because 步 受理 由 乡镇 需 申请书, 手册 或 合同: out of order (rules.gj:14, cite 文 一)
    受理: the step before it is not done
)");
}

TEST(Process, SaysThatAllStepsAreDone) {
  EXPECT_EQ(sample().zh("户", 1, "进度.下一单位"), R"(
户 2 的 进度.下一单位 = 无，各步都办完了（rules.gj:12，依据 文 一）
)");
  EXPECT_EQ(sample().en("户", 1, "进度.缺件"), R"(
进度.缺件 of 户 2: empty, every step is done (rules.gj:12, cite 文 一)
)");
}

}  // namespace
}  // namespace guiju
