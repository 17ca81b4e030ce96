// The rule of representative.gj as a loop over rows.

#include <algorithm>
#include <stdexcept>

#include "representative_data.hpp"

namespace guiju::bench {
namespace {

constexpr std::array<std::int64_t, 4> points_0{0, 6, 12, 21};
constexpr std::array<std::int64_t, 6> points_1{10, 15, 25, 20, 30, 35};
constexpr std::array<std::int64_t, 8> points_2{0, 4, 8, 14, 20, 2, 6, 10};
constexpr std::array<std::int64_t, 10> points_3{0, 3, 6, 12, 15, 18, 24, 27, 33, 45};
constexpr std::array<std::int64_t, 12> points_4{-14, 0, 7, 14, 21, 28, 35, 28, 42, 49, 63, 70};
constexpr std::array<std::int64_t, 14> points_5{130, 120, 110, 100, 90, 80, 70,
                                                60,  50,  40,  30,  20, 10, -50};

constexpr std::array<std::int64_t, 4> parts{3, 2, 4, 1};

/// Largest remainder; of equal remainders the first.
std::array<std::int64_t, 4> split(std::int64_t total) {
  std::int64_t sum = 0;
  for (std::int64_t part : parts) sum += part;
  std::array<std::int64_t, 4> shares{};
  std::array<std::int64_t, 4> remainders{};
  std::int64_t left = total;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const __int128 product = static_cast<__int128>(total) * parts[i];
    shares[i] = static_cast<std::int64_t>(product / sum);
    remainders[i] = static_cast<std::int64_t>(product % sum);
    left -= shares[i];
  }
  std::array<std::size_t, 4> order{0, 1, 2, 3};
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; static_cast<std::int64_t>(i) < left; ++i) ++shares[order[i]];
  return shares;
}

}  // namespace

Conclusions conclude_row_by_row(const Data& data) {
  Conclusions out{data.rows()};
  for (std::size_t row = 0; row < data.rows(); ++row) {
    const bool is_eligible = data.registered[row] != 0 && data.age[row] >= 18 &&
                             data.age[row] <= 60 && data.loan[row] <= 5'000'000 &&
                             data.defaulted[row] == 0 && data.times[row] <= 3;
    out.eligible[row] = is_eligible;
    out.score[row] = points_0[data.codes[0][row]] + points_1[data.codes[1][row]] +
                     points_2[data.codes[2][row]] + points_3[data.codes[3][row]] +
                     points_4[data.codes[4][row]] + points_5[data.codes[5][row]];
    out.subsidy[row] = 0;
    if (is_eligible) {
      constexpr __int128 divisor = 360 * 1'000'000;
      const __int128 product =
          static_cast<__int128>(data.principal[row]) * data.rate[row] * data.days[row];
      const __int128 rounded = (product + divisor / 2) / divisor;
      if (rounded > INT64_MAX) throw std::overflow_error("a subsidy does not fit");
      out.subsidy[row] = static_cast<std::int64_t>(rounded);
    }
    const std::array<std::int64_t, 4> shares = split(data.reward[row]);
    for (std::size_t i = 0; i < shares.size(); ++i) out.shares[i][row] = shares[i];
  }
  return out;
}

}  // namespace guiju::bench
