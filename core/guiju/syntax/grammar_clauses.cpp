// Clauses and types. Each clause word has a shape, which says what follows it.
#include <algorithm>
#include <array>
#include <utility>

#include "guiju/syntax/grammar.hpp"

namespace guiju::syntax::grammar {
namespace {

enum class Shape : std::uint8_t {
  Bare,        // 选填, 乘积
  Names,       // 属于 县, 键 村代码, 月份, 替换 道县
  Policy,      // 命中 唯一, 命中 汇总 合计, 命中 优先 交界归
  Substitute,  // 缺失 得 0
  Ties,        // 并列 同名次, 并列 乡镇代码
  Short,       // 不足 平均
  Method,      // 法 韦伯斯特
  Overridden,  // 除 一般
  Value,       // 至多 20
  Values,      // 同 县, 年份(日期)
  Condition,   // 当 可贷
  Keys,        // 按 推荐分 从高到低, 申请日期
  Receivers,   // 给 甲, 乙 : 金额
  Label,       // 否则 "..." or a value
  Text,        // 未办 "未申请"
  Citation,    // 依据 文 "二(三)", 依据 文
  Version,     // 版本 2016.1, 版本 至少 2016.1
  Show,        // 显示 到 0.1%, 显示 舍去 到 0.1%
  Rounding,    // 到 分
};

constexpr Shape shape_of(Word word) {
  switch (word) {
    case Word::Clause_Optional:
    case Word::Clause_Products:
    case Word::Clause_Progressive:
    case Word::Clause_Equally: return Shape::Bare;
    case Word::Clause_Key:
    case Word::Clause_Of:
    case Word::Clause_Alias:
    case Word::Clause_DoneBy:
    case Word::Clause_Replaces:
    case Word::Clause_Cumulative: return Shape::Names;
    case Word::Clause_Hit: return Shape::Policy;
    case Word::Clause_IfMissing: return Shape::Substitute;
    case Word::Clause_Ties: return Shape::Ties;
    case Word::Clause_Short: return Shape::Short;
    case Word::Clause_Method: return Shape::Method;
    case Word::Clause_Overrides: return Shape::Overridden;
    case Word::Clause_Within:
    case Word::Clause_Needs: return Shape::Values;
    case Word::Clause_Guard: return Shape::Condition;
    case Word::Clause_By: return Shape::Keys;
    case Word::Clause_Into: return Shape::Receivers;
    case Word::Clause_Else: return Shape::Label;
    case Word::Clause_NotBegun:
    case Word::Clause_Done:
    case Word::Clause_Module: return Shape::Text;
    case Word::Clause_Cite: return Shape::Citation;
    case Word::Clause_Version: return Shape::Version;
    case Word::Clause_Show: return Shape::Show;
    case Word::Clause_To: return Shape::Rounding;
    default: return Shape::Value;
  }
}

/// A word that begins a clause of the shape; begins the clause.
struct ClauseWordParser : x3::parser<ClauseWordParser> {
  using attribute_type = x3::unused_type;
  [[maybe_unused]] static constexpr bool has_attribute = false;
  Shape shape;
  constexpr explicit ClauseWordParser(Shape shape_) : shape(shape_) {}

