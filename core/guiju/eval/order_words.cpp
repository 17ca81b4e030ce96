#include "guiju/eval/order_words.hpp"

namespace guiju::eval {
namespace {

constexpr std::size_t word_bytes = 8;

/// Two's complement in the order of unsigned numbers.
std::uint64_t word_of(std::int64_t number) {
  return static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63);
}

/// Bytes of all texts before which they do not differ.
std::size_t shared_bytes(const Column& column, const TextPool& texts) {
  std::string_view shared;
  bool is_first = true;
  for (std::size_t row = 0; row < column.size; ++row) {
    if (!column.is_known(row)) continue;
    const std::string_view text = texts.at(column.codes[row]);
    if (is_first) shared = text;
    is_first = false;
    if (text.starts_with(shared)) continue;
    const auto differ = std::mismatch(shared.begin(), shared.end(), text.begin(), text.end()).first;
    shared = shared.substr(0, static_cast<std::size_t>(differ - shared.begin()));
    if (shared.empty()) break;
  }
  return shared.size();
}

}  // namespace

OrderWords::OrderWords(const CellOrder& order, std::size_t rows) : words_(rows, 0) {
  const Column& column = order.column();
  switch (column.form) {
    case Form::Fixed:
      for (std::size_t row = 0; row < column.size; ++row)
        words_[row] = word_of(column.numbers[row]);
      break;
    case Form::Bits:
      for (std::size_t row = 0; row < column.size; ++row) words_[row] = column.truth(row) ? 1 : 0;
      break;
    case Form::Code:
      if (order.texts() != nullptr) {
        take_texts(column, *order.texts());
        break;
      }
      for (std::size_t row = 0; row < column.size; ++row) words_[row] = word_of(column.codes[row]);
      break;
    default: is_exact_ = false; return;  // quotients: no number of 64 bits says their order
  }
  if (!order.is_flipped()) return;
  for (std::uint64_t& word : words_) word = ~word;
}

/// Eight bytes behind those that all texts share. Texts that are longer, and texts that end in bytes of
/// zero, are not told apart.
void OrderWords::take_texts(const Column& column, const TextPool& texts) {
  const std::size_t begin = shared_bytes(column, texts);
  for (std::size_t row = 0; row < column.size; ++row) {
    if (!column.is_known(row)) continue;
    const std::string_view rest = texts.at(column.codes[row]).substr(begin);
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < word_bytes; ++i)
      word = word << 8 | (i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U);
    words_[row] = word;
    if (rest.size() > word_bytes || rest.ends_with('\0')) is_exact_ = false;
  }
}

RowSorter::RowSorter(std::span<const CellOrder> keys, std::size_t rows) : keys_(keys) {
  for (std::size_t k = 0; k < keys.size() && k < 2; ++k) {
    words_.emplace_back(keys[k], rows);
    if (!words_.back().is_exact()) return;
  }
  is_settled_ = keys.size() == words_.size();
}

}  // namespace guiju::eval
