#include "guiju/program/dense_table.hpp"

#include <algorithm>

namespace guiju::program {

using namespace checked;

namespace {

/// Words of one input that a test lets through.
using Mask = std::vector<std::uint64_t>;

struct Input {
  ColumnId column;  // what is tested
  Op op = Op::Column;
  ExprId expr;
  std::uint32_t size = 0;
};

void set(Mask& mask, std::size_t word) { mask[word >> 6] |= std::uint64_t{1} << (word & 63); }

std::uint32_t word_count(const CheckedPack& pack, const Type& type) {
  if (type.kind == TypeKind::Bool) return 2;
  if (type.kind == TypeKind::Enum)
    return static_cast<std::uint32_t>(pack.at(type.enumeration).words.size());
  return 0;
}

class Builder {
 public:
  Builder(const CheckedPack& pack, const DecisionTable& table) : pack_(pack), table_(table) {}

  std::optional<DenseResult> build() {
    for (const DecisionTable::Row& row : table_.rows) {
      masks_.emplace_back();
      for (ExprId test : row.tests) {
        if (!test) continue;
        if (!add_test(test)) return std::nullopt;
      }
    }
    if (inputs_.empty()) return std::nullopt;
    return lay_out();
  }

 private:
  /// Masks for the rows so far, of which the last is being read: one entry an input, empty for any.
  bool add_test(ExprId test) {
    ExprId subject;
    Mask mask;
    if (!read(test, false, subject, mask)) return false;
    const std::size_t input = find_input(subject);
    auto& row = masks_.back();
    if (row.size() <= input) row.resize(input + 1);
    if (row[input].empty()) {
      row[input] = std::move(mask);
    } else {
      for (std::size_t i = 0; i < mask.size(); ++i) row[input][i] &= mask[i];
    }
    return true;
  }

  bool is_subject(ExprId id) const {
    const Op op = pack_.at(id).op;
    return (op == Op::Column || op == Op::Ancestor) && word_count(pack_, pack_.at(id).type) > 0;
  }

  Mask full(std::uint32_t size, bool value) const {
    Mask mask(words(size), 0);
    for (std::uint32_t i = 0; value && i < size; ++i) set(mask, i);
    return mask;
  }
  static std::size_t words(std::uint32_t size) { return (size + 63) / 64; }

  bool read(ExprId id, bool negated, ExprId& subject, Mask& mask) const {
    const Expr& expr = pack_.at(id);
    switch (expr.op) {
      case Op::Not: return read(expr.args[0], !negated, subject, mask);
      case Op::Column:
      case Op::Ancestor: {
        if (expr.type.kind != TypeKind::Bool) return false;
        subject = id;
        mask = full(2, false);
        set(mask, negated ? 0 : 1);
        return true;
      }
      case Op::Equal:
      case Op::NotEqual:
        return read_equal(expr, negated != (expr.op == Op::NotEqual), subject, mask);
      case Op::Or: return !negated && read_or(expr, subject, mask);
      default: return false;
    }
  }

  bool read_equal(const Expr& expr, bool negated, ExprId& subject, Mask& mask) const {
    ExprId left = expr.args[0];
    ExprId right = expr.args[1];
    if (pack_.at(left).op == Op::Constant) std::swap(left, right);
    if (!is_subject(left) || pack_.at(right).op != Op::Constant) return false;
    const Value& value = pack_.at(right).value;
    const std::uint32_t size = word_count(pack_, pack_.at(left).type);
    std::uint32_t word = 0;
    if (const auto* truth = std::get_if<bool>(&value))
      word = *truth ? 1 : 0;
    else if (const auto* enumerated = std::get_if<EnumWord>(&value))
      word = enumerated->index;
    else
      return false;
    subject = left;
    mask = full(size, negated);
    if (negated)
      mask[word >> 6] &= ~(std::uint64_t{1} << (word & 63));
    else
      set(mask, word);
    return true;
  }

  bool read_or(const Expr& expr, ExprId& subject, Mask& mask) const {
    for (ExprId arg : expr.args) {
      ExprId other;
      Mask part;
      if (!read(arg, false, other, part)) return false;
      if (!subject) {
        subject = other;
        mask = part;
        continue;
      }
      if (!same(subject, other)) return false;
      for (std::size_t i = 0; i < mask.size(); ++i) mask[i] |= part[i];
    }
    return true;
  }

  bool same(ExprId left, ExprId right) const {
    return pack_.at(left).op == pack_.at(right).op &&
           pack_.at(left).column == pack_.at(right).column;
  }

  std::size_t find_input(ExprId subject) {
    for (std::size_t i = 0; i < inputs_.size(); ++i)
      if (same(inputs_[i].expr, subject)) return i;
    const Expr& expr = pack_.at(subject);
    inputs_.push_back({expr.column, expr.op, subject, word_count(pack_, expr.type)});
    return inputs_.size() - 1;
  }

  std::optional<DenseResult> lay_out() {
    DenseResult result;
    std::size_t cells = 1;
    for (const Input& input : inputs_) {
      result.table.sizes.push_back(input.size);
      result.table.strides.push_back(static_cast<std::uint32_t>(cells));
      cells *= input.size;
      if (input.size > 64 || cells == 0 || cells > dense_cells_max) return std::nullopt;
      result.inputs.push_back(input.expr);
    }
    for (auto& row : masks_) {
      row.resize(inputs_.size());
      for (std::size_t i = 0; i < inputs_.size(); ++i)
        if (row[i].empty()) row[i] = full(inputs_[i].size, true);
    }
    flatten(result.table);
    result.table.policy = table_.policy;
    result.table.hits.resize(cells);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      result.table.hits[cell] = hit(result.table, cell);
      result.table.has_several |= result.table.hits[cell] < 0;
    }
    return result;
  }

  /// Inputs have at most 64 words: one mask each.
  void flatten(DenseTable& table) const {
    for (const auto& row : masks_) {
      std::vector<std::uint64_t> flat;
      for (const Mask& mask : row) flat.insert(flat.end(), mask.begin(), mask.end());
      table.masks.push_back(std::move(flat));
    }
  }

  std::int32_t hit(const DenseTable& table, std::size_t cell) const {
    std::int32_t found = static_cast<std::int32_t>(masks_.size());
    for (std::size_t row = 0; row < masks_.size(); ++row) {
      bool matches = true;
      for (std::size_t i = 0; i < inputs_.size() && matches; ++i) {
        const std::size_t word = cell / table.strides[i] % table.sizes[i];
        matches = (masks_[row][i][word >> 6] >> (word & 63) & 1U) != 0;
      }
      if (!matches) continue;
      if (found != static_cast<std::int32_t>(masks_.size())) return -1;
      found = static_cast<std::int32_t>(row);
      if (table.policy == HitPolicy::First) return found;
    }
    return found;
  }

  const CheckedPack& pack_;
  const DecisionTable& table_;
  std::vector<Input> inputs_;
  std::vector<std::vector<Mask>> masks_;  // [row][input]
};

}  // namespace

std::optional<DenseResult> make_dense_table(const CheckedPack& pack, const DecisionTable& table) {
  return Builder{pack, table}.build();
}

}  // namespace guiju::program
