// Single cells of columns, for the stages that look at rows one by one.

#include <algorithm>

#include "guiju/base/date.hpp"
#include "guiju/base/decimal_text.hpp"
#include "guiju/eval/stages.hpp"

namespace guiju::eval {

void append_cell(ColumnBuilder& builder, const Column& column, std::size_t row) {
  if (!column.is_known(row)) return builder.append_open(column.why[row]);
  switch (column.form) {
    case Form::Bits: return builder.append_truth(column.truth(row));
    case Form::Code: return builder.append_code(column.codes[row]);
    case Form::Fixed: return builder.append_fixed(column.numbers[row], column.scale);
    default: return builder.append_number(column.number(row));
  }
}

std::int32_t text_of_cell(Context& context, Slot slot, std::size_t row) {
  const Column& column = context.column(slot);
  const checked::Type& type = context.program.slots[slot.index()].type;
  TextPool& texts = context.run.pools->texts;
  switch (type.kind) {
    case checked::TypeKind::Text: return column.codes[row];
    case checked::TypeKind::Date: return texts.intern(to_string(Date{column.codes[row]}));
    case checked::TypeKind::Month: return texts.intern(to_string(Month{column.codes[row]}));
    case checked::TypeKind::Enum:
      return texts.intern(
          context.pack.at(type.enumeration).words[static_cast<std::size_t>(column.codes[row])]);
    default: return texts.intern(format_shortest(column.number(row)));
  }
}

std::int32_t list_of_rows(Context& context, Slot slot, std::vector<std::size_t> rows) {
  const CellOrder order{context, slot, false};
  std::sort(rows.begin(), rows.end(),
            [&](std::size_t left, std::size_t right) { return order.compare(left, right) < 0; });
  std::vector<std::int32_t> items;
  for (const std::size_t row : rows) items.push_back(text_of_cell(context, slot, row));
  return context.run.pools->lists.intern(items);
}

int compare_cells(const Context& context, const checked::Type& type, const Column& left,
                  std::size_t left_row, const Column& right, std::size_t right_row) {
  const auto sign = [](auto order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
  if (left.form == Form::Bits) return sign(left.truth(left_row) <=> right.truth(right_row));
  if (left.form != Form::Code) {
    const bool is_plain = left.form == Form::Fixed && right.form == Form::Fixed;
    if (is_plain && left.scale == right.scale)
      return sign(left.numbers[left_row] <=> right.numbers[right_row]);
    return sign(left.number(left_row) <=> right.number(right_row));
  }
  const std::int32_t mine = left.codes[left_row];
  const std::int32_t other = right.codes[right_row];
  if (type.kind == checked::TypeKind::Text && mine != other) {
    const TextPool& texts = context.run.pools->texts;
    return sign(texts.at(mine).compare(texts.at(other)));
  }
  const bool is_better_first =
      type.kind == checked::TypeKind::Enum && context.pack.at(type.enumeration).is_ordered;
  return is_better_first ? sign(other <=> mine) : sign(mine <=> other);
}

}  // namespace guiju::eval
