#include <algorithm>
#include <set>

#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/types.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

/// Tables above a table. More is no county's book-keeping, and each costs every table below it.
constexpr std::size_t ancestors_max = 64;

/// The statement of one table while its columns are made.
struct EntityLine {
  StatementRef line;
  EntityId id;
  std::vector<EntityId> parents;
};

/// One name of a line 输入.
struct InputName {
  StatementRef line;
  std::size_t index = 0;
  [[nodiscard]] const syntax::Name& name() const { return line->names[index]; }
};

void add_entity_name(Context& context, const std::string& name, EntityId id, Span span) {
  if (name.empty()) return;
  const auto [entry, is_new] = context.entities.emplace(name, id);
  if (is_new || entry->second == id) return;
  context.report_clash(name, span, context.pack.at(entry->second).span);
}

std::vector<EntityLine> declare_names(Context& context) {
  std::vector<EntityLine> lines;
  for_each_top(context, Word::Margin_Entity, [&](StatementRef line) {
    if (line->names.empty()) return;
    const EntityId id{context.pack.entities.size()};
    Entity entity;
    entity.name = line->names[0].text;
    entity.alias = alias_of(*line, 0);
    entity.is_optional = syntax::find_clause(*line, Word::Clause_Optional) != nullptr;
    entity.span = line->names[0].span;
    add_entity_name(context, entity.name, id, entity.span);
    add_entity_name(context, entity.alias, id, entity.span);
    context.pack.entities.push_back(std::move(entity));
    context.names.emplace_back();
    lines.push_back({line, id, {}});
  });
  for_each_top(context, Word::Margin_Each, [&](StatementRef each) {
    const EntityId id = each->names.empty() ? EntityId{} : context.find_entity(each->names[0].text);
    if (!id.is_none()) context.names[id.index()].blocks.push_back(each);
  });
  return lines;
}

/// The lines under 实体, and those that a block 每个 adds to it.
template <class Visit>
void for_each_line(const Context& context, const EntityLine& entity, Visit visit) {
  for (const syntax::StatementId child : entity.line->body) visit(entity.line.at(child));
  for (const StatementRef& block : context.names[entity.id.index()].blocks)
    for (const syntax::StatementId child : block->body) visit(block.at(child));
}

void resolve_parents(Context& context, EntityLine& entity, const std::vector<bool>& is_derived) {
  if (is_derived[entity.id.index()]) return;
  const syntax::Clause* of = syntax::find_clause(*entity.line, Word::Clause_Of);
  if (of == nullptr) return;
  for (const syntax::Name& name : of->names) {
    const EntityId parent = find_entity_or_report(context, name);
    if (parent.is_none()) continue;
    if (is_derived[parent.index()]) {
      report_derived(context, name.span, parent, phrases::use_parent);
      continue;
    }
    if (std::find(entity.parents.begin(), entity.parents.end(), parent) == entity.parents.end())
      entity.parents.push_back(parent);
  }
}

/// A table whose parents lead back to it, among those that are left; it loses them, with a report.
std::size_t cut_circle(Context& context, std::vector<EntityLine>& lines,
                       const std::vector<bool>& is_placed) {
  const auto parent_left = [&](std::size_t of) {
    const auto& parents = lines[of].parents;
    return std::find_if(parents.begin(), parents.end(),
                        [&](EntityId id) { return !is_placed[id.index()]; })
        ->index();
  };
  std::vector<bool> is_seen(lines.size(), false);
  auto at = static_cast<std::size_t>(std::find(is_placed.begin(), is_placed.end(), false) -
                                     is_placed.begin());
  while (!is_seen[at]) {
    is_seen[at] = true;
    at = parent_left(at);
  }
  const std::size_t begin = at;
  std::string loop;
  do {
    loop += context.pack.entities[at].name + " → ";
    at = parent_left(at);
  } while (at != begin);
  context.report(Problem(diagnostics::parents_cycle, context.pack.entities[begin].span)
                     .with("loop", loop + context.pack.entities[begin].name));
  lines[begin].parents.clear();
  return begin;
}

