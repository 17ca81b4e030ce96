// Packs that import packs: the first files are the own ones, the rest were found for it.
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"

namespace guiju {
namespace {

struct Words {
  const char* base;
  const char* add_on;  // replaces a parameter from a date and a formula, adds a column
  const char* entity;
  const char* formula;
  const char* line;
};

const Words words[] = {{R"gj(规则包 底本   别名 base   版本 2016.1
出处 文 "底本"
参数 线 : 整数 = 8   自 2016-01-01   依据 文 "一"
实体 户   键 户号
  输入 分 : 整数
每个 户   依据 文 "二"
  定义 够线 : 是否 = 分 >= 线
)gj",
                        R"gj(规则包 补充   版本 1
引入 底本   版本 2016.1
出处 文 "补充"
参数 线 : 整数 = 7   自 2018-01-01   替换 底本   依据 文 "一"
每个 户   依据 文 "二"
  输入 加分 : 整数
  定义 够线 : 是否 = 分 + 加分 >= 线   替换 底本
  定义 新 : 是否 = 够线
)gj",
                        "户", "够线", "线"},
                       {R"gj(pack base   version 2016.1
source paper "Base"
param line : integer = 8   from 2016-01-01   cite paper "1"
entity household   key no
  input points : integer
each household   cite paper "2"
  define met : bool = points >= line
)gj",
                        R"gj(pack addition   version 1
import base   version at_least 2015.9
source paper "Addition"
param line : integer = 7   from 2018-01-01   replaces base   cite paper "1"
each household   cite paper "2"
  input bonus_points : integer
  define met : bool = points + bonus_points >= line   replaces base
  define fresh : bool = met
)gj",
                        "household", "met", "line"}};

CompileResult compile_with(std::string own, std::vector<std::string> imported) {
  Imports imports;
  imports.looked_in = {"packs"};
  for (std::size_t i = 0; i < imported.size(); ++i)
    imports.packs.push_back(
        {"p" + std::to_string(i) + "/", {{"rules.gj", std::move(imported[i])}}});
  return compile({{"own.gj", std::move(own)}}, std::move(imports));
}

std::vector<int> codes(const CompileResult& result) {
  std::vector<int> codes;
  for (const Diagnostic& diagnostic : result.diagnostics) codes.push_back(diagnostic.info->code);
  return codes;
}

TEST(Imports, an_add_on_replaces_and_adds) {
  for (const Words& word : words) {
    const CompileResult result = compile_with(word.add_on, {word.base});
    ASSERT_TRUE(result.pack) << render_text(result.diagnostics, result.sources, {});
    const checked::CheckedPack& pack = result.pack->checked;
    ASSERT_EQ(pack.imported.size(), 1U);
    EXPECT_EQ(pack.imported[0].version, "2016.1");
    EXPECT_EQ(result.pack->own_file_count, 1U);
    EXPECT_EQ(result.sources.files[1].path(), "p0/rules.gj");

    const checked::Parameter& line = pack.at(checked::find_parameter(pack, word.line));
    ASSERT_EQ(line.versions.size(), 2U);
    EXPECT_EQ(line.versions[0].written, "8");
    EXPECT_EQ(line.versions[0].span.file, FileId{1});
    EXPECT_EQ(line.versions[1].written, "7");
    EXPECT_EQ(line.versions[1].span.file, FileId{0});

    const checked::EntityId entity = checked::find_entity(pack, word.entity);
    const checked::ColumnId met = checked::find_column(pack, entity, word.formula);
    EXPECT_EQ(pack.at(met).span.file, FileId{0});
    ASSERT_EQ(pack.at(entity).written.size(), 2U);
    EXPECT_EQ(pack.at(entity).written[0], met);
    ASSERT_EQ(pack.replacements.size(), 2U);
    EXPECT_EQ(pack.replacements[1].column, met);
    EXPECT_EQ(pack.replacements[1].original.file, FileId{1});
  }
}

TEST(Imports, the_hash_covers_what_is_imported_and_not_where_it_lies) {
  const std::string own = words[0].add_on;
  const std::string base = words[0].base;
  const auto hash = [&](std::string folder, std::string text) {
    Imports imports;
    imports.packs.push_back({std::move(folder), {{"rules.gj", std::move(text)}}});
    return compile({{"own.gj", own}}, std::move(imports)).pack->content_hash;
  };
  EXPECT_EQ(hash("here/", base), hash("there/", base));
  EXPECT_NE(hash("here/", base), hash("here/", base + "# .\n"));
  const auto alone = compile({{"rules.gj", base}}).pack->content_hash;
  EXPECT_EQ(compile_with(own, {base}).pack->imported_hashes, std::vector<std::string>{alone});
}

TEST(Imports, a_pack_that_nothing_imports_is_left_out) {
  const CompileResult result =
      compile_with(words[0].add_on, {"规则包 别的\n参数\n", words[0].base});
  ASSERT_FALSE(result.pack);  // what was handed over is read all the same
  const CompileResult fine =
      compile_with(words[0].add_on, {"规则包 别的   版本 1\n", words[0].base});
  ASSERT_TRUE(fine.pack);
  EXPECT_EQ(fine.pack->checked.imported.size(), 1U);
  EXPECT_EQ(fine.pack->trees.size(), 2U);
}

TEST(Imports, units_of_packs_that_know_nothing_of_one_another_are_the_same) {
  const std::string one = "规则包 一   版本 1\n单位 户\n";
  const std::string two = "规则包 二   版本 1\n单位 户\n";
  const std::string own = "规则包 三   版本 1\n引入 一   版本 1\n引入 二   版本 1\n";
  EXPECT_TRUE(compile_with(own, {one, two}).pack);
}

TEST(Imports, a_mistake_of_an_imported_pack_is_said_once) {
  const std::string base = std::string(words[0].base) + "  定义 坏 : 是否 = 没有的\n";
  EXPECT_EQ(codes(compile_with(words[0].add_on, {base})), std::vector<int>{2001});
}

TEST(Imports, a_line_that_cannot_be_read_is_all_that_is_said) {
  EXPECT_EQ(codes(compile_with("规则包 甲   版本 1\n引入\n", {})).size(), 1U);
}

TEST(Imports, versions_are_compared_piece_by_piece) {
  const auto meets = [](std::string wanted, std::string_view found, bool is_least = true) {
    return checked::Import{"x", std::move(wanted), is_least, {}}.is_met_by(found);
  };
  EXPECT_TRUE(meets("2016.9", "2016.10"));
  EXPECT_FALSE(meets("2016.10", "2016.9"));
  EXPECT_TRUE(meets("2016", "2016.0"));
  EXPECT_TRUE(meets("2016.1", "2016.1"));
  EXPECT_FALSE(meets("2016.1", "2016"));
  EXPECT_FALSE(meets("1", ""));
  EXPECT_TRUE(meets("1.a", "1.b"));
  EXPECT_FALSE(meets("1.b", "1.a"));
  EXPECT_FALSE(meets("2016", "2016.0", false));
  EXPECT_TRUE(meets("2016.1", "2016.1", false));
}

}  // namespace
}  // namespace guiju
