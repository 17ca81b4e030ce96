#include "guiju/program/schedule.hpp"

#include <memory>
#include <stdexcept>

#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {
namespace {

class Scheduler {
 public:
  Scheduler(const checked::CheckedPack& pack, std::vector<Node> nodes, Program& program)
      : pack_(pack), nodes_(std::move(nodes)), program_(program) {}

  void run() {
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
    put_derived_first(writer, followers, waits);
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
    collect_parameters();
  }

 private:
  /// Whatever runs over a derived table, or reads it, or aggregates under it waits until its rows are
  /// there; and since they are made of inputs, all the rest may.
  void put_derived_first(const std::vector<std::size_t>& writer,
                         std::vector<std::vector<std::size_t>>& followers,
                         std::vector<std::size_t>& waits) const {
    std::vector<bool> is_first(nodes_.size(), false);
    std::vector<std::size_t> derived;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (!std::holds_alternative<DeriveStage>(nodes_[i].border)) continue;
      derived.push_back(i);
      is_first[i] = true;
    }
    for (std::size_t i = 0; i < derived.size(); ++i)
      for (std::size_t read : nodes_[derived[i]].reads)
        if (writer[read] != SIZE_MAX) is_first[writer[read]] = true;
    for (std::size_t first : derived) {
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (is_first[i]) continue;
        followers[first].push_back(i);
        ++waits[i];
      }
    }
  }

  /// Rows of the table at hand first, so that they share code; then borders; then another table.
  std::size_t choose(const std::set<std::size_t>& ready) const {
    for (std::size_t i : ready)
      if (nodes_[i].kind == Node::Kind::Rows && open_ != nullptr &&
          nodes_[i].entity == open_entity_)
        return i;
    for (std::size_t i : ready)
      if (nodes_[i].kind != Node::Kind::Rows) return i;
    return *ready.begin();
  }

  void take(Node& node) {
    if (node.kind != Node::Kind::Rows) {
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
    if (node.expr) {
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
    stage.line = node.line;
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
    for (const checked::Column& column : pack_.columns)
      if (column.format.mode_parameter) asked.insert(column.format.mode_parameter.index());
    for (std::size_t parameter : asked) program_.parameters.push_back(ParameterId{parameter});
  }

  const checked::CheckedPack& pack_;
  std::vector<Node> nodes_;
  Program& program_;
  std::unique_ptr<RowCodeBuilder> open_;  // row code that the next node may join
  EntityId open_entity_;
};

}  // namespace

void schedule(const checked::CheckedPack& pack, std::vector<Node> nodes, Program& program) {
  Scheduler{pack, std::move(nodes), program}.run();
}

}  // namespace guiju::program
