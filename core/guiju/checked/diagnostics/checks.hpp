// GJ2545-2569: data checks.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo check_without_message{
    .code = 2545,
    .name = "check-without-message",
    .message = {"校验要有一句话，说查出了什么",
                "a check says what it finds, and this says nothing"},
    .help = {"结果里、测试里都靠这句话认出是哪一条校验",
             "results and tests know a check by these words"}};
static_assert(is_well_formed(check_without_message));

}  // namespace guiju::checked::diagnostics
