#include "guiju/explain/explainer.hpp"

#include <algorithm>

#include "guiju/eval/joins.hpp"
#include "guiju/eval/outcome.hpp"
#include "guiju/explain/fault_text.hpp"
#include "guiju/explain/show_value.hpp"
#include "guiju/tables/cell.hpp"
#include "guiju/tables/write.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using State = eval::Outcome::State;

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

// ── places and names ──────────────────────────────────────────────────────────────────────────

std::string Explainer::text_of(Span span) const {
  if (!span.file || span.file.index() >= sources_.files.size()) return {};
  std::string text;
  bool is_after_space = false;
  for (char c : sources_.text(span)) {
    if (is_space(c)) {
      is_after_space = true;
      continue;
    }
    if (is_after_space && !text.empty()) text += ' ';
    is_after_space = false;
    text += c;
  }
  return text;
}

std::string Explainer::place_of(Span span) const {
  if (!span.file || span.file.index() >= sources_.files.size()) return {};
  const SourceFile& file = sources_.at(span.file);
  return file.path() + ":" + std::to_string(file.line_of(span.begin) + 1);
}

std::vector<std::string> Explainer::key_of(EntityId entity, std::size_t row) const {
  std::vector<std::string> key;
  for (ColumnId id : pack_.at(entity).key) {
    std::string& part = key.emplace_back();
    const eval::Column& column = run_.columns[id.index()];
    if (row < column.size && column.is_known(row))
      tables::append_cell(part, pack_, id, column, row, *run_.pools, &run_.options);
  }
  return key;
}

std::string Explainer::row_name(EntityId entity, std::size_t row) const {
  return pack_.at(entity).name + " " + eval::key_text(pack_, run_, entity, row);
}

Step Explainer::clause_step(std::string name, Span span, const Citation& citation) const {
  Step step;
  step.kind = StepKind::Clause;
  step.name = std::move(name);
  step.source_text = text_of(span);
  step.place = place_of(span);
  step.citation = citation;
  return step;
}

// ── outcomes ──────────────────────────────────────────────────────────────────────────────────

Outcome Explainer::slot_outcome(program::Slot slot, std::size_t row) const {
  const eval::Column& column = run_.columns[slot.index()];
  if (row >= column.size) return Outcome{State::Undecided, {}, {}, {}};
  return eval::outcome_at(column, program_.slots[slot.index()].type, *run_.pools, row);
}

Outcome Explainer::column_outcome(ColumnId column, std::size_t row) const {
  const ExprId value = value_of(pack_.at(column).definition);
  if (program_.slots[column.index()].is_stored || !value)
    return slot_outcome(program::Slot{column.index()}, row);
  // A helper that its readers compute themselves.
  return eval::record(pack_, program_, run_, column, row)
      .at(value)
      .value_or(Outcome{State::Undecided, {}, {}, {}});
}

Outcome Explainer::value_at(ExprId id, const Asking& asking) const {
  if (auto recorded = asking.values.at(id)) return *recorded;
  const Expr& expr = pack_.at(id);
  if (expr.op == Op::Constant) return Outcome{State::Known, expr.value, {}, {}};
  if (expr.op == Op::Column) return column_outcome(expr.column, asking.row);
  if (auto stored = program_.stored_exprs.find(id); stored != program_.stored_exprs.end())
    return slot_outcome(stored->second, asking.row);
  return Outcome{State::Undecided, {}, {}, {}};
}

std::optional<bool> Explainer::truth_at(ExprId id, const Asking& asking) const {
  const Outcome outcome = value_at(id, asking);
  const bool* truth = std::get_if<bool>(&outcome.value);
  return outcome.state == State::Known && truth != nullptr ? std::optional{*truth} : std::nullopt;
}