  template <class ParseContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const ParseContext& context, RuleContext&,
             Attribute&) const {
    if (first == last || first->kind != TokenKind::Name) return false;
    const auto found = find_word(WordGroup::Clause, first->text);
    if (!found || shape_of(*found) != shape) return false;
    TreeBuilder& builder = x3::get<BuilderTag>(context);
    builder.match(first, found);
    builder.begin_clause(*found);
    ++first;
    return true;
  }
};
constexpr ClauseWordParser begins(Shape shape) { return ClauseWordParser{shape}; }

constexpr AheadParser range_ahead{[](Iterator first, Iterator last) {
  if (first == last) return false;
  // The words of an enum: 档次 一档 至 二档.
  const bool is_word_range =
      first->kind == TokenKind::Name && last - first >= 2 && is_word(first[1], Word::Operator_Upto);
  return is_word_range || first->kind == TokenKind::Literal || first->kind == TokenKind::Minus ||
         first->kind == TokenKind::OpenBracket;
}};
constexpr AheadParser mode_ahead{[](Iterator first, Iterator last) {
  return last - first >= 2 && first->kind == TokenKind::Name && is_word(first[1], Word::Clause_To);
}};
constexpr AheadParser name_ahead{
    [](Iterator first, Iterator last) { return first != last && first->kind == TokenKind::Name; }};
/// Pieces of a version touch one another: 2016.1.2.
constexpr AheadParser touching{[](Iterator first, Iterator last) {
  return first != last && first->span.begin == first[-1].span.end;
}};

constexpr auto add_name = call<&TreeBuilder::add_name>;
constexpr auto set_arguments = x3::eps[call<&TreeBuilder::set_clause_arguments>];
constexpr auto set_names = x3::eps[call<&TreeBuilder::set_clause_names>];
constexpr auto end_clause = x3::eps[call<&TreeBuilder::end_clause>];

constexpr auto names = name[add_name] >> *(comma >> name[add_name]) >> set_names;
constexpr AheadParser collected_ahead{[](Iterator first, Iterator last) {
  return first != last && first->kind == TokenKind::Name &&
         find_word(WordGroup::Collected, first->text).has_value();
}};
/// What comes first under 优先: a name that begins no clause.
constexpr AheadParser preferred_ahead{[](Iterator first, Iterator last) {
  const bool is_operand =
      first != last && (first->kind == TokenKind::Name || first->kind == TokenKind::Text);
  if (!is_operand || first->kind == TokenKind::Text) return is_operand;
  const bool is_mode = last - first >= 2 && is_word(first[1], Word::Clause_To);
  return !is_mode && !find_word(WordGroup::Clause, first->text);
}};
constexpr auto policy = name_or(WordGroup::Policy)[add_name] >>
                        -(collected_ahead >> name_or(WordGroup::Collected)[add_name]) >>
                        -(preferred_ahead >> sum >> set_arguments) >> set_names;
constexpr auto tie = name_or(WordGroup::TieRule)[add_name];
constexpr auto ties = tie >> *(comma >> tie) >> set_names;
constexpr auto short_rule = name_or(WordGroup::ShortRule)[add_name] >> set_names;
constexpr auto method = name_or(WordGroup::Method)[add_name] >> set_names;
constexpr auto overridden_name = name_or(WordGroup::Head)[add_name];
constexpr auto overridden = overridden_name >> *(comma >> overridden_name) >> set_names;

constexpr auto value = expression >> set_arguments;
constexpr auto values = expression >> *(comma >> expression) >> set_arguments;
constexpr auto guard = condition >> set_arguments;
constexpr auto substitute = needed(Word::Operator_Gain) >> value;

constexpr auto key = condition >>
                     (word(Word::Operator_Descending)[call<&TreeBuilder::mark_descending, true>] |
                      (-word(Word::Operator_Ascending) >>
                       x3::eps[call<&TreeBuilder::mark_descending, false>]));
// A choice may decide the base, too.
constexpr auto keys =
    (&word(Word::Reserved_When) >> value >> x3::eps[call<&TreeBuilder::mark_descending, false>]) |
    (key >> *(comma >> key) >> set_arguments);

constexpr auto receivers = names >>
                           -(colon >> type >> x3::eps[call<&TreeBuilder::finish_clause_type>]);

constexpr auto set_text = call<&TreeBuilder::set_clause_text>;
constexpr auto label = text[set_text] | value;
constexpr auto some_text = text[set_text] | ExpectParser(Expected::Kind::Text);
constexpr auto one_citation = name[add_name] >> set_names >> -text[set_text] >> end_clause;
constexpr auto next_citation =
    comma >> x3::eps[call<&TreeBuilder::begin_clause, Word::Clause_Cite>] >> one_citation;

constexpr auto set_version = call<&TreeBuilder::set_clause_version>;
constexpr auto version_piece =
    literal[set_version] | possible_name[set_version] | sign(TokenKind::Dot)[set_version];
constexpr auto least = word(Word::Clause_AtLeast)[call<&TreeBuilder::set_clause_least>];
constexpr auto version = -least >>
                         (text[set_text] | (version_piece >> *(touching >> version_piece)) |
                          ExpectParser(Expected::Kind::Text));

constexpr auto mode = mode_ahead >> name_or(WordGroup::Mode)[call<&TreeBuilder::set_clause_mode>];
constexpr auto step =
    (literal[call<&TreeBuilder::push_literal>] |
     (name_ahead >> name[call<&TreeBuilder::push_name>]) | ExpectParser(Expected::Kind::Step)) >>
    set_arguments;
constexpr auto show = -mode >> needed(Word::Clause_To) >> step;
// 四舍五入 到 分: the mode stands before the clause word.
constexpr AheadParser rounding_ahead{[](Iterator first, Iterator last) {
  return last - first >= 2 && first->kind == TokenKind::Name &&
         is_word(first[1], Word::Clause_To) && !is_word(*first, Word::Clause_Show);
}};
constexpr auto
    rounding = rounding_ahead >>
               name_or(WordGroup::Mode)[call<&TreeBuilder::begin_clause, Word::Clause_To>] >>
               x3::eps[call<&TreeBuilder::set_clause_mode>] >> word(Word::Clause_To) >> step;
constexpr auto then = word(Word::Operator_Then)[call<&TreeBuilder::begin_part>] >> expression >>
                      x3::eps[call<&TreeBuilder::set_value>];

constexpr auto short_clause =
    (begins(Shape::Bare) | begins(Shape::Names) >> names | begins(Shape::Policy) >> policy |
     begins(Shape::Ties) >> ties | begins(Shape::Short) >> short_rule |
     begins(Shape::Method) >> method | begins(Shape::Overridden) >> overridden |
     begins(Shape::Text) >> some_text | begins(Shape::Version) >> version |
     begins(Shape::Show) >> show | begins(Shape::Rounding) >> step | rounding) >>
    end_clause;
constexpr auto long_clause =
    (begins(Shape::Condition) >> guard | begins(Shape::Value) >> value |
     begins(Shape::Values) >> values | begins(Shape::Keys) >> keys |
     begins(Shape::Substitute) >> substitute | begins(Shape::Receivers) >> receivers |
     begins(Shape::Label) >> label) >>
    end_clause;
constexpr auto citations = begins(Shape::Citation) >> one_citation >> *next_citation;

constexpr auto type_def = type_name[call<&TreeBuilder::set_type>] >>
                          -(range_ahead >> sum >> needed(Word::Operator_Upto) >> sum >>
                            x3::eps[call<&TreeBuilder::set_type_range>]) >>
                          -(word(Word::Operator_Or) >> needed(Word::Reserved_None) >>
                            x3::eps[call<&TreeBuilder::set_type_optional>]);

constexpr auto clauses_def = *(long_clause | short_clause | citations | then) >> end;

}  // namespace

BOOST_SPIRIT_DEFINE(clauses, type)
BOOST_SPIRIT_INSTANTIATE(Clauses, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(Type, Iterator, Context)

}  // namespace guiju::syntax::grammar
