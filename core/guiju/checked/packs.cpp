#include "guiju/checked/packs.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "guiju/checked/context.hpp"
#include "guiju/checked/diagnostics/names.hpp"
#include "guiju/checked/diagnostics/packs.hpp"
#include "guiju/checked/diagnostics/phrases.hpp"

namespace guiju::checked {
namespace {

using syntax::Word;

std::string_view take_piece(std::string_view& version) {
  const std::size_t dot = version.find('.');
  const std::string_view piece = version.substr(0, dot);
  version = dot == std::string_view::npos ? std::string_view{} : version.substr(dot + 1);
  return piece;
}

std::optional<std::uint64_t> number_of(std::string_view piece) {
  std::uint64_t number = 0;
  const char* end = piece.data() + piece.size();
  const auto [last, error] = std::from_chars(piece.data(), end, number);
  return error == std::errc{} && last == end ? std::optional(number) : std::nullopt;
}

/// Pieces between dots, as numbers where both are: 2016.10 is later than 2016.9.
bool is_earlier(std::string_view left, std::string_view right) {
  while (!left.empty() || !right.empty()) {
    const std::string_view one = take_piece(left);
    const std::string_view other = take_piece(right);
    if (one == other) continue;
    const auto first = number_of(one.empty() ? "0" : one);
    const auto second = number_of(other.empty() ? "0" : other);
    if (!first || !second) return one < other;
    if (*first != *second) return *first < *second;
  }
  return false;
}

BilingualText wanted_text(const Import& import) {
  return filled(import.is_least ? phrases::version_at_least : phrases::version,
                {{"version", import.version}});
}

/// Follows the lines 引入 from the own pack.
class PackOrderer {
 public:
  PackOrderer(std::span<const PackHeader> packs, std::span<const std::string> looked_in,
              DiagnosticSink& sink)
      : packs_(packs), looked_in_(looked_in), sink_(sink), places_(packs.size()) {}

  PackOrder take() {
    if (packs_.size() > imported_packs_max + 1) {
      const Span place = packs_[0].imports.empty() ? Span{} : packs_[0].imports[0].span;
      report(Problem(diagnostics::too_many_imports, place)
                 .with("limit", std::to_string(imported_packs_max)));
      return {};
    }
    for (const PackHeader& pack : packs_) {
      is_sound_ = is_sound_ && !pack.has_unread_import;
      for (const Import& import : pack.imports)
        if (import.version.empty())
          report(Problem(diagnostics::clause_missing, import.span)
                     .with("head", import.name)
                     .with("part", phrases::part_version));
    }
    if (!is_sound_) return {};
    visit(0);
    for (const auto& [import, found] : unmet_) report_unmet(*import, found);
    return is_sound_ ? std::move(result_) : PackOrder{};
  }

 private:
  struct Place {
    bool is_open = false;  // its imports are being followed
    std::optional<std::size_t> order;
  };
  struct Met {
    const Import* import;
    std::size_t pack;
  };

  void report(Problem problem) {
    is_sound_ = false;
    sink_.report(problem.take());
  }

  void visit(std::size_t pack) {
    places_[pack].is_open = true;
    open_.push_back(pack);
    std::vector<std::size_t> sees;
    const auto see = [&](std::size_t seen) {
      if (std::find(sees.begin(), sees.end(), seen) == sees.end()) sees.push_back(seen);
    };
    for (const Import& import : packs_[pack].imports) {
      const auto found = find(import);
      if (!found) continue;
      if (places_[*found].is_open) {
        report_circle(import, *found);
        continue;
      }
      if (!places_[*found].order) visit(*found);
      for (const std::size_t seen : result_.sees[*places_[*found].order]) see(seen);
      see(*places_[*found].order);
    }
    open_.pop_back();
    places_[pack].is_open = false;
    places_[pack].order = result_.order.size();
    result_.order.push_back(pack);
    result_.sees.push_back(std::move(sees));
  }

