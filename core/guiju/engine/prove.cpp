#include "guiju/engine/prove.hpp"

#include <algorithm>

#include "guiju/engine/bounds.hpp"

namespace guiju {
namespace {

using namespace checked;

class Prover {
 public:
  explicit Prover(const CheckedPack& pack) : pack_(pack), bounds_(pack) {}

  /// That the truth is `wanted` wherever it is known.
  bool prove(ExprId id, bool wanted) {
    if (!enter()) return false;
    const bool is_proved = prove_entered(pack_.at(id), wanted);
    --depth_;
    return is_proved;
  }

 private:
  /// Each step looks at a part, or into the formula of a column; steps at most in one proof, so that
  /// branches inside branches end.
  bool enter() {
    if (steps_ >= steps_max || depth_ >= depth_max) return false;
    ++steps_;
    ++depth_;
    return true;
  }

  bool prove_entered(const Expr& expr, bool wanted) {
    const auto& args = expr.args;
    auto is_it = [&](ExprId arg) { return prove(arg, wanted); };
    switch (expr.op) {
      case Op::Constant: return expr.value == Value(wanted);
      case Op::Not: return prove(args[0], !wanted);
      case Op::And:
        return wanted ? std::all_of(args.begin(), args.end(), is_it)
                      : std::any_of(args.begin(), args.end(), is_it);
      case Op::Or:
        return wanted ? std::any_of(args.begin(), args.end(), is_it)
                      : std::all_of(args.begin(), args.end(), is_it);
      case Op::Choice:
        for (std::size_t i = 1; i < args.size(); i += 2)
          if (!is_it(args[i])) return false;
        return is_it(args.back());
      case Op::Column: return formula_of(expr) && is_it(formula_of(expr));
      case Op::Less: return wanted ? is_below(args[0], args[1]) : is_upto(args[1], args[0]);
      case Op::LessEqual: return wanted ? is_upto(args[0], args[1]) : is_below(args[1], args[0]);
      case Op::Greater: return wanted ? is_below(args[1], args[0]) : is_upto(args[0], args[1]);
      case Op::GreaterEqual: return wanted ? is_upto(args[1], args[0]) : is_below(args[0], args[1]);
      case Op::Equal: return wanted ? is_same(args[0], args[1]) : is_apart(args[0], args[1]);
      case Op::NotEqual: return wanted ? is_apart(args[0], args[1]) : is_same(args[0], args[1]);
      default: return false;
    }
  }

  // ── numbers ─────────────────────────────────────────────────────────────────────────────────

  /// left < right, by their bounds alone.
  bool is_below(ExprId left, ExprId right) {
    const auto high = bounds_.of(left).high;
    const auto low = bounds_.of(right).low;
    return high && low && *high < *low;
  }
  bool is_apart(ExprId left, ExprId right) {
    return is_below(left, right) || is_below(right, left);
  }

  /// left <= right.
  bool is_upto(ExprId left, ExprId right) {
    if (!enter()) return false;
    const bool is_proved = is_upto_entered(left, right);
    --depth_;
    return is_proved;
  }

  bool is_upto_entered(ExprId left, ExprId right) {
    const auto high = bounds_.of(left).high;
    const auto low = bounds_.of(right).low;
    if ((high && low && *high <= *low) || is_same(left, right)) return true;
    return is_left_upto(pack_.at(left), right) || is_upto_right(left, pack_.at(right)) ||
           is_factor_upto(pack_.at(left), pack_.at(right));
  }

  /// By what the left side is made of.
  bool is_left_upto(const Expr& expr, ExprId right) {
    const auto& args = expr.args;
    auto is_it = [&](ExprId arg) { return is_upto(arg, right); };
    switch (expr.op) {
      case Op::Column: return formula_of(expr) && is_it(formula_of(expr));
      case Op::Choice: return all_branches(expr, is_it);
      case Op::Call:
        if (expr.builtin == Builtin::Least) return std::any_of(args.begin(), args.end(), is_it);
        if (expr.builtin == Builtin::Greatest) return std::all_of(args.begin(), args.end(), is_it);
        return expr.builtin == Builtin::Floor && is_it(args[0]);
      case Op::Subtract: return is_at_least(args[1], 0) && is_it(args[0]);
      case Op::Multiply:
        return (is_share(args[1]) && is_at_least(args[0], 0) && is_it(args[0])) ||
               (is_share(args[0]) && is_at_least(args[1], 0) && is_it(args[1]));
      case Op::Divide: return is_at_least(args[1], 1) && is_at_least(args[0], 0) && is_it(args[0]);
      case Op::Round: {
        const bool lowers = args.size() == 1 &&
                            (expr.mode == RoundingMode::Floor ||
                             (expr.mode == RoundingMode::TowardZero && is_at_least(args[0], 0)));
        return lowers && is_it(args[0]);
      }
      default: return false;
    }
  }

