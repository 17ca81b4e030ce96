// Expressions. Precedence, low to high: choice, 或, 且, 非, comparison, + -, × /, unary -,
// 每满 ... 得, 个月 年 天, member, call.
#include "guiju/syntax/grammar.hpp"

namespace guiju::syntax::grammar {
namespace {

/// After 在: whether the bracket ahead holds a list, and is not the start of a lower bound.
bool is_list_ahead(Iterator first, Iterator last) {
  if (first == last || first->kind != TokenKind::OpenBracket) return false;
  int depth = 0;
  for (; first != last; ++first) {
    if (first->kind == TokenKind::OpenBracket) ++depth;
    if (first->kind == TokenKind::CloseBracket && --depth == 0) break;
    if (first->kind == TokenKind::Comma && depth == 1) return true;
  }
  if (first == last || ++first == last) return true;
  const bool goes_on = (first->kind >= TokenKind::Plus && first->kind <= TokenKind::Divide) ||
                       first->kind == TokenKind::Dot;
  return !goes_on && !is_word(*first, Word::Operator_Upto);
}
constexpr AheadParser list_ahead{is_list_ahead};

constexpr auto push_operator = call<&TreeBuilder::push_operator>;
constexpr auto mark = call<&TreeBuilder::mark>;
template <ExprKind kind>
constexpr auto push_word = call<&TreeBuilder::push_word, kind>;
template <ExprKind kind>
constexpr auto prefix = call<&TreeBuilder::apply_prefix, kind>;
template <ExprKind kind>
constexpr auto postfix_by = call<&TreeBuilder::apply_postfix, kind>;
template <ExprKind kind>
constexpr auto binary = call<&TreeBuilder::apply_binary, kind>;
template <ExprKind kind>
constexpr auto joined = call<&TreeBuilder::apply_joined, kind>;

constexpr x3::rule<struct ChoiceTag> choice = "choice";
constexpr x3::rule<struct ConjunctionTag> conjunction = "conjunction";
constexpr x3::rule<struct NegationTag> negation = "negation";
constexpr x3::rule<struct ComparisonTag> comparison = "comparison";
constexpr x3::rule<struct ProductTag> product = "product";
constexpr x3::rule<struct UnaryTag> unary = "unary";
constexpr x3::rule<struct SignedTag> signed_operand = "signed operand";
constexpr x3::rule<struct PostfixTag> postfix = "postfix";
constexpr x3::rule<struct MemberTag> member = "member";
constexpr x3::rule<struct OperandTag> operand = "operand";
constexpr x3::rule<struct ArgumentsTag> arguments = "arguments";

// A comma may stand before each further case.
constexpr auto next_case = -(comma >> &word(Word::Reserved_When)) >> word(Word::Reserved_When);
constexpr auto case_body = condition >> needed(Word::Operator_Then) >> condition;
constexpr auto choice_def = word(Word::Reserved_When)[mark] >> case_body >>
                            *(next_case >> case_body) >>
                            -(comma >> &word(Word::Operator_Otherwise)) >>
                            needed(Word::Operator_Otherwise) >>
                            (expression >> x3::eps)[call<&TreeBuilder::finish_choice>];

constexpr auto expression_def = choice | condition;

constexpr auto condition_def = conjunction >> *(word(Word::Operator_Or)[push_operator] >>
                                                conjunction >> x3::eps[joined<ExprKind::Or>]);

constexpr auto conjunction_def = negation >> *(word(Word::Operator_And)[push_operator] >>
                                               negation >> x3::eps[joined<ExprKind::And>]);

constexpr auto negation_def =
    (word(Word::Reserved_Not)[push_operator] >> negation >> x3::eps[prefix<ExprKind::Not>]) |
    comparison;

constexpr auto in_list = list_ahead >> open[mark] >> expression >>
                         *(comma >> expression) >> close[call<&TreeBuilder::finish_one_of>];
constexpr auto in_range = sum >> needed(Word::Operator_Upto)[push_operator] >> sum
                          >> x3::eps[call<&TreeBuilder::apply_between>];
constexpr auto no_chain =
    !(&(comparator | word(Word::Operator_In)) >> !ExpectParser(Expected::Kind::Chain));
constexpr auto comparison_def =
    sum >> -((comparator[push_operator] >> sum >> x3::eps[call<&TreeBuilder::apply_comparison>] |
              word(Word::Operator_In)[push_operator] >> (in_list | in_range)) >>
             no_chain);

constexpr auto sum_def = product >> *((sign(TokenKind::Plus)[push_operator] >> product >>
                                       x3::eps[binary<ExprKind::Add>]) |
                                      (minus[push_operator] >> product >>
                                       x3::eps[binary<ExprKind::Subtract>]));

constexpr auto product_def = unary >> *((sign(TokenKind::Times)[push_operator] >> unary >>
                                         x3::eps[binary<ExprKind::Multiply>]) |
                                        (sign(TokenKind::Divide)[push_operator] >> unary >>
                                         x3::eps[binary<ExprKind::Divide>]));

constexpr auto per_full = word(Word::Operator_PerFull)[push_operator] >> signed_operand >>
                          needed(Word::Operator_Gain)[push_operator] >> signed_operand
                          >> x3::eps[call<&TreeBuilder::apply_per_full>];
constexpr auto unary_def =
    (minus[push_operator] >> unary >> x3::eps[prefix<ExprKind::Negate>]) | (postfix >> -per_full);

constexpr auto signed_operand_def =
    (minus[push_operator] >> signed_operand >> x3::eps[prefix<ExprKind::Negate>]) | postfix;

constexpr auto postfix_def = member >>
                             *(word(Word::Operator_Months)[postfix_by<ExprKind::InMonths>] |
                               word(Word::Operator_Years)[postfix_by<ExprKind::InYears>] |
                               word(Word::Operator_Days)[postfix_by<ExprKind::InDays>]);

constexpr auto member_def = operand >>
                            *(sign(TokenKind::Dot)[push_operator] >>
                              name_or(WordGroup::Product)[call<&TreeBuilder::push_member>]);

// 本行 is nothing without the column after it; nor are 此前 and 至此 but as the rows that are counted.
constexpr auto row_word = word(Word::Reserved_This)[push_word<ExprKind::This>] |
                          word(Word::Reserved_Before)[push_word<ExprKind::Before>] |
                          word(Word::Reserved_SoFar)[push_word<ExprKind::SoFar>];
constexpr auto constant = word(Word::Reserved_Yes)[push_word<ExprKind::Yes>] |
                          word(Word::Reserved_No)[push_word<ExprKind::No>] |
                          word(Word::Reserved_AsOf)[push_word<ExprKind::AsOf>] |
                          word(Word::Reserved_None)[push_word<ExprKind::None>] |
                          word(Word::Reserved_Missing)[push_word<ExprKind::Missing>];

constexpr auto ends_rows = sign(TokenKind::CloseBracket) | word(Word::Reserved_When);

// In brackets: arguments, then 当 filter, then 否则 default.
constexpr auto otherwise_ahead = -comma >> word(Word::Operator_Otherwise);
constexpr auto arguments_def = -(!&sign(TokenKind::CloseBracket) >> expression >>
                                 *(comma >> !word(Word::Operator_Otherwise) >> expression)) >>
                               -(word(Word::Reserved_When) >> condition >>
                                 x3::eps[call<&TreeBuilder::set_call_filter>]) >>
                               -(otherwise_ahead >> expression >>
                                 x3::eps[call<&TreeBuilder::set_call_otherwise>]) >>
                               close[call<&TreeBuilder::finish_call>];

constexpr AheadParser call_ahead{[](Iterator first, Iterator last) {
  return last - first >= 2 && first[0].kind == TokenKind::Name &&
         first[1].kind == TokenKind::OpenBracket;
}};
constexpr NameParser function_name{Need::Maybe, Expected::Kind::Name, WordGroup::Function};
// A word of a month-end rule, but where a name is declared that is spelled like it.
constexpr NameParser operand_name{Need::Maybe, Expected::Kind::Name, WordGroup::MonthEnd};
constexpr auto push_name = call<&TreeBuilder::push_name>;
constexpr auto operand_def = literal[call<&TreeBuilder::push_literal>] |
                             text[call<&TreeBuilder::push_text>] |
                             (open[mark] >> expression >> close[call<&TreeBuilder::bracket>]) |
                             constant | (row_word >> (&ends_rows | &needed(TokenKind::Dot))) |
                             (call_ahead >> function_name[push_name] >> open[mark] >> arguments) |
                             operand_name[push_name] | ExpectParser(Expected::Kind::Operand);

}  // namespace

BOOST_SPIRIT_DEFINE(choice, conjunction, negation, comparison, product, unary, signed_operand,
                    postfix, member, operand, arguments)
BOOST_SPIRIT_DEFINE(expression, condition, sum)

BOOST_SPIRIT_INSTANTIATE(Expression, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Condition, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Sum, Iterator, Context)

}  // namespace guiju::syntax::grammar
