// 流程: steps in their order, logged in a child table.
#include <algorithm>
#include <utility>

#include "guiju/checked/definitions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/process.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// 记于 步骤(环节, 办理日, 办理单位): the table, and the columns of its rows that are read.
struct Log {
  EntityId entity;
  ExprId step;  // a word of the enum of steps
  ExprId date;  // none where the log keeps none
  ExprId body;
};

class ProcessDefinition {
 public:
  explicit ProcessDefinition(Defining& defining)
      : defining_(defining), context_(defining.context) {}

  void define() {
    const bool is_readable = require_clauses() & require_steps();
    const std::optional<Log> log = read_log();
    if (!is_readable || !log) return;
    log_ = *log;
    Process process;
    process.log = log_.entity;
    process.finished = clause_text(Word::Clause_Done);
    word_before_ = word_constant(steps_.size(), defining_.column().span);
    for (const syntax::StatementId id : steps_) process.steps.push_back(step(defining_.at(id)));
    process.last = word_before_;
    report_words_without_step();
    defining_.column().definition = std::move(process);
  }

 private:
  // ── What is written ─────────────────────────────────────────────────────────────────────────

  [[nodiscard]] std::string clause_text(Word word) const {
    const syntax::Clause* clause = syntax::find_clause(defining_.line(), word);
    return clause == nullptr ? std::string{} : clause->text;
  }

  bool require_clauses() {
    const std::pair<Word, Bilingual> needed[] = {
        {Word::Clause_LoggedIn, phrases::part_log},
        {Word::Clause_NotBegun, phrases::part_not_begun},
        {Word::Clause_Done, phrases::part_done},
    };
    bool is_there = true;
    for (const auto& [word, part] : needed) {
      const syntax::Clause* clause = syntax::find_clause(defining_.line(), word);
      if (clause != nullptr && (word == Word::Clause_LoggedIn || !clause->text.empty())) continue;
      is_there = false;
      context_.report(Problem(diagnostics::clause_missing, defining_.column().span)
                          .with("head", defining_.column().name)
                          .with("part", part));
    }
    return is_there;
  }

  /// Steps that could be read, each once.
  bool require_steps() {
    bool is_sound = !defining_.line().has_error;
    const syntax::Clause* not_begun = syntax::find_clause(defining_.line(), Word::Clause_NotBegun);
    for (const syntax::StatementId id : defining_.line().body) {
      const syntax::Statement& line = defining_.at(id);
      if (line.has_error || line.names.empty()) {
        is_sound = false;
        continue;
      }
      const syntax::Name& name = line.names[0];
      const auto* first = find_step(name.text);
      if (first == nullptr && not_begun != nullptr && not_begun->text == name.text)
        return report_clash(name, not_begun->text_span);
      if (first != nullptr) return report_clash(name, first->names[0].span);
      steps_.push_back(id);
    }
    if (steps_.empty() && is_sound) report_nothing_in_it(defining_, phrases::lines_of_process);
    return is_sound && !steps_.empty();
  }

  bool report_clash(const syntax::Name& name, Span first) {
    context_.report(Problem(diagnostics::name_clash, name.span)
                        .with("name", name.text)
                        .label(first, phrases::first_declared));
    return false;
  }

  [[nodiscard]] const syntax::Statement* find_step(const std::string& name) const {
    for (const syntax::StatementId id : steps_)
      if (defining_.at(id).names[0].text == name) return &defining_.at(id);
    return nullptr;
  }

  // ── The log ─────────────────────────────────────────────────────────────────────────────────

