#include <gtest/gtest.h>

#include "county.hpp"
#include "guiju/diag/render.hpp"
#include "guiju/tables/cell.hpp"
#include "guiju/tables/csv.hpp"
#include "guiju/tables/read.hpp"

namespace guiju::tables {
namespace {

class ReadTest : public testing::Test {
 protected:
  eval::Table read(checked::EntityId entity, std::string_view text) {
    DiagnosticSink sink;
    eval::Table table = read_csv(county_.pack, entity, text, "表.csv", pools_, sink);
    diagnostics_ = sink.take();
    return table;
  }
  eval::Table read_villages(std::string_view text) { return read(county_.village, text); }

  [[nodiscard]] std::string page(Language language) const {
    return render_text(diagnostics_, {}, {language, false});
  }
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const Diagnostic& diagnostic : diagnostics_)
      codes.push_back(code_text(*diagnostic.info) + ":" + std::to_string(diagnostic.row));
    return codes;
  }
  using Codes = std::vector<std::string>;

  [[nodiscard]] std::string cell(const eval::Table& table, std::string_view column,
                                 std::size_t row) const {
    const checked::ColumnId id = county_.column(column);
    std::string text;
    const eval::Column* values = table.find(id);
    if (values->is_known(row)) append_cell(text, county_.pack, id, *values, row, pools_);
    return text;
  }

  static constexpr std::string_view heading_ =
      "户号,村代码,有项目,申请额,余额,人口,面积,利率,日期,月份,模式,姓名,期限";

  County county_;
  eval::Pools pools_;
  std::vector<Diagnostic> diagnostics_;
};

TEST_F(ReadTest, RowsKeepTheirOrderAndEveryCell) {
  const eval::Table table =
      read(county_.household, std::string(heading_) +
                                  "\n1,A,是,3,1.5,4,2.25,98%,2016-03-01,2016-03,自主贷款,张三,3年\n"
                                  "2,B,,,,,,,,,,,\n");
  EXPECT_EQ(codes(), Codes{});
  EXPECT_EQ(table.row_count, 2u);
  EXPECT_TRUE(table.is_given);
  EXPECT_EQ(table.source, "表.csv");
  EXPECT_EQ(cell(table, "户号", 1), "2");
  EXPECT_EQ(cell(table, "申请额", 0), "3");
  EXPECT_EQ(cell(table, "面积", 0), "2.25");
  EXPECT_EQ(cell(table, "姓名", 0), "张三");
  EXPECT_EQ(cell(table, "姓名", 1), "");
  EXPECT_EQ(table.find(county_.column("备注")), nullptr);
}

TEST_F(ReadTest, ColumnsStandInAnyOrderBesideOthersThatNoRuleUses) {
  const eval::Table table = read_villages("\xEF\xBB\xBF备注, 村代码 ,\r\nx,A1,\r\ny,A2,\r\n");
  EXPECT_EQ(codes(), Codes{});
  EXPECT_EQ(table.row_count, 2u);
}

TEST_F(ReadTest, AHeadingAloneIsATable) {
  EXPECT_EQ(read_villages("村代码").row_count, 0u);
  EXPECT_EQ(codes(), Codes{});
}

TEST_F(ReadTest, UnreadableCellsStayWithTheirRow) {
  const eval::Table table =
      read(county_.household, std::string(heading_) + "\n1,A,待查,三万,,,,,,,,,\n");
  EXPECT_EQ(codes(), Codes{});
  ASSERT_EQ(table.unreadable.size(), 2u);
  EXPECT_EQ(table.unreadable[0].text, "待查");
  EXPECT_EQ(table.unreadable[1].column, county_.column("申请额"));
}

TEST_F(ReadTest, LinesAreKnownBehindQuotedLineBreaksAndEmptyLines) {
  const eval::Table table = read_villages("村代码,备注\nA,\"x\ny\"\n\nB,\n");
  EXPECT_EQ(table.line(0), 2u);
  EXPECT_EQ(table.line(1), 5u);
}

TEST_F(ReadTest, EveryProblemOfATableIsListed) {
  read(county_.household, "户号,村代码,有项目,申请饿,余额,人口,面积,利率,日期,月份,模式,姓名,期限\n"
                          "1,A,是,3,,,,,,,,\n"
                          ",A,是,3,,,,,,,,,\n"
                          "4.31E+13,A,是,3,,,,,,,,,\n"
                          "4,A,是,\"3\"0,,,,,,,,,\n"
                          "5,A,\"是,3,,,,,,,,,\n");
  EXPECT_EQ(codes(),
            (Codes{"GJ6001:1", "GJ6002:2", "GJ6003:3", "GJ6004:4", "GJ6008:5", "GJ6007:6"}));
}

