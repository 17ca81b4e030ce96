// Which columns are row code of which table, and what stands between: nodes that read and write stored
// columns. Every column, aggregate, order, window, split and rank is one.
//
// planner.cpp holds what all share; a construct that is a stage of its own has a file plan_*.cpp.
#pragma once

#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "guiju/program/program.hpp"
#include "guiju/program/schedule.hpp"

namespace guiju::program {

class Planner {
 public:
  explicit Planner(const checked::CheckedPack& pack) : pack_(pack) {}

  Program plan();

 private:
  // ── planner.cpp ─────────────────────────────────────────────────────────────────────────────
  void find_unstored_helpers();
  void plan_derived(EntityId entity);  // plan_derived.cpp
  void plan_group(const checked::ColumnGroup& group);
  /// Slots that row code for `id` loads; borders inside become nodes of their own.
  void collect(ExprId id, EntityId entity, Node& node);
  /// Makes the node a scan, if it runs over an order.
  void run_over(OrderId order, Node& node);
  /// Where the value of `id` is stored: its column, or a hidden one that a node computes.
  Slot stored(ExprId id, EntityId entity);
  Slot stored_or_none(ExprId id, EntityId entity) { return id ? stored(id, entity) : Slot{}; }
  Slot hidden(EntityId entity, const checked::Type& type);
  void add_border(EntityId entity, Stage stage);
  /// Adds a stage that concludes the expression, and gives the slot that holds it.
  template <class ExprStage>
  Slot add_border_of(ExprId id, EntityId entity, ExprStage stage) {
    const Slot result = hidden(entity, pack_.at(id).type);
    stage.result = result;
    if constexpr (requires { stage.expr; }) {
      stage.column = planned_;
      stage.expr = id;
    }
    add_border(entity, std::move(stage));
    return result;
  }
  void note_reads();

  // ── definitions that a stage of their own concludes: false where row code does ───────────────
  template <class Construct>
  bool plan_border(ColumnId, const Construct&) {
    return false;
  }
  bool plan_border(ColumnId column, const checked::Rank& rank);  // plan_rank.cpp
  bool plan_border(ColumnId column, const checked::RankOutcome& outcome);
  bool plan_border(ColumnId column, const checked::SplitShare& share);  // plan_split.cpp
  bool plan_border(ColumnId column, const checked::SplitLeftOver& left_over);

  // ── expressions that are stages of their own: where their value is stored ───────────────────
  Slot plan_border(ExprId id, EntityId entity);
  Slot plan_aggregate(ExprId id, EntityId parent);  // plan_aggregate.cpp
  Slot plan_match(ExprId id, EntityId entity);      // plan_match.cpp
  /// Of a process: the slot of what its log says of one step; none for every other aggregate.
  Slot plan_spread(ExprId id, EntityId parent);  // plan_spread.cpp
  Slot plan_window(ExprId id, EntityId entity);  // plan_line.cpp
  Slot plan_extern(ExprId id, EntityId entity);  // plan_extern.cpp
  Slot plan_line(ExprId id, EntityId entity);    // plan_line.cpp

  /// The slot of the line that the order puts rows in.
  Slot plan_order(OrderId id);  // plan_line.cpp
  void take_places(const checked::Order& order, OrderStage& stage);

  const checked::CheckedPack& pack_;
  ColumnId planned_;  // whose definition is being walked
  Program program_;
  std::vector<Node> nodes_;
  std::unordered_map<ExprId, Slot> hidden_exprs_;
  std::unordered_map<OrderId, Slot> lines_;
  /// Nodes that spread rows for the column that is planned, by the column of their words.
  std::map<std::pair<ColumnId, ColumnId>, std::size_t> spreads_;
  std::unordered_map<ColumnId, std::set<std::size_t>> inlined_;  // reads of unstored helpers
};

}  // namespace guiju::program
