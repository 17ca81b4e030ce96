// Derived tables: the distinct values of some columns, in ascending order.

#include <algorithm>

#include "guiju/eval/match.hpp"
#include "guiju/eval/stages.hpp"

namespace guiju::eval {
namespace {

class Derivation {
 public:
  Derivation(Context& context, Run& run, const program::DeriveStage& stage)
      : context_(context), run_(run), stage_(stage), rows_(context.rows(stage.source)) {
    for (std::size_t p = 0; p < stage.parts.size(); ++p) {
      parts_.push_back(&context.column(stage.parts[p]));
      codes_.emplace_back(context, *parts_.back(), *parts_.back());
      is_left_out_.push_back(is_of_left_out(p));
      if (!is_left_out_.back()) orders_.emplace_back(context, stage.parts[p], false);
    }
  }

  void derive() {
    Table& table = run_.tables[stage_.entity.index()];
    table.is_given = run_.tables[stage_.source.index()].is_given;
    // Rows of a table that was left out are in one group, of which nothing is known.
    if (!table.is_given) return;
    group_rows();
    put_in_order();
    write_keys();
    table.row_count = firsts_.size();
    table.source = run_.tables[stage_.source.index()].source;
    link();
    context_.ancestors.clear();
  }

 private:
  /// The key of a table above that was left out: all rows belong to its one row, whatever its key.
  [[nodiscard]] bool is_of_left_out(std::size_t part) const {
    const checked::Entity& derived = context_.pack.at(stage_.entity);
    const checked::Expr& expr = context_.pack.at(derived.parts[part]);
    if (expr.op != checked::Op::Ancestor) return false;
    const EntityId above = context_.pack.at(expr.column).entity;
    const bool is_parent = std::any_of(derived.parents.begin(), derived.parents.end(),
                                       [&](const auto& parent) { return parent.entity == above; });
    return is_parent && !run_.tables[above.index()].is_given;
  }

  void group_rows() {
    groups_.assign(rows_, -1);
    ungrouped_.assign(rows_, std::nullopt);
    PairIndex index;
    std::vector<std::int32_t> group_of;
    for (std::size_t row = 0; row < rows_; ++row) {
      std::int32_t at = index.claim(-1, 0);
      for (std::size_t p = 0; p < parts_.size(); ++p) {
        if (is_left_out_[p]) continue;
        if (!parts_[p]->is_known(row))
          note_open(row, parts_[p]->why[row]);
        else if (!ungrouped_[row])
          at = index.claim(at, codes_[p].own(row));
      }
      if (ungrouped_[row]) continue;
      group_of.resize(index.size(), -1);
      std::int32_t& group = group_of[static_cast<std::size_t>(at)];
      if (group < 0) {
        group = static_cast<std::int32_t>(firsts_.size());
        firsts_.push_back(row);
      }
      groups_[row] = group;
    }
  }

  void note_open(std::size_t row, Why why) {
    std::optional<Why>& open = ungrouped_[row];
    open = open ? context_.whys().combine(*open, why) : why;
  }

  void put_in_order() {
    std::vector<std::int32_t> sorted(firsts_.size());
    for (std::size_t g = 0; g < sorted.size(); ++g) sorted[g] = static_cast<std::int32_t>(g);
    std::sort(sorted.begin(), sorted.end(), [&](std::int32_t left, std::int32_t right) {
      for (const CellOrder& order : orders_)
        if (const int sign = order.compare(firsts_[static_cast<std::size_t>(left)],
                                           firsts_[static_cast<std::size_t>(right)]);
            sign != 0)
          return sign < 0;
      return false;
    });
    std::vector<std::int32_t> places(sorted.size());
    std::vector<std::size_t> firsts;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      places[static_cast<std::size_t>(sorted[i])] = static_cast<std::int32_t>(i);
      firsts.push_back(firsts_[static_cast<std::size_t>(sorted[i])]);
    }
    firsts_ = std::move(firsts);
    for (std::int32_t& group : groups_)
      if (group >= 0) group = places[static_cast<std::size_t>(group)];
  }

  void write_keys() {
    for (std::size_t k = 0; k < parts_.size(); ++k) {
      const checked::Type& type = context_.program.slots[stage_.keys[k].index()].type;
      ColumnBuilder builder{form_of(type)};
      builder.reserve(firsts_.size());
      for (const std::size_t row : firsts_) append_cell(builder, *parts_[k], row);
      context_.make(stage_.keys[k]) = builder.take();
    }
  }

  void link() {
    const auto& parents = context_.pack.at(stage_.entity).parents;
    for (std::size_t p = 0; p < parents.size(); ++p) {
      const auto& above = context_.ancestor_rows(stage_.source, parents[p].entity);
      std::vector<std::int32_t>& rows = run_.parent_rows[stage_.entity.index()][p];
      rows.clear();
      for (const std::size_t row : firsts_) rows.push_back(above[row]);
    }
    const auto& of_source = context_.pack.at(stage_.source).parents;
    const auto place = std::find_if(of_source.begin(), of_source.end(), [&](const auto& parent) {
      return parent.entity == stage_.entity;
    });
    run_.parent_rows[stage_.source.index()][static_cast<std::size_t>(place - of_source.begin())] =
        std::move(groups_);
    run_.ungrouped[{stage_.source, stage_.entity}] = std::move(ungrouped_);
  }

  Context& context_;
  Run& run_;
  const program::DeriveStage& stage_;
  std::size_t rows_;
  std::vector<const Column*> parts_;
  std::vector<CommonCodes> codes_;
  std::vector<bool> is_left_out_;
  std::vector<CellOrder> orders_;     // of the others
  std::vector<std::int32_t> groups_;  // by row of the source
  std::vector<std::optional<Why>> ungrouped_;
  std::vector<std::size_t> firsts_;  // a row of each group
};

}  // namespace

void derive(Context& context, Run& run, const program::DeriveStage& stage) {
  Derivation{context, run, stage}.derive();
}

}  // namespace guiju::eval
