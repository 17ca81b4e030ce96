#include <nlohmann/json.hpp>

#include "guiju/explain/fault_text.hpp"
#include "guiju/explain/step_text.hpp"

namespace guiju::explain {
namespace {

using Json = nlohmann::ordered_json;

std::string_view kind_name(StepKind kind) {
  switch (kind) {
    case StepKind::Conclusion: return "conclusion";
    case StepKind::Clause: return "clause";
    case StepKind::Comparison: return "comparison";
    case StepKind::Input: return "input";
    case StepKind::Parameter: return "parameter";
    case StepKind::Rows: return "rows";
    case StepKind::Value: return "value";
  }
  __builtin_unreachable();
}

std::string_view state_name(eval::Outcome::State state) {
  switch (state) {
    case eval::Outcome::State::Known: return "known";
    case eval::Outcome::State::Undecided: return "undecided";
    case eval::Outcome::State::Fault: return "fault";
  }
  __builtin_unreachable();
}

void put(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}

void put_outcome(Json& json, const Step& step) {
  json["state"] = state_name(step.outcome.state);
  put(json, "value", step.value);
  put(json, "unit", step.unit);
  if (step.outcome.state == eval::Outcome::State::Undecided) json["missing"] = step.missing;
  if (step.outcome.state != eval::Outcome::State::Fault) return;
  const FaultText& fault = fault_text(step.outcome.fault.code);
  json["fault"] = {{"name", fault.name}, {"zh", fault.text.zh}, {"en", fault.text.en}};
  put(json["fault"], "message", step.outcome.fault.message);
}

Json to_json(const Step& step) {
  Json json{{"kind", kind_name(step.kind)}, {"name", step.name}};
  put_outcome(json, step);
  if (step.holds) json["holds"] = *step.holds;
  json["decisive"] = step.is_decisive;
  if (step.is_repeated) json["repeated"] = true;
  put(json, "left", step.left);
  put(json, "right", step.right);
  put(json, "distance", step.distance);
  put(json, "since", step.since);
  put(json, "cell", step.cell);
  if (!step.role.zh.empty()) json["role"] = {{"zh", step.role.zh}, {"en", step.role.en}};
  if (!step.note.zh.empty())
    json["note"] = {{"zh", note_text(step, Language::Zh)}, {"en", note_text(step, Language::En)}};
  if (!step.change.zh.empty())
    json["change"] = {{"zh", change_text(step, Language::Zh)},
                      {"en", change_text(step, Language::En)}};
  put(json, "source_text", step.source_text);
  put(json, "place", step.place);
  if (!step.citation.is_none()) {
    json["citation"] = {{"source", step.citation.source},
                        {"title", step.citation.source_text},
                        {"clause", step.citation.clause}};
    put(json["citation"], "pack", step.citation.pack);
  }
  Json steps = Json::array();
  for (const Step& each : step.steps) steps.push_back(to_json(each));
  json["steps"] = std::move(steps);
  return json;
}

}  // namespace

std::string render_json(const Explanation& explanation) {
  Json json{{"entity", explanation.entity},
            {"key", explanation.key},
            {"conclusion", to_json(explanation.root)}};
  // A cell may say anything: what is no UTF-8 is replaced and never thrown at.
  return json.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace guiju::explain
