// Which expressions a definition is made of, and which of them are read from stored columns.
#pragma once

#include <functional>

#include "guiju/checked/tree.hpp"

namespace guiju::program {

/// Calls `visit` with every root expression of the definition that stands on the own row. Splits by
/// weight are left out: their parts stand on two tables.
void for_each_root(const checked::CheckedPack& pack, const checked::Definition& definition,
                   const std::function<void(checked::ExprId)>& visit);

/// Calls `visit` with every expression of the pack whose value is read from a stored column, because a
/// stage over whole tables reads it, or row code of another table. One overload a construct, in
/// stored_operands.cpp.
void for_each_stored_operand(const checked::CheckedPack& pack,
                             const std::function<void(checked::ExprId)>& visit);
/// The same of one definition alone, without the expressions below its roots.
void for_each_stored_operand(const checked::CheckedPack& pack,
                             const checked::Definition& definition,
                             const std::function<void(checked::ExprId)>& visit);

/// True where a stage of its own computes the expression: it is no row code, nor is what stands inside.
bool is_border(checked::Op op);

/// The order that the row code of an expression or definition runs over; none where it runs over none.
checked::OrderId order_of(const checked::CheckedPack& pack, checked::ExprId id);
checked::OrderId order_of(const checked::CheckedPack& pack, const checked::Definition& definition);

}  // namespace guiju::program
