#include "guiju/eval/machine.hpp"

#include <algorithm>

#include "guiju/eval/kernels/kernels.hpp"
#include "guiju/eval/powers.hpp"

namespace guiju::eval {
namespace {

using Kernel = void (*)(Machine&, const Instruction&);

constexpr Kernel kernel_table[] = {
#define GUIJU_OPCODE(name, effect) kernels::name,
#include "guiju/program/opcodes.def"
#undef GUIJU_OPCODE
};

struct Filler {
  Frame& frame;
  std::size_t count;
  Pools& pools;
  const checked::CheckedPack& pack;

  void codes(std::int64_t code) const {
    std::fill_n(frame.write_codes(count), count, static_cast<std::int32_t>(code));
  }
  void operator()(bool value) const {
    std::fill_n(frame.write_bits(count), words_for(count), value ? ~std::uint64_t{0} : 0);
  }
  void operator()(const Rational& value) const {
    std::fill_n(frame.write_wide(count), count, value);
    narrow(frame, count);
  }
  void operator()(Date value) const { codes(value.days); }
  void operator()(Month value) const { codes(value.months); }
  void operator()(checked::MonthSpan value) const { codes(value.months); }
  void operator()(checked::DaySpan value) const { codes(value.days); }
  void operator()(const std::string& value) const { codes(pools.texts.intern(value)); }
  void operator()(checked::EnumWord value) const { codes(value.index); }
  void operator()(const checked::TextList& value) const {
    std::vector<std::int32_t> items;
    for (const std::string& item : value.items) items.push_back(pools.texts.intern(item));
    codes(pools.lists.intern(items));
  }
  void operator()(const checked::RatioParts&) const { codes(0); }  // read by the splits themselves
  void operator()(RoundingMode value) const { codes(static_cast<std::int64_t>(value)); }
  void operator()(checked::NotApplicable) const { codes(0); }
};

}  // namespace

void fill(Frame& frame, const checked::Value& value, std::size_t count, Pools& pools,
          const checked::CheckedPack& pack) {
  frame.set_all_known();
  std::visit(Filler{frame, count, pools, pack}, value);
  frame.is_uniform = true;
}

Machine::Machine(Context& context, const RowCode& code, std::size_t batch_rows_max)
    : context_(context), code_(code), frames_(code.frame_count), rows_max_(batch_rows_max) {
  set_constants();
}

void Machine::set_constants() {
  const Run& run = context_.run;
  for (const Instruction& instruction : code_.instructions) {
    const checked::Value* value = nullptr;
    checked::Value as_of;
    if (instruction.opcode == program::Opcode::Constant) {
      value = &instruction.value;
    } else if (instruction.opcode == program::Opcode::AsOf) {
      as_of = run.options.as_of.value_or(Date{});
      value = &as_of;
    } else if (instruction.opcode == program::Opcode::Parameter) {
      value = context_.parameter(instruction.parameter, run.options.as_of);
    }
    if (value != nullptr) fill(result(instruction), *value, rows_max_, *run.pools, context_.pack);
  }
}

void Machine::run(const BatchRows& rows, std::span<const Frame> carried) {
  rows_ = rows;
  carried_ = carried;
  std::size_t next_store = 0;
  const std::size_t count = code_.instructions.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Instruction& instruction = code_.instructions[i];
    kernel_table[static_cast<std::size_t>(instruction.opcode)](*this, instruction);
    while (next_store < code_.stores.size() && code_.stores[next_store].after == i)
      store(code_.stores[next_store++]);
  }
}

void Machine::store(const RowCode::Store& store) {
  eval::store(context_.make(store.slot), frame(store.value), rows_, context_.rows(code_.entity));
}

