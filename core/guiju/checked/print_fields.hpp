// The fields of constructs by name, for the dump: one overload a construct. The first field of a
// definition is its kind.
#pragma once

#include "guiju/checked/tree.hpp"

namespace guiju::checked {

template <class Visit>
void for_each_field(const Citation& citation, const Visit& visit) {
  visit("source", citation.source);
  visit("source_text", citation.source_text);
  visit("clause", citation.clause);
}

template <class Visit>
void for_each_field(const Formula& formula, const Visit& visit) {
  visit("kind", "Formula");
  visit("value", formula.value);
}

template <class Visit>
void for_each_field(const DecisionTable::Row& row, const Visit& visit) {
  visit("tests", row.tests);
  visit("result", row.result);
  visit("span", row.span);
}

template <class Visit>
void for_each_field(const DecisionTable& table, const Visit& visit) {
  visit("kind", "DecisionTable");
  visit("policy", table.policy);
  visit("inputs", table.inputs);
  visit("rows", table.rows);
  visit("otherwise", table.otherwise);
}

template <class Visit>
void for_each_field(const Eligibility::Criterion& criterion, const Visit& visit) {
  visit("test", criterion.test);
  visit("guard", criterion.guard);
  visit("label", criterion.label);
  visit("citation", criterion.citation);
  visit("span", criterion.span);
}

template <class Visit>
void for_each_field(const Eligibility& eligibility, const Visit& visit) {
  visit("kind", "Eligibility");
  visit("criteria", eligibility.criteria);
}

template <class Visit>
void for_each_field(const FailedCriteria& failed, const Visit& visit) {
  visit("kind", "FailedCriteria");
  visit("eligibility", failed.eligibility);
}

template <class Visit>
void for_each_field(const Scorecard::Item& item, const Visit& visit) {
  visit("name", item.name);
  visit("points", item.points);
  visit("guard", item.guard);
  visit("full", item.full);
  visit("is_bonus", item.is_bonus);
  visit("column", item.column);
  visit("citation", item.citation);
  visit("span", item.span);
}

template <class Visit>
void for_each_field(const Scorecard::Veto& veto, const Visit& visit) {
  visit("condition", veto.condition);
  visit("points", veto.points);
  visit("citation", veto.citation);
  visit("span", veto.span);
}

template <class Visit>
void for_each_field(const Scorecard& scorecard, const Visit& visit) {
  visit("kind", "Scorecard");
  visit("items", scorecard.items);
  visit("vetoes", scorecard.vetoes);
  visit("floor", scorecard.floor);
  visit("cap", scorecard.cap);
}

template <class Visit>
void for_each_field(const ScoreItemPoints& points, const Visit& visit) {
  visit("kind", "ScoreItemPoints");
  visit("scorecard", points.scorecard);
  visit("item", points.item);
}

template <class Visit>
void for_each_field(const LostPoints& lost, const Visit& visit) {
  visit("kind", "LostPoints");
  visit("scorecard", lost.scorecard);
}

template <class Visit>
void for_each_field(const LabelList::Line& line, const Visit& visit) {
  visit("label", line.label);
  visit("condition", line.condition);
  visit("citation", line.citation);
  visit("span", line.span);
}

template <class Visit>
void for_each_field(const LabelList& list, const Visit& visit) {
  visit("kind", "LabelList");
  visit("lines", list.lines);
}

template <class Visit>
void for_each_field(const Rank::Key& key, const Visit& visit) {
  visit("value", key.value);
  visit("descending", key.descending);
}

template <class Visit>
void for_each_field(const Rank& rank, const Visit& visit) {
  visit("kind", "Rank");
  visit("scope", rank.scope);
  visit("participates", rank.participates);
  visit("keys", rank.keys);
  visit("shared", rank.shared);
}

template <class Visit>
void for_each_field(const SplitShare& share, const Visit& visit) {
  visit("kind", "SplitShare");
  visit("split", share.split);
  visit("receiver", share.receiver);
}

template <class Visit>
void for_each_field(const State& state, const Visit& visit) {
  visit("kind", "State");
  visit("order", state.order);
  visit("start", state.start);
  visit("stop", state.stop);
}

template <class Visit>
void for_each_field(const Order::Key& key, const Visit& visit) {
  visit("value", key.value);
  visit("descending", key.descending);
}

template <class Visit>
void for_each_field(const Order& order, const Visit& visit) {
  visit("name", order.name);
  visit("entity", order.entity);
  visit("scope", order.scope);
  visit("keys", order.keys);
  visit("span", order.span);
}

template <class Visit>
void for_each_field(const Split& split, const Visit& visit) {
  visit("total", split.total);
  visit("ratio", split.ratio);
  visit("receivers", split.receivers);
  visit("scope", split.scope);
  visit("weight", split.weight);
  visit("participates", split.participates);
  visit("ties", split.ties);
  visit("step", split.step);
  visit("span", split.span);
}

/// Parts that are printed by their fields.
struct AnyFieldVisitor {
  template <class Field>
  void operator()(const char*, const Field&) const {}
};
template <class Part>
concept has_fields = requires(const Part& part) {
  for_each_field(part, AnyFieldVisitor{});
};

}  // namespace guiju::checked
