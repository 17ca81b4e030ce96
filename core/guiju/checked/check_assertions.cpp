// 断言: properties that are tried by `guiju test`; here only whether they can be asked.
#include <utility>

#include "guiju/checked/checks.hpp"
#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/expression.hpp"

namespace guiju::checked {

void check_assertions(Context& context) {
  for_each_top(context, syntax::Word::Margin_Assert, [&](StatementRef line) {
    if (line->has_error || line->names.empty()) return;
    Assertion assertion;
    assertion.title = line->text.value_or("");
    assertion.entity = find_entity_or_report(context, line->names[0]);
    if (assertion.entity.is_none()) return;
    assertion.citation = read_citation(context, *line, {});
    assertion.span = line->span;
    Scope scope;
    scope.entity = assertion.entity;
    assertion.condition = ExpressionChecker(context, *line.tree, scope).check_truth(line->value);
    context.pack.assertions.push_back(std::move(assertion));
  });
}

}  // namespace guiju::checked
