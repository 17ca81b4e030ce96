// 日历: the days on and off work that the week does not tell, as a table.
#include "guiju/checked/clauses.hpp"
#include "guiju/checked/declarations.hpp"
#include "guiju/checked/diagnostics/functions.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/diagnostics/tables.hpp"

namespace guiju::checked {
namespace {

using syntax::ExprKind;
using syntax::Word;

constexpr std::int32_t days_max = 366;  // of one line
constexpr std::size_t cell_count = 2;

class CalendarReader {
 public:
  CalendarReader(Context& context, const StatementRef& line, Calendar& calendar)
      : context_(context), line_(line), calendar_(calendar) {}

  void read() {
    for (std::size_t i = 0; i < line_->rows.size(); ++i) {
      const syntax::Row& row = line_->rows[i];
      if (row.cells.size() != cell_count) {
        refuse_cell(row.span, phrases::calendar_cells);
        return;
      }
      if (i > 0) read_row(row);
    }
    require_agreement();
  }

 private:
  void refuse_cell(Span span, const BilingualText& wanted) {
    context_.report(Problem(diagnostics::calendar_line, span).with("wanted", wanted));
  }

  void read_row(const syntax::Row& row) {
    const syntax::Cell& worked = row.cells[1];
    const ExprKind kind = worked.expr.is_none() ? ExprKind::None : expr(worked.expr).kind;
    if (kind != ExprKind::Yes && kind != ExprKind::No) {
      refuse_cell(worked.span, phrases::calendar_truth);
      return;
    }
    const syntax::Cell& days = row.cells[0];
    if (days.expr.is_none()) return refuse_cell(days.span, phrases::calendar_days);
    const syntax::Expr& found = expr(days.expr);
    if (found.kind != ExprKind::CellList) return add_days(found, kind == ExprKind::Yes);
    for (const syntax::ExprId id : found.args) add_days(expr(id), kind == ExprKind::Yes);
  }

  void add_days(const syntax::Expr& written, bool is_working) {
    const bool is_range = written.kind == ExprKind::CellRange;
    const auto first = date_of(is_range ? expr(written.args[0]) : written);
    const auto last = is_range ? date_of(expr(written.args[1])) : first;
    if (!first || !last || *last < *first || last->days - first->days >= days_max)
      return refuse_cell(written.span, phrases::calendar_days);
    calendar_.lines.push_back({{*first, *last, is_working}, written.span});
  }

  [[nodiscard]] static std::optional<Date> date_of(const syntax::Expr& written) {
    const bool is_date =
        written.kind == ExprKind::Literal && written.literal.kind == syntax::LiteralKind::Date;
    return is_date ? std::optional(written.literal.date) : std::nullopt;
  }

  void require_agreement() {
    std::unordered_map<std::int32_t, std::size_t> line_of;  // by day
    for (std::size_t i = 0; i < calendar_.lines.size(); ++i) {
      const CalendarSpan& days = calendar_.lines[i].days;
      for (std::int32_t day = days.first.days; day <= days.last.days; ++day) {
        const auto [entry, is_new] = line_of.emplace(day, i);
        const Calendar::Line& first = calendar_.lines[entry->second];
        if (is_new || first.days.is_working == days.is_working) continue;
        context_.report(Problem(diagnostics::calendar_clash, calendar_.lines[i].span)
                            .with("name", calendar_.name)
                            .with("date", to_string(Date{day}))
                            .label(first.span, phrases::first_line));
        break;
      }
    }
  }

  [[nodiscard]] const syntax::Expr& expr(syntax::ExprId id) const { return line_.tree->at(id); }

  Context& context_;
  const StatementRef& line_;
  Calendar& calendar_;
};

void add_calendar_name(Context& context, const std::string& name, CalendarId id, Span span) {
  if (name.empty()) return;
  const auto [entry, is_new] = context.calendars.emplace(name, id);
  if (is_new || entry->second == id) return;
  context.report(
      Problem(diagnostics::name_clash, span)
          .with("name", name)
          .label(context.pack.calendars[entry->second.index()].span, phrases::first_declared));
}

}  // namespace

void declare_calendars(Context& context) {
  for_each_top(context, Word::Margin_Calendar, [&](StatementRef line) {
    if (line->names.empty()) return;
    const CalendarId id{context.pack.calendars.size()};
    Calendar calendar;
    calendar.name = line->names[0].text;
    calendar.alias = alias_of(*line, 0);
    calendar.span = line->names[0].span;
    calendar.citation = read_citation(context, *line, {});
    require_citation(context, calendar.citation, line->names[0]);
    CalendarReader(context, line, calendar).read();
    if (line->rows.size() < 2 && !line->has_error)
      context.report(Problem(diagnostics::nothing_in_it, calendar.span)
                         .with("name", calendar.name)
                         .with("lines", phrases::lines_of_calendar));
    std::vector<CalendarSpan> spans;
    for (const Calendar::Line& days : calendar.lines) spans.push_back(days.days);
    calendar.working_days = WorkingDays(spans);
    context.pack.calendars.push_back(std::move(calendar));
    const Calendar& added = context.pack.calendars.back();
    add_calendar_name(context, added.name, id, added.span);
    add_calendar_name(context, added.alias, id, added.span);
  });
}

}  // namespace guiju::checked
