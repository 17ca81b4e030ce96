// Check digits of the numbers that people and organisations are known by.
#pragma once

#include <string_view>

namespace guiju {

/// A resident identity number of GB 11643: 18 characters, a day of birth that the calendar has, not
/// before 1900, and the right check character (X, in either case, for ten).
bool is_resident_id(std::string_view text);

/// A unified social credit code of GB 32100: 18 characters of its alphabet and the right check
/// character.
bool is_credit_code(std::string_view text);

}  // namespace guiju
