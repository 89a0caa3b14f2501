// SPDX-License-Identifier: ISC
// A line of cells as text, with or without the SGR codes that draw it (grid.c, grid_string_cells).
#pragma once

#include <string>
#include <string_view>

#include "shim/term/cell.hpp"

namespace shim {

struct LineStyle {
  bool escapes = false;  // SGR codes
  bool octal = false;    // "\033" and "\\" for what is not printable
  bool trim = false;     // without trailing spaces
};

// Builds lines one after another: the pen carries over from line to line.
class LineWriter {
 public:
  explicit LineWriter(LineStyle style) : style_(style) {}
  void begin() { start_ = out_.size(); }
  void add(std::string_view text, const Pen& pen);
  void end();
  void newline() { out_.push_back('\n'); }
  std::string take() { return std::move(out_); }

 private:
  void change_pen(const Pen& pen);
  void add_codes(const Pen& pen);

  LineStyle style_;
  std::string out_;
  std::size_t start_ = 0;
  Pen last_;
};

}  // namespace shim
