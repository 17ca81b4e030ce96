// Values as people read them in an explanation. Exact: what has no finite decimals is shown as a
// fraction first, then about how much that is.
#pragma once

#include <string>

#include "guiju/checked/tree.hpp"

namespace guiju::explain {

/// Digits of a number of that type without its unit: 1234.50, 98%, 2/3 ≈ 66.67%.
std::string show_number(const checked::Type& type, const Rational& value);
/// 元, 元/户; empty for types without one.
std::string unit_of(const checked::CheckedPack& pack, const checked::Type& type);
/// Any value, without its unit. Truths are 是 and 否, as in results.
std::string show_bare(const checked::CheckedPack& pack, const checked::Type& type,
                      const checked::Value& value);
/// With its unit.
std::string show_value(const checked::CheckedPack& pack, const checked::Type& type,
                       const checked::Value& value);
/// left - right with its sign; empty where there is no distance (words, texts, truths).
std::string show_distance(const checked::CheckedPack& pack, const checked::Type& type,
                          const checked::Value& left, const checked::Value& right);

}  // namespace guiju::explain
