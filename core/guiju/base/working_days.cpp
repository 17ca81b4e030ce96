#include "guiju/base/working_days.hpp"

#include <algorithm>
#include <set>

namespace guiju {
namespace {

constexpr int saturday = 6;

Date first_of(int year) { return *make_date(year, 1, 1); }
Date last_of(int year) { return *make_date(year, 12, 31); }

}  // namespace

WorkingDays::WorkingDays(std::span<const CalendarSpan> spans) {
  std::set<int> years;
  for (const CalendarSpan& span : spans)
    for (int year = civil(span.first).year; year <= civil(span.last).year; ++year)
      years.insert(year);
  for (auto year = years.begin(); year != years.end();) {
    const int begin = *year;
    int end = begin;
    while (++year != years.end() && *year == end + 1) ++end;
    const Date first = first_of(begin);
    const auto size = static_cast<std::size_t>(last_of(end).days - first.days + 1);
    std::vector<bool> is_worked(size);
    for (std::size_t day = 0; day < size; ++day)
      is_worked[day] = weekday({first.days + static_cast<std::int32_t>(day)}) < saturday;
    for (const CalendarSpan& span : spans)
      for (std::int32_t day = std::max(span.first.days, first.days);
           day <= std::min(span.last.days, last_of(end).days); ++day)
        is_worked[static_cast<std::size_t>(day - first.days)] = span.is_working;
    Stretch stretch;
    stretch.first = first.days;
    for (std::size_t day = 0; day < size; ++day) {
      stretch.counts.push_back(static_cast<std::int32_t>(stretch.working.size()));
      if (is_worked[day]) stretch.working.push_back(first.days + static_cast<std::int32_t>(day));
    }
    stretches_.push_back(std::move(stretch));
  }
}

bool WorkingDays::Stretch::contains(Date date) const {
  return date.days >= first && date.days - first < static_cast<std::int64_t>(counts.size());
}

std::size_t WorkingDays::Stretch::before(Date date) const {
  return static_cast<std::size_t>(counts[static_cast<std::size_t>(date.days - first)]);
}

bool WorkingDays::Stretch::is_working(Date date) const {
  const std::size_t place = before(date);
  return place < working.size() && working[place] == date.days;
}

const WorkingDays::Stretch* WorkingDays::find(Date date) const {
  const auto found = std::find_if(stretches_.begin(), stretches_.end(),
                                  [&](const Stretch& one) { return one.contains(date); });
  return found == stretches_.end() ? nullptr : &*found;
}

std::optional<bool> WorkingDays::is_working(Date date) const {
  const Stretch* stretch = find(date);
  return stretch == nullptr ? std::nullopt : std::optional(stretch->is_working(date));
}

std::optional<std::int64_t> WorkingDays::between(Date from, Date to) const {
  const Stretch* stretch = find(from);
  if (stretch == nullptr || !stretch->contains(to)) return std::nullopt;
  const auto up_to = [&](Date date) {
    return static_cast<std::int64_t>(stretch->before(date)) + (stretch->is_working(date) ? 1 : 0);
  };
  return up_to(to) - up_to(from);
}

std::optional<Date> WorkingDays::add(Date date, std::int64_t count) const {
  if (count == 0) return date;
  const Stretch* stretch = find(date);
  if (stretch == nullptr) return std::nullopt;
  const auto before = static_cast<std::int64_t>(stretch->before(date));
  const std::int64_t own = stretch->is_working(date) ? 1 : 0;
  const auto size = static_cast<std::int64_t>(stretch->working.size());
  if (count > size || count < -size) return std::nullopt;
  const std::int64_t place = count > 0 ? before + own + count - 1 : before + count;
  if (place < 0 || place >= size) return std::nullopt;
  return Date{stretch->working[static_cast<std::size_t>(place)]};
}

std::optional<Date> WorkingDays::on_or_after(Date date) const {
  const Stretch* stretch = find(date);
  if (stretch == nullptr) return std::nullopt;
  const std::size_t place = stretch->before(date);
  if (place == stretch->working.size()) return std::nullopt;
  return Date{stretch->working[place]};
}

}  // namespace guiju
