// Small questions to programs and outcomes that several kinds of step ask.
#pragma once

#include "guiju/eval/run.hpp"
#include "guiju/program/program.hpp"

namespace guiju::explain {

/// The stage of one kind for which `is_wanted` holds; nullptr where there is none.
template <class Stage, class Wanted>
const Stage* find_stage(const program::Program& program, Wanted is_wanted) {
  for (const program::Stage& each : program.stages)
    if (const auto* stage = std::get_if<Stage>(&each); stage != nullptr && is_wanted(*stage))
      return stage;
  return nullptr;
}

inline bool is_true(const eval::Outcome& outcome) {
  const bool* truth = std::get_if<bool>(&outcome.value);
  return outcome.state == eval::Outcome::State::Known && truth != nullptr && *truth;
}

/// nullptr where it is not known or no number.
inline const Rational* number_of(const eval::Outcome& outcome) {
  return outcome.state == eval::Outcome::State::Known ? std::get_if<Rational>(&outcome.value)
                                                      : nullptr;
}

}  // namespace guiju::explain
