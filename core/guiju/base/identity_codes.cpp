#include "guiju/base/identity_codes.hpp"

#include "guiju/base/date.hpp"

namespace guiju {
namespace {

constexpr std::size_t code_size = 18;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// The number that `count` digits from `begin` on stand for.
int number_at(std::string_view text, std::size_t begin, std::size_t count) {
  int number = 0;
  for (const char character : text.substr(begin, count)) number = number * 10 + (character - '0');
  return number;
}

}  // namespace

bool is_resident_id(std::string_view text) {
  // ISO 7064, MOD 11-2: the weight of a place is a power of two, the check character completes the
  // sum to 1.
  constexpr int modulus = 11;
  constexpr int first_year = 1900;
  if (text.size() != code_size) return false;
  int rest = 0;
  for (std::size_t i = 0; i + 1 < code_size; ++i) {
    if (!is_digit(text[i])) return false;
    rest = (rest + text[i] - '0') * 2 % modulus;
  }
  const char last = text.back();
  if (!is_digit(last) && last != 'X' && last != 'x') return false;
  const int check = is_digit(last) ? last - '0' : 10;
  const int year = number_at(text, 6, 4);
  return (rest + check) % modulus == 1 && year >= first_year &&
         make_date(year, number_at(text, 10, 2), number_at(text, 12, 2)).has_value();
}

bool is_credit_code(std::string_view text) {
  // The place of a character in the alphabet is its value; I, O, S, V and Z are left out.
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr int modulus = 31;
  if (text.size() != code_size) return false;
  int sum = 0;
  int weight = 1;
  for (std::size_t i = 0; i < code_size; ++i) {
    const std::size_t value = alphabet.find(text[i]);
    if (value == std::string_view::npos) return false;
    sum += static_cast<int>(value) * (i + 1 < code_size ? weight : 1);
    weight = weight * 3 % modulus;
  }
  return sum % modulus == 0;
}

}  // namespace guiju
