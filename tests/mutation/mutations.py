"""Thirty deliberate mistakes, one at a time: what stands in the file, and what is put there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    path: str
    """Below core/guiju."""
    before: str
    """Stands in the file once, or `place` says which one."""
    after: str
    says: str
    place: int = 0


MUTATIONS = [
    # Evaluator
    Mutation(
        "eval/kernels/logic.cpp",
        "settled |= is_known & ~holds;",
        "settled |= is_known & ~holds & (a == 0 ? ~std::uint64_t{0} : 0);",
        "only the first operand settles an and",
    ),
    Mutation(
        "eval/kernels/logic.cpp",
        "is_first ? arg.why[row] : machine.whys().combine(out.own_why[row], arg.why[row]);",
        "arg.why[row];",
        "an and of two unknowns hangs on the last alone",
    ),
    Mutation(
        "eval/kernels/compare.cpp",
        "return !(right < left);",
        "return left < right;",
        "at most is less",
    ),
    Mutation(
        "eval/kernels/compare.cpp",
        "return test(Int128{a.numbers[row]} * b.divisor_at(row),",
        "return test(Int128{a.numbers[row]} * a.divisor_at(row),",
        "quotients are compared by the wrong divisor",
    ),
    Mutation(
        "eval/kernels/choice.cpp",
        "if (state.hit_count == 0 && state.is_open) out.open_row(row, state.why, count);",
        "if (state.is_open) out.open_row(row, state.why, count);",
        "a row still possible opens a table that another row decides",
    ),
    Mutation(
        "eval/kernels/choice.cpp",
        "if (state.hit_count > 1 && must_be_one)",
        "if (state.hit_count > 2 && must_be_one)",
        "two rows of a unique table may hit",
    ),
    Mutation(
        "eval/kernels/choice.cpp",
        "if (index.is_known(row) && codes[row] > last)",
        "if (index.is_known(row) && codes[row] > last + 1)",
        "a table that no row hits gives its last result",
    ),
    Mutation(
        "eval/aggregate.cpp",
        "          open_.add(parent, filter_->why[row], context_.whys());\n          continue;\n",
        "          continue;\n",
        "an unknown filter leaves a sum known",
    ),
    Mutation(
        "eval/rank.cpp",
        "order != 0) return order;",
        "order != 0) return -order;",
        "ranks go the other way round",
    ),
    Mutation(
        "eval/lines.cpp",
        "if (scope.is_open) scope.why = tie;",
        "scope.is_open = false;",
        "rows that tie are put in line as they come",
    ),
    Mutation(
        "eval/scan.cpp",
        "k == 0 ? std::span<const Frame>{} : std::span<const Frame>{carried});",
        "k <= 1 ? std::span<const Frame>{} : std::span<const Frame>{carried});",
        "the second row of a line begins anew",
    ),
    Mutation(
        "eval/scan.cpp",
        "if (settled) is_open[row] = truth[row] = false;",
        "if (settled) truth[row] = false;",
        "a month known not to hold no longer settles its window",
    ),
    Mutation(
        "eval/apportion.cpp",
        "if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];",
        "if (remainders[a] != remainders[b]) return remainders[a] < remainders[b];",
        "the smallest remainders get what is left over",
    ),
    Mutation(
        "eval/apportion.cpp",
        "for (Int128& share : result.shares) share = -share;",
        "{}",
        "a negative total is split as a positive one",
    ),
    Mutation(
        "eval/joins.cpp",
        "if (first < 0) continue;",
        "continue;",
        "a key may stand twice",
    ),
    Mutation(
        "eval/frame.cpp",
        "for (const Frame* arg : args) {",
        "for (const Frame* arg : args.first(1)) {",
        "a strict operation asks its first operand alone",
    ),
    Mutation(
        "eval/column.cpp",
        "if (scale > column_.scale && !set_scale(column_, scale)) widen(column_);",
        "if (scale > column_.scale) set_scale(column_, scale);",
        "a column that cannot take more decimals is not widened",
    ),
    Mutation(
        "eval/pools.cpp",
        "if (is_fault(left)) return left;",
        "if (is_fault(left)) return right;",
        "what is missing goes before a fault",
    ),
    Mutation(
        "eval/evaluate.cpp",
        "if (run_.options.set.contains(id) || find_version(parameter, as_of) != nullptr) continue;",
        "continue;",
        "a parameter without a value at the date is no error",
    ),
    Mutation(
        "base/rounding.cpp",
        "return twice > whole || (twice == whole && is_odd);",
        "return twice >= whole;",
        "half to even is half away from zero",
    ),
    # Checker
    Mutation(
        "checked/expression_arithmetic.cpp",
        "left.scale && right.scale ? std::optional(*left.scale + *right.scale) : std::nullopt;",
        "left.scale && right.scale ? std::optional(std::max(*left.scale, *right.scale))"
        " : std::nullopt;",
        "a product needs no more decimals than its factors",
    ),
    Mutation(
        "checked/expression_arithmetic.cpp",
        "if (!common) return report_operator(expr, left, right);",
        "if (!common) common = type(left);",
        "yuan and households may be added",
    ),
    Mutation(
        "checked/expression_arithmetic.cpp",
        "Dimension dimension = divide(left.dimension, right.dimension);",
        "Dimension dimension = left.dimension;",
        "a quotient keeps the unit of its dividend",
    ),
    Mutation(
        "checked/declare_parameters.cpp",
        "const bool is_above = parameter.high && is_less(*parameter.high, value);",
        "const bool is_above = false;",
        "a parameter may lie above its range",
    ),
    Mutation(
        "checked/declare_parameters.cpp",
        "return left.from < right.from;",
        "return right.from < left.from;",
        "versions of a parameter are taken from the last to the first",
    ),
    Mutation(
        "checked/order_columns.cpp",
        "edge.kind == ReadKind::SameRow || (edge.kind == ReadKind::EarlierRows && is_in_line);",
        "edge.kind != ReadKind::OtherRows;",
        "a column may read itself on earlier rows without an order",
    ),
    Mutation(
        "checked/define.cpp",
        "if (found.scale && *found.scale <= *wanted.scale) return;",
        "if (found.scale) return;",
        "money finer than a fen needs no rounding",
    ),
    Mutation(
        "checked/check_tables.cpp",
        "(test.includes_low && *low == *at)",
        "*low == *at",
        "a range of a table takes its lower end in, whatever it says",
    ),
    Mutation(
        "checked/clauses.cpp",
        "  if (citation.is_none())\n",
        "  if (false)\n",
        "a rule needs no source",
    ),
    Mutation(
        "program/dense_table.cpp",
        "const std::size_t word = cell / table.strides[i] % table.sizes[i];",
        "const std::size_t word = cell % table.sizes[i];",
        "a table by several words is laid out by the first alone",
    ),
]
