// A program of somebody else over an installed guiju: one pack, one table, one run.
#include <guiju/guiju.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr const char* rules = R"(规则包 回收   别名 recovery   版本 1.0
出处 文 "一个例子"
舍入 四舍五入

实体 村   键 村代码
  输入 到期额, 收回额 : 金额

每个 村   依据 文 "一"
  定义 回收率 : 比率 = 收回额 / 到期额   显示 到 0.01%
  定义 达标   : 是否 = 回收率 >= 98%
)";

// 98% of 300.00 is 294.00: the second village is one fen short of it.
constexpr const char* villages = "村代码,到期额,收回额\nA,300,294\nB,300,293.99\n";
constexpr const char* expected = "村代码,回收率,达标\nA,98.00%,是\nB,98.00%,否\n";

int report(const std::vector<guiju::Diagnostic>& diagnostics, const guiju::SourceSet& sources) {
  std::cerr << guiju::render_text(diagnostics, sources, {guiju::Language::En, false});
  return 1;
}

}  // namespace

int main() {
  const guiju::CompileResult compiled = guiju::compile({{"recovery.gj", rules}});
  if (!compiled.pack) return report(compiled.diagnostics, compiled.sources);
  const auto& checked = compiled.pack->checked;

  guiju::DiagnosticSink sink;
  auto pools = std::make_shared<guiju::eval::Pools>();
  const auto village = guiju::checked::find_entity(checked, "村");
  std::vector<guiju::eval::Table> tables;
  tables.push_back(guiju::tables::read_csv(checked, village, villages, "村.csv", *pools, sink));
  const guiju::eval::Run run =
      guiju::eval::evaluate(checked, compiled.pack->program, std::move(tables), pools, {}, sink);
  if (sink.has_errors()) return report(sink.take(), compiled.sources);

  const std::string found = guiju::tables::write_csv(checked, run, village);
  std::cout << found;
  return found == expected ? 0 : 1;
}
