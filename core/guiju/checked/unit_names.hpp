// Units that every pack knows, as they are written in rule files of both languages.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace guiju::checked::unit_names {

inline constexpr std::string_view yuan = "元";
inline constexpr std::string_view fen = "分";
inline constexpr std::string_view each = "个";  // of plain numbers

struct MoneyUnit {
  std::string_view name;
  std::int64_t fen;
};
inline constexpr std::array<MoneyUnit, 3> money{{{yuan, 100}, {"角", 10}, {fen, 1}}};

struct Multiple {
  std::string_view prefix;
  std::int64_t factor;
};
inline constexpr std::array<Multiple, 5> multiples{
    {{"万", 10'000}, {"亿", 100'000'000}, {"千", 1'000}, {"百", 100}, {"十", 10}}};

}  // namespace guiju::checked::unit_names
