// One function an opcode; which one is decided by the table in machine.cpp, made from opcodes.def.
#pragma once

#include "guiju/eval/machine.hpp"

namespace guiju::eval::kernels {

#define GUIJU_OPCODE(name, effect) void name(Machine& machine, const Instruction& instruction);
#include "guiju/program/opcodes.def"
#undef GUIJU_OPCODE

}  // namespace guiju::eval::kernels
