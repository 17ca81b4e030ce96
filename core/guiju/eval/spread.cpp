// Cells of a child that holds one row a word at most under each row of the parent, to columns of the
// parent: one pass over the child.

#include <optional>

#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

using Cell = program::SpreadStage::Cell;

std::int32_t code_of(const checked::Value& value, TextPool& texts) {
  if (const auto* date = std::get_if<Date>(&value)) return date->days;
  if (const auto* month = std::get_if<Month>(&value)) return month->months;
  if (const auto* word = std::get_if<checked::EnumWord>(&value))
    return static_cast<std::int32_t>(word->index);
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? 0 : texts.intern(*text);
}

class Spreading {
 public:
  Spreading(Context& context, const program::SpreadStage& stage)
      : context_(context),
        stage_(stage),
        up_(context.ancestor_rows(stage.child, stage.parent)),
        words_(context.column(stage.word)),
        parents_(context.rows(stage.parent)),
        results_(stage.cells.size()),
        everywhere_(stage.cells.size()),
        is_left_out_(!context.run.tables[stage.parent.index()].is_given),
        is_taken_(stage.cells.size(), false) {
    for (std::size_t c = 0; c < stage.cells.size(); ++c) {
      begin(results_[c], stage.cells[c]);
      const std::size_t word = stage.cells[c].word.index;
      if (of_word_.size() <= word) of_word_.resize(word + 1);
      of_word_[word].push_back(c);
    }
  }

  void run() {
    for (std::size_t row = 0; row < up_.size(); ++row) {
      const bool is_told_apart = up_[row] >= 0 && words_.is_known(row);
      if (!is_told_apart)
        irregular_.push_back(row);
      else if (const auto word = static_cast<std::size_t>(words_.codes[row]);
               word < of_word_.size())
        for (const std::size_t cell : of_word_[word])
          put(cell, static_cast<std::size_t>(up_[row]), row);
    }
    for (const std::size_t row : irregular_) add_irregular(row);
    for (std::size_t c = 0; c < results_.size(); ++c) {
      for (std::size_t parent = 0; everywhere_[c] && parent < parents_; ++parent)
        open_unless_settled(c, parent, *everywhere_[c]);
      context_.make(stage_.cells[c].result) = std::move(results_[c]);
    }
  }

 private:
  void begin(Column& result, const Cell& cell) {
    result.size = parents_;
    result.form = cell.value ? Form::Code : Form::Bits;
    if (cell.value)
      result.codes =
          Buffer<std::int32_t>(parents_, code_of(cell.otherwise, context_.run.pools->texts));
    else
      result.bits = Buffer<std::uint64_t>(words_for(parents_), 0);
  }

  void put(std::size_t cell, std::size_t parent, std::size_t row) {
    Column& result = results_[cell];
    if (!stage_.cells[cell].value) {
      set_bit(result.bits.data(), parent, true);
      return;
    }
    const Column& value = context_.column(stage_.cells[cell].value);
    if (value.is_known(row))
      result.codes[parent] = value.codes[row];
    else
      open(result, parent, value.why[row]);
    // The one row of a table that was left out stands for many, which may each have such a row.
    if (is_left_out_ && is_taken_[cell])
      open(result, parent, unknown_scope(context_, stage_.parent));
    is_taken_[cell] = true;
  }

  void open(Column& result, std::size_t parent, Why why) {
    if (result.all_known) {
      result.all_known = false;
      result.known = Buffer<std::uint64_t>(words_for(parents_), ~std::uint64_t{0});
      result.why = Buffer<Why>(parents_, 0);
    }
    const bool is_first = get_bit(result.known.data(), parent);
    result.why[parent] = is_first ? why : context_.whys().combine(result.why[parent], why);
    set_bit(result.known.data(), parent, false);
  }

  /// A row of which the word or the parent is not known leaves open what it may be about. Whether there
  /// is a row is settled by one that is known to be there.
  void add_irregular(std::size_t row) {
    std::optional<Why> why;
    if (!words_.is_known(row)) why = words_.why[row];
    // The one row of a log that was left out hangs on its word alone.
    if (up_[row] < 0 && context_.run.tables[stage_.child.index()].is_given) {
      const Why stray = unknown_scope(context_, stage_.parent);
      why = why ? context_.whys().combine(stray, *why) : stray;
    }
    for (std::size_t c = 0; c < results_.size(); ++c) {
      const bool is_other =
          words_.is_known(row) &&
          words_.codes[row] != static_cast<std::int32_t>(stage_.cells[c].word.index);
      if (is_other) continue;
      if (up_[row] >= 0)
        open_unless_settled(c, static_cast<std::size_t>(up_[row]), *why);
      else
        everywhere_[c] = everywhere_[c] ? context_.whys().combine(*everywhere_[c], *why) : *why;
    }
  }

  void open_unless_settled(std::size_t cell, std::size_t parent, Why why) {
    const bool is_settled = !stage_.cells[cell].value && results_[cell].truth(parent);
    if (!is_settled) open(results_[cell], parent, why);
  }

  Context& context_;
  const program::SpreadStage& stage_;
  const std::vector<std::int32_t>& up_;
  const Column& words_;
  std::size_t parents_;
  std::vector<Column> results_;
  std::vector<std::vector<std::size_t>> of_word_;  // cells by word
  std::vector<std::size_t> irregular_;
  std::vector<std::optional<Why>> everywhere_;  // by cell: of rows that may stand below any parent
  bool is_left_out_;                            // the table of the parents
  std::vector<bool> is_taken_;                  // by cell, where it is left out
};

}  // namespace

void spread(Context& context, const program::SpreadStage& stage) {
  Spreading{context, stage}.run();
}

}  // namespace guiju::eval
