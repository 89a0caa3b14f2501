// SPDX-License-Identifier: ISC
// Arranges a window's panes: presets, a given layout, the former one, or evened out (tmux(1), select-layout,
// next-layout, previous-layout).
#include "shim/commands/table.hpp"
#include "shim/options/option_view.hpp"

namespace shim {

namespace {

constexpr int k_presets = 5;

enum class Step : std::uint8_t { none, next, previous };

int stepped_preset(int last, Step step) {
  if (step == Step::next) return last == -1 ? 0 : (last + 1) % k_presets;
  return last <= 0 ? k_presets - 1 : last - 1;
}

Layout arrange_preset(const state::Registry& registry, const Place& place, int preset) {
  const state::Window& window = *place.window;
  const OptionView options(registry, place);
  const PresetSizes sizes{options.text("main-pane-width"), options.text("main-pane-height"),
                          options.text("other-pane-width"), options.text("other-pane-height")};
  return arrange(static_cast<LayoutPreset>(preset), window.panes, {window.width, window.height}, sizes,
                 border_status(registry, window));
}

class LayoutChange {
 public:
  LayoutChange(state::Registry& registry, const Place& place, TreeChange& change)
      : registry_(registry), place_(place), window_(*registry.edit_window(place.window->id)), change_(change) {
    unzoom(registry, window_.id, change);
    former_ = std::exchange(window_.old_layout, layout_of(window_).text());
  }

  void use_preset(int preset) {
    window_.last_preset = preset;
    if (window_.panes.size() > 1) use(arrange_preset(registry_, place_, preset));
  }

  void spread() {
    Layout layout = layout_of(window_);
    spread_out(layout, place_.pane->id, border_status(registry_, window_));
    use(layout);
  }

  state::Result<void> use_text(std::string_view text) {
    ROOST_TRY_ASSIGN(const Layout layout, parse_custom(text, window_.panes));
    use(layout);
    return {};
  }

  // Without a name: the last preset, or with -o the layout before the last change.
  state::Result<void> choose(const Args& args) {
    const std::string name = args.operands().empty() ? std::string() : args.operands().front();
    const bool given = !args.operands().empty();
    if (args.has('o')) {
      const std::string& text = given ? name : former_;
      return given || !text.empty() ? use_text(text) : state::Result<void>();
    }
    const auto preset = given ? find_preset(name) : std::nullopt;
    if (preset) {
      use_preset(static_cast<int>(*preset));
    } else if (given) {
      return use_text(name);
    } else if (window_.last_preset != -1) {
      use_preset(window_.last_preset);
    }
    return {};
  }

  int last_preset() const { return window_.last_preset; }

 private:
  // A layout brings its own size along, but a window of manual size keeps that.
  void use(const Layout& layout) {
    const bool manual = OptionView(registry_, place_).text("window-size") == "manual";
    Layout sized = layout.clone();
    if (manual) resize_window(sized, {window_.width, window_.height}, border_status(registry_, window_));
    set_layout(registry_, window_, sized, change_);
  }

  state::Registry& registry_;
  const Place& place_;
  state::Window& window_;
  TreeChange& change_;
  std::string former_;
};

state::Result<void> rearrange(Context& context, const Args& args, TargetKind kind, Step step) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, kind));
        LayoutChange layout(registry, place, change);
        if (step != Step::none) {
          layout.use_preset(stepped_preset(layout.last_preset(), step));
        } else if (args.has('E')) {
          layout.spread();
        } else {
          return layout.choose(args);
        }
        return {};
      });
}

state::Result<void> run_select(Context& context, const Args& args) {
  const Step step = args.has('n') ? Step::next : args.has('p') ? Step::previous : Step::none;
  return rearrange(context, args, TargetKind::pane, step);
}
state::Result<void> run_next(Context& context, const Args& args) {
  return rearrange(context, args, TargetKind::window, Step::next);
}
state::Result<void> run_previous(Context& context, const Args& args) {
  return rearrange(context, args, TargetKind::window, Step::previous);
}

}  // namespace

extern const CommandSpec select_layout_command;
const CommandSpec select_layout_command = {
    .args = {.name = "select-layout",
             .flags = "Enopt:",
             .max_operands = 1,
             .usage = "[-Enop] [-t target-pane] [layout-name]"},
    .alias = "selectl",
    .lock = LockNeed::write,
    .run = run_select,
};

extern const CommandSpec next_layout_command;
const CommandSpec next_layout_command = {
    .args = {.name = "next-layout", .flags = "t:", .max_operands = 0, .usage = "[-t target-window]"},
    .alias = "nextl",
    .lock = LockNeed::write,
    .run = run_next,
};

extern const CommandSpec previous_layout_command;
const CommandSpec previous_layout_command = {
    .args = {.name = "previous-layout", .flags = "t:", .max_operands = 0, .usage = "[-t target-window]"},
    .alias = "prevl",
    .lock = LockNeed::write,
    .run = run_previous,
};

}  // namespace shim
