// Parts of 评分 that have a file of their own.
#pragma once

#include "guiju/checked/definitions.hpp"

namespace guiju::checked {

/// Points by the lines 至 ... 得 and 以上 得 beneath an item.
struct ScoreBands {
  ExprId points;  // the choice between them
  ExprId most;    // the highest points of a band; none where only the data tell
};
/// True where the lines beneath `line` are bands.
bool has_bands(Defining& defining, const syntax::Statement& line);
ScoreBands check_bands(Defining& defining, const syntax::Statement& line, std::string_view name,
                       const Type& wanted);

/// The by-product 等次, where there are lines 等次.
void declare_grades(Context& context, const StatementRef& line, ColumnId scorecard);
void define_grades(Defining& defining);

}  // namespace guiju::checked
