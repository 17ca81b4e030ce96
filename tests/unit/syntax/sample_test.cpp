// The samples of the language: one tree in both vocabularies, and no complaint.
#include <gtest/gtest.h>

#include "reading.hpp"

namespace guiju::syntax::test {
namespace {

class Sample : public testing::TestWithParam<const char*> {
 protected:
  [[nodiscard]] static std::string text() {
    return file_text(std::string("tests/unit/syntax/samples/") + GetParam());
  }
  /// An alias changes places with its name, which shows in the tree.
  [[nodiscard]] static std::string without_alias(std::string text) {
    const std::string alias = "别名 daoxian";
    const auto at = text.find(alias);
    return at == std::string::npos ? text : text.erase(at, alias.size());
  }
};

TEST_P(Sample, IsReadWithoutADiagnostic) {
  const Reading reading = read(text());
  EXPECT_EQ(reading.messages(Language::En), "");
  EXPECT_FALSE(reading.tree.statements.empty());
}

TEST_P(Sample, KeepsItsTreeThroughTheFormatter) {
  const std::string formatted = reformat(text());
  EXPECT_EQ(read(formatted).printed(), read(text()).printed());
  EXPECT_EQ(reformat(formatted), formatted);
}

TEST_P(Sample, KeepsItsTreeInBothVocabularies) {
  for (const Language language : {Language::Zh, Language::En}) {
    const std::string original = without_alias(text());
    const std::string rewritten = reformat(original, language);
    EXPECT_EQ(read(rewritten).messages(Language::En), "");
    EXPECT_EQ(read(rewritten).printed(), read(original).printed());
    EXPECT_EQ(reformat(rewritten, language), rewritten);
  }
}

TEST_P(Sample, ComesBackFromTheOtherVocabulary) {
  const std::string chinese = reformat(text(), Language::Zh);
  EXPECT_EQ(reformat(reformat(chinese, Language::En), Language::Zh), chinese);
}

INSTANTIATE_TEST_SUITE_P(Samples, Sample, testing::Values("daoxian.gj", "larger.gj", "english.gj"),
                         [](const auto& sample) {
                           const std::string name = sample.param;
                           return name.substr(0, name.find('.'));
                         });

}  // namespace
}  // namespace guiju::syntax::test
