// 参数 限额(类型): a table of parameters by arguments. Each cell is a parameter of its own, named with
// its arguments; a row is a condition on placeholders, which a call replaces by what it asks with.
#include <algorithm>
#include <utility>

#include "guiju/checked/allowed_range.hpp"
#include "guiju/checked/case_search.hpp"
#include "guiju/checked/clauses.hpp"
#include "guiju/checked/comparison.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/law.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/expression.hpp"
#include "guiju/checked/parameter_tables.hpp"
#include "guiju/checked/replace.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;
using syntax::Word;

/// A row before it is known how many cells it makes: the words of a list are rows of their own.
struct Alternative {
  ExprId test;       // none for `-`
  std::string text;  // its part of the name of the cell
};
using Alternatives = std::vector<Alternative>;

class TableDeclarer {
 public:
  TableDeclarer(Context& context, ParameterTableId id, const StatementRef& line)
      : context_(context), id_(id), line_(line) {}

  void declare() {
    read_type_of_values();
    if (!read_arguments() || line_->has_error) return;
    if (line_->rows.size() < 2) {
      context_.report(Problem(diagnostics::nothing_in_it, line_->names[0].span)
                          .with("name", line_->names[0].text)
                          .with("lines", phrases::rows_of_table));
      return;
    }
    version_.from = read_from(context_, line_);
    citation_ = read_citation(context_, *line_, {});
    require_citation(context_, citation_, line_->names[0]);
    if (!read_heading(line_->rows[0])) return;
    for (std::size_t i = 1; i < line_->rows.size(); ++i) read_row(line_->rows[i]);
    find_gaps_and_overlaps();
    context_.pack.parameter_tables[id_.index()].versions.push_back(std::move(version_));
  }

 private:
  ParameterTable& table() { return context_.pack.parameter_tables[id_.index()]; }

  void read_type_of_values() {
    if (!line_->type) return;
    const syntax::Clause* unit = syntax::find_clause(*line_, Word::Clause_InUnit);
    const ConstantPlace place{context_.pack, context_.sources, context_.sink};
    value_type_ = read_type(context_, *line_->type, unit, *line_.tree).type;
    refuse_none(context_, *line_->type);
    value_type_.may_be_none = false;
    low_ = read_constant(place, *line_.tree, line_->type->low, value_type_);
    high_ = read_constant(place, *line_.tree, line_->type->high, value_type_);
    if (table().type.kind == TypeKind::Error) {
      table().type = value_type_;
    } else if (!is_same_type(table().type, value_type_)) {
      context_.report(Problem(diagnostics::versions_differ, line_->type->name.span)
                          .with("name", table().name)
                          .label(table().span, phrases::first_declared));
      value_type_ = {};
    }
  }

  /// An argument without a type is named as an enum.
  bool read_arguments() {
    if (!line_->type && !line_->has_error)
      context_.report(Problem(diagnostics::clause_missing, line_->names[0].span)
                          .with("head", line_->names[0].text)
                          .with("part", phrases::part_type));
    const bool is_first = table().arguments.empty();
    for (const syntax::Parameter& parameter : line_->parameters) {
      const syntax::TypeRef reference =
          parameter.type ? *parameter.type : syntax::TypeRef{parameter.name, {}, {}, false};
      Type type = read_type(context_, reference, nullptr, *line_.tree).type;
      if (type.kind == TypeKind::Error) return false;
      Expr placeholder;
      placeholder.op = Op::Column;
      placeholder.type = type;
      placeholder.span = parameter.name.span;
      arguments_.push_back(context_.add(std::move(placeholder)));
      if (is_first) {
        table().arguments.push_back({parameter.name.text, std::move(type)});
        table().placeholders.push_back(arguments_.back());
      }
    }
    if (arguments_.size() == table().arguments.size()) {
      arguments_ = table().placeholders;
      return true;
    }
    context_.report(Problem(diagnostics::versions_of_table_differ, line_->names[0].span)
                        .with("name", table().name)
                        .label(table().span, phrases::first_declared));
    return false;
  }

  /// The columns of the table stand in any order; each is an argument.
  bool read_heading(const syntax::Row& heading) {
    std::size_t results = 0;
    for (const syntax::Cell& cell : heading.cells) {
      if (cell.is_result) {
        ++results;
        continue;
      }
      const std::string name(context_.text(cell.span));
      const auto& arguments = table().arguments;
      const auto found = std::find_if(arguments.begin(), arguments.end(),
                                      [&](const auto& one) { return one.name == name; });
      const auto place = static_cast<std::size_t>(found - arguments.begin());
      if (found == arguments.end() ||
          std::find(argument_of_.begin(), argument_of_.end(), place) != argument_of_.end()) {
        report_heading(cell.span);
        return false;
      }
      argument_of_.push_back(place);
    }
    if (results == 1 && argument_of_.size() == arguments_.size()) return true;
    report_heading(heading.span);
    return false;
  }

