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
        "eval/kernels/choice.cpp",
        "if (state.hit_count == 0 && state.is_open) out.open_row(row, state.why, count);",
        "if (state.is_open) out.open_row(row, state.why, count);",
        "a row of a table that may yet hit opens it although another row decides",
    ),
    Mutation(
        "eval/kernels/choice.cpp",
        "static_cast<std::size_t>(!arms[0]->is_known(row) && !is_fault(arms[0]->why[row]));",
        "static_cast<std::size_t>(!arms[0]->is_known(row));",
        "a substitute for what is missing stands for a fault as well",
    ),
    Mutation(
        "eval/kernels/texts.cpp",
        "if (place < first || place >= size - last)",
        "if (place < first || place > size - last)",
        "masking leaves one character fewer at the end",
    ),
    Mutation(
        "eval/kernels/splits.cpp",
        "const std::int64_t sign = is_first == (steps->numbers[row] >= 0) ? 1 : -1;",
        "const std::int64_t sign = is_first ? 1 : -1;",
        "a negative total is split as a positive one",
    ),
    Mutation(
        "eval/aggregate.cpp",
        "          open_.add(parent, filter_->why[row], context_.whys());\n          continue;\n",
        "          continue;\n",
        "an unknown filter leaves a sum known",
    ),
    Mutation(
        "eval/match_keys.cpp",
        "range.op == Op::LessEqual ? upto : before;",
        "before;",
        "rows beside: at most is less",
    ),
    Mutation(
        "eval/rank.cpp",
        "        add(behind.doubt, why);\n",
        "        continue;\n",
        "a row that may take part leaves those behind it alone",
    ),
    Mutation(
        "eval/quota.cpp",
        "room.push_back(std::min(left, places(context_.column(reserve.count), first)));",
        "room.push_back(places(context_.column(reserve.count), first));",
        "more places are reserved than there are",
    ),
    Mutation(
        "eval/lines.cpp",
        "if (scope.is_open) scope.why = tie;",
        "scope.is_open = false;",
        "rows that tie are put in line as they come",
    ),
    Mutation(
        "eval/scan.cpp",
        "if (recent.is_false(from)) continue;\n      truth[row] = true;",
        "truth[row] = !recent.is_false(from);",
        "a row known not to hold does not settle its window",
    ),
    Mutation(
        "eval/divisor_method.cpp",
        "if (first != second) return first > second ? -1 : 1;",
        "if (first != second) return first < second ? -1 : 1;",
        "by Adams the smallest weights get the first units",
    ),
    Mutation(
        "eval/apportion.cpp",
        "return one.is_cap < other.is_cap;",
        "return one.is_cap > other.is_cap;",
        "a receiver of one possible share reaches its cap before it leaves its floor",
    ),
    Mutation(
        "eval/derive.cpp",
        "          return sign < 0;\n",
        "          return sign > 0;\n",
        "derived rows stand in descending order",
    ),
    Mutation(
        "eval/spread.cpp",
        "const bool is_settled = !stage_.cells[cell].value && results_[cell].truth(parent);",
        "const bool is_settled = false;",
        "an event that is there is in doubt for one of unknown name",
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
    # What it computes with
    Mutation(
        "base/rounding.cpp",
        "return twice > whole || (twice == whole && is_odd);",
        "return twice >= whole;",
        "half to even is half away from zero",
    ),
    Mutation(
        "base/date.cpp",
        "return reached && *reached <= to ? months : months - 1;",
        "return reached && *reached < to ? months : months - 1;",
        "a month is not over on its last day",
    ),
    # Lowering
    Mutation(
        "program/lower_process.cpp",
        "return builder_.simple(Opcode::And, std::move(tests), type());",
        "return builder_.simple(Opcode::Or, std::move(tests), type());",
        "one paper of a step is enough",
    ),
    Mutation(
        "program/lower_scorecard.cpp",
        "give_the_same(pack(), card.vetoes) ? Opcode::HitKnown : Opcode::HitFirst;",
        "give_the_same(pack(), card.vetoes) ? Opcode::HitKnown : Opcode::HitKnown;",
        "a veto that holds goes before one that may yet hold and stands above it",
    ),
    Mutation(
        "program/lower_decision_table.cpp",
        "if (turn.when) first.rows.back().tests.push_back(turn.when);",
        "if (false) first.rows.back().tests.push_back(turn.when);",
        "by priority: the first row in its place, whatever it comes to",
    ),
    Mutation(
        "program/lower_state.cpp",
        "Register lasts = builder_.simple(Opcode::And, {carry.value, goes_on}, type());\n"
        "  Register on = builder_.simple(Opcode::Or, {builder_.emit(state.start), lasts}, type());",
        "Register lasts = builder_.simple(Opcode::Or, {builder_.emit(state.start), carry.value},"
        " type());\n"
        "  Register on = builder_.simple(Opcode::And, {lasts, goes_on}, type());",
        "where both hold, the end of a state goes before its beginning",
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
        "checked/tree.cpp",
        "date && *version.from <= *date",
        "date && *version.from < *date",
        "a parameter changes a day late",
    ),
    Mutation(
        "checked/define_exceptions.cpp",
        "simple_type(TypeKind::Bool), span, {applies(i)})",
        "simple_type(TypeKind::Bool), span, {rule_.exceptions[i].condition})",
        "an exception overridden itself overrides on",
    ),
    Mutation(
        "checked/define_bracket.cpp",
        "compare(context_, Op::LessEqual, bracket_.base",
        "compare(context_, Op::Less, bracket_.base",
        "the upper bound of a band belongs to the next one",
    ),
    Mutation(
        "checked/check_none.cpp",
        "for (const Rank::Key& key : rank->keys) note(key.value);",
        "for (const Rank::Key& key : rank->keys) (void)key;",
        "a rank may go by what may be none",
    ),
    Mutation(
        "checked/order_columns.cpp",
        "const bool is_elsewhere = !own.is_none() && own != order;",
        "const bool is_elsewhere = false;",
        "columns that run over two orders may read one another",
    ),
]
