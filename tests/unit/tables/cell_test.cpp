#include <gtest/gtest.h>

#include "county.hpp"
#include "guiju/tables/cell.hpp"

namespace guiju::tables {
namespace {

using eval::FaultCode;

/// One cell as a column reads it: the value as a cell of the results, "缺" or the fault.
class CellTest : public testing::Test {
 protected:
  std::string read(std::string_view column, std::string_view cell) {
    CellReader reader(county_.pack, county_.column(column), column == "户号", pools_);
    state_ = reader.append(cell);
    return shown(reader, county_.column(column));
  }

  std::string shown(CellReader& reader, checked::ColumnId id) {
    const eval::Column values = reader.take();
    EXPECT_EQ(values.size, 1u);
    if (!values.is_known(0)) {
      const eval::Why why = values.why[0];
      if (!eval::is_fault(why)) return "缺";
      return fault_name(pools_.whys.fault_at(why).code);
    }
    std::string text;
    append_cell(text, county_.pack, id, values, 0, pools_);
    return text;
  }

  static std::string fault_name(FaultCode code) {
    switch (code) {
      case FaultCode::UnreadableCell: return "读不出";
      case FaultCode::OutOfRange: return "超范围";
      case FaultCode::TooManyPlaces: return "位数多";
      case FaultCode::SpoiltNumber: return "已损坏";
      case FaultCode::Overflow: return "太大";
      default: return "?";
    }
  }

