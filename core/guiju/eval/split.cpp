// A total of an ancestor among the rows below it, by weight.

#include <algorithm>
#include <numeric>

#include "guiju/eval/apportion.hpp"
#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

class WeightedSplit {
 public:
  WeightedSplit(Context& context, const program::SplitStage& stage)
      : context_(context),
        stage_(stage),
        total_(context.column(stage.total)),
        weight_(context.column(stage.weight)),
        rows_(context.rows(stage.entity)),
        shares_(rows_),
        open_(rows_, true),
        why_(unknown_scopes(context, stage.entity, stage.scope)) {
    if (stage.participates) participates_ = &context.column(stage.participates);
    for (Slot tie : stage.ties) ties_.emplace_back(context, tie, false);
  }

  Column run() {
    const Groups groups = group_rows(context_, stage_.entity, stage_.scope);
    for (std::size_t g = 0; g + 1 < groups.begins.size(); ++g) {
      const auto begin = groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.begins[g]);
      const auto end = groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.begins[g + 1]);
      split_scope(static_cast<std::size_t>(groups.scopes[g]), {begin, end});
    }
    ColumnBuilder builder{Form::Fixed, 2};
    for (std::size_t row = 0; row < rows_; ++row) {
      if (open_[row])
        builder.append_open(why_[row]);
      else
        builder.append_number(shares_[row]);
    }
    return builder.take();
  }

 private:
  Why raised(FaultCode code) { return context_.whys().fault({code, stage_.column, {}}); }

  void note(Why why) {
    scope_why_ = scope_open_ ? context_.whys().combine(scope_why_, why) : why;
    scope_open_ = true;
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
    if (sharing.empty()) return;
    look_at_operands(scope, sharing);
    if (!scope_open_) apportion_scope(scope, sharing);
    if (!scope_open_) return;
    for (std::size_t row : sharing) {
      open_[row] = true;
      why_[row] = scope_why_;
    }
  }

  void look_at_operands(std::size_t scope, const std::vector<std::size_t>& sharing) {
    bool all_zero = true;
    bool negative = false;
    for (std::size_t row : sharing) {
      if (!weight_.is_known(row)) {
        all_zero = false;
        note(weight_.why[row]);
        continue;
      }
      const int sign = weight_.number(row).sign();
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
  }

  /// Equal keys, equal ranks; without keys all are equal.
  std::vector<std::size_t> tie_ranks(const std::vector<std::size_t>& sharing) {
    std::vector<std::size_t> order(sharing.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto compare = [&](std::size_t a, std::size_t b) {
      for (const CellOrder& key : ties_)
        if (int result = key.compare(sharing[a], sharing[b]); result != 0) return result;
      return 0;
    };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return compare(a, b) < 0; });
    std::vector<std::size_t> ranks(sharing.size(), 0);
    for (std::size_t i = 1; i < order.size(); ++i)
      ranks[order[i]] = ranks[order[i - 1]] + (compare(order[i - 1], order[i]) != 0 ? 1 : 0);
    return ranks;
  }

  void apportion_scope(std::size_t scope, const std::vector<std::size_t>& sharing) {
    for (const CellOrder& key : ties_)
      for (std::size_t row : sharing)
        if (!key.column().is_known(row)) note(key.column().why[row]);
    if (scope_open_) return;
    std::vector<Rational> weights;
    for (std::size_t row : sharing) weights.push_back(weight_.number(row));
    const auto steps = divide(total_.number(scope), stage_.step);
    std::optional<Apportionment> split;
    if (steps && steps->is_integer())
      split = apportion(steps->numerator(), weights, tie_ranks(sharing));
    if (!split || split->is_tied) {
      note(raised(split ? FaultCode::Tie : FaultCode::Overflow));
      return;
    }
    for (std::size_t i = 0; i < sharing.size(); ++i) {
      const auto whole = Rational::make(split->shares[i], 1);
      const auto share = whole ? multiply(*whole, stage_.step) : std::nullopt;
      if (!share) {
        note(raised(FaultCode::Overflow));
        return;
      }
      shares_[sharing[i]] = *share;
      open_[sharing[i]] = false;
    }
  }

  Context& context_;
  const program::SplitStage& stage_;
  const Column& total_;
  const Column& weight_;
  const Column* participates_ = nullptr;
  std::vector<CellOrder> ties_;
  std::size_t rows_;
  std::vector<Rational> shares_;
  std::vector<bool> open_;
  std::vector<Why> why_;
  bool scope_open_ = false;
  Why scope_why_ = 0;
};

}  // namespace

void split(Context& context, const program::SplitStage& stage) {
  context.make(stage.result) = WeightedSplit{context, stage}.run();
}

}  // namespace guiju::eval
