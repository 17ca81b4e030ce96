// Which clauses the tests of a pack reached.
#pragma once

#include <vector>

#include "guiju/engine/engine.hpp"

namespace guiju {

/// Follows the clauses of a pack through the runs of its tests.
class Coverage {
 public:
  explicit Coverage(const CompiledPack& pack);

  /// Takes note of what the expected conclusions of a test went through. `program`: of `checked`,
  /// which is the pack without what the test sets.
  void follow(const checked::TestCase& test, const checked::CheckedPack& checked,
              const program::Program& program, const eval::Run& run);
  /// The versions of a dated table of several results stand there once, whichever of the results a
  /// test asks for.
  [[nodiscard]] std::vector<ClauseCoverage> take();

 private:
  /// How a clause is known to have been reached: every one of `holds` true, of `fails` false; of each
  /// of `out` at least one false; `above_zero` so; `known` known, or the column itself where nothing is
  /// asked.
  struct Condition {
    std::vector<checked::ExprId> holds;
    std::vector<checked::ExprId> fails = {};
    std::vector<std::vector<checked::ExprId>> out = {};
    checked::ExprId known = {};
    checked::ExprId above_zero = {};
  };
  void add(checked::ColumnId column, Span span, std::string_view kind, Condition condition);
  void add_definition(checked::ColumnId column);
  void add_table(checked::ColumnId column, const checked::DecisionTable& table);
  void add_bracket(checked::ColumnId column, const checked::Bracket& bracket);
  void add_exceptions(checked::ColumnId column, const checked::Exceptions& rule);
  void add_dated(checked::ColumnId column, const checked::DatedFormula& dated);
  void add_choices(checked::ColumnId column, checked::ExprId root);
  void follow_row(checked::ColumnId column, const eval::Recording& recording, bool is_concluded);
  [[nodiscard]] bool is_done(checked::ColumnId column) const;

  const CompiledPack& pack_;
  std::vector<ClauseCoverage> clauses_;
  std::vector<Condition> conditions_;                // by clause
  std::vector<std::vector<std::size_t>> of_column_;  // clauses, by ColumnId
};

}  // namespace guiju
