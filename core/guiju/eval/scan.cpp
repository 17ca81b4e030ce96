// What runs over rows in line: the k-th row of every scope is one batch.

#include <algorithm>
#include <optional>

#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

/// A deep copy of the first `count` rows: the next step overwrites the frames.
void copy(Frame& to, const Frame& from, std::size_t count) {
  to.set_all_known();
  switch (from.form) {
    case Form::Bits: std::copy_n(from.bits, words_for(count), to.write_bits(count)); break;
    case Form::Code: std::copy_n(from.codes, count, to.write_codes(count)); break;
    case Form::Wide: std::copy_n(from.wide, count, to.write_wide(count)); break;
    case Form::Ratio:
      std::copy_n(from.numbers, count, to.write_ratio(count));
      std::copy_n(from.divisors, count, to.own_divisors.data());
      break;
    case Form::Fixed: std::copy_n(from.numbers, count, to.write_fixed(count, from.scale)); break;
  }
  if (from.all_known) return;
  std::copy_n(from.known, words_for(count), to.write_known(count));
  for_each_unset(to.known, count, [&](std::size_t row) { to.own_why[row] = from.why[row]; });
}

/// Rows whose line is not known: everything that runs over it is open.
void open_rows(Context& context, const program::RowCode& code,
               const std::vector<std::int32_t>& rows, const std::vector<Why>& whys) {
  if (rows.empty()) return;
  for (const auto& store_place : code.stores) {
    Frame frame;
    const std::size_t count = rows.size();
    const checked::Type& type = context.program.slots[store_place.slot.index()].type;
    switch (form_of(type)) {
      case Form::Bits: std::fill_n(frame.write_bits(count), words_for(count), 0); break;
      case Form::Code: std::fill_n(frame.write_codes(count), count, 0); break;
      default: std::fill_n(frame.write_fixed(count, 0), count, 0); break;
    }
    for (std::size_t i = 0; i < count; ++i) frame.open_row(i, whys[i], count);
    store(context.make(store_place.slot), frame, BatchRows{0, count, rows.data()},
          context.rows(code.entity));
  }
}

/// Rows of scopes that are open, and rows that are in no known scope.
void collect_open(Context& context, const Lines& lines, EntityId entity, EntityId scope,
                  std::vector<std::int32_t>& rows, std::vector<Why>& whys) {
  const std::size_t row_count = context.rows(entity);
  const std::vector<Why> unknown = unknown_scopes(context, entity, scope);
  std::vector<bool> in_line(row_count, false);
  for (const Lines::Scope& each : lines.scopes) {
    for (std::size_t i = each.begin; i < each.end; ++i) {
      in_line[static_cast<std::size_t>(lines.rows[i])] = true;
      if (!each.is_open) continue;
      rows.push_back(lines.rows[i]);
      whys.push_back(each.why);
    }
  }
  for (std::size_t row = 0; row < row_count; ++row) {
    if (in_line[row]) continue;
    rows.push_back(static_cast<std::int32_t>(row));
    whys.push_back(unknown[row]);
  }
}

}  // namespace

void scan(Context& context, const program::ScanStage& stage, const Lines& lines) {
  std::vector<const Lines::Scope*> scopes;
  for (const Lines::Scope& scope : lines.scopes)
    if (!scope.is_open) scopes.push_back(&scope);
  std::vector<std::int32_t> open;
  std::vector<Why> whys;
  collect_open(context, lines, stage.code.entity, context.pack.at(stage.order).scope, open, whys);
  Machine machine{context, stage.code, std::max<std::size_t>(scopes.size(), 1)};
  // What the rows before left, and what these rows leave: a value carried on may be one of the former.
  std::vector<Frame> carried(stage.carried.size());
  std::vector<Frame> next(stage.carried.size());
  std::vector<std::int32_t> batch(scopes.size());
  // Scopes stand longest first: those that still have a k-th row are the first ones.
  std::size_t active = scopes.size();
  for (std::size_t k = 0;; ++k) {
    while (active > 0 && scopes[active - 1]->end - scopes[active - 1]->begin <= k) --active;
    if (active == 0) break;
    for (std::size_t s = 0; s < active; ++s) batch[s] = lines.rows[scopes[s]->begin + k];
    machine.run(BatchRows{0, active, batch.data()},
                k == 0 ? std::span<const Frame>{} : std::span<const Frame>{carried});
    for (std::size_t i = 0; i < carried.size(); ++i)
      copy(next[i], machine.frame(stage.carried[i]), active);
    std::swap(carried, next);
  }
  open_rows(context, stage.code, open, whys);
}

