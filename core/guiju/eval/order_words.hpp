// Sorting by cells without looking at them: each has a number, and most numbers differ.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "guiju/eval/stages.hpp"

namespace guiju::eval {

/// A number for each known cell of a column, in the order of the cells.
class OrderWords {
 public:
  OrderWords(const CellOrder& order, std::size_t rows);
  [[nodiscard]] std::uint64_t at(std::size_t row) const { return words_[row]; }
  /// Equal words are equal cells. Else equal words say nothing, and the cells are compared.
  [[nodiscard]] bool is_exact() const { return is_exact_; }

 private:
  void take_texts(const Column& column, const TextPool& texts);

  std::vector<std::uint64_t> words_;
  bool is_exact_ = true;
};

/// Sorts rows whose keys are all known.
class RowSorter {
 public:
  RowSorter(std::span<const CellOrder> keys, std::size_t rows);

  template <class Row>
  void sort(std::span<Row> rows) {
    entries_.clear();
    for (const Row row : rows) entries_.push_back(entry_of(static_cast<std::size_t>(row)));
    std::sort(entries_.begin(), entries_.end(), [&](const Entry& left, const Entry& right) {
      if (left.first != right.first) return left.first < right.first;
      if (left.second != right.second) return left.second < right.second;
      return !is_settled_ && compare_cells(left.row, right.row) < 0;
    });
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<Row>(entries_[i].row);
  }

  [[nodiscard]] bool are_equal(std::size_t left, std::size_t right) const {
    const Entry one = entry_of(left);
    const Entry other = entry_of(right);
    return one.first == other.first && one.second == other.second &&
           (is_settled_ || compare_cells(left, right) == 0);
  }

 private:
  /// The words of the first key and, where those of the first are exact, of the second.
  struct Entry {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::size_t row = 0;
  };
  [[nodiscard]] Entry entry_of(std::size_t row) const {
    return {words_.empty() ? 0 : words_[0].at(row), words_.size() < 2 ? 0 : words_[1].at(row), row};
  }
  [[nodiscard]] int compare_cells(std::size_t left, std::size_t right) const {
    for (const CellOrder& key : keys_)
      if (const int order = key.compare(left, right); order != 0) return order;
    return 0;
  }

  std::span<const CellOrder> keys_;
  std::vector<OrderWords> words_;
  bool is_settled_ = false;  // the words say all that the keys do
  std::vector<Entry> entries_;
};

}  // namespace guiju::eval