/// Parents before children, and otherwise as they are declared: what a conclusion hangs on is listed
/// in this order.
std::vector<std::size_t> sort_by_parents(Context& context, std::vector<EntityLine>& lines) {
  std::vector<std::size_t> sorted;
  std::vector<bool> is_placed(lines.size(), false);
  std::vector<std::vector<std::size_t>> children(lines.size());
  std::set<std::size_t> ready;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const EntityId parent : lines[i].parents) children[parent.index()].push_back(i);
    if (lines[i].parents.empty()) ready.insert(i);
  }
  const auto is_ready = [&](std::size_t line) {
    const auto& parents = lines[line].parents;
    return !is_placed[line] && std::all_of(parents.begin(), parents.end(), [&](EntityId parent) {
      return is_placed[parent.index()];
    });
  };
  while (sorted.size() < lines.size()) {
    // Where none is ready only circles, and what hangs below them, are left.
    if (ready.empty()) ready.insert(cut_circle(context, lines, is_placed));
    const std::size_t placed = ready.extract(ready.begin()).value();
    is_placed[placed] = true;
    sorted.push_back(placed);
    for (const std::size_t child : children[placed])
      if (is_ready(child)) ready.insert(child);
  }
  return sorted;
}

ExprId constant_bound(Context& context, const syntax::Tree& tree, syntax::ExprId bound,
                      const Type& type) {
  const auto value =
      read_constant({context.pack, context.sources, context.sink}, tree, bound, type);
  if (!value) return {};
  return context.add_constant(type, *value, tree.at(bound).span);
}

/// 列表 属于 证件: the items are words of an enum.
void read_words_of_list(Context& context, const StatementRef& line, Type& type) {
  const syntax::Clause* of = syntax::find_clause(*line, Word::Clause_Of);
  if (of == nullptr || of->names.empty()) return;
  if (type.kind != TypeKind::List) {
    if (type.kind != TypeKind::Error)
      context.report(Problem(diagnostics::clause_not_here, of->word_span)
                         .with("clause", word_text(Word::Clause_Of)));
    return;
  }
  const auto found = context.enumerations.find(of->names[0].text);
  if (found != context.enumerations.end() && of->names.size() == 1) {
    type.enumeration = found->second;
    return;
  }
  Problem problem(diagnostics::unknown_type, of->names[0].span);
  problem.with("name", of->names[0].text);
  std::vector<std::string> known;
  for (const auto& [name, id] : context.enumerations) known.push_back(name);
  std::sort(known.begin(), known.end());
  context.suggest(problem, of->names[0].text, of->names[0].span, known);
  context.report(std::move(problem));
  type = {};
}

/// A column of type `type_line` says, as an input or as a key that an input declares.
Column input_column(Context& context, EntityId entity, const InputName& input, ColumnRole role) {
  const syntax::Statement& line = *input.line;
  Column column;
  column.entity = entity;
  column.name = input.name().text;
  column.alias = alias_of(line, input.index);
  column.role = role;
  column.span = input.name().span;
  column.is_optional = syntax::find_clause(line, Word::Clause_Optional) != nullptr;
  if (!line.type) {
    if (input.index == 0 && !line.has_error)
      context.report(Problem(diagnostics::clause_missing, input.name().span)
                         .with("head", input.name().text)
                         .with("part", phrases::part_type));
    return column;
  }
  const DeclaredType declared = read_type(
      context, *line.type, syntax::find_clause(line, Word::Clause_InUnit), *input.line.tree);
  refuse_none(context, *line.type);
  column.type = declared.type;
  column.type.may_be_none = false;
  if (column.type.kind == TypeKind::RatioList) {
    column.type = {};
    context.report(Problem(diagnostics::ratio_column, line.type->name.span));
  }
  read_words_of_list(context, input.line, column.type);
  column.cell_unit = declared.cell_unit;
  column.low = constant_bound(context, *input.line.tree, line.type->low, column.type);
  column.high = constant_bound(context, *input.line.tree, line.type->high, column.type);
  return column;
}

Column key_column(EntityId entity, const std::string& name, const Type& type, Span span) {
  Column column;
  column.entity = entity;
  column.name = name;
  column.type = type;
  column.role = ColumnRole::Key;
  column.span = span;
  return column;
}