namespace {

/// What a row finds in its line: another row, or its own place, or why that is not known.
struct Found {
  std::optional<std::size_t> at;
  std::optional<Why> why;
};

class LineReader {
 public:
  LineReader(Context& context, const program::LineStage& stage, const Lines& lines)
      : context_(context), stage_(stage), lines_(lines), rank_(context.pack.at(stage.order).rank) {
    if (rank_) place_ = &context.column(Slot{rank_.index()});
  }

  /// What the i-th row of all lines finds in its own.
  [[nodiscard]] Found find(const Lines::Scope& line, std::size_t i) const {
    if (line.is_open) return {std::nullopt, line.why};
    return place_ == nullptr ? find_by_keys(line, i) : find_by_places(line, i);
  }

 private:
  [[nodiscard]] Found find_by_keys(const Lines::Scope& line, std::size_t i) const {
    if (stage_.what == checked::Op::Place) return {i - line.begin + 1, std::nullopt};
    const std::size_t at = asked_for(line, i);
    if (at == line.end) return {};
    return {row_at(at), std::nullopt};
  }

  /// A line ends with a row whose place is known; rows that stand in none are each for themselves.
  [[nodiscard]] Found find_by_places(const Lines::Scope& line, std::size_t i) const {
    const std::size_t last = row_at(line.end - 1);
    const bool is_line = place_->is_known(last) && !place_->number(last).is_zero();
    // A row in no line stands before nobody.
    if (stage_.what == checked::Op::Place)
      return {is_line ? i - line.begin + 1 : lines_.rows.size() + 1, std::nullopt};
    const std::size_t row = row_at(i);
    if (!place_->is_known(row)) return {std::nullopt, place_->why[row]};
    if (!is_line && stage_.what == checked::Op::Next) return {};
    if (!is_line)
      return {std::nullopt, context_.whys().fault({FaultCode::EmptyAggregate, rank_, {}})};
    const std::size_t at = asked_for(line, i);
    const bool is_at_end = at == line.end || stage_.what == checked::Op::LastRow;
    if (is_at_end && line.behind) return {std::nullopt, line.behind};
    if (at == line.end) return {};
    if (!place_->is_known(row_at(at)))
      return {std::nullopt, context_.column(stage_.line).why[row_at(at)]};
    return {row_at(at), std::nullopt};
  }

  /// Where in the line the row stands that is asked for; behind its end where there is none.
  [[nodiscard]] std::size_t asked_for(const Lines::Scope& line, std::size_t i) const {
    if (stage_.what == checked::Op::Next) return i + 1;
    return stage_.what == checked::Op::FirstRow ? line.begin : line.end - 1;
  }

  [[nodiscard]] std::size_t row_at(std::size_t i) const {
    return static_cast<std::size_t>(lines_.rows[i]);
  }

  Context& context_;
  const program::LineStage& stage_;
  const Lines& lines_;
  ColumnId rank_;
  const Column* place_ = nullptr;  // by a rank
};

}  // namespace

void look_along(Context& context, const program::LineStage& stage, const Lines& lines) {
  const std::size_t rows = context.rows(stage.entity);
  const Column* value = stage.value ? &context.column(stage.value) : nullptr;
  const LineReader reader{context, stage, lines};
  std::vector<Found> found(rows);
  const std::vector<Why> unknown =
      unknown_scopes(context, stage.entity, context.pack.at(stage.order).scope);
  for (std::size_t row = 0; row < rows; ++row) found[row].why = unknown[row];
  for (const Lines::Scope& line : lines.scopes)
    for (std::size_t i = line.begin; i < line.end; ++i)
      found[static_cast<std::size_t>(lines.rows[i])] = reader.find(line, i);
  ColumnBuilder builder{form_of(context.program.slots[stage.result.index()].type)};
  builder.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const Found& one = found[row];
    if (one.why)
      builder.append_open(*one.why);
    else if (value == nullptr)
      builder.append_fixed(static_cast<std::int64_t>(*one.at), 0);
    else if (one.at)
      append_cell(builder, *value, *one.at);
    else
      append_cell(builder, context.column(stage.otherwise), row);
  }
  context.make(stage.result) = builder.take();
}

