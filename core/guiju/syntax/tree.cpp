#include "guiju/syntax/tree.hpp"

#include <algorithm>

namespace guiju::syntax {

const Clause* find_clause(const Statement& statement, Word word) {
  const auto found = std::ranges::find(statement.clauses, word, &Clause::word);
  return found == statement.clauses.end() ? nullptr : &*found;
}

const std::vector<Name>& declared_names(const Statement& statement) {
  const Clause* into = find_clause(statement, Word::Clause_Into);
  return statement.head == Word::Head_Split && into != nullptr ? into->names : statement.names;
}

}  // namespace guiju::syntax
