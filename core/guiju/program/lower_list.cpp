#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

Register DefinitionLowering::operator()(const LabelList& labels) {
  Instruction list;
  list.opcode = Opcode::MakeList;
  list.type = type();
  for (const LabelList::Line& line : labels.lines) {
    list.args.push_back(builder_.emit(line.condition));
    list.labels.push_back(line.label);
  }
  return builder_.add(std::move(list));
}

}  // namespace guiju::program
