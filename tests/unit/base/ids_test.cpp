#include <unordered_set>

#include <gtest/gtest.h>

#include "guiju/base/ids.hpp"

namespace guiju {
namespace {

using NodeId = Id<struct NodeTag>;
using RowId = Id<struct RowTag>;

static_assert(!std::is_convertible_v<NodeId, RowId>);
static_assert(!std::is_constructible_v<NodeId, RowId>);
static_assert(!std::is_convertible_v<int, NodeId>);

TEST(Ids, IsNoneUntilItIsGivenAnIndex) {
  EXPECT_TRUE(NodeId{}.is_none());
  EXPECT_FALSE(NodeId{});
  EXPECT_FALSE(NodeId{0}.is_none());
  EXPECT_TRUE(NodeId{0});
  EXPECT_EQ(NodeId{7}.index(), 7u);
}

TEST(Ids, StandsInTheOrderOfIndicesWithNoneLast) {
  EXPECT_LT(NodeId{1}, NodeId{2});
  EXPECT_LT(NodeId{2}, NodeId{});
}

TEST(Ids, IsAKeyOfHashTables) {
  const std::unordered_set<NodeId> ids{NodeId{1}, NodeId{2}, NodeId{1}};
  EXPECT_EQ(ids.size(), 2u);
}

}  // namespace
}  // namespace guiju
