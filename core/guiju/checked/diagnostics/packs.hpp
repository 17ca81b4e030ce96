// GJ233x, GJ234x: packs that import packs and replace parts of them; functions of the host.
#pragma once

#include "guiju/diag/diagnostic.hpp"

namespace guiju::checked::diagnostics {

inline constexpr DiagnosticInfo import_not_found{
    .code = 2330,
    .name = "import-not-found",
    .message = {"找不到规则包 `{name}`", "the pack `{name}` is not found"},
    .help = {"找过：{places}；放在别处的，用 `--packs 文件夹` 指明",
             "looked in: {places}; `--packs FOLDER` names another place"}};
static_assert(is_well_formed(import_not_found));

inline constexpr DiagnosticInfo import_version{
    .code = 2331,
    .name = "import-version",
    .message = {"要的是 `{name}` 的{wanted}，找到的是{found}",
                "`{name}` is wanted in {wanted} and was found in {found}"},
    .help = {"把要的那一版放进这个规则包的 `packs`，或者改写这里的版本",
             "put the wanted one into the folder `packs` of this pack, or write another version"}};
static_assert(is_well_formed(import_version));

inline constexpr DiagnosticInfo import_circle{
    .code = 2332,
    .name = "import-circle",
    .message = {"规则包绕了一圈又引入自己：{loop}", "packs import themselves in a circle: {loop}"}};
static_assert(is_well_formed(import_circle));

inline constexpr DiagnosticInfo import_two_versions{
    .code = 2333,
    .name = "import-two-versions",
    .message = {"同一个规则包 `{name}`，这里要{wanted}，别处要{other}",
                "`{name}` is wanted in {wanted} here and in {other} elsewhere"},
    .help = {
        "一次只能用一个版本；两处写成同一个版本，或者写 `版本 至少 ...`",
        "one version holds at a time: write the same in both places, or `version at_least ...`"}};
static_assert(is_well_formed(import_two_versions));

inline constexpr DiagnosticInfo too_many_imports{
    .code = 2334,
    .name = "too-many-imports",
    .message = {"连同它们引入的，规则包超过了 {limit} 个",
                "with what they import themselves there are more than {limit} packs"}};
static_assert(is_well_formed(too_many_imports));

inline constexpr DiagnosticInfo replaces_unknown_pack{
    .code = 2335,
    .name = "replaces-unknown-pack",
    .message = {"`替换` 后面的 `{name}` 不是这个规则包引入的",
                "`{name}` after `replaces` is no pack that this one imports"},
    .help = {"替换哪个规则包里的，先写 `引入 {name}   版本 ...`",
             "the pack is imported first: `import {name}   version ...`"}};
static_assert(is_well_formed(replaces_unknown_pack));

inline constexpr DiagnosticInfo replaces_nothing{
    .code = 2336,
    .name = "replaces-nothing",
    .message = {"规则包 `{pack}` 里没有 `{name}` 可以替换",
                "the pack `{pack}` has no `{name}` to replace"}};
static_assert(is_well_formed(replaces_nothing));

inline constexpr DiagnosticInfo replaces_other_type{
    .code = 2337,
    .name = "replaces-other-type",
    .message = {"`{name}` 原来的类型是 {wanted}，替换它的是 {found}",
                "`{name}` was declared with type {wanted}, and its replacement has type {found}"},
    .help = {"读它的规则照原来的类型写成，替换不能改类型",
             "rules that read it rely on its type, which a replacement keeps"}};
static_assert(is_well_formed(replaces_other_type));

inline constexpr DiagnosticInfo replaces_other_construct{
    .code = 2338,
    .name = "replaces-other-construct",
    .message = {"`{name}` 原来是 `{wanted}`，不能用 `{found}` 替换",
                "`{name}` was declared by `{wanted}`, which `{found}` cannot replace"},
    .help = {
        "`资格`、`评分` 等带有自己的副产品，只能用同一种写法替换；`定义`、`决策表`、`分段` 可以互换",
        "`eligibility`, `score` and others have by-products of their own and are replaced by their "
        "like; `define`, `table` and `bracket` replace one another"}};
static_assert(is_well_formed(replaces_other_construct));

inline constexpr DiagnosticInfo replaced_already{
    .code = 2339,
    .name = "replaced-already",
    .message = {"`{name}` 已经由规则包 `{by}` 替换",
                "`{name}` is replaced by the pack `{by}` already"},
    .help = {"要替换的是那一处，就写 `替换 {by}`", "to replace that one, write `replaces {by}`"}};
static_assert(is_well_formed(replaced_already));

inline constexpr DiagnosticInfo replaced_twice{
    .code = 2540,
    .name = "replaced-twice",
    .message = {"规则包 `{by}` 和 `{other}` 都替换了 `{name}`",
                "the packs `{by}` and `{other}` both replace `{name}`"},
    .help = {"按哪一个不知道：只引入其中一个，或者 `{other}` 先 `引入 {by}`，再写 `替换 {by}`",
             "which of them holds is not said: import but one of them, or let `{other}` import "
             "`{by}` and write `replaces {by}`"}};
static_assert(is_well_formed(replaced_twice));

inline constexpr DiagnosticInfo replaces_a_part{
    .code = 2541,
    .name = "replaces-a-part",
    .message = {"{names} 在一行里写成，替换时要一起写",
                "{names} are declared in one line and are replaced together"},
    .help = {"不变的也照原样写上", "write those that stay as they were"}};
static_assert(is_well_formed(replaces_a_part));

inline constexpr DiagnosticInfo replaces_other_arguments{
    .code = 2542,
    .name = "replaces-other-arguments",
    .message = {"`{name}` 原来是按 ({wanted}) 查的，替换它的是按 ({found})",
                "`{name}` is asked by ({wanted}), and its replacement by ({found})"},
    .help = {"读它的规则照原来的写法查，替换不能改",
             "rules that read it ask for it as before, which a replacement keeps"}};
static_assert(is_well_formed(replaces_other_arguments));

inline constexpr DiagnosticInfo ambiguous_source{
    .code = 2340,
    .name = "ambiguous-source",
    .message = {"引入的规则包里有两个出处都叫 `{name}`",
                "two imported packs have a source called `{name}`"},
    .help = {"在这个规则包里另立一个出处", "declare a source in this pack"}};
static_assert(is_well_formed(ambiguous_source));

inline constexpr DiagnosticInfo units_differ{
    .code = 2341,
    .name = "units-differ",
    .message = {"单位 `{name}` 在两处等于不一样多", "unit `{name}` is worth two different amounts"},
    .help = {"两个包说同一个单位时要说得一样；不是一回事的，换一个名称",
             "packs that declare the same unit must say the same of it; another thing wants "
             "another name"}};
static_assert(is_well_formed(units_differ));

inline constexpr DiagnosticInfo extern_named_like_function{
    .code = 2345,
    .name = "extern-named-like-function",
    .message = {"`{name}` 是规则语言自己的函数，外部函数不能也叫这个名称",
                "`{name}` is a function of the language, and an extern cannot have its name"},
    .help = {"给外部函数换个名称", "give the extern another name"}};
static_assert(is_well_formed(extern_named_like_function));

}  // namespace guiju::checked::diagnostics
