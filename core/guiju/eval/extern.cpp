// Calls functions of the host, some thousand rows at a time.

#include "guiju/eval/extern.hpp"

#include <algorithm>

#include "guiju/checked/literal.hpp"
#include "guiju/eval/outcome.hpp"
#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

using checked::TypeKind;
using checked::Value;

/// Rows of one call: enough to make its cost small, few enough to end soon after Ctrl-C.
constexpr std::size_t call_rows = 16'384;

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
  /// Arguments of the rows that are known throughout; `open_` of the others.
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
      ++known_count_;
      for (std::size_t i = 0; i < stage_.args.size(); ++i) {
        const Slot slot = stage_.args[i];
        const checked::Type& type = context_.program.slots[slot.index()].type;
        arguments[i].push_back(
            outcome_at(context_.column(slot), type, *context_.run.pools, row).value);
      }
    }
    return arguments;
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
    return !(function_.low && checked::is_less(value, *function_.low)) &&
           !(function_.high && checked::is_less(*function_.high, value));
  }

  [[nodiscard]] bool is_of_kind(const Value& value, const checked::Type& type) const {
    switch (type.kind) {
      case TypeKind::Bool: return std::holds_alternative<bool>(value);
      case TypeKind::Date: return std::holds_alternative<Date>(value);
      case TypeKind::Month: return std::holds_alternative<Month>(value);
      case TypeKind::Text: return std::holds_alternative<std::string>(value);
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
