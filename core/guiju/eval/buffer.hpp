// A growable array for columns: uninitialised on growth, large ones on huge pages.
#pragma once

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

/// INVARIANT: elements below `size()` that were never written hold anything.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Buffer() = default;
  explicit Buffer(std::size_t size) { resize(size); }
  Buffer(std::size_t size, T value) {
    resize(size);
    for (std::size_t i = 0; i < size; ++i) data_[i] = value;
  }
  Buffer(Buffer&& other) noexcept { swap(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    swap(other);
    return *this;
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  ~Buffer() {
    if (data_ != nullptr) release_block(data_, capacity_ * sizeof(T));
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool is_empty() const { return size_ == 0; }
  [[nodiscard]] T* data() { return data_; }
  [[nodiscard]] const T* data() const { return data_; }
  T& operator[](std::size_t i) { return data_[i]; }
  const T& operator[](std::size_t i) const { return data_[i]; }

  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    T* data = static_cast<T*>(allocate_block(capacity * sizeof(T)));
    if (size_ > 0) std::memcpy(data, data_, size_ * sizeof(T));
    if (data_ != nullptr) release_block(data_, capacity_ * sizeof(T));
    data_ = data;
    capacity_ = capacity;
  }
  void resize(std::size_t size) {
    reserve(size);
    size_ = size;
  }
  void push_back(T value) {
    if (size_ == capacity_) reserve(capacity_ < 16 ? 16 : capacity_ * 2);
    data_[size_++] = value;
  }

 private:
  void swap(Buffer& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }
  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace guiju::eval
