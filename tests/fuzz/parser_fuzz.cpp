// Any bytes become a tree and diagnostics whose places lie in the file. What is read without a
// diagnostic keeps its tree through the formatter, which settles at once.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "guiju/syntax/format.hpp"
#include "guiju/syntax/parse.hpp"
#include "guiju/syntax/print.hpp"

namespace {

guiju::SourceSet as_sources(std::string text) {
  guiju::SourceSet sources;
  sources.files.emplace_back("fuzz.gj", std::move(text));
  return sources;
}

void require(bool holds) {
  if (!holds) std::abort();
}

std::string print_sound(const guiju::SourceSet& sources) {
  guiju::DiagnosticSink sink;
  const guiju::syntax::Tree tree = guiju::syntax::parse(sources, guiju::FileId{0}, sink);
  require(!sink.has_errors());
  return guiju::syntax::print(tree);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto sources = as_sources(std::string(reinterpret_cast<const char*>(data), size));
  guiju::DiagnosticSink sink;
  const guiju::syntax::Tree tree = guiju::syntax::parse(sources, guiju::FileId{0}, sink);
  const std::string printed = guiju::syntax::print(tree);
  for (const guiju::Diagnostic& diagnostic : sink.take()) {
    require(diagnostic.primary && diagnostic.primary->span.end <= size);
  }
  if (sink.has_errors()) return 0;
  const auto formatted = as_sources(guiju::syntax::format(sources, guiju::FileId{0}, {}));
  require(print_sound(formatted) == printed);
  require(guiju::syntax::format(formatted, guiju::FileId{0}, {}) == formatted.files[0].text());
  for (const guiju::Language language : {guiju::Language::Zh, guiju::Language::En}) {
    const auto rewritten = as_sources(guiju::syntax::format(sources, guiju::FileId{0}, language));
    print_sound(rewritten);
    require(guiju::syntax::format(rewritten, guiju::FileId{0}, language) ==
            rewritten.files[0].text());
  }
  return 0;
}
