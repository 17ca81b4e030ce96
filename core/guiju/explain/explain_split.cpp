#include "guiju/base/decimal_text.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/eval/apportion.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"
#include "guiju/explain/stage_search.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using eval::Standing;
using program::Slot;
using State = eval::Outcome::State;

namespace {

constexpr Bilingual total_words{"要分的总数", "the total to split"};

Bilingual method_words(SplitMethod method) {
  switch (method) {
    case SplitMethod::LargestRemainder: return {"最大余数法", "largest remainder"};
    case SplitMethod::Webster: return {"韦伯斯特法", "Webster's method"};
    case SplitMethod::Jefferson: return {"杰斐逊法", "Jefferson's method"};
    case SplitMethod::Adams: return {"亚当斯法", "Adams's method"};
    case SplitMethod::First: return {"余下的都给首位", "all that is left to the first"};
    case SplitMethod::Last: return {"余下的都给末位", "all that is left to the last"};
  }
  return {};
}

Bilingual short_words(ShortRule rule) {
  switch (rule) {
    case ShortRule::Equally: return {"平均分", "equally"};
    case ShortRule::ProRata: return {"按下限的比例分", "pro rata to the floors"};
    case ShortRule::InTurn: return {"依次分到下限", "each its floor in turn"};
  }
  return {};
}

Bilingual standing_words(Standing::Place place, SplitMethod method, bool has_more) {
  switch (place) {
    case Standing::Place::Short:
      return {"总数不够各份的下限合计 {floors}，{rule}",
              "the total does not reach the floors, {floors} together: {rule}"};
    case Standing::Place::Floor:
      return {"按权重是 {quota}，提到下限", "by weight {quota}, lifted to the floor"};
    case Standing::Place::Cap:
      return {"按权重是 {quota}，降到上限", "by weight {quota}, cut to the cap"};
    case Standing::Place::Between: break;
  }
  if (method != SplitMethod::LargestRemainder)
    return {"{method}：准确的一份是 {quota}", "{method}: the exact share is {quota}"};
  return has_more ? Bilingual{"{method}：准确的一份是 {quota}，舍去后余数大，再得 {unit}",
                              "{method}: the exact share is {quota}; its remainder is large, so it "
                              "gets {unit} more"}
                  : Bilingual{"{method}：准确的一份是 {quota}，舍到 {unit}",
                              "{method}: the exact share is {quota}, cut to {unit}"};
}

}  // namespace

struct Explainer::Sharing {
  std::vector<eval::Receiver> receivers;
  std::size_t own = 0;  // the receiver whose share is explained
};

void Explainer::add_method(Step& step, const Split& split, const Rational& total,
                           const Sharing& sharing, const Type& type) const {
  const Rational* share = number_of(step.outcome);
  const bool is_negative = total.sign() < 0;
  const auto steps = divide(is_negative ? negate(total) : total, split.step);
  if (share == nullptr || !steps) return;
  const auto standing = eval::standing_of(sharing.own, floor(*steps), sharing.receivers);
  if (!standing) return;
  const auto in_units = [&](const Rational& count) {
    auto amount = multiply(count, split.step);
    if (amount && is_negative) amount = negate(*amount);
    return amount ? show_number(type, *amount) + unit_of(pack_, type) : "?";
  };
  const auto own = divide(is_negative ? negate(*share) : *share, split.step);
  const bool has_more = standing->scaled && own && *own > *standing->scaled;
  Rational floors;
  for (const eval::Receiver& each : sharing.receivers)
    if (const auto units = Rational::make(each.floor, 1))
      floors = add(floors, *units).value_or(floors);
  Step method;
  method.kind = StepKind::Value;
  method.name = step.name;
  method.value = step.value;
  method.unit = step.unit;
  method.outcome = step.outcome;
  method.is_decisive = true;
  method.note = standing_words(standing->place, split.method, has_more);
  const Bilingual name = method_words(split.method);
  const Bilingual rule = short_words(split.short_rule);
  method.arguments = {{"quota", standing->scaled ? in_units(*standing->scaled) : "?"},
                      {"floors", in_units(floors)},
                      {"method", std::string(name.zh), std::string(name.en)},
                      {"rule", std::string(rule.zh), std::string(rule.en)},
                      {"unit", format_shortest(split.step) + unit_of(pack_, type)}};
  step.steps.push_back(std::move(method));
}

