// Expressions: names to ids, types and units bottom-up. The files expression_*.cpp hold one kind each.
#pragma once

#include <optional>

#include "guiju/checked/builtins.hpp"
#include "guiju/checked/context.hpp"
#include "guiju/checked/literal.hpp"

namespace guiju::checked {

/// On which row the names of an expression are read.
struct Scope {
  EntityId entity;                // whose columns bare names are
  EntityId asking;                // inside an aggregate: the table of the row that asks
  OrderId order;                  // the clause 按 of the definition, if any
  bool is_order_unknown = false;  // the clause 按 names none, which is reported
  ExprId at;                  // the clause 于: when parameters are asked; none: at the as-of date
  Span at_span;               // inside an aggregate: of a date there that cannot be read
  bool is_at_beside = false;  // it cannot, since the rows lie beside the row that asks
  std::vector<ColumnId> has_value;  // columns that are tested not to be none before this is asked
  ReadKind reads = ReadKind::SameRow;
  bool is_over_rows = false;  // inside a function over earlier rows: 此前.x may stand
  // Inside an aggregate over rows that do not lie below the asking row:
  bool is_beside = false;
  EntityId anchor;  // the ancestor whose rows they are; none: a whole table
};

class ExpressionChecker {
 public:
  ExpressionChecker(Context& context, const syntax::Tree& tree, const Scope& scope)
      : context_(context), tree_(tree), scope_(scope) {}

  /// The checked form of an expression. `hint` is the type that its place wants: it decides between
  /// words that several enums share. What cannot be checked comes back with an Error type.
  ExprId check(syntax::ExprId id, const Type* hint = nullptr);
  /// The same, where a truth is wanted.
  ExprId check_truth(syntax::ExprId id);

 private:
  ExprId check_literal(const syntax::Expr& expr, const Type* hint);
  ExprId check_truth_constant(const syntax::Expr& expr);
  ExprId check_choice(const syntax::Expr& expr, const Type* hint);
  ExprId check_logic(const syntax::Expr& expr);
  ExprId check_none(const syntax::Expr& expr, const Type* hint);

  // expression_names.cpp
  ExprId check_name(const syntax::Expr& expr, const Type* hint);
  ExprId check_member(const syntax::Expr& expr);
  ExprId check_member_below(EntityId entity, const std::vector<const syntax::Name*>& path,
                            Span base, Span span);
  ExprId check_word(const syntax::Expr& expr, const std::string& word, EnumId enumeration);
  [[nodiscard]] bool is_tested(ColumnId column) const;
  ExprId read_column(ColumnId column, Span span);
  ExprId read_ancestor(ColumnId column, Span span);
  ExprId read_parameter(ParameterId parameter, Span span);
  ExprId resolve_unique_word(const syntax::Expr& expr);
  void report_unknown_name(const syntax::Name& name, const Type* hint);
  ColumnId member_column(EntityId entity, const std::vector<const syntax::Name*>& path);
  ExprId check_row_member(const syntax::Expr& base, const std::vector<const syntax::Name*>& path,
                          Span span);
  [[nodiscard]] std::vector<std::string> known_names() const;

  // expression_arithmetic.cpp
  ExprId check_arithmetic(const syntax::Expr& expr);
  ExprId check_negation(const syntax::Expr& expr);
  ExprId check_span(const syntax::Expr& expr);
  ExprId check_per_full(const syntax::Expr& expr);
  std::optional<ExprId> date_arithmetic(const syntax::Expr& expr, ExprId left, ExprId right);
  ExprId sum(const syntax::Expr& expr, ExprId left, ExprId right);
  ExprId product(const syntax::Expr& expr, ExprId left, ExprId right);
  ExprId report_operator(const syntax::Expr& expr, ExprId left, ExprId right);

  // expression_comparison.cpp
  ExprId check_comparison(const syntax::Expr& expr);
  ExprId check_is_none(const syntax::Expr& expr, syntax::ExprId value);
  ExprId check_between(const syntax::Expr& expr);
  ExprId check_one_of(const syntax::Expr& expr);
  [[nodiscard]] bool needs_hint(syntax::ExprId id) const;

  // expression_calls.cpp
  ExprId check_call(const syntax::Expr& expr, const Type* hint);
  ExprId check_builtin(const syntax::Expr& expr, syntax::Word function);
  ExprId check_extreme(const syntax::Expr& expr, syntax::Word function);
  ExprId check_is_filled(const syntax::Expr& expr);
  void refuse_call_clauses(const syntax::Expr& expr);
  std::optional<Type> call_type(const syntax::Expr& expr, Gives gives,
                                const std::vector<ExprId>& args);
  std::optional<Type> power_type(const syntax::Expr& expr, const Type& base, ExprId exponent);
  bool has_arguments(const syntax::Expr& expr, std::size_t least, std::size_t most);

  // expression_parameters.cpp
  ExprId check_cell(const syntax::Expr& expr, ParameterTableId table);
  ExprId cell_of(const ParameterTable::Version& version, const ParameterTable& table,
                 const std::vector<ExprId>& arguments, Span span);
  ExprId with_arguments(ExprId test, const ParameterTable& table,
                        const std::vector<ExprId>& arguments, Span span);
  ExprId no_cell(const Type& type, Span span);

  // expression_extern.cpp
  ExprId check_extern(const syntax::Expr& expr, ExternId external);