namespace {

void view(Frame& frame, const Column& column, std::size_t start) {
  switch (column.form) {
    case Form::Bits: frame.bits = column.bits.data() + start / 64; break;
    case Form::Code: frame.codes = column.codes.data() + start; break;
    case Form::Wide: frame.wide = column.wide.data() + start; break;
    case Form::Ratio: frame.divisors = column.divisors.data() + start; [[fallthrough]];
    case Form::Fixed: frame.numbers = column.numbers.data() + start; break;
  }
  frame.all_known = column.all_known;
  if (column.all_known) return;
  frame.known = column.known.data() + start / 64;
  frame.why = column.why.data() + start;
}

}  // namespace

void load(Frame& frame, const Column& column, const BatchRows& rows, Why absent) {
  frame.form = column.form;
  frame.scale = column.scale;
  frame.is_uniform = false;
  frame.set_all_known();
  if (rows.list == nullptr) {
    view(frame, column, rows.start);
    return;
  }
  const std::size_t count = rows.count;
  const std::int32_t* list = rows.list;
  // A row that is not there reads row 0 (harmless: it is opened below); an empty column has none.
  auto at = [&](std::size_t i) { return static_cast<std::size_t>(list[i] < 0 ? 0 : list[i]); };
  const bool is_empty = column.size == 0;
  switch (column.form) {
    case Form::Bits: {
      std::uint64_t* words = frame.write_bits(count);
      std::fill_n(words, words_for(count), 0);
      for (std::size_t i = 0; i < count && !is_empty; ++i)
        words[i >> 6] |= std::uint64_t{column.truth(at(i))} << (i & 63);
      break;
    }
    case Form::Code: {
      std::int32_t* codes = frame.write_codes(count);
      for (std::size_t i = 0; i < count; ++i) codes[i] = is_empty ? 0 : column.codes[at(i)];
      break;
    }
    case Form::Wide: {
      Rational* wide = frame.write_wide(count);
      for (std::size_t i = 0; i < count; ++i) wide[i] = is_empty ? Rational{} : column.wide[at(i)];
      break;
    }
    case Form::Ratio: {
      std::int64_t* numerators = frame.write_ratio(count);
      for (std::size_t i = 0; i < count; ++i) {
        numerators[i] = is_empty ? 0 : column.numbers[at(i)];
        frame.own_divisors[i] = is_empty ? 1 : column.divisors[at(i)];
      }
      break;
    }
    case Form::Fixed: {
      std::int64_t* values = frame.write_fixed(count, column.scale);
      for (std::size_t i = 0; i < count; ++i) values[i] = is_empty ? 0 : column.numbers[at(i)];
      break;
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (list[i] < 0)
      frame.open_row(i, absent, count);
    else if (!column.is_known(at(i)))
      frame.open_row(i, column.why[at(i)], count);
  }
}

namespace {

/// Rows [0, rows) of a column of numbers in the form that also holds the frame.
void make_room(Column& column, const Frame& frame, std::size_t rows) {
  if (column.form == frame.form && (column.form != Form::Fixed || column.scale == frame.scale))
    return;
  if (column.form == Form::Wide) return;
  const std::size_t size = column.size;
  column.size = rows;
  if (column.form == Form::Fixed && frame.form == Form::Fixed) {
    if (frame.scale > column.scale && !set_scale(column, frame.scale)) widen(column);
  } else if (column.form == Form::Fixed && frame.form == Form::Ratio) {
    column.divisors.resize(size);
    for (std::size_t i = 0; i < size; ++i) column.divisors[i] = power_of_ten(column.scale);
    column.form = Form::Ratio;
  } else if (frame.form == Form::Wide) {
    widen(column);
  }
  column.size = size;
  if (column.form == Form::Wide) column.wide.resize(size);
}

void begin(Column& column, const Frame& frame, std::size_t size, bool clear) {
  column.form = frame.form;
  column.scale = frame.scale;
  column.size = size;
  switch (frame.form) {
    case Form::Bits: column.bits.resize(words_for(size)); break;
    case Form::Code: column.codes.resize(size); break;
    case Form::Wide: column.wide.resize(size); break;
    case Form::Ratio: column.divisors.resize(size); [[fallthrough]];
    case Form::Fixed: column.numbers.resize(size); break;
  }
  if (!clear) return;
  // Rows come in any order: those not yet written must hold something that can be converted.
  if (frame.form == Form::Bits) std::fill_n(column.bits.data(), words_for(size), 0);
  if (frame.form == Form::Code) std::fill_n(column.codes.data(), size, 0);
  if (frame.form == Form::Fixed || frame.form == Form::Ratio)
    std::fill_n(column.numbers.data(), size, 0);
  if (frame.form == Form::Ratio) std::fill_n(column.divisors.data(), size, 1);
}

void write_number(Column& column, std::size_t row, const Frame& frame, std::size_t i) {
  if (!frame.is_known(i)) {
    if (column.form == Form::Wide) {
      column.wide[row] = Rational{};
    } else {
      column.numbers[row] = 0;
      if (column.form == Form::Ratio) column.divisors[row] = 1;
    }
    return;
  }
  switch (column.form) {
    case Form::Fixed: {
      std::int64_t scaled = 0;
      if (!__builtin_mul_overflow(frame.numbers[i], power_of_ten(column.scale - frame.scale),
                                  &scaled)) {
        column.numbers[row] = scaled;
        return;
      }
      widen(column);
      column.wide[row] = frame.number(i);
      return;
    }
    case Form::Ratio:
      column.numbers[row] = frame.numbers[i];
      column.divisors[row] =
          frame.form == Form::Ratio ? frame.divisors[i] : power_of_ten(frame.scale);
      return;
    default: column.wide[row] = frame.number(i); return;
  }
}

void write_known(Column& column, const Frame& frame, const BatchRows& rows) {
  if (frame.all_known && column.all_known) return;
  if (column.all_known) {
    column.all_known = false;
    column.known.resize(words_for(column.size));
    std::fill_n(column.known.data(), column.known.size(), ~std::uint64_t{0});
    column.why.resize(column.size);
  }
  for (std::size_t i = 0; i < rows.count; ++i) {
    const std::size_t row =
        rows.list == nullptr ? rows.start + i : static_cast<std::size_t>(rows.list[i]);
    const bool is_known = frame.is_known(i);
    set_bit(column.known.data(), row, is_known);
    if (!is_known) column.why[row] = frame.why[i];
  }
}

bool copy_whole(Column& column, const Frame& frame, const BatchRows& rows) {
  if (rows.list != nullptr || column.form != frame.form) return false;
  switch (frame.form) {
    case Form::Bits:
      std::copy_n(frame.bits, words_for(rows.count), column.bits.data() + rows.start / 64);
      return true;
    case Form::Code:
      std::copy_n(frame.codes, rows.count, column.codes.data() + rows.start);
      return true;
    case Form::Fixed:
      if (column.scale != frame.scale) return false;
      std::copy_n(frame.numbers, rows.count, column.numbers.data() + rows.start);
      return true;
    default: return false;
  }
}

}  // namespace

void store(Column& column, const Frame& frame, const BatchRows& rows, std::size_t size) {
  const bool is_first = column.size != size;
  if (is_first) begin(column, frame, size, rows.list != nullptr);
  const bool is_number = frame.form != Form::Bits && frame.form != Form::Code;
  if (is_number) make_room(column, frame, rows.list != nullptr ? size : rows.start);
  if (!copy_whole(column, frame, rows)) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      const std::size_t row =
          rows.list == nullptr ? rows.start + i : static_cast<std::size_t>(rows.list[i]);
      if (frame.form == Form::Bits)
        set_bit(column.bits.data(), row, frame.truth(i));
      else if (frame.form == Form::Code)
        column.codes[row] = frame.codes[i];
      else
        write_number(column, row, frame, i);
    }
  }
  write_known(column, frame, rows);
}

}  // namespace guiju::eval
