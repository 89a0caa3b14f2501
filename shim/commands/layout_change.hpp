// SPDX-License-Identifier: ISC
// A change of a window's layout as a whole, as select-layout, next-layout and previous-layout make it.
#pragma once

#include "shim/commands/context.hpp"

namespace shim {

enum class PresetStep : std::uint8_t { next, previous };

class LayoutChange {
 public:
  // Unzooms, and keeps the layout for select-layout -o. `place` must outlive the change.
  LayoutChange(state::Registry& registry, const Place& place, TreeChange& change);

  void use_preset(int preset);
  void step_preset(PresetStep step);
  // The preset used last, if any.
  void repeat_preset();
  // A layout text with its checksum.
  state::Result<void> use_text(std::string_view text);
  // Evens out the cells around the place's pane.
  void spread();
  // The layout before the last change; empty: there was none.
  const std::string& former() const { return former_; }

 private:
  void use(const Layout& layout);

  state::Registry& registry_;
  const Place& place_;
  state::Window& window_;
  TreeChange& change_;
  std::string former_;
};

// The handler of next-layout and previous-layout.
state::Result<void> step_layout(Context& context, const Args& args, PresetStep step);

}  // namespace shim
