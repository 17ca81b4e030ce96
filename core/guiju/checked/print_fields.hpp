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
  visit("pack", citation.pack);
}

template <class Visit>
void for_each_field(const Formula& formula, const Visit& visit) {
  visit("kind", "Formula");
  visit("value", formula.value);
}

template <class Visit>
void for_each_field(const Bracket::Band& band, const Visit& visit) {
  visit("upto", band.upto);
  visit("slice", band.slice);
  visit("holds", band.holds);
  visit("value", band.value);
  visit("citation", band.citation);
  visit("span", band.span);
}

template <class Visit>
void for_each_field(const Bracket& bracket, const Visit& visit) {
  visit("kind", "Bracket");
  visit("base", bracket.base);
  visit("is_progressive", bracket.is_progressive);
  visit("bands", bracket.bands);
  visit("value", bracket.value);
}

template <class Visit>
void for_each_field(const Exceptions::Exception& exception, const Visit& visit) {
  visit("name", exception.name);
  visit("condition", exception.condition);
  visit("overrides", exception.overrides);
  visit("applies", exception.applies);
  visit("value", exception.value);
  visit("column", exception.column);
  visit("citation", exception.citation);
  visit("span", exception.span);
}

template <class Visit>
void for_each_field(const Exceptions& rule, const Visit& visit) {
  visit("kind", "Exceptions");
  visit("general", rule.general);
  visit("span", rule.general_span);
  visit("general_citation", rule.general_citation);
  visit("exceptions", rule.exceptions);
  visit("clash", rule.clash);
  visit("value", rule.value);
}

template <class Visit>
void for_each_field(const ExceptionApplies& applies, const Visit& visit) {
  visit("kind", "ExceptionApplies");
  visit("column", applies.column);
  visit("exception", applies.exception);
}

template <class Visit>
void for_each_field(const DatedFormula::Version& version, const Visit& visit) {
  visit("from", version.from);
  visit("value", version.value);
  visit("citation", version.citation);
  visit("span", version.span);
}

template <class Visit>
void for_each_field(const DatedFormula& dated, const Visit& visit) {
  visit("kind", "DatedFormula");
  visit("date", dated.date);
  visit("is_at_as_of", dated.is_at_as_of);
  visit("versions", dated.versions);
  visit("cases", dated.cases);
  visit("value", dated.value);
}

template <class Visit>
void for_each_field(const DecisionTable::Row& row, const Visit& visit) {
  visit("tests", row.tests);
  visit("result", row.result);
  visit("span", row.span);
}

template <class Visit>
void for_each_field(const DecisionTable::Turn& turn, const Visit& visit) {
  visit("row", turn.row);
  visit("when", turn.when);
}

