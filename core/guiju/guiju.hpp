// guiju: rules and scoring that are exact and can say why. The one header to include.
//
//   auto compiled = guiju::compile({{"rules.gj", text}});
//   auto table = guiju::tables::read_csv(compiled.pack->checked, entity, csv, "户.csv", pools, sink);
//   auto run = guiju::eval::evaluate(compiled.pack->checked, compiled.pack->program, ...);
//   std::string result = guiju::tables::write_csv(compiled.pack->checked, run, entity);
#pragma once

#include "guiju/base/decimal_text.hpp"
#include "guiju/checked/print.hpp"
#include "guiju/diag/render.hpp"
#include "guiju/engine/engine.hpp"
#include "guiju/explain/explanation.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/syntax/format.hpp"
#include "guiju/tables/cell.hpp"
#include "guiju/tables/read.hpp"
#include "guiju/tables/write.hpp"
