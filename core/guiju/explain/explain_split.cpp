#include "guiju/base/decimal_text.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"
#include "guiju/explain/stage_search.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using program::Slot;
using State = eval::Outcome::State;

namespace {

constexpr Bilingual total_words{"要分的总数", "the total to split"};

}  // namespace

void Explainer::add_share(Step& step, const Outcome& total, const Rational& weight,
                          const Rational& weights, const Rational& unit, const Type& type) const {
  const Rational* whole = number_of(total);
  const Rational* share = number_of(step.outcome);
  if (whole == nullptr || share == nullptr || weights.is_zero()) return;
  const auto part = divide(weight, weights);
  const auto quota = part ? multiply(*whole, *part) : std::nullopt;
  const auto cut = quota ? round_to(*quota, unit, RoundingMode::TowardZero) : std::nullopt;
  if (!cut) return;
  const bool has_more = *cut != *share;
  Step method;
  method.kind = StepKind::Value;
  method.name = step.name;
  method.value = step.value;
  method.unit = step.unit;
  method.outcome = step.outcome;
  method.is_decisive = true;
  method.note =
      has_more
          ? Bilingual{"最大余数法：准确的一份是 {quota}，舍去后余数大，再得 {unit}",
                      "largest remainder: the exact share is {quota}; its remainder is large, so it "
                      "gets {unit} more"}
          : Bilingual{"最大余数法：准确的一份是 {quota}，舍到 {unit}",
                      "largest remainder: the exact share is {quota}, cut to {unit}"};
  const std::string suffix = unit_of(pack_, type);
  method.arguments = {{"quota", show_number(type, *quota) + suffix},
                      {"unit", format_shortest(unit) + suffix}};
  step.steps.push_back(std::move(method));
}

void Explainer::explain_weighted(Step& step, const Split& split, const Asking& asking) {
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
  step.steps.push_back(
      stored_step(split.weight, stage->weight, asking, {"这一行的权重", "the weight of this row"}));
  const std::vector<std::int32_t>& up = context_.ancestor_rows(asking.entity, split.scope);
  std::optional<Rational> weights = Rational{0};
  std::size_t rows = 0;
  std::size_t open = 0;
  for (std::size_t row = 0; row < up.size(); ++row) {
    if (up[row] < 0 || static_cast<std::size_t>(up[row]) != *scope_row) continue;
    Slot unknown;
    if (stage->participates) {
      const Outcome part = slot_outcome(stage->participates, row);
      if (part.state == State::Known && !is_true(part)) continue;
      if (part.state != State::Known) unknown = stage->participates;
    }
    const Outcome weight = slot_outcome(stage->weight, row);
    if (!unknown && weight.state != State::Known) unknown = stage->weight;
    ++rows;
    if (!unknown)
      weights = weights ? add(*weights, *number_of(weight)) : weights;
    else if (open++ < rows_named_max)
      step.steps.push_back(open_row_step(asking.entity, row, unknown));
  }
  if (open > 0 || !weights) return;
  Step sum;
  sum.kind = StepKind::Rows;
  sum.name = text_of(split.weight);
  set_outcome(sum, Outcome{State::Known, *weights, {}, {}}, pack_.at(split.weight).type);
  sum.note = {"{rows} 行的权重合计", "the weights of {rows} rows together"};
  sum.arguments = {{"rows", std::to_string(rows)}};
  step.steps.push_back(std::move(sum));
  const Outcome own = slot_outcome(stage->weight, asking.row);
  if (const Rational* weight = number_of(own))
    add_share(step, slot_outcome(stage->total, *scope_row), *weight, *weights, split.step,
              pack_.at(asking.column).type);
}

void Explainer::define(Step& step, const SplitShare& share, const Asking& asking) {
  const Split& split = pack_.at(share.split);
  if (split.scope) {
    explain_weighted(step, split, asking);
    return;
  }
  Step total = named_step(split.total, asking, total_words);
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
  if (parts == nullptr || share.receiver >= parts->parts.size()) return;
  Step& shown = step.steps.back();
  shown.note = {"共 {parts} 份，{name} 占 {part}", "{name} has {part} of {parts} parts"};
  std::optional<Rational> sum = Rational{0};
  for (const Rational& part : parts->parts) sum = sum ? add(*sum, part) : sum;
  if (!sum) return;
  shown.arguments = {{"parts", format_shortest(*sum)},
                     {"name", pack_.at(asking.column).name},
                     {"part", format_shortest(parts->parts[share.receiver])}};
  add_share(step, whole, parts->parts[share.receiver], *sum, split.step,
            pack_.at(asking.column).type);
}

}  // namespace guiju::explain
