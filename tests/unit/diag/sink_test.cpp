#include <gtest/gtest.h>

#include "guiju/diag/sink.hpp"

namespace guiju {
namespace {

constexpr DiagnosticInfo first_error{.code = 2001, .name = "first", .message = {"甲", "a"}};
constexpr DiagnosticInfo second_error{.code = 2002, .name = "second", .message = {"乙", "b"}};
constexpr DiagnosticInfo warning{
    .code = 3001, .name = "warning", .severity = Severity::Warning, .message = {"丙", "c"}};

Span at(std::size_t file, std::uint32_t begin) { return {FileId{file}, begin, begin + 1}; }

Diagnostic without_place(const DiagnosticInfo& info, std::size_t row) {
  Diagnostic diagnostic;
  diagnostic.info = &info;
  diagnostic.table = "户.csv";
  diagnostic.row = row;
  return diagnostic;
}

/// "code@file:begin", or "code#row" where there is no place.
std::vector<std::string> shape(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> lines;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::string line = std::to_string(diagnostic.info->code);
    if (diagnostic.primary)
      line += '@' + std::to_string(diagnostic.primary->span.file.index()) + ':' +
              std::to_string(diagnostic.primary->span.begin);
    else
      line += '#' + std::to_string(diagnostic.row);
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(DiagnosticSink, GivesThemInSourceOrderThenByCode) {
  DiagnosticSink sink;
  sink.report(first_error, at(1, 5));
  sink.report(second_error, at(0, 9));
  sink.report(first_error, at(0, 9));
  sink.report(first_error, at(0, 2));
  EXPECT_EQ(shape(sink.take()), (Lines{"2001@0:2", "2001@0:9", "2002@0:9", "2001@1:5"}));
}

TEST(DiagnosticSink, KeepsThoseWithoutAPlaceLastAndAsReported) {
  DiagnosticSink sink;
  sink.report(without_place(second_error, 12));
  sink.report(without_place(first_error, 13));
  sink.report(without_place(second_error, 3));
  sink.report(first_error, at(0, 2));
  EXPECT_EQ(shape(sink.take()), (Lines{"2001@0:2", "2002#12", "2001#13", "2002#3"}));
}

TEST(DiagnosticSink, TellsExactDuplicatesOnce) {
  DiagnosticSink sink;
  sink.report(first_error, at(0, 2), {{"name", "户"}});
  sink.report(first_error, at(0, 2), {{"name", "村"}});
  sink.report(first_error, at(0, 2), {{"name", "户"}});
  sink.report(without_place(first_error, 3));
  sink.report(without_place(first_error, 3));
  const auto taken = sink.take();
  EXPECT_EQ(shape(taken), (Lines{"2001@0:2", "2001@0:2", "2001#3"}));
  EXPECT_EQ(taken[0].arguments[0].zh, "户");
  EXPECT_EQ(taken[1].arguments[0].zh, "村");
}

TEST(DiagnosticSink, CountsOnlyErrorsAsErrors) {
  DiagnosticSink sink;
  sink.report(warning, at(0, 2));
  EXPECT_FALSE(sink.has_errors());
  sink.report(first_error, at(0, 2));
  EXPECT_TRUE(sink.has_errors());
  EXPECT_EQ(sink.take().size(), 2u);
  EXPECT_TRUE(sink.has_errors());
  EXPECT_TRUE(sink.take().empty());
}

TEST(DiagnosticSink, KeepsAThousandAndCountsTheRest) {
  DiagnosticSink sink;
  for (std::uint32_t i = 0; i < diagnostics_max + 7; ++i) sink.report(first_error, at(0, i));
  EXPECT_EQ(sink.dropped_count(), 7u);
  EXPECT_EQ(sink.take().size(), diagnostics_max);
}

TEST(DiagnosticSink, DropsAWarningBeforeAnError) {
  DiagnosticSink sink;
  for (std::uint32_t i = 0; i < diagnostics_max; ++i) sink.report(warning, at(0, i));
  sink.report(first_error, at(1, 0));
  sink.report(warning, at(1, 1));
  EXPECT_EQ(sink.dropped_count(), 2u);
  EXPECT_TRUE(sink.has_errors());
  const auto taken = sink.take();
  ASSERT_EQ(taken.size(), diagnostics_max);
  EXPECT_EQ(shape({taken[diagnostics_max - 2], taken.back()}), (Lines{"3001@0:998", "2001@1:0"}));
}

}  // namespace
}  // namespace guiju
