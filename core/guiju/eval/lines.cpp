// Rows in line: groups by scope, sorted by keys.

#include <algorithm>
#include <array>

#include "guiju/eval/order_words.hpp"

namespace guiju::eval {

CellOrder::CellOrder(const Context& context, Slot slot, bool descending)
    : column_(&context.column(slot)),
      texts_(&context.run.pools->texts),
      kind_(context.program.slots[slot.index()].type.kind),
      flipped_(descending) {
  const checked::Type& type = context.program.slots[slot.index()].type;
  // Of an ordered enum the better word is the greater one, and has the smaller index.
  if (kind_ == checked::TypeKind::Enum && context.pack.at(type.enumeration).is_ordered)
    flipped_ = !flipped_;
}

int CellOrder::compare(std::size_t left, std::size_t right) const {
  auto sign = [](auto order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
  int result = 0;
  switch (column_->form) {
    case Form::Fixed: result = sign(column_->numbers[left] <=> column_->numbers[right]); break;
    case Form::Bits: result = sign(column_->truth(left) <=> column_->truth(right)); break;
    case Form::Ratio:
      result = sign(Int128{column_->numbers[left]} * column_->divisors[right] <=>
                    Int128{column_->numbers[right]} * column_->divisors[left]);
      break;
    case Form::Wide: result = sign(column_->wide[left] <=> column_->wide[right]); break;
    case Form::Code:
      if (kind_ != checked::TypeKind::Text) {
        result = sign(column_->codes[left] <=> column_->codes[right]);
      } else if (column_->codes[left] != column_->codes[right]) {
        result = sign(texts_->at(column_->codes[left]).compare(texts_->at(column_->codes[right])));
      }
      break;
  }
  return flipped_ ? -result : result;
}

Why unknown_scope(Context& context, EntityId scope) {
  return context.whys().missing(context.pack.at(scope).key.front());
}

std::vector<Why> unknown_scopes(Context& context, EntityId entity, EntityId scope) {
  std::vector<Why> whys(context.rows(entity), scope ? unknown_scope(context, scope) : 0);
  if (!scope) return whys;
  const Ancestry& ancestry = context.ancestry(entity, scope);
  for (std::size_t row = 0; row < whys.size(); ++row)
    if (ancestry.is_ungrouped(row)) whys[row] = *ancestry.ungrouped[row];
  return whys;
}

Groups group_rows(Context& context, EntityId entity, EntityId scope) {
  Groups groups;
  const std::size_t rows = context.rows(entity);
  if (!scope) {
    for (std::size_t row = 0; row < rows; ++row)
      groups.rows.push_back(static_cast<std::int32_t>(row));
    groups.begins = {0, rows};
    groups.scopes = {0};
    return groups;
  }
  const std::vector<std::int32_t>& scope_rows = context.ancestor_rows(entity, scope);
  const std::size_t scope_count = context.rows(scope);
  groups.begins.assign(scope_count + 1, 0);
  for (std::int32_t at : scope_rows)
    if (at >= 0) ++groups.begins[static_cast<std::size_t>(at) + 1];
  for (std::size_t s = 0; s < scope_count; ++s) {
    groups.begins[s + 1] += groups.begins[s];
    groups.scopes.push_back(static_cast<std::int32_t>(s));
  }
  groups.rows.resize(groups.begins.back());
  std::vector<std::size_t> next(groups.begins.begin(), groups.begins.end() - 1);
  for (std::size_t row = 0; row < rows; ++row)
    if (scope_rows[row] >= 0)
      groups.rows[next[static_cast<std::size_t>(scope_rows[row])]++] =
          static_cast<std::int32_t>(row);
  return groups;
}

namespace {

/// Rows in line by the places of a rank. Whether a row comes before one whose place is known is always
/// known, so that each row finds its stretch between two known places by halving.
class RankedLines {
 public:
  RankedLines(Context& context, const program::OrderStage& stage)
      : context_(context),
        stage_(stage),
        place_(context.column(stage.place)),
        by_place_{CellOrder{context, stage.place, false}},
        sorter_(by_place_, context.rows(stage.entity)) {
    if (stage.participates) participates_ = &context.column(stage.participates);
    for (const auto& key : stage.keys) keys_.emplace_back(context, key.value, key.descending);
  }

  Lines run() {
    const std::size_t count = context_.rows(stage_.entity);
    whys_.assign(count, 0);
    for (std::size_t row = 0; row < count; ++row)
      if (!place_.is_known(row)) whys_[row] = place_.why[row];
    const Groups groups = group_rows(context_, stage_.entity, stage_.scope);
    for (std::size_t g = 0; g + 1 < groups.begins.size(); ++g) {
      const auto begin = groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.begins[g]);
      const auto end = groups.rows.begin() + static_cast<std::ptrdiff_t>(groups.begins[g + 1]);
      add_scope({begin, end});
    }
    // An explanation asks for the lines alone: what the run stored is there.
    if (context_.made != nullptr) store(count);
    return std::move(lines_);
  }

 private:
  void store(std::size_t count) {
    ColumnBuilder builder{Form::Fixed};
    for (std::size_t row = 0; row < count; ++row) {
      if (place_.is_known(row))
        builder.append_number(place_.number(row));
      else
        builder.append_open(whys_[row]);
    }
    context_.make(stage_.line) = builder.take();
  }

  void add_scope(const std::vector<std::int32_t>& rows) {
    std::vector<std::int32_t> placed;
    std::vector<std::int32_t> open;
    std::vector<std::int32_t> alone;
    for (const std::int32_t at : rows) {
      const auto row = static_cast<std::size_t>(at);
      if (!place_.is_known(row))
        (takes_part(row) ? open : alone).push_back(at);
      else
        (place_.number(row).is_zero() ? alone : placed).push_back(at);
    }
    sorter_.sort(std::span{placed});
    std::vector<std::vector<std::int32_t>> stretches(placed.size());
    for (const std::int32_t row : open) {
      const auto next = std::partition_point(placed.begin(), placed.end(), [&](std::int32_t other) {
        return !comes_before(static_cast<std::size_t>(row), static_cast<std::size_t>(other));
      });
      if (next == placed.end())
        alone.push_back(row);
      else
        stretches[static_cast<std::size_t>(next - placed.begin())].push_back(row);
    }
    const std::size_t begin = lines_.rows.size();
    for (std::size_t i = 0; i < placed.size(); ++i) {
      add_stretch(stretches[i]);
      lines_.rows.push_back(placed[i]);
    }
    if (!placed.empty())
      lines_.scopes.push_back({begin, lines_.rows.size(), false, 0, why_behind(alone)});
    for (const std::int32_t row : alone) {
      lines_.scopes.push_back({lines_.rows.size(), lines_.rows.size() + 1});
      lines_.rows.push_back(row);
    }
  }

  /// Rows whose places are open, and that are not known to stand before any whose place is known.
  [[nodiscard]] std::optional<Why> why_behind(const std::vector<std::int32_t>& alone) const {
    std::optional<Why> sum;
    for (const std::int32_t at : alone) {
      const auto row = static_cast<std::size_t>(at);
      if (place_.is_known(row)) continue;
      sum = sum ? context_.whys().combine(*sum, whys_[row]) : whys_[row];
    }
    return sum;
  }

  void add_stretch(const std::vector<std::int32_t>& rows) {
    if (rows.empty()) return;
    Why why = whys_[static_cast<std::size_t>(rows.front())];
    for (const std::int32_t row : rows)
      why = context_.whys().combine(why, whys_[static_cast<std::size_t>(row)]);
    for (const std::int32_t row : rows) {
      whys_[static_cast<std::size_t>(row)] = why;
      lines_.rows.push_back(row);
    }
  }

  [[nodiscard]] bool takes_part(std::size_t row) const {
    return participates_ == nullptr || (participates_->is_known(row) && participates_->truth(row));
  }
  [[nodiscard]] bool comes_before(std::size_t row, std::size_t other) const {
    for (const CellOrder& key : keys_) {
      if (!key.column().is_known(row) || !key.column().is_known(other)) return false;
      if (const int order = key.compare(row, other); order != 0) return order < 0;
    }
    return false;
  }

  Context& context_;
  const program::OrderStage& stage_;
  const Column& place_;
  std::array<CellOrder, 1> by_place_;
  RowSorter sorter_;
  const Column* participates_ = nullptr;
  std::vector<CellOrder> keys_;
  std::vector<Why> whys_;  // of the stretch that a row stands in
  Lines lines_;
};

void sort_longest_first(Lines& lines) {
  std::stable_sort(lines.scopes.begin(), lines.scopes.end(),
                   [](const auto& a, const auto& b) { return a.end - a.begin > b.end - b.begin; });
}

}  // namespace

Lines put_in_line(Context& context, const program::OrderStage& stage) {
  if (stage.place) {
    Lines lines = RankedLines{context, stage}.run();
    sort_longest_first(lines);
    return lines;
  }
  Groups groups = group_rows(context, stage.entity, stage.scope);
  std::vector<CellOrder> keys;
  for (const auto& key : stage.keys) keys.emplace_back(context, key.value, key.descending);
  RowSorter sorter{keys, context.rows(stage.entity)};
  const Why tie = context.whys().fault({FaultCode::Tie, context.pack.at(stage.entity).key.front(),
                                        context.pack.at(stage.order).keys.back().value});
  Lines lines;
  lines.rows = std::move(groups.rows);
  for (std::size_t g = 0; g + 1 < groups.begins.size(); ++g) {
    Lines::Scope scope{groups.begins[g], groups.begins[g + 1]};
    auto begin = lines.rows.begin() + static_cast<std::ptrdiff_t>(scope.begin);
    auto end = lines.rows.begin() + static_cast<std::ptrdiff_t>(scope.end);
    for (auto row = begin; row != end; ++row) {
      for (const CellOrder& key : keys) {
        const auto at = static_cast<std::size_t>(*row);
        if (key.column().is_known(at)) continue;
        const Why why = key.column().why[at];
        scope.why = scope.is_open ? context.whys().combine(scope.why, why) : why;
        scope.is_open = true;
      }
    }
    if (!scope.is_open) {
      sorter.sort(std::span{begin, end});
      scope.is_open = std::adjacent_find(begin, end, [&](std::int32_t left, std::int32_t right) {
                        return sorter.are_equal(static_cast<std::size_t>(left),
                                                static_cast<std::size_t>(right));
                      }) != end;
      if (scope.is_open) scope.why = tie;
    }
    if (scope.begin != scope.end) lines.scopes.push_back(scope);
  }
  sort_longest_first(lines);
  return lines;
}

}  // namespace guiju::eval
