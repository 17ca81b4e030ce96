// Lines: the subject between the head word and the clauses, one parser for each Subject; and cells.
#include "guiju/syntax/grammar.hpp"

namespace guiju::syntax::grammar {
namespace {

constexpr auto add_name = call<&TreeBuilder::add_name>;
constexpr auto push_operator = call<&TreeBuilder::push_operator>;
constexpr auto set_names = x3::eps[call<&TreeBuilder::set_subject_names>];
constexpr auto set_value = x3::eps[call<&TreeBuilder::set_value>];
constexpr auto title = text[call<&TreeBuilder::set_statement_text>];
constexpr auto needed_title = title | ExpectParser(Expected::Kind::Text);
constexpr auto begin_part = x3::eps[call<&TreeBuilder::begin_part>];
constexpr auto title_apart = needed_title >> begin_part;
constexpr AheadParser at_end{[](Iterator first, Iterator last) { return first == last; }};

constexpr auto parameter = name[call<&TreeBuilder::add_parameter>] >>
                           -(colon >> type >> x3::eps[call<&TreeBuilder::finish_parameter_type>]);
constexpr auto parameters = open >> parameter >> *(comma >> parameter) >> close;
constexpr auto typed = colon >> type >> x3::eps[call<&TreeBuilder::finish_statement_type>];
// The cases of a value may stand beneath a line that ends with `=`.
constexpr auto defined_value =
    at_end | (expression >> x3::eps[call<&TreeBuilder::set_defined_value>]);
constexpr auto some_names = name[add_name] >> *(comma >> name[add_name]) >> set_names;

constexpr auto names_line = some_names >> -parameters >> -typed >>
                            -(sign(TokenKind::Equal) >> defined_value) >> clauses;
constexpr auto more_names = name[add_name] >> *(comma >> name[add_name]);
constexpr auto output_type = colon >> type >> x3::eps[call<&TreeBuilder::finish_output_type>];
constexpr auto outputs_line = more_names >>
                              -(output_type >> *(comma >> more_names >> output_type)) >> set_names
                              >> clauses;
constexpr auto mode_line = name_or(WordGroup::Mode)[add_name] >> set_names >> clauses;
constexpr auto import_line = (title | some_names) >> clauses;
constexpr auto source_line = name[add_name] >> set_names >> title_apart >> clauses;

constexpr auto better = sign(TokenKind::Greater)[call<&TreeBuilder::set_ordered>];
constexpr auto enum_words = name[add_name] >>
                            (+(better >> name[add_name]) | *(comma >> name[add_name]));
constexpr auto enum_line = name[add_name] >> needed(TokenKind::Equal) >> enum_words >> set_names
                           >> clauses;

constexpr auto formula_line = expression >> set_value >> clauses;
constexpr auto message_line = expression >> set_value >> title_apart >> clauses;
constexpr auto bound_line = sum >> set_value >> clauses;
constexpr auto title_line = needed_title >> clauses;
constexpr auto property_line = needed_title >> needed(Word::Margin_Each) >> begin_part
                               >> name[add_name] >> set_names >>
                               needed(TokenKind::Colon) >> expression >> set_value >> clauses;

// A case may end with the comma that an inline choice would have there.
constexpr auto case_value = expression >> set_value >> -(comma >> &at_end);
constexpr auto case_line = condition >> x3::eps[call<&TreeBuilder::set_condition>] >>
                           needed(Word::Operator_Then) >> case_value >> clauses;
constexpr auto otherwise_line = case_value >> clauses;
constexpr auto date =
    (literal[call<&TreeBuilder::push_literal>] | ExpectParser(Expected::Kind::Date)) >>
    x3::eps[call<&TreeBuilder::set_date>];
constexpr auto dated_line = date >> x3::eps[call<&TreeBuilder::end_part>] >>
                            (at_end | (expression >> set_value >> clauses));

template <ExprKind kind>
constexpr auto push_cell_word = call<&TreeBuilder::push_word, kind>;
template <ExprKind kind>
constexpr auto cell_list = x3::eps[call<&TreeBuilder::finish_cell_list, kind>];
constexpr AheadParser alone{[](Iterator first, Iterator last) { return last - first == 1; }};
/// After 非: whether one pair of brackets holds the rest of the cell.
constexpr AheadParser bracketed_rest{[](Iterator first, Iterator last) {
  int depth = 0;
  for (; first != last; ++first) {
    if (first->kind == TokenKind::OpenBracket) ++depth;
    if (first->kind == TokenKind::CloseBracket) --depth;
    if (depth == 0) break;
  }
  return first != last && first->kind == TokenKind::CloseBracket && first + 1 == last;
}};

constexpr auto one_word = alone >>
                          (minus[push_cell_word<ExprKind::AnyValue>] |
                           word(Word::Operator_Otherwise)[push_cell_word<ExprKind::Otherwise>]);
constexpr auto bound =
    comparator[push_operator] >> sum >> x3::eps[call<&TreeBuilder::apply_cell_compare>];
constexpr auto compared = bound >> -(word(Word::Operator_And)[push_operator] >> bound >>
                                     x3::eps[call<&TreeBuilder::apply_cell_both>]);
constexpr auto value_or_range = expression >> -(word(Word::Operator_Upto)[push_operator] >> sum >>
                                                x3::eps[call<&TreeBuilder::apply_cell_range>]);
constexpr auto piece = compared | value_or_range;
constexpr auto members = piece >> *(comma >> piece);
constexpr auto refused =
    word(Word::Reserved_Not)[push_operator] >>
    ((bracketed_rest >> open >> members >> close) | piece) >> cell_list<ExprKind::CellNot>;
constexpr auto pieces = piece >> -(+(comma >> piece) >> cell_list<ExprKind::CellList>);
/// Of a heading: 人均收入 : 收入 / 人口.
constexpr AheadParser named_ahead{[](Iterator first, Iterator last) {
  return last - first > 2 && first->kind == TokenKind::Name && first[1].kind == TokenKind::Colon;
}};
constexpr auto named = named_ahead >> name[call<&TreeBuilder::set_cell_name>] >> colon;
constexpr auto cell = (at_end | one_word | refused | (-named >> pieces)) >> end;

template <class Parser>
bool parse_by(const Parser& parser, const Token* first, const Token* last, TreeBuilder& builder) {
  return parser.parse(first, last, Context{builder}, x3::unused, x3::unused);
}

}  // namespace

bool parse_line(Subject subject, const Token* first, const Token* last, TreeBuilder& builder) {
  auto by = [&](const auto& parser) { return parse_by(parser, first, last, builder); };
  switch (subject) {
    case Subject::Names: return by(names_line);
    case Subject::Outputs: return by(outputs_line);
    case Subject::Mode: return by(mode_line);
    case Subject::Import: return by(import_line);
    case Subject::Source: return by(source_line);
    case Subject::Enum: return by(enum_line);
    case Subject::Formula: return by(formula_line);
    case Subject::Message: return by(message_line);
    case Subject::Bound: return by(bound_line);
    case Subject::Title: return by(title_line);
    case Subject::Property: return by(property_line);
    case Subject::Nothing: return by(clauses);
    case Subject::Case: return by(case_line);
    case Subject::Otherwise: return by(otherwise_line);
    case Subject::Dated: return by(dated_line);
  }
  return false;
}

bool parse_cell(const Token* first, const Token* last, TreeBuilder& builder) {
  return parse_by(cell, first, last, builder);
}

bool parse_whole_expression(const Token* first, const Token* last, TreeBuilder& builder) {
  return parse_by(expression >> end, first, last, builder);
}

}  // namespace guiju::syntax::grammar