std::optional<Explainer::Sharing> Explainer::sharing_rows(Step& step, const Split& split,
                                                          const program::SplitStage& stage,
                                                          const Asking& asking) {
  Sharing sharing;
  const std::vector<std::int32_t>& up = context_.ancestor_rows(asking.entity, split.scope);
  std::size_t open = 0;
  for (std::size_t row = 0; row < up.size(); ++row) {
    if (up[row] < 0 || up[row] != up[asking.row]) continue;
    if (stage.participates) {
      const Outcome part = slot_outcome(stage.participates, row);
      if (part.state == State::Known && !is_true(part)) continue;
    }
    const auto known = [&](Slot slot) { return slot_outcome(slot, row).state == State::Known; };
    Slot unknown;
    for (const Slot slot : {stage.cap, stage.floor, stage.weight, stage.participates})
      if (slot && !known(slot)) unknown = slot;
    if (unknown) {
      if (open++ < rows_named_max) step.steps.push_back(open_row_step(asking.entity, row, unknown));
      continue;
    }
    const auto number_at = [&](Slot slot) {
      return std::get<Rational>(slot_outcome(slot, row).value);
    };
    if (row == asking.row) sharing.own = sharing.receivers.size();
    eval::Receiver& receiver = sharing.receivers.emplace_back();
    receiver.weight = stage.weight ? number_at(stage.weight) : Rational{1};
    const auto low = stage.floor ? divide(number_at(stage.floor), split.step) : Rational{0};
    if (low && low->sign() > 0) receiver.floor = -floor(negate(*low));
    if (!stage.cap) continue;
    if (const auto high = divide(number_at(stage.cap), split.step)) receiver.cap = floor(*high);
  }
  return open > 0 ? std::nullopt : std::optional{std::move(sharing)};
}

void Explainer::explain_among_rows(Step& step, const Split& split, const Asking& asking) {
  const auto* stage = find_stage<program::SplitStage>(
      program_, [&](const auto& each) { return each.column == asking.column; });
  const auto scope_row = ancestor_row(asking, split.scope);
  if (stage == nullptr || !scope_row) return;
  if (stage->participates) {
    step.steps.push_back(participates_step(split.participates, stage->participates, asking));
    if (step.steps.back().holds == std::optional{false}) return;
  }
  const Asking of_scope{asking.column, split.scope, *scope_row, asking.depth, asking.values};
  step.steps.push_back(stored_step(split.total, stage->total, of_scope, total_words));
  if (split.weight)
    step.steps.push_back(stored_step(split.weight, stage->weight, asking,
                                     {"这一行的权重", "the weight of this row"}));
  if (split.floor)
    step.steps.push_back(stored_step(split.floor, stage->floor, asking, {"下限", "the floor"}));
  if (split.cap)
    step.steps.push_back(stored_step(split.cap, stage->cap, asking, {"上限", "the cap"}));
  const std::optional<Sharing> sharing = sharing_rows(step, split, *stage, asking);
  if (!sharing) return;
  std::optional<Rational> weights = Rational{0};
  for (const eval::Receiver& each : sharing->receivers)
    weights = weights ? add(*weights, each.weight) : weights;
  if (!weights) return;
  Step sum;
  sum.kind = StepKind::Rows;
  sum.name = split.weight ? text_of(split.weight) : pack_.at(asking.entity).name;
  const Type whole = number_type(NumberForm::Integer, {}, 0);
  set_outcome(sum, Outcome{State::Known, *weights, {}, {}},
              split.weight ? pack_.at(split.weight).type : whole);
  sum.note = split.weight ? Bilingual{"{rows} 行的权重合计", "the weights of {rows} rows together"}
                          : Bilingual{"{rows} 行平均分", "{rows} rows share equally"};
  sum.arguments = {{"rows", std::to_string(sharing->receivers.size())}};
  step.steps.push_back(std::move(sum));
  const Outcome total = slot_outcome(stage->total, *scope_row);
  if (const Rational* known = number_of(total))
    add_method(step, split, *known, *sharing, pack_.at(asking.column).type);
}

