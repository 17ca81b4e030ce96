// 测试: tables of given rows and of conclusions that they should lead to.
#include <algorithm>
#include <utility>

#include "guiju/base/utf8.hpp"
#include "guiju/checked/allowed_range.hpp"
#include "guiju/checked/check.hpp"
#include "guiju/checked/checks.hpp"
#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;
using syntax::Word;

class TestReader {
 public:
  TestReader(Context& context, StatementRef test) : context_(context), test_(test) {}

  void read() {
    TestCase result;
    Span date_span = test_->span;
    result.title = test_->text.value_or("");
    result.span = test_->span;
    result.citation = read_citation(context_, *test_, {});
    if (const auto* at = syntax::find_clause(*test_, Word::Clause_At); at && !at->args.empty()) {
      const auto date = read_constant({context_.pack, context_.sources, context_.sink}, *test_.tree,
                                      at->args[0], simple_type(TypeKind::Date));
      date_span = test_.tree->at(at->args[0]).span;
      if (date) result.as_of = std::get<Date>(*date);
    }
    for (const syntax::StatementId child : test_->body) read_line(test_.at(child), result);
    if (result.as_of) require_parameters_at(context_.pack, *result.as_of, date_span, context_.sink);
    context_.pack.tests.push_back(std::move(result));
  }

 private:
  void read_line(const StatementRef& line, TestCase& result) {
    if (line->names.empty() || line->has_error) return;
    // 设 停贷月数 = 2, or the same after 给定.
    const bool sets_parameter = line->head == Word::Head_Let || !line->value.is_none();
    if (sets_parameter) return read_set(line, result);
    const EntityId entity = find_entity_or_report(context_, line->names[0]);
    if (entity.is_none()) return;
    const bool is_expected = line->head == Word::Head_Expect;
    if (!is_expected && !context_.pack.at(entity).source.is_none()) {
      report_derived(context_, line->names[0].span, entity, phrases::use_given);
      return;
    }
    (is_expected ? result.expected : result.given).push_back(read_table(line, entity, is_expected));
  }

  void read_set(const StatementRef& line, TestCase& result) {
    refuse_clauses(context_, *line, {Word::Clause_Replaces});
    const syntax::Name& name = line->names[0];
    // 设 限额(轿车) = 5万元: one cell of a parameter table.
    std::string full_name = name.text;
    for (const syntax::Parameter& argument : line->parameters)
      full_name += (full_name == name.text ? "(" : ",") + argument.name.text;
    if (!line->parameters.empty()) full_name += ")";
    const ParameterId parameter = find_parameter(context_.pack, full_name);
    if (parameter.is_none()) {
      Problem problem(diagnostics::unknown_name, name.span);
      problem.with("name", full_name);
      std::vector<std::string> known;
      for (const auto& [known_name, id] : context_.parameters) known.push_back(known_name);
      std::sort(known.begin(), known.end());
      context_.suggest(problem, name.text, name.span, known);
      context_.report(std::move(problem));
      return;
    }
    const auto value = read_constant({context_.pack, context_.sources, context_.sink}, *line.tree,
                                     line->value, context_.pack.at(parameter).type);
    if (!value) return;
    const Span span = line.tree->at(line->value).span;
    require_in_range(context_.pack, range_of(context_.pack.at(parameter)), *value,
                     context_.text(span), span, context_.sink);
    result.set.emplace_back(parameter, *value);
  }

  TestTable read_table(const StatementRef& line, EntityId entity, bool is_expected) {
    TestTable table;
    table.entity = entity;
    table.span = line->span;
    if (line->rows.empty()) {
      context_.report(Problem(diagnostics::nothing_in_it, line->names[0].span)
                          .with("name", line->names[0].text)
                          .with("lines", phrases::table_lines));
      return table;
    }
    // A column that is not known keeps its place, so that cells stay under their heads.
    std::vector<ColumnId> heads;
    for (const syntax::Cell& cell : line->rows[0].cells)
      heads.push_back(read_head(line, entity, cell, is_expected));
    for (const ColumnId id : heads)
      if (!id.is_none()) table.columns.push_back(id);
    require_keys(line, entity, heads);
    for (std::size_t i = 1; i < line->rows.size(); ++i) {
      std::vector<TestCell> row;
      const auto& cells = line->rows[i].cells;
      for (std::size_t column = 0; column < heads.size() && column < cells.size(); ++column)
        if (!heads[column].is_none())
          row.push_back(read_cell(line, cells[column], heads[column], is_expected));
      row.resize(table.columns.size());
      table.rows.push_back(std::move(row));
    }
    require_once(line, heads);
    return table;
  }