  County county_;
  eval::Pools pools_;
  CellState state_ = CellState::Read;
};

TEST_F(CellTest, AnEmptyCellIsMissing) {
  for (const auto* column : {"有项目", "申请额", "人口", "利率", "日期", "月份", "模式", "姓名"}) {
    EXPECT_EQ(read(column, ""), "缺") << column;
    EXPECT_EQ(read(column, "  　"), "缺") << column;
    EXPECT_EQ(state_, CellState::Missing);
  }
}

TEST_F(CellTest, MoneyIsReadInTheUnitOfItsColumn) {
  EXPECT_EQ(read("申请额", "3"), "3");
  EXPECT_EQ(read("申请额", "3.5"), "3.5");
  EXPECT_EQ(read("申请额", "0.000001"), "0.000001");
  EXPECT_EQ(read("余额", "15661.3"), "15661.30");
  EXPECT_EQ(read("余额", "-0.05"), "-0.05");
}

TEST_F(CellTest, MoneyMayCarryItsUnitInTheCell) {
  EXPECT_EQ(read("余额", "3.5万元"), "35000.00");
  EXPECT_EQ(read("申请额", "120元"), "0.012");
  EXPECT_EQ(read("申请额", "1.5亿元"), "15000");
  EXPECT_EQ(read("余额", "１２０ 元"), "120.00");
  EXPECT_EQ(read("余额", "三万元"), "读不出");
  EXPECT_EQ(read("余额", "3.5万"), "读不出");
}

TEST_F(CellTest, MoneyFinerThanAFenIsAFault) {
  EXPECT_EQ(read("余额", "1.005"), "位数多");
  EXPECT_EQ(read("申请额", "0.0000001"), "位数多");
  EXPECT_EQ(read("余额", "1.5000"), "1.50");
}

TEST_F(CellTest, SeparatorsStandRightOrTheCellIsAFault) {
  EXPECT_EQ(read("余额", "1,234.50"), "1234.50");
  EXPECT_EQ(read("余额", "１，２３４．５０"), "1234.50");
  EXPECT_EQ(read("余额", "12,34.50"), "读不出");
  EXPECT_EQ(read("余额", "1、234"), "读不出");
}

TEST_F(CellTest, NumbersHaveNoExponentsNoChineseNumeralsNoBarePoint) {
  for (const auto* cell :
       {"三万", "5O", ".5", "5.", "--5", "+", "-", "1 000", "0x10", "NaN", "１５O"})
    EXPECT_EQ(read("余额", cell), "读不出") << cell;
  EXPECT_EQ(read("余额", "4.31E+13"), "已损坏");
  EXPECT_EQ(read("人口", "1e3"), "已损坏");
  EXPECT_EQ(read("余额", "+5"), "5.00");
}

TEST_F(CellTest, FullWidthDigitsAndSignsReadLikeAscii) {
  EXPECT_EQ(read("余额", "－１００．０５"), "-100.05");
  EXPECT_EQ(read("余额", "　 2.5 "), "2.50");
  EXPECT_EQ(read("日期", "２０１６－１０－３１"), "2016-10-31");
  EXPECT_EQ(read("利率", "１４％"), "14%");
}

TEST_F(CellTest, IntegersHaveNoFraction) {
  EXPECT_EQ(read("人口", "4"), "4");
  EXPECT_EQ(read("人口", "4.0"), "4");
  EXPECT_EQ(read("人口", "4.5"), "位数多");
}

TEST_F(CellTest, RatesAreReadAsPercentPermilleOrFraction) {
  EXPECT_EQ(read("利率", "98%"), "98%");
  EXPECT_EQ(read("利率", "0.98"), "98%");
  EXPECT_EQ(read("利率", "5‰"), "0.5%");
  EXPECT_EQ(read("利率", "-3.25 %"), "-3.25%");
  EXPECT_EQ(read("余额", "98%"), "读不出");
}

TEST_F(CellTest, HugeNumbersAreExactOrFaults) {
  EXPECT_EQ(read("余额", "92233720368547758.08"), "92233720368547758.08");
  EXPECT_EQ(read("余额", "-92233720368547758.09"), "-92233720368547758.09");
  EXPECT_EQ(read("人口", "123456789012345678901234567890"), "123456789012345678901234567890");
  EXPECT_EQ(read("申请额", "12345678901234567890123456789012345678"), "太大");
  EXPECT_EQ(read("人口", std::string(100, '9')), "太大");
  EXPECT_EQ(read("面积", "0.0000000000000000000000000000000000001"),
            "0.0000000000000000000000000000000000001");
}

TEST_F(CellTest, ARangeOfTheColumnIsKept) {
  checked::Column& column = county_.pack.columns[county_.column("申请额").index()];
  column.low = county_.constant(Rational(0));
  column.high = county_.constant(Rational(50'000));
  EXPECT_EQ(read("申请额", "5"), "5");
  EXPECT_EQ(read("申请额", "5.000001"), "超范围");
  EXPECT_EQ(read("申请额", "-0.000001"), "超范围");
  EXPECT_EQ(read("申请额", "123456789012345678901234567890"), "超范围");
}

TEST_F(CellTest, ADateOutOfItsRangeIsAFaultEachTime) {
  checked::Column& column = county_.pack.columns[county_.column("日期").index()];
  column.low = county_.constant(*make_date(2016, 1, 1));
  CellReader reader(county_.pack, county_.column("日期"), false, pools_);
  EXPECT_EQ(reader.append("2015-12-31"), CellState::Fault);
  EXPECT_EQ(reader.append("2015-12-31"), CellState::Fault);
  EXPECT_EQ(reader.append("2016-01-01"), CellState::Read);
  EXPECT_EQ(reader.append("2016-01-01"), CellState::Read);
}

TEST_F(CellTest, TruthIsSixWordsAndNothingElse) {
  for (const auto* cell : {"是", "yes", "true", "TRUE", " 是 "})
    EXPECT_EQ(read("有项目", cell), "是");
  for (const auto* cell : {"否", "no", "false", "False"}) EXPECT_EQ(read("有项目", cell), "否");
  for (const auto* cell : {"1", "0", "√", "对", "有", "待查", "是的"})
    EXPECT_EQ(read("有项目", cell), "读不出") << cell;
}

TEST_F(CellTest, DatesAreReadInFiveSpellings) {
  for (const auto* cell : {"2016-03-01", "2016-3-1", "2016/3/1", "2016年3月1日", "20160301"})
    EXPECT_EQ(read("日期", cell), "2016-03-01") << cell;
  for (const auto* cell : {"2016-02-30", "16-03-01", "2016-13-01", "2016.3.1", "42430"})
    EXPECT_EQ(read("日期", cell), "读不出") << cell;
  for (const auto* cell : {"2016-03", "2016-3", "2016年3月"})
    EXPECT_EQ(read("月份", cell), "2016-03");
  EXPECT_EQ(read("月份", "2016-13"), "读不出");
}

TEST_F(CellTest, WordsOfAnEnumerationAreReadAsWritten) {
  EXPECT_EQ(read("模式", "分贷统还"), "分贷统还");
  EXPECT_EQ(read("模式", " Ｂ型 "), "B型");
  EXPECT_EQ(read("模式", "贷"), "读不出");
}

TEST_F(CellTest, TextIsKeptButForTheSpacesAroundIt) {
  EXPECT_EQ(read("姓名", " 欧阳,兰\"阿\" "), "欧阳,兰\"阿\"");
  EXPECT_EQ(read("姓名", "４号"), "４号");
  EXPECT_EQ(read("姓名", "𠮷利"), "𠮷利");
}

TEST_F(CellTest, SpansAreMonthsOrYears) {
  EXPECT_EQ(read("期限", "36个月"), "36个月");
  EXPECT_EQ(read("期限", "3年"), "36个月");
  EXPECT_EQ(read("期限", "83333年"), "999996个月");
  EXPECT_EQ(read("期限", "83334年"), "读不出");
  EXPECT_EQ(read("期限", "3"), "读不出");
  EXPECT_EQ(read("期限", "3.5年"), "读不出");
}

TEST_F(CellTest, KeysAreTextAndNeverNumbers) {
  EXPECT_EQ(read("户号", " 007 "), "007");
  EXPECT_EQ(read("户号", "４３１１Ａ"), "4311A");
  EXPECT_EQ(state_, CellState::Read);
  read("户号", "");
  EXPECT_EQ(state_, CellState::KeyEmpty);
  read("户号", "4.31E+13");
  EXPECT_EQ(state_, CellState::KeySpoilt);
}

TEST_F(CellTest, ValuesThatAreNoTextAreReadAlike) {
  auto of = [&](std::string_view column, auto&& append) {
    CellReader reader(county_.pack, county_.column(column), column == "户号", pools_);
    append(reader);
    return shown(reader, county_.column(column));
  };
  EXPECT_EQ(of("申请额", [](CellReader& r) { r.append_fixed(35, 1); }), "3.5");
  EXPECT_EQ(of("余额", [](CellReader& r) { r.append_fixed(1005, 3); }), "位数多");
  EXPECT_EQ(of("余额", [](CellReader& r) { r.append_number(*Rational::make(1, 3)); }), "位数多");
  EXPECT_EQ(of("利率", [](CellReader& r) { r.append_fixed(98, 2); }), "98%");
  EXPECT_EQ(of("日期", [](CellReader& r) { r.append_fixed(20160301, 0); }), "2016-03-01");
  EXPECT_EQ(of("月份", [](CellReader& r) { r.append_date(*make_date(2016, 3, 31)); }), "2016-03");
  EXPECT_EQ(of("有项目", [](CellReader& r) { r.append_truth(true); }), "是");
  EXPECT_EQ(of("有项目", [](CellReader& r) { r.append_fixed(1, 0); }), "读不出");
  EXPECT_EQ(of("姓名", [](CellReader& r) { r.append_fixed(12, 0); }), "12");
  EXPECT_EQ(of("户号", [](CellReader& r) { r.append_fixed(43112401, 0); }), "43112401");
  EXPECT_EQ(of("余额", [](CellReader& r) { r.append_truth(true); }), "读不出");
}

}  // namespace
}  // namespace guiju::tables
