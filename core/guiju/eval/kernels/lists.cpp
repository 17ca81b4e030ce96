// Lists of labels, and what is asked of texts and lists.

#include <algorithm>
#include <numeric>

#include "guiju/eval/kernels/kernels.hpp"

namespace guiju::eval::kernels {
namespace {

std::vector<std::int32_t> intern_labels(Machine& machine, const Instruction& instruction) {
  std::vector<std::int32_t> codes;
  for (const std::string& label : instruction.labels)
    codes.push_back(machine.context().run.pools->texts.intern(label));
  return codes;
}

std::vector<const Frame*> merge(Machine& machine, const Instruction& instruction) {
  std::vector<const Frame*> args;
  for (std::size_t a = 0; a < instruction.args.size(); ++a)
    args.push_back(&machine.arg(instruction, a));
  merge_known(machine.result(instruction), args, machine.count(), machine.whys());
  return args;
}

}  // namespace

void MakeList(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::vector<const Frame*> args = merge(machine, instruction);
  const std::vector<std::int32_t> labels = intern_labels(machine, instruction);
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  ListPool& lists = machine.context().run.pools->lists;
  // Most rows have one of a few lists: the last one is remembered by its pattern of labels.
  std::vector<bool> pattern(labels.size());
  std::vector<bool> last_pattern;
  std::vector<std::int32_t> items;
  std::int32_t last_code = -1;
  for (std::size_t row = 0; row < count; ++row) {
    codes[row] = 0;
    if (!out.is_known(row)) continue;
    for (std::size_t a = 0; a < args.size(); ++a) pattern[a] = args[a]->truth(row);
    if (last_code < 0 || pattern != last_pattern) {
      items.clear();
      for (std::size_t a = 0; a < args.size(); ++a)
        if (pattern[a]) items.push_back(labels[a]);
      last_code = lists.intern(items);
      last_pattern = pattern;
    }
    codes[row] = last_code;
  }
}

void MakeLost(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::vector<const Frame*> args = merge(machine, instruction);
  const std::vector<std::int32_t> labels = intern_labels(machine, instruction);
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  std::vector<std::size_t> places(args.size());
  std::vector<Rational> lost(args.size());
  for (std::size_t row = 0; row < count; ++row) {
    codes[row] = 0;
    if (!out.is_known(row)) continue;
    for (std::size_t a = 0; a < args.size(); ++a) lost[a] = args[a]->number(row);
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return lost[a] > lost[b]; });
    std::vector<std::int32_t> items;
    for (std::size_t a : places)
      if (lost[a].sign() > 0) items.push_back(labels[a]);
    codes[row] = machine.context().run.pools->lists.intern(items);
  }
}

void FirstItems(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::vector<const Frame*> args = merge(machine, instruction);
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  ListPool& lists = machine.context().run.pools->lists;
  for (std::size_t row = 0; row < count; ++row) {
    codes[row] = 0;
    if (!out.is_known(row)) continue;
    std::vector<std::int32_t> items = lists.at(args[0]->codes[row]);
    const Rational wanted = args[1]->number(row);
    if (wanted < Rational{static_cast<std::int64_t>(items.size())})
      items.resize(wanted.sign() <= 0 ? 0 : static_cast<std::size_t>(floor(wanted)));
    codes[row] = lists.intern(items);
  }
}

void Length(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::vector<const Frame*> args = merge(machine, instruction);
  Frame& out = machine.result(instruction);
  std::int64_t* values = out.write_fixed(count, 0);
  const Pools& pools = *machine.context().run.pools;
  const bool is_list = instruction.operand == checked::TypeKind::List;
  for (std::size_t row = 0; row < count; ++row) {
    values[row] = 0;
    if (!out.is_known(row)) continue;
    const std::int32_t code = args[0]->codes[row];
    if (is_list) {
      values[row] = static_cast<std::int64_t>(pools.lists.at(code).size());
      continue;
    }
    for (char byte : pools.texts.at(code))
      values[row] += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  }
}

void HasPrefix(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::vector<const Frame*> args = merge(machine, instruction);
  Frame& out = machine.result(instruction);
  std::uint64_t* bits = out.write_bits(count);
  const TextPool& texts = machine.context().run.pools->texts;
  for (std::size_t row = 0; row < count; ++row)
    set_bit(bits, row,
            out.is_known(row) &&
                texts.at(args[0]->codes[row]).starts_with(texts.at(args[1]->codes[row])));
}

void HasItem(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::vector<const Frame*> args = merge(machine, instruction);
  Frame& out = machine.result(instruction);
  std::uint64_t* bits = out.write_bits(count);
  const ListPool& lists = machine.context().run.pools->lists;
  for (std::size_t row = 0; row < count; ++row) {
    if (!out.is_known(row)) continue;
    const std::vector<std::int32_t>& items = lists.at(args[0]->codes[row]);
    set_bit(bits, row, std::find(items.begin(), items.end(), args[1]->codes[row]) != items.end());
  }
}

}  // namespace guiju::eval::kernels
