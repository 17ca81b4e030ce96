// Patterns of texts: compiled once, matched in time that grows with the text alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace guiju {

/// What is wrong with a pattern, and at which of its characters.
struct PatternFault {
  enum class Kind : std::uint8_t {
    BracketOpen,      // ( or [ without its end
    BracketClosed,    // ) without its begin
    NothingRepeated,  // * + ? {} with nothing before it
    BadRepeat,        // {3, {2,1}
    BadRange,         // [9-0], []
    BadEscape,        // back-references and what has no meaning here
    NoAnchor,         // ^ and $: the whole text is matched anyway
    TooLarge,
  };
  Kind kind = Kind::BracketOpen;
  std::size_t place = 0;  // of the character, counted from 0
};

/// Letters stand for themselves; `.` is any character, `\d` a digit, `[a-z]` and `[^a-z]` one of a
/// set; `?` `*` `+` `{3}` `{2,4}` `{2,}` repeat, `|` chooses, `( )` groups, `\` before a sign takes it
/// as it is. A pattern is matched against the whole text.
///
/// INVARIANT: no look-back, hence as many steps for a character as the pattern has states, at most.
class Pattern {
 public:
  static std::variant<Pattern, PatternFault> compile(std::string_view text);

  /// States that a match is in; kept from one text to the next, so that none takes memory.
  struct Scratch {
    std::vector<std::uint32_t> now;
    std::vector<std::uint32_t> next;
    std::vector<std::uint32_t> stack;
    std::vector<std::uint32_t> seen;  // by state: the step at which it was added last
    std::uint32_t step = 0;
  };
  [[nodiscard]] bool matches(std::string_view text, Scratch& scratch) const;

 private:
  friend class PatternCompiler;
  struct Range {
    char32_t first;
    char32_t last;
  };
  struct State {
    enum class Kind : std::uint8_t { Set, Split, Done } kind = Kind::Done;
    bool is_negated = false;        // Set
    std::uint32_t first_range = 0;  // Set: into ranges_
    std::uint32_t range_count = 0;
    std::uint32_t next = 0;
    std::uint32_t other = 0;  // Split
  };
  [[nodiscard]] bool accepts(const State& state, char32_t character) const;
  void add(std::uint32_t state, std::vector<std::uint32_t>& states, Scratch& scratch) const;

  std::vector<State> states_;
  std::vector<Range> ranges_;
  std::uint32_t start_ = 0;
};

}  // namespace guiju
