// What the grammar's actions call: operands on a stack, the statement and clause being built, and
// the furthest place where something else was expected.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "guiju/diag/sink.hpp"
#include "guiju/syntax/layout.hpp"

namespace guiju::syntax {

/// How a token was read; the last match wins. The formatter rewrites words and names by it.
struct TokenUse {
  std::optional<Word> word = {};
  bool begins_part = false;  // a clause, or another part that stands apart from what is before it
  bool ends_part = false;
  bool is_prefix = false;  // the sign of a number: -5
  bool is_alias = false;   // a name after 别名
};

/// What could have stood at a place.
struct Expected {
  enum class Kind : std::uint8_t {
    Operand,
    Name,
    TypeName,
    Text,
    Date,
    Step,
    End,
    Chain,
    Word,
    Sign
  };
  Kind kind = Kind::Operand;
  Word word = Word::Reserved_Yes;           // Word
  TokenKind sign = TokenKind::OpenBracket;  // Sign
  bool operator==(const Expected&) const = default;
};

class TreeBuilder {
 public:
  TreeBuilder(Tree& tree, const Lexed& lexed, std::vector<TokenUse>& uses, DiagnosticSink& sink,
              const ParseLimits& limits);

  // Matching, called by the parsers of single tokens and by actions.
  void match(const Token* token, std::optional<Word> word = std::nullopt);
  void begin_part() { use_of(matched_).begins_part = true; }
  void end_part() { use_of(matched_).ends_part = true; }
  void expect(const Token* place, Expected expected);
  [[nodiscard]] const Token& matched() const { return *matched_; }

  // Operands and operators, called by actions; each takes its parts from the stack.
  void push_literal();
  void push_text();
  void push_name();
  void push_word(ExprKind kind);  // 是 否 基准日 ..., and - and 否则 in cells
  void push_operator() { operators_.push_back(matched_); }
  void apply_prefix(ExprKind kind);
  void apply_postfix(ExprKind kind);
  void apply_binary(ExprKind kind);
  void apply_comparison();           // the kind is that of the operator
  void apply_joined(ExprKind kind);  // And, Or: flattened
  void apply_between();
  void apply_per_full();
  void push_member();
  void bracket();  // the operand on top stands between the last two marked brackets
  void mark() { marks_.push_back({stack_.size(), matched_, {}, {}}); }
  void finish_call();
  void set_call_filter();
  void set_call_otherwise();
  void finish_one_of();
  void finish_choice();

  // Cells.
  void apply_cell_compare();
  void apply_cell_range();
  void apply_cell_both();
  void set_cell_name() { cell_name_ = matched_name(); }
  void finish_cell_list(ExprKind kind);

  // Parts of statements and clauses.
  void add_name();
  void add_parameter();
  void set_type();
  void set_type_range();
  void set_type_optional() { type_->may_be_none = true; }
  void finish_parameter_type();
  void finish_clause_type();
  void finish_statement_type();
  void finish_output_type();  // of all names since the last type
  void set_value() { statement_.value = pop(); }
  void set_defined_value();  // after `=`
  void set_date();           // of a dated line: a clause From
  void set_condition();      // of a case line: a clause Guard
  void set_subject_names();
  void set_ordered() { statement_.is_ordered = true; }
  void set_statement_text();
  void begin_clause(Word word);
  void set_clause_arguments();  // all operands above the clause's mark
  void mark_descending(bool is_descending);
  void set_clause_names();
  void set_clause_mode();
  void set_clause_text();
  void set_clause_version();
  void set_clause_least() { clause_->is_least = true; }
  void end_clause();

  /// Makes ready for one statement or cell.
  void begin();
  enum class Piece : std::uint8_t { Line, Cell };
  /// Reports the furthest failure of an attempt to read the tokens, which make up a piece.
  void report_failure(const Token* first, const Token* last, Piece piece);
  /// Takes back all nodes since begin(); the statement keeps what holds none of them.
  void take_back();
  [[nodiscard]] Statement take_statement() { return std::move(statement_); }
  [[nodiscard]] ExprId take_operand();
  /// The choice that the case lines beneath a line make: condition, value, ..., value.
  ExprId join_cases(std::vector<ExprId> parts, Span first, Span last);
  [[nodiscard]] bool has_operand() const { return !stack_.empty(); }
  [[nodiscard]] std::optional<Name> take_cell_name() {
    return std::exchange(cell_name_, std::nullopt);
  }
  [[nodiscard]] Statement& statement() { return statement_; }
  /// Whether one of the rules that the actions keep was broken since begin().
  [[nodiscard]] bool has_problem() const { return has_problem_; }
  void report(const DiagnosticInfo& info, Span place, std::vector<Argument> arguments = {});
  /// With a second place that has to do with it.
  void report(const DiagnosticInfo& info, Span place, Span other,
              std::vector<Argument> arguments = {});

 private:
  /// Nothing but `word` could follow at the furthest place.
  [[nodiscard]] bool wants(Word word) const;
  void report_unexpected(const Token* first, const Token* place, const Token* last);
  struct Shape {
    std::uint32_t depth = 1;
    bool is_bracketed = false;
    bool has_bare_per_full = false;  // a 每满 that no bracket closes in
  };
  /// An open bracket or choice: what lies above it on the stack is inside.
  struct Mark {
    std::size_t operands;
    const Token* token;
    ExprId filter;  // of a call
    ExprId otherwise;
  };

  TokenUse& use_of(const Token* token) {
    return uses_[static_cast<std::size_t>(token - lexed_.tokens.data())];
  }
  [[nodiscard]] Name matched_name() const { return {matched_->text, matched_->span}; }
  [[nodiscard]] const Expr& at(ExprId id) const { return tree_.exprs[id.index()]; }
  ExprId pop();
  Mark pop_mark();
  Span pop_operator();
  std::vector<ExprId> pop_from(std::size_t first);
  ExprId add(Expr expr);
  void push(Expr expr) { stack_.push_back(add(std::move(expr))); }
  void refuse_bare_per_full(ExprId operand, Span operator_span);
  void refuse_bare_equality(ExprId value);
  void add_leading_clause(Word word);

  Tree& tree_;
  const Lexed& lexed_;
  std::vector<TokenUse>& uses_;
  DiagnosticSink& sink_;
  const ParseLimits& limits_;

  const Token* matched_ = nullptr;
  std::vector<ExprId> stack_;
  std::vector<const Token*> operators_;
  std::vector<Mark> marks_;
  std::vector<Shape> shapes_;   // one for each of tree_.exprs
  std::size_t first_expr_ = 0;  // what begin() found

  Statement statement_;
  std::optional<Clause> clause_;
  std::size_t clause_operands_ = 0;
  std::vector<Name> names_;
  std::optional<Name> cell_name_;
  std::optional<TypeRef> type_;

  const Token* furthest_ = nullptr;
  std::vector<Expected> expected_;
  bool has_problem_ = false;
};

}  // namespace guiju::syntax
