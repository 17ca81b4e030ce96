// The tree as text, for tests and `guiju dump --stage=syntax`: one form for both vocabularies.
#pragma once

#include <string>

#include "guiju/syntax/tree.hpp"

namespace guiju::syntax {

/// (+ a (* b 2)); words are English, names and values as they are.
std::string print(const Tree& tree, ExprId expr);
/// One line a statement, indented as it stands, with a line break at the end.
std::string print(const Tree& tree, StatementId statement);
std::string print(const Tree& tree);

}  // namespace guiju::syntax
