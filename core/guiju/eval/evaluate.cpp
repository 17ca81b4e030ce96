// One run: tables in, every column out.

#include <algorithm>
#include <set>

#include "guiju/base/date.hpp"
#include "guiju/eval/diagnostics.hpp"
#include "guiju/eval/joins.hpp"
#include "guiju/eval/perform.hpp"

namespace guiju::eval {
namespace {

using checked::CheckedPack;
using checked::ColumnRole;

class Evaluation {
 public:
  Evaluation(const CheckedPack& pack, const program::Program& program, Run& run,
             DiagnosticSink& sink)
      : pack_(pack), program_(program), run_(run), sink_(sink) {}

  void evaluate() {
    ask_parameters();
    ask_dated_rules();
    ask_externs();
    take_tables();
    join_tables(pack_, run_, sink_);
    if (sink_.has_errors()) {
      run_ = Run{};
      return;
    }
    find_concluded();
    Performer performer{pack_, program_, run_, [&] { report(stage_); }};
    for (std::size_t i = 0; i < program_.stages.size() && !run_.is_interrupted; ++i) {
      stage_ = i;
      performer.perform(program_.stages[i]);
    }
    report(program_.stages.size());
  }

 private:
  // ── what must be there ──────────────────────────────────────────────────────────────────────
  void ask_parameters() {
    const std::optional<Date> as_of = run_.options.as_of;
    if (pack_.asks_as_of && !as_of) {
      Diagnostic diagnostic;
      diagnostic.info = &as_of_absent;
      diagnostic.arguments = {{"pack", pack_.name}};
      sink_.report(std::move(diagnostic));
      return;
    }
    // The checks say something like it of a test (GJ4003), of every parameter that the rules name. A run
    // asks only for those that a stage reads, and not for those set for the run.
    for (checked::ParameterId id : program_.parameters) {
      const checked::Parameter& parameter = pack_.at(id);
      if (run_.options.set.contains(id) || find_version(parameter, as_of) != nullptr) continue;
      Diagnostic diagnostic;
      diagnostic.info = &parameter_absent;
      diagnostic.arguments = {
          {"name", parameter.name},
          {"date", as_of ? to_string(*as_of) : "-"},
          {"from", to_string(parameter.versions.front().from.value_or(Date{}))}};
      diagnostic.primary = Label{parameter.span, "", ""};
      sink_.report(std::move(diagnostic));
    }
  }

  /// A rule that changes on dates, before the first of them.
  void ask_dated_rules() {
    const std::optional<Date> as_of = run_.options.as_of;
    for (const checked::Column& column : pack_.columns) {
      const auto* dated = std::get_if<checked::DatedFormula>(&column.definition);
      if (dated == nullptr || !dated->is_at_as_of || !as_of) continue;
      const std::optional<Date> from = dated->versions.back().from;
      if (!from || !(*as_of < *from)) continue;
      Diagnostic diagnostic;
      diagnostic.info = &rule_absent;
      diagnostic.arguments = {
          {"name", column.name}, {"date", to_string(*as_of)}, {"from", to_string(*from)}};
      diagnostic.primary = Label{column.span, "", ""};
      sink_.report(std::move(diagnostic));
    }
  }

  /// The part of 来自 before the colon, which says what to import.
  static std::string module_of(const checked::Extern& function) {
    return function.module.empty() ? "MODULE"
                                   : function.module.substr(0, function.module.find(':'));
  }

  /// Code of the host runs only where the caller hands it over by name.
  void ask_externs() {
    std::set<std::string> asked;
    for (const program::Stage& stage : program_.stages) {
      const auto* call = std::get_if<program::ExternStage>(&stage);
      if (call == nullptr) continue;
      const checked::Extern& function = pack_.at(call->external);
      if (run_.options.externs.contains(function.name) || !asked.insert(function.name).second)
        continue;
      Diagnostic diagnostic;
      diagnostic.info = &extern_absent;
      diagnostic.arguments = {
          {"name", function.name}, {"version", function.version}, {"module", module_of(function)}};
      diagnostic.primary = Label{function.span, "", ""};
      sink_.report(std::move(diagnostic));
    }
  }

