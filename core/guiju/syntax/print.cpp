#include "guiju/syntax/print.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/base/decimal_text.hpp"
#include "guiju/syntax/number_words.hpp"

namespace guiju::syntax {
namespace {

std::string_view form_name(RateForm form) {
  switch (form) {
    case RateForm::Plain: return "";
    case RateForm::Percent: return "%";
    case RateForm::Permille: return "‰";
    case RateForm::Tenths: return number_words::tenths;
  }
  return "";
}

std::string quote(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// A value as its form has it: 98.5% prints as 197/2%.
std::string print_number(const Literal& literal) {
  static constexpr std::pair<RateForm, std::int64_t> parts[] = {{RateForm::Plain, 1},
                                                                {RateForm::Percent, 100},
                                                                {RateForm::Permille, 1000},
                                                                {RateForm::Tenths, 10}};
  const auto part =
      std::ranges::find(parts, literal.form, &std::pair<RateForm, std::int64_t>::first);
  const Rational written = multiply(literal.value, part->second).value_or(literal.value);
  return format_shortest(written) + std::string(form_name(literal.form));
}

std::string print_literal(const Literal& literal) {
  switch (literal.kind) {
    case LiteralKind::Number: return print_number(literal);
    case LiteralKind::Money: return print_number(literal) + std::string(number_words::yuan);
    case LiteralKind::Quantity: return print_number(literal) + literal.unit;
    case LiteralKind::Months: return print_number(literal) + "months";
    case LiteralKind::Days: return print_number(literal) + "days";
    case LiteralKind::Date: return to_string(literal.date);
    case LiteralKind::Month: return to_string(literal.month);
    case LiteralKind::Text: return quote(literal.text);
    case LiteralKind::Ratio: break;
  }
  std::string out;
  for (const Rational& part : literal.parts) {
    out += (out.empty() ? "" : ":") + format_shortest(part);
  }
  return out;
}

std::string_view kind_name(ExprKind kind) {
  switch (kind) {
    case ExprKind::Literal: return "literal";
    case ExprKind::Name: return "name";
    case ExprKind::Yes: return "yes";
    case ExprKind::No: return "no";
    case ExprKind::AsOf: return "as_of";
    case ExprKind::None: return "none";
    case ExprKind::Missing: return "missing";
    case ExprKind::This: return "this";
    case ExprKind::Before: return "before";
    case ExprKind::SoFar: return "so_far";
    case ExprKind::Member: return ".";
    case ExprKind::Call: return "call";
    case ExprKind::Not: return "not";
    case ExprKind::Negate: return "neg";
    case ExprKind::Or: return "or";
    case ExprKind::And: return "and";
    case ExprKind::Equal: return "=";
    case ExprKind::NotEqual: return "<>";
    case ExprKind::Less: return "<";
    case ExprKind::LessEqual: return "<=";
    case ExprKind::Greater: return ">";
    case ExprKind::GreaterEqual: return ">=";
    case ExprKind::Add: return "+";
    case ExprKind::Subtract: return "-";
    case ExprKind::Multiply: return "*";
    case ExprKind::Divide: return "/";
    case ExprKind::Between: return "between";
    case ExprKind::OneOf: return "in";
    case ExprKind::Choice: return "choose";
    case ExprKind::PerFull: return "per_full";
    case ExprKind::InMonths: return "months";
    case ExprKind::InYears: return "years";
    case ExprKind::InDays: return "days";
    case ExprKind::AnyValue: return "any";
    case ExprKind::Otherwise: return "otherwise";
    case ExprKind::CellCompare: return "cell";
    case ExprKind::CellRange: return "range";
    case ExprKind::CellList: return "list";
    case ExprKind::CellNot: return "cell-not";
    case ExprKind::CellBoth: return "both";
  }
  return "";
}

/// A name spelled like a built-in is printed in English, so that both vocabularies print alike.
std::string print_word(WordGroup group, const std::string& name) {
  const auto word = find_word(group, name);
  return word ? std::string(entry(*word).spelling.en) : name;
}

class Printer {
 public:
  explicit Printer(const Tree& tree) : tree_(tree) {}

  void print(ExprId id) {
    if (!id) {
      out_ += "?";
      return;
    }
    const Expr& expr = tree_.at(id);
    switch (expr.kind) {
      case ExprKind::Literal: out_ += print_literal(expr.literal); return;
      case ExprKind::Name: out_ += print_word(WordGroup::MonthEnd, expr.name.text); return;
      case ExprKind::Member:
        out_ += "(. ";
        print(expr.args[0]);
        out_ += " " + print_word(WordGroup::Product, expr.name.text) + ")";
        return;
      case ExprKind::Call: print_call(expr); return;
      default: break;
    }
    if (expr.args.empty()) {
      out_ += kind_name(expr.kind);
      return;
    }
    const bool is_compare = expr.kind == ExprKind::CellCompare;
    out_ += "(" + std::string(kind_name(is_compare ? expr.comparison : expr.kind));
    print_all(expr.args);
    out_ += ")";
  }

  void print(StatementId id, std::size_t depth) {
    const Statement& statement = tree_.at(id);
    out_.append(depth * 2, ' ');
    print_line(statement);
    out_ += statement.has_error ? " !error\n" : "\n";
    const bool is_expect = statement.head == Word::Head_Expect;
    for (const Row& row : statement.rows) print_row(row, depth + 1, is_expect);
    for (const StatementId child : statement.body) print(child, depth + 1);
  }

  std::string take() { return std::move(out_); }

 private:
  void print_all(const std::vector<ExprId>& exprs) {
    for (const ExprId expr : exprs) {
      out_ += " ";
      print(expr);
    }
  }

  void print_call(const Expr& expr) {
    out_ += "(" + print_word(WordGroup::Function, expr.name.text);
    print_all(expr.args);
    if (expr.filter) {
      out_ += " when ";
      print(expr.filter);
    }
    if (expr.otherwise) {
      out_ += " otherwise ";
      print(expr.otherwise);
    }
    out_ += ")";
  }

  void print_type(const TypeRef& type) {
    out_ += " : " + print_word(WordGroup::Type, type.name.text);
    if (type.low) {
      out_ += " ";
      print(type.low);
      out_ += "..";
      print(type.high);
    }
    if (type.may_be_none) out_ += " or none";
  }

  void print_names(const std::vector<Name>& names, WordGroup group = WordGroup::Reserved) {
    // What a policy collects is a word of its own.
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool is_collected = group == WordGroup::Policy && i > 0;
      out_ += (i == 0 ? " " : ", ") +
              print_word(is_collected ? WordGroup::Collected : group, names[i].text);
    }
  }

  /// The words that may stand where a clause or line has names.
  static WordGroup group_of(Word word) {
    switch (word) {
      case Word::Clause_Hit: return WordGroup::Policy;
      case Word::Clause_Ties: return WordGroup::TieRule;
      case Word::Clause_Short: return WordGroup::ShortRule;
      case Word::Clause_Method: return WordGroup::Method;
      case Word::Clause_Overrides: return WordGroup::Head;
      case Word::Margin_Rounding: return WordGroup::Mode;
      default: return WordGroup::Reserved;
    }
  }

  [[nodiscard]] bool is_mode(const Statement& statement) const {
    return statement.type && tree_.at(statement.value).kind == ExprKind::Name &&
           find_word(WordGroup::Type, statement.type->name.text) == Word::Type_RoundingMode;
  }

  void print_line(const Statement& statement) {
    out_ += entry(statement.head).spelling.en;
    print_names(statement.names, group_of(statement.head));
    for (const Parameter& parameter : statement.parameters) {
      out_ += " (" + parameter.name.text;
      if (parameter.type) print_type(*parameter.type);
      out_ += ")";
    }
    if (statement.text) out_ += " " + quote(*statement.text);
    if (statement.is_ordered) out_ += " ordered";
    if (statement.types.size() < 2 && statement.type) print_type(*statement.type);
    if (statement.types.size() > 1)
      for (const TypeRef& type : statement.types) print_type(type);
    if (statement.value) {
      out_ += " = ";
      if (is_mode(statement))
        out_ += print_word(WordGroup::Mode, tree_.at(statement.value).name.text);
      else
        print(statement.value);
    }
    for (const Clause& clause : statement.clauses) print_clause(clause);
  }

  void print_clause(const Clause& clause) {
    out_ += " [" + std::string(entry(clause.word).spelling.en);
    if (clause.mode) out_ += " " + print_word(WordGroup::Mode, clause.mode->text);
    for (std::size_t i = 0; i < clause.args.size(); ++i) {
      out_ += " ";
      print(clause.args[i]);
      if (i < clause.descending.size() && clause.descending[i]) out_ += " descending";
    }
    print_names(clause.names, group_of(clause.word));
    if (clause.type) print_type(*clause.type);
    if (clause.is_least) out_ += " at_least";
    if (clause.text_span.end > 0) out_ += " " + quote(clause.text);
    out_ += "]";
  }

  void print_row(const Row& row, std::size_t depth, bool is_expect) {
    out_.append(depth * 2, ' ');
    bool is_result = false;
    for (const Cell& cell : row.cells) {
      out_ += cell.is_result && !is_result ? "|| " : "| ";
      is_result = cell.is_result;
      if (cell.name) out_ += cell.name->text + ": ";
      if (cell.expr && is_expect && tree_.at(cell.expr).kind == ExprKind::Name) {
        out_ += print_word(WordGroup::Outcome, tree_.at(cell.expr).name.text);
      } else if (cell.expr) {
        print(cell.expr);
      }
      out_ += " ";
    }
    out_ += "|\n";
  }

  const Tree& tree_;
  std::string out_;
};

}  // namespace

std::string print(const Tree& tree, ExprId expr) {
  Printer printer(tree);
  printer.print(expr);
  return printer.take();
}

std::string print(const Tree& tree, StatementId statement) {
  Printer printer(tree);
  printer.print(statement, 0);
  return printer.take();
}

std::string print(const Tree& tree) {
  Printer printer(tree);
  for (const StatementId statement : tree.top) printer.print(statement, 0);
  return printer.take();
}

}  // namespace guiju::syntax
