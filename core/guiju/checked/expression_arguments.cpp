// Arguments of functions: values of a type, and names and texts that stand for something else.
#include <algorithm>
#include <utility>

#include "guiju/base/pattern.hpp"
#include "guiju/checked/builtins.hpp"
#include "guiju/checked/diagnostics/functions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/expression.hpp"
#include "guiju/checked/unit_names.hpp"

namespace guiju::checked {

using syntax::ExprKind;

namespace {

BilingualText wanted_text(Takes takes) {
  switch (takes) {
    case Takes::Number:
    case Takes::SameUnit: return phrases::a_number;
    case Takes::Integer: return phrases::an_integer;
    case Takes::Amount: return phrases::money;
    case Takes::Date: return phrases::a_date;
    case Takes::DateOrMonth: return phrases::a_date_or_month;
    case Takes::Months: return phrases::a_duration_of_months;
    case Takes::Item:
    case Takes::Text: return phrases::a_text;
    case Takes::List: return phrases::a_list;
    case Takes::TextOrList: return phrases::a_text_or_list;
    case Takes::EnumWord: return phrases::a_word_of_an_enum;
    case Takes::Pattern: return phrases::a_pattern;
    default: return phrases::a_value;
  }
}

BilingualText fault_text(PatternFault::Kind kind) {
  switch (kind) {
    case PatternFault::Kind::BracketOpen: return phrases::pattern_bracket_open;
    case PatternFault::Kind::BracketClosed: return phrases::pattern_bracket_closed;
    case PatternFault::Kind::NothingRepeated: return phrases::pattern_nothing_repeated;
    case PatternFault::Kind::BadRepeat: return phrases::pattern_bad_repeat;
    case PatternFault::Kind::BadRange: return phrases::pattern_bad_range;
    case PatternFault::Kind::BadEscape: return phrases::pattern_bad_escape;
    case PatternFault::Kind::NoAnchor: return phrases::pattern_no_anchor;
    case PatternFault::Kind::TooLarge: break;
  }
  return phrases::pattern_too_large;
}

}  // namespace

/// `args`: those before it, all of them checked.
ExprId ExpressionChecker::check_argument(const syntax::Expr& call, std::size_t place, Takes wanted,
                                         const std::vector<ExprId>& args) {
  if (wanted == Takes::MonthEnd) return read_month_end(call, place);
  const syntax::Expr& written = tree_.at(call.args[place]);
  if (wanted == Takes::Calendar) return read_calendar(written);
  if (wanted == Takes::Pattern) return read_pattern(call.args[place]);
  if (wanted == Takes::Item) return check_item(call.args[place], args[0]);
  const ExprId id = check(call.args[place]);
  if (is_error(id)) return id;
  if (!takes(wanted, type(id))) {
    report_mismatch(context_.pack.at(id).span, wanted_text(wanted), type(id));
    return error(written.span);
  }
  if (wanted == Takes::SameUnit && !is_error(args[0]) && !common_type(type(args[0]), type(id))) {
    context_.report(Problem(diagnostics::dimension_mismatch, context_.pack.at(id).span)
                        .with("operator", call.name.text)
                        .with("left", text_of(type(args[0])))
                        .with("right", text_of(type(id))));
    return error(written.span);
  }
  constexpr int fen_places = 2;
  if (wanted == Takes::Amount && type(id).scale.value_or(fen_places + 1) > fen_places) {
    context_.report(Problem(diagnostics::missing_rounding, context_.pack.at(id).span)
                        .with("name", call.name.text)
                        .with("wanted", phrases::money)
                        .with("step", unit_names::fen));
    return error(written.span);
  }
  return id;
}

/// An item of a list or a part of a text; a word of an enum becomes the text that it is.
ExprId ExpressionChecker::check_item(syntax::ExprId written, ExprId whole) {
  const Type list = type(whole);
  const bool has_words = list.kind == TypeKind::List && !list.enumeration.is_none();
  const Type hint = has_words ? enum_type(list.enumeration) : simple_type(TypeKind::Text);
  const ExprId id = check(written, &hint);
  if (is_error(id) || is_error(whole)) return id;
  const Type& found = type(id);
  const bool is_word = found.kind == TypeKind::Enum && list.kind == TypeKind::List &&
                       (!has_words || found.enumeration == list.enumeration);
  if (is_word) {
    const ExprId text =
        make(Op::Call, simple_type(TypeKind::Text), context_.pack.at(id).span, {id});
    context_.pack.exprs[text.index()].builtin = Builtin::TextOf;
    return text;
  }
  if (found.kind == TypeKind::Text) return id;
  report_mismatch(context_.pack.at(id).span, has_words ? text_of(hint) : phrases::a_text, found);
  return error(context_.pack.at(id).span);
}

/// The word of a rule as its number; the first where none is written.
ExprId ExpressionChecker::read_month_end(const syntax::Expr& call, std::size_t place) {
  const Type number = number_type(NumberForm::Integer, {}, 0);
  if (place >= call.args.size()) return make_constant(number, Rational(0), call.span);
  const syntax::Expr& written = tree_.at(call.args[place]);
  const auto word = written.kind == ExprKind::Name
                        ? syntax::find_word(syntax::WordGroup::MonthEnd, written.name.text)
                        : std::nullopt;
  if (word) {
    const auto first = static_cast<std::int64_t>(syntax::Word::MonthEnd_Cut);
    return make_constant(number, Rational(static_cast<std::int64_t>(*word) - first), written.span);
  }
  BilingualText known;
  for (const syntax::WordEntry& entry : syntax::all_words()) {
    if (entry.group != syntax::WordGroup::MonthEnd) continue;
    known.zh += (known.zh.empty() ? "" : " ") + std::string(entry.spelling.zh);
    known.en += (known.en.empty() ? "" : " ") + std::string(entry.spelling.en);
  }
  context_.report(Problem(diagnostics::unknown_word, written.span)
                      .with("clause", call.name.text)
                      .with("name", context_.text(written.span))
                      .with("known", known));
  return error(written.span);
}

/// The name of a calendar as its place among those of the pack.
ExprId ExpressionChecker::read_calendar(const syntax::Expr& written) {
  if (written.kind == ExprKind::Name) {
    const auto found = context_.calendars.find(written.name.text);
    if (found != context_.calendars.end())
      return make_constant(number_type(NumberForm::Integer, {}, 0),
                           Rational(static_cast<std::int64_t>(found->second.index())),
                           written.span);
  }
  Problem problem(diagnostics::unknown_calendar, written.span);
  problem.with("name", context_.text(written.span));
  std::vector<std::string> known;
  for (const auto& [name, id] : context_.calendars) known.push_back(name);
  std::sort(known.begin(), known.end());
  if (written.kind == ExprKind::Name)
    context_.suggest(problem, written.name.text, written.span, known);
  context_.report(std::move(problem));
  return error(written.span);
}

ExprId ExpressionChecker::read_pattern(syntax::ExprId written_id) {
  const syntax::Expr& written = tree_.at(written_id);
  if (written.kind != ExprKind::Literal || written.literal.kind != syntax::LiteralKind::Text) {
    const ExprId id = check(written_id);
    report_mismatch(written.span, phrases::a_pattern, type(id));
    return error(written.span);
  }
  const auto compiled = Pattern::compile(written.literal.text);
  if (const auto* fault = std::get_if<PatternFault>(&compiled)) {
    context_.report(Problem(diagnostics::bad_pattern, written.span)
                        .with("pattern", written.literal.text)
                        .with("place", std::to_string(fault->place + 1))
                        .with("reason", fault_text(fault->kind)));
    return error(written.span);
  }
  return make_constant(simple_type(TypeKind::Text), written.literal.text, written.span);
}

}  // namespace guiju::checked
