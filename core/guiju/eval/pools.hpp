// What a run keeps once and refers to by number: texts, lists, reasons for being open.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "guiju/checked/tree.hpp"

namespace guiju::eval {

using checked::ColumnId;
using checked::ExprId;

/// Texts as codes. Equal texts have equal codes; codes say nothing of order.
class TextPool {
 public:
  TextPool();
  std::int32_t intern(std::string_view text);
  /// Code of `text` if it was seen, else -1.
  [[nodiscard]] std::int32_t find(std::string_view text) const;
  [[nodiscard]] std::string_view at(std::int32_t code) const {
    const Place& place = places_[static_cast<std::size_t>(code)];
    return {blocks_[place.block].data() + place.offset, place.size};
  }
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  /// Keeps the first `size` texts alone; codes of the others are given out again.
  void forget_after(std::size_t size);

 private:
  struct Place {
    std::uint32_t block;
    std::uint32_t offset;
    std::uint32_t size;
    std::uint32_t hash;
  };
  void grow();
  std::vector<Place> places_;
  std::vector<std::string> blocks_;
  std::vector<std::int32_t> slots_;  // open addressing, power of two, -1 free
};

/// Lists of texts as codes; equal lists have equal codes. Items are codes of the TextPool.
class ListPool {
 public:
  std::int32_t intern(const std::vector<std::int32_t>& items);
  [[nodiscard]] const std::vector<std::int32_t>& at(std::int32_t code) const {
    return lists_[static_cast<std::size_t>(code)];
  }

 private:
  std::vector<std::vector<std::int32_t>> lists_;
  std::unordered_multimap<std::size_t, std::int32_t> by_hash_;
};

enum class FaultCode : std::uint8_t {
  UnreadableCell,
  OutOfRange,     // the input's declared range
  TooManyPlaces,  // money finer than a fen, a decimal finer than its column
  SpoiltNumber,   // 4.31E+13 in a number column
  Overflow,
  DivisionByZero,
  DateOutOfRange,
  SeveralRowsHit,  // a unique table
  RowsDisagree,    // an any table
  NoRowHits,
  Tie,  // a rank or an order that no key breaks
  NegativeWeight,
  AllWeightsZero,
  EmptyAggregate,    // mean, least, greatest, lookup of no rows
  SeveralRowsFound,  // by a lookup
  ParameterAbsent,   // no version holds at a date of the row
  BadStep,           // rounding or 每满 by a step that is not above zero
  BadCount,          // 连续 with k below 1
  BoundsDescend,     // of a bracket, as parameters were set
  ExceptionsClash,   // two that apply, none with priority
  NotInForce,        // a date before the first formula
  NoCell,            // of a parameter table
  BoundsCrossed,     // a share whose floor is above its cap
  CalendarAbsent,    // a day of a year that the calendar has no line for
  Refund,            // a cumulative split of a negative total: shares would be paid back
  ExpectedByTest,
  ExternFailed,    // a function of the host threw
  ExternResult,    // it returned what is no value of the declared type
  ExternArgument,  // it is not told what lies outside the declared range
};

/// Where a fault first arose.
struct Fault {
  FaultCode code = FaultCode::Overflow;
  ColumnId column;           // the input whose cell it is, or the column whose definition raised it
  ExprId expr;               // the expression that raised it, if any
  std::string message = {};  // what a function of the host says of it
  bool operator==(const Fault&) const = default;
};

/// Why a row is not known. Below zero: a fault; else a set of inputs that it hangs on.
using Why = std::int32_t;
inline constexpr bool is_fault(Why why) { return why < 0; }

/// Concluded to be none on purpose (不适用): decided, and without a value. An empty set, so that it
/// vanishes beside what something else hangs on.
inline constexpr Why none_why = 0;

/// Reasons, each once: faults, and sets of input columns.
class WhyPool {
 public:
  WhyPool() { intern({}); }
  Why fault(const Fault& fault);
  /// The set that holds one input.
  Why missing(ColumnId input);
  /// Both sets together; both must be sets.
  Why unite(Why left, Why right);
  /// Strict: a fault before a set; of two faults the one that stands first in the rules.
  Why combine(Why left, Why right);

  [[nodiscard]] const Fault& fault_at(Why why) const {
    return faults_[static_cast<std::size_t>(~why)];
  }
  /// Columns of a set, ascending: the order of declaration.
  [[nodiscard]] const std::vector<ColumnId>& set_at(Why why) const {
    return sets_[static_cast<std::size_t>(why)];
  }

 private:
  Why intern(std::vector<ColumnId> set);
  std::vector<Fault> faults_;
  std::unordered_multimap<std::size_t, Why> faults_by_hash_;
  std::vector<std::vector<ColumnId>> sets_;
  std::unordered_map<std::uint64_t, Why> united_;  // (left, right)
  std::unordered_multimap<std::size_t, Why> by_hash_;
};

struct Pools {
  TextPool texts;
  ListPool lists;
  WhyPool whys;
};

}  // namespace guiju::eval
