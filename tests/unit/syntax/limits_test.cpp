// What a hostile file may do: cost a diagnostic, never a crash and never much time.
#include <functional>
#include <pthread.h>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

std::string repeat(const std::string& text, int count) {
  std::string repeated;
  for (int i = 0; i < count; ++i) repeated += text;
  return repeated;
}

/// Runs on a stack as small as that of a thread in a thin C library.
void run_on_small_stack(std::function<void()> work) {
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
#if defined(__SANITIZE_ADDRESS__)
  constexpr std::size_t stack_bytes = 4096U << 10;  // its frames are larger
#else
  constexpr std::size_t stack_bytes = 512U << 10;
#endif
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, stack_bytes), 0);
  pthread_t thread{};
  auto run = [](void* argument) -> void* {
    (*static_cast<std::function<void()>*>(argument))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, run, &work), 0);
  ASSERT_EQ(pthread_join(thread, nullptr), 0);
  ASSERT_EQ(pthread_attr_destroy(&attributes), 0);
}

TEST(Limits, DepthIsBoundedBeforeAnythingRecurses) {
  run_on_small_stack([] {
    EXPECT_EQ(read_expression(repeat("(", 64) + "a" + repeat(")", 64)), "a");
    EXPECT_EQ(read_expression(repeat("(", 65) + "a" + repeat(")", 65)), "1101");
    EXPECT_EQ(read_expression(repeat("(", 9'000) + "a" + repeat(")", 9'000)), "1101");
    EXPECT_EQ(read_expression(repeat("f(", 64) + "a" + repeat(")", 64)).substr(0, 3), "(f ");
    EXPECT_EQ(read_expression(repeat("f(", 9'000)), "1101");
    EXPECT_EQ(read_expression(repeat("非 ", 64) + "a").substr(0, 5), "(not ");
    EXPECT_EQ(read_expression(repeat("非 ", 10'000) + "a"), "1101");
    EXPECT_EQ(read_expression(repeat("- ", 10'000) + "a"), "1101");
    EXPECT_EQ(read_expression(repeat("当 a 则 b，否则 ", 2'000) + "c"), "1101");
    EXPECT_EQ(read_expression(repeat("当 ", 5'000)), "1301");
    EXPECT_EQ(read_expression(repeat("a 在 (", 64) + "b" + repeat(")", 64)).substr(0, 3), "(in");
  });
}

TEST(Limits, LongChainsAreCountedAsTheyAreBuilt) {
  run_on_small_stack([] {
    EXPECT_EQ(read_expression(repeat("a + ", 250) + "a").substr(0, 3), "(+ ");
    EXPECT_EQ(read_expression(repeat("a + ", 5'000) + "a"), "1101");
    EXPECT_EQ(read_expression("a" + repeat(".b", 5'000)), "1101");
    EXPECT_EQ(read_expression("a" + repeat(" 天", 5'000)), "1101");
    EXPECT_EQ(read_expression(repeat("a 且 ", 5'000) + "a").substr(0, 5), "(and ");
    EXPECT_EQ(read_expression(repeat("当 a 则 b，", 2'000) + "否则 c").substr(0, 7), "(choose");
  });
}

TEST(Limits, LinesMayNotBeIndentedWithoutEnd) {
  std::string text;
  for (int i = 0; i < 1'000; ++i)
    text += std::string(static_cast<std::size_t>(i), ' ') + "设 a = 1\n";
  const Reading reading = read(text);
  EXPECT_NE(reading.codes().find("1101"), std::string::npos);
}

TEST(Limits, FilesAndLinesHaveASize) {
  ParseLimits limits;
  limits.file_size_bytes_max = 10;
  EXPECT_EQ(read("每个 户 户 户 户", limits).codes(), "1002");
  EXPECT_EQ(read(std::string(2U << 20, ' ')).codes(), "1002");
  limits = {};
  limits.line_tokens_max = 5;
  EXPECT_EQ(read("出处 a, b, c", limits).codes(), "1102");
  EXPECT_EQ(read_expression(repeat("a, ", 100'000)), "1102");
}

TEST(Limits, TimeGrowsWithTheFile) {
  EXPECT_EQ(read_expression(repeat("f(a, ", 60) + repeat("a 且 ", 4'000)), "1103");
  const std::string line =
      "  设 a = 当 f(b, c + 1) 每满 2 得 3 > 5 则 1，否则 2   依据 文 \"一\"\n";
  EXPECT_EQ(read("每个 户\n" + repeat(line, 10'000)).codes(), "");
}

TEST(Limits, BytesOfEveryKindAreReadToTheEnd) {
  for (int first = 0; first < 256; ++first) {
    const std::string text = "设 a = " + std::string(1, static_cast<char>(first)) + " 1";
    EXPECT_FALSE(read(text).codes().empty());
  }
}

}  // namespace
}  // namespace guiju::syntax::test
