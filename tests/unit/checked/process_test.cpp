// 流程: what it declares, and what is refused.
#include <gtest/gtest.h>

#include "checked_text.hpp"

namespace guiju::checked {
namespace {

CheckedText check_household(std::string_view lines) {
  return check_text(prelude + "每个 户   依据 文 \"二\"\n" + std::string(lines));
}

/// A process of two steps with these columns of its log and these lines.
CheckedText check_process(const std::string& log, const std::string& steps,
                          const std::string& more = "") {
  return check_household("  流程 进度 : 环节   记于 " + log + "   未办 \"未办\"   办完 \"无\"\n" +
                         steps + more);
}

const char* const both = "    步 申请   由 本人\n    步 审批   由 乡镇\n";

const Process& process_of(const CheckedText& checked) {
  return std::get<Process>(checked.at("户", "进度").definition);
}

TEST(Process, HasWordsOfItsOwnWithTheLastStepBest) {
  const CheckedText checked = check_process("办理(环节, 办理日, 办理单位)", both);
  ASSERT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  const Type& type = checked.at("户", "进度").type;
  const Enumeration& words = checked.pack.at(type.enumeration);
  EXPECT_EQ(words.words, (std::vector<std::string>{"审批", "申请", "未办"}));
  EXPECT_TRUE(words.is_ordered);
  EXPECT_EQ(words.name, "户.进度");
}

TEST(Process, ItsWordsCompareAndItsByProductsAreRead) {
  const CheckedText checked =
      check_process("办理(环节)", both,
                    "  定义 甲 : 是否 = 进度 >= 申请 且 进度 <> \"未办\"\n"
                    "  定义 乙 : 文本 = 进度.下一单位\n"
                    "  定义 丙 : 列表 = 进度.missing_papers\n"
                    "  定义 丁 : 列表 = 进度.越序\n"
                    "  定义 戊 : 是否 = 进度.papers_complete 且 进度.有越序\n");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
}

TEST(Process, AWordThatIsNoStepDoesNotCompare) {
  const CheckedText checked =
      check_process("办理(环节)", both, "  定义 甲 : 是否 = (进度 = 放贷)\n");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{2107}) << checked.messages();
}

TEST(Process, ASecondStepMaySkipBeEarlyOrForeign) {
  const CheckedText checked = check_process("办理(环节, 办理日, 办理单位)", both);
  const Process& process = process_of(checked);
  ASSERT_EQ(process.steps.size(), 2U);
  EXPECT_FALSE(process.steps[0].is_skipping);
  EXPECT_FALSE(process.steps[0].is_early);
  EXPECT_TRUE(process.steps[0].is_foreign);
  EXPECT_TRUE(process.steps[1].is_skipping);
  EXPECT_TRUE(process.steps[1].is_early);
  EXPECT_TRUE(process.steps[1].is_foreign);
}

TEST(Process, ALogWithoutDatesOrBodiesLeavesThemUnasked) {
  const CheckedText dated = check_process("办理(环节, 办理日)", both);
  EXPECT_TRUE(process_of(dated).steps[1].is_early);
  EXPECT_FALSE(process_of(dated).steps[1].is_foreign);
  const CheckedText bodies = check_process("办理(环节, 办理单位)", both);
  EXPECT_FALSE(process_of(bodies).steps[1].is_early);
  EXPECT_TRUE(process_of(bodies).steps[1].is_foreign);
}

TEST(Process, NeedsGoByTheNamesOfColumns) {
  const CheckedText checked = check_process(
      "办理(环节)",
      "    步 申请   由 本人   需 村.达标, 村.达标 或 村.合格\n    步 审批   由 乡镇\n");
  ASSERT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  const auto& papers = process_of(checked).steps[0].papers;
  ASSERT_EQ(papers.size(), 2U);
  EXPECT_EQ(papers[0].label, "村.达标");
  EXPECT_EQ(papers[1].label, "村.达标/村.合格");
}

TEST(Process, EnglishWordsMeanTheSame) {
  const CheckedText checked = check_text(
      prelude_en +
      "each household   cite paper \"2\"\n"
      "  process progress : stage   logged_in log(done, done_on, done_at)   not_begun \"none\"   done \"nobody\"\n"
      "    step applied    done_by applicant   needs village.met\n"
      "    step approved   done_by township   when loan > 1万元\n"
      "  define lacking : list = progress.missing_papers\n");
  ASSERT_EQ(checked.error_codes(), std::vector<int>{}) << checked.messages();
  EXPECT_TRUE(std::get<Process>(checked.at("household", "progress").definition).steps[1].guard);
}

TEST(Process, RefusesWhatItCannotMean) {
  const auto codes = [](const CheckedText& checked) { return checked.error_codes(); };
  const auto codes_of = [&](const std::string& log, const std::string& steps) {
    return codes(check_process(log, steps));
  };
  using Codes = std::vector<int>;
  EXPECT_EQ(codes_of("办理", both), Codes{2530});
  EXPECT_EQ(codes_of("办理(环节 当 是)", both), Codes{2530});
  EXPECT_EQ(codes_of("没有(环节)", both), Codes{2003});
  EXPECT_EQ(codes_of("办理(没有)", both), Codes{2002});
  EXPECT_EQ(codes_of("流水(环节)", both), Codes{2531});
  EXPECT_EQ(codes_of("村(评级)", both), Codes{2101});
  EXPECT_EQ(codes_of("办理(办理日)", both), Codes{2101});
  EXPECT_EQ(codes_of("办理(环节, 办理日, 补录日)", both), Codes{2532});
  EXPECT_EQ(codes_of("办理(环节)", ""), Codes{3007});
  EXPECT_EQ(codes_of("办理(环节)", "    步 申请\n    步 审批   由 乡镇\n"), Codes{2016});
  EXPECT_EQ(codes_of("办理(环节)", "    步 申请   由 本人, 乡镇\n    步 审批   由 乡镇\n"),
            Codes{2534});
  EXPECT_EQ(codes_of("办理(环节)", "    步 放贷   由 本人\n"), Codes{2107});
  EXPECT_EQ(codes_of("办理(环节)", std::string(both) + "    步 申请   由 本人\n"), Codes{2005});
  EXPECT_EQ(codes_of("办理(环节)", "    步 未办   由 本人\n"), Codes{2005});
  EXPECT_EQ(codes_of("办理(环节, 办理单位)", "    步 申请   由 别人\n    步 审批   由 乡镇\n"),
            Codes{2107});
  EXPECT_EQ(codes_of("办理(环节)", "    步 申请   由 本人   需 贷款\n    步 审批   由 乡镇\n"),
            Codes{2101});
  EXPECT_EQ(
      codes_of("办理(环节)", "    步 申请   由 本人   需 贷款 > 1元\n    步 审批   由 乡镇\n"),
      Codes{2535});
}

TEST(Process, RefusesALineWithoutItsParts) {
  const auto codes = [](const std::string& head) {
    return check_household("  流程 进度" + head + "\n" + both).error_codes();
  };
  using Codes = std::vector<int>;
  EXPECT_EQ(codes(" : 环节   未办 \"未办\"   办完 \"无\""), Codes{2016});
  EXPECT_EQ(codes(" : 环节   记于 办理(环节)   办完 \"无\""), Codes{2016});
  EXPECT_EQ(codes(" : 环节   记于 办理(环节)   未办 \"\"   办完 \"无\""), Codes{2016});
  EXPECT_EQ(codes(" : 环节   记于 办理(环节)   未办 \"未办\""), Codes{2016});
  EXPECT_EQ(codes("   记于 办理(环节)   未办 \"未办\"   办完 \"无\""), Codes{2016});
  EXPECT_EQ(codes(" : 文本   记于 办理(环节)   未办 \"未办\"   办完 \"无\""), Codes{2101});
}

TEST(Process, WarnsOfAWordWithoutStep) {
  const CheckedText checked = check_process("办理(环节)", "    步 申请   由 本人\n");
  EXPECT_EQ(checked.error_codes(), std::vector<int>{});
  EXPECT_NE(checked.messages().find("`环节` 的 `审批` 不是流程 `进度` 的一步"), std::string::npos);
}

}  // namespace
}  // namespace guiju::checked
