#include "guiju/checked/comparison.hpp"

namespace guiju::checked {

using syntax::ExprKind;

std::optional<Op> comparison_of(ExprKind kind) {
  switch (kind) {
    case ExprKind::Equal: return Op::Equal;
    case ExprKind::NotEqual: return Op::NotEqual;
    case ExprKind::Less: return Op::Less;
    case ExprKind::LessEqual: return Op::LessEqual;
    case ExprKind::Greater: return Op::Greater;
    case ExprKind::GreaterEqual: return Op::GreaterEqual;
    default: return std::nullopt;
  }
}

bool is_ordering(Op op) {
  return op == Op::Less || op == Op::LessEqual || op == Op::Greater || op == Op::GreaterEqual;
}

bool is_comparison(Op op) { return op == Op::Equal || op == Op::NotEqual || is_ordering(op); }

Op mirrored(Op op) {
  switch (op) {
    case Op::Less: return Op::Greater;
    case Op::LessEqual: return Op::GreaterEqual;
    case Op::Greater: return Op::Less;
    case Op::GreaterEqual: return Op::LessEqual;
    default: return op;
  }
}

std::string_view sign_of(Op comparison) {
  switch (comparison) {
    case Op::Equal: return "=";
    case Op::NotEqual: return "<>";
    case Op::Less: return "<";
    case Op::LessEqual: return "<=";
    case Op::Greater: return ">";
    default: return ">=";
  }
}

}  // namespace guiju::checked