template <class Visit>
void for_each_field(const DecisionTable& table, const Visit& visit) {
  visit("kind", "DecisionTable");
  visit("policy", table.policy);
  visit("collect", table.collect);
  visit("inputs", table.inputs);
  visit("rows", table.rows);
  visit("turns", table.turns);
  visit("otherwise", table.otherwise);
  visit("first", table.first);
  visit("subtotal", table.subtotal);
  visit("limited", table.limited);
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
  visit("subtotal", scorecard.subtotal);
  visit("limited", scorecard.limited);
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
void for_each_field(const Beside::Match& match, const Visit& visit) {
  visit("op", match.op);
  visit("theirs", match.theirs);
  visit("own", match.own);
}

template <class Visit>
void for_each_field(const Beside& beside, const Visit& visit) {
  visit("anchor", beside.anchor);
  visit("guard", beside.guard);
  visit("matches", beside.matches);
}

template <class Visit>
void for_each_field(const Rank::Key& key, const Visit& visit) {
  visit("value", key.value);
  visit("descending", key.descending);
}

template <class Visit>
void for_each_field(const Rank::Reserve& reserve, const Visit& visit) {
  visit("count", reserve.count);
  visit("condition", reserve.condition);
  visit("citation", reserve.citation);
  visit("span", reserve.span);
}

template <class Visit>
void for_each_field(const Rank& rank, const Visit& visit) {
  visit("kind", "Rank");
  visit("scope", rank.scope);
  visit("participates", rank.participates);
  visit("keys", rank.keys);
  visit("shared", rank.shared);
  visit("quota", rank.quota);
  visit("reserves", rank.reserves);
  visit("outcomes", rank.outcomes);
}

template <class Visit>
void for_each_field(const RankOutcome& outcome, const Visit& visit) {
  visit("kind", "RankOutcome");
  visit("outcome", outcome.kind);
  visit("rank", outcome.rank);
}

template <class Visit>
void for_each_field(const SplitShare& share, const Visit& visit) {
  visit("kind", "SplitShare");
  visit("split", share.split);
  visit("receiver", share.receiver);
}

template <class Visit>
void for_each_field(const SplitLeftOver& left_over, const Visit& visit) {
  visit("kind", "SplitLeftOver");
  visit("split", left_over.split);
}

template <class Visit>
void for_each_field(const State& state, const Visit& visit) {
  visit("kind", "State");
  visit("order", state.order);
  visit("start", state.start);
  visit("stop", state.stop);
}

template <class Visit>
void for_each_field(const ParameterTable::Argument& argument, const Visit& visit) {
  visit("name", argument.name);
  visit("type", argument.type);
}

template <class Visit>
void for_each_field(const ParameterTable::Row& row, const Visit& visit) {
  visit("tests", row.tests);
  visit("cell", row.cell);
  visit("span", row.span);
}

template <class Visit>
void for_each_field(const ParameterTable::Version& version, const Visit& visit) {
  visit("from", version.from);
  visit("rows", version.rows);
  visit("otherwise", version.otherwise);
}

template <class Visit>
void for_each_field(const ParameterTable& table, const Visit& visit) {
  visit("name", table.name);
  visit("alias", table.alias);
  visit("type", table.type);
  visit("arguments", table.arguments);
  visit("placeholders", table.placeholders);
  visit("versions", table.versions);
  visit("span", table.span);
}

template <class Visit>
void for_each_field(const Process::Paper& paper, const Visit& visit) {
  visit("label", paper.label);
  visit("test", paper.test);
}

template <class Visit>
void for_each_field(const Process::Step& step, const Visit& visit) {
  visit("name", step.name);
  visit("body", step.body);
  visit("guard", step.guard);
  visit("papers", step.papers);
  visit("is_logged", step.is_logged);
  visit("is_next", step.is_next);
  visit("before", step.before);
  visit("is_skipping", step.is_skipping);
  visit("is_early", step.is_early);
  visit("is_foreign", step.is_foreign);
  visit("is_out_of_order", step.is_out_of_order);
  visit("citation", step.citation);
  visit("span", step.span);
}

template <class Visit>
void for_each_field(const Process& process, const Visit& visit) {
  visit("kind", "Process");
  visit("log", process.log);
  visit("steps", process.steps);
  visit("last", process.last);
  visit("finished", process.finished);
}

template <class Visit>
void for_each_field(const ProcessProduct& product, const Visit& visit) {
  visit("kind", "ProcessProduct");
  visit("process", product.process);
  visit("part", product.part);
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
  visit("rank", order.rank);
  visit("span", order.span);
}

template <class Visit>
void for_each_field(const Split& split, const Visit& visit) {
  visit("total", split.total);
  visit("before", split.before);
  visit("has_refund", split.has_refund);
  visit("ratio", split.ratio);
  visit("receivers", split.receivers);
  visit("scope", split.scope);
  visit("weight", split.weight);
  visit("participates", split.participates);
  visit("floor", split.floor);
  visit("cap", split.cap);
  visit("ties", split.ties);
  visit("method", split.method);
  visit("short_rule", split.short_rule);
  visit("left_over", split.left_over);
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
