// Steps for expressions.

#include <algorithm>

#include "guiju/checked/comparison.hpp"
#include "guiju/explain/explainer.hpp"
#include "guiju/explain/show_value.hpp"

namespace guiju::explain {

using namespace checked;
using eval::Outcome;
using State = eval::Outcome::State;

namespace {

/// Numbers and dates made of others: their parts stand for them.
bool is_calculation(Op op) {
  switch (op) {
    case Op::Constant:
    case Op::Negate:
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::AddSpan:
    case Op::SubtractSpan:
    case Op::Difference:
    case Op::SpanRatio:
    case Op::ScaleSpan:
    case Op::MakeSpan:
    case Op::PerFull:
    case Op::Round:
    case Op::Call: return true;
    default: return false;
  }
}

/// Both sides as the same kind of number: a quotient beside 98% is shown as a percentage.
Type common_form(const Type& left, const Type& right) {
  return right.is_number() && right.form == NumberForm::Rate ? right : left;
}

}  // namespace

void Explainer::add_operands(Steps& steps, ExprId id, const Asking& asking, bool decisive) {
  const Expr& expr = pack_.at(id);
  const std::size_t first = steps.size();
  switch (expr.op) {
    case Op::Constant:
    case Op::Subtotal: return;
    case Op::Substitute:
      add_operands(steps, expr.args[0], asking);
      if (value_at(expr.args[0], asking).state == State::Undecided)
        add_operands(steps, expr.args[1], asking);
      break;
    case Op::Parameter: steps.push_back(parameter_step(id, asking)); break;
    case Op::Column:
    case Op::Ancestor: steps.push_back(read_step(id, asking)); break;
    case Op::AsOf: steps.push_back(part_step(id, asking)); break;
    case Op::Aggregate:
    case Op::Running:
    case Op::Previous:
    case Op::InARow:
    case Op::Extern:
    case Op::Next:
    case Op::FirstRow:
    case Op::LastRow:
    case Op::Place: steps.push_back(*outside_step(id, asking)); break;
    case Op::Choice: add_branches(steps, expr, asking); return;
    case Op::Cases: add_cell(steps, expr, asking); break;
    case Op::Fail: return;
    case Op::Divide:
    case Op::SpanRatio:
    case Op::PerFull:
    case Op::Round: steps.push_back(value_step(id, asking)); break;
    case Op::Call:
      if (expr.type.kind == TypeKind::Bool)
        add_truths(steps, id, asking, decisive);
      else
        steps.push_back(value_step(id, asking));
      break;
    case Op::Negate:
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::AddSpan:
    case Op::SubtractSpan:
    case Op::Difference:
    case Op::ScaleSpan:
    case Op::MakeSpan:
      for (ExprId arg : expr.args) add_operands(steps, arg, asking);
      break;
    default: add_truths(steps, id, asking, decisive); return;
  }
  for (std::size_t i = first; i < steps.size(); ++i) steps[i].is_decisive = decisive;
}

/// What is asked of other rows, or of code of the host: its arguments are not asked for on this row.
std::optional<Step> Explainer::outside_step(ExprId id, const Asking& asking) {
  switch (pack_.at(id).op) {
    case Op::Aggregate: return aggregate_step(id, asking);
    case Op::Running: return running_step(id, asking);
    case Op::Previous: return previous_step(id, asking);
    case Op::InARow: return window_step(id, asking);
    case Op::Extern: return extern_step(id, asking);
    case Op::Next:
    case Op::FirstRow:
    case Op::LastRow:
    case Op::Place: return elsewhere_step(id, asking);
    default: return std::nullopt;
  }
}

void Explainer::add_value(Steps& steps, ExprId id, const Asking& asking, bool decisive) {
  // What is written out is its own reason: nobody needs to read that 0 is 0.
  if (pack_.at(id).op == Op::Constant) return;
  if (!is_calculation(pack_.at(id).op) || pack_.at(id).type.kind == TypeKind::Bool) {
    add_operands(steps, id, asking, decisive);
    return;
  }
  steps.push_back(value_step(id, asking));
  steps.back().is_decisive = decisive;
}

Step Explainer::value_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  if (step.outcome.state == State::Fault && step.outcome.fault.expr != id)
    note_fault(step, asking.column);
  if (expr.op == Op::Round) {
    add_value(step.steps, expr.args[0], asking, false);
    if (!step.steps.empty() && step.steps.front().kind == StepKind::Value)
      step.steps.front().role = {"舍入之前", "before rounding"};
    if (expr.args.size() > 1) add_operands(step.steps, expr.args[1], asking);
    return step;
  }
  add_parts(step.steps, id, asking);
  return step;
}

