// SPDX-License-Identifier: ISC
// Arranges a window's panes: a preset, a given layout, the former one, or evened out (tmux(1), select-layout).
#include "shim/commands/layout_change.hpp"
#include "shim/commands/table.hpp"

namespace shim {

namespace {

// A name that is no preset is a layout text; -o takes a text only, or goes back to the former layout.
state::Result<void> choose(LayoutChange& layout, const Args& args) {
  const bool given = !args.operands().empty();
  if (args.has('o')) {
    const std::string& text = given ? args.operands().front() : layout.former();
    return given || !text.empty() ? layout.use_text(text) : state::Result<void>();
  }
  if (!given) {
    layout.repeat_preset();
    return {};
  }
  const std::string& name = args.operands().front();
  const auto preset = find_preset(name);
  if (!preset) return layout.use_text(name);
  layout.use_preset(static_cast<int>(*preset));
  return {};
}

state::Result<void> run(Context& context, const Args& args) {
  return context.transact(
      [&](const World& world, state::Registry& registry, TreeChange& change) -> state::Result<void> {
        ROOST_TRY_ASSIGN(const Place place, context.target(world, args, TargetKind::pane));
        LayoutChange layout(registry, place, change);
        if (args.has('n')) {
          layout.step_preset(PresetStep::next);
        } else if (args.has('p')) {
          layout.step_preset(PresetStep::previous);
        } else if (args.has('E')) {
          layout.spread();
        } else {
          return choose(layout, args);
        }
        return {};
      });
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
    .run = run,
};

}  // namespace shim
