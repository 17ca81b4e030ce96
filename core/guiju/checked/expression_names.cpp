// Names: own columns, then parameters, then words of enums; parents through a dot.
#include <algorithm>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/functions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/rows.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::ExprKind;

namespace {

BilingualText word_of(const std::string& enumeration) {
  return filled(phrases::word_of_enum, {{"enum", enumeration}});
}

/// Chained members from the outside in: 户.可贷款.未满足 is base 户, path 可贷款, 未满足.
const syntax::Expr& flatten(const syntax::Tree& tree, const syntax::Expr& member,
                            std::vector<const syntax::Name*>& path) {
  const syntax::Expr* base = &member;
  while (base->kind == ExprKind::Member) {
    path.push_back(&base->name);
    base = &tree.at(base->args[0]);
  }
  std::reverse(path.begin(), path.end());
  return *base;
}

}  // namespace

ExprId ExpressionChecker::check_name(const syntax::Expr& expr, const Type* hint) {
  const std::string& name = expr.name.text;
  const ColumnId column = context_.find_column(scope_.entity, name);
  if (hint != nullptr && hint->kind == TypeKind::Enum) {
    const Enumeration& enumeration = context_.pack.at(hint->enumeration);
    const bool is_word = std::find(enumeration.words.begin(), enumeration.words.end(), name) !=
                         enumeration.words.end();
    const bool is_column_of_it =
        !column.is_none() && column_type(context_, column).enumeration == hint->enumeration;
    if (is_word && is_column_of_it) {
      context_.report(Problem(diagnostics::ambiguous_word, expr.span)
                          .with("name", name)
                          .with("first", phrases::column_here)
                          .with("second", word_of(enumeration.name))
                          .help(filled(phrases::help_word_or_column, {{"name", name}})));
      return error(expr.span);
    }
    if (is_word) return check_word(expr, name, hint->enumeration);
  }
  if (!column.is_none()) return read_column(column, expr.span);
  const ParameterId parameter = context_.find_parameter(name);
  if (!parameter.is_none()) return read_parameter(parameter, expr.span);
  if (context_.words.contains(name)) return resolve_unique_word(expr);
  if (!context_.find_entity(name).is_none()) {
    context_.report(Problem(diagnostics::table_as_value, expr.span).with("name", name));
    return error(expr.span);
  }
  report_unknown_name(expr.name, hint);
  return error(expr.span);
}

ExprId ExpressionChecker::resolve_unique_word(const syntax::Expr& expr) {
  const std::vector<EnumWord>& words = context_.words.at(expr.name.text);
  if (words.size() == 1) return make_constant(enum_type(words[0].enumeration), words[0], expr.span);
  if (words[0].enumeration == words[1].enumeration) return error(expr.span);
  context_.report(Problem(diagnostics::ambiguous_word, expr.span)
                      .with("name", expr.name.text)
                      .with("first", word_of(context_.pack.at(words[0].enumeration).name))
                      .with("second", word_of(context_.pack.at(words[1].enumeration).name)));
  return error(expr.span);
}

ExprId ExpressionChecker::check_word(const syntax::Expr& expr, const std::string& word,
                                     EnumId enumeration) {
  const std::vector<std::string>& words = context_.pack.at(enumeration).words;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found != words.end())
    return make_constant(enum_type(enumeration),
                         EnumWord{enumeration, static_cast<std::uint32_t>(found - words.begin())},
                         expr.span);
  Problem problem(diagnostics::not_a_word, expr.span);
  problem.with("enum", context_.pack.at(enumeration).name).with("name", word);
  context_.suggest(problem, word, expr.span, words);
  context_.report(std::move(problem));
  return error(expr.span);
}

bool ExpressionChecker::is_tested(ColumnId column) const {
  return std::find(scope_.has_value.begin(), scope_.has_value.end(), column) !=
         scope_.has_value.end();
}

ExprId ExpressionChecker::read_column(ColumnId column, Span span) {
  // What a split leaves over is named on the rows that share and stands on the row above them.
  if (context_.pack.at(column).entity != scope_.entity) return read_ancestor(column, span);
  Type type = column_type(context_, column);
  if (is_tested(column)) type.may_be_none = false;
  context_.note_read(column, scope_.reads, span);
  const ExprId id = make(Op::Column, std::move(type), span, {});
  context_.pack.exprs[id.index()].column = column;
  return id;
}

ExprId ExpressionChecker::read_ancestor(ColumnId column, Span span) {
  Type type = column_type(context_, column);
  if (is_tested(column)) type.may_be_none = false;
  context_.note_read(column, ReadKind::OtherRows, span);
  const ExprId id = make(Op::Ancestor, std::move(type), span, {});
  context_.pack.exprs[id.index()].column = column;
  return id;
}

