// A step as one line of words: what both renderers for people share.
#pragma once

#include <string>

#include "guiju/explain/explanation.hpp"

namespace guiju::explain {

/// A line in its pieces, so that a page can set them apart.
struct StepText {
  std::string lead;    // 因为; empty where the step is not decisive
  std::string head;    // what it is about
  std::string value;   // with its unit
  std::string detail;  // how it came out, joined by commas
  std::string origin;  // in brackets: place, source, since when
};

/// `above`: the place that the line above names; it is not said twice.
StepText step_text(const Step& step, const std::string& above, Language language);
StepText root_text(const Explanation& explanation, Language language);
/// The note with its arguments in place.
std::string note_text(const Step& step, Language language);
/// Likewise what another pack made of it.
std::string change_text(const Step& step, Language language);
/// The pieces as one line.
std::string joined(const StepText& text, Language language);

}  // namespace guiju::explain
