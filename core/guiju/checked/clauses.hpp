// Clauses that several constructs share: sources, steps to round to, places to show.
#pragma once

#include <optional>

#include "guiju/checked/context.hpp"
#include "guiju/checked/literal.hpp"

namespace guiju::checked {

/// The source that a line cites, or `inherited` where it cites none.
Citation read_citation(Context& context, const syntax::Statement& statement,
                       const Citation& inherited);
/// Reports where `citation` is none. `place` is the name that lacks a source.
void require_citation(Context& context, const Citation& citation, const syntax::Name& place);

/// A step of 到: 分, 10元, 0.1%.
struct Step {
  Rational value = 1;
  Dimension dimension;
  bool is_of_any_unit = false;  // 个, 0.1
  std::string_view written;
  Span span;
};
/// The step of a clause 到 or 显示; reported where it is none.
std::optional<Step> read_step(Context& context, const syntax::Tree& tree,
                              const syntax::Clause& clause);
/// Reports where values of `type` are not counted in the unit of the step.
bool fits_step(Context& context, const Step& step, const Type& type);

/// Decimals of the cell for values of `type` that are multiples of `step`.
int places_of(const Type& type, const Rational& step);

/// Reports the clauses with one of `words`: they have no meaning in this construct.
void refuse_clauses(Context& context, const syntax::Statement& statement,
                    std::initializer_list<syntax::Word> words);

/// The type after a colon. `unit` is the clause 单位, if any. Error where it is unknown.
struct DeclaredType {
  Type type;
  Rational cell_unit = 1;
};
DeclaredType read_type(Context& context, const syntax::TypeRef& reference,
                       const syntax::Clause* unit, const syntax::Tree& tree);

/// Reports 或 不适用 on what is never none: inputs, parameters, ranks and the like.
void refuse_none(Context& context, const syntax::TypeRef& reference);

/// The mode of a clause 到 or 显示, or the parameter that holds it. Neither: it names none.
struct WrittenMode {
  std::optional<RoundingMode> mode;
  ParameterId parameter;
};
WrittenMode read_mode(Context& context, const syntax::Clause& clause);

}  // namespace guiju::checked
