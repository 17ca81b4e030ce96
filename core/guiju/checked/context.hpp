// What the checks of one pack share: the trees, the pack under construction, and who is called what.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "guiju/checked/packs.hpp"
#include "guiju/checked/tree.hpp"
#include "guiju/checked/type_text.hpp"
#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::checked {

/// A statement and the tree that it stands in.
struct StatementRef {
  const syntax::Tree* tree = nullptr;
  syntax::StatementId id;

  [[nodiscard]] const syntax::Statement& operator*() const { return tree->at(id); }
  [[nodiscard]] const syntax::Statement* operator->() const { return &tree->at(id); }
  [[nodiscard]] StatementRef at(syntax::StatementId child) const { return {tree, child}; }
};

/// A diagnostic in the making.
class Problem {
 public:
  Problem(const DiagnosticInfo& info, Span place);
  Problem& with(std::string_view name, std::string_view text);
  Problem& with(std::string_view name, const BilingualText& text);
  Problem& label(Span span, const BilingualText& text);
  Problem& help(const BilingualText& text);
  Problem& replace_by(Span span, std::string_view replacement, bool is_safe);
  [[nodiscard]] const Diagnostic& diagnostic() const { return diagnostic_; }
  [[nodiscard]] Diagnostic take() { return std::move(diagnostic_); }

 private:
  Diagnostic diagnostic_;
};

/// How a definition reads a column: on which rows beside its own.
enum class ReadKind : std::uint8_t {
  SameRow,
  EarlierRows,  // rows before the own one in the order of the definition
  OtherRows,    // rows of another table, or any row of the own table
};

struct Read {
  ColumnId column;
  ReadKind kind = ReadKind::SameRow;
  Span span;
};

/// A line 例外, its by-product, and the source that it cites where it says none itself.
struct PendingException {
  StatementRef named;  // the line that gave it its name
  StatementRef line;   // the same, or what an add-on replaces it by
  ColumnId column;
  Citation inherited;
};

/// A construct whose head has a date, and the column that holds what it concludes.
struct PendingVersion {
  StatementRef line;
  ColumnId column;
};

/// One 定义 设 决策表 资格 评分 列出 排名 分配 状态, from its declaration to its check.
struct PendingDefinition {
  StatementRef statement;
  EntityId entity;
  std::vector<ColumnId> columns;  // those that it defines: several for a split
  Citation citation;
  std::vector<PendingException> exceptions;  // of a 定义, also those of other files
  std::vector<PendingVersion> versions;      // of a construct that is declared once for each date
  // Of a 定义 with lines 自 and 例外: what holds without the exceptions is a column of its own.
  ColumnId general;         // that column, on the definition of the rule
  bool is_general = false;  // this is the definition of that column
  std::vector<Read> reads;
  enum class Progress : std::uint8_t { NotBegun, Begun, Done } progress = Progress::NotBegun;
  bool is_circle_reported = false;  // its type hangs on itself
};

/// What a cell of a decision table says of its head, where that is known before any row is.
struct CellTest {
  enum class Kind : std::uint8_t {
    Any,
    Values,
    Range,
    Missing,
    OneOf,
    AllOf,
    Unknown
  } kind = Kind::Any;
  std::vector<Value> values;  // Values: one of these
  std::optional<Value> low;   // Range
  std::optional<Value> high;
  bool includes_low = true;
  bool includes_high = true;
  bool is_negated = false;
  std::vector<CellTest> parts;  // OneOf, AllOf
};

struct TableToCheck {
  ColumnId column;                // of its first result
  std::vector<ColumnId> results;  // of all of them
  std::vector<Span> head_spans;
  std::vector<std::vector<CellTest>> rows;  // one test for each head
};

struct NamedPlace {
  std::string text;  // 出处: its title
  Span span;
};

/// How every product of money is rounded, where the pack's head says so.
struct ProductRounding {
  Rational step;
  RoundingMode mode = RoundingMode::HalfAwayFromZero;
};

/// Names of one table.
struct EntityNames {
  std::unordered_map<std::string, ColumnId> columns;
  std::unordered_map<std::string, OrderId> orders;
  std::vector<EntityId> ancestors;  // nearest first
  std::vector<StatementRef> outputs;
  std::vector<StatementRef> blocks;  // 每个
};

