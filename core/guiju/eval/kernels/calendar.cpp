// Months that have passed, month ends by a rule, and working days.

#include "guiju/base/date.hpp"
#include "guiju/base/working_days.hpp"
#include "guiju/eval/kernels/by_row.hpp"

namespace guiju::eval::kernels {
namespace {

/// What the checker has made a number of: a rule, a calendar. The same in every row.
std::size_t place_in(const Frame& frame) {
  return static_cast<std::size_t>(frame.number(0).numerator());
}

MonthEndRule rule_in(const Frame& frame) { return static_cast<MonthEndRule>(place_in(frame)); }

const WorkingDays& calendar_in(Machine& machine, const Frame& frame) {
  return machine.context().pack.calendars[place_in(frame)].working_days;
}

std::optional<std::int64_t> code_of(std::optional<Date> date) {
  return date ? std::optional<std::int64_t>{date->days} : std::nullopt;
}

void months(Machine& machine, const Instruction& instruction, std::int64_t divisor) {
  const auto args = merge_args(machine, instruction);
  const MonthEndRule rule = rule_in(*args[2]);
  whole_by_row(machine, instruction, FaultCode::DateOutOfRange, [&](std::size_t row) {
    return std::optional{
        months_between(Date{args[0]->codes[row]}, Date{args[1]->codes[row]}, rule) / divisor};
  });
}

}  // namespace

void Weekday(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  whole_by_row(machine, instruction, FaultCode::DateOutOfRange, [&](std::size_t row) {
    return std::optional<std::int64_t>{weekday(Date{args[0]->codes[row]})};
  });
}

void MonthsBetween(Machine& machine, const Instruction& instruction) {
  months(machine, instruction, 1);
}

void Age(Machine& machine, const Instruction& instruction) {
  constexpr std::int64_t months_of_year = 12;
  months(machine, instruction, months_of_year);
}

void AddMonths(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  const MonthEndRule rule = rule_in(*args[2]);
  code_by_row(machine, instruction, FaultCode::DateOutOfRange, [&](std::size_t row) {
    return code_of(add_months(Date{args[0]->codes[row]}, args[1]->codes[row], rule));
  });
}

void IsWorkingDay(Machine& machine, const Instruction& instruction) {
  const std::size_t count = machine.count();
  const auto args = merge_args(machine, instruction);
  const WorkingDays& days = calendar_in(machine, *args[1]);
  Frame& out = machine.result(instruction);
  for (std::size_t row = 0; row < count; ++row)
    if (out.is_known(row) && !days.is_working(Date{args[0]->codes[row]}))
      out.open_row(row, machine.fault(instruction, FaultCode::CalendarAbsent), count);
  truth_by_row(machine, instruction,
               [&](std::size_t row) { return *days.is_working(Date{args[0]->codes[row]}); });
}

void AddWorkingDays(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  const WorkingDays& days = calendar_in(machine, *args[2]);
  code_by_row(machine, instruction, FaultCode::CalendarAbsent,
              [&](std::size_t row) -> std::optional<std::int64_t> {
                const Rational wanted = args[1]->number(row);
                constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
                if (wanted > Rational{most} || wanted < Rational{-most}) return std::nullopt;
                return code_of(days.add(Date{args[0]->codes[row]},
                                        static_cast<std::int64_t>(wanted.numerator())));
              });
}

void WorkingDaysBetween(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  const WorkingDays& days = calendar_in(machine, *args[2]);
  whole_by_row(machine, instruction, FaultCode::CalendarAbsent, [&](std::size_t row) {
    return days.between(Date{args[0]->codes[row]}, Date{args[1]->codes[row]});
  });
}

void RollForward(Machine& machine, const Instruction& instruction) {
  const auto args = merge_args(machine, instruction);
  const WorkingDays& days = calendar_in(machine, *args[1]);
  code_by_row(machine, instruction, FaultCode::CalendarAbsent, [&](std::size_t row) {
    return code_of(days.on_or_after(Date{args[0]->codes[row]}));
  });
}

}  // namespace guiju::eval::kernels
