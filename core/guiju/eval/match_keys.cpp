#include <algorithm>

#include "guiju/eval/match.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval {

using checked::Op;

PairIndex::PairIndex() : places_(64, -1) {}

std::size_t PairIndex::place_of(const Pair& pair) const {
  const std::uint64_t mixed = (static_cast<std::uint64_t>(pair.second) ^
                               (static_cast<std::uint64_t>(pair.first) * 0x9E3779B97F4A7C15U)) *
                              0xD6E8FEB86659FD93U;
  std::size_t place = (mixed ^ (mixed >> 32)) & (places_.size() - 1);
  while (places_[place] >= 0 && pairs_[static_cast<std::size_t>(places_[place])] != pair)
    place = (place + 1) & (places_.size() - 1);
  return place;
}

std::int32_t PairIndex::find(std::int32_t first, std::int64_t second) const {
  return places_[place_of({first, second})];
}

std::int32_t PairIndex::claim(std::int32_t first, std::int64_t second) {
  if (2 * pairs_.size() >= places_.size()) grow();
  const std::size_t place = place_of({first, second});
  if (places_[place] < 0) {
    places_[place] = static_cast<std::int32_t>(pairs_.size());
    pairs_.emplace_back(first, second);
  }
  return places_[place];
}

void PairIndex::grow() {
  places_.assign(places_.size() * 2, -1);
  for (std::size_t i = 0; i < pairs_.size(); ++i)
    places_[place_of(pairs_[i])] = static_cast<std::int32_t>(i);
}

namespace {

bool all_fit(const Column& column, std::int64_t factor) {
  std::int64_t product = 0;
  for (std::size_t row = 0; row < column.size; ++row)
    if (column.is_known(row) && __builtin_mul_overflow(column.numbers[row], factor, &product))
      return false;
  return true;
}

}  // namespace

CommonCodes::CommonCodes(Context& context, const Column& theirs, const Column& own)
    : context_(context), theirs_(theirs), own_(own) {
  if (theirs.form != Form::Fixed || own.form != Form::Fixed) return;
  const int scale = std::max(theirs.scale, own.scale);
  their_factor_ = power_of_ten(scale - theirs.scale);
  own_factor_ = power_of_ten(scale - own.scale);
  is_fixed_ = all_fit(theirs, their_factor_) && all_fit(own, own_factor_);
}

std::int64_t CommonCodes::code(const Column& column, std::int64_t factor, std::size_t row) {
  if (column.form == Form::Bits) return column.truth(row) ? 1 : 0;
  if (column.form == Form::Code) return column.codes[row];
  if (is_fixed_) return column.numbers[row] * factor;
  return context_.run.pools->texts.intern(to_string(column.number(row)));
}

MatchKeys::MatchKeys(Context& context, const program::MatchStage& stage)
    : context_(context), stage_(stage) {
  if (stage.anchor) {
    their_anchor_ = &context.ancestry(stage.child, stage.anchor);
    own_anchor_ = &context.ancestry(stage.entity, stage.anchor);
    keys_.emplace_back();
  }
  for (const program::MatchStage::Match& match : stage.matches) {
    const Column& theirs = context.column(match.theirs);
    const Column& own = context.column(match.own);
    if (match.op == Op::Equal) {
      keys_.push_back({&theirs, &own, CommonCodes{context, theirs, own}});
      continue;
    }
    ranges_.push_back({match.op, &own, match.own == match.theirs});
    ranged_ = &theirs;
    ranged_type_ = &context.program.slots[match.theirs.index()].type;
    if (!order_) order_.emplace(context, match.theirs, false);
  }
}

std::int32_t MatchKeys::claim(std::size_t row, std::optional<Why>& open) {
  std::int64_t mask = 0;
  const auto note = [&](std::size_t key, Why why) {
    mask |= std::int64_t{1} << key;
    open = open ? context_.whys().combine(*open, why) : why;
  };
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const Column* theirs = keys_[k].theirs;
    if (theirs != nullptr && !theirs->is_known(row))
      note(k, theirs->why[row]);
    else if (theirs == nullptr && their_anchor_->rows[row] < 0)
      note(k, unknown_scope(context_, stage_.anchor));
  }
  if (has_range() && !ranged_->is_known(row)) note(keys_.size(), ranged_->why[row]);
  if (std::find(masks_.begin(), masks_.end(), mask) == masks_.end()) masks_.push_back(mask);
  std::int32_t group = index_.claim(root, mask);
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    if ((mask >> k & 1) != 0) continue;
    const std::int64_t code =
        keys_[k].theirs == nullptr ? their_anchor_->rows[row] : keys_[k].codes->theirs(row);
    group = index_.claim(group, code);
  }
  is_ranged_.resize(index_.size());
  is_ranged_[static_cast<std::size_t>(group)] = (mask >> keys_.size() & 1) == 0;
  return group;
}

std::int64_t MatchKeys::own_code(std::size_t key, std::size_t row) {
  return keys_[key].own == nullptr ? own_anchor_->rows[row] : keys_[key].codes->own(row);
}

