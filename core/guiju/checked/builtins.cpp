#include "guiju/checked/builtins.hpp"

#include <algorithm>
#include <array>

namespace guiju::checked {
namespace {

using syntax::Word;

constexpr std::array<BuiltinSignature, 13> signatures{{
    {Word::Function_Absolute, Builtin::Absolute, Takes::Number, Takes::Nothing, Gives::SameAsFirst},
    {Word::Function_Floor, Builtin::Floor, Takes::Number, Takes::Nothing, Gives::WholeOfFirst},
    {Word::Function_Year, Builtin::Year, Takes::DateOrMonth, Takes::Nothing, Gives::Integer},
    {Word::Function_MonthOf, Builtin::MonthOf, Takes::Date, Takes::Nothing, Gives::Month},
    {Word::Function_DayOfMonth, Builtin::DayOfMonth, Takes::Date, Takes::Nothing, Gives::Integer},
    {Word::Function_FirstDay, Builtin::FirstDay, Takes::DateOrMonth, Takes::Nothing, Gives::Date},
    {Word::Function_LastDay, Builtin::LastDay, Takes::DateOrMonth, Takes::Nothing, Gives::Date},
    {Word::Function_DayIn, Builtin::DayIn, Takes::DateOrMonth, Takes::Integer, Gives::Date},
    {Word::Function_DaysBetween, Builtin::DaysBetween, Takes::Date, Takes::Date, Gives::Integer},
    {Word::Function_FirstItems, Builtin::FirstItems, Takes::List, Takes::Integer, Gives::List},
    {Word::Function_Length, Builtin::Length, Takes::TextOrList, Takes::Nothing, Gives::Integer},
    {Word::Function_HasPrefix, Builtin::HasPrefix, Takes::Text, Takes::Text, Gives::Bool},
    {Word::Function_HasItem, Builtin::HasItem, Takes::TextOrList, Takes::Text, Gives::Bool},
}};

}  // namespace

std::span<const BuiltinSignature> builtin_signatures() { return signatures; }

const BuiltinSignature* find_builtin(syntax::Word word) {
  const auto found = std::find_if(signatures.begin(), signatures.end(),
                                  [&](const BuiltinSignature& one) { return one.word == word; });
  return found == signatures.end() ? nullptr : &*found;
}

bool takes(Takes wanted, const Type& found) {
  const TypeKind kind = found.kind;
  switch (wanted) {
    case Takes::Nothing: return false;
    case Takes::Number: return found.is_number();
    case Takes::Integer: return found.is_number() && found.scale == 0 && found.dimension.is_none();
    case Takes::Date: return kind == TypeKind::Date;
    case Takes::DateOrMonth: return kind == TypeKind::Date || kind == TypeKind::Month;
    case Takes::Text: return kind == TypeKind::Text;
    case Takes::List: return kind == TypeKind::List;
    case Takes::TextOrList: return kind == TypeKind::Text || kind == TypeKind::List;
  }
  return false;
}

}  // namespace guiju::checked
