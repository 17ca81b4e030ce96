#include <algorithm>

#include "guiju/base/decimal_text.hpp"
#include "guiju/engine/coverage.hpp"
#include "guiju/engine/engine.hpp"
#include "guiju/engine/test_tables.hpp"
#include "guiju/engine/test_words.hpp"
#include "guiju/engine/try_assertions.hpp"
#include "guiju/engine/with_given.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/tables/cell.hpp"

namespace guiju {
namespace {

using checked::ColumnId;
using checked::TestCell;
using State = eval::Outcome::State;

/// Whether `显示 到` writes `value` as a test expects: 95.1% for 13736 / 14444.
bool is_shown_as(const checked::Column& column, const checked::Value& value,
                 const checked::Value& expected) {
  const auto* number = std::get_if<Rational>(&value);
  const auto* wanted = std::get_if<Rational>(&expected);
  if (!column.format.is_rounded || number == nullptr || wanted == nullptr) return false;
  const bool is_percent =
      column.type.form == checked::NumberForm::Rate && column.type.dimension.is_none();
  const auto step = Rational::from_decimal(1, column.format.places + (is_percent ? 2 : 0));
  const auto shown = step ? round_to(*number, *step, column.format.mode) : std::nullopt;
  return shown && *shown == *wanted;
}

bool agrees(const checked::Column& column, const eval::Outcome& outcome, const TestCell& cell) {
  switch (cell.kind) {
    case TestCell::Kind::Known:
      return outcome.state == State::Known &&
             (outcome.value == cell.value || is_shown_as(column, outcome.value, cell.value));
    case TestCell::Kind::Missing:
      return outcome.state == State::Known &&
             std::holds_alternative<checked::NotApplicable>(outcome.value);
    case TestCell::Kind::Undecided: return outcome.state == State::Undecided;
    case TestCell::Kind::Fault: return outcome.state == State::Fault;
  }
  __builtin_unreachable();
}

/// The conclusions that a test gives instead of having them concluded.
std::vector<ColumnId> given_conclusions(const checked::CheckedPack& pack,
                                        const checked::TestCase& test) {
  std::vector<ColumnId> given;
  for (const checked::TestTable& table : test.given)
    for (const ColumnId id : table.columns)
      if (!std::holds_alternative<std::monostate>(pack.at(id).definition)) given.push_back(id);
  return given;
}

/// Runs one test and says where it differs.
class TestRunner {
 public:
  /// `pack` and `program` without what the test gives.
  TestRunner(const checked::CheckedPack& pack, const program::Program& program,
             const SourceSet& sources, const checked::TestCase& test, const eval::Externs& externs)
      : pack_(pack), sources_(sources), program_(program), test_(test), externs_(externs) {}

  TestResult run(Coverage& coverage) {
    TestResult result;
    result.title = test_.title;
    result.span = test_.span;
    auto pools = std::make_shared<eval::Pools>();
    eval::RunOptions options;
    options.as_of = test_.as_of;
    options.externs = externs_;
    for (const auto& [parameter, value] : test_.set) options.set[parameter] = value;
    DiagnosticSink sink;
    std::vector<eval::Table> tables = given_tables(pack_, test_, *pools);
    const eval::Run run =
        eval::evaluate(pack_, program_, std::move(tables), pools, std::move(options), sink);
    const bool is_refused = sink.has_errors();
    result.diagnostics = sink.take();
    if (is_refused) return result;
    for (const checked::TestTable& expected : test_.expected)
      for (const std::vector<TestCell>& row : expected.rows)
        compare_row(expected, row, run, result);
    result.is_passed = result.differences.empty();
    if (result.is_passed) coverage.follow(test_, pack_, program_, run);
    return result;
  }

 private:
  [[nodiscard]] bool is_key(checked::EntityId entity, ColumnId column) const {
    const std::vector<ColumnId>& key = pack_.at(entity).key;
    return std::find(key.begin(), key.end(), column) != key.end();
  }

