// SPDX-License-Identifier: ISC
// What commands do to a layout. Each keeps the invariants: cells tile the window, neighbours share one separator.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shim/layout/layout.hpp"

namespace shim {

struct SplitRequest {
  state::PaneId at;
  state::PaneId added;
  SplitDirection direction = SplitDirection::top_bottom;
  SplitSide side = SplitSide::after;
  SplitSpan span = SplitSpan::pane;
  std::optional<unsigned> size;  // of the new pane; nullopt: half
  BorderStatus status = BorderStatus::off;
};

// Error invalid_argument "no space for new pane"; the layout is unchanged then.
state::Result<void> split(Layout& layout, const SplitRequest& request);

// The size a window would need for the split to succeed, growing only along its direction.
WindowSize size_for_split(const Layout& layout, const SplitRequest& request);

// Gives the room to a neighbour as tmux does. The last pane can't be removed (bug).
void remove_pane(Layout& layout, state::PaneId pane);

// `status` matters because the panes that hold a status line need one line more.
void resize_window(Layout& layout, WindowSize size, BorderStatus status = BorderStatus::off);
void resize_pane_to(Layout& layout, state::PaneId pane, SplitDirection axis, unsigned size,
                    BorderStatus status = BorderStatus::off);
void resize_pane_by(Layout& layout, state::PaneId pane, ResizeEdge edge, unsigned cells,
                    BorderStatus status = BorderStatus::off);
void spread_out(Layout& layout, state::PaneId pane, BorderStatus status = BorderStatus::off);  // select-layout -E
void replace_pane(Layout& layout, state::PaneId from, state::PaneId to);
void swap_panes(Layout& layout, state::PaneId a, state::PaneId b);
// The cell of panes[i] goes to successors[i]; both name the same panes.
void pass_cells(Layout& layout, const std::vector<state::PaneId>& panes, const std::vector<state::PaneId>& successors);

enum class LayoutPreset : std::uint8_t { even_horizontal, even_vertical, main_horizontal, main_vertical, tiled };
// Exact name or unambiguous prefix, as select-layout takes it.
std::optional<LayoutPreset> find_preset(std::string_view name);

struct PresetSizes {  // options main-pane-width and so on, as text: "80" or "60%"; "0": none
  std::string_view main_width = "80", main_height = "24", other_width = "0", other_height = "0";
};
Layout arrange(LayoutPreset preset, const std::vector<state::PaneId>& panes, WindowSize size, const PresetSizes& sizes,
               BorderStatus status);

// "b25f,80x24,0,0{...}": checks checksum and geometry, gives the leaves to `panes` in order.
// Error invalid_argument "invalid layout: ..." or "size mismatch after applying layout", as tmux says.
state::Result<Layout> parse_custom(std::string_view text, const std::vector<state::PaneId>& panes);

}  // namespace shim