  void report_heading(Span span) {
    std::string wanted;
    for (const ParameterTable::Argument& argument : table().arguments)
      wanted += (wanted.empty() ? "" : " | ") + argument.name;
    context_.report(Problem(diagnostics::heading_of_table, span)
                        .with("heading", wanted + " || " + table().name));
  }

  void read_row(const syntax::Row& row) {
    const syntax::Cell& result = row.cells.back();
    const bool is_default = !row.cells[0].expr.is_none() &&
                            line_.tree->at(row.cells[0].expr).kind == ExprKind::Otherwise;
    if (is_default) {
      version_.otherwise = cell(word_text(Word::Clause_Else).zh, result);
      return;
    }
    std::vector<Alternatives> alternatives;
    for (std::size_t i = 0; i + 1 < row.cells.size() && i < argument_of_.size(); ++i)
      alternatives.push_back(read_tests(row.cells[i], argument_of_[i]));
    if (has_problem_) return;
    // Every combination of the words in lists.
    std::vector<std::size_t> digits(alternatives.size(), 0);
    while (true) {
      add_row(row, alternatives, digits);
      std::size_t place = digits.size();
      while (place > 0 && digits[place - 1] + 1 == alternatives[place - 1].size())
        digits[--place] = 0;
      if (place == 0) return;
      ++digits[place - 1];
    }
  }

