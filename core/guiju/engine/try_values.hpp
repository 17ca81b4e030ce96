// Values to try a pack with: those at the edges of its own rules, and some at random.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "guiju/checked/tree.hpp"

namespace guiju {

/// Numbers that look random and are the same on every machine (splitmix64, S. Vigna 2015).
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  /// From 0 to below `count`, which is above 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool in_hundred(std::size_t percent) { return below(100) < percent; }

 private:
  std::uint64_t next();
  std::uint64_t state_;
};

/// What the columns of a pack may hold.
class TryValues {
 public:
  TryValues(const checked::CheckedPack& pack, std::optional<Date> as_of);

  /// A value for an input: of its type, within its declared range. None where it can hold none.
  std::optional<checked::Value> of_input(checked::ColumnId column, Chance& chance);
  /// A number in one of the pack's own proportions to `other`, or a step off it: what meets the edge of
  /// a quotient. None where the column cannot hold it.
  std::optional<checked::Value> beside(checked::ColumnId column, const Rational& other,
                                       Chance& chance);
  /// The n-th of the values that tell rows apart; none where the type has no more.
  [[nodiscard]] std::optional<checked::Value> of_key(checked::ColumnId column, std::size_t n) const;

 private:
  void collect(const checked::Type& type, const checked::Value& value);
  const std::vector<checked::Value>& edges_of(checked::ColumnId column);
  void add_number_edges(checked::ColumnId column, std::vector<checked::Value>& edges) const;
  void add_day_edges(const checked::Type& type, std::vector<checked::Value>& edges) const;
  checked::Value random(checked::ColumnId column, Chance& chance) const;
  [[nodiscard]] bool is_allowed(checked::ColumnId column, const checked::Value& value) const;

  const checked::CheckedPack& pack_;
  Date day_;  // around which days are tried
  std::vector<checked::TypeKind> kinds_;
  std::vector<checked::Dimension> dimensions_;  // of `constants_`
  std::vector<checked::Value> constants_;
  std::vector<Rational> rates_;  // proportions between amounts of one kind; 1 among them
  std::map<checked::ColumnId, std::vector<checked::Value>> edges_;
};

}  // namespace guiju
