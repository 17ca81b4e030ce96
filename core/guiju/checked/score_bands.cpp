// Bands of an item: 按 人均收入, and beneath it 至 3000元 得 20 ... 以上 得 0.
#include <algorithm>
#include <utility>

#include "guiju/checked/constant_fold.hpp"
#include "guiju/checked/diagnostics/decision_tables.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"
#include "guiju/checked/scorecards.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

class BandReader {
 public:
  BandReader(Defining& defining, const syntax::Statement& line, std::string_view name,
             const Type& wanted)
      : defining_(defining),
        context_(defining.context),
        line_(line),
        name_(name),
        wanted_(wanted) {}

  ScoreBands read() {
    const syntax::ExprId by = clause_value(line_, Word::Clause_By);
    if (by.is_none()) {
      context_.report(Problem(diagnostics::clause_missing, line_.head_span)
                          .with("head", name_)
                          .with("part", phrases::part_band_base));
      return {context_.add({}), {}};
    }
    base_ = defining_.checker().check(by);
    choice_.op = Op::Choice;
    choice_.span = line_.span;
    for (std::size_t i = 0; i < line_.body.size(); ++i)
      read_band(defining_.at(line_.body[i]), i + 1 == line_.body.size());
    choice_.type = type_.value_or(Type{});
    const bool is_complete = choice_.args.size() % 2 == 1;
    return {is_complete ? context_.add(std::move(choice_)) : context_.add({}), most()};
  }

 private:
  void read_band(const syntax::Statement& band, bool is_last) {
    const bool is_above = band.head == Word::Head_Above;
    if (is_above != is_last) {
      context_.report(Problem(diagnostics::last_band, band.head_span).with("name", name_));
      return;
    }
    if (!is_above) read_bound(band);
    syntax::ExprId gives = clause_value(band, Word::Clause_Gives);
    if (gives.is_none()) gives = clause_value(band, Word::Clause_Takes);
    if (gives.is_none())
      context_.report(Problem(diagnostics::clause_missing, band.head_span)
                          .with("head", context_.text(band.span))
                          .with("part", phrases::part_points));
    const ExprId points = defining_.checker().check(gives, &wanted_);
    if (require_type(context_, points, wanted_)) {
      const Type& found = context_.type_of(points);
      type_ = type_ ? common_type(*type_, found) : std::optional(found);
    }
    points_.push_back(points);
    choice_.args.push_back(points);
    choice_.span = join(choice_.span, band.span);
  }

  void read_bound(const syntax::Statement& band) {
    const Type hint = context_.type_of(base_);
    const ExprId bound = defining_.checker().check(band.value, &hint);
    const Span span = context_.pack.at(bound).span;
    choice_.args.push_back(compare(context_, Op::LessEqual, base_, bound, span, band.head_span,
                                   context_.text(band.head_span)));
    const auto value = fold(context_.pack, bound);
    if (value && below_ && !is_less(*below_, *value))
      context_.report(Problem(diagnostics::bounds_ascend, span).with("name", name_));
    below_ = value;
  }

  /// The greatest of the points, where no row changes them.
  ExprId most() {
    const bool is_fixed = std::all_of(points_.begin(), points_.end(), [&](ExprId points) {
      return fold(context_.pack, points).has_value();
    });
    if (!is_fixed || points_.empty() || !type_) return {};
    if (points_.size() == 1) return points_[0];
    Expr greatest;
    greatest.op = Op::Call;
    greatest.builtin = Builtin::Greatest;
    greatest.type = *type_;
    greatest.span = line_.span;
    greatest.args = points_;
    return context_.add(std::move(greatest));
  }

  Defining& defining_;
  Context& context_;
  const syntax::Statement& line_;
  std::string_view name_;
  const Type& wanted_;
  ExprId base_;
  Expr choice_;
  std::vector<ExprId> points_;
  std::optional<Type> type_;
  std::optional<Value> below_;  // the bound of the band before
};

}  // namespace

bool has_bands(Defining& defining, const syntax::Statement& line) {
  return std::any_of(line.body.begin(), line.body.end(), [&](syntax::StatementId id) {
    const Word head = defining.at(id).head;
    return head == Word::Operator_Upto || head == Word::Head_Above;
  });
}

ScoreBands check_bands(Defining& defining, const syntax::Statement& line, std::string_view name,
                       const Type& wanted) {
  return BandReader(defining, line, name, wanted).read();
}

}  // namespace guiju::checked
