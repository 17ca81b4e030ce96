#include "guiju/program/planner.hpp"

#include "guiju/program/walk.hpp"

namespace guiju::program {

using namespace checked;

Program Planner::plan() {
  for (std::size_t i = 0; i < pack_.columns.size(); ++i) {
    const checked::Column& column = pack_.columns[i];
    program_.slots.push_back({column.entity, column.type, ColumnId{i}, true, {}});
  }
  find_unstored_helpers();
  for (const ColumnGroup& group : pack_.evaluation_order) plan_group(group);
  note_reads();
  schedule(pack_, std::move(nodes_), program_);
  return std::move(program_);
}

/// A helper (设) that only row code of its own table reads is computed where it is read.
void Planner::find_unstored_helpers() {
  std::vector<bool> is_read_stored(pack_.columns.size(), false);
  for_each_stored_operand(pack_, [&](ExprId id) {
    const Expr& expr = pack_.at(id);
    if (expr.op == Op::Column || expr.op == Op::Ancestor)
      is_read_stored[expr.column.index()] = true;
  });
  for (std::size_t i = 0; i < pack_.columns.size(); ++i) {
    const checked::Column& column = pack_.columns[i];
    const bool is_row_code =
        std::holds_alternative<Formula>(column.definition) && !order_of(pack_, column.definition);
    if (column.role == ColumnRole::Helper && is_row_code && !is_read_stored[i])
      program_.slots[i].is_stored = false;
  }
}

void Planner::plan_group(const ColumnGroup& group) {
  Node node;
  node.entity = group.entity;
  node.columns = group.columns;
  OrderId order = group.order;
  for (ColumnId column : group.columns) {
    planned_ = column;
    const Definition& definition = pack_.at(column).definition;
    if (std::visit([&](const auto& each) { return plan_border(column, each); }, definition)) return;
    if (!order) order = order_of(pack_, definition);
  }
  for (ColumnId column : group.columns) {
    planned_ = column;
    for_each_root(pack_, pack_.at(column).definition,
                  [&](ExprId root) { collect(root, group.entity, node); });
    // A helper that is not stored is no work of its own: its readers inline it.
    if (program_.slots[column.index()].is_stored) node.writes.push_back(Slot{column.index()});
  }
  for (Slot own : node.writes) node.reads.erase(own.index());
  if (order) {
    run_over(order, node);
  } else if (node.writes.empty()) {
    inlined_[group.columns[0]] = node.reads;
    return;
  }
  nodes_.push_back(std::move(node));
}

void Planner::run_over(OrderId order, Node& node) {
  if (!order) return;
  node.kind = Node::Kind::Scan;
  node.order = order;
  node.line = plan_order(order);
  node.reads.insert(node.line.index());
}

void Planner::collect(ExprId id, EntityId entity, Node& node) {
  if (!id) return;
  const Expr& expr = pack_.at(id);
  if (is_border(expr.op)) {
    node.reads.insert(plan_border(id, entity).index());
    return;
  }
  if (expr.column) {
    if (auto inlined = inlined_.find(expr.column);
        expr.op == Op::Column && inlined != inlined_.end())
      node.reads.insert(inlined->second.begin(), inlined->second.end());
    else
      node.reads.insert(expr.column.index());
    return;
  }
  for (ExprId arg : expr.args) collect(arg, entity, node);
  collect(expr.filter, entity, node);
}

Slot Planner::plan_border(ExprId id, EntityId entity) {
  if (auto found = program_.stored_exprs.find(id); found != program_.stored_exprs.end())
    return found->second;
  const Slot slot =
      pack_.at(id).op == Op::Aggregate ? plan_aggregate(id, entity) : plan_window(id, entity);
  program_.stored_exprs[id] = slot;
  return slot;
}

Slot Planner::hidden(EntityId entity, const Type& type) {
  Slot slot{program_.slots.size()};
  program_.slots.push_back({entity, type, {}, true, {}});
  return slot;
}

Slot Planner::stored(ExprId id, EntityId entity) {
  const Expr& expr = pack_.at(id);
  if (expr.op == Op::Column) return Slot{expr.column.index()};
  if (is_border(expr.op)) return plan_border(id, entity);
  if (auto found = hidden_exprs_.find(id); found != hidden_exprs_.end()) return found->second;
  Node node;
  node.entity = entity;
  node.expr = id;
  node.origin = planned_;
  collect(id, entity, node);
  const Slot slot = hidden(entity, expr.type);
  node.writes = {slot};
  hidden_exprs_[id] = slot;
  run_over(order_of(pack_, id), node);
  nodes_.push_back(std::move(node));
  return slot;
}

void Planner::add_border(EntityId entity, Stage stage) {
  Node node;
  node.kind = Node::Kind::Border;
  node.entity = entity;
  for (Slot slot : reads_of(stage)) node.reads.insert(slot.index());
  node.writes = writes_of(stage);
  node.border = std::move(stage);
  nodes_.push_back(std::move(node));
}

void Planner::note_reads() {
  for (const Node& node : nodes_)
    for (Slot slot : node.writes)
      for (std::size_t read : node.reads) program_.slots[slot.index()].reads.push_back(Slot{read});
}

}  // namespace guiju::program
