#include <gtest/gtest.h>

#include "guiju/base/date.hpp"
#include "print.hpp"

namespace guiju {
namespace {

Date date(int year, int month, int day) { return make_date(year, month, day).value(); }
Month month(int year, int month) { return make_month(year, month).value(); }

TEST(Date, CountsDaysFrom1970) {
  EXPECT_EQ(date(1970, 1, 1).days, 0);
  EXPECT_EQ(date(1969, 12, 31).days, -1);
  EXPECT_EQ(date(2000, 3, 1).days, 11017);
  EXPECT_EQ(date(1, 1, 1).days, -719162);
  EXPECT_EQ(date(9999, 12, 31).days, 2932896);
}

TEST(Date, GoesThereAndBackOnEveryDayOfItsRange) {
  std::int32_t days = date(1, 1, 1).days;
  for (int year = 1; year <= 9999; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= days_in_month(year, month); ++day, ++days) {
        ASSERT_EQ(date(year, month, day).days, days);
        const CivilDay back = civil(Date{days});
        ASSERT_TRUE(back.year == year && back.month == month && back.day == day) << days;
      }
  EXPECT_EQ(days, date(9999, 12, 31).days + 1);
}

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(is_leap_year(2016));
  EXPECT_TRUE(is_leap_year(2000));
  EXPECT_FALSE(is_leap_year(1900));
  EXPECT_FALSE(is_leap_year(2015));
  EXPECT_EQ(days_in_month(2016, 2), 29);
  EXPECT_EQ(days_in_month(2015, 2), 28);
  EXPECT_TRUE(make_date(2016, 2, 29).has_value());
  EXPECT_FALSE(make_date(2015, 2, 29).has_value());
  EXPECT_FALSE(make_date(1900, 2, 29).has_value());
}

TEST(Date, RefusesDaysThatAreNotThere) {
  EXPECT_FALSE(make_date(0, 1, 1).has_value());
  EXPECT_FALSE(make_date(10000, 1, 1).has_value());
  EXPECT_FALSE(make_date(2016, 0, 1).has_value());
  EXPECT_FALSE(make_date(2016, 13, 1).has_value());
  EXPECT_FALSE(make_date(2016, 4, 31).has_value());
  EXPECT_FALSE(make_date(2016, 4, 0).has_value());
  EXPECT_FALSE(make_month(2016, 13).has_value());
  EXPECT_FALSE(make_month(0, 1).has_value());
}

TEST(Date, CutsAMonthEndToTheLastDay) {
  EXPECT_EQ(add_months(date(2016, 1, 31), 1), date(2016, 2, 29));
  EXPECT_EQ(add_months(date(2015, 1, 31), 1), date(2015, 2, 28));
  EXPECT_EQ(add_months(date(2016, 1, 31), 3), date(2016, 4, 30));
  EXPECT_EQ(add_months(date(2016, 3, 31), -1), date(2016, 2, 29));
  EXPECT_EQ(add_months(date(2016, 2, 29), 12), date(2017, 2, 28));
  EXPECT_EQ(add_months(date(2016, 2, 29), 48), date(2020, 2, 29));
  EXPECT_EQ(add_months(date(2016, 2, 29), 1), date(2016, 3, 29));
}

TEST(Date, CarriesMonthsOverTheYear) {
  EXPECT_EQ(add_months(date(2016, 11, 30), 3), date(2017, 2, 28));
  EXPECT_EQ(add_months(date(2016, 1, 15), -1), date(2015, 12, 15));
  EXPECT_EQ(add_months(date(2016, 1, 15), -13), date(2014, 12, 15));
  EXPECT_EQ(add_months(date(2016, 1, 15), 0), date(2016, 1, 15));
  EXPECT_EQ(add_months(month(2016, 12), 1), month(2017, 1));
  EXPECT_EQ(add_months(month(2016, 1), -1), month(2015, 12));
}

TEST(Date, IsAbsentOutsideItsYears) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(add_months(date(9999, 12, 31), 1), std::nullopt);
  EXPECT_EQ(add_months(date(1, 1, 1), -1), std::nullopt);
  EXPECT_EQ(add_days(date(9999, 12, 31), 1), std::nullopt);
  EXPECT_EQ(add_days(date(1, 1, 1), -1), std::nullopt);
  EXPECT_EQ(add_days(date(9999, 12, 30), 1), date(9999, 12, 31));
  EXPECT_EQ(add_months(month(9999, 12), 1), std::nullopt);
  EXPECT_EQ(add_months(month(1, 1), -1), std::nullopt);
  for (const std::int64_t far : {most, least}) {
    EXPECT_EQ(add_months(date(2016, 1, 1), far), std::nullopt);
    EXPECT_EQ(add_days(date(2016, 1, 1), far), std::nullopt);
    EXPECT_EQ(add_months(month(2016, 1), far), std::nullopt);
  }
}

