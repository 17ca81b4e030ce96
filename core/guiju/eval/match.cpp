// Rows that do not lie below the asking row: grouped by what is compared by =, and within a group in a
// line by the one column that is compared otherwise. Nothing is compared pair by pair.
//
// A row of which a compared cell is not known is in the group of those that agree with it in the rest:
// there it leaves open whatever asks for it.

#include "guiju/eval/match.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

using checked::AggregateKind;
using checked::Op;
using Sum = std::optional<Rational>;

/// What some rows come to together. Parts of disjoint sets of rows can be joined in any order.
template <class Total>
struct Part {
  Total total{};
  std::uint32_t count = 0;
  std::int32_t row = -1;  // of the least or greatest, or of the only one
  bool is_settled = false;
  bool is_open = false;
  Why why = 0;
};

void add_total(Int128& to, const Int128& other) { to += other; }
void add_total(Sum& to, const Sum& other) { to = to && other ? add(*to, *other) : std::nullopt; }

/// Every row that may count, by the group that it stands in; rows of a group in line.
template <class Total>
class Matching {
 public:
  Matching(Context& context, const program::MatchStage& stage)
      : context_(context),
        stage_(stage),
        keys_(context, stage),
        builder_(form_of(stage.type)),
        is_kleene_(stage.kind == AggregateKind::Any || stage.kind == AggregateKind::All),
        decisive_(stage.kind == AggregateKind::Any) {
    if (stage.value) value_ = &context.column(stage.value);
    if (stage.filter) filter_ = &context.column(stage.filter);
    if (stage.guard) guard_ = &context.column(stage.guard);
    if (stage.kind == AggregateKind::Least || stage.kind == AggregateKind::Greatest)
      extreme_.emplace(context, stage.value, stage.kind == AggregateKind::Greatest);
  }

  Column run() {
    const bool is_given = context_.run.tables[stage_.child.index()].is_given;
    if (is_given) gather();
    const std::size_t rows = context_.rows(stage_.entity);
    builder_.reserve(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      if (guard_ != nullptr && guard_->is_known(row) && !guard_->truth(row)) {
        conclude(Part<Total>{zero()}, row, -1);
      } else if (const auto why = keys_.why_own_open(row, guard_)) {
        builder_.append_open(*why);
      } else if (!is_given) {
        builder_.append_open(left_out());
      } else {
        ask(row);
      }
    }
    return builder_.take();
  }

 private:
  [[nodiscard]] static Total zero() {
    if constexpr (std::is_same_v<Total, Sum>)
      return Rational{0};
    else
      return 0;
  }
  [[nodiscard]] Why raised(FaultCode code) {
    return context_.whys().fault({code, stage_.column, stage_.expr});
  }

  /// A table that was left out: whatever its rows would say is missing.
  [[nodiscard]] Why left_out() {
    if (filter_ != nullptr && !filter_->is_known(0)) return filter_->why[0];
    if (const auto why = keys_.why_theirs_open()) return *why;
    if (value_ != nullptr && !value_->is_known(0)) return value_->why[0];
    return context_.whys().missing(context_.pack.at(stage_.child).key.front());
  }

