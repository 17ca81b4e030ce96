// The words in which a test says what it found.
#pragma once

#include <string_view>

namespace guiju {

inline constexpr std::string_view undecided_word = "未定";
inline constexpr std::string_view fault_word = "故障";
inline constexpr std::string_view none_word = "不适用";
inline constexpr std::string_view no_row_words = "没有这一行";

}  // namespace guiju
