#include <algorithm>
#include <span>

#include "guiju/engine/engine.hpp"
#include "guiju/program/lower.hpp"
#include "guiju/syntax/parse.hpp"

namespace guiju {
namespace {

/// FNV-1a over names and bytes; a zero byte ends each, so that none runs into the next.
std::string hash_of(const RuleFiles& files) {
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

/// All packs of one compilation: the own one first, then those that were found for it.
class Compilation {
 public:
  Compilation(RuleFiles files, Imports imports) : looked_in_(std::move(imports.looked_in)) {
    add("", std::move(files));
    for (Imports::Found& found : imports.packs) add(found.folder, std::move(found.files));
  }

  CompileResult take() {
    CompileResult result;
    auto pack = std::make_shared<CompiledPack>();
    if (order_trees(*pack) && are_imports_right(*pack)) {
      pack->checked = checked::check(pack->trees, parts_, sources_, sink_);
      if (!sink_.has_errors()) {
        pack->sources = sources_;
        pack->program = program::lower(pack->checked);
        pack->own_file_count = written_[0].file_count;
        set_hashes(*pack);
        result.pack = std::move(pack);
      }
    }
    result.sources = std::move(sources_);
    result.diagnostics = sink_.take();
    // Of an imported pack only errors matter here; its own check warns.
    std::erase_if(result.diagnostics, [&](const Diagnostic& diagnostic) {
      return diagnostic.info->severity != Severity::Error && diagnostic.primary &&
             diagnostic.primary->span.file &&
             diagnostic.primary->span.file.index() >= written_[0].file_count;
    });
    return result;
  }

 private:
  /// One pack as it was given.
  struct Written {
    std::string hash;
    std::size_t first_file = 0;
    std::size_t file_count = 0;
  };

  void add(const std::string& folder, RuleFiles files) {
    std::sort(files.begin(), files.end());
    const std::size_t first = sources_.files.size();
    written_.push_back({hash_of(files), first, files.size()});
    // All of them first: rules may name a table that stands in a file behind their own.
    for (auto& [path, text] : files) sources_.files.emplace_back(folder + path, std::move(text));
    for (std::size_t i = first; i < sources_.files.size(); ++i)
      trees_.push_back(syntax::parse(sources_, FileId(i), sink_));
  }

  [[nodiscard]] std::span<const syntax::Tree> trees_of(const Written& pack) const {
    return std::span<const syntax::Tree>(trees_).subspan(pack.first_file, pack.file_count);
  }

  /// Puts the trees into the order in which they are read; false where an import is not met.
  bool order_trees(CompiledPack& pack) {
    std::vector<checked::PackHeader> headers;
    for (const Written& written : written_)
      headers.push_back(checked::read_header(trees_of(written)));
    checked::PackOrder order = checked::order_packs(headers, looked_in_, sink_);
    order_ = std::move(order.order);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const Written& written = written_[order_[i]];
      parts_.push_back({std::move(headers[order_[i]]), pack.trees.size(), written.file_count,
                        std::move(order.sees[i])});
      for (std::size_t file = 0; file < written.file_count; ++file)
        pack.trees.push_back(std::move(trees_[written.first_file + file]));
    }
    return !order_.empty();
  }

  /// An imported pack is right by itself, whatever an add-on makes of it.
  bool are_imports_right(const CompiledPack& pack) {
    for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
      std::vector<checked::PackPart> parts;
      std::vector<syntax::Tree> trees;
      std::vector<std::size_t> places(parts_.size());
      std::vector<std::size_t> own = parts_[i].sees;
      std::sort(own.begin(), own.end());
      own.push_back(i);
      for (const std::size_t place : own) {
        checked::PackPart part = parts_[place];
        places[place] = parts.size();
        for (std::size_t& seen : part.sees) seen = places[seen];
        const auto written = part.in(pack.trees);
        part.first_tree = trees.size();
        trees.insert(trees.end(), written.begin(), written.end());
        parts.push_back(std::move(part));
      }
      checked::check(trees, parts, sources_, sink_);
      if (sink_.has_errors()) return false;
    }
    return true;
  }

  /// The hash of a pack covers those that it imports.
  void set_hashes(CompiledPack& pack) {
    std::vector<std::string> hashes;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      RuleFiles parts{{"", written_[order_[i]].hash}};
      for (const std::size_t seen : parts_[i].sees)
        parts.emplace_back(parts_[seen].header.name, hashes[seen]);
      hashes.push_back(parts.size() == 1 ? parts[0].second : hash_of(parts));
    }
    pack.content_hash = hashes.back();
    hashes.pop_back();
    pack.imported_hashes = std::move(hashes);
  }

  std::vector<std::string> looked_in_;
  SourceSet sources_;
  std::vector<syntax::Tree> trees_;  // by file
  std::vector<Written> written_;
  DiagnosticSink sink_;
  std::vector<std::size_t> order_;  // of written_
  std::vector<checked::PackPart> parts_;
};

}  // namespace

CompileResult compile(RuleFiles files, Imports imports) {
  return Compilation(std::move(files), std::move(imports)).take();
}

checked::PackHeader read_header(const RuleFiles& files) {
  SourceSet sources;
  std::vector<syntax::Tree> trees;
  DiagnosticSink ignored;
  for (const auto& [path, text] : files) {
    sources.files.emplace_back(path, text);
    trees.push_back(syntax::parse(sources, FileId(sources.files.size() - 1), ignored));
  }
  return checked::read_header(trees);
}

}  // namespace guiju
