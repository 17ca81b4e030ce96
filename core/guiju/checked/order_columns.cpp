// What waits for what. Columns are nodes, reads are edges; Tarjan's strongly connected components
// come out with dependencies first. A component of several columns, or one that reads itself, is
// computed together along an order if every circle in it goes through earlier rows; otherwise it
// is a cycle, and the whole loop is named.
//
// R. E. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972), written
// without recursion.
#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "guiju/checked/checks.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

constexpr std::size_t unseen = std::numeric_limits<std::size_t>::max();

struct Edge {
  std::size_t to;
  ReadKind kind;
  Span span;
};

/// Columns and the read by which each waits for the next.
using Loop = std::vector<std::pair<std::size_t, Edge>>;

class ColumnGraph {
 public:
  explicit ColumnGraph(Context& context) : context_(context) {
    edges_.resize(context.pack.columns.size());
    for (const PendingDefinition& definition : context.definitions)
      for (const ColumnId id : definition.columns) add_edges(definition, id);
    add_order_keys();
  }

  void order() {
    state_.assign(edges_.size(), {});
    for (std::size_t column = 0; column < edges_.size(); ++column)
      if (is_defined(column) && state_[column].index == unseen) search(column);
  }

 private:
  struct State {
    std::size_t index = unseen;
    std::size_t low = 0;
    std::size_t next_edge = 0;
    bool is_on_stack = false;
  };

  [[nodiscard]] const Column& column(std::size_t index) const {
    return context_.pack.columns[index];
  }
  [[nodiscard]] bool is_defined(std::size_t index) const {
    return column(index).role != ColumnRole::Key && column(index).role != ColumnRole::Input;
  }

  void add_edges(const PendingDefinition& definition, ColumnId from) {
    for (const Read& read : definition.reads)
      if (is_defined(read.column.index()))
        edges_[from.index()].push_back({read.column.index(), read.kind, read.span});
  }

  /// What runs over an order waits for the keys of the order on every row.
  void add_order_keys() {
    for (std::size_t i = 0; i < edges_.size(); ++i) {
      const OrderId order = column(i).order;
      if (order.is_none()) continue;
      const ColumnId rank = context_.pack.at(order).rank;
      if (!rank.is_none())
        edges_[i].push_back({rank.index(), ReadKind::OtherRows, context_.pack.at(order).span});
      for (const Order::Key& key : context_.pack.at(order).keys) {
        const Expr& value = context_.pack.at(key.value);
        const bool reads_column = value.op == Op::Column || value.op == Op::Ancestor;
        if (reads_column && is_defined(value.column.index()))
          edges_[i].push_back({value.column.index(), ReadKind::OtherRows, value.span});
      }
    }
  }

  void enter(std::size_t node) {
    state_[node].index = state_[node].low = count_++;
    state_[node].is_on_stack = true;
    stack_.push_back(node);
    path_.push_back(node);
  }

  void search(std::size_t root) {
    enter(root);
    while (!path_.empty()) {
      const std::size_t node = path_.back();
      State& state = state_[node];
      if (state.next_edge < edges_[node].size()) {
        const std::size_t to = edges_[node][state.next_edge++].to;
        if (state_[to].index == unseen)
          enter(to);
        else if (state_[to].is_on_stack)
          state.low = std::min(state.low, state_[to].index);
        continue;
      }
      path_.pop_back();
      if (!path_.empty()) state_[path_.back()].low = std::min(state_[path_.back()].low, state.low);
      if (state.low == state.index) finish(node);
    }
  }

  void finish(std::size_t root) {
    std::vector<std::size_t> members;
    std::size_t member;
    do {
      member = stack_.back();
      stack_.pop_back();
      state_[member].is_on_stack = false;
      members.push_back(member);
    } while (member != root);
    std::sort(members.begin(), members.end());
    add_group(members);
  }

  void add_group(const std::vector<std::size_t>& members) {
    ColumnGroup group;
    group.entity = column(members[0]).entity;
    if (!reads_itself(members)) {
      group.columns = {ColumnId{members[0]}};
      context_.pack.evaluation_order.push_back(std::move(group));
      return;
    }
    group.order = order_of(members);
    const std::vector<std::size_t> sorted = sort_within_row(members);
    Loop loop = loop_through_other_rows(members, group.order);
    if (loop.empty() && sorted.size() < members.size()) loop = loop_on_one_row(members, sorted);
    if (!loop.empty()) {
      if (!is_reported(members)) report(loop);
      return;
    }
    for (const std::size_t member : sorted) group.columns.push_back(ColumnId{member});
    context_.pack.evaluation_order.push_back(std::move(group));
  }

  /// True where the type of a member hung on itself, which has been said.
  [[nodiscard]] bool is_reported(const std::vector<std::size_t>& members) const {
    return std::any_of(members.begin(), members.end(), [&](std::size_t member) {
      const std::size_t definition = context_.definition_of[member];
      return definition != Context::no_definition &&
             context_.definitions[definition].is_circle_reported;
    });
  }

  [[nodiscard]] OrderId order_of(const std::vector<std::size_t>& members) const {
    for (const std::size_t member : members)
      if (!column(member).order.is_none()) return column(member).order;
    return {};
  }

  [[nodiscard]] bool reads_itself(const std::vector<std::size_t>& members) const {
    if (members.size() > 1) return true;
    return std::any_of(edges_[members[0]].begin(), edges_[members[0]].end(),
                       [&](const Edge& edge) { return edge.to == members[0]; });
  }

