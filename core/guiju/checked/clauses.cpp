#include "guiju/checked/clauses.hpp"

#include <algorithm>

#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/law.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

std::string without_spaces(std::string_view text) {
  std::string result;
  for (const char c : text)
    if (c != ' ' && c != '\t') result += c;
  return result;
}

std::vector<std::string> known_types(const Context& context) {
  std::vector<std::string> known;
  for (const syntax::WordEntry& entry : syntax::all_words()) {
    if (entry.group != syntax::WordGroup::Type) continue;
    known.emplace_back(entry.spelling.zh);
    known.emplace_back(entry.spelling.en);
  }
  for (const auto& [name, id] : context.enumerations) known.push_back(name);
  std::sort(known.begin(), known.end());
  return known;
}

Type named_type(Context& context, const syntax::TypeRef& reference) {
  const std::string& name = reference.name.text;
  if (const auto word = syntax::find_word(syntax::WordGroup::Type, name)) {
    switch (*word) {
      case Word::Type_Bool: return simple_type(TypeKind::Bool);
      case Word::Type_Integer: return number_type(NumberForm::Integer, {}, 0);
      case Word::Type_Decimal: return number_type(NumberForm::Decimal, {}, std::nullopt);
      case Word::Type_Rate: return number_type(NumberForm::Rate, {}, std::nullopt);
      case Word::Type_RatioList: return simple_type(TypeKind::RatioList);
      case Word::Type_Money: return number_type(NumberForm::Money, money_dimension(), 2);
      case Word::Type_Date: return simple_type(TypeKind::Date);
      case Word::Type_Month: return simple_type(TypeKind::Month);
      case Word::Type_Duration: return simple_type(TypeKind::MonthSpan);
      case Word::Type_Text: return simple_type(TypeKind::Text);
      case Word::Type_ListOf: return simple_type(TypeKind::List);
      case Word::Type_RoundingMode: return simple_type(TypeKind::RoundingMode);
      default: break;
    }
  }
  const auto found = context.enumerations.find(name);
  if (found != context.enumerations.end()) return enum_type(found->second);
  if (name.empty()) return {};
  Problem problem(diagnostics::unknown_type, reference.name.span);
  problem.with("name", name);
  context.suggest(problem, name, reference.name.span, known_types(context));
  context.report(std::move(problem));
  return {};
}

/// A unit that a column of `type` may be kept in: money in 万元, a number in 户 or 元/户.
bool takes_unit(const Type& type, const Dimension& dimension) {
  if (!type.is_number()) return false;
  if (type.form != NumberForm::Money) return true;
  return !dimension.powers.empty() && dimension.powers[0] == Dimension::Power{UnitId{0}, 1};
}

/// The pack `own` where it declares the source, else those of its imports that do.
std::vector<std::size_t> packs_with_source(const Context& context, const std::string& source,
                                           std::size_t own) {
  if (context.citations[own].contains(source)) return {own};
  std::vector<std::size_t> found;
  for (const std::size_t pack : context.packs[own].sees)
    if (context.citations[pack].contains(source)) found.push_back(pack);
  return found;
}

}  // namespace

Citation read_citation(Context& context, const syntax::Statement& statement,
                       const Citation& inherited) {
  const syntax::Clause* clause = syntax::find_clause(statement, Word::Clause_Cite);
  if (clause == nullptr || clause->names.empty()) return inherited;
  const syntax::Name& source = clause->names[0];
  const std::size_t own = context.pack_of(source.span);
  const auto declaring = packs_with_source(context, source.text, own);
  Citation citation{source.text, "", clause->text, ""};
  if (declaring.empty()) {
    Problem problem(diagnostics::unknown_source, source.span);
    problem.with("name", source.text);
    std::vector<std::string> known;
    for (const auto& [name, place] : context.citations[own]) known.push_back(name);
    std::sort(known.begin(), known.end());
    context.suggest(problem, source.text, source.span, known);
    context.report(std::move(problem));
    return citation;
  }
  const auto place_in = [&](std::size_t pack) {
    return context.citations[pack].find(source.text)->second;
  };
  if (declaring.size() > 1)
    context.report(Problem(diagnostics::ambiguous_source, source.span)
                       .with("name", source.text)
                       .label(place_in(declaring[0]).span, phrases::first_declared)
                       .label(place_in(declaring[1]).span, phrases::other_value));
  citation.source_text = place_in(declaring[0]).text;
  if (declaring[0] != context.own_pack()) citation.pack = context.packs[declaring[0]].header.name;
  return citation;
}

void require_citation(Context& context, const Citation& citation, const syntax::Name& place) {
  if (citation.is_none())
    context.report(Problem(diagnostics::missing_source, place.span).with("name", place.text));
}

