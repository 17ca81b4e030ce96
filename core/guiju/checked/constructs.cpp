#include "guiju/checked/constructs.hpp"

#include <algorithm>
#include <iterator>

#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using enum syntax::Word;
using Clauses = std::initializer_list<syntax::Word>;

constexpr Clauses formula{Clause_Alias,  Clause_InUnit, Clause_By,   Clause_At,   Clause_AtLeast,
                          Clause_AtMost, Clause_To,     Clause_Show, Clause_From, Clause_Cite};
constexpr Clauses table{Clause_Alias,  Clause_Hit, Clause_At,   Clause_Module, Clause_AtLeast,
                        Clause_AtMost, Clause_To,  Clause_Show, Clause_From,   Clause_Cite};
constexpr Clauses bracket{Clause_Alias,  Clause_By, Clause_Progressive, Clause_At,   Clause_AtLeast,
                          Clause_AtMost, Clause_To, Clause_Show,        Clause_From, Clause_Cite};
constexpr Clauses score{Clause_Alias, Clause_AtLeast, Clause_AtMost,
                        Clause_To,    Clause_Show,    Clause_Cite};
constexpr Clauses named{Clause_Alias, Clause_Cite};
constexpr Clauses state{Clause_Alias, Clause_By, Clause_Cite};
constexpr Clauses check{Clause_Guard, Clause_Cite};
constexpr Clauses rank{Clause_Alias, Clause_Within, Clause_Guard, Clause_By,
                       Clause_Quota, Clause_Ties,   Clause_Cite};

constexpr Clauses split{Clause_Alias,   Clause_Within, Clause_Guard,      Clause_By,
                        Clause_Equally, Clause_Into,   Clause_AtLeast,    Clause_AtMost,
                        Clause_To,      Clause_Method, Clause_Cumulative, Clause_Short,
                        Clause_Ties,    Clause_Show,   Clause_Cite};
constexpr Clauses process{Clause_Alias, Clause_LoggedIn, Clause_NotBegun, Clause_Done, Clause_Cite};

constexpr Construct constructs[]{
    {.head = Head_Define,
     .runs_over_an_order = true,
     .clauses = &formula,
     .declare_by_products = declare_exceptions,
     .define = define_formula},
    {.head = Head_Let, .runs_over_an_order = true, .clauses = &formula, .define = define_formula},
    {.head = Head_Table,
     .clauses = &table,
     .declare = declare_table,
     .define = define_decision_table},
    {.head = Head_Bracket, .clauses = &bracket, .define = define_bracket},
    {.head = Head_Eligibility,
     .concludes = Concludes::Truth,
     .clauses = &named,
     .declare_by_products = declare_products_of_eligibility,
     .define = define_eligibility},
    {.head = Head_Score,
     .concludes = Concludes::Number,
     .clauses = &score,
     .declare_by_products = declare_products_of_scorecard,
     .define = define_scorecard},
    {.head = Head_List, .concludes = Concludes::List, .clauses = &named, .define = define_list},
    {.head = Head_Rank,
     .concludes = Concludes::Integer,
     .clauses = &rank,
     .declare_by_products = declare_products_of_rank,
     .define = define_rank},
    {.head = Head_Split,
     .concludes = Concludes::Number,
     .clauses = &split,
     .declare = declare_split,
     .define = define_split},
    {.head = Head_State,
     .concludes = Concludes::Truth,
     .runs_over_an_order = true,
     .clauses = &state,
     .define = define_state},
    {.head = Head_Fail, .concludes = Concludes::Truth, .clauses = &check, .define = define_check},
    {.head = Head_Warn, .concludes = Concludes::Truth, .clauses = &check, .define = define_check},
    {.head = Head_Process,
     .clauses = &process,
     .declare = declare_process,
     .define = define_process},
};

}  // namespace

const Construct* find_construct(syntax::Word head) {
  const auto* found = std::ranges::find(constructs, head, &Construct::head);
  return found == std::end(constructs) ? nullptr : found;
}

bool may_have_dates(syntax::Word head) {
  const Construct* construct = find_construct(head);
  return construct != nullptr && construct->clauses != nullptr &&
         std::ranges::find(*construct->clauses, Clause_From) != construct->clauses->end();
}

}  // namespace guiju::checked
