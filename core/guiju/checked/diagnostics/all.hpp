// Every kind of diagnostic of this floor: each has a page and a test.
#pragma once

#include "guiju/checked/diagnostics/checks.hpp"
#include "guiju/checked/diagnostics/decision_tables.hpp"
#include "guiju/checked/diagnostics/formulas.hpp"
#include "guiju/checked/diagnostics/functions.hpp"
#include "guiju/checked/diagnostics/law.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/process.hpp"
#include "guiju/checked/diagnostics/rows.hpp"
#include "guiju/checked/diagnostics/shares.hpp"
#include "guiju/checked/diagnostics/tables.hpp"
#include "guiju/checked/diagnostics/types.hpp"
#include "guiju/checked/diagnostics/units.hpp"

namespace guiju::checked::diagnostics {

inline constexpr const DiagnosticInfo* all[] = {
    // formulas
    &bounds_descend,
    &bracket_gap,
    &above_place,
    &bound_not_constant,
    &general_twice,
    &unknown_exception,
    &exceptions_cycle,
    &exception_without_value,
    &exceptions_overlap,
    &exception_of_what,
    &dates_beside_others,
    &dates_clash,
    &heading_of_table,
    &cell_missing,
    &cells_overlap,
    &versions_of_table_differ,
    &may_be_none,
    &none_of_what,
    &never_none,
    // names
    &unknown_name,
    &unknown_column,
    &unknown_entity,
    &unknown_type,
    &name_clash,
    &parents_cycle,
    &not_an_ancestor,
    &many_rows,
    &not_a_descendant,
    &ambiguous_word,
    &unknown_order,
    &clause_not_here,
    &unknown_function,
    &unknown_word,
    &clause_missing,
    &table_as_value,
    &unknown_by_product,
    &type_needed,
    &chain_too_long,
    &cycle,
    &pack_header,
    &rows_out_of_place,
    &order_needed,
    &rows_missing,
    &mixed_rows,
    &unused_input,
    &unused_helper,
    &too_many_ancestors,
    // types
    &type_mismatch,
    &operator_types,
    &argument_count,
    &span_needs_unit,
    &unordered_enum,
    &months_and_days,
    &not_a_word,
    &not_a_constant,
    &out_of_range,
    &branches_differ,
    &input_wanted,
    &ratio_column,
    &extern_type,
    // units
    &dimension_mismatch,
    &unknown_unit,
    &scale_lost,
    &missing_rounding,
    &missing_places,
    &rounding_mode_missing,
    &unknown_step,
    &unit_mismatch,
    &unit_not_taken,
    // functions
    &bad_pattern,
    &unknown_calendar,
    &calendar_line,
    &calendar_clash,
    &exponent_not_written,
    &unit_conversion,
    &unit_cycle,
    &date_of_asking_row,
    &date_of_row_beside,
    // tables
    &cell_type,
    &table_gap,
    &table_overlap,
    &results_differ,
    &unreachable_row,
    &table_not_proved,
    &nothing_in_it,
    &split_without_total,
    &ratio_count,
    &split_step,
    &default_row_place,
    &test_column_twice,
    &test_key_missing,
    // processes
    &process_log_shape,
    &process_log_key,
    &process_log_column,
    &process_word_without_step,
    &process_one_body,
    &process_unnamed_need,
    // checks
    &check_without_message,
    // rows
    &own_row_not_compared,
    &several_ranges,
    &too_many_equalities,
    &list_by_size,
    // shares
    &bounds_crossed,
    &short_rule_missing,
    &receivers_without_order,
    &line_of_shared_places,
    // decision tables and scorecards
    &result_count,
    &result_heading,
    &collect_what,
    &policy_takes_nothing,
    &word_to_order_by,
    &collected_item,
    &last_band,
    &bounds_ascend,
    &grade_word,
    &grade_enum,
    &last_grade,
    &grades_descend,
    &group_not_of_inputs,
    &derived_table,
    &table_file,
    &rows_and_file,
    &quota_varies,
    &cumulative_weights,
    &cumulative_method,
    // law
    &missing_source,
    &unknown_source,
    &parameter_without_value,
    &versions_clash,
    &versions_differ,
    &unused_parameter,
};

}  // namespace guiju::checked::diagnostics
