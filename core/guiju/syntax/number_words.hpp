// The words that touch a number: 5万元, 3成, 3个月, 2016年3月.
#pragma once

#include <string_view>

namespace guiju::syntax::number_words {

inline constexpr std::string_view ten_thousand = "万";
inline constexpr std::string_view hundred_million = "亿";
inline constexpr std::string_view million_million = "万亿";
inline constexpr std::string_view tenths = "成";
inline constexpr std::string_view yuan = "元";
inline constexpr std::string_view jiao = "角";
inline constexpr std::string_view fen = "分";
inline constexpr std::string_view months = "个月";
inline constexpr std::string_view years = "年";
inline constexpr std::string_view days = "天";
inline constexpr std::string_view month_of_date = "月";

}  // namespace guiju::syntax::number_words
