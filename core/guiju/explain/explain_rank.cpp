#include "guiju/base/decimal_text.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"
#include "guiju/explain/stage_search.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using State = eval::Outcome::State;

void Explainer::add_neighbours(Step& step, const program::RankStage& stage, const Asking& asking) {
  const Rational* own = number_of(step.outcome);
  const std::vector<std::int32_t>* scopes =
      stage.scope ? &context_.ancestor_rows(stage.entity, stage.scope) : nullptr;
  std::optional<std::pair<Rational, std::size_t>> ahead;
  std::optional<std::pair<Rational, std::size_t>> behind;
  for (std::size_t row = 0; row < context_.rows(stage.entity); ++row) {
    if (row == asking.row) continue;
    if (scopes != nullptr && (*scopes)[row] != (*scopes)[asking.row]) continue;
    const Outcome outcome = slot_outcome(stage.result, row);
    const Rational* place = number_of(outcome);
    if (place == nullptr || place->sign() <= 0) continue;
    if (*place < *own && (!ahead || *place > ahead->first)) ahead = {*place, row};
    if (*place > *own && (!behind || *place < behind->first)) behind = {*place, row};
  }
  auto add_row = [&](std::size_t row, Bilingual note) {
    Step neighbour;
    neighbour.kind = StepKind::Value;
    neighbour.name = row_name(stage.entity, row);
    set_outcome(neighbour, slot_outcome(stage.result, row), pack_.at(asking.column).type);
    std::string keys;
    for (const auto& key : stage.keys) {
      const Outcome value = slot_outcome(key.value, row);
      const Type& type = program_.slots[key.value.index()].type;
      keys += (keys.empty() ? "" : "，") +
              (value.state == State::Known ? show_value(pack_, type, value.value) : "?");
    }
    neighbour.note = note;
    neighbour.arguments = {{"keys", keys}};
    step.steps.push_back(std::move(neighbour));
  };
  if (ahead) add_row(ahead->second, {"排在前面的一行：{keys}", "the row ahead: {keys}"});
  if (behind) add_row(behind->second, {"排在后面的一行：{keys}", "the row behind: {keys}"});
}

void Explainer::define(Step& step, const Rank& rank, const Asking& asking) {
  const auto* stage = find_stage<program::RankStage>(
      program_, [&](const auto& each) { return each.column == asking.column; });
  if (stage == nullptr) return;
  if (stage->participates) {
    step.steps.push_back(participates_step(rank.participates, stage->participates, asking));
    if (step.steps.back().holds == std::optional{false}) return;
  }
  for (std::size_t i = 0; i < rank.keys.size(); ++i) {
    Step key = stored_step(rank.keys[i].value, stage->keys[i].value, asking,
                           rank.keys[i].descending ? Bilingual{"从高到低", "the greatest first"}
                                                   : Bilingual{"从低到高", "the least first"});
    key.is_decisive = true;
    step.steps.push_back(std::move(key));
  }
  if (step.outcome.state == State::Known) add_neighbours(step, *stage, asking);
}

void Explainer::define(Step& step, const RankOutcome& outcome, const Asking& asking) {
  const auto* stage = find_stage<program::QuotaStage>(program_, [&](const auto& each) {
    return each.place == program::Slot{outcome.rank.index()};
  });
  if (stage == nullptr) return;
  const auto& rank = std::get<Rank>(pack_.at(outcome.rank).definition);
  Step place = column_step(outcome.rank, asking.row, asking.depth + 1);
  place.is_decisive = true;
  const Rational* own = number_of(place.outcome);
  if (own != nullptr && own->is_zero()) {
    place.note = {"不参加", "takes no part"};
    step.steps.push_back(std::move(place));
    return;
  }
  Step quota = stored_step(rank.quota, stage->quota, asking, {"名额", "the quota"});
  const Rational* count = number_of(quota.outcome);
  if (own != nullptr && count != nullptr && *own > *count) {
    const auto short_of = subtract(*own, *count);
    quota.note = {"差 {places} 位", "{places} places short"};
    quota.arguments = {{"places", short_of ? format_shortest(*short_of) : "?"}};
  }
  step.steps.push_back(std::move(place));
  step.steps.push_back(std::move(quota));
  for (std::size_t i = 0; i < rank.reserves.size(); ++i) {
    const Rank::Reserve& reserve = rank.reserves[i];
    Step kept = stored_step(reserve.condition, stage->reserves[i].condition, asking,
                            {"预留的条件", "the condition of reserved places"});
    kept.citation = reserve.citation;
    step.steps.push_back(
        stored_step(reserve.count, stage->reserves[i].count, asking, {"预留", "reserved"}));
    step.steps.push_back(std::move(kept));
  }
  const auto reason = static_cast<std::size_t>(RankOutcome::Kind::Reason);
  const Outcome why = slot_outcome(stage->results[reason], asking.row);
  if (why.state != State::Known) return;
  step.note = {"{reason}", "{reason}"};
  step.arguments = {{"reason", std::get<std::string>(why.value)}};
}

}  // namespace guiju::explain
