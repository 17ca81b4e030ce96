// An add-on replaces what an imported pack declares, by name and by saying so: 替换.
#pragma once

#include <optional>

#include "guiju/checked/declarations.hpp"

namespace guiju::checked {

/// What a clause 替换 may mean: a declaration and the pack whose word on it holds now.
struct Replaceable {
  std::size_t declared_by = 0;
  std::size_t held_by = 0;
  Span span;  // of the name that holds now
};

/// Whether the line replaces; where it may not, or there is nothing to replace, that is reported.
/// `found`: what goes by its name, if anything.
bool may_replace(Context& context, const syntax::Statement& line,
                 const std::optional<Replaceable>& found);

/// A line of a block 每个.
struct BlockLine {
  Block block;
  StatementRef line;
};

/// The lines of all blocks; one that replaces another stands in its place.
std::vector<BlockLine> collect_block_lines(Context& context);

/// Takes note of a column that replaces one; reported where its type differs.
void note_replaced_column(Context& context, const Block& block, const StatementRef& line,
                          ColumnId column);

/// Whether values of one type may stand where the other was declared. Scales are not looked at.
bool is_same_type(const Type& left, const Type& right);

}  // namespace guiju::checked