/// Makes the columns of one table in the order: own key, keys of parents, inputs.
class ColumnMaker {
 public:
  ColumnMaker(Context& context, const EntityLine& entity) : context_(context), entity_(entity) {
    std::size_t seen = 0;
    for_each_line(context, entity, [&](const StatementRef& line) {
      // What a block adds is no key.
      const bool may_be_key = seen++ < entity.line->body.size();
      if (line->head != Word::Head_Input) return;
      for (std::size_t i = 0; i < line->names.size(); ++i) {
        inputs_.push_back({line, i});
        if (may_be_key) input_of_.emplace(line->names[i].text, inputs_.size() - 1);
      }
    });
  }

  void make() {
    make_key();
    for (const EntityId parent : entity_.parents) link_parent(parent);
    for (std::size_t i = 0; i < inputs_.size(); ++i) {
      if (std::find(used_.begin(), used_.end(), i) != used_.end()) continue;
      context_.add_column(input_column(context_, entity_.id, inputs_[i], ColumnRole::Input));
    }
  }

 private:
  void make_key() {
    const syntax::Clause* key = syntax::find_clause(*entity_.line, Word::Clause_Key);
    if (key == nullptr || key->names.empty()) {
      if (!entity_.line->has_error)
        context_.report(Problem(diagnostics::clause_missing, entity_.line->names[0].span)
                            .with("head", entity_.line->names[0].text)
                            .with("part", phrases::part_key));
      return;
    }
    for (const syntax::Name& name : key->names)
      context_.pack.entities[entity_.id.index()].key.push_back(make_key_column(name));
  }

  ColumnId make_key_column(const syntax::Name& name) {
    const auto input = input_of_.find(name.text);
    if (input != input_of_.end()) {
      used_.push_back(input->second);
      return context_.add_column(
          input_column(context_, entity_.id, inputs_[input->second], ColumnRole::Key));
    }
    Type type = simple_type(TypeKind::Text);
    for (const EntityId parent : entity_.parents)
      for (const ColumnId id : context_.pack.at(parent).key)
        if (context_.pack.at(id).name == name.text) type = context_.pack.at(id).type;
    return context_.add_column(key_column(entity_.id, name.text, type, name.span));
  }

  void link_parent(EntityId parent) {
    Entity::Parent link{parent, {}};
    const std::vector<ColumnId> parent_key = context_.pack.at(parent).key;
    for (const ColumnId id : parent_key) {
      const Column of_parent = context_.pack.at(id);
      ColumnId own = context_.find_column(entity_.id, of_parent.name);
      const auto input = input_of_.find(of_parent.name);
      if (own.is_none() && input != input_of_.end()) {
        used_.push_back(input->second);
        own = context_.add_column(
            input_column(context_, entity_.id, inputs_[input->second], ColumnRole::Key));
      }
      if (own.is_none())
        own = context_.add_column(
            key_column(entity_.id, of_parent.name, of_parent.type, entity_.line->names[0].span));
      require_same_type(own, of_parent);
      link.key.push_back(own);
    }
    context_.pack.entities[entity_.id.index()].parents.push_back(std::move(link));
  }

  /// Rows find their parent by comparing keys, which must be of one type for that.
  void require_same_type(ColumnId own, const Column& of_parent) {
    const Column& column = context_.pack.at(own);
    const bool is_known =
        column.type.kind != TypeKind::Error && of_parent.type.kind != TypeKind::Error;
    if (!is_known || column.type.kind == of_parent.type.kind) return;
    context_.report(Problem(diagnostics::type_mismatch, column.span)
                        .with("wanted", type_text(context_.pack, of_parent.type))
                        .with("found", type_text(context_.pack, column.type))
                        .label(of_parent.span, phrases::key_of_parent));
  }

  Context& context_;
  const EntityLine& entity_;
  std::vector<InputName> inputs_;
  std::unordered_map<std::string, std::size_t> input_of_;
  std::vector<std::size_t> used_;  // inputs that are keys
};

EntityId scope_of(Context& context, EntityId entity, const StatementRef& line) {
  const syntax::Clause* within = syntax::find_clause(*line, Word::Clause_Within);
  return within == nullptr ? EntityId{} : read_scope(context, *line.tree, *within, entity);
}

