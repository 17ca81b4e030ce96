// A growable array for columns: uninitialised on growth, large ones on huge pages.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace guiju::eval {

/// Memory for one array. Blocks of 2 MiB and more are mapped apart and ask for huge pages: faulting
/// in fresh 4 KiB pages costs more than most kernels.
void* allocate_block(std::size_t size_bytes);
void release_block(void* block, std::size_t size_bytes);

/// INVARIANT: elements below `size()` that were never written hold anything. Moving a buffer moves what
/// fits into it along: pointers to its elements do not survive.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T> && sizeof(T) <= sizeof(void*));
  /// So many elements need no block: a column of one row, as one household has hundreds.
  static constexpr std::size_t inside = sizeof(void*) / sizeof(T);

 public:
  Buffer() = default;
  explicit Buffer(std::size_t size) { resize(size); }
  Buffer(std::size_t size, T value) {
    resize(size);
    std::fill_n(data(), size, value);
  }
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    swap(other);
    return *this;
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() {
    if (!is_inside()) release_block(memory_.block, capacity_ * sizeof(T));
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] T* data() { return is_inside() ? memory_.elements : memory_.block; }
  [[nodiscard]] const T* data() const { return is_inside() ? memory_.elements : memory_.block; }
  T& operator[](std::size_t i) { return data()[i]; }
  const T& operator[](std::size_t i) const { return data()[i]; }

  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    T* block = static_cast<T*>(allocate_block(capacity * sizeof(T)));
    if (size_ > 0) std::memcpy(block, data(), size_ * sizeof(T));
    if (!is_inside()) release_block(memory_.block, capacity_ * sizeof(T));
    memory_.block = block;
    capacity_ = capacity;
  }
  void resize(std::size_t size) {
    reserve(size);
    size_ = size;
  }
  void push_back(T value) {
    if (size_ == capacity_) reserve(capacity_ < 16 ? 16 : capacity_ * 2);
    data()[size_++] = value;
  }

 private:
  union Memory {
    T* block = nullptr;
    T elements[inside];
  };
  [[nodiscard]] bool is_inside() const { return capacity_ == inside; }
  void swap(Buffer& other) noexcept {
    std::swap(memory_, other.memory_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }
  Memory memory_;
  std::size_t size_ = 0;
  std::size_t capacity_ = inside;
};

}  // namespace guiju::eval
