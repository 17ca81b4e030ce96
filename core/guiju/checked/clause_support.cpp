// Clauses that a construct may carry by its grammar, and those that mean something in this version.
#include <algorithm>
#include <initializer_list>

#include "guiju/checked/checks.hpp"
#include "guiju/checked/constructs.hpp"
#include "guiju/checked/diagnostics/names.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// The clauses with a meaning on this line; nullptr where all have one.
const std::initializer_list<Word>* meaningful_clauses(const syntax::Statement& line) {
  static constexpr std::initializer_list<Word> item{
      Word::Clause_Alias,     Word::Clause_Guard,  Word::Clause_Gives, Word::Clause_By,
      Word::Clause_AtLeast,   Word::Clause_AtMost, Word::Clause_To,    Word::Clause_Weight,
      Word::Clause_IfMissing, Word::Clause_Cite};
  static constexpr std::initializer_list<Word> criterion{Word::Clause_Guard, Word::Clause_Else,
                                                         Word::Clause_Cite};
  static constexpr std::initializer_list<Word> label{Word::Clause_Guard, Word::Clause_Cite};
  static constexpr std::initializer_list<Word> input{Word::Clause_Of, Word::Clause_Alias,
                                                     Word::Clause_InUnit, Word::Clause_Optional,
                                                     Word::Clause_Cite};
  static constexpr std::initializer_list<Word> order{Word::Clause_Alias, Word::Clause_Within,
                                                     Word::Clause_By, Word::Clause_Cite};
  static constexpr std::initializer_list<Word> one_case{Word::Clause_Guard,  Word::Clause_AtLeast,
                                                        Word::Clause_AtMost, Word::Clause_To,
                                                        Word::Clause_From,   Word::Clause_Cite};
  static constexpr std::initializer_list<Word> parameter{Word::Clause_Alias, Word::Clause_InUnit,
                                                         Word::Clause_From, Word::Clause_Cite};
  static constexpr std::initializer_list<Word> each{Word::Clause_Cite};
  // A line beneath 列出 begins with the same word, and has a label.
  const bool is_label = line.head == Word::Head_List && line.text;
  if (is_label) return &label;
  if (const Construct* construct = find_construct(line.head)) return construct->clauses;
  switch (line.head) {
    case Word::Head_Item:
    case Word::Head_Bonus: return &item;
    case Word::Head_Must:
    case Word::Head_MustNot:
    case Word::Head_AnyOf: return &criterion;
    case Word::Head_Input: return &input;
    case Word::Head_Order: return &order;
    case Word::Reserved_When:
    case Word::Clause_Else: return &one_case;
    case Word::Margin_Param: return &parameter;
    case Word::Margin_Each: return &each;
    default: return nullptr;
  }
}

}  // namespace

void check_clauses(Context& context) {
  for (const syntax::Tree& tree : context.trees) {
    for (const syntax::Statement& line : tree.statements) {
      const auto* meaningful = meaningful_clauses(line);
      if (meaningful == nullptr || line.has_error) continue;
      for (const syntax::Clause& clause : line.clauses)
        if (clause.word != Word::Clause_Replaces &&
            std::find(meaningful->begin(), meaningful->end(), clause.word) == meaningful->end())
          context.report(Problem(diagnostics::clause_not_here, clause.word_span)
                             .with("clause", word_text(clause.word)));
    }
  }
}

}  // namespace guiju::checked
