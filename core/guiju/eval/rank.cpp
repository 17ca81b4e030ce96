// Places: 1 + the rows of the scope that take part and come before.
//
// Key after key: rows that are equal in the keys so far are sorted by the next one. A row whose key
// is not known there may stand anywhere among them, and leaves all of them open.

#include <algorithm>
#include <optional>
#include <span>

#include "guiju/eval/order_words.hpp"

namespace guiju::eval {
namespace {

class Ranking {
 public:
  Ranking(Context& context, const program::RankStage& stage)
      : context_(context),
        stage_(stage),
        rows_(context.rows(stage.entity)),
        places_(rows_, 0),
        open_(rows_, false),
        why_(rows_, 0),
        tie_(context.whys().fault({FaultCode::Tie, stage.column, {}})) {
    if (stage.participates) participates_ = &context.column(stage.participates);
    for (const auto& key : stage.keys) keys_.emplace_back(context, key.value, key.descending);
    sorters_.resize(keys_.size());
  }

  Column run() {
    if (stage_.scope) {
      const std::vector<Why> unknown = unknown_scopes(context_, stage_.entity, stage_.scope);
      const auto& scopes = context_.ancestor_rows(stage_.entity, stage_.scope);
      for (std::size_t row = 0; row < rows_; ++row)
        if (scopes[row] < 0) open(row, unknown[row]);
    }
    const Groups groups = group_rows(context_, stage_.entity, stage_.scope);
    for (std::size_t g = 0; g + 1 < groups.begins.size(); ++g) {
      std::vector<std::size_t> rows;
      for (std::size_t i = groups.begins[g]; i < groups.begins[g + 1]; ++i)
        rows.push_back(static_cast<std::size_t>(groups.rows[i]));
      rank_scope(rows);
    }
    ColumnBuilder builder{Form::Fixed};
    for (std::size_t row = 0; row < rows_; ++row) {
      if (open_[row])
        builder.append_open(why_[row]);
      else
        builder.append_fixed(places_[row], 0);
    }
    return builder.take();
  }

 private:
  void open(std::size_t row, Why why) {
    why_[row] = open_[row] ? context_.whys().combine(why_[row], why) : why;
    open_[row] = true;
  }

  void open_for(std::size_t row, const std::optional<Why>& why) {
    if (why) open(row, *why);
  }
  void add(std::optional<Why>& sum, const std::optional<Why>& why) const {
    if (why) sum = sum ? context_.whys().combine(*sum, *why) : *why;
  }

  [[nodiscard]] bool is_out(std::size_t row) const {
    return participates_ != nullptr && participates_->is_known(row) && !participates_->truth(row);
  }
  /// Why it is not known whether the row takes part; nothing where it is.
  [[nodiscard]] std::optional<Why> doubt(std::size_t row) const {
    if (participates_ == nullptr || participates_->is_known(row)) return std::nullopt;
    return participates_->why[row];
  }

  void rank_scope(std::vector<std::size_t>& rows) {
    std::erase_if(rows, [&](std::size_t row) { return is_out(row); });
    place({rows, 0, 0, std::nullopt});
    for (std::size_t row : rows) {
      const std::optional<Why> why = doubt(row);
      if (!why) continue;
      open_[row] = true;
      why_[row] = *why;
    }
  }

  /// Rows that are equal in the keys before `level`, and what comes before all of them.
  struct Equals {
    std::span<std::size_t> rows;
    std::size_t level = 0;
    std::int64_t ahead = 0;
    std::optional<Why> doubt;  // of rows that may be ahead
  };

  void place(const Equals& group) {
    if (group.level == keys_.size() || (group.rows.size() == 1 && group.level > 0)) {
      for (std::size_t row : group.rows) {
        places_[row] = group.ahead + 1;
        open_for(row, group.doubt);
        if (group.rows.size() > 1 && !stage_.shared) open(row, tie_);
      }
      return;
    }
    const CellOrder& key = keys_[group.level];
    const auto known = std::partition(group.rows.begin(), group.rows.end(),
                                      [&](std::size_t row) { return !key.column().is_known(row); });
    const auto unknown_count = static_cast<std::size_t>(known - group.rows.begin());
    if (unknown_count > 0) open_all(group, unknown_count);
    RowSorter& sorter = sorter_of(group.level);
    sorter.sort(std::span<std::size_t>{known, group.rows.end()});
    Equals next{{}, group.level + 1, group.ahead, group.doubt};
    for (auto begin = known; begin != group.rows.end();) {
      auto end = begin + 1;
      while (end != group.rows.end() && sorter.are_equal(*begin, *end)) ++end;
      next.rows = {begin, end};
      // The order inside `next.rows` may change: they are counted before.
      const Equals behind = after(next);
      place(next);
      next = behind;
      begin = end;
    }
  }

  /// By one key alone, made where rows are equal in all before it.
  RowSorter& sorter_of(std::size_t level) {
    std::optional<RowSorter>& sorter = sorters_[level];
    if (!sorter) sorter.emplace(std::span{keys_}.subspan(level, 1), rows_);
    return *sorter;
  }

  /// What comes before the rows behind the group.
  [[nodiscard]] Equals after(const Equals& group) const {
    Equals behind{{}, group.level, group.ahead, group.doubt};
    for (std::size_t row : group.rows) {
      const std::optional<Why> why = doubt(row);
      if (why)
        add(behind.doubt, why);
      else
        ++behind.ahead;
    }
    return behind;
  }

  /// The first `count` rows of the group have no known key.
  void open_all(const Equals& group, std::size_t count) {
    const Column& column = keys_[group.level].column();
    std::optional<Why> keys;
    std::optional<Why> doubts;
    for (std::size_t i = 0; i < count; ++i) {
      add(keys, column.why[group.rows[i]]);
      add(doubts, doubt(group.rows[i]));
    }
    for (std::size_t row : group.rows) {
      open_for(row, keys);
      open_for(row, doubts);
      open_for(row, group.doubt);
    }
    std::optional<Why> others;
    for (std::size_t row : group.rows) add(others, doubt(row));
    for (std::size_t i = 0; i < count; ++i) open_for(group.rows[i], others);
  }

  Context& context_;
  const program::RankStage& stage_;
  std::size_t rows_;
  const Column* participates_ = nullptr;
  std::vector<CellOrder> keys_;
  std::vector<std::optional<RowSorter>> sorters_;  // by key
  std::vector<std::int64_t> places_;
  std::vector<bool> open_;
  std::vector<Why> why_;
  Why tie_;
};

}  // namespace

void rank(Context& context, const program::RankStage& stage) {
  context.make(stage.result) = Ranking{context, stage}.run();
}

}  // namespace guiju::eval