std::optional<Why> MatchKeys::why_own_open(std::size_t row, const Column* guard) {
  std::optional<Why> open;
  const auto note = [&](const Column* column) {
    if (column == nullptr || column->is_known(row)) return;
    open = open ? context_.whys().combine(*open, column->why[row]) : column->why[row];
  };
  if (own_anchor_ != nullptr && own_anchor_->rows[row] < 0)
    open = own_anchor_->is_ungrouped(row) ? *own_anchor_->ungrouped[row]
                                          : unknown_scope(context_, stage_.anchor);
  note(guard);
  for (const Key& key : keys_) note(key.own);
  for (const Range& range : ranges_) note(range.own);
  return open;
}

std::optional<Why> MatchKeys::why_theirs_open() const {
  for (const program::MatchStage::Match& match : stage_.matches) {
    const Column& theirs = context_.column(match.theirs);
    if (!theirs.is_known(0)) return theirs.why[0];
  }
  return std::nullopt;
}

void MatchKeys::set_line(std::span<const std::size_t> line) {
  line_ = line;
  words_.emplace(*order_, context_.rows(stage_.child));
  line_words_.reserve(line.size());
  for (const std::size_t row : line) line_words_.push_back(words_->at(row));
}

std::size_t MatchKeys::bound(const Range& range, std::size_t row, std::size_t begin,
                             std::size_t count, bool with_equal) const {
  auto first = line_.begin() + static_cast<std::ptrdiff_t>(begin);
  auto last = first + static_cast<std::ptrdiff_t>(count);
  if (range.is_ranged) {
    // Of one column the words say the order, but for cells whose words are equal.
    const auto words = line_words_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto [low, high] =
        std::equal_range(words, words + static_cast<std::ptrdiff_t>(count), words_->at(row));
    if (words_->is_exact()) return static_cast<std::size_t>((with_equal ? high : low) - words);
    last = first + (high - words);
    first += low - words;
  }
  const auto found = std::partition_point(first, last, [&](std::size_t their_row) {
    const int order = compare_cells(context_, *ranged_type_, *ranged_, their_row, *range.own, row);
    return order < 0 || (with_equal && order == 0);
  });
  return static_cast<std::size_t>(found - line_.begin()) - begin;
}

std::span<const std::pair<std::size_t, std::size_t>>
MatchKeys::ranges(std::size_t row, std::size_t begin, std::size_t count) {
  pieces_.assign(1, {0, count});
  for (const Range& range : ranges_) {
    const std::size_t before = bound(range, row, begin, count, false);
    const std::size_t upto = bound(range, row, begin, count, true);
    // What is left out lies in [from, to).
    const bool takes_greater = range.op == Op::Greater || range.op == Op::GreaterEqual;
    const std::size_t from = takes_greater ? 0 : range.op == Op::LessEqual ? upto : before;
    const std::size_t to = range.op == Op::GreaterEqual                          ? before
                           : range.op == Op::Greater || range.op == Op::NotEqual ? upto
                                                                                 : count;
    const std::size_t pieces = pieces_.size();
    for (std::size_t i = 0; i < pieces; ++i) {
      const std::size_t end = pieces_[i].second;
      pieces_[i].second = std::min(end, std::max(pieces_[i].first, from));
      if (to < end) pieces_.emplace_back(std::max(pieces_[i].first, to), end);
    }
  }
  return pieces_;
}

namespace {

bool holds(Op op, int order) {
  switch (op) {
    case Op::Equal: return order == 0;
    case Op::NotEqual: return order != 0;
    case Op::Less: return order < 0;
    case Op::LessEqual: return order <= 0;
    case Op::Greater: return order > 0;
    default: return order >= 0;
  }
}

}  // namespace

std::optional<Slot> why_not_counted(Context& context, const program::MatchStage& stage,
                                    std::size_t asking, std::size_t row) {
  if (stage.anchor) {
    const std::int32_t mine = context.ancestor_rows(stage.entity, stage.anchor)[asking];
    const std::int32_t other = context.ancestor_rows(stage.child, stage.anchor)[row];
    if (mine != other) return std::nullopt;
  }
  Slot open;
  if (stage.filter) {
    const Column& filter = context.column(stage.filter);
    if (filter.is_known(row) && !filter.truth(row)) return std::nullopt;
    if (!filter.is_known(row)) open = stage.filter;
  }
  for (const program::MatchStage::Match& match : stage.matches) {
    const Column& theirs = context.column(match.theirs);
    const Column& own = context.column(match.own);
    if (!own.is_known(asking)) return std::nullopt;
    if (!theirs.is_known(row)) {
      open = match.theirs;
      continue;
    }
    const checked::Type& type = context.program.slots[match.theirs.index()].type;
    if (!holds(match.op, compare_cells(context, type, theirs, row, own, asking)))
      return std::nullopt;
  }
  if (!open && stage.value && !context.column(stage.value).is_known(row)) open = stage.value;
  return open;
}

}  // namespace guiju::eval