ExprId ExpressionChecker::read_parameter(ParameterId parameter, Span span) {
  context_.parameter_is_read[parameter.index()] = true;
  if (scope_.at_span.file)
    context_.report(Problem(scope_.is_at_beside ? diagnostics::date_of_row_beside
                                                : diagnostics::date_of_asking_row,
                            scope_.at_span));
  std::vector<ExprId> args;
  if (!scope_.at.is_none()) args.push_back(scope_.at);
  const ExprId id = make(Op::Parameter, context_.pack.at(parameter).type, span, std::move(args));
  context_.pack.exprs[id.index()].parameter = parameter;
  return id;
}

std::vector<std::string> ExpressionChecker::known_names() const {
  std::vector<std::string> known;
  for (const ColumnId id : context_.pack.at(scope_.entity).columns) {
    const Column& column = context_.pack.at(id);
    if (column.role == ColumnRole::ByProduct || column.role == ColumnRole::Check) continue;
    known.push_back(column.name);
    if (!column.alias.empty()) known.push_back(column.alias);
  }
  for (const Parameter& parameter : context_.pack.parameters) {
    known.push_back(parameter.name);
    if (!parameter.alias.empty()) known.push_back(parameter.alias);
  }
  for (const Enumeration& enumeration : context_.pack.enumerations)
    known.insert(known.end(), enumeration.words.begin(), enumeration.words.end());
  for (const syntax::WordEntry& word : syntax::all_words()) {
    const bool joins = word.group == syntax::WordGroup::Reserved ||
                       word.group == syntax::WordGroup::Operator ||
                       word.group == syntax::WordGroup::Clause;
    if (joins) known.emplace_back(word.spelling.zh);
  }
  return known;
}

void ExpressionChecker::report_unknown_name(const syntax::Name& name, const Type* hint) {
  const std::string& entity = context_.pack.at(scope_.entity).name;
  if (!context_.is_first_unknown(entity, name.text)) return;
  if (hint != nullptr && hint->kind == TypeKind::Enum) {
    const Enumeration& enumeration = context_.pack.at(hint->enumeration);
    Problem problem(diagnostics::not_a_word, name.span);
    problem.with("enum", enumeration.name).with("name", name.text);
    context_.suggest(problem, name.text, name.span, enumeration.words);
    context_.report(std::move(problem));
    return;
  }
  Problem problem(diagnostics::unknown_name, name.span);
  problem.with("name", name.text);
  for (const EntityId ancestor : context_.names[scope_.entity.index()].ancestors) {
    if (context_.find_column(ancestor, name.text).is_none()) continue;
    const std::string column = context_.pack.at(ancestor).name + "." + name.text;
    problem.help(filled(phrases::help_table_above, {{"column", column}}));
    problem.replace_by(name.span, column, false);
    context_.report(std::move(problem));
    return;
  }
  context_.suggest(problem, name.text, name.span, known_names());
  context_.report(std::move(problem));
}

/// A column, or the by-product of one: path 可贷款, or 可贷款.未满足. None where it is not
/// known, which is reported.
ColumnId ExpressionChecker::member_column(EntityId entity,
                                          const std::vector<const syntax::Name*>& path) {
  const std::string& table = context_.pack.at(entity).name;
  const ColumnId column = context_.find_column(entity, path[0]->text);
  if (column.is_none()) {
    if (!context_.is_first_unknown(table, path[0]->text)) return {};
    Problem problem(diagnostics::unknown_column, path[0]->span);
    problem.with("entity", table).with("name", path[0]->text);
    const EntityId above = context_.find_entity(path[0]->text);
    if (path.size() > 1 && !above.is_none() && context_.is_ancestor(above, scope_.entity)) {
      const std::string direct = path[0]->text + "." + path[1]->text;
      problem.help(filled(phrases::help_read_direct, {{"column", direct}}));
      context_.report(std::move(problem));
      return {};
    }
    std::vector<std::string> known;
    for (const ColumnId id : context_.pack.at(entity).columns)
      if (context_.pack.at(id).role != ColumnRole::ByProduct &&
          context_.pack.at(id).role != ColumnRole::Check)
        known.push_back(context_.pack.at(id).name);
    context_.suggest(problem, path[0]->text, path[0]->span, known);
    context_.report(std::move(problem));
    return {};
  }
  if (path.size() == 1) return column;
  const std::string base = context_.pack.at(column).name;
  ColumnId product;
  if (path.size() == 2) product = context_.find_column(entity, base + "." + path[1]->text);
  const bool is_swallowed = context_.is_type_known[column.index()] &&
                            context_.pack.at(column).type.kind == TypeKind::Error;
  if (!product.is_none() || is_swallowed) return product;
  Problem problem(diagnostics::unknown_by_product, path[1]->span);
  problem.with("column", base).with("name", path[1]->text);
  std::vector<std::string> known;
  for (const ColumnId id : context_.pack.at(entity).columns)
    if (context_.pack.at(id).name.starts_with(base + "."))
      known.push_back(context_.pack.at(id).name.substr(base.size() + 1));
  context_.suggest(problem, path[1]->text, path[1]->span, known);
  context_.report(std::move(problem));
  return {};
}

