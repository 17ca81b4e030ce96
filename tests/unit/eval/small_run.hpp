// A rule text, tables made by hand, and the column that comes out, in words.
#pragma once

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "guiju/base/decimal_text.hpp"
#include "guiju/checked/check.hpp"
#include "guiju/diag/render.hpp"
#include "guiju/eval/run.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/syntax/parse.hpp"

namespace guiju {

class SmallRun {
 public:
  explicit SmallRun(std::string rules) {
    sources.files.emplace_back("rules.gj", std::move(rules));
    DiagnosticSink sink;
    std::vector<syntax::Tree> trees{syntax::parse(sources, FileId{0}, sink)};
    pack = checked::check(trees, sources, sink);
    if (sink.has_errors()) throw std::runtime_error(render_text(sink.take(), sources, {}));
    program = program::lower(pack);
    for (std::size_t i = 0; i < pack.entities.size(); ++i)
      tables_.emplace_back().entity = checked::EntityId{i};
  }

  /// Cells divided by spaces: `-` is missing, `!` a fault.
  SmallRun& table(const std::string& entity_name, const std::string& heading,
                  const std::vector<std::string>& rows) {
    const checked::EntityId entity = checked::find_entity(pack, entity_name);
    eval::Table& table = tables_[entity.index()];
    table.is_given = true;
    table.row_count = rows.size();
    const std::vector<std::string> names = words(heading);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const checked::ColumnId id = checked::find_column(pack, entity, names[i]);
      EXPECT_TRUE(id) << names[i];
      eval::ColumnBuilder builder{eval::form_of(pack.at(id).type)};
      for (const std::string& row : rows) append(builder, id, words(row).at(i));
      table.columns.push_back({id, builder.take()});
    }
    return *this;
  }

  SmallRun& evaluate() {
    DiagnosticSink sink;
    eval::RunOptions options;
    options.as_of = make_date(2016, 12, 31);
    run = eval::evaluate(pack, program, std::move(tables_), pools, std::move(options), sink);
    EXPECT_FALSE(sink.has_errors()) << render_text(sink.take(), sources, {});
    return *this;
  }

  /// "1 2 ?收入 !tie": what each row of a column says; ? names what is missing, ! the fault.
  std::string column(const std::string& entity_name, const std::string& column_name) const {
    const checked::EntityId entity = checked::find_entity(pack, entity_name);
    const checked::ColumnId id = checked::find_column(pack, entity, column_name);
    std::string text;
    for (std::size_t row = 0; row < eval::row_count(run, entity); ++row)
      text += (row == 0 ? "" : " ") + shown(eval::outcome(pack, run, id, row));
    return text;
  }

  std::string shown(const eval::Outcome& outcome) const {
    if (outcome.state == eval::Outcome::State::Fault) return fault_name(outcome.fault.code);
    if (outcome.state == eval::Outcome::State::Undecided) {
      std::string names;
      for (checked::ColumnId input : outcome.missing)
        names += (names.empty() ? "?" : "+") + pack.at(input).name;
      return names;
    }
    if (const auto* truth = std::get_if<bool>(&outcome.value)) return *truth ? "是" : "否";
    if (const auto* number = std::get_if<Rational>(&outcome.value)) return format_shortest(*number);
    if (const auto* word = std::get_if<checked::EnumWord>(&outcome.value))
      return pack.at(word->enumeration).words[word->index];
    if (const auto* text = std::get_if<std::string>(&outcome.value)) return *text;
    if (const auto* date = std::get_if<Date>(&outcome.value)) return to_string(*date);
    if (const auto* list = std::get_if<checked::TextList>(&outcome.value)) {
      std::string items = "[";
      for (const std::string& item : list->items) items += (items.size() > 1 ? "," : "") + item;
      return items + "]";
    }
    return "unexpected";
  }

  SourceSet sources;
  checked::CheckedPack pack;
  program::Program program;
  std::shared_ptr<eval::Pools> pools = std::make_shared<eval::Pools>();
  eval::Run run;

 private:
  static std::vector<std::string> words(const std::string& line) {
    std::istringstream stream{line};
    std::vector<std::string> result;
    for (std::string word; stream >> word;) result.push_back(word);
    return result;
  }

  static std::string fault_name(eval::FaultCode code) {
    switch (code) {
      case eval::FaultCode::UnreadableCell: return "!unreadable";
      case eval::FaultCode::DivisionByZero: return "!zero";
      case eval::FaultCode::Overflow: return "!overflow";
      case eval::FaultCode::CalendarAbsent: return "!calendar";
      case eval::FaultCode::Tie: return "!tie";
      case eval::FaultCode::NegativeWeight: return "!negative";
      case eval::FaultCode::AllWeightsZero: return "!all-zero";
      case eval::FaultCode::EmptyAggregate: return "!empty";
      case eval::FaultCode::SeveralRowsFound: return "!found";
      case eval::FaultCode::BadCount: return "!count";
      case eval::FaultCode::BoundsCrossed: return "!crossed";
      case eval::FaultCode::Refund: return "!refund";
      case eval::FaultCode::SeveralRowsHit: return "!several";
      default: return "!" + std::to_string(static_cast<int>(code));
    }
  }

  void append(eval::ColumnBuilder& builder, checked::ColumnId id, const std::string& cell) {
    const checked::Type& type = pack.at(id).type;
    if (cell == "-") return builder.append_open(pools->whys.missing(id));
    if (cell == "!")
      return builder.append_open(pools->whys.fault({eval::FaultCode::UnreadableCell, id, {}}));
    switch (type.kind) {
      case checked::TypeKind::Bool: return builder.append_truth(cell == "是");
      case checked::TypeKind::Number: {
        const Decimal number = *parse_decimal(cell);
        return builder.append_number(*Rational::from_decimal(number.coefficient, number.scale));
      }
      case checked::TypeKind::Date: return builder.append_code(parse_date(cell)->days);
      case checked::TypeKind::Enum: {
        const auto& known = pack.at(type.enumeration).words;
        const auto place = std::find(known.begin(), known.end(), cell) - known.begin();
        return builder.append_code(static_cast<std::int32_t>(place));
      }
      default: return builder.append_code(pools->texts.intern(cell));
    }
  }

  std::vector<eval::Table> tables_;
};

}  // namespace guiju
