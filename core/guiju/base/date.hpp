// Civil dates of the proleptic Gregorian calendar, as numbers of days.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiju {

struct CivilDay {
  int year;
  int month;  // 1 to 12
  int day;    // 1 to 31
};

/// Days since 1970-01-01. Years 1 to 9999.
struct Date {
  std::int32_t days = 0;
  auto operator<=>(const Date&) const = default;
};

/// Months since year 0: year x 12 + (month - 1).
struct Month {
  std::int32_t months = 0;
  auto operator<=>(const Month&) const = default;
};

bool is_leap_year(int year);
int days_in_month(int year, int month);
std::optional<Date> make_date(int year, int month, int day);
std::optional<Month> make_month(int year, int month);
CivilDay civil(Date date);

/// The same day of the month `months` later; where that month is too short, its last day.
/// nullopt outside the years 1 to 9999.
std::optional<Date> add_months(Date date, std::int64_t months);
std::optional<Date> add_days(Date date, std::int64_t days);
std::optional<Month> add_months(Month month, std::int64_t months);

/// Where the same day of another month is, when that month is too short or the date ends its month.
enum class MonthEndRule : std::uint8_t {
  MonthEnd,  // the last day of a month that is too short
  NextDay,   // the first day of the month after it
  EndToEnd,  // as MonthEnd, and the last day of a month goes to the last day
};
std::optional<Date> add_months(Date date, std::int64_t months, MonthEndRule rule);
/// The whole months that have passed from one date to another: as many as may be added to the first
/// without passing the second. Below zero where the second is the earlier: those back from there.
std::int64_t months_between(Date from, Date to, MonthEndRule rule);

/// 1 for Monday to 7 for Sunday.
int weekday(Date date);

/// A cell or literal: 2016-03-01, 2016-3-1, 2016/3/1, 2016年3月1日, 20160301.
std::optional<Date> parse_date(std::string_view text);
/// 2016-03, 2016-3, 2016/3, 2016年3月, 201603.
std::optional<Month> parse_month(std::string_view text);
std::string to_string(Date date);    // 2016-03-01
std::string to_string(Month month);  // 2016-03

}  // namespace guiju
