// 分段: progressive, each slice of the base at its rate; or whole, where the band that the base lies in
// decides. Both come to one value made of the operations that are there.
#include <algorithm>
#include <utility>

#include "guiju/checked/constant_fold.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

bool stands_in_line(const Type& type) {
  switch (type.kind) {
    case TypeKind::Number:
    case TypeKind::Date:
    case TypeKind::Month:
    case TypeKind::MonthSpan:
    case TypeKind::DaySpan: return true;
    default: return false;
  }
}

class BracketDefiner {
 public:
  explicit BracketDefiner(Defining& defining) : defining_(defining), context_(defining.context) {}

  void define() {
    if (!read_base()) return take_error_type();
    for (std::size_t i = 0; i < line().body.size(); ++i)
      read_band(defining_.at(line().body[i]), i + 1 == line().body.size());
    if (bracket_.bands.empty()) {
      if (line().body.empty()) report_nothing_in_it(defining_, phrases::lines_of_bracket);
      return take_error_type();
    }
    require_last_band();
    const bool has_parameters = require_ascending();
    ExprId value = bracket_.is_progressive ? sum_of_slices() : band_that_holds();
    if (has_parameters) value = guarded(value);
    bracket_.value = finish_value(defining_, value);
    defining_.column().definition = std::move(bracket_);
  }

 private:
  [[nodiscard]] const syntax::Statement& line() const { return defining_.line(); }
  [[nodiscard]] const Type& type(ExprId id) const { return context_.type_of(id); }

  /// A helper without a type has none to give to its readers.
  void take_error_type() {
    if (!line().type) defining_.column().type = {};
  }

  bool read_base() {
    bracket_.is_progressive = syntax::find_clause(line(), Word::Clause_Progressive) != nullptr;
    const syntax::ExprId by = clause_value(line(), Word::Clause_By);
    if (by.is_none()) {
      context_.report(Problem(diagnostics::clause_missing, defining_.column().span)
                          .with("head", defining_.column().name)
                          .with("part", phrases::part_base));
      return false;
    }
    bracket_.base = defining_.checker().check(by);
    const Type& found = type(bracket_.base);
    if (found.kind == TypeKind::Error) return false;
    if (bracket_.is_progressive && found.is_number()) {
      Type whole = found;
      whole.scale = 0;
      zero_ = context_.add_constant(std::move(whole), Rational(0),
                                    context_.pack.at(bracket_.base).span);
      return true;
    }
    if (!bracket_.is_progressive && stands_in_line(found)) return true;
    context_.report(Problem(diagnostics::type_mismatch, context_.pack.at(bracket_.base).span)
                        .with("wanted", bracket_.is_progressive ? phrases::a_number
                                                                : phrases::something_in_line)
                        .with("found", type_text(context_.pack, found)));
    return false;
  }

  ExprId extreme(Builtin builtin, ExprId left, ExprId right, Span span) {
    Type common = common_type(type(left), type(right)).value_or(Type{});
    common.may_be_none = false;
    const ExprId id = context_.add(Op::Call, std::move(common), span, {left, right});
    context_.pack.exprs[id.index()].builtin = builtin;
    return id;
  }

  void read_band(const syntax::Statement& line, bool is_last) {
    if (line.has_error) return;
    const bool is_above = line.head == Word::Head_Above;
    if (is_above && !is_last) {
      context_.report(Problem(diagnostics::above_place, line.head_span));
      return;
    }
    Bracket::Band band;
    band.span = line.span;
    band.citation = read_citation(context_, line, defining_.pending.citation);
    if (!is_above) {
      const Type hint = type(bracket_.base);
      band.upto = defining_.checker().check(line.value, &hint);
      const ExprId holds = compare(context_, Op::LessEqual, bracket_.base, band.upto, line.span,
                                   line.head_span, context_.text(line.head_span));
      if (!bracket_.is_progressive) band.holds = holds;
    }
    if (bracket_.is_progressive) band.slice = slice(band, line.span);
    band.value = band_value(band, line);
    bracket_.bands.push_back(std::move(band));
  }

  /// How much of the base lies above the bound before and not above this one.
  ExprId slice(const Bracket::Band& band, Span span) {
    ExprId upper = bracket_.base;
    if (band.upto) upper = extreme(Builtin::Least, upper, band.upto, span);
    if (!bracket_.bands.empty()) {
      const ExprId lower = bracket_.bands.back().upto;
      Type common = common_type(type(upper), type(lower)).value_or(Type{});
      upper = context_.add(Op::Subtract, std::move(common), span, {upper, lower});
    }
    return extreme(Builtin::Greatest, upper, zero_, span);
  }

  /// 按 a rate: of the slice, or of the whole base. 得 a value: as it is.
  ExprId band_value(const Bracket::Band& band, const syntax::Statement& line) {
    const syntax::ExprId gives = clause_value(line, Word::Clause_Gives);
    const syntax::ExprId by = clause_value(line, Word::Clause_By);
    if (!gives.is_none() && bracket_.is_progressive) {
      refuse_clauses(context_, line, {Word::Clause_Gives});
      return context_.add({});
    }
    if (!gives.is_none() && by.is_none()) {
      const Type hint = defining_.column().type;
      return defining_.checker().check(gives, hint.kind == TypeKind::Error ? nullptr : &hint);
    }
    if (by.is_none()) {
      context_.report(Problem(diagnostics::clause_missing, line.head_span)
                          .with("head", context_.text(line.span))
                          .with("part", phrases::part_band));
      return context_.add({});
    }
    if (!gives.is_none()) refuse_clauses(context_, line, {Word::Clause_Gives});
    const ExprId rate = defining_.checker().check(by);
    const ExprId base = bracket_.is_progressive ? band.slice : bracket_.base;
    const Type& found = type(rate);
    if (!type(base).is_number()) refuse_clauses(context_, line, {Word::Clause_By});
    if (found.kind == TypeKind::Error || !type(base).is_number()) return context_.add({});
    if (!found.is_number()) {
      context_.report(Problem(diagnostics::type_mismatch, context_.pack.at(rate).span)
                          .with("wanted", phrases::a_number)
                          .with("found", type_text(context_.pack, found)));
      return context_.add({});
    }
    return context_.add(Op::Multiply, product_type(type(base), found), line.span, {base, rate});
  }

