#include "guiju/base/date.hpp"

#include <algorithm>
#include <array>

namespace guiju {
namespace {

constexpr int year_min = 1;
constexpr int year_max = 9999;
constexpr std::int64_t months_min = std::int64_t{year_min} * 12;
constexpr std::int64_t months_max = std::int64_t{year_max} * 12 + 11;

/// Days since 1970-01-01. Years are counted from March, so that the leap day comes last.
/// After Howard Hinnant, "chrono-compatible low-level date algorithms".
constexpr std::int32_t days_from_civil(int year, int month, int day) {
  const int march_year = month <= 2 ? year - 1 : year;
  const int era = march_year / 400;  // the year is never below 0 here
  const int year_of_era = march_year - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

constexpr std::int32_t days_min = days_from_civil(year_min, 1, 1);
constexpr std::int32_t days_max = days_from_civil(year_max, 12, 31);

/// Takes whole numbers and marks off the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool is_done() const { return rest_.empty(); }
  bool take(std::string_view mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(mark.size());
    return true;
  }
  std::optional<int> take_number(std::size_t digits_min, std::size_t digits_max) {
    std::size_t count = 0;
    int value = 0;
    while (count < rest_.size() && count < digits_max && rest_[count] >= '0' &&
           rest_[count] <= '9') {
      value = value * 10 + (rest_[count] - '0');
      ++count;
    }
    if (count < digits_min) return std::nullopt;
    rest_.remove_prefix(count);
    return value;
  }

 private:
  std::string_view rest_;
};

/// The marks after year, month and day in one way of writing.
struct Marks {
  std::string_view year;
  std::string_view month;
  std::string_view day;
  std::size_t digits_min;
};

constexpr std::array<Marks, 4> date_marks{{
    {"-", "-", "", 1},
    {"/", "/", "", 1},
    {"年", "月", "日", 1},
    {"", "", "", 2},
}};

constexpr std::array<Marks, 4> month_marks{{
    {"-", "", "", 1},
    {"/", "", "", 1},
    {"年", "月", "", 1},
    {"", "", "", 2},
}};

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

bool is_leap_year(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_in_month(int year, int month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Date> make_date(int year, int month, int day) {
  if (!make_month(year, month) || day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

std::optional<Month> make_month(int year, int month) {
  if (year < year_min || year > year_max || month < 1 || month > 12) return std::nullopt;
  return Month{year * 12 + month - 1};
}

CivilDay civil(Date date) {
  const int day_count = date.days + 719468;
  const int era = day_count / 146097;
  const int day_of_era = day_count - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int march_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * march_month + 2) / 5 + 1;
  const int month = march_month < 10 ? march_month + 3 : march_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

std::optional<Date> add_months(Date date, std::int64_t months) {
  const CivilDay from = civil(date);
  const auto to = add_months(Month{from.year * 12 + from.month - 1}, months);
  if (!to) return std::nullopt;
  const int year = to->months / 12;
  const int month = to->months % 12 + 1;
  return make_date(year, month, std::min(from.day, days_in_month(year, month)));
}

std::optional<Date> add_days(Date date, std::int64_t days) {
  std::int64_t sum;
  if (__builtin_add_overflow(std::int64_t{date.days}, days, &sum)) return std::nullopt;
  if (sum < days_min || sum > days_max) return std::nullopt;
  return Date{static_cast<std::int32_t>(sum)};
}

std::optional<Month> add_months(Month month, std::int64_t months) {
  std::int64_t sum;
  if (__builtin_add_overflow(std::int64_t{month.months}, months, &sum)) return std::nullopt;
  if (sum < months_min || sum > months_max) return std::nullopt;
  return Month{static_cast<std::int32_t>(sum)};
}

std::optional<Date> add_months(Date date, std::int64_t months, MonthEndRule rule) {
  const auto cut = add_months(date, months);
  if (!cut || rule == MonthEndRule::MonthEnd) return cut;
  const CivilDay from = civil(date);
  const CivilDay to = civil(*cut);
  if (rule == MonthEndRule::NextDay) return to.day < from.day ? add_days(*cut, 1) : cut;
  const bool is_last = from.day == days_in_month(from.year, from.month);
  return is_last ? make_date(to.year, to.month, days_in_month(to.year, to.month)) : cut;
}

std::int64_t months_between(Date from, Date to, MonthEndRule rule) {
  if (to < from) return -months_between(to, from, rule);
  const CivilDay first = civil(from);
  const CivilDay last = civil(to);
  const std::int64_t months = std::int64_t{last.year - first.year} * 12 + last.month - first.month;
  const auto reached = add_months(from, months, rule);
  return reached && *reached <= to ? months : months - 1;
}

int weekday(Date date) {
  constexpr int days_of_week = 7;
  constexpr int of_day_zero = 4;  // 1970-01-01 was a Thursday
  const int rest = (date.days % days_of_week + days_of_week) % days_of_week;
  return (rest + of_day_zero - 1) % days_of_week + 1;
}

std::optional<Date> parse_date(std::string_view text) {
  for (const Marks& marks : date_marks) {
    Reader reader(text);
    const auto year = reader.take_number(4, 4);
    if (!year || !reader.take(marks.year)) continue;
    const auto month = reader.take_number(marks.digits_min, 2);
    if (!month || !reader.take(marks.month)) continue;
    const auto day = reader.take_number(marks.digits_min, 2);
    if (!day || !reader.take(marks.day) || !reader.is_done()) continue;
    return make_date(*year, *month, *day);
  }
  return std::nullopt;
}

std::optional<Month> parse_month(std::string_view text) {
  for (const Marks& marks : month_marks) {
    Reader reader(text);
    const auto year = reader.take_number(4, 4);
    if (!year || !reader.take(marks.year)) continue;
    const auto month = reader.take_number(marks.digits_min, 2);
    if (!month || !reader.take(marks.month) || !reader.is_done()) continue;
    return make_month(*year, *month);
  }
  return std::nullopt;
}

std::string to_string(Date date) {
  const CivilDay day = civil(date);
  return padded(day.year, 4) + '-' + padded(day.month, 2) + '-' + padded(day.day, 2);
}

std::string to_string(Month month) {
  return padded(month.months / 12, 4) + '-' + padded(month.months % 12 + 1, 2);
}

}  // namespace guiju
