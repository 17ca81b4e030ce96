#include "guiju/syntax/tree.hpp"

#include <algorithm>

namespace guiju::syntax {

const Clause* find_clause(const Statement& statement, Word word) {
  const auto found = std::ranges::find(statement.clauses, word, &Clause::word);
  return found == statement.clauses.end() ? nullptr : &*found;
}

}  // namespace guiju::syntax
