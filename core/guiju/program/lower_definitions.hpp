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

  Register operator()(const checked::Formula& formula);
  Register operator()(const checked::DecisionTable& table);  // lower_decision_table.cpp
  Register operator()(const checked::Eligibility& eligibility);
  Register operator()(const checked::FailedCriteria& failed);  // lower_eligibility.cpp
  Register operator()(const checked::Scorecard& card);
  Register operator()(const checked::ScoreItemPoints& points);
  Register operator()(const checked::LostPoints& lost);   // lower_scorecard.cpp
  Register operator()(const checked::LabelList& list);    // lower_list.cpp
  Register operator()(const checked::SplitShare& share);  // lower_split.cpp
  Register operator()(const checked::State& state);       // lower_state.cpp

 private:
  Register criterion(const checked::Eligibility::Criterion& criterion);
  Register item_points(const checked::Scorecard::Item& item);
  Register load_own();
  Register dense_hit(const checked::DecisionTable& table);
  const checked::Type& type() const;
  const checked::CheckedPack& pack() const { return builder_.pack_; }

  RowCodeBuilder& builder_;
  ColumnId column_;
};

}  // namespace guiju::program