  std::optional<Log> read_log() {
    const syntax::ExprId id = clause_value(defining_.line(), Word::Clause_LoggedIn);
    if (id.is_none()) return std::nullopt;
    const syntax::Expr& call = defining_.tree().at(id);
    const bool is_call = call.kind == syntax::ExprKind::Call && call.filter.is_none() &&
                         call.otherwise.is_none() && !call.args.empty() &&
                         std::all_of(call.args.begin(), call.args.end(), [&](auto arg) {
                           return defining_.tree().at(arg).kind == syntax::ExprKind::Name;
                         });
    if (!is_call) {
      context_.report(Problem(diagnostics::process_log_shape, call.span));
      return std::nullopt;
    }
    Log log;
    log.entity = find_entity_or_report(context_, call.name);
    if (log.entity.is_none()) return std::nullopt;
    for (const syntax::ExprId arg : call.args)
      if (!add_log_column(log, defining_.tree().at(arg).name)) return std::nullopt;
    if (has_log_key(log)) return log;
    context_.report(Problem(diagnostics::process_log_key, call.name.span)
                        .with("log", context_.pack.at(log.entity).name)
                        .with("entity", context_.pack.at(defining_.pending.entity).name)
                        .with("step", context_.text(context_.pack.at(log.step).span)));
    return std::nullopt;
  }

  /// The first column names the step; of the others the type tells what they are.
  bool add_log_column(Log& log, const syntax::Name& name) {
    const ColumnId column = find_log_column(log.entity, name);
    if (column.is_none()) return false;
    const Type type = column_type(context_, column);
    if (type.kind == TypeKind::Error) return false;
    const bool is_body = type.kind == TypeKind::Text || type.kind == TypeKind::Enum;
    ExprId* place = log.step.is_none()            ? &log.step
                    : type.kind == TypeKind::Date ? &log.date
                    : is_body                     ? &log.body
                                                  : nullptr;
    const bool is_step = place == &log.step;
    if (is_step && !(type.kind == TypeKind::Enum && type.enumeration == declared_enumeration())) {
      context_.report(
          Problem(diagnostics::type_mismatch, name.span)
              .with("wanted", type_text(context_.pack, enum_type(declared_enumeration())))
              .with("found", type_text(context_.pack, type)));
      return false;
    }
    if (place == nullptr || !place->is_none()) {
      context_.report(Problem(diagnostics::process_log_column, name.span).with("name", name.text));
      return false;
    }
    context_.note_read(column, ReadKind::OtherRows, name.span);
    *place = context_.add(Op::Column, type, name.span, {});
    context_.pack.exprs[place->index()].column = column;
    return true;
  }

  ColumnId find_log_column(EntityId log, const syntax::Name& name) {
    const ColumnId column = context_.find_column(log, name.text);
    if (!column.is_none()) return column;
    Problem problem(diagnostics::unknown_column, name.span);
    problem.with("entity", context_.pack.at(log).name).with("name", name.text);
    std::vector<std::string> known;
    for (const ColumnId id : context_.pack.at(log).columns)
      known.push_back(context_.pack.at(id).name);
    context_.suggest(problem, name.text, name.span, known);
    context_.report(std::move(problem));
    return {};
  }

  /// Whether a row of the log is told apart by the row that it belongs to and its step.
  [[nodiscard]] bool has_log_key(const Log& log) const {
    const Entity& entity = context_.pack.at(log.entity);
    const ColumnId step = context_.pack.at(log.step).column;
    for (const Entity::Parent& parent : entity.parents) {
      if (parent.entity != defining_.pending.entity) continue;
      return entity.key.size() == parent.key.size() + 1 &&
             std::all_of(entity.key.begin(), entity.key.end(), [&](ColumnId key) {
               return key == step ||
                      std::find(parent.key.begin(), parent.key.end(), key) != parent.key.end();
             });
    }
    return false;
  }

  /// The enum after the colon; the column itself has an enum of its own.
  [[nodiscard]] EnumId declared_enumeration() const {
    return context_.enumerations.at(defining_.line().type->name.text);
  }

  // ── Expressions ─────────────────────────────────────────────────────────────────────────────

