// SPDX-License-Identifier: ISC
#include "shim/copy/screen_text.hpp"

#include "shim/term/screen.hpp"

namespace shim {
namespace {

bool draws_lines(const Pen& pen) { return (pen.attributes & k_charset) != 0; }

CopyLine line_of(const Row& row, const GlyphStore& glyphs) {
  CopyLine line;
  char buffer[4];
  for (std::uint32_t x = 0; x < row.size; ++x) {
    const Cell cell = row.cells[x];
    const bool padding = cell.padding != 0;
    line.add({padding ? std::string_view() : glyphs.text(cell, buffer), cell.width, padding,
              draws_lines(glyphs.pen(cell.pen))});
  }
  line.size = row.size;
  line.used = row.used;
  line.wrapped = row.wrapped;
  return line;
}

CopyLine line_of(StoredLine stored) {
  CopyLine line;
  StoredCell cell;
  Pen pen;
  line.size = stored.size();
  line.used = stored.used();
  line.wrapped = stored.wrapped();
  while (stored.next(cell, pen)) line.add({cell.text, cell.width, cell.text.empty(), draws_lines(pen)});
  return line;
}

}  // namespace

CopyText copy_text_of(const Screen& screen) {
  const Grid& grid = screen.grid();
  const auto history = static_cast<unsigned>(grid.history().lines());
  std::vector<CopyLine> lines;
  lines.reserve(history + grid.rows());
  grid.history().for_each(0, history, [&](StoredLine line) { lines.push_back(line_of(line)); });
  for (unsigned y = 0; y < grid.rows(); ++y) lines.push_back(line_of(grid.row(y), grid.glyphs()));
  return {screen.columns(), grid.rows(), std::move(lines), grid.scrolled(), {screen.x(), history + screen.y()}};
}

}  // namespace shim
