#include "guiju/base/pattern.hpp"

#include <algorithm>
#include <limits>

#include "guiju/base/utf8.hpp"

namespace guiju {
namespace {

constexpr std::size_t states_max = 2'000;
constexpr std::uint32_t repeats_max = 200;
constexpr std::size_t depth_max = 50;
constexpr std::size_t parts_max = 20'000;  // repeated groups are read again, also empty ones
constexpr std::uint32_t open_end = std::numeric_limits<std::uint32_t>::max();

std::vector<char32_t> characters_of(std::string_view text) {
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = utf8::decode(text, at);
    characters.push_back(character ? character->value : 0xFFFD);
    at += character ? character->size_bytes : 1;
  }
  return characters;
}

bool is_sign(char32_t character) {
  return character < 0x80 &&
         std::string_view("\\.[]{}()*+?|^$-/").find(static_cast<char>(character)) !=
             std::string_view::npos;
}

}  // namespace

/// Reads a pattern from the left and makes states from the right: each part is told what follows it,
/// so that a part that is repeated is read again for every repetition.
class PatternCompiler {
 public:
  explicit PatternCompiler(std::string_view text) : characters_(characters_of(text)) {}

  std::variant<Pattern, PatternFault> compile() {
    const std::uint32_t done = add({});
    const std::uint32_t start = alternatives(done);
    if (!fault_ && at_ < characters_.size()) fail(PatternFault::Kind::BracketClosed, at_);
    if (fault_) return *fault_;
    pattern_.start_ = start;
    return std::move(pattern_);
  }

 private:
  using State = Pattern::State;

  struct Repeat {
    std::uint32_t least = 1;
    std::uint32_t most = 1;
  };

  [[nodiscard]] bool is_at(char32_t character) const {
    return at_ < characters_.size() && characters_[at_] == character;
  }
  bool take(char32_t character) {
    if (!is_at(character)) return false;
    ++at_;
    return true;
  }
  void fail(PatternFault::Kind kind, std::size_t place) {
    if (!fault_) fault_ = PatternFault{kind, place};
  }
  std::uint32_t add(State state) {
    if (pattern_.states_.size() >= states_max) {
      fail(PatternFault::Kind::TooLarge, 0);
      return 0;
    }
    pattern_.states_.push_back(state);
    return static_cast<std::uint32_t>(pattern_.states_.size() - 1);
  }
  std::uint32_t split(std::uint32_t next, std::uint32_t other) {
    State state;
    state.kind = State::Kind::Split;
    state.next = next;
    state.other = other;
    return add(state);
  }

  std::uint32_t alternatives(std::uint32_t then) {
    if (++depth_ > depth_max) fail(PatternFault::Kind::TooLarge, at_);
    std::uint32_t start = sequence(then);
    while (!fault_ && take(U'|')) start = split(start, sequence(then));
    --depth_;
    return start;
  }

  /// The pieces of a sequence are found first and made into states from the last one on.
  std::uint32_t sequence(std::uint32_t then) {
    struct Piece {
      std::size_t begin;
      std::size_t end;
      Repeat repeat;
    };
    std::vector<Piece> pieces;
    while (!fault_ && at_ < characters_.size() && !is_at(U'|') && !is_at(U')')) {
      const std::size_t begin = at_;
      skip_one();
      const std::size_t end = at_;
      pieces.push_back({begin, end, repeat()});
    }
    const std::size_t after = at_;
    for (auto piece = pieces.rbegin(); piece != pieces.rend() && !fault_; ++piece)
      then = repeated(piece->begin, piece->repeat, then);
    at_ = after;
    return then;
  }

