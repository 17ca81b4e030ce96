#include "guiju/explain/step_text.hpp"

namespace guiju::explain {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string line(const StepText& text, Language language) {
  const bool is_zh = language == Language::Zh;
  std::string out = escaped(text.lead) + "<span>" + escaped(text.head) + "</span>";
  if (!text.value.empty()) out += " = <b>" + escaped(text.value) + "</b>";
  if (!text.detail.empty())
    out +=
        (text.value.empty() ? (is_zh ? "：" : ": ") : (is_zh ? "，" : ", ")) + escaped(text.detail);
  if (!text.origin.empty())
    out += " <small style=\"opacity:.65\">" + escaped(text.origin) + "</small>";
  return out;
}

void append_steps(std::string& out, const Step& above, Language language) {
  if (above.steps.empty()) return;
  out += "<ul>";
  for (const Step& step : above.steps) {
    const std::string text = line(step_text(step, above.place, language), language);
    if (step.steps.empty()) {
      out += "<li>" + text + "</li>";
      continue;
    }
    // What decided stands open; the rest opens with a click.
    out += step.is_decisive ? "<li><details open><summary>" : "<li><details><summary>";
    out += text + "</summary>";
    append_steps(out, step, language);
    out += "</details></li>";
  }
  out += "</ul>";
}

}  // namespace

std::string render_html(const Explanation& explanation, Language language) {
  std::string out = "<div class=\"guiju-explanation\" lang=\"";
  out += language == Language::Zh ? "zh" : "en";
  out += "\"><p>" + line(root_text(explanation, language), language) + "</p>";
  append_steps(out, explanation.root, language);
  return out + "</div>";
}

}  // namespace guiju::explain