  /// The word of the i-th step, or of not having begun; the best stands first.
  ExprId word_constant(std::size_t step, Span span) {
    const Type type = defining_.column().type;
    const std::size_t index = step == steps_.size() ? step : steps_.size() - 1 - step;
    return context_.add_constant(
        type, EnumWord{type.enumeration, static_cast<std::uint32_t>(index)}, span);
  }
  ExprId aggregate(AggregateKind kind, ExprId value, ExprId filter, ExprId otherwise) {
    const Expr& read = context_.pack.at(value);
    const ExprId id = context_.add(Op::Aggregate, Type(read.type), read.span, {value});
    Expr& expr = context_.pack.exprs[id.index()];
    expr.aggregate = kind;
    expr.entity = log_.entity;
    expr.filter = filter;
    expr.otherwise = otherwise;
    return id;
  }
  /// What an earlier step says, or, where that step need not apply, those before it.
  ExprId passed_on(ExprId guard, ExprId said, ExprId before) {
    if (guard.is_none()) return said;
    const Expr& expr = context_.pack.at(said);
    return context_.add(Op::Choice, Type(expr.type), Span(expr.span), {guard, said, before});
  }

  // ── Steps ───────────────────────────────────────────────────────────────────────────────────

  Process::Step step(const syntax::Statement& line) {
    const syntax::Name& name = line.names[0];
    Process::Step step;
    step.name = name.text;
    step.body = body_of(line);
    step.guard = check_guard(defining_, line);
    step.papers = papers_of(line);
    step.citation = read_citation(context_, line, defining_.pending.citation);
    step.span = line.span;
    const ExprId is_row = context_.add(Op::Equal, simple_type(TypeKind::Bool), name.span,
                                       {log_.step, step_word(name)});
    step.is_logged = aggregate(AggregateKind::Any, is_row, {}, {});
    std::vector<ExprId> next{
        context_.add(Op::Not, simple_type(TypeKind::Bool), name.span, {step.is_logged})};
    if (!step.guard.is_none()) next.insert(next.begin(), step.guard);
    step.is_next = context_.join(Op::And, name.span, std::move(next));
    step.before = word_before_;
    add_disorder(step, line, is_row);
    word_before_ = passed_on(step.guard, word_constant(place_++, name.span), word_before_);
    return step;
  }

  ExprId step_word(const syntax::Name& name) {
    const EnumId enumeration = declared_enumeration();
    const std::vector<std::string>& words = context_.pack.at(enumeration).words;
    const auto found = std::find(words.begin(), words.end(), name.text);
    if (found == words.end()) report_no_word(enumeration, name);
    const auto index = static_cast<std::uint32_t>(found - words.begin());
    return context_.add_constant(enum_type(enumeration), EnumWord{enumeration, index}, name.span);
  }

  void report_no_word(EnumId enumeration, const syntax::Name& name) {
    Problem problem(diagnostics::not_a_word, name.span);
    problem.with("enum", context_.pack.at(enumeration).name).with("name", name.text);
    context_.suggest(problem, name.text, name.span, context_.pack.at(enumeration).words);
    context_.report(std::move(problem));
  }

  std::string body_of(const syntax::Statement& line) {
    const syntax::Clause* clause = syntax::find_clause(line, Word::Clause_DoneBy);
    if (clause == nullptr || clause->names.empty()) {
      context_.report(Problem(diagnostics::clause_missing, line.names[0].span)
                          .with("head", line.names[0].text)
                          .with("part", phrases::part_body));
      return {};
    }
    if (clause->names.size() > 1)
      context_.report(Problem(diagnostics::process_one_body, clause->names[1].span)
                          .with("step", line.names[0].text));
    return clause->names[0].text;
  }

