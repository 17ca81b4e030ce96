// "Did you mean": the nearest of the names that are known.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guiju {

/// The name nearest to `name` by edit distance over code points (a swap counts one), if any is
/// near enough to be a slip; the first of equals.
std::optional<std::string> find_nearest(std::string_view name, std::span<const std::string> known);
/// The words that `name` is made of when a space was forgotten: "当前步" of {当, 前步}; empty where
/// it is not made of known words. Fewest words first.
std::vector<std::string> split_into_known(std::string_view name,
                                          std::span<const std::string> known);

}  // namespace guiju
