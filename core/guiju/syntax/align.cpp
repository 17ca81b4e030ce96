#include "guiju/syntax/align.hpp"

#include <algorithm>

#include "guiju/base/utf8.hpp"

namespace guiju::syntax {
namespace {

/// Lines far shorter than the longest of a column leave it standing out instead of being padded: more
/// so before a first clause than where a line lacks the clauses of others.
constexpr std::size_t first_padding_max = 24;
constexpr std::size_t padding_max = 48;
constexpr std::size_t nowhere = ~std::size_t{0};

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(utf8::display_width(text));
}

bool are_neighbours(const OutputLine& line, const OutputLine& next) {
  return line.family && line.family == next.family &&
         line.text.find_first_not_of(' ') == next.text.find_first_not_of(' ');
}

bool is_bound(std::optional<Word> word) {
  return word == Word::Clause_AtLeast || word == Word::Clause_AtMost || word == Word::Clause_To;
}

/// Lines that stand together, and the columns of their parts.
class Neighbours {
 public:
  Neighbours(OutputLine* first, const OutputLine* last) : first_(first) {
    for (const OutputLine* line = first; line != last; ++line) place(*line);
    merge_columns();
  }

  void align(bool keeps_columns) {
    for (std::size_t column = 0; column < column_count_; ++column) align(column, keeps_columns);
  }

 private:
  /// Columns take the order of the clauses of all lines; a clause that stands elsewhere in its line
  /// than in others gets a column of its own.
  void place(const OutputLine& line) {
    std::vector<std::size_t> places;
    std::size_t next = 0;
    for (const OutputLine::Part& part : line.parts) {
      const auto begin = columns_.begin() + static_cast<std::ptrdiff_t>(next);
      auto found = std::find(begin, columns_.end(), part.word);
      if (found == columns_.end()) {
        found = columns_.insert(begin, part.word);
        const auto inserted = static_cast<std::size_t>(found - columns_.begin());
        for (auto& other : places_)
          for (std::size_t& place : other)
            if (place >= inserted) ++place;
      }
      places.push_back(static_cast<std::size_t>(found - columns_.begin()));
      next = places.back() + 1;
    }
    places_.push_back(std::move(places));
  }

  /// Columns beside one another that no line has both of are one where they are first clauses, or bounds:
  /// 至少 in one line, 至多 in the next.
  void merge_columns() {
    std::vector<std::size_t> merged(columns_.size(), 0);
    for (std::size_t column = 1; column < columns_.size(); ++column) {
      const std::size_t before = merged[column - 1];
      const bool has_both = std::any_of(places_.begin(), places_.end(), [&](const auto& places) {
        const bool has_this = std::find(places.begin(), places.end(), column) != places.end();
        return has_this && std::any_of(places.begin(), places.end(), [&](std::size_t place) {
                 return place < column && merged[place] == before;
               });
      });
      const bool may_be_one =
          before == 0 || (is_bound(columns_[column - 1]) && is_bound(columns_[column]));
      merged[column] = before + (has_both || !may_be_one ? 1 : 0);
    }
    for (auto& places : places_)
      for (std::size_t& place : places) place = merged[place];
    column_count_ = merged.empty() ? 0 : merged.back() + 1;
  }

  [[nodiscard]] const OutputLine::Part* part_in(std::size_t line, std::size_t column) const {
    const auto& places = places_[line];
    const auto found = std::find(places.begin(), places.end(), column);
    return found == places.end()
               ? nullptr
               : &first_[line].parts[static_cast<std::size_t>(found - places.begin())];
  }

  void align(std::size_t column, bool keeps_columns) {
    std::size_t narrowest = nowhere;
    std::size_t input_column = nowhere;
    bool stands_already = keeps_columns;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const OutputLine::Part* part = part_in(i, column);
      if (part == nullptr) continue;
      narrowest = std::min(narrowest, width_of(first_[i].text));
      if (input_column == nowhere) input_column = part->input_column;
      stands_already = stands_already && part->input_column == input_column;
    }
    const std::size_t most = column == 0 ? first_padding_max : padding_max;
    std::size_t widest = 0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      // The column clears what the one before it holds, in lines that have nothing here too.
      const bool is_in_it = part_in(i, column) != nullptr;
      const bool is_beside = is_in_it || (column > 0 && part_in(i, column - 1) != nullptr);
      const std::size_t width = width_of(first_[i].text);
      const bool is_near = width <= narrowest + most || (stands_already && is_in_it);
      if (is_beside && is_near) widest = std::max(widest, width);
    }
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const OutputLine::Part* part = part_in(i, column);
      if (part == nullptr) continue;
      std::string& text = first_[i].text;
      const std::size_t width = width_of(text);
      text.append(part_gap + (width < widest ? widest - width : 0), ' ');
      text += part->text;
    }
  }

  OutputLine* first_;
  std::vector<std::optional<Word>> columns_;
  std::size_t column_count_ = 0;                  // once those that may stand together are one
  std::vector<std::vector<std::size_t>> places_;  // by line and part
};

}  // namespace

void align_parts(std::vector<OutputLine>& lines, bool keeps_columns) {
  for (std::size_t first = 0; first < lines.size();) {
    std::size_t last = first + 1;
    while (last < lines.size() && are_neighbours(lines[first], lines[last])) ++last;
    Neighbours(lines.data() + first, lines.data() + last).align(keeps_columns);
    first = last;
  }
}

}  // namespace guiju::syntax
