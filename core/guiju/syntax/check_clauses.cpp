// One order of clauses in every construct, and each clause only where it means something.
#include <algorithm>

#include "guiju/syntax/diagnostics.hpp"
#include "guiju/syntax/failure_words.hpp"

namespace guiju::syntax {
namespace {

/// Where a clause stands in a line of this kind; equal ranks may stand in any order.
int rank(Word clause, Word head) {
  // What an item gives is its value and stands first; rounding and bounds in order of effect.
  const bool is_item =
      head == Word::Head_Item || head == Word::Head_Bonus || head == Word::Head_Deduction;
  const bool is_points = clause == Word::Clause_Gives || clause == Word::Clause_Takes;
  if (is_item && is_points) return -1;
  if (clause == Word::Clause_AtMost || clause == Word::Clause_To) clause = Word::Clause_AtLeast;
  return static_cast<int>(clause);
}

}  // namespace

bool check_clauses(const Statement& statement, const LineKind& kind, DiagnosticSink& sink) {
  // The condition of a case and the date of a dated line are kept as clauses, too.
  const bool has_leading = kind.subject == Subject::Case || kind.subject == Subject::Dated;
  const auto first = statement.clauses.begin() + (has_leading ? 1 : 0);
  for (auto clause = first; clause < statement.clauses.end(); ++clause) {
    const Argument name = word_argument("clause", clause->word);
    if (!kind.clauses.contains(clause->word)) {
      sink.report(diagnostics::clause_not_taken, clause->word_span,
                  {word_argument("head", kind.head), name});
      return false;
    }
    const bool is_again = std::find_if(first, clause, [&](const Clause& before) {
                            return before.word == clause->word;
                          }) != clause;
    if (is_again && clause->word != Word::Clause_Cite) {
      sink.report(diagnostics::clause_twice, clause->word_span, {name});
      return false;
    }
    if (clause != first && rank(clause->word, kind.head) < rank(clause[-1].word, kind.head)) {
      sink.report(diagnostics::clause_order, clause->word_span,
                  {name, word_argument("before", clause[-1].word)});
      return false;
    }
  }
  return true;
}

}  // namespace guiju::syntax
