// Performs the stages of a program one after another.
#pragma once

#include <functional>

#include "guiju/eval/stages.hpp"

namespace guiju::eval {

/// INVARIANT: a stage that runs over lines comes after the stage that puts its rows in line.
class Performer {
 public:
  /// `report` is told after some thousand rows of a long stage; may be empty.
  Performer(const checked::CheckedPack& pack, const program::Program& program, Run& run,
            std::function<void()> report)
      : run_(run), report_(std::move(report)), context_{pack, program, run, &run.columns, {}} {}

  void perform(const program::Stage& stage);
  Context& context() { return context_; }

 private:
  void perform_one(const program::MapStage& stage);
  void perform_one(const program::DeriveStage& stage) { derive(context_, run_, stage); }
  void perform_one(const program::AggregateStage& stage) { aggregate(context_, stage); }
  void perform_one(const program::SpreadStage& stage) { spread(context_, stage); }
  void perform_one(const program::MatchStage& stage) { match(context_, stage); }
  void perform_one(const program::SplitStage& stage) { split(context_, stage); }
  void perform_one(const program::RankStage& stage) { rank(context_, stage); }
  void perform_one(const program::ExternStage& stage) {
    if (!call_extern(context_, stage)) run_.is_interrupted = true;
    tell();
  }
  void perform_one(const program::QuotaStage& stage) { admit(context_, stage); }
  void perform_one(const program::OrderStage& stage) {
    lines_[stage.order] = put_in_line(context_, stage);
  }
  void perform_one(const program::ScanStage& stage) {
    scan(context_, stage, lines_.at(stage.order));
    tell();
  }
  void perform_one(const program::WindowStage& stage) {
    window(context_, stage, lines_.at(stage.order));
  }
  void perform_one(const program::LineStage& stage) {
    look_along(context_, stage, lines_.at(stage.order));
  }
  void tell() const {
    if (report_) report_();
  }

  Run& run_;
  std::function<void()> report_;
  Context context_;
  std::unordered_map<checked::OrderId, Lines> lines_;
};

}  // namespace guiju::eval
