#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"

namespace guiju {
namespace {

constexpr DiagnosticInfo dimension_mismatch{
    .code = 2201,
    .name = "dimension-mismatch",
    .message = {"`{op}` 两侧的量纲不同：左边是 {left}，右边是 {right}",
                "`{op}` joins different dimensions: {left} and {right}"},
    .help = {"把 `{name}` 乘以一个 元/天 的费率", "multiply `{name}` by a rate in 元/天"}};

constexpr DiagnosticInfo plain{.code = 2001, .name = "plain", .message = {"甲", "a"}};
constexpr DiagnosticInfo quoting{
    .code = 1001, .name = "quoting", .message = {"`{what}`", "`{what}`"}};
constexpr DiagnosticInfo unused{.code = 2301,
                                .name = "unused",
                                .severity = Severity::Warning,
                                .message = {"没有用到", "unused"}};
constexpr DiagnosticInfo hint{
    .code = 9001, .name = "hint", .severity = Severity::Note, .message = {"请看", "look"}};

/// The span of the `nth` place where `text` stands in the file.
Span span_of(const SourceSet& sources, std::string_view text, std::size_t file = 0, int nth = 1) {
  std::size_t begin = sources.files[file].text().find(text);
  while (--nth > 0) begin = sources.files[file].text().find(text, begin + 1);
  return {FileId{file}, static_cast<std::uint32_t>(begin),
          static_cast<std::uint32_t>(begin + text.size())};
}

SourceSet one_file(std::string text) {
  SourceSet sources;
  sources.files.emplace_back("a.gj", std::move(text));
  return sources;
}

Diagnostic at(const DiagnosticInfo& info, Span span, std::string words = {}) {
  Diagnostic diagnostic;
  diagnostic.info = &info;
  diagnostic.primary = Label{span, words, words};
  return diagnostic;
}

std::string page(const SourceSet& sources, const std::vector<Diagnostic>& diagnostics,
                 Language language = Language::Zh, bool color = false) {
  return render_text(diagnostics, sources, {language, color});
}

/// Lines of a page, each ended by a line break.
std::string lines(std::initializer_list<std::string_view> all) {
  std::string text;
  for (const std::string_view line : all) text += std::string(line) + '\n';
  return text;
}

SourceSet late_fee_source() {
  SourceSet sources;
  sources.files.emplace_back("rules/demo/measures-2023.gj",
                             std::string(40, '\n') + "  滞纳金 = 应缴额 + 逾期天数\n");
  return sources;
}

Diagnostic late_fee(const SourceSet& sources) {
  Diagnostic diagnostic = at(dimension_mismatch, span_of(sources, "+"));
  diagnostic.arguments = {{"op", "+"},
                          {"left", "货币（元）", "money (元)"},
                          {"right", "时间（天）", "time (天)"},
                          {"name", "逾期天数"}};
  diagnostic.secondary = {{span_of(sources, "应缴额"), "元", "yuan"},
                          {span_of(sources, "逾期天数"), "天", "days"}};
  diagnostic.citation = "《示例办法》第十二条第二款（2023-07-01 起施行）";
  return diagnostic;
}

TEST(RenderText, ShowsThePageInChinese) {
  const SourceSet sources = late_fee_source();
  EXPECT_EQ(page(sources, {late_fee(sources)}),
            lines({
                "错误[GJ2201] `+` 两侧的量纲不同：左边是 货币（元），右边是 时间（天）",
                "   ┌─ rules/demo/measures-2023.gj:41:13",
                "   │",
                "41 │   滞纳金 = 应缴额 + 逾期天数",
                "   │            ------ ^ -------- 天",
                "   │            元",
                "   = 依据：《示例办法》第十二条第二款（2023-07-01 起施行）",
                "   = 建议：把 `逾期天数` 乘以一个 元/天 的费率",
                "   = 详见：guiju explain GJ2201",
            }));
}

TEST(RenderText, ShowsThePageInEnglish) {
  const SourceSet sources = late_fee_source();
  EXPECT_EQ(page(sources, {late_fee(sources)}, Language::En),
            lines({
                "error[GJ2201] `+` joins different dimensions: money (元) and time (天)",
                "   ┌─ rules/demo/measures-2023.gj:41:13",
                "   │",
                "41 │   滞纳金 = 应缴额 + 逾期天数",
                "   │            ------ ^ -------- days",
                "   │            yuan",
                "   = cite: 《示例办法》第十二条第二款（2023-07-01 起施行）",
                "   = help: multiply `逾期天数` by a rate in 元/天",
                "   = see: guiju explain GJ2201",
            }));
}

TEST(RenderText, NamesTheOtherSeverities) {
  const SourceSet sources = one_file("a");
  EXPECT_EQ(page(sources, {at(unused, span_of(sources, "a")), at(hint, span_of(sources, "a"))}),
            lines({
                "警告[GJ2301] 没有用到",
                "  ┌─ a.gj:1:1",
                "  │",
                "1 │ a",
                "  │ ^",
                "  = 详见：guiju explain GJ2301",
                "",
                "说明[GJ9001] 请看",
                "  ┌─ a.gj:1:1",
                "  │",
                "1 │ a",
                "  │ ^",
                "  = 详见：guiju explain GJ9001",
            }));
  EXPECT_EQ(page(sources, {at(unused, span_of(sources, "a"))}, Language::En).substr(0, 15),
            "warning[GJ2301]");
  EXPECT_EQ(page(sources, {at(hint, span_of(sources, "a"))}, Language::En).substr(0, 12),
            "note[GJ9001]");
}

TEST(RenderText, WritesTheWordsOfThePrimaryPlaceBehindItsCarets) {
  const SourceSet sources = one_file("定义 奖励 : 金额 = 放贷总额 × 百分之二\n");
  EXPECT_EQ(page(sources, {at(plain, span_of(sources, "百分之二"), "写成 2%")}),
            lines({
                "错误[GJ2001] 甲",
                "  ┌─ a.gj:1:21",
                "  │",
                "1 │ 定义 奖励 : 金额 = 放贷总额 × 百分之二",
                "  │                               ^^^^^^^^ 写成 2%",
                "  = 详见：guiju explain GJ2001",
            }));
}

TEST(RenderText, HangsWordsSideBySideWhereThereIsRoom) {
  const SourceSet sources = one_file("甲甲甲 + 乙乙乙 + 丙\n");
  Diagnostic diagnostic = at(plain, span_of(sources, "丙"), "这里");
  diagnostic.secondary = {{span_of(sources, "甲甲甲"), "元", ""},
                          {span_of(sources, "乙乙乙"), "天", ""}};
  EXPECT_EQ(page(sources, {diagnostic}), lines({
                                             "错误[GJ2001] 甲",
                                             "  ┌─ a.gj:1:13",
                                             "  │",
                                             "1 │ 甲甲甲 + 乙乙乙 + 丙",
                                             "  │ ------   ------   ^^ 这里",
                                             "  │ 元       天",
                                             "  = 详见：guiju explain GJ2001",
                                         }));
}

TEST(RenderText, TiesWordsToTheirMarksWhereThereIsNoRoom) {
  const SourceSet sources = one_file("甲 + 乙 + 丙\n");
  Diagnostic diagnostic = at(plain, span_of(sources, "丙"), "这里");
  diagnostic.secondary = {{span_of(sources, "甲"), "一个很长的说明", ""},
                          {span_of(sources, "乙"), "另一个说明", ""}};
  EXPECT_EQ(page(sources, {diagnostic}), lines({
                                             "错误[GJ2001] 甲",
                                             "  ┌─ a.gj:1:9",
                                             "  │",
                                             "1 │ 甲 + 乙 + 丙",
                                             "  │ --   --   ^^ 这里",
                                             "  │ │    另一个说明",
                                             "  │ 一个很长的说明",
                                             "  = 详见：guiju explain GJ2001",
                                         }));
}

TEST(RenderText, DrawsThePrimaryPlaceOverTheOthers) {
  const SourceSet sources = one_file("合计(放款.金额)\n");
  Diagnostic diagnostic = at(plain, span_of(sources, "金额"), "这一列");
  diagnostic.secondary = {{span_of(sources, "合计(放款.金额)"), "整个式子", ""}};
  EXPECT_EQ(page(sources, {diagnostic}), lines({
                                             "错误[GJ2001] 甲",
                                             "  ┌─ a.gj:1:7",
                                             "  │",
                                             "1 │ 合计(放款.金额)",
                                             "  │ ----------^^^^- 整个式子",
                                             "  │           这一列",
                                             "  = 详见：guiju explain GJ2001",
                                         }));
}

TEST(RenderText, ShowsPlacesOnOtherLinesAndInOtherFiles) {
  SourceSet sources = one_file("参数 甲 = 1\n参数 乙 = 2\n\n\n参数 甲 = 3\n");
  sources.files.emplace_back("lib/b.gj", std::string(98, '\n') + "参数 甲 = 4");
  Diagnostic diagnostic = at(plain, span_of(sources, "甲", 0, 2), "又一次");
  diagnostic.secondary = {{span_of(sources, "甲", 1), "还有", ""},
                          {span_of(sources, "甲"), "第一次", ""},
                          {span_of(sources, "乙"), "", ""}};
  EXPECT_EQ(page(sources, {diagnostic}), lines({
                                             "错误[GJ2001] 甲",
                                             "   ┌─ a.gj:5:4",
                                             "   │",
                                             " 1 │ 参数 甲 = 1",
                                             "   │      -- 第一次",
                                             " 2 │ 参数 乙 = 2",
                                             "   │      --",
                                             "   ·",
                                             " 5 │ 参数 甲 = 3",
                                             "   │      ^^ 又一次",
                                             "   ┌─ lib/b.gj:99:4",
                                             "   │",
                                             "99 │ 参数 甲 = 4",
                                             "   │      -- 还有",
                                             "   = 详见：guiju explain GJ2001",
                                         }));
}

TEST(RenderText, ShowsTheFirstLineOfALongerPlace) {
  const SourceSet sources = one_file("每个 户\r\n  定义 甲 : 整数 = 1\r\n");
  const Span span{FileId{0}, 7, 30};
  EXPECT_EQ(page(sources, {at(plain, span)}), lines({
                                                  "错误[GJ2001] 甲",
                                                  "  ┌─ a.gj:1:4",
                                                  "  │",
                                                  "1 │ 每个 户",
                                                  "  │      ^^",
                                                  "  = 详见：guiju explain GJ2001",
                                              }));
}

TEST(RenderText, MarksTheEndOfTheFile) {
  const SourceSet sources = one_file("每个 户");
  EXPECT_EQ(page(sources, {at(plain, {FileId{0}, 10, 10})}), lines({
                                                                 "错误[GJ2001] 甲",
                                                                 "  ┌─ a.gj:1:5",
                                                                 "  │",
                                                                 "1 │ 每个 户",
                                                                 "  │        ^",
                                                                 "  = 详见：guiju explain GJ2001",
                                                             }));
  const SourceSet empty = one_file("");
  EXPECT_EQ(page(empty, {at(plain, {FileId{0}, 0, 0})}), lines({
                                                             "错误[GJ2001] 甲",
                                                             "  ┌─ a.gj:1:1",
                                                             "  │",
                                                             "1 │",
                                                             "  │ ^",
                                                             "  = 详见：guiju explain GJ2001",
                                                         }));
}

TEST(RenderText, StandsUnderTabsAndUnseenCharacters) {
  const SourceSet sources = one_file("\t户\u200B数\t= x\n");
  EXPECT_EQ(page(sources, {at(plain, span_of(sources, "x"))}), lines({
                                                                   "错误[GJ2001] 甲",
                                                                   "  ┌─ a.gj:1:8",
                                                                   "  │",
                                                                   "1 │     户<U+200B>数    = x",
                                                                   "  │                       ^",
                                                                   "  = 详见：guiju explain GJ2001",
                                                               }));
}

TEST(RenderText, CutsALongLineAroundThePlace) {
  const SourceSet sources = one_file(std::string(500, 'a') + "户" + std::string(500, 'b'));
  EXPECT_EQ(page(sources, {at(plain, span_of(sources, "户"))}),
            lines({
                "错误[GJ2001] 甲",
                "  ┌─ a.gj:1:501",
                "  │",
                "1 │ …" + std::string(40, 'a') + "户" + std::string(56, 'b') + "…",
                "  │ " + std::string(41, ' ') + "^^",
                "  = 详见：guiju explain GJ2001",
            }));
}

TEST(RenderText, LetsNoControlCharacterThroughFromAnywhere) {
  SourceSet sources;
  sources.files.emplace_back("a\x1B.gj", "x\x1B[2J\n");
  Diagnostic diagnostic = at(quoting, span_of(sources, "x"), "b\x07");
  diagnostic.arguments = {{"what", "\x1B]0;\n"}};
  diagnostic.extra_help = {{"", "c\r", ""}};
  diagnostic.citation = "d\x08";
  diagnostic.table = "e\x7F";
  diagnostic.column = "f\u202E";
  const std::string text = page(sources, {diagnostic});
  EXPECT_EQ(text, lines({
                      "错误[GJ1001] `␛]0;␊`",
                      "  ┌─ a␛.gj:1:1",
                      "  │",
                      "1 │ x␛[2J",
                      "  │ ^ b␇",
                      "  ┌─ e␡ 列 f<U+202E>",
                      "  = 依据：d␈",
                      "  = 建议：c␍",
                      "  = 详见：guiju explain GJ1001",
                  }));
}

Diagnostic in_table(std::size_t row, std::string column) {
  Diagnostic diagnostic;
  diagnostic.info = &plain;
  diagnostic.table = "户.csv";
  diagnostic.row = row;
  diagnostic.column = std::move(column);
  return diagnostic;
}

TEST(RenderText, NamesThePlaceInATable) {
  Diagnostic diagnostic = in_table(12, "申请额");
  diagnostic.extra_help = {{"", "写成数字", "write digits"}};
  EXPECT_EQ(page({}, {diagnostic}), lines({
                                        "错误[GJ2001] 甲",
                                        " ┌─ 户.csv 第 12 行，列 申请额",
                                        " = 建议：写成数字",
                                        " = 详见：guiju explain GJ2001",
                                    }));
  EXPECT_EQ(page({}, {diagnostic}, Language::En), lines({
                                                      "error[GJ2001] a",
                                                      " ┌─ 户.csv line 12, column 申请额",
                                                      " = help: write digits",
                                                      " = see: guiju explain GJ2001",
                                                  }));
}

TEST(RenderText, NamesWhatIsKnownOfAPlaceInATable) {
  EXPECT_EQ(page({}, {in_table(12, "")}),
            "错误[GJ2001] 甲\n ┌─ 户.csv 第 12 行\n = 详见：guiju explain GJ2001\n");
  EXPECT_EQ(page({}, {in_table(0, "申请额")}),
            "错误[GJ2001] 甲\n ┌─ 户.csv 列 申请额\n = 详见：guiju explain GJ2001\n");
  EXPECT_EQ(page({}, {in_table(0, "")}, Language::En),
            "error[GJ2001] a\n ┌─ 户.csv\n = see: guiju explain GJ2001\n");
}

TEST(RenderText, NeedsNoPlaceAtAll) {
  Diagnostic diagnostic;
  diagnostic.info = &plain;
  EXPECT_EQ(page({}, {diagnostic}), "错误[GJ2001] 甲\n = 详见：guiju explain GJ2001\n");
  EXPECT_EQ(page({}, {at(plain, Span{})}), "错误[GJ2001] 甲\n = 详见：guiju explain GJ2001\n");
  EXPECT_EQ(page({}, {at(plain, Span{FileId{3}, 0, 1})}),
            "错误[GJ2001] 甲\n = 详见：guiju explain GJ2001\n");
  EXPECT_EQ(page({}, {}), "");
}

TEST(RenderText, PaintsOnlyWhenAsked) {
  const SourceSet sources = one_file("甲 + 乙\n");
  Diagnostic diagnostic = at(plain, span_of(sources, "+"));
  diagnostic.secondary = {{span_of(sources, "乙"), "天", ""}};
  EXPECT_EQ(page(sources, {diagnostic}, Language::Zh, true),
            lines({
                "\x1b[1;31m错误[GJ2001]\x1b[0m \x1b[1m甲\x1b[0m",
                "  \x1b[34m┌─\x1b[0m a.gj:1:3",
                "  \x1b[34m│\x1b[0m",
                "\x1b[34m1 │\x1b[0m 甲 + 乙",
                "  \x1b[34m│\x1b[0m    \x1b[1;31m^\x1b[0m \x1b[34m--\x1b[0m \x1b[34m天\x1b[0m",
                "  \x1b[34m=\x1b[0m 详见：guiju explain GJ2001",
            }));
}

TEST(RenderText, TheSameAtManyPlacesIsSaidOnce) {
  SourceSet sources = one_file("甲\n乙\n甲\n甲\n甲\n");
  sources.files.emplace_back("b.gj", "甲\n");
  std::vector<Diagnostic> diagnostics;
  for (const int nth : {1, 2, 3, 4})
    diagnostics.push_back(at(plain, span_of(sources, "甲", 0, nth)));
  diagnostics.insert(diagnostics.begin() + 1, at(unused, span_of(sources, "乙")));
  diagnostics.push_back(at(plain, span_of(sources, "甲", 1)));
  EXPECT_EQ(page(sources, diagnostics),
            lines({"错误[GJ2001] 甲", "  ┌─ a.gj:1:1", "  │", "1 │ 甲", "  │ ^^",
                   "  = 同样的还有 4 处：a.gj:3，4，5，b.gj:1", "  = 详见：guiju explain GJ2001",
                   "", "警告[GJ2301] 没有用到", "  ┌─ a.gj:2:1", "  │", "2 │ 乙", "  │ ^^",
                   "  = 详见：guiju explain GJ2301"}));
  EXPECT_NE(page(sources, diagnostics, Language::En)
                .find("  = the same at 4 more places: a.gj:3, 4, 5, b.gj:1\n"),
            std::string::npos);
  // Three fit a screen, each with its line.
  diagnostics.resize(3);
  EXPECT_EQ(page(sources, diagnostics).find("同样的"), std::string::npos);
}

TEST(RenderText, OfVeryManyPlacesTheFirstAreNamed) {
  std::vector<Diagnostic> diagnostics;
  for (std::size_t row = 2; row < 102; ++row) {
    Diagnostic diagnostic;
    diagnostic.info = &plain;
    diagnostic.table = "户.csv";
    diagnostic.row = row;
    diagnostics.push_back(std::move(diagnostic));
  }
  EXPECT_EQ(page({}, diagnostics),
            lines({"错误[GJ2001] 甲", " ┌─ 户.csv 第 2 行",
                   " = 同样的还有 99 处：户.csv:3，4，5，6，7，8，9，10，11，12，13，14，…",
                   " = 详见：guiju explain GJ2001"}));
}

}  // namespace
}  // namespace guiju
