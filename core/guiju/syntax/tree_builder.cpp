#include "guiju/syntax/tree_builder.hpp"

#include <algorithm>
#include <utility>

#include "guiju/syntax/diagnostics.hpp"

namespace guiju::syntax {
namespace {

ExprKind comparison_kind(TokenKind sign) {
  switch (sign) {
    case TokenKind::Equal: return ExprKind::Equal;
    case TokenKind::NotEqual: return ExprKind::NotEqual;
    case TokenKind::Less: return ExprKind::Less;
    case TokenKind::LessEqual: return ExprKind::LessEqual;
    case TokenKind::Greater: return ExprKind::Greater;
    default: return ExprKind::GreaterEqual;
  }
}

}  // namespace

TreeBuilder::TreeBuilder(Tree& tree, const Lexed& lexed, std::vector<TokenUse>& uses,
                         DiagnosticSink& sink, const ParseLimits& limits)
    : tree_(tree), lexed_(lexed), uses_(uses), sink_(sink), limits_(limits) {
  shapes_.resize(tree.exprs.size());
}

// ── Matching ──

void TreeBuilder::match(const Token* token, std::optional<Word> word) {
  matched_ = token;
  use_of(token) = {.word = word};
}

void TreeBuilder::begin() {
  stack_.clear();
  operators_.clear();
  marks_.clear();
  names_.clear();
  cell_name_.reset();
  clause_.reset();
  type_.reset();
  statement_ = Statement{};
  furthest_ = nullptr;
  expected_.clear();
  has_problem_ = false;
  first_expr_ = tree_.exprs.size();
  shapes_.resize(first_expr_);  // the cells of a table in another file have come in between
}

void TreeBuilder::take_back() {
  tree_.exprs.resize(first_expr_);
  shapes_.resize(first_expr_);
  auto forget_range = [](TypeRef& type) { type.low = type.high = ExprId{}; };
  if (statement_.names.empty()) statement_.names = std::move(names_);
  if (statement_.type) forget_range(*statement_.type);
  for (Parameter& parameter : statement_.parameters) {
    if (parameter.type) forget_range(*parameter.type);
  }
  statement_.value = ExprId{};
  std::erase_if(statement_.clauses,
                [](const Clause& clause) { return !clause.args.empty() || clause.type; });
}

void TreeBuilder::report(const DiagnosticInfo& info, Span place, std::vector<Argument> arguments) {
  has_problem_ = true;
  sink_.report(info, place, std::move(arguments));
}

void TreeBuilder::report(const DiagnosticInfo& info, Span place, Span other,
                         std::vector<Argument> arguments) {
  has_problem_ = true;
  Diagnostic diagnostic;
  diagnostic.info = &info;
  diagnostic.arguments = std::move(arguments);
  diagnostic.primary = Label{place, {}, {}};
  diagnostic.secondary = {{other, {}, {}}};
  sink_.report(std::move(diagnostic));
}

// ── The stack ──

ExprId TreeBuilder::add(Expr expr) {
  Shape shape;
  auto include = [&](ExprId child) {
    if (child) shape.depth = std::max(shape.depth, shapes_[child.index()].depth + 1);
  };
  for (const ExprId child : expr.args) include(child);
  include(expr.filter);
  include(expr.otherwise);
  if (shape.depth > limits_.tree_depth_max && !has_problem_) {
    report(diagnostics::too_deep, expr.operator_span.end > 0 ? expr.operator_span : expr.span,
           {{"limit", std::to_string(limits_.tree_depth_max)}});
  }
  const bool passes_on = expr.kind == ExprKind::Multiply || expr.kind == ExprKind::Divide ||
                         expr.kind == ExprKind::Negate;
  shape.has_bare_per_full = expr.kind == ExprKind::PerFull ||
                            (passes_on && std::ranges::any_of(expr.args, [&](ExprId child) {
                               return shapes_[child.index()].has_bare_per_full;
                             }));
  const ExprId id{tree_.exprs.size()};
  tree_.exprs.push_back(std::move(expr));
  shapes_.push_back(shape);
  return id;
}

ExprId TreeBuilder::pop() {
  const ExprId top = stack_.back();
  stack_.pop_back();
  return top;
}

ExprId TreeBuilder::take_operand() { return pop(); }

std::vector<ExprId> TreeBuilder::pop_from(std::size_t first) {
  const auto begin = stack_.begin() + static_cast<std::ptrdiff_t>(first);
  std::vector<ExprId> taken(begin, stack_.end());
  stack_.erase(begin, stack_.end());
  return taken;
}

TreeBuilder::Mark TreeBuilder::pop_mark() {
  const Mark mark = marks_.back();
  marks_.pop_back();
  return mark;
}

Span TreeBuilder::pop_operator() {
  const Span span = operators_.back()->span;
  operators_.pop_back();
  return span;
}

// ── Operands ──

void TreeBuilder::push_literal() {
  Expr expr;
  expr.kind = ExprKind::Literal;
  expr.span = matched_->span;
  expr.literal = lexed_.literals[matched_->literal];
  push(std::move(expr));
}

void TreeBuilder::push_text() {
  Literal literal;
  literal.kind = LiteralKind::Text;
  literal.text = matched_->text;
  push({.kind = ExprKind::Literal, .span = matched_->span, .literal = std::move(literal)});
}

void TreeBuilder::push_name() {
  push({.kind = ExprKind::Name, .span = matched_->span, .name = matched_name()});
}

void TreeBuilder::push_word(ExprKind kind) { push({.kind = kind, .span = matched_->span}); }

void TreeBuilder::apply_prefix(ExprKind kind) {
  const ExprId operand = pop();
  if (kind == ExprKind::Negate) use_of(operators_.back()).is_prefix = true;
  const Span sign = pop_operator();
  push({.kind = kind,
        .span = join(sign, at(operand).span),
        .operator_span = sign,
        .args = {operand}});
}

void TreeBuilder::apply_postfix(ExprKind kind) {
  const ExprId operand = pop();
  push({.kind = kind,
        .span = join(at(operand).span, matched_->span),
        .operator_span = matched_->span,
        .args = {operand}});
}

void TreeBuilder::apply_binary(ExprKind kind) {
  const ExprId right = pop();
  const ExprId left = pop();
  const Span sign = pop_operator();
  if (kind == ExprKind::Add || kind == ExprKind::Subtract) {
    refuse_bare_per_full(left, sign);
    refuse_bare_per_full(right, sign);
  }
  push({.kind = kind,
        .span = join(at(left).span, at(right).span),
        .operator_span = sign,
        .args = {left, right}});
}

void TreeBuilder::refuse_bare_per_full(ExprId operand, Span operator_span) {
  if (!shapes_[operand.index()].has_bare_per_full || has_problem_) return;
  report(diagnostics::per_full_beside_sum, operator_span, at(operand).span,
         {{"operator", lexed_.text_of(operator_span)}});
}

void TreeBuilder::apply_comparison() { apply_binary(comparison_kind(operators_.back()->kind)); }

void TreeBuilder::apply_joined(ExprKind kind) {
  const ExprId right = pop();
  const ExprId left = pop();
  const Span sign = pop_operator();
  auto is_bare = [&](ExprId id, ExprKind bare) {
    return at(id).kind == bare && !shapes_[id.index()].is_bracketed;
  };
  if (kind == ExprKind::Or && !has_problem_) {
    for (const ExprId operand : {left, right}) {
      if (!is_bare(operand, ExprKind::And) || has_problem_) continue;
      report(diagnostics::and_beside_or, sign, at(operand).operator_span);
    }
  }
  if (is_bare(left, kind)) {
    Expr& joined = tree_.exprs[left.index()];
    joined.args.push_back(right);
    joined.span = join(joined.span, at(right).span);
    Shape& shape = shapes_[left.index()];
    shape.depth = std::max(shape.depth, shapes_[right.index()].depth + 1);
    stack_.push_back(left);
    return;
  }
  push({.kind = kind,
        .span = join(at(left).span, at(right).span),
        .operator_span = sign,
        .args = {left, right}});
}

void TreeBuilder::apply_between() {
  const ExprId high = pop();
  const ExprId low = pop();
  const ExprId subject = pop();
  pop_operator();
  const Span sign = pop_operator();
  push({.kind = ExprKind::Between,
        .span = join(at(subject).span, at(high).span),
        .operator_span = sign,
        .args = {subject, low, high}});
}

void TreeBuilder::apply_per_full() {
  const ExprId gain = pop();
  const ExprId step = pop();
  const ExprId subject = pop();
  pop_operator();
  const Span sign = pop_operator();
  push({.kind = ExprKind::PerFull,
        .span = join(at(subject).span, at(gain).span),
        .operator_span = sign,
        .args = {subject, step, gain}});
}

void TreeBuilder::push_member() {
  const ExprId owner = pop();
  push({.kind = ExprKind::Member,
        .span = join(at(owner).span, matched_->span),
        .operator_span = pop_operator(),
        .name = matched_name(),
        .args = {owner}});
}

void TreeBuilder::bracket() {
  const Mark mark = pop_mark();
  const ExprId inner = stack_.back();
  tree_.exprs[inner.index()].span = join(mark.token->span, matched_->span);
  shapes_[inner.index()].is_bracketed = true;
  shapes_[inner.index()].has_bare_per_full = false;
}

void TreeBuilder::set_call_filter() { marks_.back().filter = pop(); }
void TreeBuilder::set_call_otherwise() { marks_.back().otherwise = pop(); }

void TreeBuilder::finish_call() {
  const Mark mark = pop_mark();
  std::vector<ExprId> arguments = pop_from(mark.operands);
  const ExprId function = pop();
  push({.kind = ExprKind::Call,
        .span = join(at(function).span, matched_->span),
        .operator_span = at(function).span,
        .name = at(function).name,
        .args = std::move(arguments),
        .filter = mark.filter,
        .otherwise = mark.otherwise});
}

void TreeBuilder::finish_one_of() {
  const Mark mark = pop_mark();
  const std::vector<ExprId> members = pop_from(mark.operands);
  const ExprId subject = pop();
  std::vector<ExprId> arguments{subject};
  arguments.insert(arguments.end(), members.begin(), members.end());
  push({.kind = ExprKind::OneOf,
        .span = join(at(subject).span, matched_->span),
        .operator_span = pop_operator(),
        .args = std::move(arguments)});
}

void TreeBuilder::finish_choice() {
  const Mark mark = pop_mark();
  std::vector<ExprId> arguments = pop_from(mark.operands);
  const Span whole = join(mark.token->span, at(arguments.back()).span);
  push({.kind = ExprKind::Choice,
        .span = whole,
        .operator_span = mark.token->span,
        .args = std::move(arguments)});
}

ExprId TreeBuilder::join_cases(std::vector<ExprId> parts, Span first, Span last) {
  return add({.kind = ExprKind::Choice,
              .span = join(first, last),
              .operator_span = first,
              .args = std::move(parts)});
}

// ── Cells ──

void TreeBuilder::apply_cell_compare() {
  const ExprKind comparison = comparison_kind(operators_.back()->kind);
  const ExprId operand = pop();
  const Span sign = pop_operator();
  push({.kind = ExprKind::CellCompare,
        .span = join(sign, at(operand).span),
        .operator_span = sign,
        .comparison = comparison,
        .args = {operand}});
}

void TreeBuilder::apply_cell_range() {
  const ExprId high = pop();
  const ExprId low = pop();
  push({.kind = ExprKind::CellRange,
        .span = join(at(low).span, at(high).span),
        .operator_span = pop_operator(),
        .args = {low, high}});
}

void TreeBuilder::apply_cell_both() {
  const ExprId second = pop();
  const ExprId first = pop();
  push({.kind = ExprKind::CellBoth,
        .span = join(at(first).span, at(second).span),
        .operator_span = pop_operator(),
        .args = {first, second}});
}

void TreeBuilder::finish_cell_list(ExprKind kind) {
  std::vector<ExprId> members = pop_from(0);
  const Span first = operators_.empty() ? at(members.front()).span : pop_operator();
  const Span whole = join(first, at(members.back()).span);
  push({.kind = kind, .span = whole, .operator_span = first, .args = std::move(members)});
}

}  // namespace guiju::syntax
