#include "guiju/checked/literal.hpp"
#include "guiju/program/lower_definitions.hpp"

namespace guiju::program {

using namespace checked;

/// Its place among the steps; their number where all are done.
Register DefinitionLowering::next_step(const Process& process) {
  std::vector<Register> conditions;
  for (const Process::Step& step : process.steps) conditions.push_back(builder_.emit(step.is_next));
  return builder_.simple(Opcode::HitFirst, std::move(conditions), simple_type(TypeKind::Enum));
}

/// One of `values`: of the next step, or the last of them where all are done.
Register DefinitionLowering::of_next_step(const Process& process, std::vector<Register> values) {
  values.insert(values.begin(), next_step(process));
  return builder_.simple(Opcode::Pick, std::move(values), type());
}

Register DefinitionLowering::operator()(const Process& process) {
  std::vector<Register> words;
  for (const Process::Step& step : process.steps) words.push_back(builder_.emit(step.before));
  words.push_back(builder_.emit(process.last));
  return of_next_step(process, std::move(words));
}

Register DefinitionLowering::missing_papers(const Process::Step* step) {
  Instruction list;
  list.opcode = Opcode::MakeList;
  list.type = type();
  if (step == nullptr || step->papers.empty())
    return builder_.constant(TextList{}, simple_type(TypeKind::List));
  for (const Process::Paper& paper : step->papers) {
    list.args.push_back(
        builder_.simple(Opcode::Not, {builder_.emit(paper.test)}, simple_type(TypeKind::Bool)));
    list.labels.push_back(paper.label);
  }
  return builder_.add(std::move(list));
}

Register DefinitionLowering::papers_complete(const Process::Step& step) {
  std::vector<Register> tests;
  for (const Process::Paper& paper : step.papers) tests.push_back(builder_.emit(paper.test));
  if (tests.empty()) return builder_.constant(true, type());
  return builder_.simple(Opcode::And, std::move(tests), type());
}

Register DefinitionLowering::operator()(const ProcessProduct& product) {
  const auto& process = std::get<Process>(pack().at(product.process).definition);
  std::vector<Register> values;
  Instruction list;
  list.opcode = Opcode::MakeList;
  list.type = type();
  for (const Process::Step& step : process.steps) {
    switch (product.part) {
      case ProcessPart::NextBody: values.push_back(builder_.constant(step.body, type())); break;
      case ProcessPart::MissingPapers: values.push_back(missing_papers(&step)); break;
      case ProcessPart::PapersComplete: values.push_back(papers_complete(step)); break;
      case ProcessPart::OutOfOrder:
      case ProcessPart::HasOutOfOrder:
        list.args.push_back(builder_.emit(step.is_out_of_order));
        list.labels.push_back(step.name);
        break;
    }
  }
  switch (product.part) {
    case ProcessPart::NextBody:
      values.push_back(builder_.constant(process.finished, type()));
      break;
    case ProcessPart::MissingPapers: values.push_back(missing_papers(nullptr)); break;
    case ProcessPart::PapersComplete: values.push_back(builder_.constant(true, type())); break;
    case ProcessPart::OutOfOrder: return builder_.add(std::move(list));
    case ProcessPart::HasOutOfOrder:
      return builder_.simple(Opcode::Or, std::move(list.args), type());
  }
  return of_next_step(process, std::move(values));
}

}  // namespace guiju::program
