#include "guiju/explain/step_text.hpp"

namespace guiju::explain {
namespace {

void append_steps(std::string& out, const Step& above, std::size_t level, Language language) {
  for (const Step& step : above.steps) {
    out.append(level * 2, ' ');
    out += joined(step_text(step, above.place, language), language);
    out += '\n';
    append_steps(out, step, level + 1, language);
  }
}

}  // namespace

std::string render_text(const Explanation& explanation, Language language) {
  std::string out = joined(root_text(explanation, language), language) + '\n';
  append_steps(out, explanation.root, 1, language);
  return out;
}

}  // namespace guiju::explain
