// Working days: Monday to Friday, but for the days that a calendar says otherwise of.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "guiju/base/date.hpp"

namespace guiju {

/// Days, both ends included, that are worked on or not whatever their place in the week.
struct CalendarSpan {
  Date first;
  Date last;
  bool is_working = false;
};

/// The working days of the years that a calendar has a line for: it says nothing of other years, and
/// a question that needs one has no answer.
///
/// INVARIANT: every answer takes a look-up in a table of days and no loop over them.
class WorkingDays {
 public:
  WorkingDays() = default;
  explicit WorkingDays(std::span<const CalendarSpan> spans);

  [[nodiscard]] std::optional<bool> is_working(Date date) const;
  /// The working days after `from` up to `to`, which may lie before it: then below zero.
  [[nodiscard]] std::optional<std::int64_t> between(Date from, Date to) const;
  /// The count-th working day after the date, or before it where the count is below zero; with zero
  /// the date itself.
  [[nodiscard]] std::optional<Date> add(Date date, std::int64_t count) const;
  /// The date itself where it is a working day, else the next one.
  [[nodiscard]] std::optional<Date> on_or_after(Date date) const;

 private:
  /// Years without a gap between them.
  struct Stretch {
    std::int32_t first = 0;             // the first of January
    std::vector<std::int32_t> counts;   // by day: working days before it in the stretch
    std::vector<std::int32_t> working;  // the working days, ascending
    [[nodiscard]] bool contains(Date date) const;
    [[nodiscard]] std::size_t before(Date date) const;
    [[nodiscard]] bool is_working(Date date) const;
  };
  [[nodiscard]] const Stretch* find(Date date) const;
  std::vector<Stretch> stretches_;
};

}  // namespace guiju
