// Kleene logic on bitmaps: three values cost what two cost, and only open rows are looked at singly.

#include <algorithm>
#include <deque>

#include "guiju/eval/kernels/kernels.hpp"

namespace guiju::eval::kernels {
namespace {

/// And for `decisive` false, or for `decisive` true: one decisive arg settles a row.
void connect(Machine& machine, const Instruction& instruction, bool decisive) {
  const std::size_t count = machine.count();
  const std::size_t words = words_for(count);
  Frame& out = machine.result(instruction);
  std::uint64_t* bits = out.write_bits(count);
  bool all_known = true;
  for (std::size_t a = 0; a < instruction.args.size(); ++a)
    all_known = all_known && machine.arg(instruction, a).all_known;
  const std::uint64_t flip = decisive ? ~std::uint64_t{0} : 0;
  // With `flip` every arg is read so that 0 is decisive and the result is an and.
  if (all_known) {
    out.set_all_known();
    for (std::size_t w = 0; w < words; ++w) {
      std::uint64_t all = ~std::uint64_t{0};
      for (std::size_t a = 0; a < instruction.args.size(); ++a)
        all &= machine.arg(instruction, a).bits[w] ^ flip;
      bits[w] = all ^ flip;
    }
    return;
  }
  std::uint64_t* known = out.write_known(count);
  for (std::size_t w = 0; w < words; ++w) {
    std::uint64_t settled = 0;
    std::uint64_t all_hold = ~std::uint64_t{0};
    for (std::size_t a = 0; a < instruction.args.size(); ++a) {
      const Frame& arg = machine.arg(instruction, a);
      const std::uint64_t is_known = arg.all_known ? ~std::uint64_t{0} : arg.known[w];
      const std::uint64_t holds = arg.bits[w] ^ flip;
      settled |= is_known & ~holds;
      all_hold &= is_known & holds;
    }
    known[w] = settled | all_hold;
    bits[w] = all_hold ^ flip;
  }
  for_each_unset(known, count, [&](std::size_t row) {
    bool is_first = true;
    for (std::size_t a = 0; a < instruction.args.size(); ++a) {
      const Frame& arg = machine.arg(instruction, a);
      if (arg.is_known(row)) continue;
      out.own_why[row] =
          is_first ? arg.why[row] : machine.whys().combine(out.own_why[row], arg.why[row]);
      is_first = false;
    }
  });
}

}  // namespace

void And(Machine& machine, const Instruction& instruction) { connect(machine, instruction, false); }
void Or(Machine& machine, const Instruction& instruction) { connect(machine, instruction, true); }

void Not(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& arg = machine.arg(instruction, 0);
  Frame& out = machine.result(instruction);
  std::uint64_t* bits = out.write_bits(count);
  for (std::size_t w = 0; w < words_for(count); ++w) bits[w] = ~arg.bits[w];
  const Frame* args[] = {&arg};
  merge_known(out, args, count, machine.whys());
}

void IsFilled(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  Frame& cell = machine.scratch(0);
  load(cell, machine.context().column(instruction.slot), machine.rows(), 0);
  Frame& out = machine.result(instruction);
  std::uint64_t* bits = out.write_bits(count);
  std::fill_n(bits, words_for(count), ~std::uint64_t{0});
  out.set_all_known();
  if (cell.all_known) return;
  for_each_unset(cell.known, count, [&](std::size_t row) {
    // A cell that could not be read is a fault of whatever asks for it, here too.
    if (is_fault(cell.why[row]))
      out.open_row(row, cell.why[row], count);
    else
      set_bit(bits, row, false);
  });
}

// Set once a run by the machine.
void Constant(Machine&, const Instruction&) {}
void Parameter(Machine&, const Instruction&) {}
void AsOf(Machine&, const Instruction&) {}

void Load(Machine& machine, const Instruction& instruction) {
  load(machine.result(instruction), machine.context().column(instruction.slot), machine.rows(), 0);
}

void LoadAncestor(Machine& machine, const Instruction& instruction) {
  Context& context = machine.context();
  const Ancestry& ancestry = context.ancestry(machine.entity(), instruction.entity);
  const std::vector<std::int32_t>& ancestors = ancestry.rows;
  const BatchRows& rows = machine.rows();
  BatchRows wanted{0, rows.count, ancestors.data() + rows.start};
  std::vector<std::int32_t> listed;
  if (rows.list != nullptr) {
    listed.resize(rows.count);
    for (std::size_t i = 0; i < rows.count; ++i)
      listed[i] = ancestors[static_cast<std::size_t>(rows.list[i])];
    wanted.list = listed.data();
  }
  const Why absent = context.whys().missing(context.pack.at(instruction.entity).key.front());
  Frame& out = machine.result(instruction);
  load(out, context.column(instruction.slot), wanted, absent);
  if (ancestry.ungrouped.empty()) return;
  for (std::size_t i = 0; i < rows.count; ++i) {
    const std::size_t row =
        rows.list == nullptr ? rows.start + i : static_cast<std::size_t>(rows.list[i]);
    if (ancestry.is_ungrouped(row)) out.open_row(i, *ancestry.ungrouped[row], rows.count);
  }
}

void Carried(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame* before = machine.carried(instruction.index);
  const Frame& source = before != nullptr ? *before : machine.arg(instruction, 0);
  Frame& out = machine.result(instruction);
  out.form = source.form;
  out.scale = source.scale;
  out.is_uniform = false;
  out.bits = source.bits;
  out.numbers = source.numbers;
  out.divisors = source.divisors;
  out.wide = source.wide;
  out.codes = source.codes;
  const Frame* args[] = {&source};
  merge_known(out, args, count, machine.whys());
}

void ParameterAt(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& dates = machine.arg(instruction, 0);
  Frame& out = machine.result(instruction);
  Context& context = machine.context();
  // Few versions: each is filled into a frame of its own and rows pick from these.
  std::vector<const checked::Value*> values;
  std::deque<Frame> frames;
  std::vector<std::int32_t> which(count, -1);
  for (std::size_t row = 0; row < count; ++row) {
    if (!dates.is_known(row)) continue;
    const checked::Value* value = context.parameter(instruction.parameter, Date{dates.codes[row]});
    if (value == nullptr) continue;
    auto found = std::find(values.begin(), values.end(), value);
    which[row] = static_cast<std::int32_t>(found - values.begin());
    if (found != values.end()) continue;
    values.push_back(value);
    fill(frames.emplace_back(), *value, 1, *context.run.pools, context.pack);
  }
  const Frame* args[] = {&dates};
  merge_known(out, args, count, machine.whys());
  const Form form = form_of(instruction.type);
  if (form == Form::Bits) {
    std::uint64_t* bits = out.write_bits(count);
    for (std::size_t row = 0; row < count; ++row)
      set_bit(bits, row, which[row] >= 0 && frames[static_cast<std::size_t>(which[row])].truth(0));
  } else if (form == Form::Code) {
    std::int32_t* codes = out.write_codes(count);
    for (std::size_t row = 0; row < count; ++row)
      codes[row] = which[row] < 0 ? 0 : frames[static_cast<std::size_t>(which[row])].codes[0];
  } else {
    Rational* wide = out.write_wide(count);
    for (std::size_t row = 0; row < count; ++row)
      wide[row] =
          which[row] < 0 ? Rational{} : frames[static_cast<std::size_t>(which[row])].number(0);
    narrow(out, count);
  }
  for (std::size_t row = 0; row < count; ++row)
    if (which[row] < 0 && dates.is_known(row))
      out.open_row(row, machine.fault(instruction, FaultCode::ParameterAbsent), count);
}

}  // namespace guiju::eval::kernels
