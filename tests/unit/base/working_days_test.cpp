#include <gtest/gtest.h>

#include "guiju/base/working_days.hpp"

namespace guiju {
namespace {

Date day(const char* text) { return *parse_date(text); }

/// Spring of 2016: the festival is off from Sunday 7 to Saturday 13 February; the Saturday before and
/// the Sunday after are worked on.
const CalendarSpan spans[] = {{day("2016-02-07"), day("2016-02-13"), false},
                              {day("2016-02-06"), day("2016-02-06"), true},
                              {day("2016-02-14"), day("2016-02-14"), true}};

TEST(WorkingDays, AreThoseOfTheWeekButForTheLinesOfTheCalendar) {
  const WorkingDays days{spans};
  EXPECT_EQ(days.is_working(day("2016-02-05")), true);   // Friday
  EXPECT_EQ(days.is_working(day("2016-02-06")), true);   // Saturday, worked on
  EXPECT_EQ(days.is_working(day("2016-02-08")), false);  // Monday, off
  EXPECT_EQ(days.is_working(day("2016-02-20")), false);  // Saturday
  EXPECT_EQ(days.is_working(day("2017-01-02")), std::nullopt);
}

TEST(WorkingDays, AreAddedAndTakenAway) {
  const WorkingDays days{spans};
  EXPECT_EQ(days.add(day("2016-02-05"), 1), day("2016-02-06"));
  EXPECT_EQ(days.add(day("2016-02-05"), 2), day("2016-02-14"));
  EXPECT_EQ(days.add(day("2016-02-08"), 1), day("2016-02-14"));
  EXPECT_EQ(days.add(day("2016-02-08"), -1), day("2016-02-06"));
  EXPECT_EQ(days.add(day("2016-02-08"), 0), day("2016-02-08"));
  EXPECT_EQ(days.add(day("2016-12-30"), 1), std::nullopt);
  EXPECT_EQ(days.add(day("2016-01-01"), -1), std::nullopt);
  EXPECT_EQ(days.add(day("2016-01-01"), std::int64_t{1} << 62), std::nullopt);
}

TEST(WorkingDays, AreCountedWithoutTheFirstDay) {
  const WorkingDays days{spans};
  EXPECT_EQ(days.between(day("2016-02-05"), day("2016-02-15")), 3);  // 6, 14, 15
  EXPECT_EQ(days.between(day("2016-02-15"), day("2016-02-05")), -3);
  EXPECT_EQ(days.between(day("2016-02-05"), day("2016-02-05")), 0);
  EXPECT_EQ(days.between(day("2016-02-05"), day("2017-02-05")), std::nullopt);
}

TEST(WorkingDays, TheNextOneMayBeTheDayItself) {
  const WorkingDays days{spans};
  EXPECT_EQ(days.on_or_after(day("2016-02-06")), day("2016-02-06"));
  EXPECT_EQ(days.on_or_after(day("2016-02-07")), day("2016-02-14"));
  EXPECT_EQ(days.on_or_after(day("2016-12-31")),
            std::nullopt);  // a Saturday, the last that is known
}

TEST(WorkingDays, YearsWithoutALineAreAGap) {
  const CalendarSpan apart[] = {{day("2014-01-01"), day("2014-01-01"), false},
                                {day("2016-01-01"), day("2016-01-01"), false},
                                {day("2017-01-01"), day("2017-01-02"), false}};
  const WorkingDays days{apart};
  EXPECT_EQ(days.is_working(day("2015-06-01")), std::nullopt);
  EXPECT_EQ(days.between(day("2014-12-31"), day("2016-01-04")), std::nullopt);
  EXPECT_EQ(days.add(day("2016-12-30"), 1), day("2017-01-03"));
}

}  // namespace
}  // namespace guiju
