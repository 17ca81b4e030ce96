// Ranges of code points with one property; made by make_utf8_tables.py.
#pragma once

#include <cstdint>
#include <span>

namespace guiju::utf8 {

/// Both ends belong to it. Tables are sorted and their ranges do not touch.
struct CodePointRange {
  char32_t first;
  char32_t last;
};

extern const std::span<const CodePointRange> name_start_ranges;
extern const std::span<const CodePointRange> name_continue_ranges;
extern const std::span<const CodePointRange> not_nfc_ranges;
extern const std::span<const CodePointRange> zero_width_ranges;
extern const std::span<const CodePointRange> wide_ranges;
extern const std::span<const CodePointRange> forbidden_ranges;

}  // namespace guiju::utf8
