#include "guiju/syntax/lines.hpp"

#include <algorithm>
#include <array>

namespace guiju::syntax {
namespace {

using enum Word;

// Shorthands of the table below.
constexpr WordSet margin;
constexpr WordSet in_each{Margin_Each};
constexpr WordSet in_entity_or_each{Margin_Entity, Margin_Each};
constexpr WordSet in_score{Head_Score};
constexpr WordSet cases_of{Head_Define,    Head_Let,    Head_Item,   Head_Bonus,
                           Head_Deduction, Clause_From, Margin_Param};
constexpr WordSet banded{Head_Bracket, Head_Item, Head_Bonus, Head_Deduction};
constexpr WordSet criterion{Clause_Guard, Clause_Else, Clause_From, Clause_Cite};
constexpr WordSet formula{Clause_Alias,  Clause_InUnit, Clause_Optional, Clause_Within,
                          Clause_Guard,  Clause_By,     Clause_At,       Clause_AtLeast,
                          Clause_AtMost, Clause_To,     Clause_Ties,     Clause_Else,
                          Clause_Show,   Clause_From,   Clause_Replaces, Clause_Cite};
constexpr WordSet points{Clause_Alias,     Clause_Guard,  Clause_Gives, Clause_By,
                         Clause_AtLeast,   Clause_AtMost, Clause_To,    Clause_Weight,
                         Clause_IfMissing, Clause_Show,   Clause_From,  Clause_Cite};
constexpr WordSet deducted{Clause_Alias,  Clause_Guard, Clause_Takes,     Clause_AtLeast,
                           Clause_AtMost, Clause_To,    Clause_IfMissing, Clause_Cite};
constexpr WordSet one_case{Clause_At, Clause_AtLeast, Clause_AtMost,
                           Clause_To, Clause_Show,    Clause_Cite};
constexpr WordSet cited{Clause_Cite};

constexpr auto kinds = std::to_array<LineKind>({
    {Margin_Pack, Subject::Names, margin, {Clause_Alias, Clause_Version, Clause_From, Clause_Cite}},
    {Margin_Import, Subject::Import, margin, {Clause_Alias, Clause_Version, Clause_Cite}},
    {Margin_Source, Subject::Source, margin, {Clause_Alias, Clause_From}},
    {Margin_Rounding, Subject::Mode, margin, {Clause_Products, Clause_To, Clause_Cite}},
    {Margin_Unit, Subject::Names, margin, {Clause_Alias, Clause_Cite}},
    {Margin_Calendar, Subject::Names, margin, {Clause_Alias, Clause_Cite}, true},
    {Margin_Param,
     Subject::Names,
     margin,
     {Clause_Alias, Clause_InUnit, Clause_At, Clause_Show, Clause_From, Clause_Replaces,
      Clause_Cite},
     true},
    {Margin_Enum, Subject::Enum, margin, {Clause_Alias, Clause_Cite}},
    {Margin_Entity,
     Subject::Names,
     margin,
     {Clause_Key, Clause_Of, Clause_Alias, Clause_Optional, Clause_Within, Clause_Guard,
      Clause_Cite}},
    {Margin_Each, Subject::Names, margin, {Clause_From, Clause_Cite}},
    {Margin_Check, Subject::Names, margin, cited},
    {Margin_Assert, Subject::Property, margin, cited},
    {Margin_Extern,
     Subject::Names,
     margin,
     {Clause_Alias, Clause_Version, Clause_Module, Clause_Cite}},
    {Margin_Test, Subject::Title, margin, {Clause_At, Clause_Cite}},

    {Head_Input,
     Subject::Names,
     in_entity_or_each,
     {Clause_Of, Clause_Alias, Clause_InUnit, Clause_Optional, Clause_Else, Clause_Cite}},
    {Head_Order,
     Subject::Names,
     in_entity_or_each,
     {Clause_Alias, Clause_Within, Clause_Guard, Clause_By, Clause_Ties, Clause_Cite}},
    {Head_Output, Subject::Names, in_entity_or_each, {}},
    {Head_Define, Subject::Names, in_each, formula},
    {Head_Let, Subject::Names, {Margin_Each, Margin_Test}, formula},
    {Head_Table,
     Subject::Outputs,
     in_each,
     {Clause_Alias, Clause_Hit, Clause_Module, Clause_Within, Clause_Guard, Clause_By,
      Clause_AtLeast, Clause_AtMost, Clause_At, Clause_To, Clause_Else, Clause_Show, Clause_From,
      Clause_Replaces, Clause_Cite},
     true},
    {Head_Bracket,
     Subject::Names,
     in_each,
     {Clause_Alias, Clause_Guard, Clause_By, Clause_Progressive, Clause_At, Clause_AtLeast,
      Clause_AtMost, Clause_To, Clause_Show, Clause_From, Clause_Replaces, Clause_Cite}},
    {Head_Eligibility,
     Subject::Names,
     in_each,
     {Clause_Alias, Clause_Guard, Clause_From, Clause_Replaces, Clause_Cite}},
    {Head_Score,
     Subject::Names,
     in_each,
     {Clause_Alias, Clause_Guard, Clause_AtLeast, Clause_AtMost, Clause_To, Clause_Show,
      Clause_From, Clause_Replaces, Clause_Cite}},
    {Head_List,
     Subject::Names,
     in_each,
     {Clause_Alias, Clause_Guard, Clause_From, Clause_Replaces, Clause_Cite}},
    {Head_Rank,
     Subject::Names,
     in_each,
     {Clause_Alias, Clause_Within, Clause_Guard, Clause_By, Clause_Quota, Clause_Ties, Clause_From,
      Clause_Replaces, Clause_Cite}},
    {Head_Reserve, Subject::Formula, {Head_Rank}, {Clause_Guard, Clause_Cite}},
    {Head_Split,
     Subject::Formula,
     in_each,
     {Clause_Alias, Clause_Within, Clause_Guard, Clause_By, Clause_Equally, Clause_Into,
      Clause_AtLeast, Clause_AtMost, Clause_To, Clause_Method, Clause_Cumulative, Clause_Short,
      Clause_Ties, Clause_Show, Clause_From, Clause_Replaces, Clause_Cite}},
    {Head_State,
     Subject::Names,
     in_each,
     {Clause_Alias, Clause_Within, Clause_Guard, Clause_By, Clause_From, Clause_Replaces,
      Clause_Cite}},
    {Head_Process,
     Subject::Names,
     in_each,
     {Clause_Alias, Clause_LoggedIn, Clause_NotBegun, Clause_Done, Clause_From, Clause_Replaces,
      Clause_Cite}},

    {Head_General, Subject::Formula, {Head_Define}, cited},
    {Head_Exception,
     Subject::Names,
     {Head_Define, Margin_Each},
     {Clause_Of, Clause_Alias, Clause_Overrides, Clause_Guard, Clause_From, Clause_Replaces,
      Clause_Cite}},
    {Head_Must, Subject::Formula, {Head_Eligibility, Head_AnyOf}, criterion},
    {Head_MustNot, Subject::Formula, {Head_Eligibility, Head_AnyOf}, criterion},
    {Head_AnyOf, Subject::Nothing, {Head_Eligibility}, criterion},
    {Head_Item, Subject::Names, in_score, points},
    {Head_Bonus, Subject::Names, in_score, points},
    {Head_Deduction, Subject::Names, in_score, deducted},
    {Head_Grade, Subject::Names, in_score, {Clause_Alias, Clause_AtLeast, Clause_Cite}},
    {Head_Veto, Subject::Nothing, in_score, {Clause_Guard, Clause_Gives, Clause_From, Clause_Cite}},
    {Head_Above, Subject::Nothing, banded, {Clause_Gives, Clause_Takes, Clause_By, Clause_Cite}},
    {Operator_Upto, Subject::Bound, banded, {Clause_Gives, Clause_Takes, Clause_By, Clause_Cite}},
    {Head_Step,
     Subject::Names,
     {Head_Process},
     {Clause_DoneBy, Clause_Needs, Clause_Guard, Clause_Cite}},
    {Head_Start, Subject::Nothing, {Head_State}, {Clause_Guard, Clause_Cite}},
    {Head_Stop, Subject::Nothing, {Head_State}, {Clause_Guard, Clause_Cite}},
    {Head_Given, Subject::Names, {Margin_Test}, {}, true},
    {Head_Expect, Subject::Names, {Margin_Test}, {}, true},
    {Head_Fail, Subject::Message, {Margin_Check}, {Clause_Guard, Clause_Cite}},
    {Head_Warn, Subject::Message, {Margin_Check}, {Clause_Guard, Clause_Cite}},

    {Reserved_When, Subject::Case, cases_of, one_case},
    {Clause_Else, Subject::Otherwise, cases_of, one_case},
    {Clause_From, Subject::Dated, {Head_Define, Head_Let, Margin_Param}, one_case},
});

constexpr std::array words_in_bodies{Reserved_When, Clause_Else, Clause_From, Operator_Upto};

}  // namespace

const LineKind* find_line_kind(Word head) {
  const auto found = std::ranges::find(kinds, head, &LineKind::head);
  return found == kinds.end() ? nullptr : &*found;
}

std::optional<Word> find_head(const Token& token, bool is_at_margin) {
  if (token.kind != TokenKind::Name) return std::nullopt;
  const auto at_margin = find_word(WordGroup::Margin, token.text);
  auto in_body = find_word(WordGroup::Head, token.text);
  for (const Word word : words_in_bodies) {
    if (is_word(token, word)) in_body = word;
  }
  return is_at_margin ? (at_margin ? at_margin : in_body) : (in_body ? in_body : at_margin);
}

}  // namespace guiju::syntax
