#include <variant>

#include "guiju/program/lower.hpp"

namespace guiju::program {
namespace {

struct OpcodeEntry {
  std::string_view name;
};
constexpr OpcodeEntry opcode_entries[] = {
#define GUIJU_OPCODE(name, effect) {#name},
#include "guiju/program/opcodes.def"
#undef GUIJU_OPCODE
};

class Printer {
 public:
  Printer(const checked::CheckedPack& pack, const Program& program)
      : pack_(pack), program_(program) {}

  std::string print() {
    for (const Stage& stage : program_.stages) std::visit(*this, stage);
    return std::move(out_);
  }

  void operator()(const MapStage& stage) {
    out_ += "rows of " + pack_.at(stage.code.entity).name + "\n";
    code(stage.code);
  }
  void operator()(const ScanStage& stage) {
    out_ += "scan " + pack_.at(stage.order).name + "\n";
    code(stage.code);
    for (std::size_t i = 0; i < stage.carried.size(); ++i)
      out_ += "  carry " + std::to_string(i) + " = " + text(stage.carried[i]) + "\n";
  }
  void operator()(const DeriveStage& stage) {
    out_ += "derive " + pack_.at(stage.entity).name + " of " + pack_.at(stage.source).name + " by";
    for (const Slot part : stage.parts) out_ += " " + text(part);
    out_ += "\n";
  }
  void operator()(const AggregateStage& stage) {
    out_ += "aggregate " + pack_.at(stage.child).name + " under " + pack_.at(stage.parent).name +
            ": " + text(stage.result) + " of " + text(stage.value);
    if (stage.filter) out_ += " where " + text(stage.filter);
    out_ += "\n";
  }
  void operator()(const SpreadStage& stage) {
    out_ += "spread " + pack_.at(stage.child).name + " under " + pack_.at(stage.parent).name +
            " by " + text(stage.word) + "\n";
    for (const SpreadStage::Cell& cell : stage.cells)
      out_ += "  " + text(cell.result) + " of " + text(cell.value) + " where " +
              pack_.at(cell.word.enumeration).words[cell.word.index] + "\n";
  }
  void operator()(const MatchStage& stage) {
    out_ += "aggregate " + pack_.at(stage.child).name + " beside " + pack_.at(stage.entity).name +
            ": " + text(stage.result) + " of " + text(stage.value);
    if (stage.anchor) out_ += " under " + pack_.at(stage.anchor).name;
    if (stage.filter) out_ += " where " + text(stage.filter);
    for (const MatchStage::Match& match : stage.matches)
      out_ += " matching " + text(match.theirs) + " with " + text(match.own);
    out_ += "\n";
  }
  void operator()(const SplitStage& stage) {
    out_ +=
        "split " + text(stage.total) + " by " + text(stage.weight) + " into " + text(stage.result);
    if (stage.floor) out_ += " at least " + text(stage.floor);
    if (stage.cap) out_ += " at most " + text(stage.cap);
    out_ += "\n";
  }
  void operator()(const QuotaStage& stage) {
    out_ += "admit " + text(stage.quota) + " by " + text(stage.place);
    for (const QuotaStage::Reserve& reserve : stage.reserves)
      out_ += ", " + text(reserve.count) + " where " + text(reserve.condition);
    out_ += "\n";
  }
  void operator()(const RankStage& stage) {
    out_ += "rank " + text(stage.result) + " by";
    for (const RankStage::Key& key : stage.keys)
      out_ += " " + text(key.value) + (key.descending ? " descending" : "");
    out_ += "\n";
  }
  void operator()(const OrderStage& stage) {
    out_ += "order " + pack_.at(stage.order).name + " by";
    if (stage.place) out_ += " " + text(stage.place) + ", of open places";
    for (const RankStage::Key& key : stage.keys)
      out_ += " " + text(key.value) + (key.descending ? " descending" : "");
    out_ += "\n";
  }
  void operator()(const ExternStage& stage) {
    out_ += "extern " + text(stage.result) + " of " + pack_.at(stage.external).name + " on";
    for (const Slot arg : stage.args) out_ += " " + text(arg);
    out_ += "\n";
  }
  void operator()(const WindowStage& stage) {
    out_ += "window " + text(stage.result) + ": " + text(stage.condition) + " on " +
            text(stage.length) + " rows of " + pack_.at(stage.order).name + "\n";
  }
  void operator()(const LineStage& stage) {
    out_ += "along " + pack_.at(stage.order).name + ": " + text(stage.result) + " of " +
            text(stage.value) + "\n";
  }

 private:
  std::string text(Slot slot) const {
    if (!slot) return "-";
    const SlotInfo& info = program_.slots[slot.index()];
    if (info.column) return pack_.at(info.entity).name + "." + pack_.at(info.column).name;
    return pack_.at(info.entity).name + ".#" + std::to_string(slot.index());
  }
  static std::string text(Register value) { return "r" + std::to_string(value.index()); }

  void code(const RowCode& code) {
    std::size_t store = 0;
    for (std::size_t i = 0; i < code.instructions.size(); ++i) {
      const Instruction& instruction = code.instructions[i];
      out_ += "  " + text(instruction.result) + " = " + std::string{name(instruction.opcode)};
      if (instruction.slot) out_ += " " + text(instruction.slot);
      if (instruction.parameter) out_ += " " + pack_.at(instruction.parameter).name;
      for (Register arg : instruction.args) out_ += " " + text(arg);
      out_ += "\n";
      for (; store < code.stores.size() && code.stores[store].after == i; ++store)
        out_ += "  store " + text(code.stores[store].slot) + " = " +
                text(code.stores[store].value) + "\n";
    }
  }

  const checked::CheckedPack& pack_;
  const Program& program_;
  std::string out_;
};

}  // namespace

std::string_view name(Opcode opcode) {
  return opcode_entries[static_cast<std::size_t>(opcode)].name;
}

std::string print(const checked::CheckedPack& pack, const Program& program) {
  return Printer{pack, program}.print();
}

}  // namespace guiju::program
