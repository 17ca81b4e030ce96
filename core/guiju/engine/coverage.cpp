#include "guiju/engine/coverage.hpp"

#include <algorithm>

namespace guiju {
namespace {

using checked::ColumnId;
using checked::ExprId;
using checked::Op;

/// All expressions at the roots of a definition that stand on the own row.
std::vector<ExprId> roots_of(const checked::Definition& definition) {
  std::vector<ExprId> roots;
  auto add = [&](ExprId id) {
    if (id) roots.push_back(id);
  };
  if (const auto* formula = std::get_if<checked::Formula>(&definition)) add(formula->value);
  if (const auto* table = std::get_if<checked::DecisionTable>(&definition)) {
    for (const auto& row : table->rows) add(row.result);
    add(table->otherwise);
  }
  if (const auto* eligibility = std::get_if<checked::Eligibility>(&definition))
    for (const auto& criterion : eligibility->criteria) add(criterion.test);
  if (const auto* score = std::get_if<checked::Scorecard>(&definition))
    for (const auto& item : score->items) add(item.points);
  return roots;
}

bool is_truth(const eval::Recording& recording, ExprId id, bool wanted) {
  const auto outcome = recording.at(id);
  if (!outcome || outcome->state != eval::Outcome::State::Known) return false;
  const auto* value = std::get_if<bool>(&outcome->value);
  return value != nullptr && *value == wanted;
}

}  // namespace

Coverage::Coverage(const CompiledPack& pack)
    : pack_(pack), of_column_(pack.checked.columns.size()) {
  for (std::size_t i = 0; i < pack.checked.columns.size(); ++i) add_definition(ColumnId(i));
}

void Coverage::add(ColumnId column, Span span, std::string_view kind, Condition condition) {
  of_column_[column.index()].push_back(clauses_.size());
  clauses_.push_back({span, std::string(kind), false});
  conditions_.push_back(std::move(condition));
}

void Coverage::add_definition(ColumnId column) {
  const checked::Column& declared = pack_.checked.at(column);
  const checked::Definition& definition = declared.definition;
  const std::size_t before = clauses_.size();
  auto guarded = [](ExprId guard) { return guard ? Condition{{guard}, {}, {}} : Condition{}; };
  if (const auto* table = std::get_if<checked::DecisionTable>(&definition)) {
    add_table(column, *table);
  } else if (const auto* eligibility = std::get_if<checked::Eligibility>(&definition)) {
    for (const auto& criterion : eligibility->criteria)
      add(column, criterion.span, "criterion", guarded(criterion.guard));
  } else if (const auto* score = std::get_if<checked::Scorecard>(&definition)) {
    for (const auto& item : score->items) add(column, item.span, "item", guarded(item.guard));
    for (const auto& veto : score->vetoes)
      add(column, veto.span, "veto", Condition{{veto.condition}, {}, {}});
  } else if (const auto* list = std::get_if<checked::LabelList>(&definition)) {
    for (const auto& line : list->lines)
      add(column, line.span, "label", Condition{{line.condition}, {}, {}});
  } else if (const auto* state = std::get_if<checked::State>(&definition)) {
    const auto& exprs = pack_.checked;
    add(column, exprs.at(state->start).span, "start", Condition{{state->start}, {}, {}});
    add(column, exprs.at(state->stop).span, "stop", Condition{{state->stop}, {}, {}});
  }
  for (const ExprId root : roots_of(definition)) add_choices(column, root);
  // By-products have no words of their own; everything else that has no clause is one itself.
  const bool is_own = declared.role == checked::ColumnRole::Conclusion ||
                      declared.role == checked::ColumnRole::Helper;
  if (is_own && clauses_.size() == before) add(column, declared.span, "definition", Condition{});
}

void Coverage::add_table(ColumnId column, const checked::DecisionTable& table) {
  std::vector<std::vector<ExprId>> before;
  for (const checked::DecisionTable::Row& row : table.rows) {
    std::vector<ExprId> tests;
    std::copy_if(row.tests.begin(), row.tests.end(), std::back_inserter(tests),
                 [](ExprId id) { return static_cast<bool>(id); });
    const bool is_first = table.policy == checked::HitPolicy::First;
    add(column, row.span, "row",
        Condition{tests, {}, is_first ? before : std::vector<std::vector<ExprId>>{}});
    before.push_back(std::move(tests));
  }
  if (table.otherwise)
    add(column, pack_.checked.at(table.otherwise).span, "row", Condition{{}, {}, before});
}

/// The branches of the choices below `root`. What stands on rows of another table, or of another
/// place in line, is no part of this row.
void Coverage::add_choices(ColumnId column, ExprId root) {
  const checked::Expr& expr = pack_.checked.at(root);
  const bool is_elsewhere = expr.op == Op::Aggregate || expr.op == Op::Running ||
                            expr.op == Op::Previous || expr.op == Op::InARow;
  if (is_elsewhere) return;
  if (expr.op == Op::Choice) {
    std::vector<ExprId> earlier;
    for (std::size_t i = 0; i + 1 < expr.args.size(); i += 2) {
      add(column, pack_.checked.at(expr.args[i + 1]).span, "choice",
          Condition{{expr.args[i]}, earlier, {}});
      earlier.push_back(expr.args[i]);
    }
    add(column, pack_.checked.at(expr.args.back()).span, "choice", Condition{{}, earlier, {}});
  }
  for (const ExprId arg : expr.args) add_choices(column, arg);
}

bool Coverage::is_done(ColumnId column) const {
  const std::vector<std::size_t>& clauses = of_column_[column.index()];
  return std::all_of(clauses.begin(), clauses.end(),
                     [&](std::size_t clause) { return clauses_[clause].is_reached; });
}

/// By ColumnId: whether an expected conclusion is made of it.
std::vector<bool> Coverage::columns_behind(const checked::TestCase& test) const {
  const std::size_t column_count = pack_.checked.columns.size();
  std::vector<bool> seen(pack_.program.slots.size());
  std::vector<program::Slot> waiting;
  auto visit = [&](program::Slot slot) {
    if (seen[slot.index()]) return;
    seen[slot.index()] = true;
    waiting.push_back(slot);
  };
  for (const checked::TestTable& expected : test.expected)
    for (const ColumnId id : expected.columns) visit(program::Slot(id.index()));
  while (!waiting.empty()) {
    const program::Slot slot = waiting.back();
    waiting.pop_back();
    for (const program::Slot read : pack_.program.slots[slot.index()].reads) visit(read);
  }
  seen.resize(column_count);
  for (const checked::TestTable& given : test.given)
    for (const ColumnId id : given.columns) seen[id.index()] = false;
  return seen;
}

void Coverage::follow(const checked::TestCase& test, const eval::Run& run) {
  const std::vector<bool> behind = columns_behind(test);
  for (std::size_t i = 0; i < behind.size(); ++i) {
    const ColumnId column(i);
    if (!behind[i] || !run.concluded[i] || is_done(column)) continue;
    const std::size_t rows = eval::row_count(run, pack_.checked.at(column).entity);
    for (std::size_t row = 0; row < rows; ++row) follow_row(column, run, row);
  }
}

void Coverage::follow_row(ColumnId column, const eval::Run& run, std::size_t row) {
  const eval::Recording recording = eval::record(pack_.checked, pack_.program, run, column, row);
  const bool is_known = run.columns[column.index()].is_known(row);
  auto is_out = [&](const std::vector<ExprId>& tests) {
    return std::any_of(tests.begin(), tests.end(),
                       [&](ExprId id) { return is_truth(recording, id, false); });
  };
  for (const std::size_t clause : of_column_[column.index()]) {
    if (clauses_[clause].is_reached) continue;
    const Condition& condition = conditions_[clause];
    const bool is_always =
        condition.holds.empty() && condition.fails.empty() && condition.out.empty();
    clauses_[clause].is_reached =
        (!is_always || is_known) &&
        std::all_of(condition.holds.begin(), condition.holds.end(),
                    [&](ExprId id) { return is_truth(recording, id, true); }) &&
        std::all_of(condition.fails.begin(), condition.fails.end(),
                    [&](ExprId id) { return is_truth(recording, id, false); }) &&
        std::all_of(condition.out.begin(), condition.out.end(), is_out);
  }
}

}  // namespace guiju
