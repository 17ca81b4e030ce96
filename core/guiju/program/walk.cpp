#include "guiju/program/walk.hpp"

namespace guiju::program {
namespace {

using namespace checked;

struct RootVisitor {
  const CheckedPack& pack;
  const std::function<void(ExprId)>& visit;

  void one(ExprId id) const {
    if (id) visit(id);
  }
  void operator()(const std::monostate&) const {}
  void operator()(const Formula& formula) const { one(formula.value); }
  void operator()(const DecisionTable& table) const {
    for (const DecisionTable::Row& row : table.rows) {
      for (ExprId test : row.tests) one(test);
      one(row.result);
    }
    one(table.otherwise);
  }
  void operator()(const Eligibility& eligibility) const {
    for (const Eligibility::Criterion& criterion : eligibility.criteria) {
      one(criterion.guard);
      one(criterion.test);
    }
  }
  void operator()(const FailedCriteria& failed) const { of_column(failed.eligibility); }
  void operator()(const Scorecard& card) const {
    for (const Scorecard::Item& item : card.items) {
      one(item.guard);
      one(item.points);
      one(item.full);
    }
    for (const Scorecard::Veto& veto : card.vetoes) {
      one(veto.condition);
      one(veto.points);
    }
    one(card.floor);
    one(card.cap);
  }
  void operator()(const ScoreItemPoints& points) const {
    const auto& card = std::get<Scorecard>(pack.at(points.scorecard).definition);
    one(card.items[points.item].guard);
    one(card.items[points.item].points);
  }
  void operator()(const LostPoints& lost) const {
    for (const Scorecard::Item& item :
         std::get<Scorecard>(pack.at(lost.scorecard).definition).items) {
      if (item.is_bonus) continue;
      one(item.guard);
      one(item.points);
      one(item.full);
    }
  }
  void operator()(const LabelList& list) const {
    for (const LabelList::Line& line : list.lines) one(line.condition);
  }
  void operator()(const Rank& rank) const {
    one(rank.participates);
    for (const Rank::Key& key : rank.keys) one(key.value);
  }
  void operator()(const RankOutcome&) const {}
  void operator()(const SplitLeftOver&) const {}
  void operator()(const SplitShare& share) const {
    const Split& split = pack.at(share.split);
    if (!split.scope) {
      one(split.total);
      one(split.ratio);
    }
  }
  void operator()(const State& state) const {
    one(state.start);
    one(state.stop);
  }
  void of_column(ColumnId column) const { std::visit(*this, pack.at(column).definition); }
};

}  // namespace

void for_each_root(const checked::CheckedPack& pack, const checked::Definition& definition,
                   const std::function<void(checked::ExprId)>& visit) {
  std::visit(RootVisitor{pack, visit}, definition);
}

}  // namespace guiju::program
