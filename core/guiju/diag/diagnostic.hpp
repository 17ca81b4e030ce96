// What is wrong, as a value: code, place, two languages, help, fix.
//
// A kind of diagnostic is one `DiagnosticInfo` constant, defined beside the floor that reports it
// (syntax/diagnostics.hpp, checked/diagnostics/*.hpp, tables/diagnostics.hpp). Templates name
// their arguments: `{name}`. Chinese and English stand side by side.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/source/span.hpp"

namespace guiju {

enum class Severity : std::uint8_t { Error, Warning, Note };
enum class Language : std::uint8_t { Zh, En };

/// A text in both languages.
struct Bilingual {
  std::string_view zh;
  std::string_view en;
  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::Zh ? zh : en;
  }
};

/// One kind of diagnostic. `help` may be empty.
struct DiagnosticInfo {
  std::uint16_t code;     // 2201 is shown as GJ2201; never reused
  std::string_view name;  // kebab-case
  Severity severity = Severity::Error;
  Bilingual message;
  Bilingual help = {};
};

/// True where both languages of a template use the same argument names. For static_assert.
constexpr bool has_same_arguments(Bilingual text) {
  auto contains = [](std::string_view haystack, std::string_view needle) {
    return haystack.find(needle) != std::string_view::npos;
  };
  auto all_in = [&](std::string_view from, std::string_view other) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      if (from[i] != '{') continue;
      std::size_t close = from.find('}', i);
      if (close == std::string_view::npos || !contains(other, from.substr(i, close - i + 1)))
        return false;
    }
    return true;
  };
  return all_in(text.zh, text.en) && all_in(text.en, text.zh);
}
constexpr bool is_well_formed(const DiagnosticInfo& info) {
  return has_same_arguments(info.message) && has_same_arguments(info.help) &&
         info.help.zh.empty() == info.help.en.empty();
}

/// An argument: one text, or one for each language.
struct Argument {
  std::string name;
  std::string zh;
  std::string en;
  Argument(std::string_view name_, std::string_view text) : name(name_), zh(text), en(text) {}
  Argument(std::string_view name_, std::string_view zh_, std::string_view en_)
      : name(name_), zh(zh_), en(en_) {}
  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::Zh ? zh : en;
  }
  bool operator==(const Argument&) const = default;
};

/// A marked place with words of its own (may be empty).
struct Label {
  Span span;
  std::string zh;
  std::string en;
  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::Zh ? zh : en;
  }
  bool operator==(const Label&) const = default;
};

/// An edit that would mend it.
struct Fix {
  Span span;
  std::string replacement;
  bool is_safe = false;  // keeps the meaning that the author surely had
  bool operator==(const Fix&) const = default;
};

struct Diagnostic {
  const DiagnosticInfo* info = nullptr;
  std::vector<Argument> arguments;
  std::optional<Label> primary;  // absent for diagnostics about no place in a rule file
  std::vector<Label> secondary;
  std::vector<Argument> extra_help;  // further help lines in both languages; `name` is unused
  std::optional<Fix> fix;
  std::string citation;  // the source of law that the place stands under, if known
  // Where the problem is in a table and not in a rule file:
  std::string table;    // entity or file
  std::size_t row = 0;  // 1-based line of the file, 0 for none
  std::string column;
  bool operator==(const Diagnostic&) const = default;
};

/// `text` with every {name} replaced.
std::string fill(std::string_view text, const std::vector<Argument>& arguments, Language language);
std::string message(const Diagnostic& diagnostic, Language language);
std::vector<std::string> help(const Diagnostic& diagnostic, Language language);
std::string code_text(const DiagnosticInfo& info);  // "GJ2201"

}  // namespace guiju