void Explainer::set_outcome(Step& step, const Outcome& outcome, const Type& type) const {
  step.outcome = outcome;
  if (outcome.state == State::Known) {
    step.value = show_bare(pack_, type, outcome.value);
    if (!std::holds_alternative<NotApplicable>(outcome.value)) step.unit = unit_of(pack_, type);
  }
  for (ColumnId input : outcome.missing)
    step.missing.push_back(tables::input_name(pack_, reader_, input));
}

/// Where a fault first arose, unless that is this very column.
void Explainer::note_fault(Step& step, ColumnId own) const {
  const eval::Fault& fault = step.outcome.fault;
  if (!fault.column || fault.column == own) return;
  const Span span = fault.expr ? pack_.at(fault.expr).span : pack_.at(fault.column).span;
  step.note = {"出在 {column}（{place}）", "it arose in {column} ({place})"};
  step.arguments = {{"column", tables::input_name(pack_, reader_, fault.column)},
                    {"place", place_of(span)}};
}

/// An add-on that replaces a declaration of another pack, or adds to it, is no secret.
void Explainer::note_change(Step& step, const checked::Replacement& replacement) const {
  step.change =
      replacement.is_addition
          ? Bilingual{"规则包 {changed_by} 给 {changed_pack} 加的（{changed_place}）",
                      "added by the pack {changed_by} to {changed_pack} ({changed_place})"}
          : Bilingual{"替换了 {changed_pack} 的（{changed_place}）",
                      "replaces that of {changed_pack} ({changed_place})"};
  step.arguments.emplace_back("changed_pack", replacement.pack);
  step.arguments.emplace_back("changed_by", replacement.by);
  step.arguments.emplace_back("changed_place", place_of(replacement.original));
}

Step Explainer::part_step(ExprId id, const Asking& asking) const {
  Step step;
  step.kind = StepKind::Value;
  step.name = pack_.at(id).op == Op::AsOf ? std::string("基准日") : text_of(id);
  step.source_text = step.name;
  step.place = place_of(pack_.at(id).span);
  set_outcome(step, value_at(id, asking), pack_.at(id).type);
  return step;
}

// ── columns ───────────────────────────────────────────────────────────────────────────────────

Step Explainer::column_step(ColumnId id, std::size_t row, std::size_t depth) {
  const Column& column = pack_.at(id);
  const bool is_read = std::holds_alternative<std::monostate>(column.definition);
  Step step;
  step.kind = is_read ? StepKind::Input : StepKind::Conclusion;
  step.name = tables::input_name(pack_, reader_, id);
  step.citation = column.citation;
  set_outcome(step, column_outcome(id, row), column.type);
  const eval::Column& values = run_.columns[id.index()];
  // Values are told in the units that they are counted in, not in multiples of them.
  const bool is_as_written = column.cell_unit == Rational{1};
  if (row < values.size && values.is_known(row) && step.outcome.state == State::Known &&
      is_as_written) {
    step.value.clear();
    tables::append_cell(step.value, pack_, id, values, row, *run_.pools, &run_.options);
  }
  if (const bool* truth = std::get_if<bool>(&step.outcome.value);
      truth != nullptr && step.outcome.state == State::Known)
    step.holds = *truth;
  if (is_read) {
    describe_input(step, id, row);
    step.is_repeated = !expanded_.emplace(id, row).second;
    return step;
  }
  step.source_text = text_of(column.span);
  step.place = place_of(column.span);
  for (const checked::Replacement& replacement : pack_.replacements)
    if (replacement.column && replacement.replacement == column.span)  // or a by-product of it
      note_change(step, replacement);
  if (!run_.concluded[id.index()]) {
    step.note = {"选填的输入没有给出，没有下结论", "an optional input was left out: not concluded"};
    return step;
  }
  if (step.outcome.state == State::Fault) note_fault(step, id);
  expand(step, id, row, depth);
  return step;
}

