// One household through the C++ interface, the pack already compiled: a batch of one.
//
//   guiju_household_bench <folder of the Daoxian pack> [<runs>]
//
// Prints the best microseconds of reading the row, and of concluding all there is, as a JSON object.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <sstream>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"
#include "guiju/tables/read.hpp"

namespace guiju::bench {
namespace {

constexpr const char* household =
    "户号,村代码,建档立卡,有项目,有劳力,有意愿,有能力,有资金,申请额,用于产业,参与实施,利益联结,用于资本分成,"
    "银行已签,扶贫办已签,农户已签,乡镇已签,组织已签,家庭人口\n"
    "43112401001001,43112401001,是,是,是,是,是,否,5,是,是,是,否,是,是,是,是,是,4\n";

[[noreturn]] void refuse(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  std::cerr << render_text(diagnostics, sources, {Language::En, false});
  std::exit(1);
}

std::shared_ptr<const CompiledPack> compile_folder(const std::filesystem::path& folder) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.path().extension() != ".gj") continue;
    std::ifstream file{entry.path(), std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    files.emplace_back(std::filesystem::relative(entry.path(), folder).generic_string(),
                       text.str());
  }
  CompileResult result = compile(std::move(files));
  if (!result.pack) refuse(result.diagnostics, result.sources);
  return result.pack;
}

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

}  // namespace
}  // namespace guiju::bench

int main(int count, char** arguments) {
  using namespace guiju;
  using namespace guiju::bench;
  if (count < 2) {
    std::cerr << "guiju_household_bench <folder of the pack> [<runs>]\n";
    return 2;
  }
  const auto pack = compile_folder(arguments[1]);
  const auto entity = checked::find_entity(pack->checked, "户");
  const int runs = count > 2 ? std::atoi(arguments[2]) : 2000;
  eval::RunOptions options;
  options.as_of = make_date(2016, 12, 31);
  double reading = std::numeric_limits<double>::max();
  double concluding = reading;
  for (int i = 0; i < runs; ++i) {
    DiagnosticSink sink;
    const auto pools = std::make_shared<eval::Pools>();
    auto start = Clock::now();
    std::vector<eval::Table> tables;
    tables.push_back(tables::read_csv(pack->checked, entity, household, "户.csv", *pools, sink));
    reading = std::min(reading, since(start));
    start = Clock::now();
    const eval::Run run =
        eval::evaluate(pack->checked, pack->program, std::move(tables), pools, options, sink);
    concluding = std::min(concluding, since(start));
    if (sink.has_errors()) refuse(sink.take(), pack->sources);
  }
  std::printf("{\"read_us\": %.1f, \"conclude_us\": %.1f}\n", reading, concluding);
  return 0;
}