  /// What lies above the last bound must be said, unless the column allows nothing there.
  void require_last_band() {
    const Bracket::Band& last = bracket_.bands.back();
    if (!last.upto || type(last.upto).kind == TypeKind::Error) return;
    const Expr& base = context_.pack.at(bracket_.base);
    if (base.op == Op::Column && context_.pack.at(base.column).high) {
      const auto most = fold(context_.pack, context_.pack.at(base.column).high);
      const bool is_constant = context_.pack.at(last.upto).op == Op::Constant;
      const auto bound = fold(context_.pack, last.upto);
      if (is_constant && most && bound && !is_less(*bound, *most)) return;
    }
    context_.report(Problem(diagnostics::bracket_gap, last.span)
                        .with("name", defining_.column().name)
                        .with("bound", context_.text(context_.pack.at(last.upto).span)));
  }

  /// Reports bounds that do not ascend at some date. True where parameters take part, so that a value
  /// set for a run may break what holds here.
  bool require_ascending() {
    bool has_parameters = false;
    for (std::size_t i = 0; i < bracket_.bands.size(); ++i) {
      const ExprId bound = bracket_.bands[i].upto;
      if (!bound || type(bound).kind == TypeKind::Error) continue;
      std::vector<std::optional<Date>> dates{std::nullopt};
      if (note_changes(context_.pack, bound, dates)) has_parameters = true;
      if (!fold(context_.pack, bound)) {
        context_.report(Problem(diagnostics::bound_not_constant, context_.pack.at(bound).span));
        continue;
      }
      const ExprId before = i == 0 ? zero_ : bracket_.bands[i - 1].upto;
      if (!before) continue;
      note_changes(context_.pack, before, dates);
      require_above(before, bound, dates);
    }
    return has_parameters;
  }

  void require_above(ExprId before, ExprId bound, const std::vector<std::optional<Date>>& dates) {
    for (const std::optional<Date>& date : dates) {
      const auto lower = fold_at(context_.pack, before, date);
      const auto upper = fold_at(context_.pack, bound, date);
      if (!lower || !upper || is_less(*lower, *upper)) continue;
      const auto shown = [&](ExprId id, const Value& value) {
        const BilingualText text = value_text(context_.pack, type(id), value);
        const std::string since = date ? " (" + to_string(*date) + ")" : "";
        return BilingualText{text.zh + since, text.en + since};
      };
      context_.report(Problem(diagnostics::bounds_descend, context_.pack.at(bound).span)
                          .with("bound", shown(bound, *upper))
                          .with("before", shown(before, *lower)));
      return;
    }
  }

  /// The common type of what the bands give; reported where there is none.
  Type common_band_type() {
    std::optional<Type> common;
    for (const Bracket::Band& band : bracket_.bands) {
      const Type& found = type(band.value);
      const auto both = common ? common_type(*common, found) : std::optional(found);
      if (!both)
        context_.report(Problem(diagnostics::branches_differ, context_.pack.at(band.value).span)
                            .with("first", type_text(context_.pack, *common))
                            .with("second", type_text(context_.pack, found)));
      common = both.value_or(Type{});
    }
    return common.value_or(Type{});
  }

  ExprId sum_of_slices() {
    const Type common = common_band_type();
    ExprId sum = bracket_.bands[0].value;
    for (std::size_t i = 1; i < bracket_.bands.size(); ++i)
      sum = context_.add(Op::Add, common, line().span, {sum, bracket_.bands[i].value});
    return sum;
  }

  ExprId band_that_holds() {
    std::vector<ExprId> cases;
    for (std::size_t i = 0; i < bracket_.bands.size(); ++i) {
      // Nothing lies above the last band.
      if (i + 1 < bracket_.bands.size()) cases.push_back(bracket_.bands[i].holds);
      cases.push_back(bracket_.bands[i].value);
    }
    return context_.add(Op::Cases, common_band_type(), line().span, std::move(cases));
  }

  ExprId guarded(ExprId value) {
    std::vector<ExprId> ascend;
    ExprId before = zero_;
    for (const Bracket::Band& band : bracket_.bands) {
      if (before && band.upto)
        ascend.push_back(
            context_.add(Op::Less, simple_type(TypeKind::Bool), band.span, {before, band.upto}));
      before = band.upto;
    }
    if (ascend.empty()) return value;
    const ExprId all =
        context_.add(Op::And, simple_type(TypeKind::Bool), line().span, std::move(ascend));
    const ExprId fail = context_.add(Op::Fail, type(value), line().span, {});
    context_.pack.exprs[fail.index()].failure = Failure::BoundsDescend;
    return context_.add(Op::Cases, type(value), line().span, {all, value, fail});
  }

  Defining& defining_;
  Context& context_;
  Bracket bracket_;
  ExprId zero_;  // progressive: where the first slice begins
};

}  // namespace

void define_bracket(Defining& defining) { BracketDefiner(defining).define(); }

}  // namespace guiju::checked
