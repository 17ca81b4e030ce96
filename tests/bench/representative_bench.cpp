// The representative rule over rows in memory: guiju, and beside it a plain loop.
//
//   guiju_representative_bench <rule file> <folder for the columns> [<rows> [<runs>]]
//
// Prints one JSON object a line: who, bytes read and written a row, ns a row (the best run after one
// to warm up, outputs newly allocated in each), hash of all conclusions.

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"
#include "guiju/program/lower.hpp"
#include "representative_data.hpp"

namespace guiju::bench {
namespace {

using checked::ColumnId;
using eval::Column;
using eval::Form;

constexpr double bytes_of_loop = 2 + 4 * 4 + 3 * 8 + 6 + 1 + 6 * 8;
// A key, two truths, seven numbers, six codes; one truth, six numbers.
constexpr double bytes_of_guiju = 4 + 2 / 8. + 7 * 8 + 6 * 4 + 1 / 8. + 6 * 8;

[[noreturn]] void refuse(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  std::cerr << render_text(diagnostics, sources, {Language::En, false});
  std::exit(1);
}

std::shared_ptr<const CompiledPack> compile_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  CompileResult result = compile({{"representative.gj", text.str()}});
  if (!result.pack) refuse(result.diagnostics, result.sources);
  return result.pack;
}

template <class T>
Column make_numbers(const std::vector<T>& values, int scale) {
  Column column;
  column.form = Form::Fixed;
  column.scale = scale;
  column.size = values.size();
  column.numbers.resize(values.size());
  std::copy(values.begin(), values.end(), column.numbers.data());
  return column;
}

Column make_truths(const std::vector<std::uint8_t>& values) {
  Column column;
  column.form = Form::Bits;
  column.size = values.size();
  column.bits.resize(eval::words_for(values.size()));
  for (std::size_t row = 0; row < values.size(); ++row)
    eval::set_bit(column.bits.data(), row, values[row] != 0);
  return column;
}

Column make_codes(const std::vector<std::uint8_t>& values) {
  Column column;
  column.form = Form::Code;
  column.size = values.size();
  column.codes.resize(values.size());
  std::copy(values.begin(), values.end(), column.codes.data());
  return column;
}

Column make_keys(std::size_t rows, eval::Pools& pools) {
  Column column;
  column.form = Form::Code;
  column.size = rows;
  column.codes.resize(rows);
  for (std::size_t row = 0; row < rows; ++row)
    column.codes[row] = pools.texts.intern(std::to_string(row));
  return column;
}

/// guiju with the rows in its columns.
class Contender {
 public:
  Contender(std::shared_ptr<const CompiledPack> pack, const Data& data)
      : pack_(std::move(pack)),
        program_(program::results_only(pack_->checked, pack_->program)),
        pools_(std::make_shared<eval::Pools>()) {
    table_.entity = checked::find_entity(pack_->checked, "户");
    table_.is_given = true;
    table_.row_count = data.rows();
    add("户号", make_keys(data.rows(), *pools_));
    add("登记", make_truths(data.registered));
    add("年龄", make_numbers(data.age, 0));
    add("贷款额", make_numbers(data.loan, 2));
    add("违约", make_truths(data.defaulted));
    add("次数", make_numbers(data.times, 0));
    add("本金", make_numbers(data.principal, 2));
    add("年利率", make_numbers(data.rate, 6));
    add("天数", make_numbers(data.days, 0));
    add("奖金", make_numbers(data.reward, 2));
    const char* names[] = {"学历", "产业", "住房", "务工", "家底", "信用"};
    for (std::size_t i = 0; i < data.codes.size(); ++i) add(names[i], make_codes(data.codes[i]));
  }

  eval::Run evaluate() {
    std::vector<eval::Table> tables;
    tables.push_back(std::move(table_));
    DiagnosticSink sink;
    eval::Run run = eval::evaluate(pack_->checked, program_, std::move(tables), pools_, {}, sink);
    if (sink.has_errors()) refuse(sink.take(), pack_->sources);
    return run;
  }

