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

/// The lines of all blocks; those that replace others stand in their place.
std::vector<BlockLine> collect_block_lines(Context& context);

/// Takes note of the columns of a line that replaces another; reported where a type differs.
void note_replaced_columns(Context& context, const Block& block, const StatementRef& line);

/// What `by` replaces of `original`, but for what it is.
Replacement replacement_of(const Context& context, Span original, Span by);

/// The names by which the i-th thing of a line goes: its own and its alias, if any.
bool is_named(const StatementRef& line, std::size_t index, std::string_view name);

/// Whether values of one type may stand where the other was declared. Scales are not looked at.
bool is_same_type(const Type& left, const Type& right);
/// Reports where `found` may not stand for the type of the line that is replaced.
bool require_same_type(Context& context, const syntax::Name& name, Span place, const Type& wanted,
                       const Type& found, Span original);

}  // namespace guiju::checked
