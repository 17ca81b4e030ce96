// Reads texts for the tests of this floor.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "guiju/diag/sink.hpp"
#include "guiju/syntax/format.hpp"
#include "guiju/syntax/parse.hpp"
#include "guiju/syntax/print.hpp"

namespace guiju::syntax::test {

/// A text, its tree and what was reported about it.
struct Reading {
  SourceSet sources;
  Tree tree;
  std::vector<Diagnostic> diagnostics;

  [[nodiscard]] std::string printed() const { return print(tree); }
  /// The codes that were reported, in order: "1301 1302".
  [[nodiscard]] std::string codes() const {
    std::string codes;
    for (const Diagnostic& diagnostic : diagnostics) {
      codes += (codes.empty() ? "" : " ") + std::to_string(diagnostic.info->code);
    }
    return codes;
  }
  /// The messages, one a line.
  [[nodiscard]] std::string messages(Language language) const {
    std::string messages;
    for (const Diagnostic& diagnostic : diagnostics) {
      messages += (messages.empty() ? "" : "\n") + message(diagnostic, language);
    }
    return messages;
  }
  /// The marked text of the first diagnostic.
  [[nodiscard]] std::string marked() const {
    return std::string(sources.text(diagnostics.at(0).primary.value().span));
  }
};

inline Reading read(std::string text, const ParseLimits& limits = {}) {
  Reading reading;
  reading.sources.files.emplace_back("test.gj", std::move(text));
  DiagnosticSink sink;
  reading.tree = parse(reading.sources, FileId{0}, sink, limits);
  reading.diagnostics = sink.take();
  return reading;
}

/// The expression after `定义 x = ` as a tree, or the codes of what was reported.
inline std::string read_expression(const std::string& text) {
  const Reading reading = read("每个 户\n  设 x = " + text);
  if (!reading.diagnostics.empty()) return reading.codes();
  return print(reading.tree, reading.tree.statements.back().value);
}

/// A line in the body of 每个 as printed, or the codes of what was reported.
inline std::string read_line(const std::string& line) {
  const Reading reading = read("每个 户\n  " + line);
  if (!reading.diagnostics.empty()) return reading.codes();
  const std::string printed = reading.printed();
  const std::string after_head = printed.substr(printed.find('\n') + 1);
  return after_head.substr(2, after_head.size() - 3);
}

inline std::string reformat(const std::string& text, std::optional<Language> language = {}) {
  SourceSet sources;
  sources.files.emplace_back("test.gj", text);
  return format(sources, FileId{0}, language);
}

inline std::string file_text(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace guiju::syntax::test
