// The functions of the language and what they take: one row a function.
#pragma once

#include <span>

#include "guiju/checked/tree.hpp"
#include "guiju/syntax/words.hpp"

namespace guiju::checked {

/// A set of kinds that an argument may have.
enum class Takes : std::uint8_t {
  Nothing,
  Number,
  Integer,
  Date,
  DateOrMonth,
  Text,
  List,
  TextOrList
};

enum class Gives : std::uint8_t { SameAsFirst, Integer, WholeOfFirst, Date, Month, List, Bool };

struct BuiltinSignature {
  syntax::Word word;
  Builtin builtin;
  Takes first = Takes::Nothing;
  Takes second = Takes::Nothing;
  Gives result = Gives::Integer;
};

std::span<const BuiltinSignature> builtin_signatures();
const BuiltinSignature* find_builtin(syntax::Word word);
bool takes(Takes wanted, const Type& found);

}  // namespace guiju::checked
