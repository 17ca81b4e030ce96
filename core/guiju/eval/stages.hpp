// The borders between row code: each stores one column of a whole table.
#pragma once

#include "guiju/eval/machine.hpp"

namespace guiju::eval {

/// Rows of each scope in line.
struct Lines {
  struct Scope {
    std::size_t begin = 0;  // into rows
    std::size_t end = 0;
    bool is_open = false;  // a key cell is not known, or two rows tie: so is all that runs over it
    Why why = 0;
    std::optional<Why> behind = std::nullopt;  // by a rank: of rows that may stand behind the last
  };
  std::vector<std::int32_t> rows;
  std::vector<Scope> scopes;  // longest first
};

/// Compares known cells of one column: below zero where the first is less.
class CellOrder {
 public:
  CellOrder(const Context& context, Slot slot, bool descending);
  [[nodiscard]] int compare(std::size_t left, std::size_t right) const;
  [[nodiscard]] const Column& column() const { return *column_; }
  [[nodiscard]] bool is_flipped() const { return flipped_; }
  /// Where the cells' codes are those of texts, which say nothing of order.
  [[nodiscard]] const TextPool* texts() const {
    return kind_ == checked::TypeKind::Text ? texts_ : nullptr;
  }

 private:
  const Column* column_;
  const TextPool* texts_;
  checked::TypeKind kind_;
  bool flipped_;
};

/// A cell as it is: value or reason.
void append_cell(ColumnBuilder& builder, const Column& column, std::size_t row);
/// A known cell as a text of the pool, as 列出 lists it.
std::int32_t text_of_cell(Context& context, Slot slot, std::size_t row);
/// Compares known cells of two columns of one type, as CellOrder does those of one.
int compare_cells(const Context& context, const checked::Type& type, const Column& left,
                  std::size_t left_row, const Column& right, std::size_t right_row);
/// The texts of known cells as a list of the pool, in ascending order of the cells.
std::int32_t list_of_rows(Context& context, Slot slot, std::vector<std::size_t> rows);

void aggregate(Context& context, const program::AggregateStage& stage);
void spread(Context& context, const program::SpreadStage& stage);
void match(Context& context, const program::MatchStage& stage);
void split(Context& context, const program::SplitStage& stage);
void rank(Context& context, const program::RankStage& stage);
/// False where the function asks to end the run.
bool call_extern(Context& context, const program::ExternStage& stage);
void admit(Context& context, const program::QuotaStage& stage);
Lines put_in_line(Context& context, const program::OrderStage& stage);
void window(Context& context, const program::WindowStage& stage, const Lines& lines);
void look_along(Context& context, const program::LineStage& stage, const Lines& lines);
void scan(Context& context, const program::ScanStage& stage, const Lines& lines);

/// Rows grouped by their row of `scope` (none: all in one group): (rows, group begins). Rows whose scope
/// is not known are in no group.
struct Groups {
  std::vector<std::int32_t> rows;
  std::vector<std::size_t> begins;   // one more than groups
  std::vector<std::int32_t> scopes;  // row of the scope
};
Groups group_rows(Context& context, EntityId entity, EntityId scope);

/// The reason of rows whose row of `scope` is not known.
Why unknown_scope(Context& context, EntityId scope);
/// The same for each row of a table: those that are in no derived group have their own. Without a scope
/// there is no such row.
std::vector<Why> unknown_scopes(Context& context, EntityId entity, EntityId scope);

void derive(Context& context, Run& run, const program::DeriveStage& stage);

}  // namespace guiju::eval
