// Internal to the grammar: the parsers of single tokens, the rules that the grammar's units share,
// and how an action reaches the TreeBuilder. Boost is seen here and in grammar_*.cpp only.
//
// Rules have no attributes: operands stand on the builder's stack. No alternative begins like
// another, so nothing is built twice; where a rule fails after its first token the line fails.
#pragma once

#include <optional>

#include <boost/spirit/home/x3.hpp>

#include "guiju/syntax/lines.hpp"

namespace guiju::syntax::grammar {

namespace x3 = boost::spirit::x3;

struct BuilderTag;
using Iterator = const Token*;
using Context = x3::context<BuilderTag, TreeBuilder>;

// ── Parsers of one token ──

/// Whether a failure here is worth telling: where nothing else can stand.
enum class Need : bool { Maybe, Needed };

/// `Derived::matches` sees one token; `Derived::expected` says what was wanted.
template <class Derived>
struct TokenParser : x3::parser<Derived> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class ParseContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const ParseContext& context, RuleContext&,
             Attribute&) const {
    TreeBuilder& builder = x3::get<BuilderTag>(context);
    const Derived& self = this->derived();
    if (first == last || !self.matches(*first)) {
      if (self.need == Need::Needed) builder.expect(first, self.expected());
      return false;
    }
    builder.match(first, self.word_of(*first));
    ++first;
    return true;
  }
};

struct WordParser : TokenParser<WordParser> {
  Word word;
  Need need;
  constexpr WordParser(Word word_, Need need_) : word(word_), need(need_) {}
  [[nodiscard]] bool matches(const Token& token) const { return is_word(token, word); }
  [[nodiscard]] std::optional<Word> word_of(const Token&) const { return word; }
  [[nodiscard]] Expected expected() const { return {Expected::Kind::Word, word}; }
};

struct SignParser : TokenParser<SignParser> {
  TokenKind kind;
  Need need;
  constexpr SignParser(TokenKind kind_, Need need_) : kind(kind_), need(need_) {}
  [[nodiscard]] bool matches(const Token& token) const { return token.kind == kind; }
  [[nodiscard]] std::optional<Word> word_of(const Token&) const { return std::nullopt; }
  [[nodiscard]] Expected expected() const {
    return {Expected::Kind::Sign, Word::Reserved_Yes, kind};
  }
};

struct ComparatorParser : TokenParser<ComparatorParser> {
  static constexpr Need need = Need::Maybe;
  [[nodiscard]] bool matches(const Token& token) const {
    return token.kind >= TokenKind::Equal && token.kind <= TokenKind::GreaterEqual;
  }
  [[nodiscard]] std::optional<Word> word_of(const Token&) const { return std::nullopt; }
  [[nodiscard]] Expected expected() const { return {}; }
};

/// Any name that is not reserved; spelled like a word of `group` it is that word.
struct NameParser : TokenParser<NameParser> {
  Need need = Need::Maybe;
  Expected::Kind kind = Expected::Kind::Name;
  std::optional<WordGroup> group;
  constexpr NameParser(Need need_, Expected::Kind kind_, std::optional<WordGroup> group_)
      : need(need_), kind(kind_), group(group_) {}
  [[nodiscard]] bool matches(const Token& token) const {
    return token.kind == TokenKind::Name && !find_word(WordGroup::Reserved, token.text);
  }
  [[nodiscard]] std::optional<Word> word_of(const Token& token) const {
    return group ? find_word(*group, token.text) : std::nullopt;
  }
  [[nodiscard]] Expected expected() const { return {kind}; }
};

/// Fails, and tells what should have stood here.
struct ExpectParser : x3::parser<ExpectParser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  Expected expected;
  constexpr explicit ExpectParser(Expected::Kind kind) : expected{kind} {}

  template <class ParseContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator&, const ParseContext& context, RuleContext&,
             Attribute&) const {
    x3::get<BuilderTag>(context).expect(first, expected);
    return false;
  }
};

/// The end of the line or cell.
struct EndParser : x3::parser<EndParser> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;

  template <class ParseContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const ParseContext& context, RuleContext&,
             Attribute&) const {
    if (first == last) return true;
    x3::get<BuilderTag>(context).expect(first, {Expected::Kind::End});
    return false;
  }
};

/// Looks ahead without matching: whether the tokens from here on are as `matches` wants them.
template <class Predicate>
struct AheadParser : x3::parser<AheadParser<Predicate>> {
  using attribute_type = x3::unused_type;
  static constexpr bool has_attribute = false;
  Predicate predicate;
  constexpr explicit AheadParser(Predicate predicate_) : predicate(predicate_) {}

  template <class ParseContext, class RuleContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const ParseContext&, RuleContext&,
             Attribute&) const {
    return predicate(first, last);
  }
};

constexpr WordParser word(Word value) { return {value, Need::Maybe}; }
constexpr WordParser needed(Word value) { return {value, Need::Needed}; }
constexpr SignParser sign(TokenKind kind) { return {kind, Need::Maybe}; }
constexpr SignParser needed(TokenKind kind) { return {kind, Need::Needed}; }
constexpr NameParser name{Need::Needed, Expected::Kind::Name, std::nullopt};
constexpr NameParser possible_name{Need::Maybe, Expected::Kind::Name, std::nullopt};
constexpr NameParser name_or(WordGroup group) {
  return {Need::Needed, Expected::Kind::Name, group};
}
constexpr NameParser type_name{Need::Needed, Expected::Kind::TypeName, WordGroup::Type};
constexpr SignParser comma{TokenKind::Comma, Need::Maybe};
constexpr SignParser colon{TokenKind::Colon, Need::Maybe};
constexpr SignParser minus{TokenKind::Minus, Need::Maybe};
constexpr SignParser open{TokenKind::OpenBracket, Need::Maybe};
constexpr SignParser close{TokenKind::CloseBracket, Need::Needed};
constexpr SignParser literal{TokenKind::Literal, Need::Maybe};
constexpr SignParser text{TokenKind::Text, Need::Maybe};
constexpr ComparatorParser comparator{};
constexpr EndParser end{};

// ── Actions ──

/// An action that calls a method of the builder.
template <auto method, auto... arguments>
struct Call {
  template <class ParseContext>
  void operator()(ParseContext& context) const {
    (x3::get<BuilderTag>(context).*method)(arguments...);
  }
};
template <auto method, auto... arguments>
constexpr Call<method, arguments...> call{};

// ── Rules that the units share ──

using Expression = x3::rule<struct ExpressionTag>;  // a choice, or what 或 joins
using Condition = x3::rule<struct ConditionTag>;    // what 或 joins
using Sum = x3::rule<struct SumTag>;                // no comparison, no 且, no 或
using Clauses = x3::rule<struct ClausesTag>;        // clauses until the end of the line
using Type = x3::rule<struct TypeTag>;

constexpr Expression expression = "expression";
constexpr Condition condition = "condition";
constexpr Sum sum = "sum";
constexpr Clauses clauses = "clauses";
constexpr Type type = "type";

BOOST_SPIRIT_DECLARE(Expression, Condition, Sum, Clauses, Type)

}  // namespace guiju::syntax::grammar
