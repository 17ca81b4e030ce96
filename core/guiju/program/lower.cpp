// The plan of a program: which columns are row code of which table, and what stands between.
//
// Every column, aggregate, order, window, split and rank is a node that reads and writes stored
// columns. Nodes are taken as they become ready; row nodes of one table that follow one another
// become one piece of row code.

#include "guiju/program/lower.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <stdexcept>

#include "guiju/program/row_code_builder.hpp"
#include "guiju/program/walk.hpp"

namespace guiju::program {

using namespace checked;

namespace {

struct Node {
  enum class Kind : std::uint8_t { Columns, HiddenExpr, Scan, Border } kind = Kind::Columns;
  EntityId entity;
  std::vector<ColumnId> columns;  // Columns, Scan
  ExprId expr;                    // HiddenExpr, or the scan of one
  ColumnId origin;                // the column whose definition asks for `expr`
  OrderId order;                  // Scan
  Stage border;                   // Border
  std::set<std::size_t> reads;    // slots
  std::vector<Slot> writes;
};

/// What stands inside these is stored by nodes of its own.
bool is_border(Op op) { return op == Op::Aggregate || op == Op::InARow; }

bool runs_over_order(const CheckedPack& pack, ExprId id) {
  const Expr& expr = pack.at(id);
  if (expr.op == Op::Running || expr.op == Op::Previous) return true;
  if (is_border(expr.op)) return false;
  auto runs = [&](ExprId arg) { return arg && runs_over_order(pack, arg); };
  return std::any_of(expr.args.begin(), expr.args.end(), runs) || runs(expr.filter) ||
         runs(expr.otherwise);
}

OrderId order_of(const CheckedPack& pack, ExprId id) {
  const Expr& expr = pack.at(id);
  if (expr.op == Op::Running || expr.op == Op::Previous) return expr.order;
  if (is_border(expr.op)) return {};
  for (ExprId arg : expr.args)
    if (OrderId order = order_of(pack, arg)) return order;
  return expr.filter ? order_of(pack, expr.filter) : OrderId{};
}

class Planner {
 public:
  explicit Planner(const CheckedPack& pack) : pack_(pack) {}

  Program plan() {
    for (std::size_t i = 0; i < pack_.columns.size(); ++i) {
      const checked::Column& column = pack_.columns[i];
      program_.slots.push_back({column.entity, column.type, ColumnId{i}, true, {}});
    }
    find_unstored_helpers();
    for (const ColumnGroup& group : pack_.evaluation_order) plan_group(group);
    note_reads();
    schedule();
    collect_parameters();
    return std::move(program_);
  }

 private:
  // ── what is stored ──────────────────────────────────────────────────────────────────────────
  // A helper (设) that only row code of its own table reads is computed where it is read.
  void find_unstored_helpers() {
    std::vector<bool> read_elsewhere(pack_.columns.size(), false);
    for (const Expr& expr : pack_.exprs) {
      if (expr.op == Op::Ancestor) read_elsewhere[expr.column.index()] = true;
      if (expr.op != Op::Aggregate && expr.op != Op::InARow) continue;
      for (ExprId arg : expr.args) mark_direct(arg, read_elsewhere);
      mark_direct(expr.filter, read_elsewhere);
    }
    for (const Order& order : pack_.orders)
      for (const Order::Key& key : order.keys) mark_direct(key.value, read_elsewhere);
    for (const Split& split : pack_.splits) {
      mark_direct(split.total, read_elsewhere);
      mark_direct(split.weight, read_elsewhere);
      mark_direct(split.participates, read_elsewhere);
      for (ExprId tie : split.ties) mark_direct(tie, read_elsewhere);
    }
    for (std::size_t i = 0; i < pack_.columns.size(); ++i) {
      const checked::Column& column = pack_.columns[i];
      if (const auto* rank = std::get_if<Rank>(&column.definition)) {
        mark_direct(rank->participates, read_elsewhere);
        for (const Rank::Key& key : rank->keys) mark_direct(key.value, read_elsewhere);
      }
    }
    for (std::size_t i = 0; i < pack_.columns.size(); ++i) {
      const checked::Column& column = pack_.columns[i];
      bool scans = false;
      for_each_root(pack_, column.definition,
                    [&](ExprId root) { scans = scans || runs_over_order(pack_, root); });
      const bool is_row_code = std::holds_alternative<Formula>(column.definition) && !scans;
      if (column.role == ColumnRole::Helper && is_row_code && !read_elsewhere[i])
        program_.slots[i].is_stored = false;
    }
  }
  void mark_direct(ExprId id, std::vector<bool>& marks) const {
    if (id && pack_.at(id).op == Op::Column) marks[pack_.at(id).column.index()] = true;
  }

