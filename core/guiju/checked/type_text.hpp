// Types and values as people call them, in both languages, for diagnostics.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked {

/// A text in both languages that is put together from parts.
struct BilingualText {
  std::string zh;
  std::string en;
  BilingualText() = default;
  BilingualText(std::string zh_, std::string en_) : zh(std::move(zh_)), en(std::move(en_)) {}
  BilingualText(Bilingual text) : zh(text.zh), en(text.en) {}  // NOLINT: a constant is a text
};

/// A phrase with its {arguments} filled in.
BilingualText filled(Bilingual phrase, const std::vector<Argument>& arguments);

/// "金额" / "money", "枚举 `模式`" / "enum `模式`".
BilingualText type_text(const CheckedPack& pack, const Type& type);
/// "元/户"; empty for none.
std::string dimension_text(const CheckedPack& pack, const Dimension& dimension);
/// A value as in a rule file: 是, 0.98, 10000元, 2016-03-01, 自主贷款.
BilingualText value_text(const CheckedPack& pack, const Type& type, const Value& value);

}  // namespace guiju::checked