  std::vector<Process::Paper> papers_of(const syntax::Statement& line) {
    std::vector<Process::Paper> papers;
    const syntax::Clause* clause = syntax::find_clause(line, Word::Clause_Needs);
    if (clause == nullptr) return papers;
    for (const syntax::ExprId id : clause->args) {
      const ExprId test = defining_.checker().check_truth(id);
      const std::string name = name_of(test);
      const bool is_reported = context_.type_of(test).kind != TypeKind::Bool;
      if (name.empty() && !is_reported)
        context_.report(Problem(diagnostics::process_unnamed_need, context_.pack.at(test).span));
      papers.push_back({name, test});
    }
    return papers;
  }

  /// What is needed goes by the name of its column; one of several by their names. It is the same in both
  /// vocabularies. Empty where it has none.
  [[nodiscard]] std::string name_of(ExprId id) const {
    const Expr& expr = context_.pack.at(id);
    if (expr.op == Op::Column) return context_.pack.at(expr.column).name;
    if (expr.op == Op::Parameter) return context_.pack.at(expr.parameter).name;
    if (expr.op == Op::Ancestor) {
      const Column& column = context_.pack.at(expr.column);
      return context_.pack.at(column.entity).name + "." + column.name;
    }
    if (expr.op != Op::Or) return {};
    std::string names;
    for (const ExprId arg : expr.args) {
      const std::string name = name_of(arg);
      if (name.empty()) return {};
      names += (names.empty() ? "" : "/") + name;
    }
    return names;
  }

  /// Why the step may be out of order where it is logged; then it is what later steps come after.
  void add_disorder(Process::Step& step, const syntax::Statement& line, ExprId is_row) {
    const Span span = line.names[0].span;
    std::vector<ExprId> reasons;
    if (!logged_before_.is_none()) {
      step.is_skipping = context_.add(Op::Not, simple_type(TypeKind::Bool), span, {logged_before_});
      reasons.push_back(step.is_skipping);
    }
    // The first step that applies comes after this day.
    ExprId first = logged_before_;
    if (first.is_none() && !step.guard.is_none())
      first = context_.add_constant(simple_type(TypeKind::Bool), true, span);
    logged_before_ = passed_on(step.guard, step.is_logged, first);
    if (!log_.date.is_none()) {
      const ExprId none =
          context_.add_constant(simple_type(TypeKind::Date), *make_date(1, 1, 1), span);
      const ExprId date = aggregate(AggregateKind::Only, log_.date, is_row, none);
      if (!date_before_.is_none()) {
        step.is_early =
            context_.add(Op::Less, simple_type(TypeKind::Bool), span, {date, date_before_});
        // Where no step before it applies, its date is not asked for.
        reasons.push_back(
            always_before_
                ? step.is_early
                : context_.join(Op::And, span,
                                {context_.join(Op::Or, span, guards_before_), step.is_early}));
      }
      date_before_ = passed_on(step.guard, date, date_before_.is_none() ? none : date_before_);
    }
    always_before_ = always_before_ || step.guard.is_none();
    if (!always_before_) guards_before_.push_back(step.guard);
    if (!log_.body.is_none() && !step.body.empty()) {
      const ExprId body = body_constant(line);
      const ExprId done_by = aggregate(AggregateKind::Only, log_.body, is_row, body);
      step.is_foreign =
          context_.add(Op::NotEqual, simple_type(TypeKind::Bool), span, {done_by, body});
      reasons.push_back(step.is_foreign);
    }
    if (reasons.empty()) {
      step.is_out_of_order = context_.add_constant(simple_type(TypeKind::Bool), false, span);
      return;
    }
    std::vector<ExprId> all{step.is_logged, context_.join(Op::Or, span, std::move(reasons))};
    if (!step.guard.is_none()) all.insert(all.begin(), step.guard);
    step.is_out_of_order = context_.join(Op::And, span, std::move(all));
  }

