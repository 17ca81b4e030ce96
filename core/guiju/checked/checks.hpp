// Third round: what can be said only when every definition is known.
#pragma once

#include "guiju/checked/context.hpp"

namespace guiju::checked {

void check_clauses(Context& context);     // clauses that mean nothing where they stand
void check_assertions(Context& context);  // 断言
void order_columns(Context& context);     // what waits for what; cycles
void check_tables(Context& context);      // gaps, overlaps, unreachable rows of decision tables
void check_tests(Context& context);       // 测试
void settle_as_of(Context& context);      // whether anything asks for the as-of date
/// Values that may be none and are used without a test.
void check_none(Context& context);
void find_unused(Context& context);  // inputs, helpers and parameters that no rule reads

}  // namespace guiju::checked
