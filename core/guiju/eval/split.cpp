// A total of an ancestor among the rows below it, by weight or equally, between bounds.

#include <algorithm>
#include <optional>

#include "guiju/eval/apportion.hpp"
#include "guiju/eval/order_words.hpp"

namespace guiju::eval {
namespace {

class SplitAmongRows {
 public:
  SplitAmongRows(Context& context, const program::SplitStage& stage)
      : context_(context),
        stage_(stage),
        total_(context.column(stage.total)),
        rows_(context.rows(stage.entity)),
        shares_(rows_),
        open_(rows_, true),
        why_(unknown_scopes(context, stage.entity, stage.scope)) {
    if (stage.weight) weight_ = &context.column(stage.weight);
    if (stage.floor) floor_ = &context.column(stage.floor);
    if (stage.cap) cap_ = &context.column(stage.cap);
    if (stage.participates) participates_ = &context.column(stage.participates);
    for (Slot tie : stage.ties) ties_.emplace_back(context, tie, false);
  }

  void run() {
    const Groups groups = group_rows(context_, stage_.entity, stage_.scope);
    ColumnBuilder left_over{Form::Fixed, 2};
    for (std::size_t g = 0; g + 1 < groups.begins.size(); ++g) {
      const auto begin = groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.begins[g]);
      const auto end = groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.begins[g + 1]);
      split_scope(static_cast<std::size_t>(groups.scopes[g]), {begin, end});
      note_unknown_rows();
      if (scope_open_)
        left_over.append_open(scope_why_);
      else
        left_over.append_number(left_over_);
    }
    context_.make(stage_.left_over) = left_over.take();
    context_.make(stage_.result) = shares();
  }

 private:
  Column shares() {
    ColumnBuilder builder{Form::Fixed, 2};
    for (std::size_t row = 0; row < rows_; ++row) {
      if (open_[row])
        builder.append_open(why_[row]);
      else
        builder.append_number(shares_[row]);
    }
    return builder.take();
  }

  Why raised(FaultCode code) { return context_.whys().fault({code, stage_.column, {}}); }

  void note(Why why) {
    scope_why_ = scope_open_ ? context_.whys().combine(scope_why_, why) : why;
    scope_open_ = true;
  }

  /// Rows that are not there to be seen, or may lie below any scope, may have had a share.
  void note_unknown_rows() {
    if (!context_.run.tables[stage_.entity.index()].is_given) {
      scope_open_ = true;
      scope_why_ = context_.whys().missing(context_.pack.at(stage_.entity).key.front());
      return;
    }
    const auto& scopes = context_.ancestor_rows(stage_.entity, stage_.scope);
    if (!has_strays_) has_strays_ = std::find(scopes.begin(), scopes.end(), -1) != scopes.end();
    if (*has_strays_) note(unknown_scope(context_, stage_.scope));
  }

  void split_scope(std::size_t scope, const std::vector<std::int32_t>& all) {
    scope_open_ = false;
    std::vector<std::size_t> sharing;
    for (std::int32_t at : all) {
      const auto row = static_cast<std::size_t>(at);
      if (participates_ != nullptr && !participates_->is_known(row)) {
        // Hangs on its own taking part alone, and leaves the others open.
        why_[row] = participates_->why[row];
        note(why_[row]);
      } else if (participates_ != nullptr && !participates_->truth(row)) {
        open_[row] = false;
      } else {
        sharing.push_back(row);
      }
    }
    if (sharing.empty()) {
      note_total(scope);
      return;
    }
    look_at_operands(scope, sharing);
    if (!scope_open_) apportion_scope(scope, sharing);
    if (!scope_open_) return;
    for (std::size_t row : sharing) {
      open_[row] = true;
      why_[row] = scope_why_;
    }
  }

  /// Nobody takes part, as far as is known: all of the total is left over.
  void note_total(std::size_t scope) {
    if (!total_.is_known(scope)) note(total_.why[scope]);
    if (!scope_open_) left_over_ = total_.number(scope);
  }

  static int sign_of(const Column& column, std::size_t row) {
    if (column.form == Form::Wide) return column.wide[row].sign();
    return column.numbers[row] < 0 ? -1 : column.numbers[row] > 0 ? 1 : 0;
  }

  void look_at_operands(std::size_t scope, const std::vector<std::size_t>& sharing) {
    bool all_zero = weight_ != nullptr;
    bool negative = false;
    for (std::size_t row : sharing) {
      if (weight_ == nullptr) break;
      if (!weight_->is_known(row)) {
        all_zero = false;
        note(weight_->why[row]);
        continue;
      }
      const int sign = sign_of(*weight_, row);
      negative = negative || sign < 0;
      all_zero = all_zero && sign == 0;
    }
    // Known whatever the total and the other weights are.
    if (negative || (all_zero && !scope_open_)) {
      scope_open_ = true;
      scope_why_ = raised(negative ? FaultCode::NegativeWeight : FaultCode::AllWeightsZero);
      return;
    }
    if (!total_.is_known(scope)) note(total_.why[scope]);
    for (const Column* bound : {floor_, cap_})
      for (std::size_t row : sharing)
        if (bound != nullptr && !bound->is_known(row)) note(bound->why[row]);
  }