void Explainer::add_parts(Steps& steps, ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  if (!is_calculation(expr.op)) {
    add_operands(steps, id, asking);
    return;
  }
  for (ExprId arg : expr.args) {
    // 至多 and the like: what was limited has a value of its own.
    if (expr.op == Op::Call && pack_.at(arg).op != Op::Constant)
      add_value(steps, arg, asking, false);
    else
      add_operands(steps, arg, asking);
  }
}

Step Explainer::read_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  const Column& column = pack_.at(expr.column);
  if (expr.op == Op::Column) return column_step(expr.column, asking.row, asking.depth + 1);
  if (auto row = ancestor_row(asking, column.entity))
    return column_step(expr.column, *row, asking.depth + 1);
  Step step = part_step(id, asking);
  step.kind = StepKind::Input;
  step.note = {"不知道属于哪个 {entity}", "which {entity} it belongs to is not known"};
  step.arguments = {{"entity", pack_.at(column.entity).name}};
  return step;
}

// ── truths ────────────────────────────────────────────────────────────────────────────────────

void Explainer::add_truths(Steps& steps, ExprId id, const Asking& asking, bool decisive) {
  const Expr& expr = pack_.at(id);
  if (expr.op == Op::Not && pack_.at(expr.args[0]).span == expr.span) {
    // The not of 不得, written nowhere.
    add_operands(steps, expr.args[0], asking, decisive);
    return;
  }
  if (expr.op == Op::And || expr.op == Op::Or) {
    const std::optional<bool> whole = truth_at(id, asking);
    // One operand settles an and that is false and an or that is true; else all count that agree.
    for (ExprId arg : expr.args) {
      const bool counts = decisive && truth_at(arg, asking) == whole;
      const Op inner = pack_.at(arg).op;
      if ((inner == Op::And || inner == Op::Or) && inner != expr.op) {
        steps.push_back(truth_step(arg, asking));
        steps.back().is_decisive = counts;
      } else {
        add_operands(steps, arg, asking, counts);
      }
    }
    return;
  }
  steps.push_back(is_comparison(expr.op) ? comparison_step(id, asking, true)
                                         : truth_step(id, asking));
  steps.back().is_decisive = decisive;
}

Step Explainer::truth_step(ExprId id, const Asking& asking) {
  const Expr& expr = pack_.at(id);
  Step step = part_step(id, asking);
  step.kind = StepKind::Clause;
  step.value.clear();
  step.holds = truth_at(id, asking);
  if (expr.op == Op::Column || expr.op == Op::Ancestor) {
    step.steps.push_back(read_step(id, asking));
    return step;
  }
  if (expr.op == Op::IsFilled)
    step.steps.push_back(column_step(expr.column, asking.row, asking.depth + 1));
  else if (expr.op == Op::And || expr.op == Op::Or)
    add_truths(step.steps, id, asking, true);
  else
    for (ExprId arg : expr.args) add_operands(step.steps, arg, asking);
  return step;
}

Step Explainer::condition_step(ExprId id, const Asking& asking, Bilingual role) {
  const Op op = pack_.at(id).op;
  std::optional<Step> outside = outside_step(id, asking);
  Step step = outside                                  ? std::move(*outside)
              : is_comparison(op)                      ? comparison_step(id, asking, true)
              : op == Op::Column || op == Op::Ancestor ? read_step(id, asking)
                                                       : truth_step(id, asking);
  if (outside) {
    step.value.clear();
    step.holds = truth_at(id, asking);
  }
  step.role = role;
  return step;
}

Step Explainer::named_step(ExprId id, const Asking& asking, Bilingual role) {
  const Op op = pack_.at(id).op;
  Step step = op == Op::Column || op == Op::Ancestor ? read_step(id, asking)
              : op == Op::Aggregate                  ? aggregate_step(id, asking)
                                                     : value_step(id, asking);
  step.role = role;
  return step;
}

