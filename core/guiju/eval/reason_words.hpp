// What .理由 of a rank with a quota says: texts of results, which are Chinese as 是 and 否 are.
#pragma once

#include <cstdint>
#include <string>

namespace guiju::eval::reason_words {

inline constexpr const char* outside = "不参加";
inline constexpr const char* in_quota = "名额内";
inline std::string reserved(const std::string& label) { return "预留：" + label; }
inline std::string waiting(std::int64_t place) { return "候补第" + std::to_string(place) + "位"; }

}  // namespace guiju::eval::reason_words
