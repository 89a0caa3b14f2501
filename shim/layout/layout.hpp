// SPDX-License-Identifier: ISC
// The geometry of one window: a tree of cells split left-right or top-bottom, as in tmux (layout.c, layout-set.c,
// layout-custom.c). Sizes are in character cells; one line or column separates neighbours. Pure: no I/O.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "state/error.hpp"
#include "state/ids.hpp"

namespace shim {

enum class SplitDirection : std::uint8_t { left_right, top_bottom };  // -h, -v
enum class SplitSide : std::uint8_t { after, before };                // -b
enum class SplitSpan : std::uint8_t { pane, window };                 // -f
enum class BorderStatus : std::uint8_t { off, top, bottom };          // pane-border-status
enum class ResizeEdge : std::uint8_t { left, right, up, down };

struct WindowSize {
  unsigned width = 80, height = 24;
};

struct PaneBox {  // what the pane's terminal gets, after pane-border-status
  state::PaneId pane;
  unsigned x = 0, y = 0, width = 0, height = 0;
  bool at_left = false, at_right = false, at_top = false, at_bottom = false;
};

struct LayoutCell;

class Layout {
 public:
  static constexpr unsigned k_minimum = 1;

  static Layout single(state::PaneId pane, WindowSize size);
  // Text without checksum, pane ids in the leaves, as kept in the registry. Error corrupt.
  static state::Result<Layout> parse_stored(std::string_view text);

  Layout(Layout&&) noexcept;
  Layout& operator=(Layout&&) noexcept;
  ~Layout();
  Layout clone() const;

  std::string stored() const;  // the inverse of parse_stored
  std::string text() const;    // with checksum: #{window_layout}
  WindowSize size() const;
  std::vector<state::PaneId> panes() const;  // leaves in tree order
  std::vector<PaneBox> boxes(BorderStatus status) const;

  LayoutCell& root() { return *root_; }
  const LayoutCell& root() const { return *root_; }

 private:
  friend struct LayoutAccess;
  explicit Layout(std::unique_ptr<LayoutCell> root);
  std::unique_ptr<LayoutCell> root_;
};

}  // namespace shim
