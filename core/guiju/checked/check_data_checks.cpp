// 校验: conditions on the data, one line a row where they hold.
#include <utility>

#include "guiju/checked/checks.hpp"
#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

using syntax::Word;

void check_data_checks(Context& context) {
  for_each_top(context, Word::Margin_Check, [&](StatementRef block) {
    if (block->names.empty()) return;
    Scope scope;
    scope.entity = find_entity_or_report(context, block->names[0]);
    if (scope.entity.is_none()) return;
    for (const syntax::StatementId child : block->body) {
      const StatementRef line = block.at(child);
      const bool is_check = line->head == Word::Head_Fail || line->head == Word::Head_Warn;
      if (!is_check || line->value.is_none()) continue;
      refuse_clauses(context, *line, {Word::Clause_Guard});
      DataCheck check;
      check.entity = scope.entity;
      check.condition = ExpressionChecker(context, *line.tree, scope).check_truth(line->value);
      check.message = line->text.value_or("");
      check.is_error = line->head == Word::Head_Fail;
      check.span = line->span;
      context.pack.checks.push_back(std::move(check));
    }
  });
}

}  // namespace guiju::checked
