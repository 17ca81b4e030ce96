// Rows of a child under each row of an ancestor: sums, counts and the like.

#include <algorithm>
#include <limits>
#include <optional>

#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

using checked::AggregateKind;

/// What is open under each row of the parent.
struct OpenRows {
  std::vector<bool> is_open;
  std::vector<Why> why;
  explicit OpenRows(std::size_t parents) : is_open(parents), why(parents) {}
  void add(std::size_t parent, Why reason, WhyPool& whys) {
    why[parent] = is_open[parent] ? whys.combine(why[parent], reason) : reason;
    is_open[parent] = true;
  }
  /// Of a row that may stand below any parent.
  void add_to_all(Why reason, WhyPool& whys) {
    everywhere_ = everywhere_ ? whys.combine(*everywhere_, reason) : reason;
  }
  /// After the last row.
  void finish(WhyPool& whys) {
    for (std::size_t parent = 0; everywhere_ && parent < why.size(); ++parent)
      add(parent, *everywhere_, whys);
  }

 private:
  std::optional<Why> everywhere_;
};

class Aggregation {
 public:
  Aggregation(Context& context, const program::AggregateStage& stage)
      : context_(context),
        stage_(stage),
        ancestry_(context.ancestry(stage.child, stage.parent)),
        up_(ancestry_.rows),
        parents_(context.rows(stage.parent)),
        open_(parents_),
        counts_(parents_, 0) {
    if (stage.value) value_ = &context.column(stage.value);
    if (stage.filter) filter_ = &context.column(stage.filter);
  }

  Column run() {
    if (!context_.run.tables[stage_.child.index()].is_given) return left_out();
    switch (stage_.kind) {
      case AggregateKind::Any:
      case AggregateKind::All: return truths();
      case AggregateKind::List: return lists();
      case AggregateKind::Least:
      case AggregateKind::Greatest:
      case AggregateKind::Only: return chosen_rows();
      default: break;
    }
    if (value_ == nullptr || value_->form == Form::Fixed) return fixed_sums();
    return wide_sums();
  }

 private:
  [[nodiscard]] Why raised(FaultCode code) {
    return context_.whys().fault({code, stage_.column, stage_.expr});
  }

  /// A table that was left out: whatever its rows would say is missing.
  Column left_out() {
    ColumnBuilder builder{form_of(stage_.type)};
    Why why = context_.whys().missing(context_.pack.at(stage_.child).key.front());
    if (filter_ != nullptr && !filter_->is_known(0))
      why = filter_->why[0];
    else if (value_ != nullptr && !value_->is_known(0))
      why = value_->why[0];
    for (std::size_t p = 0; p < parents_; ++p) builder.append_open(why);
    return builder.take();
  }

  [[nodiscard]] bool may_count(std::size_t row) const {
    return filter_ == nullptr || !filter_->is_known(row) || filter_->truth(row);
  }
  /// Of a row that is not known to stand below any: that, and its filter where it is open too.
  [[nodiscard]] Why filter_why(std::size_t row) {
    const Why stray = unknown_scope(context_, stage_.parent);
    const bool filter_known = filter_ == nullptr || filter_->is_known(row);
    return filter_known ? stray : context_.whys().combine(stray, filter_->why[row]);
  }

  /// Calls take(row, parent) for every row that counts and whose value is known.
  template <class Take>
  void each_counting_row(Take take) {
    const bool all_known =
        (filter_ == nullptr || filter_->all_known) && (value_ == nullptr || value_->all_known);
    for (std::size_t row = 0; row < up_.size(); ++row) {
      if (up_[row] < 0) {
        // What is in no derived group leaves the groups alone.
        if (may_count(row) && !ancestry_.is_ungrouped(row))
          open_.add_to_all(filter_why(row), context_.whys());
        continue;
      }
      const auto parent = static_cast<std::size_t>(up_[row]);
      if (filter_ != nullptr) {
        if (!all_known && !filter_->is_known(row)) {
          open_.add(parent, filter_->why[row], context_.whys());
          continue;
        }
        if (!filter_->truth(row)) continue;
      }
      if (!all_known && value_ != nullptr && !value_->is_known(row)) {
        open_.add(parent, value_->why[row], context_.whys());
        continue;
      }
      ++counts_[parent];
      take(row, parent);
    }
    open_.finish(context_.whys());
  }

  void append(ColumnBuilder& builder, std::size_t parent, const std::optional<Rational>& sum) {
    if (open_.is_open[parent]) {
      builder.append_open(open_.why[parent]);
    } else if (stage_.kind == AggregateKind::Mean && counts_[parent] == 0) {
      append_empty(builder, parent);
    } else {
      std::optional<Rational> result = sum;
      if (sum && stage_.kind == AggregateKind::Mean)
        result = divide(*sum, Rational{static_cast<std::int64_t>(counts_[parent])});
      if (result)
        builder.append_number(*result);
      else
        builder.append_open(raised(FaultCode::Overflow));
    }
  }

