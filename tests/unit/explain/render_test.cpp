#include <nlohmann/json.hpp>

#include "sample.hpp"

namespace guiju {
namespace {

using Json = nlohmann::json;

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(RenderJson, HoldsTheWholeTreeWithBothLanguages) {
  const Json json = Json::parse(explain::render_json(sample().why("县", 0, "奖金")));
  EXPECT_EQ(json["entity"], "县");
  EXPECT_EQ(json["key"], Json::array({"道"}));
  const Json& root = json["conclusion"];
  EXPECT_EQ(root["kind"], "conclusion");
  EXPECT_EQ(root["state"], "known");
  EXPECT_EQ(root["value"], "560.00");
  EXPECT_EQ(root["unit"], "元");
  EXPECT_EQ(root["citation"], (Json{{"source", "文"}, {"title", "甲县办法"}, {"clause", "二"}}));
  const Json& branch = root["steps"][0]["steps"][0];
  EXPECT_EQ(branch["kind"], "comparison");
  EXPECT_EQ(branch["holds"], true);
  EXPECT_EQ(branch["decisive"], true);
  EXPECT_EQ(branch["right"], "98%");
  EXPECT_EQ(branch["distance"], "+1/150 ≈ 0.67%");
  EXPECT_EQ(branch["note"], (Json{{"zh", "由它决定"}, {"en", "this case decides"}}));
  EXPECT_EQ(branch["steps"][1]["kind"], "parameter");
  EXPECT_EQ(branch["steps"][1]["since"], "2016-01-01");
}

TEST(RenderJson, NamesWhatIsMissingAndWhatIsAtFault) {
  const Json open = Json::parse(explain::render_json(sample().why("县", 3, "回收率")));
  EXPECT_EQ(open["conclusion"]["state"], "undecided");
  EXPECT_EQ(open["conclusion"]["missing"], Json::array({"到期额"}));
  EXPECT_FALSE(open["conclusion"].contains("value"));
  const Json fault = Json::parse(explain::render_json(sample().why("县", 2, "回收率")));
  EXPECT_EQ(
      fault["conclusion"]["fault"],
      (Json{{"name", "division-by-zero"}, {"zh", "除数是零"}, {"en", "the divisor is zero"}}));
}

TEST(RenderHtml, IsOneFragmentWithItsTagsInPairs) {
  const std::string html = explain::render_html(sample().why("户", 0, "可贷"), Language::Zh);
  EXPECT_TRUE(html.starts_with("<div class=\"guiju-explanation\" lang=\"zh\">"));
  EXPECT_TRUE(html.ends_with("</div>"));
  EXPECT_EQ(count_of(html, "<ul>"), count_of(html, "</ul>"));
  EXPECT_EQ(count_of(html, "<li>"), count_of(html, "</li>"));
  EXPECT_EQ(count_of(html, "<details"), count_of(html, "</details>"));
  EXPECT_NE(html.find("可贷</span> = <b>是</b>"), std::string::npos);
}

const char* const one_column = R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 收入 : 金额
每个 户   依据 文 "一"
  定义 两倍 : 金额 = 收入 + 收入
)";

TEST(RenderHtml, ShowsMarkupInACellAsText) {
  const SmallPack pack{one_column, {{"户", "户号,收入\n<b>,<script>&'\n"}}};
  const std::string html = explain::render_html(pack.why("户", 0, "两倍"), Language::En);
  EXPECT_EQ(html.find("<script>"), std::string::npos);
  EXPECT_NE(html.find("户 &lt;b&gt;"), std::string::npos);
  EXPECT_NE(html.find("it says “&lt;script&gt;&amp;&#39;”"), std::string::npos);
}

TEST(RenderText, ACellThatNamesAnArgumentIsNotFilledIn) {
  const SmallPack pack{one_column, {{"户", "户号,收入\n1,{cell}\n"}}};
  EXPECT_EQ(pack.zh("户", 0, "两倍"), R"(
户 1 的 两倍：故障，这一格读不出来，出在 收入（rules.gj:4）（rules.gj:6，依据 文 一）
  因为 收入 + 收入：故障，这一格读不出来，出在 收入（rules.gj:4）
    收入：故障，这一格读不出来，写的是“{cell}”（输入，户.csv:2）
    收入：故障，这一格读不出来，写的是“{cell}”（输入，户.csv:2）
)");
}

TEST(RenderText, ATableThatWasLeftOutIsNamed) {
  const SmallPack pack{R"(规则包 小   版本 1
出处 文 "文"
实体 县   键 县名
实体 户   键 户号   属于 县
  输入 收入 : 金额
每个 县   依据 文 "一"
  定义 总收入 : 金额 = 合计(户.收入)
)",
                       {{"县", "县名\n道\n"}}};
  EXPECT_EQ(pack.zh("县", 0, "总收入"), R"(
县 道 的 总收入：未定，要看 户.收入（rules.gj:7，依据 文 一）
  因为 合计(户.收入)：未定，要看 户.收入，没有给出表 户
)");
}

