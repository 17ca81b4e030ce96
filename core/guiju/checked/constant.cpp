// Plain values: of parameters, allowed ranges and the tables of tests.
#include <algorithm>

#include "guiju/base/suggest.hpp"
#include "guiju/checked/context.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"
#include "guiju/checked/literal.hpp"
#include "guiju/syntax/meant_words.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;

class ConstantReader {
 public:
  ConstantReader(const ConstantPlace& place, const syntax::Tree& tree, const Type& wanted)
      : place_(place), tree_(tree), wanted_(wanted) {}

  std::optional<Value> read(syntax::ExprId id) {
    const syntax::Expr& expr = tree_.at(id);
    switch (expr.kind) {
      case ExprKind::Literal: return read_literal(expr, false);
      case ExprKind::Negate: return read_negative(expr);
      case ExprKind::Yes: return read_truth(expr, true);
      case ExprKind::No: return read_truth(expr, false);
      case ExprKind::Name: return read_word(expr, expr.name.text);
      case ExprKind::CellList: return read_list(expr);
      default: break;
    }
    if (place_.column.empty())
      report_expression(expr);
    else
      report_mismatch(expr, phrases::an_expression);
    return std::nullopt;
  }

 private:
  /// 2016/3/1 reads as a quotient.
  void report_expression(const syntax::Expr& expr) {
    Problem problem(diagnostics::not_a_constant, expr.span);
    if (const auto date = syntax::find_meant_date(place_.sources.text(expr.span)))
      problem.help(filled(phrases::help_nearest, {{"name", *date}}));
    place_.sink.report(problem.take());
  }

  void report_mismatch(const syntax::Expr& expr, const BilingualText& found) {
    const BilingualText wanted = type_text(place_.pack, wanted_);
    const bool is_cell = !place_.column.empty();
    const std::string written(place_.sources.text(expr.span));
    Problem problem(is_cell ? diagnostics::cell_type : diagnostics::type_mismatch, expr.span);
    problem.with("wanted", wanted);
    if (is_cell)
      problem.with("column", place_.column).with("cell", written);
    else
      problem.with("found", found);
    const bool is_bare_number = expr.kind == ExprKind::Literal &&
                                expr.literal.kind == syntax::LiteralKind::Number &&
                                !written.ends_with("%");
    if (is_bare_number && wanted_.is_number() && !wanted_.dimension.is_none())
      problem.help(filled(phrases::help_write_unit,
                          {{"amount", written + dimension_text(place_.pack, wanted_.dimension)}}));
    if (const auto date = syntax::find_meant_date(written))
      problem.help(filled(phrases::help_nearest, {{"name", *date}}));
    if (wanted_.is_number() && expr.kind == ExprKind::Name && syntax::is_number_in_words(written))
      problem.help(phrases::help_digits);
    place_.sink.report(problem.take());
  }

  std::optional<Value> read_truth(const syntax::Expr& expr, bool value) {
    if (wanted_.kind == TypeKind::Bool) return value;
    report_mismatch(expr, phrases::a_truth);
    return std::nullopt;
  }

  std::optional<Value> read_negative(const syntax::Expr& expr) {
    const syntax::Expr& inner = tree_.at(expr.args[0]);
    if (inner.kind == ExprKind::Literal) return read_literal(inner, true);
    place_.sink.report(diagnostics::not_a_constant, expr.span);
    return std::nullopt;
  }

  std::optional<Value> read_literal(const syntax::Expr& expr, bool is_negative) {
    if (expr.literal.kind == syntax::LiteralKind::Text && wanted_.kind != TypeKind::Text)
      return read_word(expr, expr.literal.text);
    auto found = literal_value(place_.pack, expr.literal, expr.span, place_.sink);
    if (!found) return std::nullopt;
    const bool fits = found->type.kind == wanted_.kind &&
                      (!wanted_.is_number() || found->type.dimension == wanted_.dimension) &&
                      (!is_negative || wanted_.is_number());
    if (!fits) {
      report_mismatch(expr, type_text(place_.pack, found->type));
      return std::nullopt;
    }
    if (!wanted_.is_number()) return found->value;
    Rational number = std::get<Rational>(found->value);
    if (wanted_.scale && found->type.scale.value_or(*wanted_.scale + 1) > *wanted_.scale) {
      place_.sink.report(Problem(diagnostics::scale_lost, expr.span)
                             .with("value", place_.sources.text(expr.span))
                             .with("wanted", type_text(place_.pack, wanted_))
                             .take());
      return std::nullopt;
    }
    return is_negative ? negate(number) : number;
  }

  std::optional<Value> read_word(const syntax::Expr& expr, const std::string& word) {
    if (wanted_.kind == TypeKind::Enum) return read_enum_word(expr, word);
    if (wanted_.kind == TypeKind::List) return read_item(expr, word);
    if (wanted_.kind == TypeKind::RoundingMode) {
      if (const auto mode = find_rounding_mode(word)) return *mode;
    }
    report_mismatch(expr, expr.kind == ExprKind::Literal
                              ? phrases::a_text
                              : filled(phrases::the_name, {{"name", word}}));
    return std::nullopt;
  }

  /// An item of a list: any text, or a word where it is a list of an enum's words.
  std::optional<Value> read_item(const syntax::Expr& expr, const std::string& word) {
    const bool has_words = !wanted_.enumeration.is_none();
    if (has_words && !read_enum_word(expr, word)) return std::nullopt;
    return TextList{{word}};
  }

  std::optional<Value> read_enum_word(const syntax::Expr& expr, const std::string& word) {
    const Enumeration& enumeration = place_.pack.at(wanted_.enumeration);
    const auto found = std::find(enumeration.words.begin(), enumeration.words.end(), word);
    if (found != enumeration.words.end())
      return EnumWord{wanted_.enumeration,
                      static_cast<std::uint32_t>(found - enumeration.words.begin())};
    Problem problem(diagnostics::not_a_word, expr.span);
    problem.with("enum", enumeration.name).with("name", word);
    if (const auto nearest = find_nearest(word, enumeration.words))
      problem.help(filled(phrases::help_nearest, {{"name", *nearest}}));
    place_.sink.report(problem.take());
    return std::nullopt;
  }

  std::optional<Value> read_list(const syntax::Expr& expr) {
    if (wanted_.kind != TypeKind::List) {
      report_mismatch(expr, phrases::a_list);
      return std::nullopt;
    }
    TextList list;
    for (const syntax::ExprId id : expr.args) {
      const auto item = read(id);
      if (!item) return std::nullopt;
      const TextList& one = std::get<TextList>(*item);
      list.items.insert(list.items.end(), one.items.begin(), one.items.end());
    }
    return list;
  }

  const ConstantPlace& place_;
  const syntax::Tree& tree_;
  const Type& wanted_;
};

}  // namespace

std::optional<Value> read_constant(const ConstantPlace& place, const syntax::Tree& tree,
                                   syntax::ExprId expr, const Type& wanted) {
  if (expr.is_none() || wanted.kind == TypeKind::Error) return std::nullopt;
  return ConstantReader(place, tree, wanted).read(expr);
}

}  // namespace guiju::checked
