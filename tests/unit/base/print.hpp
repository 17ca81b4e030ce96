// How GoogleTest shows the values of this floor.
#pragma once

#include <ostream>

#include "guiju/base/date.hpp"
#include "guiju/base/rational.hpp"

namespace guiju {

inline void PrintTo(const Rational& value, std::ostream* out) { *out << to_string(value); }
inline void PrintTo(const Date& date, std::ostream* out) { *out << to_string(date); }
inline void PrintTo(const Month& month, std::ostream* out) { *out << to_string(month); }

}  // namespace guiju
