// Key cells: compared as text, never as numbers, and refused where a spreadsheet has spoilt them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "guiju/diag/diagnostic.hpp"

namespace guiju::tables {

bool is_ascii(std::string_view text);
/// A key cell as it is compared: trimmed, full-width letters, digits and signs folded.
std::string key_text(std::string_view cell);

/// Why a key cannot be what was typed ("4.31E+13", an identity number ending in 000 whose check
/// digit is wrong); none where nothing speaks against it.
std::optional<Bilingual> spoilt_key_reason(std::string_view key);

/// The reason where a key came as a number of more than 15 digits.
Bilingual rounded_key_reason();

}  // namespace guiju::tables
