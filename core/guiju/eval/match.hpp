// What rows are compared by where they do not lie below the asking row.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "guiju/eval/order_words.hpp"

namespace guiju::eval {

/// Numbers for pairs (of a number and a code), given as they come: open addressing, no block a pair.
class PairIndex {
 public:
  PairIndex();
  [[nodiscard]] std::int32_t find(std::int32_t first, std::int64_t second) const;
  std::int32_t claim(std::int32_t first, std::int64_t second);
  [[nodiscard]] std::size_t size() const { return pairs_.size(); }

 private:
  using Pair = std::pair<std::int32_t, std::int64_t>;
  [[nodiscard]] std::size_t place_of(const Pair& pair) const;
  void grow();
  std::vector<Pair> pairs_;
  std::vector<std::int32_t> places_;  // power of two, -1 free
};

/// Values of two columns as numbers: equal values, equal numbers, whatever the forms.
class CommonCodes {
 public:
  CommonCodes(Context& context, const Column& theirs, const Column& own);
  [[nodiscard]] std::int64_t theirs(std::size_t row) { return code(theirs_, their_factor_, row); }
  [[nodiscard]] std::int64_t own(std::size_t row) { return code(own_, own_factor_, row); }

 private:
  std::int64_t code(const Column& column, std::int64_t factor, std::size_t row);
  Context& context_;
  const Column& theirs_;
  const Column& own_;
  bool is_fixed_ = false;  // numbers times a factor; else by their texts
  std::int64_t their_factor_ = 1;
  std::int64_t own_factor_ = 1;
};

/// Groups of rows that agree in what is compared by =.
class MatchKeys {
 public:
  MatchKeys(Context& context, const program::MatchStage& stage);

  /// The group of a row that may count; `open` gets the reasons where a compared cell is not known.
  std::int32_t claim(std::size_t row, std::optional<Why>& open);
  /// Whether a row that may count is in no group of the anchor, which is derived.
  [[nodiscard]] bool is_ungrouped(std::size_t row) const {
    return their_anchor_ != nullptr && their_anchor_->is_ungrouped(row);
  }
  [[nodiscard]] std::size_t group_count() const { return index_.size(); }
  [[nodiscard]] bool has_range() const { return !ranges_.empty(); }
  /// False for the rows whose compared cell is not known: any place may be theirs.
  [[nodiscard]] bool has_range(std::size_t group) const { return has_range() && is_ranged_[group]; }
  [[nodiscard]] int compare_theirs(std::size_t left, std::size_t right) const {
    return order_->compare(left, right);
  }
  /// What they are sorted by where there is a range.
  [[nodiscard]] const CellOrder& order() const { return *order_; }
  /// All rows that may count, group after group, each group in order.
  void set_line(std::span<const std::size_t> line);

  /// Why what an asking row is compared by is not known; nothing where it is.
  std::optional<Why> why_own_open(std::size_t row, const Column* guard);
  /// The same of the first compared column, on the only row of a table that was left out.
  [[nodiscard]] std::optional<Why> why_theirs_open() const;
  /// Calls visit(group, is_certain) for each group with rows that match, or may.
  template <class Visit>
  void each_group(std::size_t row, Visit visit) {
    for (const std::int64_t mask : masks_) {
      std::int32_t group = index_.find(root, mask);
      for (std::size_t k = 0; k < keys_.size() && group >= 0; ++k)
        if ((mask >> k & 1) == 0) group = index_.find(group, own_code(k, row));
      if (group >= 0) visit(group, mask == 0);
    }
  }
  /// Pieces of a group's line, which begins so far behind the first group's, that an asking row takes.
  std::span<const std::pair<std::size_t, std::size_t>> ranges(std::size_t row, std::size_t begin,
                                                              std::size_t count);

 private:
  static constexpr std::int32_t root = -1;
  struct Key {
    const Column* theirs = nullptr;  // nullptr: the row of the anchor
    const Column* own = nullptr;
    std::optional<CommonCodes> codes;
  };
  struct Range {
    checked::Op op;
    const Column* own;
    bool is_ranged;  // the very column that the ranges compare
  };
  std::int64_t own_code(std::size_t key, std::size_t row);
  /// Rows of the line that come before the asking row's value, or are not behind it.
  std::size_t bound(const Range& range, std::size_t row, std::size_t begin, std::size_t count,
                    bool with_equal) const;

  Context& context_;
  const program::MatchStage& stage_;
  std::vector<Key> keys_;
  std::vector<Range> ranges_;
  const Column* ranged_ = nullptr;  // what the ranges compare
  const checked::Type* ranged_type_ = nullptr;
  std::optional<CellOrder> order_;
  const Ancestry* their_anchor_ = nullptr;
  const Ancestry* own_anchor_ = nullptr;
  PairIndex index_;
  std::vector<std::int64_t> masks_;  // which cells are not known, of the groups that there are
  std::vector<bool> is_ranged_;      // by group
  std::vector<std::pair<std::size_t, std::size_t>> pieces_;
  std::span<const std::size_t> line_;
  std::optional<OrderWords> words_;        // of the ranged column
  std::vector<std::uint64_t> line_words_;  // the same, as the line stands
};

/// For explanations: whether a row counts for an asking one whose own values are known. Nothing where it
/// does not; no slot where it does; else the slot that leaves it open.
std::optional<Slot> why_not_counted(Context& context, const program::MatchStage& stage,
                                    std::size_t asking, std::size_t row);

}  // namespace guiju::eval