  /// The bounds in steps: what is not a whole step is none that a share may have. False where a number
  /// does not fit, or the floor is above the cap, which is noted.
  bool set_bounds(std::size_t row, Receiver& receiver) {
    std::optional<Rational> low = Rational{0};
    std::optional<Rational> high;
    if (floor_ != nullptr) low = divide(floor_->number(row), stage_.step);
    if (cap_ != nullptr) high = divide(cap_->number(row), stage_.step);
    if (!low || (cap_ != nullptr && !high)) {
      note(raised(FaultCode::Overflow));
      return false;
    }
    if (low->sign() > 0) receiver.floor = -floor(negate(*low));
    if (high) receiver.cap = floor(*high);
    if (!receiver.cap || receiver.floor <= *receiver.cap) return true;
    note(raised(FaultCode::BoundsCrossed));
    return false;
  }

  /// Equal keys, equal ranks; without keys all are equal.
  std::vector<std::size_t> tie_ranks(const std::vector<std::size_t>& sharing) {
    std::vector<std::size_t> ranks(sharing.size(), 0);
    if (ties_.empty()) return ranks;
    if (!sorter_) {
      sorter_.emplace(ties_, rows_);
      rank_of_.resize(rows_);
    }
    std::vector<std::size_t> sorted = sharing;
    sorter_->sort(std::span{sorted});
    std::size_t rank = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (i > 0 && !sorter_->are_equal(sorted[i - 1], sorted[i])) ++rank;
      rank_of_[sorted[i]] = rank;
    }
    for (std::size_t i = 0; i < sharing.size(); ++i) ranks[i] = rank_of_[sharing[i]];
    return ranks;
  }

  void apportion_scope(std::size_t scope, const std::vector<std::size_t>& sharing) {
    for (const CellOrder& key : ties_)
      for (std::size_t row : sharing)
        if (!key.column().is_known(row)) note(key.column().why[row]);
    if (scope_open_) return;
    const std::vector<std::size_t> ranks = tie_ranks(sharing);
    std::vector<Receiver> receivers;
    receivers.reserve(sharing.size());
    for (std::size_t i = 0; i < sharing.size(); ++i) {
      const std::size_t row = sharing[i];
      Receiver receiver;
      receiver.weight = weight_ == nullptr ? Rational{1} : weight_->number(row);
      receiver.rank = ranks[i];
      if (!set_bounds(row, receiver)) return;
      receivers.push_back(receiver);
    }
    const Rational total = total_.number(scope);
    const auto steps = divide(total, stage_.step);
    std::optional<Apportionment> split;
    // What is less than a step is left over, on either side of zero.
    if (steps)
      split = apportion(steps->sign() < 0 ? -floor(negate(*steps)) : floor(*steps), receivers,
                        stage_.method, stage_.short_rule);
    if (!split || split->is_tied) {
      note(raised(split ? FaultCode::Tie : FaultCode::Overflow));
      return;
    }
    std::optional<Rational> left = total;
    for (std::size_t i = 0; i < sharing.size(); ++i) {
      const auto whole = Rational::make(split->shares[i], 1);
      const auto share = whole ? multiply(*whole, stage_.step) : std::nullopt;
      if (!share) {
        note(raised(FaultCode::Overflow));
        return;
      }
      shares_[sharing[i]] = *share;
      open_[sharing[i]] = false;
      left = left ? subtract(*left, *share) : left;
    }
    if (left)
      left_over_ = *left;
    else
      note(raised(FaultCode::Overflow));
  }

  Context& context_;
  const program::SplitStage& stage_;
  const Column& total_;
  const Column* weight_ = nullptr;  // none: equally
  const Column* floor_ = nullptr;
  const Column* cap_ = nullptr;
  const Column* participates_ = nullptr;
  std::vector<CellOrder> ties_;
  std::optional<RowSorter> sorter_;   // by the ties, made where a scope needs it
  std::vector<std::size_t> rank_of_;  // by row: of its ties within its scope
  std::size_t rows_;
  std::vector<Rational> shares_;
  std::vector<bool> open_;
  std::vector<Why> why_;
  bool scope_open_ = false;
  Why scope_why_ = 0;
  Rational left_over_;
  std::optional<bool> has_strays_;
};

}  // namespace

void split(Context& context, const program::SplitStage& stage) {
  SplitAmongRows{context, stage}.run();
}

}  // namespace guiju::eval
