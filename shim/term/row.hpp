// SPDX-License-Identifier: ISC
// One line of the screen. Storage is allocated when something is written; positions from `size` on are blank.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>

#include "shim/term/cell.hpp"

namespace shim {

struct Row {
  std::unique_ptr<Cell[]> cells;
  std::uint32_t capacity = 0;
  std::uint32_t size = 0;  // cells that exist (tmux: cellsize)
  std::uint32_t used = 0;  // up to the last one written (cellused): what capture-pane shows
  bool wrapped = false;    // the text goes on in the next line
  bool wide = false;       // wide characters were written
  bool tinted = false;     // erased in a background colour, perhaps beyond `used`

  Cell at(std::uint32_t x) const { return x < size ? cells[x] : Cell{}; }

  void reserve(std::uint32_t columns) {
    if (columns <= capacity) return;
    if (capacity > 0) columns = std::max(columns, capacity + capacity / 2);
    auto grown = std::make_unique_for_overwrite<Cell[]>(columns);
    std::copy_n(cells.get(), size, grown.get());
    cells = std::move(grown);
    capacity = columns;
  }
  void extend(std::uint32_t to, Cell blank) {
    if (to <= size) return;
    reserve(to);
    std::fill(cells.get() + size, cells.get() + to, blank);
    tinted = tinted || blank.pen != 0;
    size = to;
  }
  // The same for cells [from, upto) that are about to be written: they are not filled.
  void extend_around(std::uint32_t from, std::uint32_t upto, std::uint32_t to) {
    reserve(to);
    if (from > size) std::fill(cells.get() + size, cells.get() + from, Cell{});
    std::fill(cells.get() + upto, cells.get() + to, Cell{});
    size = to;
  }
  void forget() {  // keeps the storage
    size = used = 0;
    wrapped = wide = tinted = false;
  }
};

}  // namespace shim
