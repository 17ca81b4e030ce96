// Who is admitted by the places of a rank, who waits and why.
//
// Without reserves a place and the quota decide. With them the rows behind the places that are not
// reserved hang together: who takes a reserved place, and whether one is left, is known only when
// all their places and conditions are.

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

#include "guiju/eval/order_words.hpp"
#include "guiju/eval/reason_words.hpp"

namespace guiju::eval {
namespace {

using checked::RankOutcome;

class Admission {
 public:
  Admission(Context& context, const program::QuotaStage& stage)
      : context_(context),
        stage_(stage),
        place_(context.column(stage.place)),
        quota_(context.column(stage.quota)),
        seats_(context.rows(stage.entity)) {}

  void run() {
    for (std::size_t row = 0; row < seats_.size(); ++row)
      if (!place_.is_known(row)) open(row, place_.why[row]);
    const std::array<CellOrder, 1> by_place{CellOrder{context_, stage_.place, false}};
    RowSorter sorter{by_place, seats_.size()};
    const Groups groups = group_rows(context_, stage_.entity, stage_.scope);
    for (std::size_t g = 0; g + 1 < groups.begins.size(); ++g) {
      std::vector<std::size_t> placed;
      std::optional<Why> doubt;
      for (std::size_t i = groups.begins[g]; i < groups.begins[g + 1]; ++i) {
        const auto row = static_cast<std::size_t>(groups.rows[i]);
        if (!place_.is_known(row))
          add(doubt, place_.why[row]);
        else if (place_.number(row).sign() > 0)
          placed.push_back(row);
      }
      sorter.sort(std::span{placed});
      admit(placed, doubt);
    }
    store();
  }

 private:
  /// What a row of a known place comes to.
  struct Seat {
    enum class Kind : std::uint8_t {
      Outside,
      InQuota,
      Reserved,
      Waiting,
      Open
    } kind = Kind::Outside;
    std::size_t reserve = 0;   // Reserved
    std::int64_t waiting = 0;  // Waiting: the place on the list
    Why why = 0;               // Open
  };

  void open(std::size_t row, Why why) {
    Seat& seat = seats_[row];
    seat.why = seat.kind == Seat::Kind::Open ? context_.whys().combine(seat.why, why) : why;
    seat.kind = Seat::Kind::Open;
  }
  void add(std::optional<Why>& sum, Why why) const {
    sum = sum ? context_.whys().combine(*sum, why) : why;
  }

  /// A number of places, not below zero. There may be more of them than rows, of which those that are
  /// reserved are the last.
  [[nodiscard]] static std::int64_t places(const Column& column, std::size_t row) {
    const Rational limit{std::numeric_limits<std::int64_t>::max()};
    const Rational number = std::clamp(column.number(row), Rational{0}, limit);
    return static_cast<std::int64_t>(floor(number));
  }

  void admit(const std::vector<std::size_t>& placed, std::optional<Why> doubt) {
    if (placed.empty()) return;
    const std::size_t first = placed.front();
    std::optional<Why> unknown;
    if (!quota_.is_known(first)) add(unknown, quota_.why[first]);
    for (const auto& reserve : stage_.reserves) {
      const Column& count = context_.column(reserve.count);
      if (!count.is_known(first)) add(unknown, count.why[first]);
    }
    if (unknown) {
      for (std::size_t row : placed) open(row, *unknown);
      return;
    }
    std::vector<std::int64_t> room;
    std::int64_t left = places(quota_, first);
    for (const auto& reserve : stage_.reserves) {
      room.push_back(std::min(left, places(context_.column(reserve.count), first)));
      left -= room.back();
    }
    // Places count those of open ones ahead, so that they and not the rows at hand are compared.
    std::vector<std::size_t> behind;
    for (std::size_t row : placed) {
      if (place_.number(row) <= Rational{left})
        seats_[row].kind = Seat::Kind::InQuota;
      else
        behind.push_back(row);
    }
    if (stage_.reserves.empty()) {
      for (std::size_t row : behind)
        wait(row, static_cast<std::int64_t>(floor(place_.number(row))) - left);
      return;
    }
    for (std::size_t row : behind)
      for (const auto& reserve : stage_.reserves) {
        const Column& condition = context_.column(reserve.condition);
        if (!condition.is_known(row)) add(doubt, condition.why[row]);
      }
    if (doubt) {
      for (std::size_t row : behind) open(row, *doubt);
      return;
    }
    reserve_places(behind, room);
  }

  void reserve_places(const std::vector<std::size_t>& behind, std::vector<std::int64_t>& room) {
    for (std::size_t row : behind)
      for (std::size_t i = 0; i < room.size(); ++i) {
        if (room[i] == 0 || !context_.column(stage_.reserves[i].condition).truth(row)) continue;
        --room[i];
        seats_[row].kind = Seat::Kind::Reserved;
        seats_[row].reserve = i;
        break;
      }
    std::int64_t left = 0;
    for (const std::int64_t each : room) left += each;
    std::int64_t waiting = 0;
    for (std::size_t row : behind) {
      if (seats_[row].kind == Seat::Kind::Reserved) continue;
      if (left > 0) {
        --left;
        seats_[row].kind = Seat::Kind::InQuota;
      } else {
        wait(row, ++waiting);
      }
    }
  }

  void wait(std::size_t row, std::int64_t place) {
    seats_[row].kind = Seat::Kind::Waiting;
    seats_[row].waiting = place;
  }

  [[nodiscard]] std::string reason(const Seat& seat) const {
    switch (seat.kind) {
      case Seat::Kind::InQuota: return reason_words::in_quota;
      case Seat::Kind::Reserved:
        return reason_words::reserved(seat.reserve + 1, stage_.reserves.size());
      case Seat::Kind::Waiting: return reason_words::waiting(seat.waiting);
      default: return reason_words::outside;
    }
  }

  void store() {
    ColumnBuilder admitted{Form::Bits};
    ColumnBuilder waiting{Form::Bits};
    ColumnBuilder place{Form::Fixed};
    ColumnBuilder reasons{Form::Code};
    for (const Seat& seat : seats_) {
      if (seat.kind == Seat::Kind::Open) {
        for (ColumnBuilder* builder : {&admitted, &waiting, &place, &reasons})
          builder->append_open(seat.why);
        continue;
      }
      admitted.append_truth(seat.kind == Seat::Kind::InQuota || seat.kind == Seat::Kind::Reserved);
      waiting.append_truth(seat.kind == Seat::Kind::Waiting);
      place.append_fixed(seat.waiting, 0);
      reasons.append_code(context_.run.pools->texts.intern(reason(seat)));
    }
    const auto result = [&](RankOutcome::Kind kind) -> Column& {
      return context_.make(stage_.results[static_cast<std::size_t>(kind)]);
    };
    result(RankOutcome::Kind::Admitted) = admitted.take();
    result(RankOutcome::Kind::Waiting) = waiting.take();
    result(RankOutcome::Kind::WaitingPlace) = place.take();
    result(RankOutcome::Kind::Reason) = reasons.take();
  }

  Context& context_;
  const program::QuotaStage& stage_;
  const Column& place_;
  const Column& quota_;
  std::vector<Seat> seats_;
};

}  // namespace

void admit(Context& context, const program::QuotaStage& stage) { Admission{context, stage}.run(); }

}  // namespace guiju::eval