  // ── nodes ───────────────────────────────────────────────────────────────────────────────────
  void plan_group(const ColumnGroup& group) {
    Node node;
    node.entity = group.entity;
    node.columns = group.columns;
    node.order = group.order;
    for (ColumnId column : group.columns) {
      planned_ = column;
      const Definition& definition = pack_.at(column).definition;
      if (const auto* share = std::get_if<SplitShare>(&definition);
          share != nullptr && pack_.at(share->split).scope) {
        plan_split(column, pack_.at(share->split));
        return;
      }
      if (const auto* rank = std::get_if<Rank>(&definition)) {
        plan_rank(column, *rank);
        return;
      }
      if (const auto* state = std::get_if<State>(&definition)) node.order = state->order;
      for_each_root(pack_, definition, [&](ExprId root) {
        if (!node.order) node.order = order_of(pack_, root);
      });
    }
    for (ColumnId column : group.columns) {
      planned_ = column;
      for_each_root(pack_, pack_.at(column).definition,
                    [&](ExprId root) { collect(root, group.entity, node); });
      // A helper that is not stored is no work of its own: its readers inline it.
      if (program_.slots[column.index()].is_stored) node.writes.push_back(Slot{column.index()});
    }
    for (Slot own : node.writes) node.reads.erase(own.index());
    if (node.order) {
      node.kind = Node::Kind::Scan;
      plan_order(node.order);
      node.reads.insert(line_slots_.at(node.order).index());
    } else if (node.writes.empty()) {
      inlined_[group.columns[0]] = node.reads;
      return;
    }
    nodes_.push_back(std::move(node));
  }

  /// Slots that row code for `id` loads; aggregates and windows inside become nodes of their own.
  void collect(ExprId id, EntityId entity, Node& node) {
    if (!id) return;
    const Expr& expr = pack_.at(id);
    switch (expr.op) {
      case Op::Column:
        if (auto inlined = inlined_.find(expr.column); inlined != inlined_.end())
          node.reads.insert(inlined->second.begin(), inlined->second.end());
        else
          node.reads.insert(expr.column.index());
        return;
      case Op::Ancestor:
      case Op::IsFilled: node.reads.insert(expr.column.index()); return;
      case Op::Aggregate: node.reads.insert(plan_aggregate(id, entity).index()); return;
      case Op::InARow: node.reads.insert(plan_window(id, entity).index()); return;
      default: break;
    }
    for (ExprId arg : expr.args) collect(arg, entity, node);
    collect(expr.filter, entity, node);
    collect(expr.otherwise, entity, node);
  }

  Slot hidden(EntityId entity, const Type& type) {
    Slot slot{program_.slots.size()};
    program_.slots.push_back({entity, type, {}, true, {}});
    return slot;
  }

  /// Where the value of `id` is stored: its column, or a hidden one that a node computes.
  Slot stored(ExprId id, EntityId entity) {
    const Expr& expr = pack_.at(id);
    if (expr.op == Op::Column) return Slot{expr.column.index()};
    if (auto found = hidden_exprs_.find(id); found != hidden_exprs_.end()) return found->second;
    Node node;
    node.kind = Node::Kind::HiddenExpr;
    node.entity = entity;
    node.expr = id;
    node.origin = planned_;
    collect(id, entity, node);
    if (auto made = program_.stored_exprs.find(id); made != program_.stored_exprs.end())
      return made->second;
    Slot slot = hidden(entity, expr.type);
    node.writes = {slot};
    hidden_exprs_[id] = slot;
    node.order = order_of(pack_, id);
    if (node.order) {
      node.kind = Node::Kind::Scan;
      plan_order(node.order);
      node.reads.insert(line_slots_.at(node.order).index());
    }
    nodes_.push_back(std::move(node));
    return slot;
  }
  Slot stored_or_none(ExprId id, EntityId entity) { return id ? stored(id, entity) : Slot{}; }

  void add_border(EntityId entity, Stage stage, const std::vector<Slot>& reads, Slot result) {
    Node node;
    node.kind = Node::Kind::Border;
    node.entity = entity;
    node.border = std::move(stage);
    for (Slot slot : reads)
      if (slot) node.reads.insert(slot.index());
    node.writes = {result};
    nodes_.push_back(std::move(node));
  }

