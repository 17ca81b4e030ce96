#include <gtest/gtest.h>

#include "guiju/eval/pools.hpp"

namespace guiju::eval {
namespace {

TEST(TextPool, EqualTextsHaveEqualCodes) {
  TextPool pool;
  const std::int32_t first = pool.intern("自主贷款");
  EXPECT_NE(pool.intern("自主"), first);
  EXPECT_EQ(pool.intern("自主贷款"), first);
  EXPECT_EQ(pool.at(first), "自主贷款");
  EXPECT_EQ(pool.find("自主贷款"), first);
  EXPECT_EQ(pool.find("没有"), -1);
  EXPECT_EQ(pool.size(), 2U);
}

TEST(TextPool, KeepsManyTextsOfEverySize) {
  TextPool pool;
  std::vector<std::int32_t> codes;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < 20'000; ++i) {
    texts.push_back(std::to_string(i) + std::string(i % 37, 'x'));
    codes.push_back(pool.intern(texts.back()));
  }
  texts.emplace_back(std::size_t{3} << 20, 'y');
  codes.push_back(pool.intern(texts.back()));
  texts.emplace_back();
  codes.push_back(pool.intern(""));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ASSERT_EQ(pool.at(codes[i]), texts[i]);
    ASSERT_EQ(pool.intern(texts[i]), codes[i]);
  }
}

TEST(ListPool, EqualListsHaveEqualCodes) {
  ListPool pool;
  const std::int32_t list = pool.intern({1, 2});
  EXPECT_EQ(pool.intern({1, 2}), list);
  EXPECT_NE(pool.intern({2, 1}), list);
  EXPECT_NE(pool.intern({}), list);
  EXPECT_EQ(pool.at(list), (std::vector<std::int32_t>{1, 2}));
}

TEST(WhyPool, SetsAreInOrderOfDeclarationAndHoldEachInputOnce) {
  WhyPool pool;
  const Why both = pool.unite(pool.missing(ColumnId{7}), pool.missing(ColumnId{3}));
  EXPECT_EQ(pool.set_at(both), (std::vector{ColumnId{3}, ColumnId{7}}));
  EXPECT_EQ(pool.unite(both, pool.missing(ColumnId{3})), both);
  EXPECT_EQ(pool.unite(pool.missing(ColumnId{3}), pool.missing(ColumnId{7})), both);
}

TEST(WhyPool, AFaultGoesBeforeASet) {
  WhyPool pool;
  const Why fault = pool.fault({FaultCode::Overflow, ColumnId{5}, {}});
  const Why missing = pool.missing(ColumnId{1});
  EXPECT_TRUE(is_fault(fault));
  EXPECT_FALSE(is_fault(missing));
  EXPECT_EQ(pool.combine(fault, missing), fault);
  EXPECT_EQ(pool.combine(missing, fault), fault);
}

TEST(WhyPool, OfTwoFaultsTheFirstInTheRulesStays) {
  WhyPool pool;
  const Why later = pool.fault({FaultCode::Overflow, ColumnId{5}, {}});
  const Why earlier = pool.fault({FaultCode::DivisionByZero, ColumnId{2}, {}});
  EXPECT_EQ(pool.combine(later, earlier), earlier);
  EXPECT_EQ(pool.combine(earlier, later), earlier);
  EXPECT_EQ(pool.fault_at(pool.combine(later, earlier)).code, FaultCode::DivisionByZero);
  EXPECT_EQ(pool.fault({FaultCode::Overflow, ColumnId{5}, {}}), later);
}

}  // namespace
}  // namespace guiju::eval
