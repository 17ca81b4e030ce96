// The part of TreeBuilder that fills statements and clauses and words their failures.
#include <algorithm>
#include <utility>

#include "guiju/base/suggest.hpp"
#include "guiju/syntax/diagnostics.hpp"
#include "guiju/syntax/failure_words.hpp"
#include "guiju/syntax/meant_words.hpp"
#include "guiju/syntax/tree_builder.hpp"

namespace guiju::syntax {

// ── Statements ──

void TreeBuilder::add_name() {
  names_.push_back(matched_name());
  use_of(matched_).is_alias = clause_ && clause_->word == Word::Clause_Alias;
}

void TreeBuilder::add_parameter() { statement_.parameters.push_back({matched_name(), {}}); }

void TreeBuilder::set_type() { type_ = TypeRef{matched_name(), {}, {}}; }

void TreeBuilder::set_type_range() {
  type_->high = pop();
  type_->low = pop();
}

void TreeBuilder::finish_parameter_type() {
  statement_.parameters.back().type = std::exchange(type_, std::nullopt);
}
void TreeBuilder::finish_clause_type() { clause_->type = std::exchange(type_, std::nullopt); }
void TreeBuilder::finish_statement_type() { statement_.type = std::exchange(type_, std::nullopt); }

void TreeBuilder::finish_output_type() {
  statement_.types.resize(names_.size(), *type_);
  if (!statement_.type) statement_.type = *type_;
  type_.reset();
}

void TreeBuilder::add_leading_clause(Word word) {
  Clause clause{};
  clause.word = word;
  clause.args = {pop()};
  clause.span = clause.word_span = at(clause.args[0]).span;
  statement_.clauses.push_back(std::move(clause));
}

void TreeBuilder::set_condition() { add_leading_clause(Word::Clause_Guard); }
void TreeBuilder::set_date() { add_leading_clause(Word::Clause_From); }

void TreeBuilder::set_defined_value() {
  refuse_bare_equality(stack_.back());
  statement_.value = pop();
  // A rounding mode as a value is a word, so that it is rewritten with the others.
  const Expr& value = at(statement_.value);
  const bool is_mode = statement_.type && find_word(WordGroup::Type, statement_.type->name.text) ==
                                              std::optional(Word::Type_RoundingMode);
  if (is_mode && value.kind == ExprKind::Name) {
    match(matched_, find_word(WordGroup::Mode, value.name.text));
  }
}

void TreeBuilder::set_subject_names() {
  statement_.names = std::move(names_);
  names_.clear();
}

void TreeBuilder::set_statement_text() {
  statement_.text = matched_->text;
  statement_.text_span = matched_->span;
}

void TreeBuilder::refuse_bare_equality(ExprId value) {
  ExprId first = value;
  auto is_bare = [&](ExprId id) { return !shapes_[id.index()].is_bracketed; };
  while (is_bare(first) && (at(first).kind == ExprKind::And || at(first).kind == ExprKind::Or)) {
    first = at(first).args[0];
  }
  const Expr& equality = at(first);
  if (equality.kind != ExprKind::Equal || !is_bare(first)) return;
  Diagnostic diagnostic;
  diagnostic.info = &diagnostics::bare_equality;
  diagnostic.primary = Label{equality.span, {}, {}};
  const std::string written(lexed_.text_of(equality.span));
  const bool is_on_one_line = written.find('\n') == std::string::npos;
  if (is_on_one_line) diagnostic.fix = Fix{equality.span, "(" + written + ")", true};
  has_problem_ = true;
  sink_.report(std::move(diagnostic));
}

// ── Clauses ──

void TreeBuilder::begin_clause(Word word) {
  clause_ = Clause{};
  clause_->word = word;
  clause_->word_span = clause_->span = matched_->span;
  clause_operands_ = stack_.size();
  use_of(matched_).begins_part = matched_->kind == TokenKind::Name;
}

void TreeBuilder::set_clause_arguments() { clause_->args = pop_from(clause_operands_); }

void TreeBuilder::mark_descending(bool is_descending) {
  clause_->descending.push_back(is_descending);
}

void TreeBuilder::set_clause_names() {
  clause_->names = std::move(names_);
  names_.clear();
}

void TreeBuilder::set_clause_mode() { clause_->mode = matched_name(); }

void TreeBuilder::set_clause_text() {
  clause_->text = matched_->text;
  clause_->text_span = matched_->span;
}

void TreeBuilder::set_clause_version() {
  const bool is_first = clause_->text_span.end == 0;
  clause_->text_span = is_first ? matched_->span : join(clause_->text_span, matched_->span);
  clause_->text = lexed_.text_of(clause_->text_span);
}

void TreeBuilder::end_clause() {
  clause_->span = join(clause_->span, matched_->span);
  statement_.clauses.push_back(std::move(*clause_));
  clause_.reset();
}

// ── Failures ──

void TreeBuilder::expect(const Token* place, Expected expected) {
  if (furthest_ == nullptr || place > furthest_) {
    furthest_ = place;
    expected_.clear();
  }
  if (place == furthest_ && std::ranges::find(expected_, expected) == expected_.end()) {
    expected_.push_back(expected);
  }
}

namespace {

/// The word after an operand that a name was perhaps meant to be.
std::optional<std::string> nearest_word(const std::string& name) {
  std::vector<std::string> known;
  for (const WordEntry& word : all_words()) {
    const bool may_follow = word.group == WordGroup::Clause || word.group == WordGroup::Operator ||
                            word.group == WordGroup::Mode;
    if (!may_follow) continue;
    known.emplace_back(word.spelling.zh);
    known.emplace_back(word.spelling.en);
  }
  return find_nearest(name, known);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Help for a word that follows a whole operand: what was perhaps meant by it, or by the one before.
std::optional<Argument> help_after_operand(const Lexed& lexed, const Token& found,
                                           const Token* before, const Token* behind) {
  using enum WordGroup;
  const bool is_behind_number = before != nullptr && before->kind == TokenKind::Literal &&
                                is_digit(lexed.text_of(before->span).back());
  if (is_behind_number && found.kind == TokenKind::Comma && behind != nullptr &&
      behind->kind == TokenKind::Literal)
    return one_number(std::string(lexed.text_of(before->span)) +
                      std::string(lexed.text_of(behind->span)));
  if (found.kind == TokenKind::Literal)
    if (const auto range = find_meant_range(lexed.text_of(found.span))) return did_you_mean(*range);
  if (before != nullptr && before->kind == TokenKind::Name)
    if (const WordEntry* glued = find_glued(before->text, {Reserved}))
      return space_wanted(before->text, *glued);
  if (found.kind != TokenKind::Name) return std::nullopt;
  const auto sign = find_meant_sign(found.text);
  const WordEntry* meant = find_meant(found.text, {Operator, Clause});
  if (sign && meant != nullptr) return sign_or_clause(*sign, *meant);
  if (sign) return did_you_mean(*sign);
  if (meant != nullptr) return did_you_mean(*meant);
  if (const WordEntry* glued = find_glued(found.text, {Mode}))
    return space_wanted(found.text, *glued);
  const auto near = nearest_word(found.text);
  if (near && *near != found.text) return did_you_mean(*near);
  if (const WordEntry* glued = find_glued(found.text, {Clause, Operator}))
    return space_wanted(found.text, *glued);
  if (is_behind_number && !find_word(Clause, found.text) && !find_word(Operator, found.text))
    return one_number(std::string(lexed.text_of(before->span)) + found.text);
  return std::nullopt;
}

}  // namespace

void TreeBuilder::report_failure(const Token* first, const Token* last, Piece piece) {
  using Kind = Expected::Kind;
  const Token* place = furthest_ == nullptr ? first : furthest_;
  if (expected_.empty()) expected_.push_back({Kind::Operand});
  auto expects = [&](Kind kind) {
    return std::ranges::find(expected_, kind, &Expected::kind) != expected_.end();
  };
  if (place == last) {
    const Span end = (last - 1)->span;
    Diagnostic diagnostic;
    diagnostic.info = &diagnostics::unexpected;
    diagnostic.arguments = {expected_argument(expected_), found_end_argument(piece == Piece::Cell)};
    diagnostic.primary = Label{{end.file, end.end, end.end}, {}, {}};
    const bool is_one_word = piece == Piece::Cell && last - first == 1;
    if (is_one_word && first->kind == TokenKind::Name &&
        find_word(WordGroup::Reserved, first->text))
      diagnostic.extra_help.push_back(reserved_word_help(first->text));
    if (wants(Word::Operator_Otherwise)) diagnostic.extra_help.push_back(otherwise_wanted());
    has_problem_ = true;
    return sink_.report(std::move(diagnostic));
  }
  const std::string found{place->kind == TokenKind::Name ? std::string_view(place->text)
                                                         : lexed_.text_of(place->span)};
  if (expects(Kind::Chain)) return report(diagnostics::comparison_chain, place->span);
  if (expects(Kind::Name) && place->kind == TokenKind::Name &&
      find_word(WordGroup::Reserved, place->text)) {
    return report(diagnostics::reserved_name, place->span, {{"word", found}});
  }
  if (expects(Kind::End)) {
    Diagnostic diagnostic;
    diagnostic.info = &diagnostics::after_operand;
    diagnostic.arguments = {{"found", found}};
    diagnostic.primary = Label{place->span, {}, {}};
    if (auto help = help_after_operand(lexed_, *place, place == first ? nullptr : place - 1,
                                       place + 1 == last ? nullptr : place + 1))
      diagnostic.extra_help.push_back(std::move(*help));
    if (piece == Piece::Cell) diagnostic.extra_help.push_back(bar_wanted());
    has_problem_ = true;
    return sink_.report(std::move(diagnostic));
  }
  report_unexpected(first, place, last);
}

void TreeBuilder::report_unexpected(const Token* first, const Token* place, const Token* last) {
  const std::string_view found = lexed_.text_of(place->span);
  Diagnostic diagnostic;
  diagnostic.info = &diagnostics::unexpected;
  diagnostic.arguments = {expected_argument(expected_), found_argument(found)};
  diagnostic.primary = Label{place->span, {}, {}};
  const Token* before = place == first ? nullptr : place - 1;
  std::optional<Argument> help;
  if (place - first >= 2)
    if (const auto date = find_meant_date(lexed_.text_of(join((place - 2)->span, place->span))))
      help = did_you_mean(*date);
  // => and ==
  const bool is_after_equal = before != nullptr && before->kind == TokenKind::Equal &&
                              before->span.end == place->span.begin;
  if (is_after_equal && (place->kind == TokenKind::Greater || place->kind == TokenKind::Less))
    help = did_you_mean(std::string(found) + "=");
  if (is_after_equal && place->kind == TokenKind::Equal) help = did_you_mean("=");
  const bool is_after_operand = std::ranges::all_of(expected_, [](const Expected& expected) {
    return expected.kind == Expected::Kind::Word || expected.kind == Expected::Kind::Sign;
  });
  if (!help && is_after_operand)
    help = help_after_operand(lexed_, *place, before, place + 1 == last ? nullptr : place + 1);
  if (!help && wants(Word::Operator_Otherwise)) help = otherwise_wanted();
  if (!help && wants(Word::Operator_Upto)) help = range_wanted();
  if (help) diagnostic.extra_help.push_back(std::move(*help));
  has_problem_ = true;
  sink_.report(std::move(diagnostic));
}

bool TreeBuilder::wants(Word word) const {
  return expected_.size() == 1 && expected_[0].kind == Expected::Kind::Word &&
         expected_[0].word == word;
}

}  // namespace guiju::syntax