  void add_row(const syntax::Row& row, const std::vector<Alternatives>& alternatives,
               const std::vector<std::size_t>& digits) {
    ParameterTable::Row added;
    added.span = row.span;
    added.tests.resize(arguments_.size());
    std::vector<std::string> texts(arguments_.size());
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      const Alternative& chosen = alternatives[i][digits[i]];
      added.tests[argument_of_[i]] = chosen.test;
      texts[argument_of_[i]] = chosen.text;
    }
    std::string name;
    for (const std::string& text : texts) name += (name.empty() ? "" : ",") + text;
    added.cell = cell(name, row.cells.back());
    if (!added.cell.is_none()) version_.rows.push_back(std::move(added));
  }

  Alternatives read_tests(const syntax::Cell& cell, std::size_t argument) {
    const ExprId head = arguments_[argument];
    if (cell.expr.is_none()) {
      report_cell(cell.span, argument);
      return {{}};
    }
    const syntax::Expr& expr = line_.tree->at(cell.expr);
    switch (expr.kind) {
      case ExprKind::AnyValue: return {{{}, "-"}};
      case ExprKind::CellCompare: {
        const Op op = *comparison_of(expr.comparison);
        return {{test(op, head, constant(expr.args[0], argument), cell.span),
                 std::string(sign_of(op)) + text_of(expr.args[0])}};
      }
      case ExprKind::CellRange: {
        const ExprId low =
            test(Op::GreaterEqual, head, constant(expr.args[0], argument), cell.span);
        const ExprId high = test(Op::LessEqual, head, constant(expr.args[1], argument), cell.span);
        return {
            {context_.join(Op::And, cell.span, {low, high}),
             text_of(expr.args[0]) + word_text(Word::Operator_Upto).zh + text_of(expr.args[1])}};
      }
      case ExprKind::CellList: {
        Alternatives tests;
        for (const syntax::ExprId item : expr.args)
          tests.push_back(
              {test(Op::Equal, head, constant(item, argument), cell.span), text_of(item)});
        return tests;
      }
      default:
        return {
            {test(Op::Equal, head, constant(cell.expr, argument), cell.span), text_of(cell.expr)}};
    }
  }

  /// The text of a constant without spaces.
  std::string text_of(syntax::ExprId written) {
    std::string text(context_.text(line_.tree->at(written).span));
    std::erase(text, ' ');
    return text;
  }

  ExprId constant(syntax::ExprId written, std::size_t argument) {
    const Type& type = context_.type_of(arguments_[argument]);
    const std::string name = table().arguments[argument].name;
    const auto value = read_constant({context_.pack, context_.sources, context_.sink, name},
                                     *line_.tree, written, type);
    Expr expr;
    expr.span = line_.tree->at(written).span;
    if (value) {
      expr.type = type;
      expr.value = *value;
    } else {
      has_problem_ = true;
    }
    return context_.add(std::move(expr));
  }

  ExprId test(Op op, ExprId head, ExprId value, Span span) {
    return compare(context_, op, head, value, span, span, context_.text(span));
  }

  void report_cell(Span span, std::size_t argument) {
    has_problem_ = true;
    context_.report(Problem(diagnostics::clause_missing, span)
                        .with("head", table().arguments[argument].name)
                        .with("part", phrases::part_value));
  }

  /// The parameter of a cell: the same in every version that has the cell.
  ParameterId cell(const std::string& arguments, const syntax::Cell& written) {
    const std::string name = table().name + "(" + arguments + ")";
    const auto known = context_.parameters.find(name);
    ParameterId id{context_.pack.parameters.size()};
    if (known != context_.parameters.end()) {
      id = known->second;
    } else {
      Parameter parameter;
      parameter.name = name;
      if (!table().alias.empty()) parameter.alias = table().alias + "(" + arguments + ")";
      parameter.type = value_type_;
      parameter.low = low_;
      parameter.high = high_;
      parameter.span = written.span;
      if (!parameter.alias.empty()) context_.parameters.emplace(parameter.alias, id);
      context_.pack.parameters.push_back(std::move(parameter));
      context_.parameters.emplace(name, id);
      // The table as a whole is read, or is not.
      context_.parameter_is_read.push_back(true);
    }
    return add_version(id, written) ? id : ParameterId{};
  }

  bool add_version(ParameterId id, const syntax::Cell& written) {
    const auto value = read_constant({context_.pack, context_.sources, context_.sink, table().name},
                                     *line_.tree, written.expr, value_type_);
    if (!value) return false;
    Parameter& parameter = context_.pack.parameters[id.index()];
    Parameter::Version version;
    version.from = version_.from;
    version.value = *value;
    version.written = context_.text(written.span);
    version.citation = citation_;
    version.span = written.span;
    require_in_range(context_.pack, range_of(parameter), *value, version.written, written.span,
                     context_.sink);
    parameter.versions.push_back(std::move(version));
    std::stable_sort(parameter.versions.begin(), parameter.versions.end(),
                     [](const auto& left, const auto& right) { return left.from < right.from; });
    return true;
  }

  void find_gaps_and_overlaps() {
    if (has_problem_ || version_.rows.empty()) return;
    std::vector<ExprId> conditions;
    for (const ParameterTable::Row& row : version_.rows) {
      std::vector<ExprId> tests;
      for (const ExprId each : row.tests)
        if (each) tests.push_back(each);
      conditions.push_back(context_.join(Op::And, row.span, std::move(tests)));
    }
    CaseSearch search(context_, std::move(conditions));
    search.visit_all([&](const std::vector<std::optional<bool>>& truths) {
      std::vector<std::size_t> hits;
      for (std::size_t i = 0; i < truths.size(); ++i)
        if (truths[i] == std::optional(true)) hits.push_back(i);
      if (hits.empty() && version_.otherwise.is_none()) {
        context_.report(Problem(diagnostics::cell_missing, table().span)
                            .with("name", table().name)
                            .with("witness", search.witness()));
        return true;
      }
      if (hits.size() < 2) return false;
      context_.report(Problem(diagnostics::cells_overlap, version_.rows[hits[1]].span)
                          .with("name", table().name)
                          .with("witness", search.witness())
                          .label(version_.rows[hits[0]].span, phrases::other_row));
      return true;
    });
  }

  Context& context_;
  ParameterTableId id_;
  StatementRef line_;
  Type value_type_;
  std::optional<Value> low_;
  std::optional<Value> high_;
  std::vector<ExprId> arguments_;         // placeholders
  std::vector<std::size_t> argument_of_;  // by column of the table
  ParameterTable::Version version_;
  Citation citation_;
  bool has_problem_ = false;
};

void sort_versions(Context& context, ParameterTable& table) {
  std::stable_sort(table.versions.begin(), table.versions.end(),
                   [](const auto& left, const auto& right) { return left.from < right.from; });
  for (std::size_t i = 1; i < table.versions.size(); ++i)
    if (table.versions[i].from == table.versions[i - 1].from)
      context.report(Problem(diagnostics::dates_clash, table.span)
                         .with("name", table.name)
                         .with("date", date_text(table.versions[i].from)));
}

}  // namespace

bool is_parameter_table(const syntax::Statement& line) { return !line.parameters.empty(); }

void declare_parameter_tables(Context& context) {
  for (const auto& [table, line] : collect_parameter_tables(context))
    TableDeclarer(context, table, line).declare();
  for (ParameterTable& table : context.pack.parameter_tables) sort_versions(context, table);
}

}  // namespace guiju::checked
