// What .理由 of a rank with a quota says: texts of results, which are Chinese as 是 and 否 are.
#pragma once

#include <cstdint>
#include <string>

namespace guiju::eval::reason_words {

inline constexpr const char* outside = "不参加";
inline constexpr const char* in_quota = "名额内";
/// By the place-th line of reserves, which is named where there are several.
inline std::string reserved(std::size_t place, std::size_t count) {
  return count == 1 ? "预留" : "预留第" + std::to_string(place) + "项";
}
inline std::string waiting(std::int64_t place) { return "候补第" + std::to_string(place) + "位"; }

}  // namespace guiju::eval::reason_words
