// From nodes that wait for one another to stages in an order in which each may run.
#pragma once

#include <set>
#include <vector>

#include "guiju/program/program.hpp"

namespace guiju::program {

/// A piece of work that reads and writes stored columns.
struct Node {
  enum class Kind : std::uint8_t {
    Rows,    // row code of one table: joins the row code of its neighbours
    Scan,    // row code over an order
    Border,  // a stage of its own
  } kind = Kind::Rows;
  EntityId entity;
  std::vector<ColumnId> columns;  // Rows, Scan: whose definitions it computes
  ExprId expr;                    // Rows, Scan: the hidden expression that it computes instead
  ColumnId origin;                // the column whose definition asks for `expr`
  OrderId order;                  // Scan
  Slot line;                      // Scan
  Stage border;                   // Border
  std::set<std::size_t> reads;    // slots
  std::vector<Slot> writes;
};

/// Appends the stages of `nodes` to the program, and notes which parameters they ask for.
void schedule(const checked::CheckedPack& pack, std::vector<Node> nodes, Program& program);

}  // namespace guiju::program
