// Functions of a C++ host, by name and with declared types.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "guiju/engine/engine.hpp"
#include "guiju/tables/read.hpp"
#include "guiju/tables/write.hpp"

namespace guiju {
namespace {

struct Words {
  const char* rules;
  const char* function;
  const char* entity;
  const char* table;
  const char* results;
};

const Words words[] = {{R"gj(规则包 试   版本 1
出处 文 "试验"
外部 翻倍(数 : 整数) : 整数 0 至 100   版本 1.0   来自 "host:twice"
实体 户   键 户号
  输入 分 : 整数
每个 户   依据 文 "一"
  定义 倍 : 整数 = 翻倍(分)
  定义 多 : 是否 = 翻倍(翻倍(分)) > 20
)gj",
                        "翻倍", "户", "户号,分\n1,4\n2,-1\n3,51\n4,\n5,10\n",
                        "户号,倍,多\n1,8,否\n2,,\n3,,\n4,,\n5,20,是\n"},
                       {R"gj(pack trial   version 1
source paper "Trial"
extern twice(number : integer) : integer 0 upto 100   version 1.0   provided_by "host:twice"
entity household   key code
  input points : integer
each household   cite paper "1"
  define doubled : integer = twice(points)
  define many : bool = twice(twice(points)) > 20
)gj",
                        "twice", "household", "code,points\n1,4\n2,-1\n3,51\n4,\n5,10\n",
                        "code,doubled,many\n1,8,否\n2,,\n3,,\n4,,\n5,20,是\n"}};

/// Fails for numbers below zero.
void twice(eval::ExternCall& call) {
  for (std::size_t row = 0; row < call.answers.size(); ++row) {
    const auto& number = std::get<Rational>(call.arguments[0][row]);
    if (number.sign() < 0)
      call.answers[row].message = "below zero";
    else
      call.answers[row].value = checked::Value{*add(number, number)};
  }
}

eval::Run run(const CompiledPack& pack, const Words& word, eval::Externs externs,
              DiagnosticSink& sink) {
  auto pools = std::make_shared<eval::Pools>();
  std::vector<eval::Table> tables;
  tables.push_back(tables::read_csv(pack.checked, checked::find_entity(pack.checked, word.entity),
                                    word.table, "t.csv", *pools, sink));
  eval::RunOptions options;
  options.externs = std::move(externs);
  return eval::evaluate(pack.checked, pack.program, std::move(tables), pools, std::move(options),
                        sink);
}

TEST(Extern, is_called_on_rows_whose_arguments_are_known) {
  for (const Words& word : words) {
    const CompileResult compiled = compile({{"a.gj", word.rules}});
    ASSERT_TRUE(compiled.pack);
    DiagnosticSink sink;
    const eval::Run done = run(*compiled.pack, word, {{word.function, twice}}, sink);
    ASSERT_FALSE(sink.has_errors());
    const checked::CheckedPack& pack = compiled.pack->checked;
    const checked::EntityId entity = checked::find_entity(pack, word.entity);
    EXPECT_EQ(tables::write_csv(pack, done, entity), word.results);
    const checked::ColumnId doubled = pack.at(entity).written[0];
    const eval::Outcome failed = eval::outcome(pack, done, doubled, 1);
    EXPECT_EQ(failed.state, eval::Outcome::State::Fault);
    EXPECT_EQ(failed.fault.code, eval::FaultCode::ExternFailed);
    EXPECT_EQ(failed.fault.message, "below zero");
    EXPECT_EQ(eval::outcome(pack, done, doubled, 2).fault.code, eval::FaultCode::ExternResult);
    EXPECT_EQ(eval::outcome(pack, done, doubled, 3).state, eval::Outcome::State::Undecided);
  }
}

const Words richer_words[] = {{R"gj(规则包 试   版本 1
出处 文 "试验"
枚举 等次 = 优 > 良 > 差
外部 算(证 : 列表, 限 : 期限 1个月 至 24个月, 级 : 等次 良 至 优) : 列表   版本 1
外部 宽(数 : 整数) : 期限 0天 至 90天   版本 1
实体 户   键 户号
  输入 证 : 列表
  输入 限 : 期限
  输入 级 : 等次
  输入 数 : 整数
每个 户   依据 文 "一"
  定义 单 : 列表 = 算(证, 限, 级)
  定义 宽限 : 期限 = 宽(数)
)gj",
                               "算", "户",
                               "户号,证,限,级,数\n1,甲;乙,2年,良,90\n2,甲,25个月,优,91\n"
                               "3,,1个月,优,0\n4,甲,1个月,差,-1\n",
                               "户号,单,宽限\n1,乙；甲；24,90天\n2,,\n3,,0天\n4,,\n"},
                              {R"gj(pack trial   version 1
source paper "Trial"
enum grade = good > fair > poor
extern turn(papers : list, term : duration 1个月 upto 24个月, level : grade fair upto good) : list   version 1
extern grace(number : integer) : duration 0天 upto 90天   version 1
entity household   key code
  input papers : list
  input term : duration
  input level : grade
  input number : integer
each household   cite paper "1"
  define listed : list = turn(papers, term, level)
  define delay : duration = grace(number)
)gj",
                               "turn", "household",
                               "code,papers,term,level,number\n1,a;b,2年,fair,90\n"
                               "2,a,25个月,good,91\n3,,1个月,good,0\n4,a,1个月,poor,-1\n",
                               "code,listed,delay\n1,b；a；24,90天\n2,,\n3,,0天\n4,,\n"}};

