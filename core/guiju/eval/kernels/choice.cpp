// Choosing between values: both arms are there, the condition picks. A fault or an unknown comes from
// the chosen arm alone.

#include <algorithm>

#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/magnitude.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval::kernels {
namespace {

/// Sources that are constants are looked up, not read: a table of points is a few cache lines.
template <class Which>
bool gather_uniform(Frame& out, std::span<const Frame* const> sources, std::size_t count, int scale,
                    Which which) {
  std::vector<std::int64_t> constants;
  for (const Frame* source : sources) {
    const std::int64_t factor = power_of_ten(scale - source->scale);
    if (!source->is_uniform ||
        !products_fit(magnitude_bits(source->numbers[0]), magnitude_bits(factor)))
      return false;
    constants.push_back(source->numbers[0] * factor);
  }
  std::int64_t* values = out.write_fixed(count, scale);
  const std::int64_t* chosen = constants.data();
  for (std::size_t row = 0; row < count; ++row) values[row] = chosen[which(row)];
  return true;
}

/// Copies `sources[which(row)]` for every known row; sources are of one kind, of whatever forms.
template <class Which>
void gather_values(Frame& out, std::span<const Frame* const> sources, std::size_t count,
                   Which which) {
  const Form first = sources[0]->form;
  if (first == Form::Bits) {
    std::uint64_t* bits = out.write_bits(count);
    for (std::size_t row = 0; row < count; ++row)
      set_bit(bits, row, sources[which(row)]->truth(row));
    return;
  }
  if (first == Form::Code) {
    std::int32_t* codes = out.write_codes(count);
    for (std::size_t row = 0; row < count; ++row) codes[row] = sources[which(row)]->codes[row];
    return;
  }
  int scale = 0;
  bool all_fixed = true;
  for (const Frame* source : sources) {
    all_fixed = all_fixed && source->form == Form::Fixed;
    scale = std::max(scale, source->scale);
  }
  if (all_fixed && gather_uniform(out, sources, count, scale, which)) return;
  if (all_fixed) {
    std::vector<Frame> scratch(sources.size());
    std::vector<const std::int64_t*> numbers;
    for (std::size_t i = 0; i < sources.size() && all_fixed; ++i) {
      const Frame* aligned = as_fixed(*sources[i], scale, scratch[i], count);
      all_fixed = aligned != nullptr;
      if (all_fixed) numbers.push_back(aligned->numbers);
    }
    if (all_fixed) {
      std::int64_t* values = out.write_fixed(count, scale);
      for (std::size_t row = 0; row < count; ++row) values[row] = numbers[which(row)][row];
      return;
    }
  }
  Rational* wide = out.write_wide(count);
  for (std::size_t row = 0; row < count; ++row)
    wide[row] = out.is_known(row) ? sources[which(row)]->number(row) : Rational{};
  narrow(out, count);
}

/// An index is open: the row hangs on it alone. Else the chosen source decides.
template <class Which>
void choose_known(Frame& out, const Frame& index, std::span<const Frame* const> sources,
                  std::size_t count, Which which) {
  out.set_all_known();
  const bool all_known =
      index.all_known &&
      std::all_of(sources.begin(), sources.end(), [](const Frame* f) { return f->all_known; });
  if (all_known) return;
  for (std::size_t row = 0; row < count; ++row) {
    if (!index.is_known(row)) {
      out.open_row(row, index.why[row], count);
      continue;
    }
    const Frame& chosen = *sources[which(row)];
    if (!chosen.is_known(row)) out.open_row(row, chosen.why[row], count);
  }
}

/// How the rows of a table stand on one row of data.
struct RowsState {
  std::size_t first_hit;
  std::size_t hit_count = 0;
  bool is_open = false;
  Why why = 0;
};

RowsState look_at_rows(Machine& machine, const Instruction& instruction, std::size_t row) {
  RowsState state{instruction.args.size()};
  for (std::size_t a = 0; a < instruction.args.size(); ++a) {
    const Frame& hit = machine.arg(instruction, a);
    if (!hit.is_known(row)) {
      state.why = state.is_open ? machine.whys().combine(state.why, hit.why[row]) : hit.why[row];
      state.is_open = true;
    } else if (hit.truth(row)) {
      if (state.hit_count++ == 0) state.first_hit = a;
    }
  }
  return state;
}

void hit(Machine& machine, const Instruction& instruction, bool must_be_one) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  out.set_all_known();
  for (std::size_t row = 0; row < count; ++row) {
    const RowsState state = look_at_rows(machine, instruction, row);
    codes[row] = static_cast<std::int32_t>(state.first_hit);
    if (state.hit_count == 0 && state.is_open) out.open_row(row, state.why, count);
    if (state.hit_count > 1 && must_be_one)
      out.open_row(row, machine.fault(instruction, FaultCode::SeveralRowsHit), count);
  }
}

