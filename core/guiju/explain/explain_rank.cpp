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

}  // namespace guiju::explain