void Explainer::describe_input(Step& step, ColumnId id, std::size_t row) {
  const eval::Table& table = run_.tables[pack_.at(id).entity.index()];
  if (pack_.at(id).role != ColumnRole::Input && pack_.at(id).role != ColumnRole::Key)
    step.note = {"由测试给定", "given by the test"};
  if (!table.is_given) {
    step.note = {"没有给出表 {table}", "table {table} was not given"};
    step.arguments = {{"table", pack_.at(pack_.at(id).entity).name}};
    return;
  }
  if (!table.source.empty()) step.place = table.source + ":" + std::to_string(table.line(row));
  if (step.outcome.state != State::Fault) return;
  const auto cell = std::find_if(
      table.unreadable.begin(), table.unreadable.end(),
      [&](const eval::UnreadableCell& each) { return each.row == row && each.column == id; });
  if (cell == table.unreadable.end()) return;
  step.cell = cell->text;
  step.note = {"写的是“{cell}”", "it says “{cell}”"};
  step.arguments = {{"cell", cell->text}};
}

void Explainer::expand(Step& step, ColumnId column, std::size_t row, std::size_t depth) {
  if (depth > depth_max) return;
  step.is_repeated = !expanded_.emplace(column, row).second;
  if (step.is_repeated) return;
  const eval::Recording values = eval::record(pack_, program_, run_, column, row);
  define(step, Asking{column, pack_.at(column).entity, row, depth, values});
}

void Explainer::define(Step& step, const Asking& asking) {
  std::visit([&](const auto& definition) { define(step, definition, asking); },
             pack_.at(asking.column).definition);
}

void Explainer::define(Step&, const std::monostate&, const Asking&) {}

// ── parameters ────────────────────────────────────────────────────────────────────────────────

Step Explainer::parameter_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  std::optional<Date> date = run_.options.as_of;
  if (!expr.args.empty()) {
    const Outcome asked = value_at(expr.args[0], asking);
    if (asked.state == State::Known && std::holds_alternative<Date>(asked.value))
      date = std::get<Date>(asked.value);
  }
  Step step = parameter_step(expr.parameter, date);
  if (expr.args.empty()) return step;
  // Asked at a date of the row, which may be open or before the first version.
  const Outcome value = value_at(id, asking);
  if (value.state != State::Known) {
    step.value.clear();
    step.unit.clear();
    step.since.clear();
    set_outcome(step, value, expr.type);
  }
  if (pack_.at(expr.args[0]).op != Op::AsOf) add_operands(step.steps, expr.args[0], asking);
  return step;
}

bool Explainer::has_cell(checked::ParameterTableId table, ParameterId id) const {
  const auto& versions = pack_.at(table).versions;
  return std::any_of(versions.begin(), versions.end(), [&](const auto& version) {
    return version.otherwise == id || std::any_of(version.rows.begin(), version.rows.end(),
                                                  [&](const auto& row) { return row.cell == id; });
  });
}

Step Explainer::parameter_step(ParameterId id, std::optional<Date> date) {
  const Parameter& parameter = pack_.at(id);
  Step step;
  step.kind = StepKind::Parameter;
  step.name = parameter.name;
  step.place = place_of(parameter.span);
  if (auto set = run_.options.set.find(id); set != run_.options.set.end()) {
    set_outcome(step, Outcome{State::Known, set->second, {}, {}}, parameter.type);
    step.note = {"本次运行另设", "set for this run"};
    return step;
  }
  const Parameter::Version* version = find_version(parameter, date);
  if (version == nullptr) {
    step.outcome = Outcome{State::Fault, {}, {}, {eval::FaultCode::ParameterAbsent, {}, {}}};
    return step;
  }
  step.outcome.value = version->value;
  step.value = version->written;
  step.source_text = text_of(version->span);
  step.place = place_of(version->span);
  step.citation = version->citation;
  if (version->from) step.since = to_string(*version->from);
  for (const checked::Replacement& replacement : pack_.replacements) {
    const bool is_of_it =
        replacement.parameter == id || (replacement.table && has_cell(replacement.table, id));
    if (is_of_it && version->span.file == replacement.replacement.file)
      note_change(step, replacement);
  }
  return step;
}

}  // namespace guiju::explain