  void append_empty(ColumnBuilder& builder, std::size_t parent) {
    if (!stage_.otherwise) {
      builder.append_open(raised(FaultCode::EmptyAggregate));
      return;
    }
    append_cell(builder, context_.column(stage_.otherwise), parent);
  }

  Column fixed_sums() {
    std::vector<Int128> sums(parents_, 0);
    const bool counts_only = value_ == nullptr;
    each_counting_row([&](std::size_t row, std::size_t parent) {
      sums[parent] += counts_only ? 1 : value_->numbers[row];
    });
    const int scale = counts_only ? 0 : value_->scale;
    ColumnBuilder builder{Form::Fixed, scale};
    for (std::size_t p = 0; p < parents_; ++p) {
      const Int128 sum = sums[p];
      const bool fits = sum <= std::numeric_limits<std::int64_t>::max() &&
                        sum > std::numeric_limits<std::int64_t>::min();
      if (!open_.is_open[p] && fits && stage_.kind != AggregateKind::Mean)
        builder.append_fixed(static_cast<std::int64_t>(sum), scale);
      else
        append(builder, p, Rational::from_decimal(sum, scale));
    }
    return builder.take();
  }

  /// Added in order of size, so that whether a partial sum fits does not hang on the order of rows.
  Column wide_sums() {
    std::vector<std::vector<Rational>> values(parents_);
    each_counting_row([&](std::size_t row, std::size_t parent) {
      values[parent].push_back(value_->number(row));
    });
    ColumnBuilder builder{Form::Fixed};
    for (std::size_t p = 0; p < parents_; ++p) {
      std::sort(values[p].begin(), values[p].end());
      std::optional<Rational> sum = Rational{0};
      for (const Rational& value : values[p]) sum = sum ? add(*sum, value) : sum;
      append(builder, p, sum);
    }
    return builder.take();
  }

  /// The value of one row: of the least, the greatest, the only one.
  Column chosen_rows() {
    const bool is_only = stage_.kind == AggregateKind::Only;
    CellOrder order{context_, stage_.value, stage_.kind == AggregateKind::Greatest};
    std::vector<std::size_t> best(parents_, SIZE_MAX);
    each_counting_row([&](std::size_t row, std::size_t parent) {
      if (best[parent] == SIZE_MAX || (!is_only && order.compare(row, best[parent]) < 0))
        best[parent] = row;
    });
    ColumnBuilder builder{form_of(stage_.type)};
    for (std::size_t p = 0; p < parents_; ++p) {
      if (open_.is_open[p])
        builder.append_open(open_.why[p]);
      else if (best[p] == SIZE_MAX)
        append_empty(builder, p);
      else if (is_only && counts_[p] > 1)
        builder.append_open(raised(FaultCode::SeveralRowsFound));
      else
        append_cell(builder, *value_, best[p]);
    }
    return builder.take();
  }

  /// Kleene or over (filter and value), and over (not filter or value).
  Column truths() {
    const bool decisive = stage_.kind == AggregateKind::Any;
    std::vector<bool> settled(parents_, false);
    for (std::size_t row = 0; row < up_.size(); ++row) {
      if (!may_count(row) || ancestry_.is_ungrouped(row)) continue;
      const bool filter_known = filter_ == nullptr || filter_->is_known(row);
      const bool value_known = value_->is_known(row);
      if (value_known && value_->truth(row) != decisive) continue;
      if (up_[row] < 0) {
        const Why why = filter_why(row);
        open_.add_to_all(value_known ? why : context_.whys().combine(why, value_->why[row]),
                         context_.whys());
        continue;
      }
      const auto parent = static_cast<std::size_t>(up_[row]);
      if (!filter_known) open_.add(parent, filter_->why[row], context_.whys());
      if (!value_known) open_.add(parent, value_->why[row], context_.whys());
      if (filter_known && value_known) settled[parent] = true;
    }
    open_.finish(context_.whys());
    ColumnBuilder builder{Form::Bits};
    for (std::size_t p = 0; p < parents_; ++p) {
      if (!settled[p] && open_.is_open[p])
        builder.append_open(open_.why[p]);
      else
        builder.append_truth(settled[p] == decisive);
    }
    return builder.take();
  }

  Column lists() {
    std::vector<std::vector<std::size_t>> rows(parents_);
    each_counting_row([&](std::size_t row, std::size_t parent) { rows[parent].push_back(row); });
    ColumnBuilder builder{Form::Code};
    for (std::size_t p = 0; p < parents_; ++p) {
      if (open_.is_open[p])
        builder.append_open(open_.why[p]);
      else
        builder.append_code(list_of_rows(context_, stage_.value, std::move(rows[p])));
    }
    return builder.take();
  }

  Context& context_;
  const program::AggregateStage& stage_;
  const Ancestry& ancestry_;
  const std::vector<std::int32_t>& up_;
  std::size_t parents_;
  const Column* value_ = nullptr;
  const Column* filter_ = nullptr;
  OpenRows open_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace

void aggregate(Context& context, const program::AggregateStage& stage) {
  context.make(stage.result) = Aggregation{context, stage}.run();
}

}  // namespace guiju::eval