namespace {

/// What is known of the conditions of a line so far, asked for its last rows. A window is not looked at
/// row by row, so that a long one costs no more than a short one.
class RecentRows {
 public:
  explicit RecentRows(WhyPool& whys) : whys_(whys) {}

  void note_false(std::size_t at) { behind_last_false_ = at + 1; }
  void note_open(std::size_t at, Why why) {
    if (is_fault(why)) {
      // One that stands before a worse one is all that a window over both hangs on.
      while (!faults_.empty() && whys_.combine(faults_.back().why, why) == why) faults_.pop_back();
      faults_.push_back({why, at});
      return;
    }
    const auto same = std::find_if(sets_.begin(), sets_.end(),
                                   [&](const Reason& reason) { return reason.why == why; });
    if (same != sets_.end())
      same->at = at;
    else
      sets_.push_back({why, at});
  }

  /// Whether one of the rows from `from` on is known not to hold.
  [[nodiscard]] bool is_false(std::size_t from) const { return behind_last_false_ > from; }
  /// Why it is not known of all of them whether they hold.
  [[nodiscard]] std::optional<Why> why_open(std::size_t from) {
    const auto fault = std::partition_point(faults_.begin(), faults_.end(),
                                            [&](const Reason& reason) { return reason.at < from; });
    if (fault != faults_.end()) return fault->why;
    std::optional<Why> open;
    for (const Reason& reason : sets_)
      if (reason.at >= from) open = open ? whys_.combine(*open, reason.why) : reason.why;
    return open;
  }

 private:
  struct Reason {
    Why why;
    std::size_t at;  // the last place in the line
  };
  WhyPool& whys_;
  std::size_t behind_last_false_ = 0;
  std::vector<Reason> faults_;  // each stands before the next in the rules, and in the line
  std::vector<Reason> sets_;    // as many as a pack has sets of inputs, however many rows there are
};

}  // namespace

void window(Context& context, const program::WindowStage& stage, const Lines& lines) {
  const std::size_t rows = context.rows(stage.entity);
  const Column& length = context.column(stage.length);
  const Column& condition = context.column(stage.condition);
  const Why bad = context.whys().fault({FaultCode::BadCount, stage.column, stage.expr});
  const EntityId scope = context.pack.at(stage.order).scope;
  const Column* place = stage.place ? &context.column(stage.place) : nullptr;
  const Column* line = stage.place ? &context.column(stage.line) : nullptr;
  std::vector<bool> truth(rows, false);
  std::vector<bool> is_open(rows, true);
  std::vector<Why> why = unknown_scopes(context, stage.entity, scope);
  for (const Lines::Scope& each : lines.scopes) {
    RecentRows recent{context.whys()};
    for (std::size_t i = each.begin; i < each.end; ++i) {
      const auto row = static_cast<std::size_t>(lines.rows[i]);
      if (line != nullptr && !line->is_known(row))
        recent.note_open(i, line->why[row]);
      else if (!condition.is_known(row))
        recent.note_open(i, condition.why[row]);
      else if (!condition.truth(row))
        recent.note_false(i);
      // By a rank: a row without a place stands in no line, and where one has an open place its
      // condition is not known to be that of the row there.
      if (place != nullptr && !place->is_known(row)) {
        why[row] = place->why[row];
        continue;
      }
      if (each.is_open || !length.is_known(row)) {
        why[row] = each.is_open ? each.why : length.why[row];
        continue;
      }
      const Rational wanted = length.number(row);
      if (!wanted.is_integer() || wanted.sign() <= 0) {
        why[row] = bad;
        continue;
      }
      is_open[row] = false;
      if (place != nullptr && place->number(row).is_zero()) continue;
      if (wanted > Rational{static_cast<std::int64_t>(i - each.begin + 1)}) continue;
      const std::size_t from = i + 1 - static_cast<std::size_t>(wanted.numerator());
      // One month known not to hold settles the window, whatever the others are.
      if (recent.is_false(from)) continue;
      truth[row] = true;
      const std::optional<Why> open = recent.why_open(from);
      if (!open) continue;
      is_open[row] = true;
      why[row] = *open;
    }
  }
  ColumnBuilder builder{Form::Bits};
  for (std::size_t row = 0; row < rows; ++row) {
    if (is_open[row])
      builder.append_open(why[row]);
    else
      builder.append_truth(truth[row]);
  }
  context.make(stage.result) = builder.take();
}

}  // namespace guiju::eval
