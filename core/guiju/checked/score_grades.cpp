// 等次 of a 评分: words of an enum by the total, the best first.
#include <algorithm>
#include <utility>

#include "guiju/checked/constant_fold.hpp"
#include "guiju/checked/diagnostics/decision_tables.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/scorecards.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// The enums that have the word.
std::vector<EnumId> enums_with(const Context& context, const std::string& word) {
  std::vector<EnumId> found;
  const auto known = context.words.find(word);
  if (known == context.words.end()) return found;
  for (const EnumWord& each : known->second) found.push_back(each.enumeration);
  return found;
}

/// The one enum that has all words; where none or several have them, that is reported.
Type type_of_grades(Context& context, const StatementRef& line) {
  std::vector<EnumId> common;
  const syntax::Name* first = nullptr;
  for (const syntax::StatementId child : line->body) {
    const syntax::Statement& grade = line.tree->at(child);
    if (grade.head != Word::Head_Grade || grade.names.empty()) continue;
    if (grade.type) return read_type(context, *grade.type, nullptr, *line.tree).type;
    const std::vector<EnumId> found = enums_with(context, grade.names[0].text);
    if (first == nullptr) common = found;
    std::erase_if(common, [&](EnumId id) {
      return std::find(found.begin(), found.end(), id) == found.end();
    });
    first = first == nullptr ? &grade.names[0] : first;
    if (!common.empty()) continue;
    context.report(
        Problem(diagnostics::grade_word, grade.names[0].span).with("name", grade.names[0].text));
    return {};
  }
  if (common.size() == 1) return enum_type(common[0]);
  context.report(Problem(diagnostics::grade_enum, first->span)
                     .with("name", first->text)
                     .with("first", context.pack.at(common[0]).name)
                     .with("second", context.pack.at(common[1]).name));
  return {};
}

class GradeDefiner {
 public:
  GradeDefiner(Defining& defining, ColumnId grades)
      : defining_(defining), context_(defining.context), grades_(grades) {}

  void define(const std::vector<const syntax::Statement*>& lines) {
    Expr total;
    total.op = Op::Column;
    total.type = defining_.column().type;
    total.span = defining_.column().span;
    total.column = defining_.pending.columns[0];
    total_ = context_.add(std::move(total));
    Expr choice;
    choice.op = Op::Choice;
    choice.type = context_.pack.at(grades_).type;
    choice.span = join(lines.front()->span, lines.back()->span);
    for (const syntax::Statement* line : lines) {
      const bool is_last = line == lines.back();
      const syntax::ExprId bound = clause_value(*line, Word::Clause_AtLeast);
      if (bound.is_none() != is_last) {
        context_.report(Problem(diagnostics::last_grade, line->head_span));
        return;
      }
      if (!is_last) choice.args.push_back(reaches(bound));
      choice.args.push_back(word(*line));
    }
    context_.pack.columns[grades_.index()].definition = Formula{context_.add(std::move(choice))};
  }

 private:
  ExprId reaches(syntax::ExprId written) {
    const Type hint = defining_.column().type;
    const ExprId bound = defining_.checker().check(written, &hint);
    const Span span = context_.pack.at(bound).span;
    const auto value = fold(context_.pack, bound);
    if (value && above_ && !is_less(*value, *above_))
      context_.report(Problem(diagnostics::grades_descend, span));
    above_ = value;
    return compare(context_, Op::GreaterEqual, total_, bound, span, span, ">=");
  }

  ExprId word(const syntax::Statement& line) {
    const Type& type = context_.pack.at(grades_).type;
    Expr constant;
    constant.type = type;
    constant.span = line.names[0].span;
    const auto& words = context_.pack.at(type.enumeration).words;
    const auto found = std::find(words.begin(), words.end(), line.names[0].text);
    if (found == words.end())
      context_.report(
          Problem(diagnostics::grade_word, line.names[0].span).with("name", line.names[0].text));
    constant.value = EnumWord{type.enumeration, static_cast<std::uint32_t>(found - words.begin())};
    return context_.add(std::move(constant));
  }

  Defining& defining_;
  Context& context_;
  ColumnId grades_;
  ExprId total_;
  std::optional<Value> above_;  // the bound of the grade before
};

}  // namespace

void declare_grades(Context& context, const StatementRef& line, ColumnId scorecard) {
  const syntax::Statement* first = nullptr;
  for (const syntax::StatementId child : line->body) {
    const syntax::Statement& grade = line.tree->at(child);
    if (grade.head == Word::Head_Grade && !grade.names.empty() && first == nullptr) first = &grade;
  }
  if (first == nullptr) return;
  add_by_product(context, scorecard, word_text(Word::Product_Grade), type_of_grades(context, line),
                 std::monostate{}, first->names[0].span);
}

void define_grades(Defining& defining) {
  std::vector<const syntax::Statement*> lines;
  for (const syntax::StatementId id : defining.line().body) {
    const syntax::Statement& line = defining.at(id);
    if (line.head != Word::Head_Grade) continue;
    if (line.has_error || line.names.empty()) return;
    lines.push_back(&line);
  }
  if (lines.empty()) return;
  const ColumnId grades = defining.context.find_column(
      defining.pending.entity, defining.column().name + "." + word_text(Word::Product_Grade).zh);
  if (grades.is_none() || defining.context.pack.at(grades).type.kind != TypeKind::Enum) return;
  GradeDefiner(defining, grades).define(lines);
}

}  // namespace guiju::checked
