// Compiles a small rule text, reads small tables and asks why: what every test of this floor does.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "guiju/checked/check.hpp"
#include "guiju/diag/render.hpp"
#include "guiju/explain/explanation.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/syntax/parse.hpp"
#include "guiju/tables/read.hpp"

namespace guiju {

class SmallPack {
 public:
  /// `tables`: CSV by the name of its entity; a table not named is left out.
  SmallPack(std::string rules, const std::map<std::string, std::string>& tables) {
    sources_.files.emplace_back("rules.gj", std::move(rules));
    DiagnosticSink sink;
    std::vector<syntax::Tree> trees{syntax::parse(sources_, FileId{0}, sink)};
    pack_ = checked::check(trees, sources_, sink);
    if (sink.has_errors()) {
      ADD_FAILURE() << render_text(sink.take(), sources_, {});
      return;
    }
    program_ = program::lower(pack_);
    auto pools = std::make_shared<eval::Pools>();
    std::vector<eval::Table> read;
    for (std::size_t i = 0; i < pack_.entities.size(); ++i) {
      const checked::EntityId entity{i};
      const auto given = tables.find(pack_.entities[i].name);
      if (given == tables.end()) {
        read.emplace_back().entity = entity;
        continue;
      }
      read.push_back(
          tables::read_csv(pack_, entity, given->second, given->first + ".csv", *pools, sink));
    }
    eval::RunOptions options;
    options.as_of = make_date(2016, 12, 31);
    run_ = eval::evaluate(pack_, program_, std::move(read), pools, std::move(options), sink);
    if (sink.has_errors()) ADD_FAILURE() << render_text(sink.take(), sources_, {});
  }

  explain::Explanation why(const std::string& entity_name, std::size_t row,
                           const std::string& column) const {
    const checked::EntityId entity = checked::find_entity(pack_, entity_name);
    return explain::explain(pack_, program_, sources_, run_,
                            checked::find_column(pack_, entity, column), row);
  }
  std::string zh(const std::string& entity, std::size_t row, const std::string& column) const {
    return '\n' + explain::render_text(why(entity, row, column), Language::Zh);
  }
  std::string en(const std::string& entity, std::size_t row, const std::string& column) const {
    return '\n' + explain::render_text(why(entity, row, column), Language::En);
  }

 private:
  SourceSet sources_;
  checked::CheckedPack pack_;
  program::Program program_;
  eval::Run run_;
};

}  // namespace guiju