  std::optional<std::size_t> find(const Import& import) {
    std::optional<std::size_t> called;
    for (std::size_t i = 0; i < packs_.size(); ++i) {
      if (!packs_[i].is_called(import.name)) continue;
      called = called.value_or(i);
      if (!import.is_met_by(packs_[i].version)) continue;
      for (const Met& before : met_)
        if (before.pack != i && packs_[before.pack].name == packs_[i].name)
          report_two_versions(import, *before.import);
      met_.push_back({&import, i});
      return i;
    }
    if (called)
      unmet_.emplace_back(&import, *called);
    else
      report_not_found(import);
    return std::nullopt;
  }

  void report_not_found(const Import& import) {
    BilingualText places = phrases::nowhere;
    for (std::size_t i = 0; i < looked_in_.size(); ++i) {
      if (i == 0) places = {};
      places.zh += (i == 0 ? "" : "、") + looked_in_[i];
      places.en += (i == 0 ? "" : ", ") + looked_in_[i];
    }
    report(Problem(diagnostics::import_not_found, import.span)
               .with("name", import.name)
               .with("places", places));
  }

  /// Another line may be content with what was found; then the two do not agree.
  void report_unmet(const Import& import, std::size_t found) {
    const auto content = std::find_if(met_.begin(), met_.end(),
                                      [&](const Met& other) { return other.pack == found; });
    if (content != met_.end()) return report_two_versions(import, *content->import);
    const std::string& version = packs_[found].version;
    Problem problem(diagnostics::import_version, import.span);
    problem.with("name", import.name)
        .with("wanted", wanted_text(import))
        .with("found", version.empty() ? BilingualText(phrases::no_version)
                                       : filled(phrases::version, {{"version", version}}));
    if (packs_[found].span.file) problem.label(packs_[found].span, phrases::found_here);
    report(std::move(problem));
  }

  void report_two_versions(const Import& import, const Import& other) {
    report(Problem(diagnostics::import_two_versions, import.span)
               .with("name", import.name)
               .with("wanted", wanted_text(import))
               .with("other", wanted_text(other))
               .label(other.span, phrases::other_import));
  }

  void report_circle(const Import& import, std::size_t pack) {
    std::string loop;
    for (auto at = std::find(open_.begin(), open_.end(), pack); at != open_.end(); ++at)
      loop += packs_[*at].name + " → ";
    report(Problem(diagnostics::import_circle, import.span).with("loop", loop + packs_[pack].name));
  }

  std::span<const PackHeader> packs_;
  std::span<const std::string> looked_in_;
  DiagnosticSink& sink_;
  std::vector<Place> places_;
  std::vector<std::size_t> open_;
  std::vector<Met> met_;
  std::vector<std::pair<const Import*, std::size_t>> unmet_;
  PackOrder result_;
  bool is_sound_ = true;
};

}  // namespace

bool Import::is_met_by(std::string_view found) const {
  return is_least ? !found.empty() && !is_earlier(found, version) : found == version;
}

PackHeader read_header(std::span<const syntax::Tree> trees) {
  PackHeader header;
  for (const syntax::Tree& tree : trees) {
    for (const syntax::StatementId id : tree.top) {
      const syntax::Statement& line = tree.at(id);
      const auto* version = syntax::find_clause(line, Word::Clause_Version);
      if (line.head == Word::Margin_Pack && !header.span.file && !line.names.empty()) {
        const auto* alias = syntax::find_clause(line, Word::Clause_Alias);
        header.name = line.names[0].text;
        header.span = line.names[0].span;
        if (alias != nullptr && !alias->names.empty()) header.alias = alias->names[0].text;
        if (version != nullptr) header.version = version->text;
      }
      if (line.head != Word::Margin_Import) continue;
      header.has_unread_import = header.has_unread_import || line.has_error;
      if (line.has_error) continue;
      Import import{{}, {}, false, line.text_span};
      if (version != nullptr) {
        import.version = version->text;
        import.is_least = version->is_least;
      }
      if (line.text) import.name = *line.text;
      if (!line.names.empty()) {
        import.name = line.names[0].text;
        import.span = line.names[0].span;
      }
      header.imports.push_back(std::move(import));
    }
  }
  return header;
}

PackOrder order_packs(std::span<const PackHeader> packs, std::span<const std::string> looked_in,
                      DiagnosticSink& sink) {
  return PackOrderer(packs, looked_in, sink).take();
}

}  // namespace guiju::checked