/// 本行.x 此前.x 至此.x
ExprId ExpressionChecker::check_row_member(const syntax::Expr& base,
                                           const std::vector<const syntax::Name*>& path,
                                           Span span) {
  if (base.kind == ExprKind::This) {
    if (scope_.is_over_rows || scope_.is_beside) {
      context_.report(Problem(diagnostics::own_row_not_compared, base.span)
                          .with("entity", context_.pack.at(scope_.entity).name));
      return error(span);
    }
    const bool is_asking = !scope_.asking.is_none();
    const ColumnId column = member_column(is_asking ? scope_.asking : scope_.entity, path);
    if (column.is_none()) return error(span);
    return is_asking ? read_ancestor(column, span) : read_column(column, span);
  }
  if (!scope_.is_over_rows) {
    context_.report(
        Problem(diagnostics::rows_out_of_place, base.span)
            .with("word", word_text(base.kind == ExprKind::Before ? syntax::Word::Reserved_Before
                                                                  : syntax::Word::Reserved_SoFar)));
    return error(span);
  }
  const ColumnId column = member_column(scope_.entity, path);
  return column.is_none() ? error(span) : read_column(column, span);
}

ExprId ExpressionChecker::check_member(const syntax::Expr& expr) {
  std::vector<const syntax::Name*> path;
  const syntax::Expr& base = flatten(tree_, expr, path);
  if (base.kind == ExprKind::This || base.kind == ExprKind::Before || base.kind == ExprKind::SoFar)
    return check_row_member(base, path, expr.span);
  if (base.kind != ExprKind::Name) {
    context_.report(Problem(diagnostics::unknown_by_product, path[0]->span)
                        .with("column", context_.text(base.span))
                        .with("name", path[0]->text));
    return error(expr.span);
  }
  const ColumnId own = context_.find_column(scope_.entity, base.name.text);
  const EntityId entity = context_.find_entity(base.name.text);
  const bool is_by_product =
      !own.is_none() &&
      (entity.is_none() ||
       !context_.find_column(scope_.entity, context_.pack.at(own).name + "." + path[0]->text)
            .is_none());
  if (is_by_product) {
    path.insert(path.begin(), &base.name);
    const ColumnId column = member_column(scope_.entity, path);
    return column.is_none() ? error(expr.span) : read_column(column, expr.span);
  }
  if (entity.is_none()) {
    report_unknown_name(base.name, nullptr);
    return error(expr.span);
  }
  // 区.村.人口 of the rows below 区 that are aggregated: a column of the row itself, or of one above it.
  if (path.size() > 1 && is_entity_path(entity, *path[0])) {
    const EntityId below = context_.find_entity(path[0]->text);
    const bool is_row = below == scope_.entity;
    if (is_row || context_.is_ancestor(below, scope_.entity)) {
      path.erase(path.begin());
      const ColumnId column = member_column(below, path);
      if (column.is_none()) return error(expr.span);
      return is_row ? read_column(column, expr.span) : read_ancestor(column, expr.span);
    }
  }
  const bool is_own = entity == scope_.entity;
  // 成员.小组.合规 on a row of 成员: the way over the own row is the direct one.
  const EntityId above = context_.find_entity(path[0]->text);
  const bool is_path = is_own && path.size() > 1 && !above.is_none() &&
                       context_.is_ancestor(above, entity) &&
                       context_.find_column(entity, path[0]->text).is_none();
  if (is_path) {
    path.erase(path.begin());
    const ColumnId column = member_column(above, path);
    return column.is_none() ? error(expr.span) : read_ancestor(column, expr.span);
  }
  if (is_own || context_.is_ancestor(entity, scope_.entity)) {
    const ColumnId column = member_column(entity, path);
    if (column.is_none()) return error(expr.span);
    return is_own ? read_column(column, expr.span) : read_ancestor(column, expr.span);
  }
  return check_member_below(entity, path, base.span, expr.span);
}

/// 村.按需分配.剩余: what a split left over stands on the scope that was split. Any other column of rows
/// below has many values.
ExprId ExpressionChecker::check_member_below(EntityId entity,
                                             const std::vector<const syntax::Name*>& path,
                                             Span base, Span span) {
  const bool is_below = context_.is_ancestor(scope_.entity, entity);
  if (is_below && path.size() == 2) {
    const ColumnId share = context_.find_column(entity, path[0]->text);
    const ColumnId left_over =
        share.is_none() ? share
                        : context_.find_column(scope_.entity, context_.pack.at(entity).name + "." +
                                                                  context_.pack.at(share).name +
                                                                  "." + path[1]->text);
    if (!left_over.is_none()) return read_column(left_over, span);
  }
  context_.report(Problem(is_below ? diagnostics::many_rows : diagnostics::not_an_ancestor, base)
                      .with("own", context_.pack.at(scope_.entity).name)
                      .with("entity", context_.pack.at(entity).name));
  return error(span);
}

const Type& column_type(Context& context, ColumnId column) {
  if (!context.is_type_known[column.index()]) check_helper_first(context, column);
  return context.pack.at(column).type;
}

}  // namespace guiju::checked
