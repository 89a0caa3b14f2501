// SPDX-License-Identifier: ISC
// Follows cmd-select-layout.c and layout-set.c.
#include "shim/commands/layout_change.hpp"

#include "shim/options/option_view.hpp"

namespace shim {

namespace {

constexpr int k_presets = 5;

Layout arrange_preset(const state::Registry& registry, const Place& place, int preset) {
  const state::Window& window = *place.window;
  const OptionView options(registry, place);
  const PresetSizes sizes{options.text("main-pane-width"), options.text("main-pane-height"),
                          options.text("other-pane-width"), options.text("other-pane-height")};
  return arrange(static_cast<LayoutPreset>(preset), window.panes, {window.width, window.height}, sizes,
                 border_status(registry, window));
}

}  // namespace

LayoutChange::LayoutChange(state::Registry& registry, const Place& place, TreeChange& change)
    : registry_(registry), place_(place), window_(*registry.edit_window(place.window->id)), change_(change) {
  unzoom(registry, window_.id, change);
  former_ = std::exchange(window_.old_layout, layout_of(window_).text());
}

void LayoutChange::use_preset(int preset) {
  window_.last_preset = preset;
  if (window_.panes.size() > 1) use(arrange_preset(registry_, place_, preset));
  change_.laid_out.push_back(window_.id);  // as tmux tells it: once the layout, once the command
}

void LayoutChange::step_preset(PresetStep step) {
  const int last = window_.last_preset;
  if (step == PresetStep::next) return use_preset((last + 1) % k_presets);
  use_preset(last <= 0 ? k_presets - 1 : last - 1);
}

void LayoutChange::repeat_preset() {
  if (window_.last_preset != -1) use_preset(window_.last_preset);
}

state::Result<void> LayoutChange::use_text(std::string_view text) {
  ROOST_TRY_ASSIGN(const Layout layout, parse_custom(text, window_.panes));
  use(layout);
  change_.laid_out.push_back(window_.id);
  return {};
}

void LayoutChange::spread() {
  Layout layout = layout_of(window_);
  spread_out(layout, place_.pane->id, border_status(registry_, window_));
  use(layout);
}

// A layout brings its own size along, but a window of manual size keeps that.
void LayoutChange::use(const Layout& layout) {
  const bool manual = OptionView(registry_, place_).text("window-size") == "manual";
  Layout sized = layout.clone();
  if (manual) resize_window(sized, {window_.width, window_.height}, border_status(registry_, window_));
  set_layout(registry_, window_, sized, change_);
}

state::Result<void> step_layout(Context& context, const Args& args, PresetStep step) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::window));
        LayoutChange(registry, place, change).step_preset(step);
        return {};
      });
}

}  // namespace shim