class Context {
 public:
  Context(std::span<const syntax::Tree> trees_, std::span<const PackPart> packs_,
          const SourceSet& sources_, DiagnosticSink& sink_);

  std::span<const syntax::Tree> trees;
  std::span<const PackPart> packs;  // each after those that it imports; the own one is the last
  const SourceSet& sources;
  DiagnosticSink& sink;
  CheckedPack pack;

  std::unordered_map<std::string, EntityId> entities;
  std::unordered_map<std::string, ParameterId> parameters;
  std::unordered_map<std::string, ParameterTableId> parameter_tables;
  std::unordered_map<std::string, EnumId> enumerations;
  std::unordered_map<std::string, std::vector<EnumWord>> words;
  std::unordered_map<std::string, UnitId> units;
  std::unordered_map<std::string, CalendarId> calendars;
  std::unordered_map<std::string, ExternId> externs;
  std::vector<std::unordered_map<std::string, NamedPlace>> citations;  // by pack
  std::vector<RoundingMode> show_modes;                                // by pack
  std::vector<std::optional<ProductRounding>> products;                // by pack
  std::vector<EntityNames> names;                                      // by entity
  std::vector<StatementRef> order_lines;                               // by order

  std::vector<PendingDefinition> definitions;
  std::vector<std::size_t> definition_of;  // by column; none: no_definition
  std::size_t current_definition = no_definition;
  std::vector<bool> is_type_known;  // by column: false for 设 that has not been inferred
  std::vector<TableToCheck> tables_to_check;
  std::vector<Read> reads_outside;      // by orders, data checks
  std::vector<bool> parameter_is_read;  // by parameter; of cells always
  std::vector<bool> table_is_read;      // by parameter table
  std::size_t helper_depth = 0;         // helpers that are checked inside one another

  static constexpr std::size_t no_definition = ~std::size_t{0};

  void report(Problem problem);
  void note_read(ColumnId column, ReadKind kind, Span span);

  [[nodiscard]] EntityId find_entity(std::string_view name) const;
  [[nodiscard]] ColumnId find_column(EntityId entity, std::string_view name) const;
  [[nodiscard]] ParameterId find_parameter(std::string_view name) const;
  [[nodiscard]] bool is_ancestor(EntityId ancestor, EntityId of) const;
  [[nodiscard]] std::string_view text(Span span) const { return sources.text(span); }
  /// The place in `packs` of the pack that wrote `span`.
  [[nodiscard]] std::size_t pack_of(Span span) const {
    return span.file ? pack_of_file_[span.file.index()] : own_pack();
  }
  [[nodiscard]] std::size_t own_pack() const { return packs.size() - 1; }
  /// Whether what `other` declares is there for `one`: its own, or that of its imports and theirs.
  [[nodiscard]] bool knows(std::size_t one, std::size_t other) const;
  /// Reports that `name` stands for two things. Where the first is of an imported pack, replacing it
  /// may have been meant.
  void report_clash(std::string_view name, Span span, Span first);

  /// Adds a column and its names; a clash is reported and the column stands without a name.
  ColumnId add_column(Column column);
  void add_column_name(EntityId entity, const std::string& name, ColumnId column, Span span);

  ExprId add(Expr expr) {
    pack.exprs.push_back(std::move(expr));
    return ExprId{pack.exprs.size() - 1};
  }
  ExprId add(Op op, Type type, Span span, std::vector<ExprId> args);
  ExprId add_constant(Type type, Value value, Span span);
  /// 且 or 或 of truths; one alone is itself.
  ExprId join(Op op, Span span, std::vector<ExprId> truths);
  [[nodiscard]] const Type& type_of(ExprId id) const { return pack.at(id).type; }

  /// True the first time that `name` is unknown in `place`: one cause, one diagnostic.
  bool is_first_unknown(std::string_view place, std::string_view name);
  /// Adds "did you mean" for the nearest of `known`, and the split of a name without spaces.
  void suggest(Problem& problem, std::string_view name, Span span,
               std::span<const std::string> known);

 private:
  std::unordered_set<std::string> unknown_names_;
  std::vector<std::size_t> pack_of_file_;
  std::size_t suggestion_count_ = 0;
};

/// Both spellings of a word of the language.
BilingualText word_text(syntax::Word word);

}  // namespace guiju::checked
