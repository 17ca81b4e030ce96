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
  Parameter,  // with its version's date and source
  Rows,       // something over rows: an aggregate, what an order carries, a window
  Value,      // a part of a formula, a share, a neighbour
};

struct Step {
  StepKind kind = StepKind::Conclusion;
  std::string name;         // column, parameter, label: as in the rule file
  std::string source_text;  // the clause as written
  std::string place;        // rules/daoxian/lending.gj:41; of an input the line of its table
  checked::Citation citation;
  eval::Outcome outcome;
  std::string value;                 // as the result shows it; empty where not known
  std::string unit;                  // of `value`: 元, 元/户
  std::vector<std::string> missing;  // names of outcome.missing: bare for the own table, 户.申请额
  std::string cell;                  // Input: what the cell that could not be read says
  std::optional<bool> holds;         // Clause, Comparison
  std::string left;                  // Comparison: both sides, with their units
  std::string right;
  std::string distance;  // Comparison: how far the left side is from the threshold: "-0.02%"
  std::string since;     // Parameter: the day from which this value holds
  Bilingual role;        // what it is to its parent: the start condition, the total to split
  Bilingual note;        // words about it; {name} stands for one of `arguments`
  Bilingual change;      // that another pack replaced or added it; the same `arguments`
  std::vector<Argument> arguments;
  bool is_decisive = false;  // its parent came out as it did because of this
  bool is_repeated = false;  // stands above already, with its steps
  std::vector<Step> steps;
};

struct Explanation {
  std::string entity;
  std::vector<std::string> key;
  Step root;
};

/// Conclusions expanded inside one another at most; deeper ones are named with their value.
inline constexpr std::size_t depth_max = 4;

/// Never fails for a row and column of the run.
Explanation explain(const checked::CheckedPack& pack, const program::Program& program,
                    const SourceSet& sources, const eval::Run& run, checked::ColumnId column,
                    std::size_t row);

/// One step a line, what it follows from indented below it.
std::string render_text(const Explanation& explanation, Language language);
/// The whole tree with both languages.
std::string render_json(const Explanation& explanation);
/// A fragment that stands by itself in a page.
std::string render_html(const Explanation& explanation, Language language);

}  // namespace guiju::explain
