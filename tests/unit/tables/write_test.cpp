#include <gtest/gtest.h>

#include "county.hpp"
#include "guiju/tables/write.hpp"

namespace guiju::tables {
namespace {

/// A run over two households, put together by hand.
class WriteTest : public testing::Test {
 protected:
  WriteTest() {
    checked::Type rate = County::number(checked::NumberForm::Rate, std::nullopt);
    amount_ = conclude("贷款额", County::money());
    share_ = conclude("比例", rate);
    county_.pack.columns[share_.index()].format = {1, true, RoundingMode::HalfAwayFromZero};
    name_ = conclude("称呼", County::text());
    run_.pools = std::make_shared<eval::Pools>();
    run_.columns.resize(county_.pack.columns.size());
    run_.concluded.assign(county_.pack.columns.size(), true);
    run_.tables.resize(county_.pack.entities.size());
    eval::Table& table = run_.tables[county_.household.index()];
    table.entity = county_.household;
    table.is_given = true;
    table.row_count = 2;
    put("户号", eval::Form::Code, [&](eval::ColumnBuilder& keys) {
      keys.append_code(run_.pools->texts.intern("001"));
      keys.append_code(run_.pools->texts.intern("a,b"));
    });
  }

  checked::ColumnId conclude(std::string name, checked::Type type) {
    const checked::ColumnId id = county_.add(county_.household, std::move(name), std::move(type),
                                             checked::ColumnRole::Conclusion);
    county_.pack.entities[county_.household.index()].written.push_back(id);
    return id;
  }
  template <class Fill>
  void put(std::string_view name, eval::Form form, Fill fill) {
    eval::ColumnBuilder builder(form, 0);
    fill(builder);
    run_.columns[county_.column(name).index()] = builder.take();
  }
  void put_all_known() {
    put("贷款额", eval::Form::Fixed, [](eval::ColumnBuilder& b) {
      b.append_fixed(94950000, 2);
      b.append_fixed(-5, 2);
    });
    put("比例", eval::Form::Fixed, [](eval::ColumnBuilder& b) {
      b.append_fixed(2589, 4);
      b.append_fixed(1, 0);
    });
    put("称呼", eval::Form::Code, [&](eval::ColumnBuilder& b) {
      b.append_code(run_.pools->texts.intern("=1+1"));
      b.append_code(run_.pools->texts.intern("他说\"好\""));
    });
  }

  County county_;
  eval::Run run_;
  checked::ColumnId amount_;
  checked::ColumnId share_;
  checked::ColumnId name_;
};

TEST_F(WriteTest, ATableIsItsKeyAndItsConclusions) {
  put_all_known();
  EXPECT_EQ(write_csv(county_.pack, run_, county_.household),
            "户号,贷款额,比例,称呼\n"
            "001,949500.00,25.9%,=1+1\n"
            "\"a,b\",-0.05,100.0%,\"他说\"\"好\"\"\"\n");
  EXPECT_EQ(write_open_csv(county_.pack, run_, county_.household), "");
}

TEST_F(WriteTest, WhatIsOpenIsEmptyAndListedWithWhatItHangsOn) {
  put_all_known();
  eval::WhyPool& whys = run_.pools->whys;
  const eval::Why own = whys.missing(county_.column("申请额"));
  const checked::ColumnId elsewhere = county_.add(county_.village, "任务额", County::money());
  put("贷款额", eval::Form::Fixed, [&](eval::ColumnBuilder& b) {
    b.append_open(whys.fault({eval::FaultCode::DivisionByZero, amount_, {}}));
    b.append_open(whys.unite(whys.missing(elsewhere), own));
  });
  put("比例", eval::Form::Fixed, [&](eval::ColumnBuilder& b) {
    b.append_fixed(1, 0);
    b.append_open(own);
  });
  EXPECT_EQ(write_csv(county_.pack, run_, county_.household), "户号,贷款额,比例,称呼\n"
                                                              "001,,100.0%,=1+1\n"
                                                              "\"a,b\",,,\"他说\"\"好\"\"\"\n");
  EXPECT_EQ(write_open_csv(county_.pack, run_, county_.household),
            "户号,结论,状态,缺\n"
            "001,贷款额,故障,\n"
            "\"a,b\",贷款额,未定,申请额；村.任务额\n"
            "\"a,b\",比例,未定,申请额\n");
}

TEST_F(WriteTest, ConclusionsOfAnInputLeftOutAreNotShown) {
  put_all_known();
  run_.concluded[share_.index()] = false;
  EXPECT_TRUE(write_csv(county_.pack, run_, county_.household).starts_with("户号,贷款额,称呼\n"));
}

TEST_F(WriteTest, ConclusionsAreCountedByHowTheyCameOut) {
  eval::WhyPool& whys = run_.pools->whys;
  put("贷款额", eval::Form::Fixed, [&](eval::ColumnBuilder& b) {
    b.append_open(whys.fault({eval::FaultCode::DivisionByZero, amount_, {}}));
    b.append_open(whys.missing(amount_));
    b.append_fixed(1, 0);
    b.append_fixed(1, 0);
  });
  const eval::Counts counts = count(run_.columns[amount_.index()]);
  EXPECT_EQ(counts.decided, 2u);
  EXPECT_EQ(counts.undecided, 1u);
  EXPECT_EQ(counts.faulted, 1u);
}

}  // namespace
}  // namespace guiju::tables
