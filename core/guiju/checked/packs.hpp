// Packs that import packs: what their headers say, who sees whom, and in which order they are read.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "guiju/diag/sink.hpp"
#include "guiju/source/source_file.hpp"
#include "guiju/syntax/tree.hpp"

namespace guiju::checked {

/// Packs that one pack may bring along, those of its imports included.
inline constexpr std::size_t imported_packs_max = 32;

/// A line 引入.
struct Import {
  std::string name;  // of the pack, or its alias
  std::string version;
  bool is_least = false;  // 至少: a later version will do too
  Span span;              // of the name

  [[nodiscard]] bool is_met_by(std::string_view found) const;
};

/// What the files of one pack say of it.
struct PackHeader {
  std::string name;
  std::string alias;
  std::string version;
  Span span;  // of its name; in no file where there is no line 规则包
  std::vector<Import> imports;
  bool has_unread_import = false;  // a line 引入 that could not be read and was reported

  [[nodiscard]] bool is_called(std::string_view wanted) const {
    return !wanted.empty() && (wanted == name || wanted == alias);
  }
};

PackHeader read_header(std::span<const syntax::Tree> trees);

/// One of the packs that are checked together.
struct PackPart {
  PackHeader header;
  std::size_t first_tree = 0;
  std::size_t tree_count = 0;
  std::vector<std::size_t> sees;  // by place in the order of reading: imports, and theirs

  [[nodiscard]] std::span<const syntax::Tree> in(std::span<const syntax::Tree> trees) const {
    return trees.subspan(first_tree, tree_count);
  }
};

/// Puts every pack after those that it imports, so that the first of `packs` comes last; a pack that
/// nothing imports is left out. `looked_in`: the places that were searched, for people. Empty where
/// an import is not met, which is reported.
struct PackOrder {
  std::vector<std::size_t> order;              // indices into the packs as given
  std::vector<std::vector<std::size_t>> sees;  // by place in `order`
};
PackOrder order_packs(std::span<const PackHeader> packs, std::span<const std::string> looked_in,
                      DiagnosticSink& sink);

}  // namespace guiju::checked