  ExprId body_constant(const syntax::Statement& line) {
    const syntax::Name& name = syntax::find_clause(line, Word::Clause_DoneBy)->names[0];
    const Type type = context_.type_of(log_.body);
    if (type.kind == TypeKind::Text) return context_.add_constant(type, name.text, name.span);
    const std::vector<std::string>& words = context_.pack.at(type.enumeration).words;
    const auto found = std::find(words.begin(), words.end(), name.text);
    if (found == words.end()) report_no_word(type.enumeration, name);
    const auto index = static_cast<std::uint32_t>(found - words.begin());
    return context_.add_constant(type, EnumWord{type.enumeration, index}, name.span);
  }

  void report_words_without_step() {
    const Enumeration& enumeration = context_.pack.at(declared_enumeration());
    for (const std::string& word : enumeration.words)
      if (find_step(word) == nullptr)
        context_.report(Problem(diagnostics::process_word_without_step, defining_.column().span)
                            .with("process", defining_.column().name)
                            .with("enum", enumeration.name)
                            .with("word", word));
  }

  Defining& defining_;
  Context& context_;
  std::vector<syntax::StatementId> steps_;
  Log log_;
  std::size_t place_ = 0;
  ExprId word_before_;
  ExprId logged_before_;  // none before the first step
  ExprId date_before_;
  std::vector<ExprId> guards_before_;
  bool always_before_ = false;  // one of them has no guard
};

/// The enum of a process: its steps, the last of them best, and the word for not having begun.
EnumId add_enumeration(Context& context, const Block& block, const StatementRef& line) {
  Enumeration enumeration;
  enumeration.name = context.pack.at(block.entity).name + "." + line->names[0].text;
  enumeration.is_ordered = true;
  enumeration.span = line->names[0].span;
  for (auto child = line->body.rbegin(); child != line->body.rend(); ++child) {
    const syntax::Statement& step = line.tree->at(*child);
    if (!step.names.empty()) enumeration.words.push_back(step.names[0].text);
  }
  const syntax::Clause* not_begun = syntax::find_clause(*line, Word::Clause_NotBegun);
  enumeration.words.push_back(not_begun == nullptr ? "" : not_begun->text);
  context.pack.enumerations.push_back(std::move(enumeration));
  return EnumId{context.pack.enumerations.size() - 1};
}

}  // namespace

void declare_process(Context& context, const Block& block, const StatementRef& line) {
  if (line->names.empty()) return;
  const syntax::Name& name = line->names[0];
  Type type = declared_type(context, line, line->type).type;
  if (!line->type && !line->has_error)
    context.report(Problem(diagnostics::clause_missing, name.span)
                       .with("head", name.text)
                       .with("part", phrases::part_type));
  if (type.kind == TypeKind::Enum) {
    type = enum_type(add_enumeration(context, block, line));
  } else if (type.kind != TypeKind::Error) {
    context.report(Problem(diagnostics::type_mismatch, line->type->name.span)
                       .with("wanted", phrases::an_enum)
                       .with("found", type_text(context.pack, type)));
    type = {};
  }
  const ColumnId process = add_defined(context, block, line, name, 0, {type, 1});
  begin_definition(context, block, line, {process});
  const auto add = [&](Word word, TypeKind kind, ProcessPart part) {
    add_by_product(context, process, word_text(word), simple_type(kind),
                   ProcessProduct{process, part}, name.span);
  };
  add(Word::Product_NextBody, TypeKind::Text, ProcessPart::NextBody);
  add(Word::Product_MissingPapers, TypeKind::List, ProcessPart::MissingPapers);
  add(Word::Product_PapersComplete, TypeKind::Bool, ProcessPart::PapersComplete);
  add(Word::Product_OutOfOrder, TypeKind::List, ProcessPart::OutOfOrder);
  add(Word::Product_HasOutOfOrder, TypeKind::Bool, ProcessPart::HasOutOfOrder);
}

void define_process(Defining& defining) {
  if (defining.column().type.kind == TypeKind::Error) return;
  ProcessDefinition(defining).define();
}

}  // namespace guiju::checked