  /// A run takes the input columns with it; the next one needs them again.
  void take_back(eval::Run run) {
    table_ = std::move(run.tables[table_.entity.index()]);
    for (ColumnId id : inputs_) table_.columns.push_back({id, std::move(run.columns[id.index()])});
  }

  [[nodiscard]] std::uint64_t hash(const eval::Run& run) const {
    const char* names[] = {"合格", "得分", "贴息", "乡镇份", "村份", "银行份", "小组份"};
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < conclusion_count; ++i) {
      const Column& column = run.columns[find(names[i]).index()];
      const int scale = i >= 2 ? 2 : 0;
      const bool is_plain =
          column.all_known && (i == 0 ? column.form == Form::Bits
                                      : column.form == Form::Fixed && column.scale == scale);
      if (!is_plain) {
        std::cerr << names[i] << " is not of the form that it should have\n";
        std::exit(1);
      }
      for (std::size_t row = 0; row < column.size; ++row)
        hash += hash_cell(row, i, i == 0 ? column.truth(row) : column.numbers[row]);
    }
    return hash;
  }

 private:
  ColumnId find(std::string_view name) const {
    return checked::find_column(pack_->checked, table_.entity, name);
  }
  void add(std::string_view name, Column column) {
    inputs_.push_back(find(name));
    table_.columns.push_back({inputs_.back(), std::move(column)});
  }

  std::shared_ptr<const CompiledPack> pack_;
  program::Program program_;
  std::shared_ptr<eval::Pools> pools_;
  eval::Table table_;
  std::vector<ColumnId> inputs_;
};

/// Time of this process on the processor: that of its one thread, whatever else the machine does.
double now_ns() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

void print(const char* name, std::size_t rows, double bytes, double best_ns, std::uint64_t hash) {
  std::printf("{\"name\": \"%s\", \"rows\": %zu, \"bytes\": %.1f, \"ns\": %.2f, "
              "\"hash\": \"%016" PRIx64 "\"}\n",
              name, rows, bytes, best_ns / static_cast<double>(rows), hash);
}

std::uint64_t measure_guiju(Contender& contender, std::size_t rows, int runs) {
  double best = 0;
  std::uint64_t hash = 0;
  for (int i = 0; i <= runs; ++i) {
    const double start = now_ns();
    eval::Run run = contender.evaluate();
    const double ns = now_ns() - start;
    if (i == 0)
      hash = contender.hash(run);
    else if (i == 1 || ns < best)
      best = ns;
    contender.take_back(std::move(run));
  }
  print("guiju", rows, bytes_of_guiju, best, hash);
  return hash;
}

std::uint64_t measure_loop(const Data& data, int runs) {
  double best = 0;
  std::uint64_t hash = 0;
  for (int i = 0; i <= runs; ++i) {
    const double start = now_ns();
    const Conclusions conclusions = conclude_row_by_row(data);
    const double ns = now_ns() - start;
    if (i == 0)
      hash = hash_of(conclusions);
    else if (i == 1 || ns < best)
      best = ns;
  }
  print("loop", data.rows(), bytes_of_loop, best, hash);
  return hash;
}

}  // namespace
}  // namespace guiju::bench

int main(int count, char** arguments) {
  using namespace guiju::bench;
  if (count < 3) {
    std::cerr << "guiju_representative_bench <rule file> <folder> [<rows> [<runs>]]\n";
    return 2;
  }
  const std::size_t rows = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 8'000'000;
  const int runs = count > 4 ? std::atoi(arguments[4]) : 5;
  const Data data = generate(rows);
  write(data, arguments[2]);
  Contender contender{compile_file(arguments[1]), data};
  const std::uint64_t ours = measure_guiju(contender, rows, runs);
  const std::uint64_t theirs = measure_loop(data, runs);
  if (ours != theirs) std::cerr << "guiju and the loop do not agree\n";
  return ours == theirs ? 0 : 1;
}