  std::uint32_t repeated(std::size_t begin, Repeat repeat, std::uint32_t then) {
    if (repeat.most == open_end) {
      // One state leads on or back; what it leads back to is made when it is known.
      const std::uint32_t loop = split(then, then);
      const std::uint32_t body = one(begin, loop);
      if (fault_) return then;
      pattern_.states_[loop].other = body;
      then = repeat.least == 0 ? loop : body;
      for (std::uint32_t i = 1; i < repeat.least && !fault_; ++i) then = one(begin, then);
      return then;
    }
    const std::uint32_t end = then;
    for (std::uint32_t i = repeat.least; i < repeat.most && !fault_; ++i)
      then = split(one(begin, then), end);
    for (std::uint32_t i = 0; i < repeat.least && !fault_; ++i) then = one(begin, then);
    return then;
  }

  /// Moves behind one part without making states of it.
  void skip_one() {
    const std::size_t begin = at_;
    const char32_t character = characters_[at_++];
    if (character == U'\\') {
      const bool is_known =
          at_ < characters_.size() && (is_sign(characters_[at_]) || characters_[at_] == U'd');
      if (!is_known) return fail(PatternFault::Kind::BadEscape, begin);
      ++at_;
    } else if (character == U'[') {
      skip_set(begin);
    } else if (character == U'(') {
      skip_group(begin);
    } else if (character == U'^' || character == U'$') {
      fail(PatternFault::Kind::NoAnchor, begin);
    } else if (character == U'*' || character == U'+' || character == U'?' || character == U'{') {
      fail(PatternFault::Kind::NothingRepeated, begin);
    } else if (character == U']' || character == U'}') {
      fail(PatternFault::Kind::BracketClosed, begin);
    }
  }

  void skip_set(std::size_t begin) {
    while (at_ < characters_.size() && characters_[at_] != U']')
      at_ += characters_[at_] == U'\\' ? 2 : 1;
    if (at_ >= characters_.size()) return fail(PatternFault::Kind::BracketOpen, begin);
    ++at_;
  }

  void skip_group(std::size_t begin) {
    // (?...) has meanings elsewhere that need a look back or ahead.
    if (is_at(U'?')) return fail(PatternFault::Kind::NothingRepeated, at_);
    if (++depth_ > depth_max) return fail(PatternFault::Kind::TooLarge, begin);
    while (!fault_ && at_ < characters_.size() && !is_at(U')')) {
      if (take(U'|')) continue;
      skip_one();
      repeat();
    }
    --depth_;
    if (!fault_ && !take(U')')) fail(PatternFault::Kind::BracketOpen, begin);
  }

  Repeat repeat() {
    if (fault_) return {};
    if (take(U'*')) return {0, open_end};
    if (take(U'+')) return {1, open_end};
    if (take(U'?')) return {0, 1};
    const std::size_t begin = at_;
    if (!take(U'{')) return {};
    Repeat found;
    const auto least = number();
    if (!least) return bad_repeat(begin);
    found.least = found.most = *least;
    if (take(U',')) {
      const auto most = number();
      found.most = most.value_or(open_end);
    }
    if (!take(U'}') || found.most < found.least || found.most == 0) return bad_repeat(begin);
    return found;
  }

  Repeat bad_repeat(std::size_t place) {
    fail(PatternFault::Kind::BadRepeat, place);
    return {};
  }

  std::optional<std::uint32_t> number() {
    std::optional<std::uint32_t> value;
    while (at_ < characters_.size() && characters_[at_] >= U'0' && characters_[at_] <= U'9') {
      value = value.value_or(0) * 10 + static_cast<std::uint32_t>(characters_[at_++] - U'0');
      if (*value > repeats_max) return std::nullopt;
    }
    return value;
  }

  /// The part that begins there, leading to `then`; leaves the reader where it ends.
  std::uint32_t one(std::size_t begin, std::uint32_t then) {
    if (++parts_ > parts_max) {
      fail(PatternFault::Kind::TooLarge, 0);
      return then;
    }
    at_ = begin;
    const char32_t character = characters_[at_++];
    if (character == U'(') {
      const std::uint32_t start = alternatives(then);
      take(U')');
      return start;
    }
    State state;
    state.kind = State::Kind::Set;
    state.next = then;
    state.first_range = static_cast<std::uint32_t>(pattern_.ranges_.size());
    if (character == U'.') {
      state.is_negated = true;
    } else if (character == U'[') {
      state.is_negated = take(U'^');
      read_set(begin);
    } else if (character == U'\\') {
      add_escaped();
    } else {
      pattern_.ranges_.push_back({character, character});
    }
    state.range_count = static_cast<std::uint32_t>(pattern_.ranges_.size()) - state.first_range;
    return add(state);
  }

