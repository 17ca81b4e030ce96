// The functions of the language, what they take and what they give: builtins.def as a table.
#pragma once

#include <array>

#include "guiju/checked/tree.hpp"
#include "guiju/syntax/words.hpp"

namespace guiju::checked {

/// What an argument may be.
enum class Takes : std::uint8_t {
  Nothing,  // there is no such argument
  Number,
  SameUnit,  // a number in the unit of the first
  Integer,
  Amount,  // money of whole fen
  Date,
  DateOrMonth,
  Months,  // a duration of months
  Text,
  List,
  TextOrList,
  Item,  // a text; of a list of an enum's words one of them
  EnumWord,
  Pattern,   // written out, so that it is compiled when the pack is checked
  MonthEnd,  // a rule's word; left out it is the first
  Calendar,  // a calendar's name
  More,      // any number of arguments like the one before
};

enum class Gives : std::uint8_t {
  SameAsFirst,
  Common,  // of all
  WholeOfFirst,
  PowerOfFirst,
  Integer,
  Date,
  Month,
  Text,
  Bool,
};

struct BuiltinSignature {
  static constexpr std::size_t arguments_max = 3;

  syntax::Word word;
  Builtin builtin;
  Gives result;
  std::array<Takes, arguments_max> takes;

  /// What the argument of that place may be; Nothing behind the last.
  [[nodiscard]] Takes at(std::size_t place) const;
  /// Arguments that must be written.
  [[nodiscard]] std::size_t least() const;
  /// Arguments that may be written; `unlimited` where as many as there are.
  [[nodiscard]] std::size_t most() const;
};

inline constexpr std::size_t unlimited = 1'000;

const BuiltinSignature* find_builtin(syntax::Word word);
/// Whether a value of that type may be such an argument, where its type alone tells.
bool takes(Takes wanted, const Type& found);

}  // namespace guiju::checked
