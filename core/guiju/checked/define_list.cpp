// 列出: labels whose condition holds.
#include <utility>

#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {

void define_list(Defining& defining) {
  LabelList list;
  for (const syntax::StatementId id : defining.line().body) {
    const syntax::Statement& line = defining.at(id);
    if (line.has_error) continue;
    LabelList::Line label;
    label.label = line.text.value_or("");
    label.condition = check_guard(defining, line);
    label.citation = read_citation(defining.context, line, defining.pending.citation);
    label.span = line.span;
    if (label.condition.is_none())
      defining.context.report(Problem(diagnostics::clause_missing, line.span)
                                  .with("head", label.label)
                                  .with("part", phrases::part_condition));
    list.lines.push_back(std::move(label));
  }
  if (defining.line().body.empty()) report_nothing_in_it(defining, phrases::lines_of_list);
  defining.column().definition = std::move(list);
}

}  // namespace guiju::checked