TEST_F(ReadTest, AMissingColumnIsShownWithTheNearestHeading) {
  read_villages("村代马,名\nA,x\n");
  EXPECT_EQ(page(Language::Zh),
            "错误[GJ6001] 表 村 缺列“村代码”\n"
            " ┌─ 表.csv 第 1 行，列 村代码\n"
            " = 建议：表头要有规则包声明的每一列；没有数据的列也要留着表头，单元格空着。\n"
            " = 建议：表头里的“村代马”是不是它？\n"
            " = 详见：guiju explain GJ6001\n");
  EXPECT_NE(page(Language::En).find("error[GJ6001] table 村 has no column “村代码”"),
            std::string::npos);
}

TEST_F(ReadTest, ColumnsTwiceRefuseOnlyWhereTheyAreUsed) {
  read_villages("村代码,村代码\nA,B\n");
  EXPECT_EQ(codes(), Codes{"GJ6006:1"});
  read_villages("村代码,,\nA,,\n");
  EXPECT_EQ(codes(), Codes{});
}

TEST_F(ReadTest, TheWholeTextIsRefusedWhereItIsNoTable) {
  read_villages("");
  EXPECT_EQ(codes(), Codes{"GJ6009:1"});
  read_villages("\xEF\xBB\xBF\n\n");
  EXPECT_EQ(codes(), Codes{"GJ6009:1"});
  read_villages(std::string_view("村代码\nA\0B\n", 14));
  EXPECT_EQ(codes(), Codes{"GJ6010:2"});
  read_villages("村代码\nA\n\xB4\xE5\n");
  EXPECT_EQ(codes(), Codes{"GJ6012:3"});
}

TEST_F(ReadTest, OtherSeparatorsAreToldForWhatTheyAre) {
  read(county_.household, "户号\t村代码\t有项目\n1\tA\t是\n");
  EXPECT_EQ(codes(), Codes{"GJ6014:1"});
  EXPECT_NE(page(Language::Zh).find("制表符"), std::string::npos);
  EXPECT_NE(page(Language::En).find("a tab"), std::string::npos);
}

TEST_F(ReadTest, AHundredMegabytesOfOneLineAreRefused) {
  read_villages("村代码\n" + std::string(100 << 20, 'x'));
  EXPECT_EQ(codes(), Codes{"GJ6011:2"});
  read_villages(std::string(100 << 20, '"'));
  EXPECT_EQ(codes(), Codes{"GJ6011:1"});
}

TEST_F(ReadTest, AKeyThatHasATypeMustBeReadable) {
  const checked::ColumnId month =
      county_.add(county_.village, "月份", County::of(checked::TypeKind::Month));
  county_.pack.entities[county_.village.index()].key.push_back(month);
  read_villages("村代码,月份\nA,2016-03\nA,2016-13\n");
  EXPECT_EQ(codes(), Codes{"GJ6005:3"});
  EXPECT_NE(page(Language::Zh).find("读不成月份"), std::string::npos);
  EXPECT_NE(page(Language::En).find("cannot be read as a month"), std::string::npos);
}

TEST_F(ReadTest, KeysOfParentAndChildAreTheSameText) {
  const eval::Table villages = read_villages("村代码\n Ａ１ \n");
  const eval::Table households =
      read(county_.household, std::string(heading_) + "\n1,A1,,,,,,,,,,,\n");
  const auto code = [&](const eval::Table& table, checked::ColumnId id) {
    return table.find(id)->codes[0];
  };
  EXPECT_EQ(code(villages, county_.pack.entities[0].key[0]),
            code(households, county_.column("村代码")));
}

TEST(ValidUtf8Test, TheFirstByteThatIsNotUtf8IsFound) {
  EXPECT_EQ(valid_utf8_size("0123456789村代码x"), 20u);
  EXPECT_EQ(valid_utf8_size("01234567\xC4"), 8u);
  EXPECT_EQ(valid_utf8_size("村\xE6\x9D"), 3u);
  EXPECT_EQ(valid_utf8_size("\xED\xA0\x80"), 0u);  // half of a surrogate pair
  EXPECT_EQ(valid_utf8_size("\xF0\xA0\xAE\xB7"), 4u);
}

}  // namespace
}  // namespace guiju::tables