  // expression_arguments.cpp
  ExprId check_argument(const syntax::Expr& call, std::size_t place, Takes wanted,
                        const std::vector<ExprId>& args);
  ExprId check_item(syntax::ExprId written, ExprId whole);
  ExprId read_month_end(const syntax::Expr& call, std::size_t place);
  ExprId read_calendar(const syntax::Expr& written);
  ExprId read_pattern(syntax::ExprId id);

  // expression_rows.cpp
  struct Rows {
    EntityId entity;          // rows of a descendant, or of a table beside the own one
    bool is_beside = false;   // they do not lie below the own row
    EntityId anchor;          // beside: below this ancestor; none: the whole table
    bool is_running = false;  // rows of the own table: 此前, 至此
    bool includes_own = false;
    bool has_problem = false;  // reported
    Span word;                 // of 此前 or 至此
    [[nodiscard]] bool is_none() const { return entity.is_none() && !is_running; }
  };
  Rows find_rows(const syntax::Expr& call);
  void note_rows(const syntax::Expr& call, const syntax::Expr& member, Rows& rows);
  void note_running(const syntax::Expr& call, const syntax::Expr& word, Rows& rows);
  [[nodiscard]] Rows rows_named(const syntax::Expr& member) const;
  void report_no_rows(const syntax::Expr& call);
  [[nodiscard]] Scope scope_inside(const Rows& rows) const;
  ExprId check_rows(const syntax::Expr& expr, syntax::Word function);
  ExprId check_aggregate(const syntax::Expr& expr, AggregateKind kind, Rows rows);
  ExprId finish_aggregate(const syntax::Expr& expr, AggregateKind kind, const Rows& rows,
                          ExprId value, ExprId filter, std::optional<Beside> beside);
  [[nodiscard]] bool is_bare_rows(const syntax::Expr& first, const Rows& rows) const;
  std::optional<Type> listed_type(ExprId value);
  ExprId check_previous(const syntax::Expr& expr, const Type* hint);
  ExprId check_in_a_row(const syntax::Expr& expr);
  ExprId check_line(const syntax::Expr& expr, syntax::Word function, const Type* hint);
  bool require_order(Span word);
  void date_from_outside(const Scope& outer, bool is_beside);
  std::optional<Type> aggregate_type(const syntax::Expr& expr, AggregateKind kind, ExprId value);

  // expression_beside.cpp
  [[nodiscard]] bool is_entity_path(EntityId entity, const syntax::Name& name) const;
  [[nodiscard]] bool names_own_row(syntax::ExprId id) const;
  [[nodiscard]] bool names_rows_beside(syntax::ExprId id) const;
  [[nodiscard]] bool is_of_own_row(syntax::ExprId id) const;
  ExprId check_beside_filter(syntax::ExprId filter, Beside& beside);
  void check_match(syntax::ExprId id, Beside& beside);
  void add_match(Op op, const syntax::Expr& comparison, syntax::ExprId theirs, syntax::ExprId own,
                 Beside& beside);
  ExprId check_on_own_row(syntax::ExprId id);
  void require_one_range(const Beside& beside);
  void refuse_ranges(const Beside& beside, Span span);
  ExprId place_in_line(OrderId order, Span span);
  ExprId own_place_in_line(OrderId order, Span span);

  ExprId make(Op op, Type type, Span span, std::vector<ExprId> args);
  ExprId make_constant(Type type, Value value, Span span);
  ExprId error(Span span);
  [[nodiscard]] const Type& type(ExprId id) const { return context_.type_of(id); }
  [[nodiscard]] bool is_error(ExprId id) const { return type(id).kind == TypeKind::Error; }
  [[nodiscard]] BilingualText text_of(const Type& type) const {
    return type_text(context_.pack, type);
  }
  [[nodiscard]] std::string_view operator_text(const syntax::Expr& expr) const {
    return context_.text(expr.operator_span);
  }
  void report_mismatch(Span span, const BilingualText& wanted, const Type& found);

  Context& context_;
  const syntax::Tree& tree_;
  Scope scope_;
  Scope asking_;  // inside an aggregate over rows beside: the scope of the row that asks
};

/// A checked comparison of two values that are already checked; reported where they do not compare.
/// `sign` is the operator as written.
ExprId compare(Context& context, Op op, ExprId left, ExprId right, Span span, Span sign_span,
               std::string_view sign);

/// The type of left x right.
Type product_type(const Type& left, const Type& right);

/// Adds the columns that are known to have a value where `condition` came out as `holds`.
void note_values(const CheckedPack& pack, ExprId condition, bool holds,
                 std::vector<ColumnId>& has_value);

/// The common type of two branches; none where there is none.
std::optional<Type> common_type(const Type& left, const Type& right);

/// Help where `value` is written as a bare number and `wanted` has a unit.
void suggest_unit(const Context& context, Problem& problem, ExprId value, const Type& wanted);

/// Reports where `value` cannot stand where `wanted` is wanted. Scales are not looked at.
bool require_type(Context& context, ExprId value, const Type& wanted);

/// Whether it is a call of 合计 and the like: what stands inside belongs to other rows.
bool is_over_rows(const syntax::Expr& expr);

/// The type of a column; a helper without a type is checked first.
const Type& column_type(Context& context, ColumnId column);

}  // namespace guiju::checked