  [[nodiscard]] std::string written(const TestCell& cell) const {
    switch (cell.kind) {
      case TestCell::Kind::Known: return std::string(sources_.text(cell.span));
      case TestCell::Kind::Missing: return {};
      case TestCell::Kind::Undecided: return std::string(undecided_word);
      case TestCell::Kind::Fault: return std::string(fault_word);
    }
    __builtin_unreachable();
  }

  /// The row that an expected row speaks of; without keys, the one of the same number.
  [[nodiscard]] std::optional<std::size_t> find(const checked::TestTable& expected,
                                                const std::vector<TestCell>& cells,
                                                const eval::Run& run) const {
    const std::size_t rows = eval::row_count(run, expected.entity);
    const auto number = static_cast<std::size_t>(&cells - expected.rows.data());
    bool has_key = false;
    for (const ColumnId id : expected.columns) has_key |= is_key(expected.entity, id);
    if (!has_key) return number < rows ? std::optional(number) : std::nullopt;
    for (std::size_t row = 0; row < rows; ++row) {
      bool is_it = true;
      for (std::size_t i = 0; i < cells.size() && is_it; ++i)
        if (is_key(expected.entity, expected.columns[i]))
          is_it = agrees(pack_.at(expected.columns[i]),
                         eval::outcome(pack_, run, expected.columns[i], row), cells[i]);
      if (is_it) return row;
    }
    return std::nullopt;
  }

  void compare_row(const checked::TestTable& expected, const std::vector<TestCell>& cells,
                   const eval::Run& run, TestResult& result) const {
    const auto row = find(expected, cells, run);
    std::vector<std::string> key;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (is_key(expected.entity, expected.columns[i])) key.push_back(written(cells[i]));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const ColumnId column = expected.columns[i];
      if (is_key(expected.entity, column)) continue;
      if (row && agrees(pack_.at(column), eval::outcome(pack_, run, column, *row), cells[i]))
        continue;
      result.differences.push_back({expected.entity, key, column, written(cells[i]),
                                    row ? found(run, column, *row) : std::string(no_row_words),
                                    cells[i].span});
    }
  }

  [[nodiscard]] std::string found(const eval::Run& run, ColumnId column, std::size_t row) const {
    const eval::Outcome outcome = eval::outcome(pack_, run, column, row);
    if (outcome.state == State::Fault) return std::string(fault_word);
    if (outcome.state == State::Undecided) {
      std::string text(undecided_word);
      for (std::size_t i = 0; i < outcome.missing.size(); ++i)
        text += (i == 0 ? "：" : "；") + pack_.at(outcome.missing[i]).name;
      return text;
    }
    if (std::holds_alternative<checked::NotApplicable>(outcome.value))
      return std::string(none_word);
    // The exact value where the cell would round it: a difference must be seen.
    if (const auto* number = std::get_if<Rational>(&outcome.value);
        number != nullptr && pack_.at(column).format.is_rounded)
      return format_shortest(*number);
    std::string text;
    tables::append_cell(text, pack_, column, run.columns[column.index()], row, *run.pools,
                        &run.options);
    return text;
  }

  const checked::CheckedPack& pack_;
  const SourceSet& sources_;
  const program::Program& program_;
  const checked::TestCase& test_;
  const eval::Externs& externs_;
};

}  // namespace

TestReport run_tests(const CompiledPack& pack, const eval::Externs& externs) {
  TestReport report;
  Coverage coverage(pack);
  for (const checked::TestCase& test : pack.checked.tests) {
    const std::vector<ColumnId> given = given_conclusions(pack.checked, test);
    if (given.empty()) {
      TestRunner runner(pack.checked, pack.program, pack.sources, test, externs);
      report.results.push_back(runner.run(coverage));
      continue;
    }
    const checked::CheckedPack changed = with_given(pack.checked, given);
    const program::Program program = program::lower(changed);
    report.results.push_back(
        TestRunner(changed, program, pack.sources, test, externs).run(coverage));
  }
  report.clauses = coverage.take();
  report.assertions = try_assertions(pack);
  return report;
}

}  // namespace guiju