void declare_orders_of(Context& context, const EntityLine& line_of_entity) {
  const EntityId entity = line_of_entity.id;
  for_each_line(context, line_of_entity, [&](const StatementRef& line) {
    if (line->head == Word::Head_Output) context.names[entity.index()].outputs.push_back(line);
    if (line->head != Word::Head_Order || line->names.empty()) return;
    const OrderId id{context.pack.orders.size()};
    Order order;
    order.name = line->names[0].text;
    order.entity = entity;
    order.scope = scope_of(context, entity, line);
    order.span = line->names[0].span;
    EntityNames& names = context.names[entity.index()];
    const auto [entry, is_new] = names.orders.emplace(order.name, id);
    if (!is_new) context.report_clash(order.name, order.span, context.pack.at(entry->second).span);
    const std::string alias = alias_of(*line, 0);
    if (!alias.empty()) names.orders.emplace(alias, id);
    context.pack.orders.push_back(std::move(order));
    context.order_lines.push_back(line);
  });
}

}  // namespace

void collect_ancestors(Context& context, EntityId entity) {
  auto& ancestors = context.names[entity.index()].ancestors;
  ancestors.clear();
  const auto add = [&](const Entity& below) {
    for (const Entity::Parent& parent : below.parents)
      if (std::find(ancestors.begin(), ancestors.end(), parent.entity) == ancestors.end())
        ancestors.push_back(parent.entity);
  };
  add(context.pack.at(entity));
  for (std::size_t i = 0; i < ancestors.size() && ancestors.size() <= ancestors_max; ++i)
    add(context.pack.at(ancestors[i]));
  if (ancestors.size() <= ancestors_max) return;
  ancestors.resize(ancestors_max);
  context.report(Problem(diagnostics::too_many_ancestors, context.pack.at(entity).span)
                     .with("entity", context.pack.at(entity).name)
                     .with("limit", std::to_string(ancestors_max)));
}

EntityId find_entity_or_report(Context& context, const syntax::Name& name) {
  const EntityId found = context.find_entity(name.text);
  if (!found.is_none() || !context.is_first_unknown("entity", name.text)) return found;
  Problem problem(diagnostics::unknown_entity, name.span);
  problem.with("name", name.text);
  std::vector<std::string> known;
  for (const auto& [entity, id] : context.entities) known.push_back(entity);
  std::sort(known.begin(), known.end());
  context.suggest(problem, name.text, name.span, known);
  context.report(std::move(problem));
  return {};
}

EntityId read_scope(Context& context, const syntax::Tree& tree, const syntax::Clause& within,
                    EntityId own) {
  if (within.args.empty() || within.args[0].is_none()) return {};
  const syntax::Expr& scope = tree.at(within.args[0]);
  if (scope.kind != syntax::ExprKind::Name || within.args.size() > 1 ||
      (context.find_entity(scope.name.text).is_none() &&
       !context.find_column(own, scope.name.text).is_none()))
    return derive_scope(context, tree, within.args, own);
  const EntityId found = find_entity_or_report(context, scope.name);
  if (found.is_none() || context.is_ancestor(found, own)) return found;
  context.report(Problem(diagnostics::not_an_ancestor, scope.span)
                     .with("own", context.pack.at(own).name)
                     .with("entity", scope.name.text));
  return {};
}

void declare_entities(Context& context) {
  std::vector<EntityLine> lines = declare_names(context);
  std::vector<bool> is_derived;
  for (const EntityLine& line : lines) is_derived.push_back(!line.line->value.is_none());
  for (EntityLine& line : lines) resolve_parents(context, line, is_derived);
  for (const std::size_t i : sort_by_parents(context, lines)) {
    if (is_derived[i]) continue;
    ColumnMaker(context, lines[i]).make();
    collect_ancestors(context, lines[i].id);
  }
}

void declare_orders(Context& context) {
  std::size_t index = 0;
  for_each_top(context, Word::Margin_Entity, [&](StatementRef line) {
    if (!line->names.empty()) declare_orders_of(context, {line, EntityId{index++}, {}});
  });
}

}  // namespace guiju::checked
