#include "guiju/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "guiju/base/utf8_tables.hpp"

namespace guiju::utf8 {
namespace {

constexpr char32_t ideographic_space = 0x3000;
constexpr char32_t full_width_first = 0xFF01;  // ！
constexpr char32_t full_width_last = 0xFF5E;   // ～
constexpr char32_t full_width_offset = 0xFEE0;

constexpr std::array<std::string_view, 4> spaces{" ", "\t", "\u00A0", "\u3000"};

bool lies_in(std::span<const CodePointRange> ranges, char32_t value) {
  const auto after = std::upper_bound(
      ranges.begin(), ranges.end(), value,
      [](char32_t sought, const CodePointRange& range) { return sought < range.first; });
  return after != ranges.begin() && value <= std::prev(after)->last;
}

/// The ideographs of everyday writing, which need no look-up.
bool is_common_ideograph(char32_t value) { return value >= 0x4E00 && value <= 0x9FFF; }

bool is_ascii_letter(char32_t value) {
  return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z') || value == U'_';
}

/// The bytes of a sequence that begins with `lead`; 0 where none does. The lowest and highest
/// second byte shut out overlong forms, surrogates and what lies above U+10FFFF.
struct LeadByte {
  std::uint8_t size;
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xBF;
};

LeadByte classify_lead(unsigned char lead) {
  if (lead < 0x80) return {1};
  if (lead < 0xC2) return {0};
  if (lead < 0xE0) return {2};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

}  // namespace

std::optional<CodePoint> decode(std::string_view text, std::size_t offset) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return CodePoint{lead, 1};
  const LeadByte form = classify_lead(lead);
  if (form.size == 0 || text.size() - offset < form.size) return std::nullopt;
  if (byte(1) < form.second_min || byte(1) > form.second_max) return std::nullopt;
  char32_t value = lead & (0x7Fu >> form.size);
  for (std::size_t i = 1; i < form.size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
    value = (value << 6) | (byte(i) & 0x3Fu);
  }
  return CodePoint{value, form.size};
}

void append(std::string& out, char32_t value) {
  auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
    return;
  }
  if (value < 0x800) {
    put(0xC0 | (value >> 6));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
  }
  put(0x80 | (value & 0x3F));
}

std::optional<std::size_t> find_invalid(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const auto code_point = decode(text, offset);
    if (!code_point) return offset;
    offset += code_point->size_bytes;
  }
  return std::nullopt;
}

int display_width(char32_t value) {
  if (value >= 0x20 && value < 0x7F) return 1;
  if (is_common_ideograph(value)) return 2;
  if (lies_in(zero_width_ranges, value)) return 0;
  return lies_in(wide_ranges, value) ? 2 : 1;
}

int display_width(std::string_view text) {
  int width = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const auto code_point = decode(text, offset);
    width += code_point ? display_width(code_point->value) : 1;
    offset += code_point ? code_point->size_bytes : 1;
  }
  return width;
}

bool is_name_start(char32_t value) {
  if (value < 0x80) return is_ascii_letter(value);
  return is_common_ideograph(value) || lies_in(name_start_ranges, value);
}

bool is_name_continue(char32_t value) {
  if (value < 0x80) return is_ascii_letter(value) || (value >= U'0' && value <= U'9');
  return is_common_ideograph(value) || lies_in(name_continue_ranges, value);
}

bool is_forbidden_in_source(char32_t value) {
  if (value >= 0x20 && value < 0x7F) return false;
  return lies_in(forbidden_ranges, value);
}

bool is_nfc(char32_t value) { return !lies_in(not_nfc_ranges, value); }

char32_t fold_full_width(char32_t value) {
  if (value >= full_width_first && value <= full_width_last) return value - full_width_offset;
  switch (value) {
    case ideographic_space: return U' ';
    case U'、': return U',';
    case U'“':
    case U'”': return U'"';
    default: return value;
  }
}

std::string fold_full_width(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const auto code_point = decode(text, offset);
    if (!code_point) {
      folded += text[offset++];
      continue;
    }
    append(folded, fold_full_width(code_point->value));
    offset += code_point->size_bytes;
  }
  return folded;
}

std::string_view trim(std::string_view text) {
  auto trim_one = [&] {
    for (const std::string_view space : spaces) {
      if (text.starts_with(space)) {
        text.remove_prefix(space.size());
        return true;
      }
      if (text.ends_with(space)) {
        text.remove_suffix(space.size());
        return true;
      }
    }
    return false;
  };
  while (trim_one()) {
  }
  return text;
}

}  // namespace guiju::utf8