void turn_list(eval::ExternCall& call) {
  for (std::size_t row = 0; row < call.answers.size(); ++row) {
    checked::TextList list = std::get<checked::TextList>(call.arguments[0][row]);
    std::reverse(list.items.begin(), list.items.end());
    list.items.push_back(
        std::to_string(std::get<checked::MonthSpan>(call.arguments[1][row]).months));
    call.answers[row].value = checked::Value{std::move(list)};
  }
}

void give_days(eval::ExternCall& call) {
  for (std::size_t row = 0; row < call.answers.size(); ++row)
    call.answers[row].value = checked::Value{checked::DaySpan{
        static_cast<std::int64_t>(std::get<Rational>(call.arguments[0][row]).numerator())}};
}

TEST(Extern, takes_and_gives_lists_and_durations_within_their_ranges) {
  for (const Words& word : richer_words) {
    const CompileResult compiled = compile({{"a.gj", word.rules}});
    ASSERT_TRUE(compiled.pack);
    const checked::CheckedPack& pack = compiled.pack->checked;
    DiagnosticSink sink;
    const eval::Run done =
        run(*compiled.pack, word,
            {{pack.externs[0].name, turn_list}, {pack.externs[1].name, give_days}}, sink);
    ASSERT_FALSE(sink.has_errors());
    const checked::EntityId entity = checked::find_entity(pack, word.entity);
    EXPECT_EQ(tables::write_csv(pack, done, entity), word.results);
    const auto fault = [&](std::size_t column, std::size_t row) {
      return eval::outcome(pack, done, pack.at(entity).written[column], row).fault;
    };
    EXPECT_EQ(fault(0, 1).code, eval::FaultCode::ExternArgument);
    EXPECT_EQ(fault(0, 1).message, pack.externs[0].arguments[1].name);
    EXPECT_EQ(fault(0, 3).message, pack.externs[0].arguments[2].name);
    EXPECT_EQ(fault(1, 1).code, eval::FaultCode::ExternResult);
    EXPECT_EQ(fault(1, 3).code, eval::FaultCode::ExternResult);
  }
}

TEST(Extern, gives_no_item_that_a_cell_would_not_hold) {
  const CompileResult compiled = compile({{"a.gj", richer_words[0].rules}});
  const checked::CheckedPack& pack = compiled.pack->checked;
  for (const char* item : {"", " 甲", "甲；乙", "a,b"}) {
    DiagnosticSink sink;
    const auto answer = [&](eval::ExternCall& call) {
      for (eval::ExternAnswer& one : call.answers)
        one.value = checked::Value{checked::TextList{{item}}};
    };
    const eval::Run done =
        run(*compiled.pack, richer_words[0], {{"算", answer}, {"宽", give_days}}, sink);
    const checked::EntityId entity = checked::find_entity(pack, "户");
    EXPECT_EQ(eval::outcome(pack, done, pack.at(entity).written[0], 0).fault.code,
              eval::FaultCode::ExternResult)
        << item;
  }
}

TEST(Extern, that_is_not_registered_refuses_the_run) {
  for (const Words& word : words) {
    const CompileResult compiled = compile({{"a.gj", word.rules}});
    ASSERT_TRUE(compiled.pack);
    DiagnosticSink sink;
    run(*compiled.pack, word, {}, sink);
    const std::vector<Diagnostic> diagnostics = sink.take();
    ASSERT_EQ(diagnostics.size(), 1U);
    EXPECT_EQ(diagnostics[0].info->code, 5005);
  }
}

TEST(Extern, may_end_the_run) {
  const CompileResult compiled = compile({{"a.gj", words[0].rules}});
  DiagnosticSink sink;
  const auto interrupt = [](eval::ExternCall& call) { call.is_interrupted = true; };
  EXPECT_TRUE(run(*compiled.pack, words[0], {{words[0].function, interrupt}}, sink).is_interrupted);
}

TEST(Extern, of_another_kind_than_declared_is_a_fault) {
  const CompileResult compiled = compile({{"a.gj", words[0].rules}});
  const checked::CheckedPack& pack = compiled.pack->checked;
  for (const checked::Value& wrong :
       {checked::Value{true}, checked::Value{std::string("3")}, checked::Value{Date{1}},
        checked::Value{*Rational::make(1, 2)}}) {
    DiagnosticSink sink;
    const auto answer = [&](eval::ExternCall& call) {
      for (eval::ExternAnswer& one : call.answers) one.value = wrong;
    };
    const eval::Run done = run(*compiled.pack, words[0], {{words[0].function, answer}}, sink);
    const checked::EntityId entity = checked::find_entity(pack, "户");
    EXPECT_EQ(eval::outcome(pack, done, pack.at(entity).written[0], 0).fault.code,
              eval::FaultCode::ExternResult);
  }
}

}  // namespace
}  // namespace guiju
