// The dump says everything, and says the same in both languages.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "checked_text.hpp"
#include "guiju/checked/print.hpp"
#include "guiju/syntax/format.hpp"

namespace guiju::checked {
namespace {

using Json = nlohmann::json;

const std::string rules = prelude + R"gj(
参数 份额 : 比例 = 3:7   自 2016-01-01   依据 文 "一"
每个 县   依据 文 "二"
  分配 资金   按 份额   给 甲份, 乙份 : 金额   到 分
每个 村   依据 文 "二"
  决策表 档 : 整数   命中 首个
    | 达标 | 户数   || 档 |
    | 是   | 1 至 5 || 1  |
    | -    | > 5    || 2  |
    | 否则          || 3  |
  资格 可贷 : 是否
    必须 达标   当 合格   否则 "没有达标"
    不得 收入 < 限额
  评分 得分 : 小数   至多 100   显示 到 0.1
    项 规模   得 户数 每满 3 得 1.5   至多 20
    加分 好   得 2   当 评级 >= 良
    否决 当 非 达标   得 0
  定义 失分 : 列表 = 前(得分.扣分, 2)
  列出 问题 : 列表
    "户数少"   当 户数 < 3
  排名 名次 : 整数   同 县   当 达标   按 收入 从高到低, 村代码
  分配 县.甲份   按 户数   给 份 : 金额   到 分   并列 村代码
  状态 停 : 是否   按 先后
    起 当 连续(2, 达标)
    止 当 合格
  设 线内 = 上一行(收入, 0元) <= 限额   按 先后
  定义 迟 : 是否 = 开始 + 3个月 < 基准日 且 线内
测试 "空"   于 2016-12-31
  给定 县
    | 县代码 | 资金 |
    | 甲     | 1元  |
  应得 县
    | 县代码 | 甲份  |
    | 甲     | 0.3元 |
)gj";

/// Without what tells where a thing is written and how it was spelled.
void forget_spelling(Json& json) {
  if (json.is_object()) {
    for (const char* key : {"span", "written", "label"}) json.erase(key);
    for (auto& [key, value] : json.items()) forget_spelling(value);
  }
  if (json.is_array())
    for (Json& value : json) forget_spelling(value);
}

TEST(Print, is_json_with_every_part_of_the_pack) {
  const CheckedText checked = check_text(rules);
  ASSERT_TRUE(checked.error_codes().empty()) << checked.messages();
  const Json json = Json::parse(print_json(checked.pack));
  for (const char* key : {"name", "alias", "version", "show_mode", "asks_as_of", "enumerations",
                          "units", "parameters", "entities", "columns", "orders", "splits", "exprs",
                          "tests", "evaluation_order"})
    EXPECT_TRUE(json.contains(key)) << key;
  std::vector<std::string> kinds;
  for (const Json& column : json["columns"])
    if (!column["definition"].is_null()) kinds.push_back(column["definition"]["kind"]);
  for (const char* kind :
       {"Formula", "DecisionTable", "Eligibility", "FailedCriteria", "Scorecard", "ScoreItemPoints",
        "LostPoints", "LabelList", "Rank", "SplitShare", "State"})
    EXPECT_NE(std::find(kinds.begin(), kinds.end(), kind), kinds.end()) << kind;
}

TEST(Print, writes_values_with_their_kind) {
  const CheckedText checked = check_text(rules);
  const Json json = Json::parse(print_json(checked.pack));
  const Json& version = json["parameters"][2]["versions"][0];
  EXPECT_EQ(version["value"], (Json{{"kind", "RatioList"}, {"value", {"3", "7"}}}));
  EXPECT_EQ(version["from"], "2016-01-01");
  EXPECT_EQ(json["parameters"][1]["versions"][0]["value"],
            (Json{{"kind", "Number"}, {"value", "49/50"}}));
  EXPECT_EQ(json["columns"][0]["definition"], nullptr);
  EXPECT_EQ(json["columns"][0]["low"], nullptr);
}

TEST(Print, is_the_same_for_both_vocabularies) {
  const CheckedText chinese = check_text(rules);
  const CheckedText english = check_text(syntax::format(chinese.sources, FileId{0}, Language::En));
  ASSERT_TRUE(english.error_codes().empty()) << english.messages();
  EXPECT_NE(english.sources.files[0].text().find("split 资金"), std::string::npos);
  Json left = Json::parse(print_json(chinese.pack));
  Json right = Json::parse(print_json(english.pack));
  forget_spelling(left);
  forget_spelling(right);
  EXPECT_EQ(left, right);
}

}  // namespace
}  // namespace guiju::checked
