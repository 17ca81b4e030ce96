// Places: 1 + the rows of the scope that take part and come before.
//
// Rows that are known throughout are sorted. A row with anything open is compared with every other
// one by one, since an open comparison leaves a place open only where it is really asked.

#include <algorithm>

#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

/// Whether one row comes before another.
struct Before {
  enum class Answer : std::uint8_t { No, Yes, Equal, Open } answer = Answer::No;
  Why why = 0;
};

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

  [[nodiscard]] bool is_out(std::size_t row) const {
    return participates_ != nullptr && participates_->is_known(row) && !participates_->truth(row);
  }
  [[nodiscard]] bool is_clean(std::size_t row) const {
    if (participates_ != nullptr && !participates_->is_known(row)) return false;
    return std::all_of(keys_.begin(), keys_.end(),
                       [&](const CellOrder& key) { return key.column().is_known(row); });
  }

  int compare(std::size_t left, std::size_t right) const {
    for (const CellOrder& key : keys_)
      if (int order = key.compare(left, right); order != 0) return order;
    return 0;
  }

  void rank_scope(const std::vector<std::size_t>& rows) {
    std::vector<std::size_t> clean;
    std::vector<std::size_t> dirty;
    for (std::size_t row : rows)
      if (!is_out(row)) (is_clean(row) ? clean : dirty).push_back(row);
    std::sort(clean.begin(), clean.end(),
              [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
    for (std::size_t i = 0; i < clean.size(); ++i) {
      const bool ties = i > 0 && compare(clean[i - 1], clean[i]) == 0;
      places_[clean[i]] = ties ? places_[clean[i - 1]] : static_cast<std::int64_t>(i) + 1;
      if (ties && !stage_.shared) {
        open(clean[i - 1], tie_);
        open(clean[i], tie_);
      }
    }
    for (std::size_t row : clean) count_before(row, dirty);
    for (std::size_t row : dirty) {
      if (participates_ != nullptr && !participates_->is_known(row)) {
        open(row, participates_->why[row]);
        continue;
      }
      places_[row] = 1;
      const Column& first = keys_.front().column();
      if (!first.is_known(row)) open(row, first.why[row]);
      count_before(row, clean);
      count_before(row, dirty);
    }
  }

  /// Adds those of `others` that take part and come before `row`: Kleene and of the two.
  void count_before(std::size_t row, const std::vector<std::size_t>& others) {
    for (std::size_t other : others) {
      if (other == row) continue;
      const Before before = comes_before(other, row);
      if (before.answer == Before::Answer::No) continue;
      if (before.answer == Before::Answer::Equal) {
        if (!stage_.shared) open(row, tie_);
        continue;
      }
      const bool taking_part = participates_ == nullptr || participates_->is_known(other);
      if (!taking_part) open(row, participates_->why[other]);
      if (before.answer == Before::Answer::Open)
        open(row, before.why);
      else if (taking_part)
        ++places_[row];
    }
  }

  [[nodiscard]] Before comes_before(std::size_t row, std::size_t other) const {
    for (const CellOrder& key : keys_) {
      const bool row_known = key.column().is_known(row);
      const bool other_known = key.column().is_known(other);
      if (!row_known || !other_known) {
        Why why = row_known ? key.column().why[other] : key.column().why[row];
        if (!row_known && !other_known)
          why = context_.whys().combine(key.column().why[row], key.column().why[other]);
        return {Before::Answer::Open, why};
      }
      if (int order = key.compare(row, other); order != 0)
        return {order < 0 ? Before::Answer::Yes : Before::Answer::No, 0};
    }
    return {Before::Answer::Equal, 0};
  }

  Context& context_;
  const program::RankStage& stage_;
  std::size_t rows_;
  const Column* participates_ = nullptr;
  std::vector<CellOrder> keys_;
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
