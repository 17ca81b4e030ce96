// Strong index types: a node of one tree cannot be looked up in another.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace guiju {

/// An index into one particular vector, told apart by `Tag`. Default: none.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : index_(static_cast<std::uint32_t>(index)) {}

  [[nodiscard]] constexpr std::size_t index() const { return index_; }
  [[nodiscard]] constexpr bool is_none() const { return index_ == none_; }
  [[nodiscard]] constexpr explicit operator bool() const { return index_ != none_; }
  constexpr auto operator<=>(const Id&) const = default;

 private:
  static constexpr std::uint32_t none_ = std::numeric_limits<std::uint32_t>::max();
  std::uint32_t index_ = none_;
};

}  // namespace guiju

template <class Tag>
struct std::hash<guiju::Id<Tag>> {
  std::size_t operator()(const guiju::Id<Tag>& id) const noexcept { return id.index(); }
};
