#include <algorithm>

#include "guiju/engine/engine.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/syntax/parse.hpp"

namespace guiju {
namespace {

/// FNV-1a over names and bytes; a zero byte ends each, so that none runs into the next.
std::string hash_of(const std::vector<std::pair<std::string, std::string>>& files) {
  constexpr std::uint64_t offset_basis = 0xCBF29CE484222325;
  constexpr std::uint64_t prime = 0x100000001B3;
  std::uint64_t hash = offset_basis;
  auto add = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    hash *= prime;
  };
  for (const auto& [path, text] : files) {
    add(path);
    add(text);
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += digits[(hash >> shift) & 0xF];
  return text;
}

}  // namespace

CompileResult compile(std::vector<std::pair<std::string, std::string>> files) {
  std::sort(files.begin(), files.end());
  CompileResult result;
  const std::string content_hash = hash_of(files);
  for (auto& [path, text] : files) result.sources.files.emplace_back(path, std::move(text));

  DiagnosticSink sink;
  std::vector<syntax::Tree> trees;
  for (std::size_t i = 0; i < result.sources.files.size(); ++i)
    trees.push_back(syntax::parse(result.sources, FileId(i), sink));
  checked::CheckedPack checked = checked::check(trees, result.sources, sink);
  if (!sink.has_errors()) {
    auto pack = std::make_shared<CompiledPack>();
    pack->sources = result.sources;
    pack->trees = std::move(trees);
    pack->program = program::lower(checked);
    pack->checked = std::move(checked);
    pack->content_hash = content_hash;
    result.pack = std::move(pack);
  }
  result.diagnostics = sink.take();
  return result;
}

}  // namespace guiju
