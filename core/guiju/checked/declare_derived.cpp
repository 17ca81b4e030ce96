// Tables derived from another: the distinct values of some of its columns.
#include <algorithm>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/rows.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;
using syntax::Word;

/// What a derived table is made of, as written.
struct Grouping {
  const syntax::Tree& tree;
  std::vector<syntax::ExprId> parts;
  std::vector<syntax::Name> names;  // of the parts that are no tables, where they are given
  bool is_hidden = false;           // nobody can name its columns
};

bool looks_at_rows(Op op) {
  switch (op) {
    case Op::Aggregate:
    case Op::Running:
    case Op::Previous:
    case Op::InARow:
    case Op::Next:
    case Op::FirstRow:
    case Op::LastRow:
    case Op::Place: return true;
    default: return false;
  }
}

/// Makes the columns of a derived table and links it between its source and the tables above.
class Deriver {
 public:
  Deriver(Context& context, EntityId entity, EntityId source, const Grouping& grouping)
      : context_(context), entity_(entity), source_(source), grouping_(grouping) {}

  void derive() {
    context_.pack.entities[entity_.index()].source = source_;
    std::size_t next_name = 0;
    for (const syntax::ExprId part : grouping_.parts) {
      const EntityId above = table_of(part);
      if (!above.is_none())
        add_parent(above, grouping_.tree.at(part).span);
      else
        add_part(part, next_name++);
    }
    const std::size_t wanted = grouping_.names.size();
    if (wanted != 0 && wanted != next_name)
      context_.report(Problem(diagnostics::argument_count, grouping_.names[0].span)
                          .with("function", word_text(Word::Clause_Key))
                          .with("wanted", std::to_string(next_name))
                          .with("found", std::to_string(wanted)));
    context_.pack.entities[source_.index()].parents.push_back({entity_, {}});
    refresh_ancestors();
  }

 private:
  [[nodiscard]] Entity& derived() { return context_.pack.entities[entity_.index()]; }

  /// The table that a part names; none where it is an expression.
  [[nodiscard]] EntityId table_of(syntax::ExprId part) const {
    const syntax::Expr& expr = grouping_.tree.at(part);
    if (expr.kind != ExprKind::Name) return {};
    if (!context_.find_column(source_, expr.name.text).is_none()) return {};
    return context_.find_entity(expr.name.text);
  }

  void add_parent(EntityId above, Span span) {
    if (!context_.is_ancestor(above, source_)) {
      context_.report(Problem(diagnostics::not_an_ancestor, span)
                          .with("own", context_.pack.at(source_).name)
                          .with("entity", context_.pack.at(above).name));
      return;
    }
    Entity::Parent link{above, {}};
    const std::vector<ColumnId> keys = context_.pack.at(above).key;
    for (const ColumnId id : keys) {
      const Column of_parent = context_.pack.at(id);
      ColumnId own = context_.find_column(entity_, of_parent.name);
      if (own.is_none()) {
        Expr expr;
        expr.op = Op::Ancestor;
        expr.type = of_parent.type;
        expr.span = span;
        expr.column = id;
        own = add_key(of_parent.name, of_parent.alias, context_.add(std::move(expr)), span);
      }
      link.key.push_back(own);
    }
    derived().parents.push_back(std::move(link));
  }

  void add_part(syntax::ExprId part, std::size_t index) {
    Scope scope;
    scope.entity = source_;
    scope.reads = ReadKind::OtherRows;
    const ExprId value = ExpressionChecker(context_, grouping_.tree, scope).check(part);
    const Type& type = context_.type_of(value);
    if (type.kind == TypeKind::Error) return;
    const bool is_cell = type.kind != TypeKind::List && type.kind != TypeKind::RatioList &&
                         type.kind != TypeKind::RoundingMode;
    if (!is_cell) {
      require_type(context_, value, simple_type(TypeKind::Text));
      return;
    }
    if (!is_of_inputs(value)) return;
    const auto [name, alias] = name_of(part, value, index);
    if (!name.empty()) add_key(name, alias, value, grouping_.tree.at(part).span);
  }

  /// Groups are there before the first rule runs.
  bool is_of_inputs(ExprId id) {
    const Expr& expr = context_.pack.at(id);
    const bool is_read = expr.op == Op::Column || expr.op == Op::Ancestor;
    if (looks_at_rows(expr.op) ||
        (is_read && context_.pack.at(expr.column).role != ColumnRole::Input &&
         context_.pack.at(expr.column).role != ColumnRole::Key)) {
      context_.report(Problem(diagnostics::group_not_of_inputs, expr.span)
                          .with("text", context_.text(expr.span)));
      return false;
    }
    const std::vector<ExprId> args = expr.args;
    return std::all_of(args.begin(), args.end(), [&](ExprId arg) { return is_of_inputs(arg); });
  }