/// Branch-free: all ones where the condition holds.
void select_numbers(const std::uint64_t* condition, const std::int64_t* yes, const std::int64_t* no,
                    std::int64_t* out, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t mask = -static_cast<std::int64_t>(condition[row >> 6] >> (row & 63) & 1U);
    out[row] = (yes[row] & mask) | (no[row] & ~mask);
  }
}

bool is_quotient(const Frame& frame) {
  return frame.form == Form::Fixed || frame.form == Form::Ratio;
}

bool is_constant_zero(const Frame& frame) { return frame.is_uniform && frame.numbers[0] == 0; }

/// Divisors of a Ratio; of a Fixed frame its power of ten for each row.
const std::int64_t* divisors_of(const Frame& frame, Frame& scratch, std::size_t count) {
  if (frame.form == Form::Ratio) return frame.divisors;
  std::int64_t* divisors = scratch.write_fixed(count, 0);
  std::fill_n(divisors, count, power_of_ten(frame.scale));
  return divisors;
}

/// A frame of the right form with every row open for one reason.
void leave_open(Machine& machine, const Instruction& instruction, Why why) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  switch (form_of(instruction.type)) {
    case Form::Bits: std::fill_n(out.write_bits(count), words_for(count), 0); break;
    case Form::Code: std::fill_n(out.write_codes(count), count, 0); break;
    default: std::fill_n(out.write_fixed(count, 0), count, 0); break;
  }
  out.set_all_known();
  for (std::size_t row = 0; row < count; ++row) out.open_row(row, why, count);
}

}  // namespace

void NoValue(Machine& machine, const Instruction& instruction) {
  leave_open(machine, instruction, none_why);
}

void Fail(Machine& machine, const Instruction& instruction) {
  static constexpr FaultCode codes[] = {FaultCode::BoundsDescend, FaultCode::ExceptionsClash,
                                        FaultCode::NotInForce, FaultCode::NoCell};
  leave_open(machine, instruction, machine.fault(instruction, codes[instruction.index]));
}

void IsNone(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& arg = machine.arg(instruction, 0);
  Frame& out = machine.result(instruction);
  std::uint64_t* bits = out.write_bits(count);
  std::fill_n(bits, words_for(count), 0);
  out.set_all_known();
  if (arg.all_known) return;
  for (std::size_t row = 0; row < count; ++row) {
    if (arg.is_known(row)) continue;
    if (arg.why[row] == none_why)
      set_bit(bits, row, true);
    else
      out.open_row(row, arg.why[row], count);
  }
}

void Select(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& condition = machine.arg(instruction, 0);
  const Frame* arms[] = {&machine.arg(instruction, 2), &machine.arg(instruction, 1)};
  Frame& out = machine.result(instruction);
  auto which = [&](std::size_t row) { return static_cast<std::size_t>(condition.truth(row)); };
  choose_known(out, condition, arms, count, which);
  if (arms[0]->form == Form::Fixed && arms[1]->form == Form::Fixed) {
    const int scale = std::max(arms[0]->scale, arms[1]->scale);
    const Frame* no = as_fixed(*arms[0], scale, machine.scratch(0), count);
    const Frame* yes = as_fixed(*arms[1], scale, machine.scratch(1), count);
    if (no != nullptr && yes != nullptr) {
      const std::int64_t* a = yes->numbers;
      const std::int64_t* b = no->numbers;
      std::int64_t* values = out.write_fixed(count, scale);
      select_numbers(condition.bits, a, b, values, count);
      return;
    }
  }
  if (is_quotient(*arms[0]) && is_quotient(*arms[1])) {
    std::int64_t* numerators = out.write_ratio(count);
    select_numbers(condition.bits, arms[1]->numbers, arms[0]->numbers, numerators, count);
    const std::int64_t* yes = divisors_of(*arms[1], machine.scratch(1), count);
    const std::int64_t* no = divisors_of(*arms[0], machine.scratch(0), count);
    // Zero has any divisor: beside it the other arm keeps its own, which are often all one number.
    if (is_constant_zero(*arms[0]))
      std::copy_n(yes, count, out.own_divisors.data());
    else if (is_constant_zero(*arms[1]))
      std::copy_n(no, count, out.own_divisors.data());
    else
      select_numbers(condition.bits, yes, no, out.own_divisors.data(), count);
    return;
  }
  gather_values(out, arms, count, which);
}

