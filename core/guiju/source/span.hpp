// A place in a source file: half-open byte range.
#pragma once

#include <cstdint>

#include "guiju/base/ids.hpp"

namespace guiju {

using FileId = Id<struct FileTag>;

struct Span {
  FileId file;
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

/// The smallest span that holds both; they must lie in one file.
constexpr Span join(Span left, Span right) {
  return {left.file, left.begin < right.begin ? left.begin : right.begin,
          left.end > right.end ? left.end : right.end};
}

}  // namespace guiju
