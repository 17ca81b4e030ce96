#include "guiju/eval/buffer.hpp"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace guiju::eval {
namespace {

constexpr std::size_t huge_page_bytes = std::size_t{2} << 20;
/// Smaller blocks come from the plain heap: aligned ones cost the heap several times as much, and one
/// household is a thousand of them.
constexpr std::size_t aligned_bytes = 4096;
constexpr std::align_val_t cache_line{64};

/// Whole huge pages: the kernel then puts the block where they begin.
std::size_t in_huge_pages(std::size_t size_bytes) {
  return (size_bytes + huge_page_bytes - 1) / huge_page_bytes * huge_page_bytes;
}

}  // namespace

void* allocate_block(std::size_t size_bytes) {
#ifdef __linux__
  if (size_bytes >= huge_page_bytes) {
    const std::size_t mapped_bytes = in_huge_pages(size_bytes);
    void* block =
        ::mmap(nullptr, mapped_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) throw std::bad_alloc{};
    ::madvise(block, mapped_bytes, MADV_HUGEPAGE);
    return block;
  }
#endif
  return size_bytes < aligned_bytes ? ::operator new(size_bytes)
                                    : ::operator new(size_bytes, cache_line);
}

void release_block(void* block, std::size_t size_bytes) {
#ifdef __linux__
  if (size_bytes >= huge_page_bytes) {
    ::munmap(block, in_huge_pages(size_bytes));
    return;
  }
#endif
  if (size_bytes < aligned_bytes)
    ::operator delete(block);
  else
    ::operator delete(block, cache_line);
}

}  // namespace guiju::eval
