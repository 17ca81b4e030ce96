// Literals and units as values with a type.
#pragma once

#include <optional>
#include <string_view>

#include "guiju/checked/tree.hpp"
#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::checked {

struct TypedValue {
  Type type;
  Value value;
};

Type simple_type(TypeKind kind);
Type number_type(NumberForm form, Dimension dimension, std::optional<int> scale);
Type enum_type(EnumId enumeration);

/// What one of a unit is worth in base units: 万元 is 10000 元, 元/户 is 1 元/户.
struct UnitValue {
  Rational factor = 1;
  Dimension dimension;
};
/// `unknown` names the part that is no unit.
struct UnitReading {
  std::optional<UnitValue> unit;
  std::string unknown;
};
/// A unit as written: 户, 万元, 元/户, 个 (of plain numbers).
UnitReading read_unit(const CheckedPack& pack, std::string_view text);

/// None where its unit is unknown, which is reported.
std::optional<TypedValue> literal_value(const CheckedPack& pack, const syntax::Literal& literal,
                                        Span span, DiagnosticSink& sink);

/// Where constants are read from, and what a wrong one is a cell of (empty: of no table).
struct ConstantPlace {
  const CheckedPack& pack;
  const SourceSet& sources;
  DiagnosticSink& sink;
  std::string_view column = {};
};

/// A plain value of the wanted type. Anything else is reported.
std::optional<Value> read_constant(const ConstantPlace& place, const syntax::Tree& tree,
                                   syntax::ExprId expr, const Type& wanted);

/// value < other, where both are of one ordered kind.
bool is_less(const Value& value, const Value& other);
/// Whether `value` lies between both bounds, included. Words stand as declared, the best first, so that
/// a range of them may be written from either end.
bool is_within(const Value& value, const std::optional<Value>& low,
               const std::optional<Value>& high);

}  // namespace guiju::checked