  ColumnId read_head(const StatementRef& line, EntityId entity, const syntax::Cell& cell,
                     bool is_expected) {
    if (cell.expr.is_none()) {
      context_.report(Problem(diagnostics::clause_missing, cell.span)
                          .with("head", line->names[0].text)
                          .with("part", phrases::part_heading));
      return {};
    }
    const syntax::Expr& expr = line.tree->at(cell.expr);
    std::string name;
    if (expr.kind == ExprKind::Name) name = expr.name.text;
    if (expr.kind == ExprKind::Member) {
      const syntax::Expr& base = line.tree->at(expr.args[0]);
      const ColumnId column = context_.find_column(entity, base.name.text);
      name = (column.is_none() ? base.name.text : context_.pack.at(column).name) + "." +
             expr.name.text;
    }
    // A check goes by its message, and is found by rules alone.
    const bool is_check = is_expected && expr.kind == ExprKind::Literal &&
                          expr.literal.kind == syntax::LiteralKind::Text;
    if (is_check) name = check_name(expr.literal.text);
    const ColumnId found = context_.find_column(entity, name);
    if (!found.is_none()) return found;
    const std::string& table = context_.pack.at(entity).name;
    if (name.empty()) name = context_.text(cell.span);
    if (!context_.is_first_unknown(table, name)) return {};
    Problem problem(diagnostics::unknown_column, cell.span);
    problem.with("entity", table).with("name", name);
    std::vector<std::string> known;
    for (const ColumnId id : context_.pack.at(entity).columns)
      if (is_expected || context_.pack.at(id).role != ColumnRole::Check)
        known.push_back(context_.pack.at(id).name);
    context_.suggest(problem, name, cell.span, known);
    context_.report(std::move(problem));
    return {};
  }

  void require_keys(const StatementRef& line, EntityId entity, const std::vector<ColumnId>& heads) {
    for (const ColumnId key : context_.pack.at(entity).key)
      if (std::find(heads.begin(), heads.end(), key) == heads.end())
        context_.report(Problem(diagnostics::test_key_missing, line->names[0].span)
                            .with("name", context_.pack.at(key).name)
                            .with("entity", context_.pack.at(entity).name));
  }

  void require_once(const StatementRef& line, const std::vector<ColumnId>& heads) {
    std::unordered_set<std::size_t> seen;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      if (heads[i].is_none() || seen.insert(heads[i].index()).second) continue;
      context_.report(Problem(diagnostics::test_column_twice, line->rows[0].cells[i].span)
                          .with("name", context_.pack.at(heads[i]).name));
    }
  }

  TestCell read_cell(const StatementRef& line, const syntax::Cell& cell, ColumnId id,
                     bool is_expected) {
    const Type& type = context_.pack.at(id).type;
    TestCell result;
    result.span = cell.span;
    result.kind = TestCell::Kind::Missing;
    if (cell.expr.is_none()) {
      // An empty list is an empty cell, and concluded.
      if (is_expected && type.kind == TypeKind::List) {
        result.kind = TestCell::Kind::Known;
        result.value = TextList{};
      }
      return result;
    }
    const syntax::Expr& expr = line.tree->at(cell.expr);
    if (expr.kind == ExprKind::Missing) return result;
    if (expr.kind == ExprKind::None && type.may_be_none) {
      result.kind = TestCell::Kind::Known;
      result.value = NotApplicable{};
      return result;
    }
    if (expr.kind == ExprKind::Name) {
      const auto outcome = syntax::find_word(syntax::WordGroup::Outcome, expr.name.text);
      const bool is_fault = outcome == Word::Outcome_Fault;
      if (is_fault || (outcome && is_expected)) {
        result.kind = is_fault ? TestCell::Kind::Fault : TestCell::Kind::Undecided;
        return result;
      }
    }
    const auto value = read_value(line, expr, cell, id);
    if (!value) return result;
    result.kind = TestCell::Kind::Known;
    result.value = *value;
    return result;
  }

  std::optional<Value> read_value(const StatementRef& line, const syntax::Expr& expr,
                                  const syntax::Cell& cell, ColumnId id) {
    const Column& column = context_.pack.at(id);
    // Numbers of households and the like are texts without quotes here, as they are in the files.
    const bool is_quoted =
        expr.kind == ExprKind::Literal && expr.literal.kind == syntax::LiteralKind::Text;
    if (column.type.kind == TypeKind::Text)
      return is_quoted ? expr.literal.text
                       : utf8::fold_full_width(utf8::trim(context_.text(cell.span)));
    return read_constant({context_.pack, context_.sources, context_.sink, column.name}, *line.tree,
                         cell.expr, column.type);
  }

  Context& context_;
  StatementRef test_;
};

}  // namespace

void check_tests(Context& context) {
  // An imported pack was tested by itself; here it may be given other rules.
  for_each_top(context, Word::Margin_Test, [&](StatementRef test) {
    if (context.pack_of(test->span) == context.own_pack()) TestReader(context, test).read();
  });
}

}  // namespace guiju::checked