std::optional<Step> read_step(Context& context, const syntax::Tree& tree,
                              const syntax::Clause& clause) {
  if (clause.args.empty() || clause.args[0].is_none()) return std::nullopt;
  const syntax::Expr& expr = tree.at(clause.args[0]);
  Step step;
  step.written = context.text(expr.span);
  step.span = expr.span;
  bool is_step = false;
  if (expr.kind == syntax::ExprKind::Literal) {
    const auto literal = literal_value(context.pack, expr.literal, expr.span, context.sink);
    if (!literal) return std::nullopt;
    if (literal->type.is_number()) {
      step.value = std::get<Rational>(literal->value);
      step.dimension = literal->type.dimension;
      step.is_of_any_unit = expr.literal.kind == syntax::LiteralKind::Number;
      is_step = step.value.sign() > 0 && decimal_places(step.value).has_value();
    }
  } else if (const auto unit = read_unit(context.pack, without_spaces(step.written)).unit) {
    step.value = unit->factor;
    step.dimension = unit->dimension;
    step.is_of_any_unit = unit->dimension.is_none();
    is_step = true;
  }
  if (is_step) return step;
  context.report(Problem(diagnostics::unknown_step, expr.span).with("step", step.written));
  return std::nullopt;
}

bool fits_step(Context& context, const Step& step, const Type& type) {
  if (type.kind == TypeKind::Error) return false;
  const bool fits = type.is_number() &&
                    (step.dimension == type.dimension || (step.is_of_any_unit && !type.is_money()));
  if (!fits)
    context.report(Problem(diagnostics::unit_mismatch, step.span)
                       .with("wanted", type_text(context.pack, type))
                       .with("found", filled(phrases::the_step, {{"step", step.written}})));
  return fits;
}

int places_of(const Type& type, const Rational& step) {
  const int places = decimal_places(step).value_or(0);
  return type.form == NumberForm::Rate ? std::max(0, places - 2) : places;
}

void refuse_clauses(Context& context, const syntax::Statement& statement,
                    std::initializer_list<syntax::Word> words) {
  for (const syntax::Clause& clause : statement.clauses)
    if (std::find(words.begin(), words.end(), clause.word) != words.end())
      context.report(Problem(diagnostics::clause_not_here, clause.word_span)
                         .with("clause", word_text(clause.word)));
}

DeclaredType read_type(Context& context, const syntax::TypeRef& reference,
                       const syntax::Clause* unit, const syntax::Tree& tree) {
  DeclaredType declared{named_type(context, reference)};
  declared.type.may_be_none = reference.may_be_none && declared.type.kind != TypeKind::Error;
  if (unit == nullptr || unit->args.empty() || unit->args[0].is_none()) return declared;
  const Span span = tree.at(unit->args[0]).span;
  const std::string written = without_spaces(context.text(span));
  if (declared.type.kind == TypeKind::MonthSpan) {
    const auto word = syntax::find_word(syntax::WordGroup::Operator, written);
    if (word == Word::Operator_Days) declared.type = simple_type(TypeKind::DaySpan);
    if (word == Word::Operator_Years) declared.cell_unit = 12;
    if (word) return declared;
  }
  const UnitReading reading = read_unit(context.pack, written);
  if (!reading.unit) {
    context.report(Problem(diagnostics::unknown_unit, span).with("name", reading.unknown));
    declared.type = {};
    return declared;
  }
  if (declared.type.kind == TypeKind::Error) return declared;
  if (!takes_unit(declared.type, reading.unit->dimension)) {
    context.report(Problem(diagnostics::unit_not_taken, span)
                       .with("type", type_text(context.pack, declared.type))
                       .with("unit", written));
    declared.type = {};
    return declared;
  }
  declared.type.dimension = reading.unit->dimension;
  declared.cell_unit = reading.unit->factor;
  return declared;
}

void refuse_none(Context& context, const syntax::TypeRef& reference) {
  if (reference.may_be_none) context.report(Problem(diagnostics::never_none, reference.name.span));
}

WrittenMode read_mode(Context& context, const syntax::Clause& clause) {
  WrittenMode written;
  if (!clause.mode) return written;
  const syntax::Name& name = *clause.mode;
  written.mode = find_rounding_mode(name.text);
  if (written.mode) return written;
  written.parameter = context.find_parameter(name.text);
  if (!written.parameter.is_none()) {
    const Type& type = context.pack.at(written.parameter).type;
    if (type.kind == TypeKind::RoundingMode || type.kind == TypeKind::Error) return written;
    context.report(Problem(diagnostics::type_mismatch, name.span)
                       .with("wanted", type_text(context.pack, simple_type(TypeKind::RoundingMode)))
                       .with("found", type_text(context.pack, type)));
    return {RoundingMode::HalfAwayFromZero, {}};
  }
  BilingualText known;
  for (const RoundingModeName& mode : rounding_mode_names) {
    known.zh += (known.zh.empty() ? "" : " ") + std::string(mode.zh);
    known.en += (known.en.empty() ? "" : " ") + std::string(mode.en);
  }
  context.report(Problem(diagnostics::unknown_word, name.span)
                     .with("clause", word_text(Word::Margin_Rounding))
                     .with("name", name.text)
                     .with("known", known));
  return {RoundingMode::HalfAwayFromZero, {}};
}

}  // namespace guiju::checked
