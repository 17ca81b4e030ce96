#include <gtest/gtest.h>

#include "guiju/eval/buffer.hpp"

namespace guiju::eval {
namespace {

// From what fits inside over the plain heap and aligned blocks to pages of its own.
constexpr std::size_t largest = 600'000;

TEST(Buffer, KeepsWhatItHoldsWhileItGrows) {
  Buffer<std::int64_t> buffer;
  for (std::size_t i = 0; i < largest; ++i) buffer.push_back(static_cast<std::int64_t>(i));
  ASSERT_EQ(buffer.size(), largest);
  for (std::size_t i = 0; i < largest; ++i) ASSERT_EQ(buffer[i], static_cast<std::int64_t>(i));
}

TEST(Buffer, MovesWhatFitsInsideAsWellAsABlock) {
  for (std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{1000}}) {
    Buffer<std::int32_t> from(size, 7);
    Buffer<std::int32_t> to{std::move(from)};
    Buffer<std::int32_t> assigned(5, 1);
    assigned = std::move(to);
    ASSERT_EQ(assigned.size(), size);
    for (std::size_t i = 0; i < size; ++i) EXPECT_EQ(assigned[i], 7);
  }
}

}  // namespace
}  // namespace guiju::eval
