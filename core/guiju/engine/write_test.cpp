#include "guiju/engine/write_test.hpp"

#include <algorithm>
#include <vector>

#include "guiju/base/decimal_text.hpp"
#include "guiju/base/utf8.hpp"
#include "guiju/checked/type_text.hpp"
#include "guiju/explain/show_value.hpp"
#include "guiju/syntax/words.hpp"

namespace guiju {
namespace {

using namespace checked;
using syntax::Word;

class TestWriter {
 public:
  TestWriter(const CheckedPack& pack, Language language) : pack_(pack), language_(language) {}

  std::string write(const TestCase& test) {
    std::string text = word(Word::Margin_Test) + " \"" + test.title + "\"";
    if (test.as_of) text += "   " + word(Word::Clause_At) + " " + to_string(*test.as_of);
    text += '\n';
    for (const auto& [parameter, value] : test.set)
      text += "  " + word(Word::Head_Given) + " " + pack_.at(parameter).name + " = " +
              written(pack_.at(parameter).type, value) + "\n";
    for (const TestTable& table : test.given) append_table(text, table);
    return text;
  }

 private:
  [[nodiscard]] std::string word(Word word) const {
    const Bilingual& spelling = syntax::entry(word).spelling;
    return std::string(language_ == Language::Zh ? spelling.zh : spelling.en);
  }

  void append_table(std::string& text, const TestTable& table) const {
    std::vector<std::vector<std::string>> lines(1);
    for (const ColumnId column : table.columns) lines[0].push_back(pack_.at(column).name);
    for (const std::vector<TestCell>& row : table.rows) {
      std::vector<std::string>& line = lines.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i)
        line.push_back(written(pack_.at(table.columns[i]).type, row[i]));
    }
    text += "  " + word(Word::Head_Given) + " " + pack_.at(table.entity).name + "\n";
    std::vector<std::size_t> widths(table.columns.size());
    for (const auto& line : lines)
      for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
    for (const auto& line : lines) {
      text += "    |";
      for (std::size_t i = 0; i < line.size(); ++i)
        text += " " + line[i] + std::string(widths[i] - width(line[i]), ' ') + " |";
      text += '\n';
    }
  }

  static std::size_t width(const std::string& cell) {
    return static_cast<std::size_t>(utf8::display_width(cell));
  }

  [[nodiscard]] std::string written(const Type& type, const TestCell& cell) const {
    switch (cell.kind) {
      case TestCell::Kind::Known: return written(type, cell.value);
      case TestCell::Kind::Missing: return word(Word::Reserved_Missing);
      case TestCell::Kind::Undecided: return word(Word::Outcome_Undecided);
      case TestCell::Kind::Fault: return word(Word::Outcome_Fault);
    }
    __builtin_unreachable();
  }

  [[nodiscard]] std::string written(const Type& type, const Value& value) const {
    if (const auto* truth = std::get_if<bool>(&value))
      return word(*truth ? Word::Reserved_Yes : Word::Reserved_No);
    if (const auto* mode = std::get_if<RoundingMode>(&value)) {
      const auto& names = rounding_mode_names[static_cast<std::size_t>(*mode)];
      return std::string(language_ == Language::Zh ? names.zh : names.en);
    }
    const auto* number = std::get_if<Rational>(&value);
    const bool is_rate = type.form == NumberForm::Rate && type.dimension.is_none();
    if (number != nullptr && !is_rate)
      return format_shortest(*number) + dimension_text(pack_, type.dimension);
    return explain::show_value(pack_, type, value);
  }

  const CheckedPack& pack_;
  Language language_;
};

}  // namespace

std::string write_test(const CheckedPack& pack, const TestCase& test, Language language) {
  return TestWriter(pack, language).write(test);
}

}  // namespace guiju
