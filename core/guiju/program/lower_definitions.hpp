// Row code for each construct that is computed on one row. One file a construct: lower_*.cpp.
#pragma once

#include "guiju/program/row_code_builder.hpp"

namespace guiju::program {

/// Lowers the definition of one column with the builder of its table.
class DefinitionLowering {
 public:
  DefinitionLowering(RowCodeBuilder& builder, ColumnId column)
      : builder_(builder), column_(column) {}

  Register lower();

  // What others store: inputs, ranks.
  Register operator()(const std::monostate&);
  Register operator()(const checked::Rank& rank);
  Register operator()(const checked::RankOutcome& outcome);

  Register operator()(const checked::Formula& formula);
  Register operator()(const checked::Bracket& bracket);
  Register operator()(const checked::Exceptions& rule);
  Register operator()(const checked::ExceptionApplies& applies);
  Register operator()(const checked::DatedFormula& dated);
  Register operator()(const checked::DecisionTable& table);  // lower_decision_table.cpp
  Register operator()(const checked::Eligibility& eligibility);
  Register operator()(const checked::FailedCriteria& failed);  // lower_eligibility.cpp
  Register operator()(const checked::Scorecard& card);
  Register operator()(const checked::ScoreItemPoints& points);
  Register operator()(const checked::LostPoints& lost);  // lower_scorecard.cpp
  Register operator()(const checked::LabelList& list);   // lower_list.cpp
  Register operator()(const checked::SplitShare& share);
  Register operator()(const checked::SplitLeftOver& left_over);  // lower_split.cpp
  Register operator()(const checked::State& state);              // lower_state.cpp
  Register operator()(const checked::Process& process);
  Register operator()(const checked::ProcessProduct& product);  // lower_process.cpp

 private:
  Register criterion(const checked::Eligibility::Criterion& criterion);
  Register item_points(const checked::Scorecard::Item& item);
  Register next_step(const checked::Process& process);
  Register of_next_step(const checked::Process& process, std::vector<Register> values);
  Register missing_papers(const checked::Process::Step* step);
  Register papers_complete(const checked::Process::Step& step);
  Register load_own();
  /// `value` with the clauses of the head line over it, where there are some.
  Register limit(ExprId subtotal, ExprId limited, Register value);
  // lower_decision_table.cpp
  std::vector<Register> hits(const checked::DecisionTable& table);
  Register picked(const checked::DecisionTable& table);
  Register dense_hit(const checked::DecisionTable& table);
  Register collected(const checked::DecisionTable& table);
  Register extreme(const checked::DecisionTable& table, const std::vector<Register>& hits);
  Register label_list(const checked::DecisionTable& table, const std::vector<Register>& hits);
  Register labels(std::vector<Register> hits, std::vector<std::string> labels);
  Register count(const std::vector<Register>& hits);
  Register unless_none(Register count, Register value, Register otherwise);
  const checked::Type& type() const;
  const checked::CheckedPack& pack() const { return builder_.pack_; }

  RowCodeBuilder& builder_;
  ColumnId column_;
};

}  // namespace guiju::program