  Slot plan_aggregate(ExprId id, EntityId parent) {
    if (auto found = program_.stored_exprs.find(id); found != program_.stored_exprs.end())
      return found->second;
    const Expr& expr = pack_.at(id);
    AggregateStage stage;
    stage.child = expr.entity;
    stage.parent = parent;
    stage.kind = expr.aggregate;
    if (!expr.args.empty()) stage.value = stored(expr.args[0], expr.entity);
    stage.filter = stored_or_none(expr.filter, expr.entity);
    stage.otherwise = stored_or_none(expr.otherwise, parent);
    stage.result = hidden(parent, expr.type);
    stage.type = expr.type;
    stage.column = planned_;
    stage.expr = id;
    program_.stored_exprs[id] = stage.result;
    std::vector<Slot> reads{stage.value, stage.filter, stage.otherwise};
    const Slot result = stage.result;
    add_border(parent, std::move(stage), reads, result);
    return result;
  }

  Slot plan_window(ExprId id, EntityId entity) {
    if (auto found = program_.stored_exprs.find(id); found != program_.stored_exprs.end())
      return found->second;
    const Expr& expr = pack_.at(id);
    plan_order(expr.order);
    WindowStage stage;
    stage.order = expr.order;
    stage.entity = entity;
    stage.length = stored(expr.args[0], entity);
    stage.condition = stored(expr.args[1], entity);
    stage.result = hidden(entity, expr.type);
    stage.column = planned_;
    stage.expr = id;
    program_.stored_exprs[id] = stage.result;
    std::vector<Slot> reads{stage.length, stage.condition, line_slots_.at(expr.order)};
    const Slot result = stage.result;
    add_border(entity, std::move(stage), reads, result);
    return result;
  }

  void plan_order(OrderId id) {
    if (line_slots_.contains(id)) return;
    const Order& order = pack_.at(id);
    OrderStage stage;
    stage.order = id;
    stage.entity = order.entity;
    stage.scope = order.scope;
    std::vector<Slot> reads;
    for (const Order::Key& key : order.keys) {
      stage.keys.push_back({stored(key.value, order.entity), key.descending});
      reads.push_back(stage.keys.back().value);
    }
    // The line itself is no column; its slot is there so that what follows waits for it.
    const Slot line = hidden(order.entity, Type{});
    line_slots_[id] = line;
    add_border(order.entity, std::move(stage), reads, line);
  }

  void plan_split(ColumnId column, const Split& split) {
    SplitStage stage;
    stage.entity = pack_.at(column).entity;
    stage.scope = split.scope;
    stage.total = stored(split.total, split.scope);
    stage.weight = stored(split.weight, stage.entity);
    stage.participates = stored_or_none(split.participates, stage.entity);
    std::vector<Slot> reads{stage.total, stage.weight, stage.participates};
    for (ExprId tie : split.ties) {
      stage.ties.push_back(stored(tie, stage.entity));
      reads.push_back(stage.ties.back());
    }
    stage.result = Slot{column.index()};
    stage.step = split.step;
    stage.column = column;
    const EntityId entity = stage.entity;
    add_border(entity, std::move(stage), reads, Slot{column.index()});
  }

  void plan_rank(ColumnId column, const Rank& rank) {
    RankStage stage;
    stage.entity = pack_.at(column).entity;
    stage.scope = rank.scope;
    stage.participates = stored_or_none(rank.participates, stage.entity);
    std::vector<Slot> reads{stage.participates};
    for (const Rank::Key& key : rank.keys) {
      stage.keys.push_back({stored(key.value, stage.entity), key.descending});
      reads.push_back(stage.keys.back().value);
    }
    stage.shared = rank.shared;
    stage.result = Slot{column.index()};
    stage.column = column;
    const EntityId entity = stage.entity;
    add_border(entity, std::move(stage), reads, Slot{column.index()});
  }

  void note_reads() {
    for (const Node& node : nodes_)
      for (Slot slot : node.writes)
        for (std::size_t read : node.reads)
          program_.slots[slot.index()].reads.push_back(Slot{read});
  }

  // ── order of work ───────────────────────────────────────────────────────────────────────────
  void schedule() {
    std::vector<std::size_t> writer(program_.slots.size(), SIZE_MAX);
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      for (Slot slot : nodes_[i].writes) writer[slot.index()] = i;
    std::vector<std::size_t> waits(nodes_.size(), 0);
    std::vector<std::vector<std::size_t>> followers(nodes_.size());
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      for (std::size_t read : nodes_[i].reads) {
        const std::size_t from = writer[read];
        if (from == SIZE_MAX || from == i) continue;
        followers[from].push_back(i);
        ++waits[i];
      }
    }
    std::set<std::size_t> ready;
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      if (waits[i] == 0) ready.insert(i);
    std::size_t done = 0;
    while (!ready.empty()) {
      const std::size_t next = choose(ready);
      ready.erase(next);
      take(nodes_[next]);
      ++done;
      for (std::size_t follower : followers[next])
        if (--waits[follower] == 0) ready.insert(follower);
    }
    close_rows();
    if (done != nodes_.size()) throw std::logic_error("the plan has a cycle");
  }

