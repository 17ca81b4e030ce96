// Dates, months and spans: all are 32-bit codes.

#include <limits>

#include "guiju/base/date.hpp"
#include "guiju/eval/kernels/by_row.hpp"

namespace guiju::eval::kernels {
namespace {

using checked::TypeKind;

/// Row by row; `op(row)` gives a code, or nothing where it is outside the calendar.
template <class Op>
void each_code(Machine& machine, const Instruction& instruction, Op op) {
  merge_args(machine, instruction);
  code_by_row(machine, instruction, FaultCode::DateOutOfRange, op);
}

std::optional<std::int64_t> code_of(std::optional<Date> date) {
  return date ? std::optional<std::int64_t>{date->days} : std::nullopt;
}
std::optional<std::int64_t> code_of(std::optional<Month> month) {
  return month ? std::optional<std::int64_t>{month->months} : std::nullopt;
}

void shift(Machine& machine, const Instruction& instruction, int sign) {
  const Frame& from = machine.arg(instruction, 0);
  const Frame& span = machine.arg(instruction, 1);
  // Of a date, days or months are added as the span's type says; of a month, months.
  const bool is_month = instruction.type.kind == TypeKind::Month;
  const bool by_days = instruction.operand == TypeKind::DaySpan;
  each_code(machine, instruction, [&](std::size_t row) {
    const std::int64_t amount = std::int64_t{sign} * span.codes[row];
    if (is_month) return code_of(add_months(Month{from.codes[row]}, amount));
    const Date date{from.codes[row]};
    return code_of(by_days ? add_days(date, amount) : add_months(date, amount));
  });
}

void number_of_date(Machine& machine, const Instruction& instruction, int part) {
  const std::size_t count = machine.count();
  const Frame& arg = machine.arg(instruction, 0);
  const Frame* args[] = {&arg};
  Frame& out = machine.result(instruction);
  merge_known(out, args, count, machine.whys());
  std::int64_t* values = out.write_fixed(count, 0);
  const bool is_month = instruction.operand == TypeKind::Month;
  for (std::size_t row = 0; row < count; ++row) {
    if (is_month) {
      values[row] = arg.codes[row] / 12;
      continue;
    }
    const CivilDay day = civil(Date{out.is_known(row) ? arg.codes[row] : 0});
    values[row] = part == 0 ? day.year : day.day;
  }
}

}  // namespace

void AddSpan(Machine& machine, const Instruction& instruction) { shift(machine, instruction, 1); }
void SubtractSpan(Machine& machine, const Instruction& instruction) {
  shift(machine, instruction, -1);
}

void Difference(Machine& machine, const Instruction& instruction) {
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  each_code(machine, instruction, [&](std::size_t row) {
    return std::optional{std::int64_t{left.codes[row]} - right.codes[row]};
  });
}

void DaysBetween(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  whole_by_row(machine, instruction, FaultCode::DateOutOfRange, [&](std::size_t row) {
    return std::optional{std::int64_t{args[1]->codes[row]} - args[0]->codes[row]};
  });
}

void SpanRatio(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const Frame& left = machine.arg(instruction, 0);
  const Frame& right = machine.arg(instruction, 1);
  const Frame* args[] = {&left, &right};
  Frame& out = machine.result(instruction);
  merge_known(out, args, count, machine.whys());
  std::int64_t* numerators = out.write_ratio(count);
  for (std::size_t row = 0; row < count; ++row) {
    const std::int64_t divisor = right.codes[row];
    numerators[row] = divisor < 0 ? -std::int64_t{left.codes[row]} : left.codes[row];
    out.own_divisors[row] = divisor == 0 ? 1 : (divisor < 0 ? -divisor : divisor);
    if (divisor == 0 && right.is_known(row))
      out.open_row(row, machine.fault(instruction, FaultCode::DivisionByZero), count);
  }
}

void ScaleSpan(Machine& machine, const Instruction& instruction) {
  const bool span_first = machine.arg(instruction, 0).form == Form::Code;
  const Frame& span = machine.arg(instruction, span_first ? 0 : 1);
  const Frame& factor = machine.arg(instruction, span_first ? 1 : 0);
  each_code(machine, instruction, [&](std::size_t row) -> std::optional<std::int64_t> {
    const auto product = multiply(Rational{span.codes[row]}, factor.number(row));
    if (!product || !product->is_integer() ||
        *product > Rational{std::numeric_limits<std::int32_t>::max()} ||
        *product < Rational{std::numeric_limits<std::int32_t>::min()})
      return std::nullopt;
    return static_cast<std::int64_t>(product->numerator());
  });
}

void MakeSpan(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  each_code(machine, instruction, [&](std::size_t row) -> std::optional<std::int64_t> {
    const Rational value = arg.number(row);
    if (!value.is_integer() || value > Rational{std::numeric_limits<std::int32_t>::max()} ||
        value < Rational{std::numeric_limits<std::int32_t>::min()})
      return std::nullopt;
    return static_cast<std::int64_t>(value.numerator());
  });
}

void Year(Machine& machine, const Instruction& instruction) {
  number_of_date(machine, instruction, 0);
}
void DayOfMonth(Machine& machine, const Instruction& instruction) {
  number_of_date(machine, instruction, 1);
}

void MonthOf(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  each_code(machine, instruction, [&](std::size_t row) {
    const CivilDay day = civil(Date{arg.codes[row]});
    return code_of(make_month(day.year, day.month));
  });
}

namespace {

std::optional<std::int64_t> day_of(std::int32_t month_code, int day) {
  const int year = month_code / 12;
  const int month = month_code % 12 + 1;
  return code_of(make_date(year, month, std::min(day, days_in_month(year, month))));
}

/// The month of a code that is a date or a month.
std::int32_t month_code(const Instruction& instruction, std::int32_t code) {
  if (instruction.operand == TypeKind::Month) return code;
  const CivilDay day = civil(Date{code});
  return day.year * 12 + day.month - 1;
}

}  // namespace

void FirstDay(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  each_code(machine, instruction,
            [&](std::size_t row) { return day_of(month_code(instruction, arg.codes[row]), 1); });
}

void LastDay(Machine& machine, const Instruction& instruction) {
  const Frame& arg = machine.arg(instruction, 0);
  each_code(machine, instruction,
            [&](std::size_t row) { return day_of(month_code(instruction, arg.codes[row]), 31); });
}

void DayIn(Machine& machine, const Instruction& instruction) {
  const Frame& month = machine.arg(instruction, 0);
  const Frame& day = machine.arg(instruction, 1);
  each_code(machine, instruction, [&](std::size_t row) -> std::optional<std::int64_t> {
    const Rational wanted = day.number(row);
    if (!wanted.is_integer() || wanted < Rational{1} || wanted > Rational{31}) return std::nullopt;
    return day_of(month_code(instruction, month.codes[row]), static_cast<int>(wanted.numerator()));
  });
}

}  // namespace guiju::eval::kernels
