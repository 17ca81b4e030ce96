// Lists of labels.

#include <algorithm>
#include <numeric>

#include "guiju/eval/kernels/by_row.hpp"

namespace guiju::eval::kernels {
namespace {

std::vector<std::int32_t> intern_labels(Machine& machine, const Instruction& instruction) {
  std::vector<std::int32_t> codes;
  for (const std::string& label : instruction.labels)
    codes.push_back(machine.context().run.pools->texts.intern(label));
  return codes;
}

}  // namespace

void MakeList(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::vector<const Frame*> args = merge_args(machine, instruction);
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
  const std::vector<const Frame*> args = merge_args(machine, instruction);
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
  const std::vector<const Frame*> args = merge_args(machine, instruction);
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

}  // namespace guiju::eval::kernels