  void add_escaped() {
    const char32_t escaped = characters_[at_++];
    if (escaped == U'd')
      pattern_.ranges_.push_back({U'0', U'9'});
    else
      pattern_.ranges_.push_back({escaped, escaped});
  }

  void read_set(std::size_t begin) {
    const std::size_t first = pattern_.ranges_.size();
    while (!fault_ && !take(U']')) {
      const std::size_t place = at_;
      if (take(U'\\')) {
        const bool is_known = is_sign(characters_[at_]) || characters_[at_] == U'd';
        if (!is_known) return fail(PatternFault::Kind::BadEscape, place);
        if (characters_[at_] == U'd') {
          add_escaped();
          continue;
        }
      }
      const char32_t low = characters_[at_++];
      if (low == U'[' && characters_[place] == U'[')
        return fail(PatternFault::Kind::BadRange, place);
      char32_t high = low;
      if (is_at(U'-') && at_ + 1 < characters_.size() && characters_[at_ + 1] != U']') {
        ++at_;
        if (take(U'\\') && !is_sign(characters_[at_]))
          return fail(PatternFault::Kind::BadEscape, at_ - 1);
        high = characters_[at_++];
      }
      if (high < low) return fail(PatternFault::Kind::BadRange, place);
      pattern_.ranges_.push_back({low, high});
    }
    if (pattern_.ranges_.size() == first) fail(PatternFault::Kind::BadRange, begin);
  }

  std::vector<char32_t> characters_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t parts_ = 0;
  Pattern pattern_;
  std::optional<PatternFault> fault_;
};

std::variant<Pattern, PatternFault> Pattern::compile(std::string_view text) {
  return PatternCompiler(text).compile();
}

bool Pattern::accepts(const State& state, char32_t character) const {
  bool is_in = false;
  for (std::uint32_t i = 0; i < state.range_count && !is_in; ++i) {
    const Range& range = ranges_[state.first_range + i];
    is_in = character >= range.first && character <= range.last;
  }
  return is_in != state.is_negated;
}

void Pattern::add(std::uint32_t state, std::vector<std::uint32_t>& states, Scratch& scratch) const {
  scratch.stack.push_back(state);
  while (!scratch.stack.empty()) {
    const std::uint32_t top = scratch.stack.back();
    scratch.stack.pop_back();
    if (scratch.seen[top] == scratch.step) continue;
    scratch.seen[top] = scratch.step;
    if (states_[top].kind == State::Kind::Split) {
      scratch.stack.push_back(states_[top].other);
      scratch.stack.push_back(states_[top].next);
    } else {
      states.push_back(top);
    }
  }
}

bool Pattern::matches(std::string_view text, Scratch& scratch) const {
  if (scratch.seen.size() < states_.size() || scratch.step > open_end / 2) {
    scratch.seen.assign(states_.size(), 0);
    scratch.step = 0;
  }
  scratch.now.clear();
  ++scratch.step;
  add(start_, scratch.now, scratch);
  for (std::size_t at = 0; at < text.size() && !scratch.now.empty();) {
    const auto character = utf8::decode(text, at);
    at += character ? character->size_bytes : 1;
    scratch.next.clear();
    ++scratch.step;
    for (const std::uint32_t state : scratch.now)
      if (states_[state].kind == State::Kind::Set &&
          accepts(states_[state], character ? character->value : 0xFFFD))
        add(states_[state].next, scratch.next, scratch);
    scratch.now.swap(scratch.next);
  }
  return std::any_of(scratch.now.begin(), scratch.now.end(),
                     [&](std::uint32_t state) { return states_[state].kind == State::Kind::Done; });
}

}  // namespace guiju