Step Explainer::comparison_step(ExprId id, const Asking& asking, bool with_operands) {
  const Expr& expr = pack_.at(id);
  const ExprId left = expr.args[0];
  const ExprId right = expr.args[1];
  Step step = part_step(id, asking);
  step.kind = StepKind::Comparison;
  step.name = text_of(left) + " " + std::string(sign_of(expr.op)) + " " + text_of(right);
  step.value.clear();
  step.holds = truth_at(id, asking);
  const Type type = common_form(pack_.at(left).type, pack_.at(right).type);
  const Outcome left_value = value_at(left, asking);
  const Outcome right_value = value_at(right, asking);
  if (left_value.state == State::Known) step.left = show_value(pack_, type, left_value.value);
  if (right_value.state == State::Known) step.right = show_value(pack_, type, right_value.value);
  if (left_value.state == State::Known && right_value.state == State::Known)
    step.distance = show_distance(pack_, type, left_value.value, right_value.value);
  if (!with_operands) return step;
  add_operands(step.steps, left, asking);
  add_operands(step.steps, right, asking);
  // The sides say what these say again.
  if (!step.left.empty() && !step.right.empty())
    std::erase_if(step.steps, [](const Step& operand) { return operand.is_repeated; });
  return step;
}

// ── limits of a head line, cells of parameter tables ──────────────────────────────────────────

void Explainer::add_before_limits(Steps& steps, ExprId value, const Asking& asking) const {
  const Expr& outer = pack_.at(value);
  const bool is_limit = outer.op == Op::Round || outer.op == Op::Call;
  if (!is_limit) return;
  ExprId inner = value;
  while (pack_.at(inner).op == Op::Round || pack_.at(inner).op == Op::Call)
    inner = pack_.at(inner).args[0];
  Step step = part_step(inner, asking);
  if (step.outcome.value == value_at(value, asking).value) return;
  step.name = pack_.at(asking.column).name;
  step.source_text = step.name;
  step.role = {"限额和舍入之前", "before limits and rounding"};
  steps.push_back(std::move(step));
}

void Explainer::add_cell(Steps& steps, const Expr& cases, const Asking& asking) {
  for (std::size_t i = 0; i + 1 < cases.args.size(); i += 2) {
    const std::optional<bool> holds = truth_at(cases.args[i], asking);
    if (holds == std::optional{false}) continue;
    // The comparisons with the cells of the row: their left sides are the arguments.
    Steps arguments;
    const Expr& test = pack_.at(cases.args[i]);
    const std::vector<ExprId> whole{cases.args[i]};
    for (ExprId each : test.op == Op::And ? test.args : whole)
      if (!pack_.at(each).args.empty())
        add_operands(arguments, pack_.at(each).args.front(), asking);
    if (!holds) {
      std::move(arguments.begin(), arguments.end(), std::back_inserter(steps));
      return;
    }
    const std::size_t first = steps.size();
    add_operands(steps, cases.args[i + 1], asking);
    if (steps.size() > first)
      std::move(arguments.begin(), arguments.end(), std::back_inserter(steps.back().steps));
    return;
  }
  add_operands(steps, cases.args.back(), asking);
}

// ── choices ───────────────────────────────────────────────────────────────────────────────────

void Explainer::add_branch_value(Step& branch, Bilingual plain, Bilingual with_text, ExprId value,
                                 const Asking& asking) {
  if (pack_.at(value).op == Op::Constant) {
    branch.note = with_text;
    branch.arguments = {{"value", text_of(value)}};
    return;
  }
  branch.note = plain;
  add_value(branch.steps, value, asking, false);
}

void Explainer::add_branches(Steps& steps, const Expr& choice, const Asking& asking) {
  for (std::size_t i = 0; i + 1 < choice.args.size(); i += 2) {
    Step branch = condition_step(choice.args[i], asking);
    const bool is_last = branch.holds != std::optional{false};
    branch.is_decisive = is_last;
    if (branch.holds == std::optional{true})
      add_branch_value(branch, {"由它决定", "this case decides"},
                       {"由它决定，是 {value}", "this case decides: {value}"}, choice.args[i + 1],
                       asking);
    steps.push_back(std::move(branch));
    if (is_last) return;
  }
  const ExprId value = choice.args.back();
  Step branch = part_step(value, asking);
  branch.kind = StepKind::Clause;
  branch.value.clear();
  branch.is_decisive = true;
  add_branch_value(
      branch, {"前面的情形都不成立，由它决定", "no case before it holds, so this decides"},
      {"前面的情形都不成立，所以是它", "no case before it holds, so this it is"}, value, asking);
  branch.arguments.clear();
  steps.push_back(std::move(branch));
}

void Explainer::define(Step& step, const Formula& formula, const Asking& asking) {
  step.source_text = text_of(formula.value);
  add_value(step.steps, formula.value, asking, true);
}

}  // namespace guiju::explain
