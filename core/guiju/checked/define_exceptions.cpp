// 一般 and 例外: a general rule, and exceptions that override it or one another to any depth.
#include <algorithm>
#include <utility>

#include "guiju/checked/case_search.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/replace.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

class ExceptionsDefiner {
 public:
  explicit ExceptionsDefiner(Defining& defining)
      : defining_(defining), context_(defining.context) {}

  void define(ExprId general) {
    rule_.general = general;
    if (general) {
      rule_.general_span = context_.pack.at(general).span;
      rule_.general_citation = defining_.pending.citation;
    }
    read_general();
    for (const PendingException& each : pending()) read_exception(each);
    for (std::size_t i = 0; i < pending().size(); ++i) read_overrides(i);
    if (!rule_.general || has_circle()) {
      if (!defining_.line().type) defining_.column().type = {};
      return;
    }
    for (std::size_t i = 0; i < rule_.exceptions.size(); ++i) applies(i);
    const ExprId value = choose();
    find_overlaps();
    rule_.value = finish_value(defining_, value);
    defining_.column().definition = std::move(rule_);
  }

 private:
  [[nodiscard]] const std::vector<PendingException>& pending() const {
    return defining_.pending.exceptions;
  }
  [[nodiscard]] const Type& type(ExprId id) const { return context_.type_of(id); }
  [[nodiscard]] ExpressionChecker checker(const StatementRef& line) const {
    return {context_, *line.tree, defining_.scope};
  }

  void read_general() {
    for (const syntax::StatementId id : defining_.line().body) {
      const syntax::Statement& line = defining_.at(id);
      if (line.head != Word::Head_General || line.has_error) continue;
      if (rule_.general) {
        context_.report(Problem(diagnostics::general_twice, line.head_span)
                            .with("name", defining_.column().name)
                            .label(rule_.general_span, phrases::first_declared));
        continue;
      }
      const Type hint = defining_.column().type;
      rule_.general = defining_.checker().check(line.value, &hint);
      rule_.general_span = line.span;
      rule_.general_citation = read_citation(context_, line, defining_.pending.citation);
    }
    if (!rule_.general && !defining_.line().has_error)
      context_.report(Problem(diagnostics::clause_missing, defining_.column().span)
                          .with("head", defining_.column().name)
                          .with("part", phrases::part_general));
  }

  void read_exception(const PendingException& each) {
    const syntax::Statement& line = *each.line;
    Exceptions::Exception exception;
    exception.name = each.named->names[0].text;
    exception.column = each.column;
    exception.span = line.span;
    exception.citation = read_citation(context_, line, each.inherited);
    const syntax::ExprId guard = clause_value(line, Word::Clause_Guard);
    if (guard.is_none()) {
      if (!line.has_error)
        context_.report(Problem(diagnostics::clause_missing, line.names[0].span)
                            .with("head", exception.name)
                            .with("part", phrases::part_condition));
      exception.condition = context_.add({});
    } else {
      exception.condition = in_force(each, checker(each.line).check_truth(guard));
    }
    if (!line.value.is_none()) {
      const Type hint = defining_.column().type;
      Scope scope = defining_.scope;
      note_values(context_.pack, exception.condition, true, scope.has_value);
      exception.value =
          ExpressionChecker(context_, *each.line.tree, scope).check(line.value, &hint);
    }
    rule_.exceptions.push_back(std::move(exception));
  }

  /// 自: the exception holds from a date on.
  ExprId in_force(const PendingException& each, ExprId condition) {
    const syntax::ExprId from = clause_value(*each.line, Word::Clause_From);
    if (from.is_none()) return condition;
    const ExprId start = checker(each.line).check(from);
    const Span span = context_.pack.at(start).span;
    if (!require_type(context_, start, simple_type(TypeKind::Date))) return condition;
    const ExprId date = defining_.scope.at
                            ? defining_.scope.at
                            : context_.add(Op::AsOf, simple_type(TypeKind::Date), span, {});
    const ExprId holds =
        context_.add(Op::GreaterEqual, simple_type(TypeKind::Bool), span, {date, start});
    return context_.join(Op::And, context_.pack.at(condition).span, {holds, condition});
  }

  void read_overrides(std::size_t place) {
    const syntax::Statement& line = *pending()[place].line;
    Exceptions::Exception& exception = rule_.exceptions[place];
    const syntax::Clause* overrides = syntax::find_clause(line, Word::Clause_Overrides);
    bool lifts_general = overrides == nullptr;
    for (std::size_t i = 0; overrides != nullptr && i < overrides->names.size(); ++i) {
      const syntax::Name& name = overrides->names[i];
      const auto named =
          std::find_if(pending().begin(), pending().end(), [&](const PendingException& other) {
            return is_named(other.named, 0, name.text);
          });
      if (named != pending().end()) {
        exception.overrides.push_back(static_cast<std::size_t>(named - pending().begin()));
      } else if (syntax::find_word(syntax::WordGroup::Head, name.text) == Word::Head_General) {
        lifts_general = true;
      } else {
        report_unknown(name);
      }
    }
    if (lifts_general && !exception.value && !line.has_error)
      context_.report(Problem(diagnostics::exception_without_value, line.names[0].span)
                          .with("name", exception.name));
  }

  void report_unknown(const syntax::Name& name) {
    Problem problem(diagnostics::unknown_exception, name.span);
    problem.with("rule", defining_.column().name).with("name", name.text);
    std::vector<std::string> known;
    for (const PendingException& other : pending()) known.push_back(other.named->names[0].text);
    context_.suggest(problem, name.text, name.span, known);
    context_.report(std::move(problem));
  }

