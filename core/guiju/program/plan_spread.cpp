#include <algorithm>

#include "guiju/program/planner.hpp"

namespace guiju::program {

using namespace checked;

namespace {

/// column = word, where the column is one of words.
struct WordTest {
  ColumnId column;
  EnumWord word;
};

std::optional<WordTest> word_test(const CheckedPack& pack, ExprId id) {
  if (!id || pack.at(id).op != Op::Equal) return std::nullopt;
  const Expr& column = pack.at(pack.at(id).args[0]);
  const Expr& word = pack.at(pack.at(id).args[1]);
  const bool is_test = column.op == Op::Column && word.op == Op::Constant &&
                       std::holds_alternative<EnumWord>(word.value);
  if (!is_test) return std::nullopt;
  return WordTest{column.column, std::get<EnumWord>(word.value)};
}

/// Whether a row of `parent` has one row of `child` a word at most.
bool is_once_a_word(const CheckedPack& pack, EntityId child, EntityId parent, ColumnId word) {
  const Entity& entity = pack.at(child);
  const auto up = std::find_if(entity.parents.begin(), entity.parents.end(),
                               [&](const auto& each) { return each.entity == parent; });
  return up != entity.parents.end() &&
         std::all_of(entity.key.begin(), entity.key.end(), [&](ColumnId key) {
           return key == word || std::find(up->key.begin(), up->key.end(), key) != up->key.end();
         });
}

bool is_kept_as_code(const Type& type) {
  return type.kind == TypeKind::Date || type.kind == TypeKind::Month ||
         type.kind == TypeKind::Text || type.kind == TypeKind::Enum;
}

}  // namespace

Slot Planner::plan_spread(ExprId id, EntityId parent) {
  const Definition& planned = pack_.at(planned_).definition;
  if (!std::holds_alternative<Process>(planned) && !std::holds_alternative<ProcessProduct>(planned))
    return {};
  const Expr& expr = pack_.at(id);
  SpreadStage::Cell cell;
  std::optional<WordTest> test;
  if (expr.aggregate == AggregateKind::Any && !expr.filter) {
    test = word_test(pack_, expr.args[0]);
  } else if (expr.aggregate == AggregateKind::Only && expr.otherwise) {
    const Expr& value = pack_.at(expr.args[0]);
    const Expr& otherwise = pack_.at(expr.otherwise);
    const bool is_plain =
        value.op == Op::Column && is_kept_as_code(value.type) && otherwise.op == Op::Constant;
    if (is_plain) test = word_test(pack_, expr.filter);
    cell.value = Slot{value.column ? value.column.index() : 0};
    cell.otherwise = otherwise.value;
  }
  if (!test || !is_once_a_word(pack_, expr.entity, parent, test->column)) return {};
  cell.word = test->word;
  cell.result = hidden(parent, expr.type);
  // Of one definition alone: what another one reads may be made of this one.
  const auto [found, is_new] = spreads_.emplace(std::pair{planned_, test->column}, nodes_.size());
  if (is_new) {
    SpreadStage stage;
    stage.child = expr.entity;
    stage.parent = parent;
    stage.word = Slot{test->column.index()};
    add_border(parent, std::move(stage));
  }
  Node& node = nodes_[found->second];
  std::get<SpreadStage>(node.border).cells.push_back(cell);
  node.reads.insert(Slot{test->column.index()}.index());
  if (cell.value) node.reads.insert(cell.value.index());
  node.writes.push_back(cell.result);
  return cell.result;
}

}  // namespace guiju::program