TEST(Date, ReadsTheFormsThatOfficesWrite) {
  for (const char* text : {"2016-03-01", "2016-3-1", "2016-03-1", "2016/3/1", "2016/03/01",
                           "2016年3月1日", "2016年03月01日", "20160301"})
    EXPECT_EQ(parse_date(text), date(2016, 3, 1)) << text;
  for (const char* text : {"",           "2016",       "2016-03",      "2016-3/1",   "16-3-1",
                           "2016-003-1", "2016-3-001", "2016-02-30",   "2016-13-01", "2016-0-1",
                           "2016.3.1",   "2016年3月1", "2016年3月1号", "2016031",    "201603011",
                           "2016-3-1 ",  " 2016-3-1",  "-2016-3-1",    "2016--3-1",  "0000-01-01"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Month, ReadsTheFormsThatOfficesWrite) {
  for (const char* text :
       {"2016-03", "2016-3", "2016/3", "2016/03", "2016年3月", "2016年03月", "201603"})
    EXPECT_EQ(parse_month(text), month(2016, 3)) << text;
  for (const char* text : {"", "2016", "2016-13", "2016-0", "2016-03-01", "20163", "2016年3",
                           "2016-003", "20160301", "2016-"})
    EXPECT_EQ(parse_month(text), std::nullopt) << text;
}

TEST(Date, IsWrittenWithAllItsDigits) {
  EXPECT_EQ(to_string(date(2016, 3, 1)), "2016-03-01");
  EXPECT_EQ(to_string(date(1, 12, 31)), "0001-12-31");
  EXPECT_EQ(to_string(month(2016, 3)), "2016-03");
  EXPECT_EQ(to_string(month(999, 12)), "0999-12");
}

TEST(Date, StandsInTheOrderOfTime) {
  EXPECT_LT(date(2015, 12, 31), date(2016, 1, 1));
  EXPECT_LT(month(2015, 12), month(2016, 1));
}

TEST(MonthEnds, FollowTheRuleThatIsNamed) {
  const auto add = [](const char* date, std::int64_t months, MonthEndRule rule) {
    return to_string(*add_months(*parse_date(date), months, rule));
  };
  EXPECT_EQ(add("2016-01-31", 1, MonthEndRule::MonthEnd), "2016-02-29");
  EXPECT_EQ(add("2016-01-31", 1, MonthEndRule::NextDay), "2016-03-01");
  EXPECT_EQ(add("2016-01-31", 1, MonthEndRule::EndToEnd), "2016-02-29");
  EXPECT_EQ(add("2016-02-29", 1, MonthEndRule::MonthEnd), "2016-03-29");
  EXPECT_EQ(add("2016-02-29", 1, MonthEndRule::NextDay), "2016-03-29");
  EXPECT_EQ(add("2016-02-29", 1, MonthEndRule::EndToEnd), "2016-03-31");
  EXPECT_EQ(add("2016-03-31", -1, MonthEndRule::NextDay), "2016-03-01");
  EXPECT_FALSE(add_months(*parse_date("9999-12-31"), 1, MonthEndRule::EndToEnd).has_value());
}

TEST(MonthsBetween, AreThoseThatHavePassedInFull) {
  const auto between = [](const char* from, const char* to, MonthEndRule rule) {
    return months_between(*parse_date(from), *parse_date(to), rule);
  };
  EXPECT_EQ(between("2016-01-15", "2016-02-14", MonthEndRule::MonthEnd), 0);
  EXPECT_EQ(between("2016-01-15", "2016-02-15", MonthEndRule::MonthEnd), 1);
  EXPECT_EQ(between("2016-01-31", "2016-02-29", MonthEndRule::MonthEnd), 1);
  EXPECT_EQ(between("2016-01-31", "2016-02-29", MonthEndRule::NextDay), 0);
  EXPECT_EQ(between("2016-01-31", "2016-03-01", MonthEndRule::NextDay), 1);
  EXPECT_EQ(between("2016-02-29", "2016-03-30", MonthEndRule::EndToEnd), 0);
  EXPECT_EQ(between("2000-02-29", "2018-02-28", MonthEndRule::MonthEnd), 18 * 12);
  EXPECT_EQ(between("2000-02-29", "2018-02-28", MonthEndRule::NextDay), 18 * 12 - 1);
  EXPECT_EQ(between("2016-02-15", "2016-01-15", MonthEndRule::MonthEnd), -1);
  EXPECT_EQ(between("2016-02-14", "2016-01-15", MonthEndRule::MonthEnd), 0);
  EXPECT_EQ(between("9999-12-01", "9999-12-31", MonthEndRule::MonthEnd), 0);
}

TEST(Weekday, BeginsWithMonday) {
  EXPECT_EQ(weekday(*parse_date("1970-01-01")), 4);
  EXPECT_EQ(weekday(*parse_date("2016-02-29")), 1);
  EXPECT_EQ(weekday(*parse_date("2016-03-06")), 7);
  EXPECT_EQ(weekday(*parse_date("0001-01-01")), 1);
}

}  // namespace
}  // namespace guiju