void Explainer::explain_by_ratio(Step& step, const Split& split, std::size_t receiver,
                                 const Asking& asking) {
  Step total = named_step(split.total, asking,
                          split.before ? Bilingual{"到本期为止的总数", "of all periods so far"}
                                       : total_words);
  const Outcome whole = total.outcome;
  step.steps.push_back(std::move(total));
  const Value* ratio = nullptr;
  if (pack_.at(split.ratio).op == Op::Parameter) {
    step.steps.push_back(parameter_step(split.ratio, asking));
    ratio = context_.parameter(pack_.at(split.ratio).parameter, run_.options.as_of);
  } else {
    step.steps.push_back(part_step(split.ratio, asking));
    ratio = &pack_.at(split.ratio).value;
  }
  const auto* parts = ratio != nullptr ? std::get_if<RatioParts>(ratio) : nullptr;
  if (parts == nullptr || receiver >= parts->parts.size()) return;
  Step& shown = step.steps.back();
  shown.note = {"共 {parts} 份，{name} 占 {part}", "{name} has {part} of {parts} parts"};
  std::optional<Rational> sum = Rational{0};
  Sharing sharing;
  sharing.own = receiver;
  for (const Rational& part : parts->parts) {
    sum = sum ? add(*sum, part) : sum;
    sharing.receivers.emplace_back().weight = part;
  }
  if (!sum || sum->is_zero()) return;
  shown.arguments = {{"parts", format_shortest(*sum)},
                     {"name", pack_.at(asking.column).name},
                     {"part", format_shortest(parts->parts[receiver])}};
  if (split.before) {
    step.steps.push_back(
        named_step(split.before, asking,
                   {"以前各期的总数，已经分过", "of the periods before, split already"}));
    return;
  }
  if (const Rational* known = number_of(whole))
    add_method(step, split, *known, sharing, pack_.at(asking.column).type);
}

void Explainer::define(Step& step, const SplitShare& share, const Asking& asking) {
  const Split& split = pack_.at(share.split);
  if (split.scope)
    explain_among_rows(step, split, asking);
  else
    explain_by_ratio(step, split, share.receiver, asking);
}

void Explainer::define(Step& step, const SplitLeftOver& left_over, const Asking& asking) {
  const Split& split = pack_.at(left_over.split);
  const auto* stage = find_stage<program::SplitStage>(
      program_, [&](const auto& each) { return each.left_over == Slot{asking.column.index()}; });
  if (stage == nullptr) return;
  step.steps.push_back(stored_step(split.total, stage->total, asking, total_words));
  const std::vector<std::int32_t>& up = context_.ancestor_rows(stage->entity, split.scope);
  std::optional<Rational> placed = Rational{0};
  std::size_t rows = 0;
  for (std::size_t row = 0; row < up.size(); ++row) {
    if (up[row] < 0 || static_cast<std::size_t>(up[row]) != asking.row) continue;
    ++rows;
    const Outcome share = slot_outcome(stage->result, row);
    const Rational* known = number_of(share);
    placed = placed && known != nullptr ? add(*placed, *known) : std::nullopt;
  }
  Step sum;
  sum.kind = StepKind::Rows;
  sum.name = pack_.at(stage->column).name;
  if (placed)
    set_outcome(sum, Outcome{State::Known, *placed, {}, {}}, pack_.at(stage->column).type);
  sum.note = {"{rows} 行分到的合计", "what {rows} rows get together"};
  sum.arguments = {{"rows", std::to_string(rows)}};
  step.steps.push_back(std::move(sum));
}

}  // namespace guiju::explain
