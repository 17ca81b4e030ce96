#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"
#include "guiju/tables/read.hpp"
#include "guiju/tables/write.hpp"

namespace guiju {
namespace {

constexpr std::string_view rules = R"(规则包 回收   别名 recovery   版本 1.0
出处 文 "一个例子"
舍入 四舍五入

实体 村   键 村代码
  输入 到期额, 收回额 : 金额

每个 村   依据 文 "一"
  定义 回收率 : 比率 = 收回额 / 到期额   显示 到 0.01%
  定义 达标   : 是否 = 回收率 >= 98%
)";

CompileResult compile_text(std::string text) { return compile({{"a.gj", std::move(text)}}); }

TEST(CompileTest, APackConcludesATable) {
  const CompileResult compiled = compile_text(std::string(rules));
  ASSERT_TRUE(compiled.pack) << render_text(compiled.diagnostics, compiled.sources, {});
  const checked::CheckedPack& pack = compiled.pack->checked;
  const checked::EntityId village = checked::find_entity(pack, "村");
  DiagnosticSink sink;
  auto pools = std::make_shared<eval::Pools>();
  std::vector<eval::Table> tables;
  tables.push_back(tables::read_csv(pack, village,
                                    "村代码,到期额,收回额\nA,300,294\nB,300,293.99\nC,0,\nD,0,1\n",
                                    "村.csv", *pools, sink));
  const eval::Run run =
      eval::evaluate(pack, compiled.pack->program, std::move(tables), pools, {}, sink);
  ASSERT_FALSE(sink.has_errors());
  EXPECT_EQ(tables::write_csv(pack, run, village),
            "村代码,回收率,达标\nA,98.00%,是\nB,98.00%,否\nC,,\nD,,\n");
  EXPECT_EQ(tables::write_open_csv(pack, run, village),
            "村代码,结论,状态,缺\n"
            "C,回收率,故障,\nC,达标,故障,\nD,回收率,故障,\nD,达标,故障,\n");
}

TEST(CompileTest, APackWithAnErrorIsNone) {
  const CompileResult compiled =
      compile_text("规则包 空   版本 1\n每个 村\n  定义 甲 : 整数 = 1\n");
  EXPECT_FALSE(compiled.pack);
  EXPECT_FALSE(compiled.diagnostics.empty());
  EXPECT_EQ(compiled.sources.files.size(), 1u);
}

TEST(CompileTest, FilesStandInTheOrderOfTheirPaths) {
  const std::string head(rules);
  const CompileResult one = compile({{"b.gj", "# b\n"}, {"a.gj", head}});
  const CompileResult other = compile({{"a.gj", head}, {"b.gj", "# b\n"}});
  ASSERT_TRUE(one.pack && other.pack);
  EXPECT_EQ(one.sources.files[0].path(), "a.gj");
  EXPECT_EQ(one.pack->content_hash, other.pack->content_hash);
}

TEST(CompileTest, TheHashTellsNamesAndBytesApart) {
  const std::string head(rules);
  const auto hash = [&](std::string path, const std::string& text) {
    return compile({{std::move(path), text}}).pack->content_hash;
  };
  EXPECT_EQ(hash("a.gj", head).size(), 16u);
  EXPECT_NE(hash("a.gj", head), hash("b.gj", head));
  EXPECT_NE(hash("a.gj", head), hash("a.gj", head + "\n"));
}

}  // namespace
}  // namespace guiju