void IfAny(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& rows = machine.arg(instruction, 0);
  const Frame& value = machine.arg(instruction, 1);
  const bool has_other = instruction.args.size() > 2;
  const Frame* arms[] = {&value, has_other ? &machine.arg(instruction, 2) : &value};
  Frame& out = machine.result(instruction);
  const auto is_none = [&](std::size_t row) {
    return rows.is_known(row) && rows.number(row).is_zero();
  };
  const auto which = [&](std::size_t row) { return static_cast<std::size_t>(is_none(row)); };
  out.set_all_known();
  for (std::size_t row = 0; row < count; ++row) {
    const Frame& chosen = *arms[which(row)];
    if (!has_other && is_none(row))
      out.open_row(row, machine.fault(instruction, FaultCode::EmptyAggregate), count);
    else if (!chosen.is_known(row))
      out.open_row(row, chosen.why[row], count);
  }
  gather_values(out, arms, count, which);
}

void Substitute(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame* arms[] = {&machine.arg(instruction, 0), &machine.arg(instruction, 1)};
  Frame& out = machine.result(instruction);
  auto which = [&](std::size_t row) {
    return static_cast<std::size_t>(!arms[0]->is_known(row) && !is_fault(arms[0]->why[row]));
  };
  out.set_all_known();
  for (std::size_t row = 0; !arms[0]->all_known && row < count; ++row) {
    const Frame& chosen = *arms[which(row)];
    if (!chosen.is_known(row)) out.open_row(row, chosen.why[row], count);
  }
  gather_values(out, arms, count, which);
}

void HitUnique(Machine& machine, const Instruction& instruction) {
  hit(machine, instruction, true);
}
void HitKnown(Machine& machine, const Instruction& instruction) {
  hit(machine, instruction, false);
}

void HitFirst(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  out.set_all_known();
  for (std::size_t row = 0; row < count; ++row) {
    std::size_t a = 0;
    for (; a < instruction.args.size(); ++a) {
      const Frame& hits = machine.arg(instruction, a);
      if (!hits.is_known(row)) {
        out.open_row(row, hits.why[row], count);
        break;
      }
      if (hits.truth(row)) break;
    }
    codes[row] = static_cast<std::int32_t>(a);
  }
}

namespace {

/// One row of data against a table by words, some of which are open.
void hit_open_row(Machine& machine, const Instruction& instruction,
                  const program::DenseTable& table, std::span<const std::uint32_t> words,
                  std::size_t row, Frame& out) {
  const std::size_t count = machine.count();
  const std::size_t inputs = table.sizes.size();
  std::size_t hits = 0;
  std::size_t first_hit = table.masks.size();
  bool is_open = false;
  Why why = 0;
  for (std::size_t r = 0; r < table.masks.size(); ++r) {
    bool is_out = false;
    bool row_open = false;
    Why row_why = 0;
    for (std::size_t i = 0; i < inputs && !is_out; ++i) {
      const Frame& input = machine.arg(instruction, i);
      const std::uint64_t all =
          table.sizes[i] == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << table.sizes[i]) - 1;
      if (table.masks[r][i] == all) continue;  // any value: the cell is not looked at
      if (input.is_known(row)) {
        is_out = (table.masks[r][i] >> words[i] & 1U) == 0;
      } else {
        row_why = row_open ? machine.whys().combine(row_why, input.why[row]) : input.why[row];
        row_open = true;
      }
    }
    if (is_out) continue;
    if (!row_open) {
      if (hits++ == 0) first_hit = r;
      if (table.policy == checked::HitPolicy::First) break;
      continue;
    }
    why = is_open ? machine.whys().combine(why, row_why) : row_why;
    is_open = true;
    // First hit: this row leaves it open, and no later one is asked.
    if (table.policy == checked::HitPolicy::First) break;
  }
  out.own_codes[row] = static_cast<std::int32_t>(first_hit);
  if (hits > 1)
    out.open_row(row, machine.fault(instruction, FaultCode::SeveralRowsHit), count);
  else if (hits == 0 && is_open)
    out.open_row(row, why, count);
}

std::uint32_t word_at(const Frame& input, std::size_t row) {
  return input.form == Form::Bits ? static_cast<std::uint32_t>(input.truth(row))
                                  : static_cast<std::uint32_t>(input.codes[row]);
}

}  // namespace

