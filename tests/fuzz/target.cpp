// SPDX-License-Identifier: ISC
// Targets: whatever is found hangs together, and nothing is found where nothing is. The first byte is kind and flags.
#include "shim/target/resolve.hpp"
#include "tests/fuzz/fuzz_input.hpp"
#include "tests/fuzz/fuzz_world.hpp"

#include <algorithm>

namespace {

// A step or a side starts at the current pane, whatever window the target names: as in tmux, "other:0.+" may lead to a
// pane of the current window.
bool is_relative(std::string_view text) { return text.find_first_of("+-{") != std::string_view::npos; }

void check_place(const state::Registry& registry, const shim::Place& place, bool relative) {
  if (place.session != nullptr)
    fuzz::require(registry.session(place.session->id) == place.session, "a session is one of the registry");
  if (place.link != nullptr) {
    fuzz::require(place.session != nullptr && place.window != nullptr, "a link has a session and a window");
    fuzz::require(place.link->window == place.window->id, "a link is that of the window");
  }
  if (place.pane != nullptr) {
    fuzz::require(registry.pane(place.pane->id) == place.pane, "a pane is one of the registry");
    if (relative) return;
    fuzz::require(place.window != nullptr && place.pane->window == place.window->id, "a pane is in its window");
    const auto& panes = place.window->panes;
    fuzz::require(std::find(panes.begin(), panes.end(), place.pane->id) != panes.end(), "a window has its pane");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::FuzzWorld universe;
  static fuzz::FuzzLive still;
  static state::Registry nobody = state::Registry::fresh("boot");
  static shim::World empty{nobody, still};

  std::string_view text = fuzz::text_of(data, size);
  const unsigned choice = fuzz::take_byte(text);
  const auto kind = static_cast<shim::TargetKind>(choice % 3);
  const auto flags = static_cast<shim::TargetFlag>((choice / 3) & 0x3f);
  const auto found = shim::resolve(universe.world, universe.caller, kind, text, flags);
  if (found) check_place(universe.registry, *found, is_relative(text));
  if (!found) fuzz::require(!found.error().message.empty(), "an error says something");
  const auto nothing = shim::resolve(empty, universe.caller, kind, text, flags);
  if (nothing) {
    fuzz::require(nothing->session == nullptr && nothing->window == nullptr && nothing->pane == nullptr,
                  "nothing is found where nothing is");
    fuzz::require(shim::has_flag(flags, shim::TargetFlag::can_fail) || shim::has_flag(flags, shim::TargetFlag::quiet) ||
                      shim::has_flag(flags, shim::TargetFlag::window_index),
                  "an empty universe is an error");
  }
  return 0;
}
