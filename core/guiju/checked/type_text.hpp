// Types and values as people call them, in both languages, for diagnostics.
#pragma once

#include <string>

#include "guiju/checked/tree.hpp"

namespace guiju::checked {

struct BilingualText {
  std::string zh;
  std::string en;
};

/// "金额" / "money", "枚举 `模式`" / "enum `模式`".
BilingualText type_text(const CheckedPack& pack, const Type& type);
/// "元/户"; empty for none.
std::string dimension_text(const CheckedPack& pack, const Dimension& dimension);
/// A value as in a rule file: 是, 0.98, 10000元, 2016-03-01, 自主贷款.
BilingualText value_text(const CheckedPack& pack, const Type& type, const Value& value);

}  // namespace guiju::checked