  /// Rows of the table at hand first, so that they share code; then borders; then another table.
  std::size_t choose(const std::set<std::size_t>& ready) const {
    for (std::size_t i : ready)
      if (is_rows(nodes_[i]) && open_ != nullptr && nodes_[i].entity == open_entity_) return i;
    for (std::size_t i : ready)
      if (!is_rows(nodes_[i])) return i;
    return *ready.begin();
  }
  static bool is_rows(const Node& node) {
    return node.kind == Node::Kind::Columns || node.kind == Node::Kind::HiddenExpr;
  }

  void take(Node& node) {
    if (!is_rows(node)) {
      close_rows();
      if (node.kind == Node::Kind::Scan)
        emit_scan(node);
      else
        program_.stages.push_back(std::move(node.border));
      return;
    }
    if (open_ == nullptr || open_entity_ != node.entity) {
      close_rows();
      open_ = std::make_unique<RowCodeBuilder>(pack_, program_, node.entity,
                                               RowCodeBuilder::Purpose::Run);
      open_entity_ = node.entity;
    }
    if (node.kind == Node::Kind::HiddenExpr) {
      open_->store(open_->emit_for(node.origin, node.expr), node.writes[0]);
      return;
    }
    for (ColumnId column : node.columns)
      open_->store(open_->emit_column(column), Slot{column.index()});
  }

  void close_rows() {
    if (open_ == nullptr) return;
    MapStage stage{open_->finish()};
    assign_frames(stage.code, true);
    program_.stages.push_back(std::move(stage));
    open_.reset();
  }

  void emit_scan(const Node& node) {
    RowCodeBuilder builder{pack_, program_, node.entity, RowCodeBuilder::Purpose::Run};
    ScanStage stage;
    stage.order = node.order;
    for (ColumnId column : node.columns) {
      Register value = builder.emit_column(column);
      if (program_.slots[column.index()].is_stored) builder.store(value, Slot{column.index()});
    }
    if (node.expr) builder.store(builder.emit_for(node.origin, node.expr), node.writes[0]);
    builder.finish_scan(stage);
    stage.code = builder.finish();
    assign_frames(stage.code, true, stage.carried);
    program_.stages.push_back(std::move(stage));
  }

  void collect_parameters() {
    std::set<std::size_t> asked;
    auto look = [&](const RowCode& code) {
      for (const Instruction& instruction : code.instructions)
        if (instruction.parameter && instruction.opcode != Opcode::ParameterAt)
          asked.insert(instruction.parameter.index());
    };
    for (const Stage& stage : program_.stages) {
      if (const auto* map = std::get_if<MapStage>(&stage)) look(map->code);
      if (const auto* scan = std::get_if<ScanStage>(&stage)) look(scan->code);
    }
    for (const Column& column : pack_.columns)
      if (column.format.mode_parameter) asked.insert(column.format.mode_parameter.index());
    for (std::size_t parameter : asked) program_.parameters.push_back(ParameterId{parameter});
  }

  const CheckedPack& pack_;
  ColumnId planned_;  // whose definition is being walked
  Program program_;
  std::vector<Node> nodes_;
  std::unordered_map<ExprId, Slot> hidden_exprs_;
  std::unordered_map<OrderId, Slot> line_slots_;
  std::unordered_map<ColumnId, std::set<std::size_t>> inlined_;  // reads of unstored helpers
  std::unique_ptr<RowCodeBuilder> open_;
  EntityId open_entity_;
};

}  // namespace

Program lower(const CheckedPack& pack) { return Planner{pack}.plan(); }

RecordingCode lower_for_recording(const CheckedPack& pack, const Program& program,
                                  ColumnId column) {
  // Slots that recording asks for exist already; the copy keeps the program itself untouched.
  Program scratch;
  scratch.slots = program.slots;
  scratch.stored_exprs = program.stored_exprs;
  scratch.carried_exprs = program.carried_exprs;
  scratch.carried_states = program.carried_states;
  RowCodeBuilder builder{pack, scratch, pack.at(column).entity, RowCodeBuilder::Purpose::Recording};
  builder.emit_column(column);
  RecordingCode recording;
  recording.registers = builder.registers();
  recording.code = builder.finish();
  assign_frames(recording.code, false);
  return recording;
}

}  // namespace guiju::program
