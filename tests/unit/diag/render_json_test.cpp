#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "guiju/diag/render.hpp"

namespace guiju {
namespace {

constexpr DiagnosticInfo unknown_name{.code = 2001,
                                      .name = "unknown-name",
                                      .message = {"没有 `{name}`", "no `{name}`"},
                                      .help = {"看看 `{nearest}`", "try `{nearest}`"}};
constexpr DiagnosticInfo bad_cell{.code = 5001,
                                  .name = "bad-cell",
                                  .severity = Severity::Warning,
                                  .message = {"读不懂 {cell}", "cannot read {cell}"}};

constexpr std::string_view whole_diagnostic = R"([
  {
    "code": "GJ2001",
    "name": "unknown-name",
    "severity": "error",
    "message": {
      "zh": "没有 `乙`",
      "en": "no `乙`"
    },
    "help": {
      "zh": [
        "看看 `甲`",
        "再看看"
      ],
      "en": [
        "try `甲`",
        "look again"
      ]
    },
    "primary": {
      "span": {
        "path": "a.gj",
        "begin": 24,
        "end": 27,
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 9
      },
      "zh": "这里",
      "en": "here"
    },
    "secondary": [
      {
        "span": {
          "path": "a.gj",
          "begin": 7,
          "end": 10,
          "line": 1,
          "column": 4,
          "end_line": 1,
          "end_column": 5
        },
        "zh": "",
        "en": ""
      }
    ],
    "fix": {
      "span": {
        "path": "a.gj",
        "begin": 24,
        "end": 27,
        "line": 2,
        "column": 8,
        "end_line": 2,
        "end_column": 9
      },
      "replacement": "甲",
      "is_safe": true
    },
    "citation": "办法第三条",
    "table": null
  }
])";

TEST(RenderJson, IsAnEmptyArrayForNothing) { EXPECT_EQ(render_json({}, {}), "[]"); }

TEST(RenderJson, GivesEverythingInBothLanguages) {
  SourceSet sources;
  sources.files.emplace_back("a.gj", "实体 户\n定义 甲 = 乙\n");
  Diagnostic diagnostic;
  diagnostic.info = &unknown_name;
  diagnostic.arguments = {{"name", "乙"}, {"nearest", "甲"}};
  diagnostic.primary = Label{{FileId{0}, 24, 27}, "这里", "here"};
  diagnostic.secondary = {{{FileId{0}, 7, 10}, "", ""}};
  diagnostic.extra_help = {{"", "再看看", "look again"}};
  diagnostic.fix = Fix{{FileId{0}, 24, 27}, "甲", true};
  diagnostic.citation = "办法第三条";
  const std::vector<Diagnostic> diagnostics{diagnostic};
  EXPECT_EQ(render_json(diagnostics, sources), whole_diagnostic);
}

TEST(RenderJson, NamesThePlaceInATable) {
  Diagnostic diagnostic;
  diagnostic.info = &bad_cell;
  diagnostic.arguments = {{"cell", "三万"}};
  diagnostic.table = "户.csv";
  diagnostic.row = 12;
  const std::vector<Diagnostic> diagnostics{diagnostic};
  const auto json = nlohmann::json::parse(render_json(diagnostics, {}));
  ASSERT_EQ(json.size(), 1u);
  EXPECT_EQ(json[0]["severity"], "warning");
  EXPECT_EQ(json[0]["table"], nlohmann::json::parse(R"({"name":"户.csv","row":12,"column":null})"));
  EXPECT_EQ(json[0]["primary"], nullptr);
  EXPECT_EQ(json[0]["help"], nlohmann::json::parse(R"({"zh":[],"en":[]})"));
}

TEST(RenderJson, IsWholeWhateverBytesAMessageQuotes) {
  Diagnostic diagnostic;
  diagnostic.info = &bad_cell;
  diagnostic.arguments = {{"cell", "\xFF\x1B\"\n"}};
  diagnostic.primary = Label{Span{}, "", ""};
  const std::vector<Diagnostic> diagnostics{diagnostic};
  const auto json = nlohmann::json::parse(render_json(diagnostics, {}));
  EXPECT_EQ(json[0]["message"]["zh"], "读不懂 \uFFFD\x1B\"\n");
  EXPECT_EQ(json[0]["primary"]["span"], nullptr);
}

}  // namespace
}  // namespace guiju
