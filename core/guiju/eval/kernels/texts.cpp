// What is asked of texts, and texts made of others.

#include <algorithm>

#include "guiju/base/capital_names.hpp"
#include "guiju/base/identity_codes.hpp"
#include "guiju/base/pattern.hpp"
#include "guiju/eval/kernels/by_row.hpp"

namespace guiju::eval::kernels {
namespace {

const TextPool& texts_of(Machine& machine) { return machine.context().run.pools->texts; }

bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

std::int64_t character_count(std::string_view text) {
  std::int64_t count = 0;
  for (const char byte : text) count += begins_character(byte) ? 1 : 0;
  return count;
}

/// A number of characters, at least none and at most `most`.
std::int64_t count_within(const Rational& wanted, std::int64_t most) {
  if (wanted.sign() <= 0) return 0;
  return wanted < Rational{most} ? static_cast<std::int64_t>(floor(wanted)) : most;
}

/// A question about one text and nothing else.
template <class Question>
void ask(Machine& machine, const Instruction& instruction, Question question) {
  const auto args = merge_args(machine, instruction);
  const TextPool& texts = texts_of(machine);
  truth_by_row(machine, instruction,
               [&](std::size_t row) { return question(texts.at(args[0]->codes[row])); });
}

/// A question about two texts.
template <class Question>
void ask_both(Machine& machine, const Instruction& instruction, Question question) {
  const auto args = merge_args(machine, instruction);
  const TextPool& texts = texts_of(machine);
  truth_by_row(machine, instruction, [&](std::size_t row) {
    return question(texts.at(args[0]->codes[row]), texts.at(args[1]->codes[row]));
  });
}

}  // namespace

void Length(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  const Pools& pools = *machine.context().run.pools;
  const bool is_list = instruction.operand == checked::TypeKind::List;
  whole_by_row(machine, instruction, FaultCode::Overflow, [&](std::size_t row) {
    const std::int32_t code = args[0]->codes[row];
    return std::optional{is_list ? static_cast<std::int64_t>(pools.lists.at(code).size())
                                 : character_count(pools.texts.at(code))};
  });
}

void HasPrefix(Machine& machine, const Instruction& instruction) {
  ask_both(machine, instruction,
           [](std::string_view text, std::string_view part) { return text.starts_with(part); });
}

void HasSuffix(Machine& machine, const Instruction& instruction) {
  ask_both(machine, instruction,
           [](std::string_view text, std::string_view part) { return text.ends_with(part); });
}

void HasItem(Machine& machine, const Instruction& instruction) {
  if (instruction.operand == checked::TypeKind::Text) {
    ask_both(machine, instruction, [](std::string_view text, std::string_view part) {
      return text.find(part) != std::string_view::npos;
    });
    return;
  }
  const auto args = merge_args(machine, instruction);
  const ListPool& lists = machine.context().run.pools->lists;
  truth_by_row(machine, instruction, [&](std::size_t row) {
    const std::vector<std::int32_t>& items = lists.at(args[0]->codes[row]);
    return std::find(items.begin(), items.end(), args[1]->codes[row]) != items.end();
  });
}

void Matches(Machine& machine, const Instruction& instruction) {
  // The checker has compiled it before: here it compiles, too. It is the same in every row.
  const std::int32_t code = machine.arg(instruction, 1).codes[0];
  const auto compiled = Pattern::compile(texts_of(machine).at(code));
  const auto& pattern = std::get<Pattern>(compiled);
  Pattern::Scratch scratch;
  ask(machine, instruction, [&](std::string_view text) { return pattern.matches(text, scratch); });
}

void Join(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  const Pools& pools = *machine.context().run.pools;
  if (instruction.operand == checked::TypeKind::List) {
    text_by_row(machine, instruction, [&](std::size_t row, std::string& text) {
      bool is_first = true;
      for (const std::int32_t item : pools.lists.at(args[0]->codes[row])) {
        if (!is_first) text += pools.texts.at(args[1]->codes[row]);
        text += pools.texts.at(item);
        is_first = false;
      }
    });
    return;
  }
  text_by_row(machine, instruction, [&](std::size_t row, std::string& text) {
    for (const Frame* arg : args) text += pools.texts.at(arg->codes[row]);
  });
}

void Mask(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  const TextPool& texts = texts_of(machine);
  text_by_row(machine, instruction, [&](std::size_t row, std::string& masked) {
    const std::string_view text = texts.at(args[0]->codes[row]);
    const std::int64_t size = character_count(text);
    const std::int64_t first = count_within(args[1]->number(row), size);
    const std::int64_t last = count_within(args[2]->number(row), size);
    std::int64_t place = -1;
    for (const char byte : text) {
      place += begins_character(byte) ? 1 : 0;
      if (place < first || place >= size - last)
        masked += byte;
      else if (begins_character(byte))
        masked += '*';
    }
  });
}

void TextOf(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const auto args = merge_args(machine, instruction);
  TextPool& texts = machine.context().run.pools->texts;
  std::vector<std::int32_t> words;
  for (const std::string& word : instruction.labels) words.push_back(texts.intern(word));
  Frame& out = machine.result(instruction);
  std::int32_t* codes = out.write_codes(count);
  for (std::size_t row = 0; row < count; ++row)
    codes[row] = out.is_known(row) ? words[static_cast<std::size_t>(args[0]->codes[row])] : 0;
}

void InCapitals(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const auto args = merge_args(machine, instruction);
  Frame& out = machine.result(instruction);
  const auto fen_of = [&](std::size_t row) {
    return multiply(args[0]->number(row), Rational{100});
  };
  for (std::size_t row = 0; row < count; ++row)
    if (out.is_known(row) && !fen_of(row))
      out.open_row(row, machine.fault(instruction, FaultCode::Overflow), count);
  text_by_row(machine, instruction, [&](std::size_t row, std::string& text) {
    text += amount_in_capitals(fen_of(row)->numerator());
  });
}

void IsResidentId(Machine& machine, const Instruction& instruction) {
  ask(machine, instruction, is_resident_id);
}

void IsCreditCode(Machine& machine, const Instruction& instruction) {
  ask(machine, instruction, is_credit_code);
}

}  // namespace guiju::eval::kernels
