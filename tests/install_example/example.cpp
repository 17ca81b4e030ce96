// A program of somebody else over an installed guiju: one pack, one table, one run.
#include <guiju/guiju.hpp>
#include <iostream>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace {

constexpr const char* rules = R"(规则包 回收   别名 recovery   版本 1.0
出处 文 "一个例子"
舍入 四舍五入

实体 村   键 村代码
  输入 到期额, 收回额 : 金额

外部 欠额(到期额 : 金额, 收回额 : 金额) : 金额   版本 1.0

每个 村   依据 文 "一"
  定义 回收率 : 比率 = 收回额 / 到期额   显示 到 0.01%
  定义 达标   : 是否 = 回收率 >= 98%
  定义 欠     : 金额 = 欠额(到期额, 收回额)
)";

// 98% of 300.00 is 294.00: the second village is one fen short of it.
constexpr const char* villages = "村代码,到期额,收回额\nA,300,294\nB,300,293.99\n";
constexpr const char* expected = "村代码,回收率,达标,欠\nA,98.00%,是,6.00\nB,98.00%,否,6.01\n";

/// A function that the rules call: what is due and was not recovered.
void outstanding(guiju::eval::ExternCall& call) {
  for (std::size_t row = 0; row < call.answers.size(); ++row) {
    const auto& due = std::get<guiju::Rational>(call.arguments[0][row]);
    const auto& recovered = std::get<guiju::Rational>(call.arguments[1][row]);
    const auto left = guiju::subtract(due, recovered);
    if (left) call.answers[row].value = *left;
  }
}

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
  guiju::eval::RunOptions options;
  options.externs["欠额"] = outstanding;
  const guiju::eval::Run run = guiju::eval::evaluate(
      checked, compiled.pack->program, std::move(tables), pools, std::move(options), sink);
  if (sink.has_errors()) return report(sink.take(), compiled.sources);

  const std::string found = guiju::tables::write_csv(checked, run, village);
  std::cout << found;
  return found == expected ? 0 : 1;
}
