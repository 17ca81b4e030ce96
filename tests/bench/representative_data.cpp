#include "representative_data.hpp"

#include <fstream>
#include <string>

namespace guiju::bench {
namespace {

/// splitmix64: a number of its own for each cell.
std::uint64_t draw(std::size_t row, std::uint64_t column, std::uint64_t below) {
  std::uint64_t state = (row * 16 + column + 1) * 0x9E3779B97F4A7C15;
  state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
  state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
  return (state ^ (state >> 31)) % below;
}

template <class T>
void write_column(const std::vector<T>& column, const std::filesystem::path& path) {
  std::ofstream file{path, std::ios::binary};
  file.write(reinterpret_cast<const char*>(column.data()),
             static_cast<std::streamsize>(column.size() * sizeof(T)));
}

}  // namespace

Data generate(std::size_t rows) {
  Data data;
  for (std::size_t row = 0; row < rows; ++row) {
    auto small = [&](std::uint64_t column, std::uint64_t below) {
      return static_cast<std::int32_t>(draw(row, column, below));
    };
    auto amount = [&](std::uint64_t column, std::uint64_t below) {
      return static_cast<std::int64_t>(draw(row, column, below));
    };
    data.registered.push_back(draw(row, 0, 100) < 85);
    data.defaulted.push_back(draw(row, 1, 100) < 10);
    data.age.push_back(16 + small(2, 49));
    data.times.push_back(draw(row, 3, 100) < 85 ? 1 + small(4, 3) : 4 + small(4, 3));
    data.loan.push_back(amount(5, 6'250'000));
    data.principal.push_back(amount(6, 5'000'001));
    data.rate.push_back(30'000 + small(7, 35'001));
    data.days.push_back(1 + small(8, 1096));
    data.reward.push_back(amount(9, 100'000'001));
    for (std::size_t i = 0; i < data.codes.size(); ++i)
      data.codes[i].push_back(static_cast<std::uint8_t>(draw(row, 10 + i, word_counts[i])));
  }
  return data;
}

void write(const Data& data, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  write_column(data.registered, folder / "registered.bin");
  write_column(data.defaulted, folder / "defaulted.bin");
  write_column(data.age, folder / "age.bin");
  write_column(data.times, folder / "times.bin");
  write_column(data.loan, folder / "loan.bin");
  write_column(data.principal, folder / "principal.bin");
  write_column(data.rate, folder / "rate.bin");
  write_column(data.days, folder / "days.bin");
  write_column(data.reward, folder / "reward.bin");
  for (std::size_t i = 0; i < data.codes.size(); ++i)
    write_column(data.codes[i], folder / ("code" + std::to_string(i) + ".bin"));
}

Conclusions::Conclusions(std::size_t rows) : eligible(rows), score(rows), subsidy(rows) {
  for (std::vector<std::int64_t>& share : shares) share.resize(rows);
}

std::uint64_t hash_of(const Conclusions& conclusions) {
  std::uint64_t hash = 0;
  for (std::size_t row = 0; row < conclusions.eligible.size(); ++row) {
    hash += hash_cell(row, 0, conclusions.eligible[row]);
    hash += hash_cell(row, 1, conclusions.score[row]);
    hash += hash_cell(row, 2, conclusions.subsidy[row]);
    for (std::size_t i = 0; i < 4; ++i) hash += hash_cell(row, 3 + i, conclusions.shares[i][row]);
  }
  return hash;
}

}  // namespace guiju::bench
