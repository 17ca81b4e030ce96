// The constructs of a block 每个: what the checks know of each before they read its body.
#pragma once

#include <initializer_list>

#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"

namespace guiju::checked {

/// The type that a conclusion may be declared with.
enum class Concludes : std::uint8_t { Anything, Truth, List, Number, Integer };

struct Construct {
  syntax::Word head;
  Concludes concludes = Concludes::Anything;
  bool runs_over_an_order = false;  // its clause 按 names an order
  /// The clauses with a meaning; none: all that its grammar has.
  const std::initializer_list<syntax::Word>* clauses = nullptr;
  /// First round: its columns and their by-products.
  void (*declare)(Context&, const Block&, const StatementRef&) = declare_one;
  void (*declare_by_products)(Context&, const StatementRef&, ColumnId source) = nullptr;
  /// Second round: its body.
  void (*define)(Defining&) = nullptr;
};

/// nullptr where no construct begins with the word.
const Construct* find_construct(syntax::Word head);
/// Whether a construct may be declared once for each date: 自 on its head line.
bool may_have_dates(syntax::Word head);

}  // namespace guiju::checked
