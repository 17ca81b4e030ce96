#include "guiju/eval/buffer.hpp"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace guiju::eval {
namespace {

constexpr std::size_t huge_page_bytes = std::size_t{2} << 20;

}  // namespace

void* allocate_block(std::size_t size_bytes) {
#ifdef __linux__
  if (size_bytes >= huge_page_bytes) {
    void* block =
        ::mmap(nullptr, size_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) throw std::bad_alloc{};
    ::madvise(block, size_bytes, MADV_HUGEPAGE);
    return block;
  }
#endif
  return ::operator new(size_bytes, std::align_val_t{64});
}

void release_block(void* block, std::size_t size_bytes) {
#ifdef __linux__
  if (size_bytes >= huge_page_bytes) {
    ::munmap(block, size_bytes);
    return;
  }
#endif
  ::operator delete(block, std::align_val_t{64});
}

}  // namespace guiju::eval
