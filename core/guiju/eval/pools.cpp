#include "guiju/eval/pools.hpp"

#include <algorithm>
#include <tuple>

namespace guiju::eval {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 20;

std::uint64_t mix(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29);
}

std::uint32_t hash_text(std::string_view text) {
  std::uint64_t hash = 0x51ED270B35EBAF4DU ^ text.size();
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    __builtin_memcpy(&word, text.data() + i, 8);
    hash = mix(hash, word);
  }
  std::uint64_t rest = 0;
  if (i < text.size()) __builtin_memcpy(&rest, text.data() + i, text.size() - i);
  return static_cast<std::uint32_t>(mix(hash, rest) >> 16);
}

}  // namespace

TextPool::TextPool() : slots_(64, -1) {}

std::int32_t TextPool::find(std::string_view text) const {
  const std::uint32_t hash = hash_text(text);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const std::int32_t code = slots_[i];
    if (code < 0) return -1;
    if (places_[static_cast<std::size_t>(code)].hash == hash && at(code) == text) return code;
  }
}

std::int32_t TextPool::intern(std::string_view text) {
  const std::uint32_t hash = hash_text(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  for (;; i = (i + 1) & mask) {
    const std::int32_t code = slots_[i];
    if (code < 0) break;
    if (places_[static_cast<std::size_t>(code)].hash == hash && at(code) == text) return code;
  }
  if (blocks_.empty() || blocks_.back().size() + text.size() > blocks_.back().capacity()) {
    blocks_.emplace_back();
    // A small pool stays small: one household through Python makes one too.
    const std::size_t wanted = blocks_.size() == 1 ? 4096 : block_bytes;
    blocks_.back().reserve(std::max(wanted, text.size()));
  }
  std::string& block = blocks_.back();
  const auto code = static_cast<std::int32_t>(places_.size());
  places_.push_back({static_cast<std::uint32_t>(blocks_.size() - 1),
                     static_cast<std::uint32_t>(block.size()),
                     static_cast<std::uint32_t>(text.size()), hash});
  block.append(text);
  slots_[i] = code;
  if (places_.size() * 2 > slots_.size()) grow();
  return code;
}

void TextPool::forget_after(std::size_t size) {
  const std::size_t mask = slots_.size() - 1;
  while (places_.size() > size) {
    // The last text taken in lies behind no other's way to its slot, so that freeing it cuts none.
    const Place& place = places_.back();
    const auto code = static_cast<std::int32_t>(places_.size() - 1);
    std::size_t i = place.hash & mask;
    while (slots_[i] != code) i = (i + 1) & mask;
    slots_[i] = -1;
    blocks_[place.block].resize(place.offset);
    if (place.block + 1U < blocks_.size()) blocks_.resize(place.block + 1U);
    places_.pop_back();
  }
}

void TextPool::grow() {
  std::vector<std::int32_t> slots(slots_.size() * 2, -1);
  const std::size_t mask = slots.size() - 1;
  for (std::size_t code = 0; code < places_.size(); ++code) {
    std::size_t i = places_[code].hash & mask;
    while (slots[i] >= 0) i = (i + 1) & mask;
    slots[i] = static_cast<std::int32_t>(code);
  }
  slots_ = std::move(slots);
}

std::int32_t ListPool::intern(const std::vector<std::int32_t>& items) {
  std::uint64_t hash = items.size();
  for (std::int32_t item : items) hash = mix(hash, static_cast<std::uint64_t>(item));
  auto [first, last] = by_hash_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (at(it->second) == items) return it->second;
  const auto code = static_cast<std::int32_t>(lists_.size());
  lists_.push_back(items);
  by_hash_.emplace(hash, code);
  return code;
}

Why WhyPool::fault(const Fault& fault) {
  for (std::size_t i = 0; i < faults_.size(); ++i)
    if (faults_[i] == fault) return ~static_cast<Why>(i);
  faults_.push_back(fault);
  return ~static_cast<Why>(faults_.size() - 1);
}

Why WhyPool::missing(ColumnId input) { return intern({input}); }

Why WhyPool::intern(std::vector<ColumnId> set) {
  std::uint64_t hash = set.size();
  for (ColumnId column : set) hash = mix(hash, column.index());
  auto [first, last] = by_hash_.equal_range(hash);
  for (auto it = first; it != last; ++it)
    if (set_at(it->second) == set) return it->second;
  const auto why = static_cast<Why>(sets_.size());
  sets_.push_back(std::move(set));
  by_hash_.emplace(hash, why);
  return why;
}

Why WhyPool::unite(Why left, Why right) {
  if (left == right) return left;
  if (left > right) std::swap(left, right);
  const std::uint64_t key =
      static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint64_t>(right);
  if (auto found = united_.find(key); found != united_.end()) return found->second;
  std::vector<ColumnId> set;
  std::set_union(set_at(left).begin(), set_at(left).end(), set_at(right).begin(),
                 set_at(right).end(), std::back_inserter(set));
  const Why why = intern(std::move(set));
  united_.emplace(key, why);
  return why;
}

Why WhyPool::combine(Why left, Why right) {
  if (left == right) return left;
  if (is_fault(left) && is_fault(right)) {
    // Of two faults the one that stands first in the rules: the order of rows plays no part.
    const Fault& a = fault_at(left);
    const Fault& b = fault_at(right);
    return std::tie(a.column, a.expr, a.code) <= std::tie(b.column, b.expr, b.code) ? left : right;
  }
  if (is_fault(left)) return left;
  if (is_fault(right)) return right;
  return unite(left, right);
}

}  // namespace guiju::eval