  // ── the rows that may count ─────────────────────────────────────────────────────────────────
  void gather() {
    const std::size_t rows = context_.rows(stage_.child);
    std::vector<std::int32_t> groups(rows, -1);
    open_.assign(rows, std::nullopt);
    for (std::size_t row = 0; row < rows; ++row) {
      if (filter_ != nullptr && filter_->is_known(row) && !filter_->truth(row)) continue;
      if (keys_.is_ungrouped(row)) continue;
      groups[row] = keys_.claim(row, open_[row]);
      if (filter_ != nullptr && !filter_->is_known(row)) note_open(open_[row], filter_->why[row]);
    }
    begins_.assign(keys_.group_count() + 1, 0);
    for (std::int32_t group : groups)
      if (group >= 0) ++begins_[static_cast<std::size_t>(group) + 1];
    for (std::size_t g = 0; g + 1 < begins_.size(); ++g) begins_[g + 1] += begins_[g];
    line_.resize(begins_.back());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t row = 0; row < rows; ++row)
      if (groups[row] >= 0) line_[next[static_cast<std::size_t>(groups[row])]++] = row;
    put_in_line();
    if (keys_.has_range()) keys_.set_line(line_);
    sum_up();
  }

  void note_open(std::optional<Why>& open, Why why) {
    open = open ? context_.whys().combine(*open, why) : why;
  }

  /// By the column that is compared, then by value: partial sums must not hang on the order of rows.
  void put_in_line() {
    std::optional<CellOrder> by_value;
    if (std::is_same_v<Total, Sum>) by_value.emplace(context_, stage_.value, false);
    if (!by_value) {
      if (keys_.has_range()) put_in_range_order();
      return;
    }
    for (std::size_t g = 0; g + 1 < begins_.size(); ++g) {
      const bool has_range = keys_.has_range(g);
      const auto is_before = [&](std::size_t left, std::size_t right) {
        const int order = has_range ? keys_.compare_theirs(left, right) : 0;
        if (order != 0) return order < 0;
        const bool left_known = value_->is_known(left);
        const bool right_known = value_->is_known(right);
        if (!left_known || !right_known) return left_known && !right_known;
        return by_value->compare(left, right) < 0;
      };
      std::stable_sort(line_.begin() + static_cast<std::ptrdiff_t>(begins_[g]),
                       line_.begin() + static_cast<std::ptrdiff_t>(begins_[g + 1]), is_before);
    }
  }

  void put_in_range_order() {
    RowSorter sorter{std::span{&keys_.order(), 1}, context_.rows(stage_.child)};
    for (std::size_t g = 0; g + 1 < begins_.size(); ++g)
      if (keys_.has_range(g))
        sorter.sort(std::span{line_}.subspan(begins_[g], begins_[g + 1] - begins_[g]));
  }

  [[nodiscard]] Part<Total> part_of(std::size_t row) {
    Part<Total> part{zero()};
    std::optional<Why> open = open_[row];
    const bool is_value_known = value_ == nullptr || value_->is_known(row);
    if (is_kleene_) {
      if (is_value_known && value_->truth(row) != decisive_) return part;
      if (!is_value_known) note_open(open, value_->why[row]);
      part.is_settled = !open;
    } else if (!open) {
      if (!is_value_known) note_open(open, value_->why[row]);
      part.count = 1;
      part.row = static_cast<std::int32_t>(row);
      if (!open) part.total = total_of(row);
    }
    part.is_open = open.has_value();
    part.why = open.value_or(0);
    return part;
  }

  [[nodiscard]] Total total_of(std::size_t row) const {
    const bool is_sum = stage_.kind == AggregateKind::Sum || stage_.kind == AggregateKind::Mean;
    if constexpr (std::is_same_v<Total, Sum>)
      return value_->number(row);
    else
      return is_sum ? Int128{value_->numbers[row]} : Int128{1};
  }

  void join(Part<Total>& part, const Part<Total>& other) {
    add_total(part.total, other.total);
    part.count += other.count;
    part.is_settled = part.is_settled || other.is_settled;
    if (other.is_open) {
      part.why = part.is_open ? context_.whys().combine(part.why, other.why) : other.why;
      part.is_open = true;
    }
    if (other.row < 0) return;
    const bool is_better =
        part.row < 0 || (extreme_ && !part.is_open &&
                         extreme_->compare(static_cast<std::size_t>(other.row),
                                           static_cast<std::size_t>(part.row)) < 0);
    if (is_better) part.row = other.row;
  }

  /// Without a range every group comes to one part; with one it is a tree of parts, so that any piece of
  /// the line is a few of them. The tree of a group stands at twice its beginning, its leaves behind.
  void sum_up() {
    const std::size_t groups = begins_.size() - 1;
    if (!keys_.has_range()) {
      parts_.assign(groups, Part<Total>{zero()});
      for (std::size_t g = 0; g < groups; ++g)
        for (std::size_t i = begins_[g]; i < begins_[g + 1]; ++i)
          join(parts_[g], part_of(line_[i]));
      lists_.assign(groups, -1);
      return;
    }
    parts_.assign(2 * line_.size(), Part<Total>{zero()});
    for (std::size_t g = 0; g < groups; ++g) {
      const std::size_t count = begins_[g + 1] - begins_[g];
      Part<Total>* tree = parts_.data() + 2 * begins_[g];
      for (std::size_t i = 0; i < count; ++i) tree[count + i] = part_of(line_[begins_[g] + i]);
      for (std::size_t i = count; i-- > 1;) {
        tree[i] = tree[2 * i];
        join(tree[i], tree[2 * i + 1]);
      }
    }
  }

  // ── one asking row ──────────────────────────────────────────────────────────────────────────
  void ask(std::size_t row) {
    Part<Total> all{zero()};
    std::int32_t own_group = -1;
    keys_.each_group(row, [&](std::int32_t found, bool is_certain) {
      const auto group = static_cast<std::size_t>(found);
      if (is_certain) own_group = found;
      if (!keys_.has_range()) return join(all, parts_[group]);
      const std::size_t begin = begins_[group];
      const std::size_t count = begins_[group + 1] - begin;
      if (!keys_.has_range(group)) return join_piece(all, begin, count, 0, count);
      for (const auto& [from, upto] : keys_.ranges(row, begin, count))
        join_piece(all, begin, count, from, upto);
    });
    conclude(all, row, own_group);
  }

  void join_piece(Part<Total>& all, std::size_t begin, std::size_t count, std::size_t from,
                  std::size_t upto) {
    const Part<Total>* tree = parts_.data() + 2 * begin;
    for (from += count, upto += count; from < upto; from /= 2, upto /= 2) {
      if (from % 2 == 1) join(all, tree[from++]);
      if (upto % 2 == 1) join(all, tree[--upto]);
    }
  }

  void conclude(const Part<Total>& part, std::size_t row, std::int32_t group) {
    if (is_kleene_) {
      if (part.is_open && !part.is_settled) return builder_.append_open(part.why);
      return builder_.append_truth(part.is_settled == decisive_);
    }
    if (part.is_open) return builder_.append_open(part.why);
    switch (stage_.kind) {
      case AggregateKind::Sum:
      case AggregateKind::Count: return append_number(part.total, 1);
      case AggregateKind::List: return builder_.append_code(list_of(group));
      default: break;
    }
    if (part.count == 0) {
      if (stage_.otherwise) return append_cell(builder_, context_.column(stage_.otherwise), row);
      return builder_.append_open(raised(FaultCode::EmptyAggregate));
    }
    if (stage_.kind == AggregateKind::Mean) return append_number(part.total, part.count);
    if (stage_.kind == AggregateKind::Only && part.count > 1)
      return builder_.append_open(raised(FaultCode::SeveralRowsFound));
    append_cell(builder_, *value_, static_cast<std::size_t>(part.row));
  }

  void append_number(const Total& total, std::uint32_t divisor) {
    std::optional<Rational> sum;
    if constexpr (std::is_same_v<Total, Sum>)
      sum = total;
    else
      sum = Rational::from_decimal(
          total, value_ == nullptr || stage_.kind == AggregateKind::Count ? 0 : value_->scale);
    if (sum && divisor != 1) sum = divide(*sum, Rational{static_cast<std::int64_t>(divisor)});
    if (sum)
      builder_.append_number(*sum);
    else
      builder_.append_open(raised(FaultCode::Overflow));
  }

  /// The list of a group is the same for all who ask for it.
  std::int32_t list_of(std::int32_t found) {
    if (found < 0) return context_.run.pools->lists.intern({});
    const auto group = static_cast<std::size_t>(found);
    if (lists_[group] < 0) {
      const std::vector<std::size_t> rows(
          line_.begin() + static_cast<std::ptrdiff_t>(begins_[group]),
          line_.begin() + static_cast<std::ptrdiff_t>(begins_[group + 1]));
      lists_[group] = list_of_rows(context_, stage_.value, rows);
    }
    return lists_[group];
  }

  Context& context_;
  const program::MatchStage& stage_;
  MatchKeys keys_;
  ColumnBuilder builder_;
  bool is_kleene_;
  bool decisive_;
  const Column* value_ = nullptr;
  const Column* filter_ = nullptr;
  const Column* guard_ = nullptr;
  std::optional<CellOrder> extreme_;
  std::vector<std::optional<Why>> open_;  // by row: why it is not known whether it counts
  std::vector<std::size_t> begins_;       // of groups, in the line
  std::vector<std::size_t> line_;
  std::vector<Part<Total>> parts_;
  std::vector<std::int32_t> lists_;  // by group; -1 not made yet
};

}  // namespace

void match(Context& context, const program::MatchStage& stage) {
  const bool is_sum = stage.kind == AggregateKind::Sum || stage.kind == AggregateKind::Mean;
  const bool is_wide = is_sum && context.column(stage.value).form != Form::Fixed;
  context.make(stage.result) =
      is_wide ? Matching<Sum>{context, stage}.run() : Matching<Int128>{context, stage}.run();
}

}  // namespace guiju::eval