  /// As given by 键; else that of the column, or of the function in both languages.
  std::pair<std::string, std::string> name_of(syntax::ExprId part, ExprId value,
                                              std::size_t index) {
    if (grouping_.is_hidden) return {std::to_string(index + 1), ""};
    if (index < grouping_.names.size()) return {grouping_.names[index].text, ""};
    const Expr& checked = context_.pack.at(value);
    if (checked.op == Op::Column || checked.op == Op::Ancestor)
      return {context_.pack.at(checked.column).name, context_.pack.at(checked.column).alias};
    const syntax::Expr& expr = grouping_.tree.at(part);
    const auto function = expr.kind == ExprKind::Call
                              ? syntax::find_word(syntax::WordGroup::Function, expr.name.text)
                              : std::nullopt;
    if (function) {
      const BilingualText word = word_text(*function);
      return {word.zh, word.en};
    }
    context_.report(Problem(diagnostics::clause_missing, expr.span)
                        .with("head", context_.text(expr.span))
                        .with("part", phrases::part_group_name));
    return {};
  }

  ColumnId add_key(const std::string& name, const std::string& alias, ExprId value, Span span) {
    Column column;
    column.entity = entity_;
    column.name = name;
    column.alias = alias;
    column.type = context_.type_of(value);
    column.role = ColumnRole::Key;
    column.span = span;
    if (column.type.is_number() && column.type.scale) column.format.places = *column.type.scale;
    const ColumnId id = context_.add_column(std::move(column));
    derived().key.push_back(id);
    derived().parts.push_back(value);
    return id;
  }

  /// What lies below the source lies below the derived table too.
  void refresh_ancestors() {
    for (std::size_t i = 0; i < context_.pack.entities.size(); ++i) {
      const EntityId id{i};
      const bool is_below = id == source_ || context_.is_ancestor(source_, id);
      if (id == entity_ || is_below) collect_ancestors(context_, id);
    }
  }

  Context& context_;
  EntityId entity_;
  EntityId source_;
  const Grouping& grouping_;
};

void derive_declared(Context& context, const StatementRef& line, EntityId entity) {
  const syntax::Statement& statement = *line;
  for (const syntax::StatementId child : statement.body)
    if (line.at(child)->head == Word::Head_Input)
      report_derived(context, line.at(child)->head_span, entity, phrases::use_inputs);
  refuse_clauses(context, statement, {Word::Clause_Of, Word::Clause_Optional, Word::Clause_Guard});
  const syntax::Expr& value = line.tree->at(statement.value);
  if (value.kind != ExprKind::Name) {
    context.report(
        Problem(diagnostics::unknown_entity, value.span).with("name", context.text(value.span)));
    return;
  }
  const EntityId source = find_entity_or_report(context, value.name);
  if (source.is_none()) return;
  if (!context.pack.at(source).source.is_none() || source == entity) {
    report_derived(context, value.span, source, phrases::use_source);
    return;
  }
  const syntax::Clause* within = syntax::find_clause(statement, Word::Clause_Within);
  if (within == nullptr || within->args.empty()) {
    context.report(Problem(diagnostics::clause_missing, statement.names[0].span)
                       .with("head", statement.names[0].text)
                       .with("part", phrases::part_groups));
    return;
  }
  const syntax::Clause* key = syntax::find_clause(statement, Word::Clause_Key);
  const Grouping grouping{*line.tree, within->args,
                          key == nullptr ? std::vector<syntax::Name>{} : key->names, false};
  Deriver(context, entity, source, grouping).derive();
}

}  // namespace

void report_derived(Context& context, Span place, EntityId entity, const BilingualText& use) {
  context.report(Problem(diagnostics::derived_table, place)
                     .with("entity", context.pack.at(entity).name)
                     .with("use", use));
}

EntityId derive_scope(Context& context, const syntax::Tree& tree,
                      const std::vector<syntax::ExprId>& parts, EntityId own) {
  if (!context.pack.at(own).source.is_none()) {
    report_derived(context, tree.at(parts[0]).span, own, phrases::use_source);
    return {};
  }
  const EntityId id{context.pack.entities.size()};
  Entity entity;
  // No name that anyone can write has a space in it.
  entity.name = context.pack.at(own).name + " / " + std::to_string(id.index());
  entity.span = tree.at(parts[0]).span;
  context.pack.entities.push_back(std::move(entity));
  context.names.emplace_back();
  Deriver(context, id, own, Grouping{tree, parts, {}, true}).derive();
  return id;
}

void declare_derived(Context& context) {
  std::size_t index = 0;
  for_each_top(context, Word::Margin_Entity, [&](StatementRef line) {
    if (line->names.empty()) return;
    const EntityId id{index++};
    if (!line->value.is_none()) derive_declared(context, line, id);
  });
}

}  // namespace guiju::checked
