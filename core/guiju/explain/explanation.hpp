// Why a row got its conclusion, as a tree of steps in plain values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/diagnostic.hpp"
#include "guiju/eval/run.hpp"
#include "guiju/program/program.hpp"
#include "guiju/source/source_file.hpp"

namespace guiju::explain {

enum class StepKind : std::uint8_t {
  Conclusion,  // the column asked for, or one that it reads
  Clause,      // a criterion, item, veto, row, label, branch: `holds` says how it came out
  Comparison,  // left, right, distance to the threshold
  Input,
  Parameter,   // with its version's date and source
  Rows,        // an aggregate: how many rows counted, how many were open
};

struct Step {
  StepKind kind = StepKind::Conclusion;
  std::string name;          // column, parameter, label: as in the rule file
  std::string source_text;   // the clause as written
  std::string place;         // rules/daoxian/lending.gj:41
  checked::Citation citation;
  eval::Outcome outcome;
  std::string value;         // as the result shows it; empty where not known
  std::optional<bool> holds; // Clause, Comparison
  std::string distance;      // Comparison: how far the left side is from the threshold: "-0.02%"
  Bilingual note;            // static words, e.g. why a fault arose
  std::vector<Step> steps;
};

struct Explanation {
  std::string entity;
  std::vector<std::string> key;
  Step root;
};

/// Never fails for a row and column of the run.
Explanation explain(const checked::CheckedPack& pack, const program::Program& program,
                    const SourceSet& sources, const eval::Run& run, checked::ColumnId column,
                    std::size_t row);

std::string render_text(const Explanation& explanation, Language language);
std::string render_json(const Explanation& explanation);
std::string render_html(const Explanation& explanation, Language language);

}  // namespace guiju::explain
