// 单位: the units of a pack, and what one of them is worth in others.
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/functions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/checked/unit_names.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// A unit that is worth so much of others; those may be worth something in turn.
struct Conversion {
  UnitValue value;
  Span span;
  enum class Progress : std::uint8_t { NotBegun, Begun, Done } progress = Progress::NotBegun;
};

using Conversions = std::unordered_map<UnitId, Conversion>;

void add_unit_name(Context& context, const std::string& name, UnitId id, Span span) {
  const auto [entry, is_new] = context.units.emplace(name, id);
  if (is_new || entry->second == id) return;
  Problem problem(diagnostics::name_clash, span);
  problem.with("name", name);
  const Span first = context.pack.units[entry->second.index()].span;
  // Packs that know nothing of one another count in the same units.
  if (first.file && context.pack_of(first) != context.pack_of(span)) return;
  if (first.file) problem.label(first, phrases::first_declared);
  context.report(std::move(problem));
}

void declare_names(Context& context, const StatementRef& line) {
  for (std::size_t i = 0; i < line->names.size(); ++i) {
    const syntax::Name& name = line->names[i];
    const UnitId id{context.pack.units.size()};
    const bool is_known = context.units.contains(name.text);
    add_unit_name(context, name.text, id, name.span);
    if (is_known) continue;
    const std::string alias = alias_of(*line, i);
    context.pack.units.push_back({name.text, alias, 1, {{{id, 1}}}, name.span});
    if (!alias.empty()) add_unit_name(context, alias, id, name.span);
  }
}

void read_conversion(Context& context, const StatementRef& line, Conversions& conversions) {
  if (line->value.is_none() || line->names.empty()) return;
  const syntax::Expr& expr = line.tree->at(line->value);
  const syntax::Name& name = line->names[0];
  std::optional<TypedValue> value;
  const bool is_literal = expr.kind == syntax::ExprKind::Literal && line->names.size() == 1;
  if (is_literal) {
    value = literal_value(context.pack, expr.literal, expr.span, context.sink);
    if (!value) return;
  }
  if (!value || !value->type.is_number() || std::get<Rational>(value->value).sign() <= 0) {
    context.report(Problem(diagnostics::unit_conversion, expr.span).with("name", name.text));
    return;
  }
  Conversion conversion;
  conversion.value = {std::get<Rational>(value->value), value->type.dimension};
  conversion.span = expr.span;
  const auto [entry, is_new] = conversions.try_emplace(context.units.at(name.text), conversion);
  const bool is_same = entry->second.value.factor == conversion.value.factor &&
                       entry->second.value.dimension == conversion.value.dimension;
  // One pack that says it twice is told so by its name.
  if (!is_same && context.pack_of(entry->second.span) != context.pack_of(expr.span))
    context.report(Problem(diagnostics::units_differ, expr.span)
                       .with("name", name.text)
                       .label(entry->second.span, phrases::first_declared));
}

/// What the unit is worth in units that are counted in nothing else; nothing where it goes round or
/// does not fit, which is reported.
std::optional<UnitValue> settle(Context& context, Conversions& conversions, UnitId id) {
  const auto found = conversions.find(id);
  if (found == conversions.end()) return UnitValue{1, {{{id, 1}}}};
  Conversion& conversion = found->second;
  using enum Conversion::Progress;
  if (conversion.progress == Done) return conversion.value;
  const std::string name = context.pack.units[id.index()].name;
  const bool is_circle = conversion.progress == Begun;
  conversion.progress = Begun;
  std::optional<UnitValue> worth = UnitValue{conversion.value.factor, {}};
  for (const Dimension::Power& power : conversion.value.dimension.powers) {
    const auto part = is_circle ? std::nullopt : settle(context, conversions, power.unit);
    if (!part) return std::nullopt;
    for (int i = 0; i < std::abs(power.exponent) && worth; ++i) {
      const bool is_over = power.exponent < 0;
      const auto factor =
          is_over ? divide(worth->factor, part->factor) : multiply(worth->factor, part->factor);
      worth->dimension = is_over ? divide(worth->dimension, part->dimension)
                                 : multiply(worth->dimension, part->dimension);
      worth = factor ? std::optional(UnitValue{*factor, worth->dimension}) : std::nullopt;
    }
  }
  if (!worth) {
    context.report(Problem(diagnostics::unit_conversion, conversion.span).with("name", name));
    return std::nullopt;
  }
  conversion.value = *worth;
  conversion.progress = Done;
  return worth;
}

}  // namespace

void declare_units(Context& context) {
  const UnitId yuan{0};
  context.pack.units.push_back({std::string(unit_names::yuan), {}, 1, money_dimension(), Span{}});
  context.units.emplace(unit_names::yuan, yuan);
  for_each_top(context, Word::Margin_Unit,
               [&](StatementRef line) { declare_names(context, line); });
  Conversions conversions;
  for_each_top(context, Word::Margin_Unit,
               [&](StatementRef line) { read_conversion(context, line, conversions); });
  std::vector<Unit> settled = context.pack.units;
  for (std::size_t i = 0; i < settled.size(); ++i) {
    const auto found = conversions.find(UnitId{i});
    if (found == conversions.end()) continue;
    const auto worth = settle(context, conversions, UnitId{i});
    if (worth) {
      settled[i].factor = worth->factor;
      settled[i].dimension = worth->dimension;
      continue;
    }
    // Whatever goes round is said once.
    if (found->second.progress == Conversion::Progress::Begun)
      context.report(
          Problem(diagnostics::unit_cycle, found->second.span).with("name", settled[i].name));
    for (auto& [id, conversion] : conversions)
      if (conversion.progress == Conversion::Progress::Begun)
        conversion = {{1, {{{id, 1}}}}, conversion.span, Conversion::Progress::Done};
  }
  context.pack.units = std::move(settled);
}

}  // namespace guiju::checked
