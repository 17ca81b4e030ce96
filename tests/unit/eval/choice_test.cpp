#include "one_kernel.hpp"

namespace guiju::eval {
namespace {

using checked::TypeKind;
using program::Opcode;

const Cell yes{Rational{1}, 0};
const Cell no{Rational{0}, 0};

Column hits(OneKernel& kernel, Opcode opcode) { return kernel.result(opcode, TypeKind::Enum); }
Cell index(std::int64_t row) { return {Rational{row}, 0}; }

/// Rows of data: none hits; the second hits; both; open then hit; hit then open; both open; out and open.
struct Hits {
  OneKernel kernel{7};
  Cell first{std::nullopt, kernel.missing(1)};
  Cell second{std::nullopt, kernel.missing(2)};
  Cell both{std::nullopt, kernel.whys().unite(kernel.missing(1), kernel.missing(2))};
  Cell several{std::nullopt, kernel.raised(FaultCode::SeveralRowsHit)};
  Hits() {
    kernel.add_truths({no, no, yes, first, yes, first, no});
    kernel.add_truths({no, yes, yes, yes, second, second, second});
  }
};

TEST(HitUnique, AKnownHitDecidesAndTwoAreAFault) {
  Hits hit;
  expect_cells(hits(hit.kernel, Opcode::HitUnique),
               {index(2), index(1), hit.several, index(1), index(0), hit.both, hit.second});
}

TEST(HitKnown, TheFirstKnownHitDecides) {
  Hits hit;
  expect_cells(hits(hit.kernel, Opcode::HitKnown),
               {index(2), index(1), index(0), index(1), index(0), hit.both, hit.second});
}

TEST(HitFirst, TheFirstRowThatIsNotOutDecidesOrLeavesItOpen) {
  Hits hit;
  expect_cells(hits(hit.kernel, Opcode::HitFirst),
               {index(2), index(1), index(0), hit.first, index(0), hit.first, hit.second});
}

TEST(HitDense, AgreesWithTheRowsOneByOne) {
  // Two truths; row 0: yes and any; row 1: no and yes. All nine combinations of known and missing.
  OneKernel kernel{9};
  const Cell first{std::nullopt, kernel.missing(1)};
  const Cell second{std::nullopt, kernel.missing(2)};
  kernel.add_truths({no, no, no, yes, yes, yes, first, first, first});
  kernel.add_truths({no, yes, second, no, yes, second, no, yes, second});
  program::DenseTable table;
  table.sizes = {2, 2};
  table.strides = {1, 2};
  table.hits = {2, 0, 1, 0};  // (no, no), (yes, no), (no, yes), (yes, yes)
  table.masks = {{2, 3}, {1, 2}};
  kernel.program.tables.push_back(table);
  const Cell both{std::nullopt, kernel.whys().unite(kernel.missing(1), kernel.missing(2))};
  expect_cells(hits(kernel, Opcode::HitDense),
               {index(2), index(1), second, index(0), index(0), index(0), first, first, both});
}

TEST(Select, TheConditionAloneCountsWhereItIsOpenAndElseTheChosenArmAlone) {
  OneKernel kernel{5};
  const Cell open{std::nullopt, kernel.missing(1)};
  const Cell left{std::nullopt, kernel.missing(2)};
  const Cell fault{std::nullopt, kernel.fault(3)};
  kernel.add_truths({yes, no, open, yes, no});
  kernel.add_numbers({{Rational{1}, 0}, fault, left, left, {Rational{4}, 0}});
  kernel.add_numbers({fault, {*Rational::make(1, 3), 0}, fault, {Rational{7}, 0}, fault});
  expect_cells(kernel.result(Opcode::Select),
               {{Rational{1}, 0}, {*Rational::make(1, 3), 0}, open, left, fault});
}

TEST(Select, BringsArmsOfDifferentScalesTogether) {
  OneKernel kernel{2};
  kernel.add_truths({yes, no});
  kernel.add_numbers({{*Rational::from_decimal(15, 1), 0}, {Rational{0}, 0}});
  kernel.add_numbers({{Rational{0}, 0}, {*Rational::from_decimal(125, 3), 0}});
  expect_cells(kernel.result(Opcode::Select),
               {{*Rational::from_decimal(15, 1), 0}, {*Rational::from_decimal(125, 3), 0}});
}

TEST(Pick, AnIndexBehindTheLastSourceIsAFault) {
  OneKernel kernel{3};
  ColumnBuilder builder{Form::Code};
  builder.append_code(0);
  builder.append_code(1);
  builder.append_code(2);
  kernel.add(builder.take(), TypeKind::Enum);
  kernel.add_numbers({{Rational{5}, 0}, {Rational{5}, 0}, {Rational{5}, 0}});
  kernel.add_numbers({{Rational{6}, 0}, {Rational{6}, 0}, {Rational{6}, 0}});
  expect_cells(
      kernel.result(Opcode::Pick),
      {{Rational{5}, 0}, {Rational{6}, 0}, {std::nullopt, kernel.raised(FaultCode::NoRowHits)}});
}

}  // namespace
}  // namespace guiju::eval
