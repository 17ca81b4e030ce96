#include "guiju/checked/type.hpp"

namespace guiju::checked {
namespace {

/// Powers of both, those of the right taken `sign` times; both lists are sorted by unit.
Dimension combine(const Dimension& left, const Dimension& right, int sign) {
  Dimension combined;
  auto l = left.powers.begin();
  auto r = right.powers.begin();
  while (l != left.powers.end() || r != right.powers.end()) {
    const bool takes_left =
        r == right.powers.end() || (l != left.powers.end() && l->unit <= r->unit);
    const bool takes_right =
        l == left.powers.end() || (r != right.powers.end() && r->unit <= l->unit);
    const UnitId unit = takes_left ? l->unit : r->unit;
    int exponent = 0;
    if (takes_left) exponent += (l++)->exponent;
    if (takes_right) exponent += sign * (r++)->exponent;
    if (exponent != 0) combined.powers.push_back({unit, exponent});
  }
  return combined;
}

}  // namespace

Dimension multiply(const Dimension& left, const Dimension& right) {
  return combine(left, right, 1);
}

Dimension divide(const Dimension& left, const Dimension& right) { return combine(left, right, -1); }

Dimension money_dimension() { return {{{UnitId{0}, 1}}}; }

}  // namespace guiju::checked
