// Any bytes become tokens that lie in the file, in order and without overlap.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "guiju/syntax/lex.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  guiju::SourceSet sources;
  sources.files.emplace_back("fuzz.gj", std::string(reinterpret_cast<const char*>(data), size));
  guiju::DiagnosticSink sink;
  const auto lexed = guiju::syntax::lex(sources, guiju::FileId{0}, sink, {});
  std::size_t end = 0;
  for (const guiju::syntax::Token& token : lexed.tokens) {
    const bool is_in_order = token.span.begin >= end && token.span.end > token.span.begin;
    if (!is_in_order || token.span.end > size) std::abort();
    end = token.span.end;
  }
  for (const guiju::Diagnostic& diagnostic : sink.take()) {
    if (!diagnostic.primary || diagnostic.primary->span.end > size) std::abort();
  }
  return 0;
}
