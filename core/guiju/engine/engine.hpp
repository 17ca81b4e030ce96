// The whole pipeline on one screen: sources -> compiled pack -> run.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "guiju/checked/check.hpp"
#include "guiju/checked/packs.hpp"
#include "guiju/checked/tree.hpp"
#include "guiju/diag/sink.hpp"
#include "guiju/eval/run.hpp"
#include "guiju/explain/explanation.hpp"
#include "guiju/program/program.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju {

/// A pack that passed every check, ready to run. Immutable; may be shared between threads.
struct CompiledPack {
  SourceSet sources;
  std::vector<syntax::Tree> trees;
  checked::CheckedPack checked;
  program::Program program;
  std::string content_hash;  // of the sources: 16 hexadecimal digits of FNV-1a, names and bytes
  std::vector<std::string> imported_hashes;  // by checked.imported; content_hash covers them, too
  std::size_t own_file_count = 0;            // the first of `sources` are the pack's own
};

struct CompileResult {
  std::shared_ptr<const CompiledPack> pack;  // absent where there are errors
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;  // warnings too
};

/// Rule files of one pack, path within the pack and bytes, in any order; sorted by path here.
using RuleFiles = std::vector<std::pair<std::string, std::string>>;

/// Packs that were found for the lines 引入 of a pack, and of those packs.
struct Imports {
  struct Found {
    std::string folder;  // shown before the paths of its files
    RuleFiles files;
  };
  std::vector<Found> packs;
  std::vector<std::string> looked_in;  // places that were searched, for people
};

CompileResult compile(RuleFiles files, Imports imports = {});

/// What the files of a pack say of it and of what it imports: for those who look for packs.
checked::PackHeader read_header(const RuleFiles& files);

/// Result of one 测试.
struct TestResult {
  std::string title;
  Span span;
  bool is_passed = false;
  struct Difference {
    checked::EntityId entity;
    std::vector<std::string> key;
    checked::ColumnId column;
    std::string expected;
    std::string found;
    Span span;
  };
  std::vector<Difference> differences;
  std::vector<Diagnostic> diagnostics;  // where the given tables were refused
};

/// A clause that tests can reach: a branch of a choice, a row of a table, a criterion, an item.
struct ClauseCoverage {
  Span span;
  std::string kind;  // "choice", "row", "criterion", "item", "veto", "label", "check",
                     // "definition"
  bool is_reached = false;
};

/// Rows on which a property (断言) does not hold.
struct Counterexample {
  checked::TestCase test;  // made small; the title is that of the assertion, or of the 测试
  bool is_of_test = false;
  std::vector<std::string> key;  // of the row
  explain::Explanation why;
};

/// What trying a property came to.
struct AssertionResult {
  std::string title;
  Span span;
  checked::EntityId entity;
  bool is_proved = false;      // without any table
  std::size_t row_count = 0;   // tried rows on which it is known
  std::size_t open_count = 0;  // tried rows on which it is not
  std::optional<Counterexample> counterexample;
};

struct TestReport {
  std::vector<TestResult> results;
  std::vector<ClauseCoverage> clauses;
  std::vector<AssertionResult> assertions;
};

TestReport run_tests(const CompiledPack& pack, const eval::Externs& externs = {});

}  // namespace guiju