const char* const chain = R"(规则包 小   版本 1
出处 文 "文"
实体 户   键 户号
  输入 收入 : 金额
每个 户   依据 文 "一"
  定义 一 : 金额 = 收入 + 1元
  定义 二 : 金额 = 一 + 1元
  定义 三 : 金额 = 二 + 1元
  定义 四 : 金额 = 三 + 1元
  定义 五 : 金额 = 四 + 1元
  定义 六 : 金额 = 五 + 1元
  定义 双 : 金额 = 一 + 一
  设 倍 = 收入 × 2
  定义 用倍 : 金额 = 倍 + 1元
)";

TEST(Depth, ConclusionsAreExpandedFourInsideOneAnother) {
  const SmallPack pack{chain, {{"户", "户号,收入\nH1,10\n"}}};
  EXPECT_EQ(pack.zh("户", 0, "六"), R"(
户 H1 的 六 = 16.00元（rules.gj:11，依据 文 一）
  因为 五 + 1元 = 16.00元
    五 = 15.00元（rules.gj:10，依据 文 一）
      因为 四 + 1元 = 15.00元
        四 = 14.00元（rules.gj:9，依据 文 一）
          因为 三 + 1元 = 14.00元
            三 = 13.00元（rules.gj:8，依据 文 一）
              因为 二 + 1元 = 13.00元
                二 = 12.00元（rules.gj:7，依据 文 一）
                  因为 一 + 1元 = 12.00元
                    一 = 11.00元（rules.gj:6，依据 文 一）
)");
}

TEST(Depth, AConclusionIsExpandedOnceAndThenReferredTo) {
  const SmallPack pack{chain, {{"户", "户号,收入\nH1,10\n"}}};
  EXPECT_EQ(pack.zh("户", 0, "双"), R"(
户 H1 的 双 = 22.00元（rules.gj:12，依据 文 一）
  因为 一 + 一 = 22.00元
    一 = 11.00元（rules.gj:6，依据 文 一）
      因为 收入 + 1元 = 11.00元
        收入 = 10.00元（输入，户.csv:2）
    一 = 11.00元，见上（rules.gj:6，依据 文 一）
)");
}

TEST(Depth, AHelperThatIsNotStoredIsComputedAgain) {
  const SmallPack pack{chain, {{"户", "户号,收入\nH1,10\n"}}};
  EXPECT_EQ(pack.zh("户", 0, "用倍"), R"(
户 H1 的 用倍 = 21.00元（rules.gj:14，依据 文 一）
  因为 倍 + 1元 = 21.00元
    倍 = 20.00元（rules.gj:13，依据 文 一）
      因为 收入 × 2 = 20.00元
        收入 = 10.00元（输入，户.csv:2）
)");
}

}  // namespace
}  // namespace guiju