void HitDense(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const program::DenseTable& table = machine.context().program.tables[instruction.index];
  const std::size_t inputs = table.sizes.size();
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  out.set_all_known();
  bool all_known = true;
  for (std::size_t i = 0; i < inputs; ++i)
    all_known = all_known && machine.arg(instruction, i).all_known;
  const std::int32_t* hits = table.hits.data();
  if (const Frame& input = machine.arg(instruction, 0);
      all_known && !table.has_several && inputs == 1 && input.form == Form::Code) {
    for (std::size_t row = 0; row < count; ++row)
      codes[row] = hits[static_cast<std::size_t>(input.codes[row])];
    return;
  }
  std::fill_n(codes, count, 0);
  for (std::size_t i = 0; i < inputs; ++i) {
    const Frame& input = machine.arg(instruction, i);
    const auto stride = static_cast<std::int32_t>(table.strides[i]);
    if (input.form == Form::Bits) {
      for (std::size_t row = 0; row < count; ++row)
        codes[row] += stride * static_cast<std::int32_t>(input.truth(row));
    } else {
      for (std::size_t row = 0; row < count; ++row) codes[row] += stride * input.codes[row];
    }
  }
  if (all_known && !table.has_several) {
    for (std::size_t row = 0; row < count; ++row)
      codes[row] = hits[static_cast<std::size_t>(codes[row])];
    return;
  }
  std::vector<std::uint32_t> words(inputs);
  for (std::size_t row = 0; row < count; ++row) {
    bool is_known = true;
    for (std::size_t i = 0; i < inputs; ++i)
      is_known = is_known && machine.arg(instruction, i).is_known(row);
    if (is_known) {
      codes[row] = hits[static_cast<std::size_t>(codes[row])];
      if (codes[row] >= 0) continue;
      codes[row] = 0;
      out.open_row(row, machine.fault(instruction, FaultCode::SeveralRowsHit), count);
      continue;
    }
    for (std::size_t i = 0; i < inputs; ++i) words[i] = word_at(machine.arg(instruction, i), row);
    hit_open_row(machine, instruction, table, words, row, out);
  }
}

void Pick(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& index = machine.arg(instruction, 0);
  std::vector<const Frame*> sources;
  for (std::size_t a = 1; a < instruction.args.size(); ++a)
    sources.push_back(&machine.arg(instruction, a));
  Frame& out = machine.result(instruction);
  const auto last = static_cast<std::int32_t>(sources.size()) - 1;
  const std::int32_t* codes = index.codes;
  // The sign tells of a code below zero or above the last.
  std::uint32_t outside = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const auto code = static_cast<std::uint32_t>(codes[row]);
    outside |= code | (static_cast<std::uint32_t>(last) - code);
  }
  if (static_cast<std::int32_t>(outside) >= 0) {
    auto which = [=](std::size_t row) { return static_cast<std::size_t>(codes[row]); };
    choose_known(out, index, sources, count, which);
    gather_values(out, sources, count, which);
    return;
  }
  // An open index holds anything; a complete table has no row for otherwise.
  auto which = [=](std::size_t row) {
    return static_cast<std::size_t>(std::clamp(codes[row], 0, last));
  };
  choose_known(out, index, sources, count, which);
  for (std::size_t row = 0; row < count; ++row)
    if (index.is_known(row) && codes[row] > last)
      out.open_row(row, machine.fault(instruction, FaultCode::NoRowHits), count);
  gather_values(out, sources, count, which);
}

void PickAny(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const std::size_t rows = instruction.index;
  Instruction pick = instruction;
  pick.args.erase(pick.args.begin() + 1, pick.args.begin() + 1 + static_cast<std::ptrdiff_t>(rows));
  Pick(machine, pick);
  Frame& out = machine.result(instruction);
  const Frame& index = machine.arg(instruction, 0);
  for (std::size_t row = 0; row < count; ++row) {
    if (!out.is_known(row)) continue;
    const auto chosen = static_cast<std::size_t>(index.codes[row]);
    if (chosen >= rows) continue;
    for (std::size_t r = chosen + 1; r < rows; ++r) {
      const Frame& hits = machine.arg(instruction, 1 + r);
      if (!hits.is_known(row) || !hits.truth(row)) continue;
      const Frame& other = machine.arg(instruction, 1 + rows + r);
      if (other.is_known(row) && same_value(out, row, other, row)) continue;
      const Why why = other.is_known(row) ? machine.fault(instruction, FaultCode::RowsDisagree)
                                          : other.why[row];
      out.open_row(row, why, count);
      break;
    }
  }
}

}  // namespace guiju::eval::kernels
