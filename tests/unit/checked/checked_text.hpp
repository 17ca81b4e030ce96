// A pack checked from one text, for the tests of this floor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guiju/checked/check.hpp"
#include "guiju/diag/diagnostic.hpp"
#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/parse.hpp"

namespace guiju::checked {

struct CheckedText {
  SourceSet sources;
  std::vector<syntax::Tree> trees;
  CheckedPack pack;
  std::vector<Diagnostic> diagnostics;

  [[nodiscard]] std::vector<int> error_codes() const {
    std::vector<int> codes;
    for (const Diagnostic& diagnostic : diagnostics)
      if (diagnostic.info->severity == Severity::Error) codes.push_back(diagnostic.info->code);
    return codes;
  }
  /// Every message on a line of its own, for a failing test to show.
  [[nodiscard]] std::string messages() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics)
      all += code_text(*diagnostic.info) + " " + message(diagnostic, Language::Zh) + "\n";
    return all;
  }
  [[nodiscard]] ColumnId column(std::string_view entity, std::string_view name) const {
    return find_column(pack, find_entity(pack, entity), name);
  }
  [[nodiscard]] const Column& at(std::string_view entity, std::string_view name) const {
    return pack.at(column(entity, name));
  }
  [[nodiscard]] const Expr& formula(std::string_view entity, std::string_view name) const {
    return pack.at(std::get<Formula>(at(entity, name).definition).value);
  }
};

inline CheckedText check_text(std::string text) {
  CheckedText checked;
  checked.sources.files.emplace_back("试验.gj", std::move(text));
  DiagnosticSink sink;
  checked.trees.push_back(syntax::parse(checked.sources, FileId{0}, sink));
  checked.pack = check(checked.trees, checked.sources, sink);
  checked.diagnostics = sink.take();
  return checked;
}

/// Tables, a source, enums and parameters that most tests and the examples of all pages build on.
inline const std::string prelude = R"gj(规则包 试验   版本 1
出处 文 "试验办法"
舍入 四舍五入
单位 户
枚举 等次 = 优 > 良 > 差
枚举 角色 = 党员, 村民
参数 限额 : 金额 = 1万元   依据 文 "一"
参数 线 : 比率 = 98%   依据 文 "一"
实体 县   键 县代码
  输入 资金 : 金额
实体 村   键 村代码   属于 县
  输入 收入 : 金额
  输入 户数 : 整数
  输入 贫困户 : 整数 单位 户
  输入 达标, 合格 : 是否
  输入 评级 : 等次
  输入 身份 : 角色
  输入 开始, 结束 : 日期
  输入 月数 : 整数
  次序 先后   同 县   按 开始, 村代码
实体 户   键 户号   属于 村
  输入 贷款 : 金额
枚举 环节 = 申请, 审批
枚举 承办 = 本人, 乡镇, 县办
实体 办理   键 户号, 环节   属于 户
  输入 环节 : 环节
  输入 办理日, 补录日 : 日期
  输入 办理单位 : 承办
实体 流水   键 流水号   属于 户
  输入 环节 : 环节
  输入 办理日 : 日期
)gj";

/// The same in English.
inline const std::string prelude_en = R"gj(pack trial   version 1
source paper   "Trial Measures"
rounding half_away
unit household
enum grade = good > fair > poor
enum role = party_member, villager
param limit : money = 1万元   cite paper "1"
param line : rate = 98%       cite paper "1"
entity county   key county_code
  input fund : money
entity village   key village_code   of county
  input income : money
  input households : integer
  input poor_households : integer   unit household
  input met, passed : bool
  input rating : grade
  input standing : role
  input begun, ended : date
  input month_count : integer
  order sequence   within county   by begun, village_code
entity household   key household_no   of village
  input loan : money
enum stage = applied, approved
enum office = applicant, township, county_office
entity log   key household_no, done   of household
  input done : stage
  input done_on, entered_on : date
  input done_at : office
entity journal   key journal_no   of household
  input done : stage
  input done_on : date
)gj";

/// The prelude and a block of rules for a village.
inline CheckedText check_village(std::string_view lines) {
  return check_text(prelude + "每个 村   依据 文 \"二\"\n" + std::string(lines));
}

}  // namespace guiju::checked
