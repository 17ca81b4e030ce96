// 状态: on from a start until a stop, along an order.
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

ExprId check_turn(Defining& defining, Word head, ExprId already) {
  ExprId found = already;
  for (const syntax::StatementId id : defining.line().body) {
    const syntax::Statement& line = defining.at(id);
    if (line.head != head || line.has_error) continue;
    const ExprId condition = check_guard(defining, line);
    if (!found.is_none())
      defining.context.report(Problem(diagnostics::name_clash, line.head_span)
                                  .with("name", defining.context.text(line.head_span)));
    found = condition;
  }
  return found;
}

}  // namespace

void define_state(Defining& defining) {
  Context& context = defining.context;
  State state;
  state.order = defining.scope.order;
  if (syntax::find_clause(defining.line(), Word::Clause_By) == nullptr)
    context.report(Problem(diagnostics::order_needed, defining.line().head_span)
                       .with("word", word_text(Word::Head_State)));
  // Without an order that is known, what reads earlier rows need not complain as well.
  if (state.order.is_none()) return;
  state.start = check_turn(defining, Word::Head_Start, {});
  state.stop = check_turn(defining, Word::Head_Stop, {});
  if (state.start.is_none() || state.stop.is_none())
    report_nothing_in_it(defining, phrases::lines_of_state);
  defining.column().definition = state;
}

}  // namespace guiju::checked
