#include "guiju/explain/step_text.hpp"

#include "guiju/explain/fault_text.hpp"

namespace guiju::explain {
namespace {

using State = eval::Outcome::State;

/// Pieces with the comma of the language between them.
class Listing {
 public:
  explicit Listing(Language language) : comma_(language == Language::Zh ? "，" : ", ") {}
  void add(std::string_view piece) {
    if (piece.empty()) return;
    if (!text_.empty()) text_ += comma_;
    text_ += piece;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string_view comma_;
  std::string text_;
};

std::string undecided_text(const Step& step, Language language) {
  if (step.kind == StepKind::Input)
    return std::string(Bilingual{"没有填", "left empty"}.in(language));
  std::string names;
  for (const std::string& name : step.missing)
    names += (names.empty() ? "" : language == Language::Zh ? "、" : ", ") + name;
  if (names.empty()) return std::string(Bilingual{"未定", "undecided"}.in(language));
  return std::string(Bilingual{"未定，要看 ", "undecided, hangs on "}.in(language)) + names;
}

/// Whether it held; a note says so in words of its own.
std::string holds_text(const Step& step, Language language) {
  const bool is_plain = step.kind == StepKind::Comparison || step.kind == StepKind::Clause ||
                        step.kind == StepKind::Rows;
  const bool is_said = step.kind == StepKind::Clause && !step.note.zh.empty();
  const bool is_open = step.outcome.state != State::Known;
  if (!step.holds || !is_plain || is_said || is_open || !step.value.empty()) return {};
  return std::string(*step.holds ? Bilingual{"成立", "holds"}.in(language)
                                 : Bilingual{"不成立", "does not hold"}.in(language));
}

std::string sides_text(const Step& step, Language language) {
  if (step.left.empty() || step.right.empty()) return {};
  // Words that are the same need not be said.
  if (step.distance.empty() && step.left == step.right) return {};
  std::string text =
      step.left + std::string(Bilingual{" 对 ", " against "}.in(language)) + step.right;
  if (step.distance.empty()) return text;
  return text + std::string(Bilingual{"，相差 ", ", difference "}.in(language)) + step.distance;
}

std::string head_of(const Step& step, Language language) {
  if (step.kind == StepKind::Parameter)
    return std::string(Bilingual{"参数 ", "parameter "}.in(language)) + step.name;
  const bool is_written = step.kind == StepKind::Clause && !step.source_text.empty();
  return is_written ? step.source_text : step.name;
}

std::string detail_of(const Step& step, Language language) {
  Listing detail{language};
  if (step.outcome.state == State::Undecided) detail.add(undecided_text(step, language));
  if (step.outcome.state == State::Fault) {
    detail.add(Bilingual{"故障", "fault"}.in(language));
    detail.add(fault_text(step.outcome.fault.code).text.in(language));
    detail.add(step.outcome.fault.message);
  }
  const bool has_value = step.kind == StepKind::Conclusion || step.kind == StepKind::Value;
  if (has_value && step.outcome.state == State::Known && step.value.empty())
    detail.add(Bilingual{"空", "empty"}.in(language));
  detail.add(holds_text(step, language));
  detail.add(sides_text(step, language));
  detail.add(step.role.in(language));
  detail.add(note_text(step, language));
  detail.add(change_text(step, language));
  if (step.is_repeated && step.kind == StepKind::Conclusion)
    detail.add(Bilingual{"见上", "see above"}.in(language));
  return detail.take();
}

std::string origin_of(const Step& step, const std::string& above, Language language) {
  Listing origin{language};
  if (step.kind == StepKind::Input) origin.add(Bilingual{"输入", "input"}.in(language));
  if (!step.since.empty())
    origin.add(std::string(Bilingual{"自 ", "from "}.in(language)).append(step.since));
  if (step.place != above) origin.add(step.place);
  if (!step.citation.is_none()) {
    std::string cited{Bilingual{"依据 ", "cite "}.in(language)};
    if (!step.citation.pack.empty()) cited += step.citation.pack + " ";
    cited += step.citation.source;
    if (!step.citation.clause.empty()) cited += " " + step.citation.clause;
    // A clause that names its source itself need not say it twice.
    const bool is_said = !step.citation.clause.empty() && step.kind == StepKind::Clause &&
                         step.source_text.find(step.citation.clause) != std::string::npos;
    if (!is_said) origin.add(cited);
  }
  return origin.take();
}

}  // namespace

std::string note_text(const Step& step, Language language) {
  return fill(step.note.in(language), step.arguments, language);
}

std::string change_text(const Step& step, Language language) {
  return fill(step.change.in(language), step.arguments, language);
}

StepText step_text(const Step& step, const std::string& above, Language language) {
  StepText text;
  if (step.is_decisive) text.lead = Bilingual{"因为 ", "because "}.in(language);
  text.head = head_of(step, language);
  if (!step.value.empty()) text.value = step.value + step.unit;
  text.detail = detail_of(step, language);
  text.origin = origin_of(step, above, language);
  return text;
}

StepText root_text(const Explanation& explanation, Language language) {
  StepText text = step_text(explanation.root, {}, language);
  std::string row = explanation.entity;
  for (std::size_t i = 0; i < explanation.key.size(); ++i)
    row += (i == 0 ? " " : "，") + explanation.key[i];
  text.lead.clear();
  text.head = language == Language::Zh ? row + " 的 " + explanation.root.name
                                       : explanation.root.name + " of " + row;
  return text;
}

std::string joined(const StepText& text, Language language) {
  const bool is_zh = language == Language::Zh;
  std::string line = text.lead + text.head;
  if (!text.value.empty()) line += " = " + text.value;
  if (!text.detail.empty())
    line += (text.value.empty() ? (is_zh ? "：" : ": ") : (is_zh ? "，" : ", ")) + text.detail;
  if (!text.origin.empty()) line += (is_zh ? "（" : " (") + text.origin + (is_zh ? "）" : ")");
  return line;
}

}  // namespace guiju::explain
