// The text of rule files, and where lines begin in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "guiju/source/span.hpp"

namespace guiju {

/// A place as people count: both from 1, columns in characters.
struct LineColumn {
  std::size_t line;
  std::size_t column;
};

/// One file: its path as shown to people (relative to the pack) and its bytes.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }
  /// 0-based line that holds `offset`.
  [[nodiscard]] std::size_t line_of(std::size_t offset) const;
  [[nodiscard]] std::size_t line_start(std::size_t line) const { return line_starts_[line]; }
  /// Text of a 0-based line without its line break.
  [[nodiscard]] std::string_view line_text(std::size_t line) const;
  [[nodiscard]] LineColumn line_column(std::size_t offset) const;

 private:
  /// Characters that begin before `offset`.
  [[nodiscard]] std::size_t characters_before(std::size_t offset) const;

  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  // Characters before each block of the text: a file may be one line of many megabytes.
  std::vector<std::size_t> characters_before_block_;
};

/// All files of a pack; a FileId is an index into `files`.
struct SourceSet {
  std::vector<SourceFile> files;

  [[nodiscard]] const SourceFile& at(FileId id) const { return files[id.index()]; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view{at(span.file).text()}.substr(span.begin, span.end - span.begin);
  }
};

}  // namespace guiju