  /// By what the right side is made of.
  bool is_upto_right(ExprId left, const Expr& expr) {
    const auto& args = expr.args;
    auto is_it = [&](ExprId arg) { return is_upto(left, arg); };
    switch (expr.op) {
      case Op::Column: return formula_of(expr) && is_it(formula_of(expr));
      case Op::Choice: return all_branches(expr, is_it);
      case Op::Call:
        if (expr.builtin == Builtin::Least) return std::all_of(args.begin(), args.end(), is_it);
        return expr.builtin == Builtin::Greatest && std::any_of(args.begin(), args.end(), is_it);
      case Op::Add:
        return (is_at_least(args[1], 0) && is_it(args[0])) ||
               (is_at_least(args[0], 0) && is_it(args[1]));
      case Op::Multiply:
        return (is_at_least(args[1], 1) && is_at_least(args[0], 0) && is_it(args[0])) ||
               (is_at_least(args[0], 1) && is_at_least(args[1], 0) && is_it(args[1]));
      case Op::Round: {
        const bool raises = args.size() == 1 &&
                            (expr.mode == RoundingMode::Ceiling ||
                             (expr.mode == RoundingMode::AwayFromZero && is_at_least(args[0], 0)));
        return raises && is_it(args[0]);
      }
      default: return false;
    }
  }

  /// x × a <= x × b where a <= b and x is not negative.
  bool is_factor_upto(const Expr& left, const Expr& right) {
    if (left.op != Op::Multiply || right.op != Op::Multiply) return false;
    for (const std::size_t mine : {0U, 1U})
      for (const std::size_t other : {0U, 1U})
        if (is_same(left.args[mine], right.args[other]) && is_at_least(left.args[mine], 0) &&
            is_upto(left.args[1 - mine], right.args[1 - other]))
          return true;
    return false;
  }

  bool is_at_least(ExprId id, const Rational& least) {
    const auto low = bounds_.of(id).low;
    return low && *low >= least;
  }
  /// Between 0 and 1.
  bool is_share(ExprId id) {
    const Bounds bounds = bounds_.of(id);
    return bounds.low && bounds.high && *bounds.low >= Rational(0) && *bounds.high <= Rational(1);
  }

  template <class Test>
  static bool all_branches(const Expr& choice, Test test) {
    for (std::size_t i = 1; i < choice.args.size(); i += 2)
      if (!test(choice.args[i])) return false;
    return test(choice.args.back());
  }

  // ── formulas ────────────────────────────────────────────────────────────────────────────────

  /// What a column of the own row is defined as; none where that is no single expression.
  [[nodiscard]] ExprId formula_of(const Expr& column) const {
    const auto* formula = std::get_if<Formula>(&pack_.at(column.column).definition);
    return formula != nullptr ? formula->value : ExprId{};
  }

  /// Written the same: on one row they come out the same.
  [[nodiscard]] bool is_same(ExprId left, ExprId right) const {
    if (left == right) return true;
    if (!left || !right) return false;
    const Expr& a = pack_.at(left);
    const Expr& b = pack_.at(right);
    const bool is_alike =
        a.op == b.op && a.value == b.value && a.parameter == b.parameter && a.column == b.column &&
        a.entity == b.entity && a.order == b.order && a.aggregate == b.aggregate &&
        a.builtin == b.builtin && a.includes_own == b.includes_own && a.mode == b.mode &&
        a.step == b.step && a.type.kind == b.type.kind && a.args.size() == b.args.size();
    if (!is_alike || !is_same_or_none(a.filter, b.filter) ||
        !is_same_or_none(a.otherwise, b.otherwise))
      return false;
    for (std::size_t i = 0; i < a.args.size(); ++i)
      if (!is_same(a.args[i], b.args[i])) return false;
    return true;
  }
  [[nodiscard]] bool is_same_or_none(ExprId left, ExprId right) const {
    return (!left && !right) || is_same(left, right);
  }

  static constexpr std::size_t steps_max = 4000;
  static constexpr std::size_t depth_max = 64;
  const CheckedPack& pack_;
  BoundsFinder bounds_;
  std::size_t steps_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

bool is_proved(const CheckedPack& pack, ExprId condition) {
  return Prover(pack).prove(condition, true);
}

}  // namespace guiju