  // ── tables ──────────────────────────────────────────────────────────────────────────────────
  void take_tables() {
    run_.columns.resize(program_.slots.size());
    // No stage stores the columns of a table without rows, and yet a table left out may read them.
    for (std::size_t slot = 0; slot < program_.slots.size(); ++slot)
      run_.columns[slot].form = form_of(program_.slots[slot].type);
    std::vector<Table> given = std::move(run_.tables);
    run_.tables = std::vector<Table>(pack_.entities.size());
    for (Table& table : given) run_.tables[table.entity.index()] = std::move(table);
    for (std::size_t e = 0; e < pack_.entities.size(); ++e) {
      Table& table = run_.tables[e];
      table.entity = EntityId{e};
      if (!table.is_given) table.row_count = 1;
      for (Table::Given& column : table.columns)
        run_.columns[column.id.index()] = std::move(column.column);
      for (ColumnId id : pack_.entities[e].columns) fill_absent(id, table);
      table.columns.clear();
    }
  }

  /// An input that was not given is missing in every row.
  void fill_absent(ColumnId id, const Table& table) {
    Column& column = run_.columns[id.index()];
    const bool is_read = std::holds_alternative<std::monostate>(pack_.at(id).definition);
    if (!is_read || (column.size == table.row_count && column.size > 0)) return;
    ColumnBuilder builder{form_of(pack_.at(id).type)};
    const Why why = run_.pools->whys.missing(id);
    builder.reserve(table.row_count);
    for (std::size_t row = 0; row < table.row_count; ++row) builder.append_open(why);
    column = builder.take();
    absent_.push_back(id);
  }

  // ── what is concluded ───────────────────────────────────────────────────────────────────────
  // A conclusion that needs an optional column or table that was left out is left out itself.
  void find_concluded() {
    run_.concluded.assign(program_.slots.size(), true);
    bool any = false;
    for (ColumnId id : absent_) {
      const checked::Column& column = pack_.at(id);
      const Table& table = run_.tables[column.entity.index()];
      const bool left_out = table.is_given ? column.is_optional && table.row_count > 0
                                           : pack_.at(column.entity).is_optional;
      if (!left_out) continue;
      run_.concluded[id.index()] = false;
      any = true;
    }
    while (any) {
      any = false;
      for (std::size_t slot = 0; slot < program_.slots.size(); ++slot) {
        if (!run_.concluded[slot]) continue;
        const auto& reads = program_.slots[slot].reads;
        const bool lost = std::any_of(reads.begin(), reads.end(),
                                      [&](Slot read) { return !run_.concluded[read.index()]; });
        if (!lost) continue;
        run_.concluded[slot] = false;
        any = true;
      }
    }
  }

  // ── stages ──────────────────────────────────────────────────────────────────────────────────
  void report(std::size_t done) {
    if (!run_.options.progress) return;
    const std::size_t all = std::max<std::size_t>(program_.stages.size(), 1);
    if (!run_.options.progress(static_cast<int>(done * 1000 / all))) run_.is_interrupted = true;
  }

  const CheckedPack& pack_;
  const program::Program& program_;
  Run& run_;
  DiagnosticSink& sink_;
  std::vector<ColumnId> absent_;
  std::size_t stage_ = 0;
};

}  // namespace

Run evaluate(const CheckedPack& pack, const program::Program& program, std::vector<Table> tables,
             std::shared_ptr<Pools> pools, RunOptions options, DiagnosticSink& sink) {
  Run run;
  run.pools = std::move(pools);
  run.options = std::move(options);
  run.tables = std::move(tables);
  Evaluation{pack, program, run, sink}.evaluate();
  return run;
}

}  // namespace guiju::eval
