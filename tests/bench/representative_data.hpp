// The rows that the representative rule is measured on, the same for every contender.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace guiju::bench {

/// Columns as narrow as an expert would keep them. Amounts are in fen, the rate in millionths.
struct Data {
  std::vector<std::uint8_t> registered, defaulted;
  std::vector<std::int32_t> age, times, rate, days;
  std::vector<std::int64_t> loan, principal, reward;
  std::array<std::vector<std::uint8_t>, 6> codes;
  [[nodiscard]] std::size_t rows() const { return age.size(); }
};

/// Words of the six enums of representative.gj.
inline constexpr std::array<std::uint32_t, 6> word_counts{4, 6, 8, 10, 12, 14};

/// What a contender concludes, all in whole numbers.
struct Conclusions {
  std::vector<std::uint8_t> eligible;
  std::vector<std::int64_t> score, subsidy;
  std::array<std::vector<std::int64_t>, 4> shares;
  explicit Conclusions(std::size_t rows);
};
inline constexpr std::size_t conclusion_count = 7;

/// Row i is the same on any machine and with any number of rows; some 45 in 100 are eligible.
Data generate(std::size_t rows);
/// One file a column, named and typed as peers.py reads them.
void write(const Data& data, const std::filesystem::path& folder);

/// Adds a value to a sum that tells apart which row and which conclusion it belongs to.
inline std::uint64_t hash_cell(std::size_t row, std::size_t conclusion, std::int64_t value) {
  std::uint64_t hash = static_cast<std::uint64_t>(value) + row * conclusion_count + conclusion;
  hash *= 0x9E3779B97F4A7C15;
  hash ^= hash >> 32;
  return hash * 0xD6E8FEB86659FD93;
}
std::uint64_t hash_of(const Conclusions& conclusions);

/// The rule as somebody writes it at first: row by row, branches, 128 bits, a sort for the split.
Conclusions conclude_row_by_row(const Data& data);

}  // namespace guiju::bench
