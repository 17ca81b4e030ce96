// Calls functions of the host, some thousand rows at a time.

#include "guiju/eval/extern.hpp"

#include <algorithm>
#include <array>

#include "guiju/base/utf8.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/eval/outcome.hpp"
#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

using checked::TypeKind;
using checked::Value;

/// Rows of one call: enough to make its cost small, few enough to end soon after Ctrl-C.
constexpr std::size_t call_rows = 16'384;

/// As a cell would be read: no longer than the calendar, whichever way.
bool is_duration(std::int64_t count) {
  constexpr std::int64_t longest = 12'000'000;
  return count >= -longest && count <= longest;
}

/// What a cell would read back as this one item: not empty, and without what sets items apart.
bool is_item(const std::string& item) {
  constexpr std::array<std::string_view, 5> marks{"；", "、", "，", ";", ","};
  return !item.empty() && utf8::trim(item) == item &&
         std::none_of(marks.begin(), marks.end(),
                      [&](std::string_view mark) { return item.find(mark) != std::string::npos; });
}

class ExternCaller {
 public:
  ExternCaller(Context& context, const program::ExternStage& stage)
      : context_(context),
        stage_(stage),
        function_(context.pack.at(stage.external)),
        builder_(form_of(function_.type)) {}

  bool run() {
    const std::size_t rows = context_.rows(stage_.entity);
    const ExternFunction& call = context_.run.options.externs.at(function_.name);
    for (std::size_t start = 0; start < rows; start += call_rows) {
      ExternCall asked{function_, context_.pack, gather(start, std::min(rows, start + call_rows)),
                       std::vector<ExternAnswer>(known_count_), false};
      asked.answers.resize(known_count_);
      if (known_count_ > 0) call(asked);
      if (asked.is_interrupted) return false;
      asked.answers.resize(known_count_);
      take(asked.answers);
    }
    context_.make(stage_.result) = builder_.take();
    return true;
  }

 private:
  /// Arguments of the rows that are known throughout and in range; `open_` of the others.
  std::vector<std::vector<Value>> gather(std::size_t start, std::size_t end) {
    std::vector<std::vector<Value>> arguments(stage_.args.size());
    open_.assign(end - start, std::nullopt);
    known_count_ = 0;
    for (std::size_t row = start; row < end; ++row) {
      std::optional<Why>& open = open_[row - start];
      for (const Slot slot : stage_.args) {
        const Column& column = context_.column(slot);
        if (column.is_known(row)) continue;
        open = open ? context_.whys().combine(*open, column.why[row]) : column.why[row];
      }
      if (open) continue;
      std::vector<Value> values = values_of(row);
      open = out_of_range(values);
      if (open) continue;
      ++known_count_;
      for (std::size_t i = 0; i < values.size(); ++i) arguments[i].push_back(std::move(values[i]));
    }
    return arguments;
  }

  [[nodiscard]] std::vector<Value> values_of(std::size_t row) const {
    std::vector<Value> values;
    for (const Slot slot : stage_.args) {
      const checked::Type& type = context_.program.slots[slot.index()].type;
      values.push_back(outcome_at(context_.column(slot), type, *context_.run.pools, row).value);
    }
    return values;
  }

  std::optional<Why> out_of_range(const std::vector<Value>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const checked::Extern::Argument& declared = function_.arguments[i];
      if (checked::is_within(values[i], declared.low, declared.high)) continue;
      return context_.whys().fault(
          {FaultCode::ExternArgument, stage_.column, stage_.expr, declared.name});
    }
    return std::nullopt;
  }

  void take(std::vector<ExternAnswer>& answers) {
    auto answer = answers.begin();
    for (const std::optional<Why>& open : open_) {
      if (open)
        builder_.append_open(*open);
      else
        append(*answer++);
    }
  }

  void append(ExternAnswer& answer) {
    if (!answer.value)
      return fail(answer.is_no_value ? FaultCode::ExternResult : FaultCode::ExternFailed,
                  std::move(answer.message));
    if (!fits(*answer.value)) return fail(FaultCode::ExternResult, std::move(answer.message));
    if (const auto* truth = std::get_if<bool>(&*answer.value)) return builder_.append_truth(*truth);
    if (const auto* number = std::get_if<Rational>(&*answer.value))
      return builder_.append_number(*number);
    builder_.append_code(code_of(*answer.value));
  }

  void fail(FaultCode code, std::string message) {
    builder_.append_open(
        context_.whys().fault({code, stage_.column, stage_.expr, std::move(message)}));
  }

  [[nodiscard]] bool fits(const Value& value) const {
    const checked::Type& type = function_.type;
    if (const auto* number = std::get_if<Rational>(&value)) {
      const auto places = decimal_places(*number);
      if (!type.is_number() || (type.scale && (!places || *places > *type.scale))) return false;
    } else if (!is_of_kind(value, type)) {
      return false;
    }
    return checked::is_within(value, function_.low, function_.high);
  }

  [[nodiscard]] bool is_of_kind(const Value& value, const checked::Type& type) const {
    switch (type.kind) {
      case TypeKind::Bool: return std::holds_alternative<bool>(value);
      case TypeKind::Date: return std::holds_alternative<Date>(value);
      case TypeKind::Month: return std::holds_alternative<Month>(value);
      case TypeKind::MonthSpan: {
        const auto* span = std::get_if<checked::MonthSpan>(&value);
        return span != nullptr && is_duration(span->months);
      }
      case TypeKind::DaySpan: {
        const auto* span = std::get_if<checked::DaySpan>(&value);
        return span != nullptr && is_duration(span->days);
      }
      case TypeKind::Text: return std::holds_alternative<std::string>(value);
      case TypeKind::List: {
        const auto* list = std::get_if<checked::TextList>(&value);
        return list != nullptr && std::all_of(list->items.begin(), list->items.end(), is_item);
      }
      case TypeKind::Enum: {
        const auto* word = std::get_if<checked::EnumWord>(&value);
        return word != nullptr && word->enumeration == type.enumeration &&
               word->index < context_.pack.at(type.enumeration).words.size();
      }
      default: return false;
    }
  }

  [[nodiscard]] std::int32_t code_of(const Value& value) const {
    if (const auto* date = std::get_if<Date>(&value)) return date->days;
    if (const auto* month = std::get_if<Month>(&value)) return month->months;
    if (const auto* word = std::get_if<checked::EnumWord>(&value))
      return static_cast<std::int32_t>(word->index);
    if (const auto* span = std::get_if<checked::MonthSpan>(&value))
      return static_cast<std::int32_t>(span->months);
    if (const auto* span = std::get_if<checked::DaySpan>(&value))
      return static_cast<std::int32_t>(span->days);
    if (const auto* list = std::get_if<checked::TextList>(&value)) {
      std::vector<std::int32_t> items;
      for (const std::string& item : list->items)
        items.push_back(context_.run.pools->texts.intern(item));
      return context_.run.pools->lists.intern(items);
    }
    return context_.run.pools->texts.intern(std::get<std::string>(value));
  }

  Context& context_;
  const program::ExternStage& stage_;
  const checked::Extern& function_;
  ColumnBuilder builder_;
  std::vector<std::optional<Why>> open_;  // by row of a call
  std::size_t known_count_ = 0;
};

}  // namespace

bool call_extern(Context& context, const program::ExternStage& stage) {
  return ExternCaller{context, stage}.run();
}

}  // namespace guiju::eval
