// SPDX-License-Identifier: ISC
// Gives a window a size of its own; it is sized by hand from then on (tmux(1), resize-window).
#include <algorithm>
#include <cstdio>
#include <string>

#include "shim/commands/numbers.hpp"
#include "shim/commands/table.hpp"
#include "shim/options/option_view.hpp"

namespace shim {

namespace {

constexpr unsigned k_minimum = 1, k_maximum = 10000;  // tmux: WINDOW_MINIMUM, WINDOW_MAXIMUM

state::Result<unsigned> wanted_length(const Args& args, char flag, unsigned now, std::string_view what) {
  const auto text = args.value(flag);
  if (!text) return now;
  ROOST_TRY_ASSIGN(const long long length, parse_number(*text, k_minimum, k_maximum, what));
  return static_cast<unsigned>(length);
}

void adjust(WindowSize& size, const Args& args, unsigned cells) {
  const auto less = [&](unsigned& length) { length -= length >= cells ? cells : 0; };
  if (args.has('L')) {
    less(size.width);
  } else if (args.has('R')) {
    size.width += cells;
  } else if (args.has('U')) {
    less(size.height);
  } else if (args.has('D')) {
    size.height += cells;
  }
}

// -A and -a: the largest or smallest client's size; without clients the session's default-size.
WindowSize default_size(const state::Registry& registry, const Place& place) {
  const std::string text(OptionView(registry, place).text("default-size"));
  WindowSize size;
  if (std::sscanf(text.c_str(), "%ux%u", &size.width, &size.height) != 2) return {};
  return size;
}

state::Result<WindowSize> wanted_size(const state::Registry& registry, const Place& place, const Args& args) {
  unsigned cells = 1;
  if (!args.operands().empty()) {
    ROOST_TRY_ASSIGN(const long long given, parse_number(args.operands().front(), 1, k_int_max, "adjustment"));
    cells = static_cast<unsigned>(given);
  }
  WindowSize size;
  ROOST_TRY_ASSIGN(size.width, wanted_length(args, 'x', place.window->width, "width"));
  ROOST_TRY_ASSIGN(size.height, wanted_length(args, 'y', place.window->height, "height"));
  adjust(size, args, cells);
  if (args.has('A') || args.has('a')) size = default_size(registry, place);
  return WindowSize{std::clamp(size.width, k_minimum, k_maximum), std::clamp(size.height, k_minimum, k_maximum)};
}

state::Result<void> run(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
        ROOST_TRY_ASSIGN(const WindowSize size, wanted_size(registry, place, args));
        state::Window& window = *registry.edit_window(place.window->id);
        window.options["window-size"] = "manual";
        Layout layout = layout_of(window);
        resize_window(layout, size, border_status(registry, window));
        set_layout(registry, window, layout, change);
        return {};
      });
}

}  // namespace

extern const CommandSpec resize_window_command;
const CommandSpec resize_window_command = {
    .args = {.name = "resize-window",
             .flags = "aADLRt:Ux:y:",
             .max_operands = 1,
             .usage = "[-aADLRU] [-x width] [-y height] [-t target-window] [adjustment]"},
    .alias = "resizew",
    .lock = LockNeed::write,
    .run = run,
};

}  // namespace shim
