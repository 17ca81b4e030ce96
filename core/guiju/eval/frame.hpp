// A batch of values while row code runs: what a column is, for up to `batch_rows` rows.
#pragma once

#include <span>
#include <vector>

#include "guiju/eval/column.hpp"

namespace guiju::eval {

/// Rows of a batch. Long enough that many columns still stream (32 KiB of one), short enough that the
/// temporaries stay in cache; a multiple of 64, so that bitmaps start on a word.
inline constexpr std::size_t batch_rows = 4096;

/// Values of one register. The pointers refer to memory of the frame or, after a load, of a column.
///
/// INVARIANT: bits behind the last row hold anything. `why` is read only at rows not known.
struct Frame {
  Frame() = default;
  Frame(const Frame&) = delete;  // not movable either: the pointers may point into it
  Frame& operator=(const Frame&) = delete;

  Form form = Form::Fixed;
  int scale = 0;
  bool all_known = true;
  bool is_uniform = false;  // every row has the value of row 0: constants and parameters
  const std::uint64_t* bits = nullptr;
  const std::int64_t* numbers = nullptr;
  const std::int64_t* divisors = nullptr;
  const Rational* wide = nullptr;
  const std::int32_t* codes = nullptr;
  const std::uint64_t* known = nullptr;
  const Why* why = nullptr;

  // Memory of its own, taken when first written.
  Buffer<std::uint64_t> own_bits;
  Buffer<std::int64_t> own_numbers;
  Buffer<std::int64_t> own_divisors;
  std::vector<Rational> own_wide;
  Buffer<std::int32_t> own_codes;
  Buffer<std::uint64_t> own_known;
  Buffer<Why> own_why;

  [[nodiscard]] bool is_known(std::size_t row) const { return all_known || get_bit(known, row); }
  [[nodiscard]] bool truth(std::size_t row) const { return get_bit(bits, row); }
  [[nodiscard]] Rational number(std::size_t row) const;

  // Each makes the frame one of that form and gives room for `count` values to write.
  std::uint64_t* write_bits(std::size_t count);
  std::int64_t* write_fixed(std::size_t count, int new_scale);
  std::int64_t* write_ratio(std::size_t count);  // numerators; divisors in own_divisors
  Rational* write_wide(std::size_t count);
  std::int32_t* write_codes(std::size_t count);

  void set_all_known() { all_known = true; }
  /// A bitmap to write, with room for reasons.
  std::uint64_t* write_known(std::size_t count);
  /// Takes one row's value away; `count` is the number of rows of the batch.
  void open_row(std::size_t row, Why reason, std::size_t count);
};

/// Calls visit(row) for every row of [0, count) whose bit in `words` is not set.
template <class Visit>
void for_each_unset(const std::uint64_t* words, std::size_t count, Visit visit) {
  for (std::size_t w = 0; w < words_for(count); ++w) {
    std::uint64_t unset = ~words[w];
    if (count - w * 64 < 64) unset &= (std::uint64_t{1} << (count - w * 64)) - 1;
    for (; unset != 0; unset &= unset - 1)
      visit(w * 64 + static_cast<std::size_t>(__builtin_ctzll(unset)));
  }
}

/// A row of a strict function is known where all args are; else the reasons come together.
void merge_known(Frame& out, std::span<const Frame* const> args, std::size_t count, WhyPool& whys);

/// Numbers of `frame` as Fixed of that scale: the frame itself or `scratch`; nullptr where some do not
/// fit.
const Frame* as_fixed(const Frame& frame, int scale, Frame& scratch, std::size_t count);

/// Rational results into the narrowest form that holds them.
void narrow(Frame& frame, std::size_t count);

/// Whether two known values of one kind are equal, whatever their forms.
bool same_value(const Frame& left, std::size_t left_row, const Frame& right, std::size_t right_row);

}  // namespace guiju::eval
