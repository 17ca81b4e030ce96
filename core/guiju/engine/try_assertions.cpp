#include "guiju/engine/try_assertions.hpp"

#include <algorithm>

#include "guiju/engine/prove.hpp"
#include "guiju/engine/shrink.hpp"
#include "guiju/engine/test_tables.hpp"
#include "guiju/engine/try_tables.hpp"
#include "guiju/engine/try_values.hpp"
#include "guiju/program/lower.hpp"

namespace guiju {
namespace {

using namespace checked;

/// Sets of tables that are tried: many small ones, which show a counterexample plainly, and some larger
/// ones, in which rows meet. Cells of all of them at most, so that a pack of many columns ends too.
struct Round {
  TableSize size;
  std::size_t count;
};
constexpr Round rounds[]{
    {{1, 2, 0}, 150}, {{2, 3, 0}, 150}, {{2, 2, 15}, 100}, {{6, 4, 0}, 50}, {{6, 4, 10}, 50}};
constexpr std::size_t cells_max = 300'000;

/// The pack with a column for each assertion. Nothing reads them, so that they come last.
CheckedPack with_assertions(const CheckedPack& pack) {
  CheckedPack changed = pack;
  for (const Assertion& assertion : pack.assertions) {
    const ColumnId id{changed.columns.size()};
    Column column;
    column.entity = assertion.entity;
    column.name = check_name(assertion.title);
    column.type = pack.at(assertion.condition).type;
    column.role = ColumnRole::Conclusion;
    column.span = assertion.span;
    column.citation = assertion.citation;
    column.definition = Formula{assertion.condition};
    changed.columns.push_back(std::move(column));
    changed.entities[assertion.entity.index()].columns.push_back(id);
    changed.evaluation_order.push_back({assertion.entity, {id}, {}});
  }
  return changed;
}

/// Days on which every parameter that a rule asks has a value: of the tests, and where parameters change.
std::vector<std::optional<Date>> days_to_try(const CheckedPack& pack) {
  constexpr std::size_t days_max = 6;
  constexpr Date some_day{16'800};
  if (!pack.asks_as_of) return {std::nullopt};
  std::vector<Date> wanted;
  for (const TestCase& test : pack.tests)
    if (test.as_of) wanted.push_back(*test.as_of);
  for (const Parameter& parameter : pack.parameters)
    for (const Parameter::Version& version : parameter.versions)
      if (version.from) wanted.push_back(*version.from);
  wanted.push_back(some_day);
  std::vector<std::optional<Date>> days;
  for (const Date day : wanted) {
    if (days.size() >= days_max) break;
    DiagnosticSink sink;
    require_parameters_at(pack, day, {}, sink);
    if (!sink.has_errors() && std::find(days.begin(), days.end(), day) == days.end())
      days.emplace_back(day);
  }
  return days;
}

class Trials {
 public:
  explicit Trials(const CompiledPack& pack)
      : pack_(pack), checked_(with_assertions(pack.checked)), program_(program::lower(checked_)) {
    for (const Assertion& assertion : pack.checked.assertions) {
      AssertionResult& result = results_.emplace_back();
      result.title = assertion.title;
      result.span = assertion.span;
      result.entity = assertion.entity;
      result.is_proved = is_proved(pack.checked, assertion.condition);
    }
  }

  std::vector<AssertionResult> run() {
    for (const TestCase& test : pack_.checked.tests)
      if (!gives_conclusions(test)) try_on(test, true);
    try_at_random();
    return std::move(results_);
  }

 private:
  /// What a test sets need not be what the rules conclude from any table.
  [[nodiscard]] bool gives_conclusions(const TestCase& test) const {
    return std::any_of(test.given.begin(), test.given.end(), [&](const TestTable& table) {
      return std::any_of(table.columns.begin(), table.columns.end(), [&](ColumnId id) {
        return !std::holds_alternative<std::monostate>(checked_.at(id).definition);
      });
    });
  }

  void try_at_random() {
    const std::vector<std::optional<Date>> days = days_to_try(pack_.checked);
    if (days.empty()) return;
    std::vector<TryValues> values;
    for (const auto& day : days) values.emplace_back(pack_.checked, day);
    std::size_t cells = 0;
    std::uint64_t seed = 0;
    for (const Round& round : rounds) {
      for (std::size_t i = 0; i < round.count && cells < cells_max && !is_done(); ++i) {
        const std::size_t day = i % days.size();
        TestCase test;
        test.as_of = days[day];
        test.given = make_tables(pack_.checked, values[day], round.size, ++seed);
        for (const TestTable& table : test.given) cells += table.rows.size() * table.columns.size();
        try_on(test, false);
      }
    }
  }

  [[nodiscard]] bool is_done() const {
    return std::all_of(results_.begin(), results_.end(), [](const AssertionResult& result) {
      return result.counterexample.has_value();
    });
  }

  /// None where the tables are refused.
  [[nodiscard]] std::optional<eval::Run> evaluate(const TestCase& test) const {
    auto pools = std::make_shared<eval::Pools>();
    eval::RunOptions options;
    options.as_of = test.as_of;
    for (const auto& [parameter, value] : test.set) options.set[parameter] = value;
    DiagnosticSink sink;
    std::vector<eval::Table> tables = given_tables(checked_, test, *pools);
    eval::Run run =
        eval::evaluate(checked_, program_, std::move(tables), pools, std::move(options), sink);
    if (sink.has_errors()) return std::nullopt;
    return run;
  }

  [[nodiscard]] ColumnId column_of(std::size_t assertion) const {
    return ColumnId(pack_.checked.columns.size() + assertion);
  }

  /// The first row on which the property does not hold.
  [[nodiscard]] std::optional<std::size_t> failing_row(const eval::Run& run,
                                                       std::size_t assertion) const {
    const eval::Column& column = run.columns[column_of(assertion).index()];
    const std::size_t rows = eval::row_count(run, results_[assertion].entity);
    for (std::size_t row = 0; row < rows; ++row)
      if (column.is_known(row) && !column.truth(row)) return row;
    return std::nullopt;
  }

  void try_on(const TestCase& test, bool is_of_test) {
    const std::optional<eval::Run> run = evaluate(test);
    if (!run) return;
    for (std::size_t i = 0; i < results_.size(); ++i) {
      AssertionResult& result = results_[i];
      if (result.counterexample || !run->concluded[column_of(i).index()]) continue;
      const eval::Column& column = run->columns[column_of(i).index()];
      const std::size_t rows = eval::row_count(*run, result.entity);
      for (std::size_t row = 0; row < rows; ++row)
        ++(column.is_known(row) ? result.row_count : result.open_count);
      if (failing_row(*run, i)) keep(i, test, is_of_test);
    }
  }

  void keep(std::size_t assertion, const TestCase& test, bool is_of_test) {
    AssertionResult& result = results_[assertion];
    result.is_proved = false;
    Counterexample example;
    example.test = test;
    example.test.expected.clear();
    example.is_of_test = is_of_test;
    if (!is_of_test) example.test.title = result.title;
    shrink(checked_, example.test, [&](const TestCase& smaller) {
      const std::optional<eval::Run> run = evaluate(smaller);
      return run && run->concluded[column_of(assertion).index()] && failing_row(*run, assertion);
    });
    const std::optional<eval::Run> run = evaluate(example.test);
    const auto row = run ? failing_row(*run, assertion) : std::nullopt;
    if (!row) return;
    example.why =
        explain::explain(checked_, program_, pack_.sources, *run, column_of(assertion), *row);
    example.key = example.why.key;
    result.counterexample = std::move(example);
  }

  const CompiledPack& pack_;
  CheckedPack checked_;
  program::Program program_;
  std::vector<AssertionResult> results_;
};

}  // namespace

std::vector<AssertionResult> try_assertions(const CompiledPack& pack) {
  if (pack.checked.assertions.empty()) return {};
  return Trials(pack).run();
}

}  // namespace guiju
