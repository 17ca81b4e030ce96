// Kernels that go row by row over the rows where all arguments are known.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "guiju/eval/kernels/kernels.hpp"

namespace guiju::eval::kernels {

/// The arguments; the result is known where all of them are.
inline std::vector<const Frame*> merge_args(Machine& machine, const Instruction& instruction) {
  std::vector<const Frame*> args;
  for (std::size_t a = 0; a < instruction.args.size(); ++a)
    args.push_back(&machine.arg(instruction, a));
  merge_known(machine.result(instruction), args, machine.count(), machine.whys());
  return args;
}

/// `op(row)` gives a rational, or nothing where the result does not fit. The result is merged before.
template <class Op>
void number_by_row(Machine& machine, const Instruction& instruction, Op op) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  Rational* wide = out.write_wide(count);
  for (std::size_t row = 0; row < count; ++row) {
    wide[row] = Rational{};
    if (!out.is_known(row)) continue;
    if (std::optional<Rational> value = op(row))
      wide[row] = *value;
    else
      out.open_row(row, machine.fault(instruction, FaultCode::Overflow), count);
  }
  narrow(out, count);
}

/// `op(row)` gives a code, or nothing where `fault` says why.
template <class Op>
void code_by_row(Machine& machine, const Instruction& instruction, FaultCode fault, Op op) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  for (std::size_t row = 0; row < count; ++row) {
    codes[row] = 0;
    if (!out.is_known(row)) continue;
    const std::optional<std::int64_t> code = op(row);
    if (code && *code <= std::numeric_limits<std::int32_t>::max() &&
        *code >= std::numeric_limits<std::int32_t>::min())
      codes[row] = static_cast<std::int32_t>(*code);
    else
      out.open_row(row, machine.fault(instruction, fault), count);
  }
}

/// `op(row)` gives a whole number, or nothing where `fault` says why.
template <class Op>
void whole_by_row(Machine& machine, const Instruction& instruction, FaultCode fault, Op op) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  std::int64_t* values = out.write_fixed(count, 0);
  for (std::size_t row = 0; row < count; ++row) {
    values[row] = 0;
    if (!out.is_known(row)) continue;
    const std::optional<std::int64_t> value = op(row);
    values[row] = value.value_or(0);
    if (!value) out.open_row(row, machine.fault(instruction, fault), count);
  }
}

template <class Op>
void truth_by_row(Machine& machine, const Instruction& instruction, Op op) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  std::uint64_t* bits = out.write_bits(count);
  for (std::size_t row = 0; row < count; ++row) set_bit(bits, row, out.is_known(row) && op(row));
}

/// `op(row, text)` appends the text of a row to an empty one.
template <class Op>
void text_by_row(Machine& machine, const Instruction& instruction, Op op) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  TextPool& texts = machine.context().run.pools->texts;
  std::string text;
  for (std::size_t row = 0; row < count; ++row) {
    codes[row] = 0;
    if (!out.is_known(row)) continue;
    text.clear();
    op(row, text);
    codes[row] = texts.intern(text);
  }
}

}  // namespace guiju::eval::kernels
