// UTF-8: validation, code points, what may stand in a name, how wide a character is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiju::utf8 {

struct CodePoint {
  char32_t value;
  std::uint8_t size_bytes;  // 1 to 4
};

/// The code point at `offset`, which must be inside; nullopt where the bytes are not UTF-8
/// (overlong forms and surrogates included).
std::optional<CodePoint> decode(std::string_view text, std::size_t offset);
void append(std::string& out, char32_t value);
/// Offset of the first byte that is not UTF-8; nullopt where all is well.
std::optional<std::size_t> find_invalid(std::string_view text);

/// Cells that the character takes on a terminal: 0 combining, 1, or 2 for East Asian wide.
int display_width(char32_t value);
int display_width(std::string_view text);

/// XID_Start and '_' / XID_Continue of Unicode 15, without characters that NFC rewrites.
bool is_name_start(char32_t value);
bool is_name_continue(char32_t value);
/// Bidirectional controls, zero-width characters, tags, private use, other controls.
bool is_forbidden_in_source(char32_t value);
/// False for characters that NFC would rewrite (NFC_Quick_Check = No).
bool is_nfc(char32_t value);

/// The ASCII meaning of what a Chinese input method types: U+FF01 to U+FF5E (０-９ Ａ-Ｚ ａ-ｚ
/// ，．：；（）＝＜＞！＋－％｜＃ and the like), the ideographic space, 、 as a comma and “” as ".
/// Everything else is `value` itself: 。 ≥ ≤ ≠ × ÷ ‰ − are not folded.
char32_t fold_full_width(char32_t value);
std::string fold_full_width(std::string_view text);

/// Without spaces (ASCII, U+3000, U+00A0, tab) on both sides.
std::string_view trim(std::string_view text);

}  // namespace guiju::utf8
