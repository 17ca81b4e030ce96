#include "guiju/checked/print.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "guiju/checked/print_fields.hpp"

namespace guiju::checked {
namespace {

using Json = nlohmann::ordered_json;

// Names of enumerators, in the order of tree.hpp and type.hpp. The assertions hold the ends together.

constexpr std::array op_names{"Constant",     "Parameter",  "AsOf",      "Column",    "Ancestor",
                              "IsFilled",     "Not",        "And",       "Or",        "Negate",
                              "Add",          "Subtract",   "Multiply",  "Divide",    "AddSpan",
                              "SubtractSpan", "Difference", "SpanRatio", "ScaleSpan", "MakeSpan",
                              "Equal",        "NotEqual",   "Less",      "LessEqual", "Greater",
                              "GreaterEqual", "Choice",     "Cases",     "Fail",      "IsNone",
                              "PerFull",      "Round",      "Call",      "Subtotal",  "Substitute",
                              "Aggregate",    "Running",    "Previous",  "InARow",    "Extern",
                              "Next",         "FirstRow",   "LastRow",   "Place"};
static_assert(op_names.size() == static_cast<std::size_t>(Op::Place) + 1);

constexpr std::array failure_names{"BoundsDescend", "ExceptionsClash", "NotInForce", "NoCell"};
static_assert(failure_names.size() == static_cast<std::size_t>(Failure::NoCell) + 1);

constexpr std::array aggregate_names{"Sum", "Count", "Mean", "Least", "Greatest",
                                     "Any", "All",   "List", "Only"};
static_assert(aggregate_names.size() == static_cast<std::size_t>(AggregateKind::Only) + 1);

constexpr std::array builtin_names{
#define GUIJU_BUILTIN(name, gives, effect, ...) #name,
#include "guiju/checked/builtins.def"
#undef GUIJU_BUILTIN
};

constexpr std::array type_kind_names{"Bool",      "Number",    "Date",         "Month",
                                     "MonthSpan", "DaySpan",   "Text",         "Enum",
                                     "List",      "RatioList", "RoundingMode", "Error"};
static_assert(type_kind_names.size() == static_cast<std::size_t>(TypeKind::Error) + 1);

constexpr std::array form_names{"Integer", "Decimal", "Rate", "Money"};
static_assert(form_names.size() == static_cast<std::size_t>(NumberForm::Money) + 1);

constexpr std::array mode_names{"HalfAwayFromZero", "HalfEven", "HalfTowardZero", "TowardZero",
                                "AwayFromZero",     "Floor",    "Ceiling"};
static_assert(mode_names.size() == static_cast<std::size_t>(RoundingMode::Ceiling) + 1);

constexpr std::array policy_names{"Unique", "Any", "First", "Priority", "Collect"};
static_assert(policy_names.size() == static_cast<std::size_t>(HitPolicy::Collect) + 1);

constexpr std::array collect_names{"Sum", "Count", "Least", "Greatest", "List"};
static_assert(collect_names.size() == static_cast<std::size_t>(CollectKind::List) + 1);

constexpr std::array process_part_names{"NextBody", "MissingPapers", "PapersComplete", "OutOfOrder",
                                        "HasOutOfOrder"};
static_assert(process_part_names.size() ==
              static_cast<std::size_t>(ProcessPart::HasOutOfOrder) + 1);

constexpr std::array role_names{"Key", "Input", "Conclusion", "Helper", "ByProduct", "Check"};
static_assert(role_names.size() == static_cast<std::size_t>(ColumnRole::Check) + 1);

constexpr std::array level_names{"Error", "Warning"};
static_assert(level_names.size() == static_cast<std::size_t>(DataCheck::Level::Warning) + 1);

constexpr std::array cell_names{"Known", "Missing", "Undecided", "Fault"};
static_assert(cell_names.size() == static_cast<std::size_t>(TestCell::Kind::Fault) + 1);

constexpr std::array value_names{"Bool",      "Number",    "Date",         "Month",
                                 "MonthSpan", "DaySpan",   "Text",         "Enum",
                                 "List",      "RatioList", "RoundingMode", "NotApplicable"};
static_assert(value_names.size() == std::variant_size_v<Value>);

constexpr std::array split_method_names{
    "LargestRemainder", "Webster", "Jefferson", "Adams", "First", "Last"};
static_assert(split_method_names.size() == static_cast<std::size_t>(SplitMethod::Last) + 1);

constexpr std::array short_rule_names{"Equally", "ProRata", "InTurn"};
static_assert(short_rule_names.size() == static_cast<std::size_t>(ShortRule::InTurn) + 1);

constexpr std::array rank_outcome_names{"Admitted", "Waiting", "WaitingPlace", "Reason"};
static_assert(rank_outcome_names.size() == static_cast<std::size_t>(RankOutcome::Kind::Reason) + 1);

template <class Names, class Enum>
Json name_of(const Names& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

/// One overload for each struct of tree.hpp; members, so that each sees all others. Those of constructs
/// are in print_fields.hpp.
struct Printer {
  /// Puts the fields of a part into an object, in their order.
  struct FieldPrinter {
    Json& printed;
    void operator()(const char* name, const char* word) const { printed[name] = word; }
    template <class Field>
    void operator()(const char* name, const Field& field) const {
      printed[name] = print(field);
    }
  };

  static Json print(std::monostate) { return nullptr; }
  static Json print(bool truth) { return truth; }
  static Json print(std::size_t number) { return number; }
  static Json print(HitPolicy policy) { return name_of(policy_names, policy); }
  static Json print(ProcessPart part) { return name_of(process_part_names, part); }
  static Json print(SplitMethod method) { return name_of(split_method_names, method); }
  static Json print(ShortRule rule) { return name_of(short_rule_names, rule); }
  static Json print(RankOutcome::Kind kind) { return name_of(rank_outcome_names, kind); }
  static Json print(CollectKind kind) { return name_of(collect_names, kind); }

  template <class Tag>
  static Json print(Id<Tag> id) {
    return id.is_none() ? Json(nullptr) : Json(id.index());
  }

  static Json print(const std::string& text) { return text; }
  static Json print(const Rational& number) { return to_string(number); }
  static Json print(Span span) {
    return {{"file", print(span.file)}, {"begin", span.begin}, {"end", span.end}};
  }

  template <class Item>
  static Json print(const std::vector<Item>& items) {
    Json array = Json::array();
    for (const Item& item : items) array.push_back(print(item));
    return array;
  }

  template <class Item>
  static Json print(const std::optional<Item>& item) {
    return item ? print(*item) : Json(nullptr);
  }

  static Json print(Date date) { return to_string(date); }

  static Json print(const Dimension::Power& power) {
    return {{"unit", print(power.unit)}, {"exponent", power.exponent}};
  }

  static Json print(const Type& type) {
    return {{"kind", name_of(type_kind_names, type.kind)},
            {"form", name_of(form_names, type.form)},
            {"dimension", {{"powers", print(type.dimension.powers)}}},
            {"enumeration", print(type.enumeration)},
            {"scale", type.scale ? Json(*type.scale) : Json(nullptr)},
            {"may_be_none", type.may_be_none}};
  }

  struct ValuePrinter {
    Json operator()(bool value) const { return value; }
    Json operator()(const Rational& value) const { return to_string(value); }
    Json operator()(Date value) const { return to_string(value); }
    Json operator()(Month value) const { return to_string(value); }
    Json operator()(MonthSpan value) const { return value.months; }
    Json operator()(DaySpan value) const { return value.days; }
    Json operator()(const std::string& value) const { return value; }
    Json operator()(EnumWord value) const {
      return {{"enumeration", print(value.enumeration)}, {"index", value.index}};
    }
    Json operator()(const TextList& value) const { return print(value.items); }
    Json operator()(const RatioParts& value) const { return print(value.parts); }
    Json operator()(RoundingMode value) const { return name_of(mode_names, value); }
    Json operator()(NotApplicable) const { return nullptr; }
  };

  static Json print(const Value& value) {
    return {{"kind", value_names[value.index()]}, {"value", std::visit(ValuePrinter{}, value)}};
  }

  static Json print(Op op) { return name_of(op_names, op); }

  static Json print(const Expr& expr) {
    return {{"op", print(expr.op)},
            {"type", print(expr.type)},
            {"span", print(expr.span)},
            {"args", print(expr.args)},
            {"value", expr.op == Op::Constant ? print(expr.value) : Json(nullptr)},
            {"parameter", print(expr.parameter)},
            {"column", print(expr.column)},
            {"entity", print(expr.entity)},
            {"beside", print(expr.beside)},
            {"order", print(expr.order)},
            {"external", print(expr.external)},
            {"aggregate", name_of(aggregate_names, expr.aggregate)},
            {"builtin", name_of(builtin_names, expr.builtin)},
            {"filter", print(expr.filter)},
            {"otherwise", print(expr.otherwise)},
            {"includes_own", expr.includes_own},
            {"failure", name_of(failure_names, expr.failure)},
            {"mode", name_of(mode_names, expr.mode)},
            {"step", print(expr.step)}};
  }

  /// What print_fields.hpp lists the fields of.
  template <class Part>
  requires has_fields<Part>
  static Json print(const Part& part) {
    Json printed = Json::object();
    for_each_field(part, FieldPrinter{printed});
    return printed;
  }

  static Json print(const Definition& definition) {
    return std::visit([](const auto& construct) { return print(construct); }, definition);
  }

  static Json print(const CellFormat& format) {
    return {{"places", format.places},
            {"step", print(format.step)},
            {"is_rounded", format.is_rounded},
            {"mode", name_of(mode_names, format.mode)},
            {"mode_parameter", print(format.mode_parameter)}};
  }

  static Json print(const Column& column) {
    return {{"entity", print(column.entity)},
            {"name", column.name},
            {"alias", column.alias},
            {"type", print(column.type)},
            {"role", name_of(role_names, column.role)},
            {"span", print(column.span)},
            {"citation", print(column.citation)},
            {"cell_unit", print(column.cell_unit)},
            {"low", print(column.low)},
            {"high", print(column.high)},
            {"is_optional", column.is_optional},
            {"definition", print(column.definition)},
            {"order", print(column.order)},
            {"format", print(column.format)}};
  }

  static Json print(const Entity::Parent& parent) {
    return {{"entity", print(parent.entity)}, {"key", print(parent.key)}};
  }

  static Json print(const Entity& entity) {
    return {{"name", entity.name},
            {"alias", entity.alias},
            {"key", print(entity.key)},
            {"parents", print(entity.parents)},
            {"source", print(entity.source)},
            {"parts", print(entity.parts)},
            {"columns", print(entity.columns)},
            {"written", print(entity.written)},
            {"is_optional", entity.is_optional},
            {"span", print(entity.span)}};
  }

  static Json print(const Parameter::Version& version) {
    return {{"from", print(version.from)},
            {"value", print(version.value)},
            {"written", version.written},
            {"citation", print(version.citation)},
            {"span", print(version.span)}};
  }

  static Json print(const Parameter& parameter) {
    return {{"name", parameter.name},        {"alias", parameter.alias},
            {"type", print(parameter.type)}, {"low", print(parameter.low)},
            {"high", print(parameter.high)}, {"versions", print(parameter.versions)},
            {"span", print(parameter.span)}};
  }

  static Json print(const Enumeration& enumeration) {
    return {{"name", enumeration.name},
            {"alias", enumeration.alias},
            {"words", print(enumeration.words)},
            {"is_ordered", enumeration.is_ordered},
            {"span", print(enumeration.span)}};
  }

  static Json print(const DataCheck& check) {
    return {{"level", name_of(level_names, check.level)},
            {"column", print(check.column)},
            {"message", check.message}};
  }

  static Json print(const Assertion& assertion) {
    return {{"title", assertion.title},
            {"entity", print(assertion.entity)},
            {"condition", print(assertion.condition)},
            {"citation", print(assertion.citation)},
            {"span", print(assertion.span)}};
  }

  static Json print(const Unit& unit) {
    return {{"name", unit.name},
            {"alias", unit.alias},
            {"factor", print(unit.factor)},
            {"dimension", {{"powers", print(unit.dimension.powers)}}},
            {"span", print(unit.span)}};
  }

  static Json print(const Calendar::Line& line) {
    return {{"first", print(line.days.first)},
            {"last", print(line.days.last)},
            {"is_working", line.days.is_working},
            {"span", print(line.span)}};
  }

  static Json print(const Calendar& calendar) {
    return {{"name", calendar.name},
            {"alias", calendar.alias},
            {"lines", print(calendar.lines)},
            {"citation", print(calendar.citation)},
            {"span", print(calendar.span)}};
  }

  static Json print(const TestCell& cell) {
    const bool has_value = cell.kind == TestCell::Kind::Known;
    return {{"kind", name_of(cell_names, cell.kind)},
            {"value", has_value ? print(cell.value) : Json(nullptr)},
            {"span", print(cell.span)}};
  }

  static Json print(const TestTable& table) {
    return {{"entity", print(table.entity)},
            {"columns", print(table.columns)},
            {"rows", print(table.rows)},
            {"span", print(table.span)}};
  }

  static Json print(const std::pair<ParameterId, Value>& setting) {
    return {{"parameter", print(setting.first)}, {"value", print(setting.second)}};
  }

  static Json print(const TestCase& test) {
    return {{"title", test.title},
            {"as_of", print(test.as_of)},
            {"set", print(test.set)},
            {"given", print(test.given)},
            {"expected", print(test.expected)},
            {"citation", print(test.citation)},
            {"span", print(test.span)}};
  }

  static Json print(const Extern::Argument& argument) {
    return {{"name", argument.name},
            {"type", print(argument.type)},
            {"low", print(argument.low)},
            {"high", print(argument.high)}};
  }

  static Json print(const Extern& function) {
    return {{"name", function.name},
            {"alias", function.alias},
            {"version", function.version},
            {"module", function.module},
            {"arguments", print(function.arguments)},
            {"type", print(function.type)},
            {"low", print(function.low)},
            {"high", print(function.high)},
            {"citation", print(function.citation)},
            {"span", print(function.span)}};
  }

  static Json print(const ImportedPack& pack) {
    return {{"name", pack.name}, {"alias", pack.alias}, {"version", pack.version}};
  }

  static Json print(const Replacement& replacement) {
    return {{"parameter", print(replacement.parameter)},
            {"table", print(replacement.table)},
            {"column", print(replacement.column)},
            {"is_addition", replacement.is_addition},
            {"pack", replacement.pack},
            {"by", replacement.by},
            {"original", print(replacement.original)},
            {"replacement", print(replacement.replacement)}};
  }

  static Json print(const ColumnGroup& group) {
    return {{"entity", print(group.entity)},
            {"columns", print(group.columns)},
            {"order", print(group.order)}};
  }
};

}  // namespace

std::string print_json(const CheckedPack& pack) {
  const auto print = [](const auto& part) { return Printer::print(part); };
  const Json printed{{"name", pack.name},
                     {"alias", pack.alias},
                     {"version", pack.version},
                     {"show_mode", name_of(mode_names, pack.show_mode)},
                     {"asks_as_of", pack.asks_as_of},
                     {"enumerations", print(pack.enumerations)},
                     {"units", print(pack.units)},
                     {"calendars", print(pack.calendars)},
                     {"parameters", print(pack.parameters)},
                     {"parameter_tables", print(pack.parameter_tables)},
                     {"entities", print(pack.entities)},
                     {"columns", print(pack.columns)},
                     {"orders", print(pack.orders)},
                     {"splits", print(pack.splits)},
                     {"externs", print(pack.externs)},
                     {"exprs", print(pack.exprs)},
                     {"checks", print(pack.checks)},
                     {"assertions", print(pack.assertions)},
                     {"tests", print(pack.tests)},
                     {"evaluation_order", print(pack.evaluation_order)},
                     {"imported", print(pack.imported)},
                     {"replacements", print(pack.replacements)}};
  // Texts come from files that are known to be UTF-8; what came in otherwise is replaced, not thrown.
  return printed.dump(1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace guiju::checked