  /// A circle through a read of rows that are not before the own one in the order of the group:
  /// they may lie behind it, and hang on it through the rest of the circle.
  [[nodiscard]] Loop loop_through_other_rows(const std::vector<std::size_t>& members,
                                             OrderId order) const {
    for (const std::size_t member : members) {
      const OrderId own = column(member).order;
      // What runs over another order meets rows that are not there yet, whatever it reads of them.
      const bool is_elsewhere = !own.is_none() && own != order;
      for (const Edge& edge : edges_[member]) {
        const bool stays = !is_elsewhere && edge.kind != ReadKind::OtherRows;
        if (stays || !std::binary_search(members.begin(), members.end(), edge.to)) continue;
        Loop loop{{member, edge}};
        if (edge.to == member) return loop;
        const Loop back = path(members, edge.to, member, false);
        loop.insert(loop.end(), back.begin(), back.end());
        return loop;
      }
    }
    return {};
  }

  /// A circle of reads on one row, among the members that could not be sorted: each of them waits
  /// for another such, so that walking from one to the next must come round.
  [[nodiscard]] Loop loop_on_one_row(const std::vector<std::size_t>& members,
                                     const std::vector<std::size_t>& sorted) const {
    std::vector<std::size_t> unsorted;
    std::vector<std::size_t> done = sorted;
    std::sort(done.begin(), done.end());
    std::set_difference(members.begin(), members.end(), done.begin(), done.end(),
                        std::back_inserter(unsorted));
    const auto next = [&](std::size_t node) {
      return *std::find_if(edges_[node].begin(), edges_[node].end(), [&](const Edge& edge) {
        return edge.kind == ReadKind::SameRow &&
               std::binary_search(unsorted.begin(), unsorted.end(), edge.to);
      });
    };
    std::vector<bool> is_seen(edges_.size(), false);
    std::size_t at = unsorted[0];
    for (; !is_seen[at]; at = next(at).to) is_seen[at] = true;
    Loop loop{{at, next(at)}};
    if (loop[0].second.to == at) return loop;
    const Loop back = path(unsorted, loop[0].second.to, at, true);
    loop.insert(loop.end(), back.begin(), back.end());
    return loop;
  }

  /// The shortest way from one member to another, which is there.
  [[nodiscard]] Loop path(const std::vector<std::size_t>& members, std::size_t from, std::size_t to,
                          bool on_one_row) const {
    Loop came(edges_.size(), {unseen, {}});
    std::vector<std::size_t> queue{from};
    for (std::size_t head = 0; head < queue.size() && came[to].first == unseen; ++head) {
      for (const Edge& edge : edges_[queue[head]]) {
        const bool goes = std::binary_search(members.begin(), members.end(), edge.to) &&
                          (!on_one_row || edge.kind == ReadKind::SameRow);
        if (!goes || came[edge.to].first != unseen || edge.to == from) continue;
        came[edge.to] = {queue[head], edge};
        queue.push_back(edge.to);
      }
    }
    Loop way;
    for (std::size_t at = to; at != from; at = came[at].first) way.push_back(came[at]);
    std::reverse(way.begin(), way.end());
    return way;
  }

  /// Columns of the component, each after what it reads on its own row (Kahn).
  [[nodiscard]] std::vector<std::size_t>
  sort_within_row(const std::vector<std::size_t>& members) const {
    const auto position = [&](std::size_t node) {
      const auto found = std::lower_bound(members.begin(), members.end(), node);
      return found != members.end() && *found == node
                 ? static_cast<std::size_t>(found - members.begin())
                 : unseen;
    };
    std::vector<std::size_t> waiting(members.size(), 0);
    std::vector<std::vector<std::size_t>> readers(members.size());
    for (std::size_t i = 0; i < members.size(); ++i)
      for (const Edge& edge : edges_[members[i]]) {
        const std::size_t to = position(edge.to);
        if (to == unseen || edge.kind != ReadKind::SameRow) continue;
        readers[to].push_back(i);
        ++waiting[i];
      }
    std::vector<std::size_t> sorted;
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < members.size(); ++i)
      if (waiting[i] == 0) ready.push_back(i);
    for (std::size_t head = 0; head < ready.size(); ++head) {
      sorted.push_back(members[ready[head]]);
      for (const std::size_t reader : readers[ready[head]])
        if (--waiting[reader] == 0) ready.push_back(reader);
    }
    return sorted;
  }

  [[nodiscard]] std::string full_name(std::size_t index) const {
    return context_.pack.at(column(index).entity).name + "." + column(index).name;
  }

  void report(const Loop& loop) {
    std::string text;
    for (const auto& [from, edge] : loop) text += full_name(from) + " → ";
    text += full_name(loop[0].first);
    Problem problem(diagnostics::cycle, loop[0].second.span);
    problem.with("loop", text);
    for (std::size_t i = 1; i < loop.size(); ++i) {
      const std::string name = full_name(loop[i].first);
      problem.label(loop[i].second.span, filled(phrases::waits_here, {{"column", name}}));
    }
    const bool is_over_rows = !column(loop[0].first).order.is_none();
    if (is_over_rows) problem.help(phrases::help_recurrence);
    context_.report(std::move(problem));
  }

  Context& context_;
  std::vector<std::vector<Edge>> edges_;
  std::vector<State> state_;
  std::vector<std::size_t> stack_;
  std::vector<std::size_t> path_;
  std::size_t count_ = 0;
};

}  // namespace

void order_columns(Context& context) { ColumnGraph(context).order(); }

}  // namespace guiju::checked