  /// Walks along 除; every exception is left behind once.
  bool has_circle() {
    enum class Mark : std::uint8_t { New, Open, Done };
    std::vector<Mark> marks(rule_.exceptions.size(), Mark::New);
    for (std::size_t start = 0; start < marks.size(); ++start) {
      std::vector<std::pair<std::size_t, std::size_t>> path;  // exception, next of its overrides
      if (marks[start] == Mark::New) path.emplace_back(start, 0);
      while (!path.empty()) {
        auto& [at, next] = path.back();
        marks[at] = Mark::Open;
        if (next == rule_.exceptions[at].overrides.size()) {
          marks[at] = Mark::Done;
          path.pop_back();
          continue;
        }
        const std::size_t to = rule_.exceptions[at].overrides[next++];
        if (marks[to] == Mark::Open) return report_circle(path, to);
        if (marks[to] == Mark::New) path.emplace_back(to, 0);
      }
    }
    return false;
  }

  bool report_circle(const std::vector<std::pair<std::size_t, std::size_t>>& path,
                     std::size_t first) {
    std::string loop;
    bool is_in = false;
    for (const auto& [at, next] : path) {
      is_in = is_in || at == first;
      if (is_in) loop += rule_.exceptions[at].name + " → ";
    }
    loop += rule_.exceptions[first].name;
    context_.report(Problem(diagnostics::exceptions_cycle, pending()[first].line->names[0].span)
                        .with("loop", loop));
    return true;
  }

  /// Its condition holds, and no exception to it applies.
  ExprId applies(std::size_t place) {
    if (rule_.exceptions[place].applies) return rule_.exceptions[place].applies;
    const Span span = rule_.exceptions[place].span;
    std::vector<ExprId> parts{rule_.exceptions[place].condition};
    for (std::size_t i = 0; i < rule_.exceptions.size(); ++i)
      if (overrides(i, place))
        parts.push_back(context_.add(Op::Not, simple_type(TypeKind::Bool), span, {applies(i)}));
    rule_.exceptions[place].applies = context_.join(Op::And, span, std::move(parts));
    return rule_.exceptions[place].applies;
  }

  [[nodiscard]] bool overrides(std::size_t above, std::size_t below) const {
    const auto& list = rule_.exceptions[above].overrides;
    return std::find(list.begin(), list.end(), below) != list.end();
  }

  /// Two exceptions with values, and no priority between them.
  [[nodiscard]] bool may_clash(std::size_t one, std::size_t other) const {
    return rule_.exceptions[one].value && rule_.exceptions[other].value && !overrides(one, other) &&
           !overrides(other, one);
  }

  Type common_value_type() {
    Type common = type(rule_.general);
    for (const Exceptions::Exception& each : rule_.exceptions) {
      if (!each.value) continue;
      const auto both = common_type(common, type(each.value));
      if (!both)
        context_.report(Problem(diagnostics::branches_differ, context_.pack.at(each.value).span)
                            .with("first", type_text(context_.pack, common))
                            .with("second", type_text(context_.pack, type(each.value))));
      common = both.value_or(Type{});
    }
    return common;
  }

  ExprId choose() {
    const Span span = defining_.line().span;
    std::vector<ExprId> clashes;
    for (std::size_t i = 0; i < rule_.exceptions.size(); ++i)
      for (std::size_t k = i + 1; k < rule_.exceptions.size(); ++k)
        if (may_clash(i, k))
          clashes.push_back(
              context_.join(Op::And, rule_.exceptions[k].span,
                            {rule_.exceptions[i].applies, rule_.exceptions[k].applies}));
    const Type common = common_value_type();
    std::vector<ExprId> cases;
    if (!clashes.empty()) {
      rule_.clash = context_.join(Op::Or, span, std::move(clashes));
      const ExprId fail = context_.add(Op::Fail, common, span, {});
      context_.pack.exprs[fail.index()].failure = Failure::ExceptionsClash;
      cases = {rule_.clash, fail};
    }
    for (const Exceptions::Exception& each : rule_.exceptions)
      if (each.value) cases.insert(cases.end(), {each.applies, each.value});
    cases.push_back(rule_.general);
    return context_.add(Op::Cases, common, span, std::move(cases));
  }

  void find_overlaps() {
    if (!rule_.clash || context_.sink.has_errors()) return;
    std::vector<ExprId> conditions;
    for (const Exceptions::Exception& each : rule_.exceptions) conditions.push_back(each.applies);
    CaseSearch search(context_, std::move(conditions));
    std::vector<std::pair<std::size_t, std::size_t>> reported;
    search.visit_all([&](const std::vector<std::optional<bool>>& truths) {
      for (std::size_t i = 0; i < truths.size(); ++i)
        for (std::size_t k = i + 1; k < truths.size(); ++k) {
          const std::pair pair(i, k);
          const bool both = truths[i] == std::optional(true) && truths[k] == std::optional(true);
          if (!both || !may_clash(i, k) ||
              std::find(reported.begin(), reported.end(), pair) != reported.end())
            continue;
          reported.push_back(pair);
          report_overlap(i, k, search.witness());
        }
      return false;
    });
  }

  void report_overlap(std::size_t first, std::size_t second, const BilingualText& witness) {
    context_.report(Problem(diagnostics::exceptions_overlap, rule_.exceptions[second].span)
                        .with("first", rule_.exceptions[first].name)
                        .with("second", rule_.exceptions[second].name)
                        .with("witness", witness)
                        .label(rule_.exceptions[first].span, phrases::other_exception));
  }

  Defining& defining_;
  Context& context_;
  Exceptions rule_;
};

}  // namespace

void define_exceptions(Defining& defining, ExprId general) {
  ExceptionsDefiner(defining).define(general);
}

}  // namespace guiju::checked
